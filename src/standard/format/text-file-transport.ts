import { isUtf8 } from 'node:buffer'
import { existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Text, text } from '#kernel/language.ts'

/** A file's text, or why it has none that could be a standard. */
export type TextFile = { readonly yaml: string } | { readonly refused: Text }

const largest = 4_000_000

const refusals = {
	none: text(
		'der er ingen fil af det navn; nævn en YAML-fil med en standard, som i municipalities/<navn>/standard/2025-07-01.yaml',
		'there is no such file; name a YAML file of a standard, as in municipalities/<name>/standard/2025-07-01.yaml',
	),
	folder: text('det er en mappe; nævn en fil i den', 'this is a folder; name a file in it'),
	other: text('det er hverken en fil eller en mappe', 'this is neither a file nor a folder'),
	large: text(
		`filen fylder mere end ${largest / 1_000_000} MB; en standard er nogle få sider tekst`,
		`the file is larger than ${largest / 1_000_000} MB; a standard is a few pages of text`,
	),
	utf16: text(
		'filen er skrevet i UTF-16; gem den som UTF-8 (vælg “UTF-8” i programmets “Gem som”)',
		'the file is written in UTF-16; save it as UTF-8 (choose “UTF-8” under “Save as” in the editor)',
	),
	notUtf8: text(
		'filen er ikke tekst i UTF-8; er det en ældre tekst med æ, ø og å, så gem den som UTF-8 – ellers er det ikke en standard',
		'the file is no text in UTF-8; if it is an older text with æ, ø and å, save it as UTF-8 – otherwise it is no standard',
	),
}

const isUtf16 = (bytes: Uint8Array): boolean => {
	const [first, second] = bytes
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

/** What a path leads to; undefined where it leads nowhere, or in a circle. */
export const foundAt = (path: string): Stats | undefined => (existsSync(path) ? statSync(path) : undefined)

/** Paths of every `.yaml` in a folder, in the order of their names. */
export const yamlIn = (folder: string): readonly string[] =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => join(folder, name))

/** Reads a file that ought to be text; never more of it than a standard could be. */
export const textFile = (path: string): TextFile => {
	const found = foundAt(path)
	if (!found) return { refused: refusals.none }
	if (found.isDirectory()) return { refused: refusals.folder }
	if (!found.isFile()) return { refused: refusals.other }
	if (found.size > largest) return { refused: refusals.large }
	const bytes = readFileSync(path)
	if (isUtf16(bytes)) return { refused: refusals.utf16 }
	if (!isUtf8(bytes)) return { refused: refusals.notUtf8 }
	return { yaml: bytes.toString('utf8').replace(/^\ufeff/, '') }
}
