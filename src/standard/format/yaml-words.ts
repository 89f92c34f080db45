import type { ErrorCode } from 'yaml'
import { type Text, text } from '#kernel/language.ts'

const brokenLayout = text(
	'indrykningen passer ikke: nøgler, der hører sammen, begynder i samme kolonne, og det, der hører under en nøgle, er rykket ind med mellemrum',
	'the indentation does not fit: keys that belong together begin in the same column, and what belongs to a key is indented by spaces under it',
)
const inQuotes = text(
	"linjen kan ikke læses som YAML; en tekst med : # { } [ ] , & * ! | > % @ eller anførselstegn i sættes i ‘ ’: 'tekst'",
	"the line cannot be read as YAML; a text with : # { } [ ] , & * ! | > % @ or quotation marks in it stands in quotes: 'text'",
)
const noMarks = text(
	'en standard bruger ikke YAML’s mærker &navn, *navn og !navn: skriv teksten, hvor den hører til, eller sæt den i anførselstegn',
	'a standard does not use YAML’s marks &name, *name and !name: write the text where it belongs, or put it in quotes',
)
const keyTooLong = text(
	'en nøgle står på én linje og er kort; mangler der et : eller et anførselstegn længere oppe?',
	'a key stands on one line and is short; is a : or a quotation mark missing further up?',
)

/** What is wrong with the YAML itself, in words for who writes standards and not parsers. */
const words: Readonly<Record<ErrorCode, Text>> = {
	ALIAS_PROPS: noMarks,
	BAD_ALIAS: noMarks,
	BAD_COLLECTION_TYPE: noMarks,
	BAD_DIRECTIVE: text(
		'en linje, der begynder med %, er en besked til YAML; en standard har ingen',
		'a line that begins with % speaks to YAML itself; a standard has none',
	),
	BAD_DQ_ESCAPE: text(
		'inden for "…" begynder \\ et særligt tegn; brug \'…\' i stedet',
		'inside "…" a \\ begins a special sign; use \'…\' instead',
	),
	BAD_INDENT: brokenLayout,
	BAD_PROP_ORDER: noMarks,
	BAD_SCALAR_START: inQuotes,
	BLOCK_AS_IMPLICIT_KEY: brokenLayout,
	BLOCK_IN_FLOW: text(
		'inden for { } og [ ] skrives alt på den korte måde; | og > og lister med - hører til uden for dem',
		'inside { } and [ ] everything is written the short way; | and > and lists with - belong outside them',
	),
	DUPLICATE_KEY: text('nøglen står to gange', 'the key stands twice'),
	IMPOSSIBLE: inQuotes,
	KEY_OVER_1024_CHARS: keyTooLong,
	MISSING_CHAR: text(
		'der mangler et tegn: hver { slutter med }, hver [ med ], hvert anførselstegn med et til, delene adskilles af komma, og efter : kommer et mellemrum',
		'a sign is missing: every { ends with }, every [ with ], every quotation mark with another, parts are divided by commas, and a space follows each :',
	),
	MULTILINE_IMPLICIT_KEY: keyTooLong,
	MULTIPLE_ANCHORS: noMarks,
	MULTIPLE_DOCS: text(
		'--- begynder en ny standard i samme fil; skriv hver standard i sin egen fil',
		'--- begins another standard in the same file; write each standard in a file of its own',
	),
	MULTIPLE_TAGS: noMarks,
	NON_STRING_KEY: text('en nøgle er et ord', 'a key is a word'),
	RESOURCE_EXHAUSTION: text(
		'der er for mange niveauer inden i hinanden til, at filen kan læses',
		'there are too many levels inside each other for the file to be read',
	),
	TAB_AS_INDENT: text(
		'linjen er rykket ind med tabulator; ryk ind med mellemrum',
		'the line is indented with a tab; indent with spaces',
	),
	TAG_RESOLVE_FAILED: noMarks,
	UNEXPECTED_TOKEN: inQuotes,
}

export const yamlComplaint = (code: ErrorCode): Text => words[code]
export const markComplaint = noMarks
