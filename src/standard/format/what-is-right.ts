import type { z } from 'zod'
import { type Text, text } from '#kernel/language.ts'
import type { Path } from '../check/found.ts'
import { format } from './format.ts'
import { bounds, complaintsIn, definitionOf, formatAt, isWhole, nameAt } from './format-at.ts'
import { formatComplaint } from './format-complaints.ts'

/** Words one after another, the last few left out where they are many. */
export const someOf = (words: readonly string[], most = 12): Text => {
	const shown = words.slice(0, most).join(', ')
	const rest = words.length - most
	return rest > 0 ? text(`${shown} og ${rest} andre`, `${shown} and ${rest} others`) : text(shown, shown)
}

const number = (schema: z.ZodType): Text => {
	const { least, greatest } = bounds(schema)
	const [da, en] = isWhole(schema) ? ['et helt tal', 'a whole number'] : ['et tal', 'a number']
	return least !== null && greatest !== null
		? text(`${da} fra ${least} til ${greatest}`, `${en} from ${least} to ${greatest}`)
		: text(da, en)
}

const ofObject = (shape: object): Text => {
	const keys = Object.keys(shape)
	if (keys.join() === 'da,en')
		return text('ordene på begge sprog: { da: …, en: … }', 'the words in both languages: { da: …, en: … }')
	const shown = someOf(keys)
	return text(`nøgler: ${shown.da}`, `keys: ${shown.en}`)
}

/** What the format wants of one of its parts. */
const wanted = (schema: z.ZodType): Text => {
	const { type, shape, element, entries, values } = definitionOf(schema)
	const [said] = complaintsIn(schema)
	if (shape) return ofObject(shape)
	if (entries) return someOf(Object.keys(entries))
	if (values) return someOf(values.map(String))
	if (type === 'boolean') return text('true eller false', 'true or false')
	if (type === 'number') return number(schema)
	if (type === 'record')
		return text('nøgler med navne, som standarden selv giver', 'keys with names that the standard itself gives')
	if (type === 'array' && element) {
		const one = either(formatAt(element, []).map(wanted))
		return text(`en liste [ ] af: ${one.da}`, `a list [ ] of: ${one.en}`)
	}
	return said === undefined ? text('ord', 'words') : formatComplaint(said)
}

const either = (choices: readonly Text[]): Text =>
	text(
		[...new Set(choices.map(({ da }) => da))].join(' – eller ') || 'ord',
		[...new Set(choices.map(({ en }) => en))].join(' – or ') || 'words',
	)

/** Parts that are said better in one piece than as the choices they are made of. */
const inOnePiece: Readonly<Record<string, Text>> = {
	ages: text(
		'en alder, et spænd som { from: 65, to: 79 }, eller en liste [ ] af dem; alder er et helt tal fra 0 til 130',
		'an age, a range as in { from: 65, to: 79 }, or a list [ ] of such; an age is a whole number from 0 to 130',
	),
	scope: text('all, eller { groups: […], criteria: […] }', 'all, or { groups: […], criteria: […] }'),
}

/** What would be right at a place of the file. */
export const whatIsRight = (path: Path): Text => {
	if (path.at(-1) === 'da') return text('de danske ord', 'the Danish words')
	if (path.at(-1) === 'en') return text('de engelske ord', 'the English words')
	const parts = [path, path.slice(0, -1)].map((place) => nameAt(format, place) ?? '')
	const whole = parts.map((name) => inOnePiece[name]).find((one) => one !== undefined)
	return whole ?? either(formatAt(format, path).map(wanted))
}

/** Words that the format takes at a place, as in: automatic, on_request. */
export const wordsAt = (path: Path): readonly string[] =>
	formatAt(format, path).flatMap((part) => {
		const { entries, values } = definitionOf(part)
		return entries ? Object.keys(entries) : (values ?? []).map(String)
	})
