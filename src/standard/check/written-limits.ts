import { Lexer, Parser } from 'yaml'
import { type Text, text } from '#kernel/language.ts'

/** As many characters as a standard may have; a few pages of text are a fortieth of it. */
const longestText = 1_000_000
/** As many keys, values, marks and line ends; a standard has some thousand. */
const mostParts = 150_000
/** So many levels inside each other; a standard has about ten. */
const deepest = 64

/** What stops a text from being looked at as YAML at all, and where; null when nothing does. */
export type Refusal = { readonly what: Text; readonly offset: number }

const signs = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ' ')

const tooLong = text(
	`teksten er længere end ${signs(longestText)} tegn; en standard er nogle få sider`,
	`the text is longer than ${signs(longestText)} characters; a standard is a few pages of text`,
)

const noText = text(
	'her står tegn, som ikke er tekst; gem filen som ren tekst i UTF-8',
	'here stand signs that are no text; save the file as plain text in UTF-8',
)

const tooDeep = text(
	`der er mere end ${deepest} niveauer inden i hinanden; en standard har omkring ti`,
	`there are more than ${deepest} levels inside each other; a standard has about ten`,
)
const tooMany = text(
	`her er der gået ${signs(mostParts)} nøgler, værdier og tegn; en standard har nogle tusind`,
	`by here there have been ${signs(mostParts)} keys, values and marks; a standard has some thousand`,
)

/** Depth and number are measured while the text is taken apart, so that nothing has to follow it down. */
const tooMuch = (yaml: string): Refusal | null => {
	const parser = new Parser()
	let [offset, parts] = [0, 0]
	for (const lexeme of new Lexer().lex(yaml)) {
		for (const _ of parser.next(lexeme)) if (parser.stack.length > deepest) return { what: tooDeep, offset }
		if (parser.stack.length > deepest) return { what: tooDeep, offset }
		parts += 1
		if (parts > mostParts) return { what: tooMany, offset }
		offset += lexeme.length
	}
	return null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const signsOfNoText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd\ufffe\uffff]/

export const refusalOf = (yaml: string): Refusal | null => {
	if (yaml.length > longestText) return { what: tooLong, offset: 0 }
	const odd = yaml.search(signsOfNoText)
	if (odd >= 0) return { what: noText, offset: odd }
	return tooMuch(yaml)
}
