import { type Text, text } from '#kernel/language.ts'
import type { Item, NumberItem, Range } from './instrument.ts'

/** What stands in a field, read; `wrong` is kept as typed and asked about. */
export type Answer =
	| { readonly kind: 'empty' }
	| NumberRead
	| { readonly kind: 'points'; readonly points: number }
	| { readonly kind: 'wrong'; readonly says: Text }

/** A number, and in which unit it was written; `asks` where it is unusual. */
type NumberRead = {
	readonly kind: 'number'
	readonly figure: number
	readonly unit: Text | null
	readonly asks: Text | null
}

/** Something odd, said at the field it is about. It is mended, or, where it can be so, the writer says that it is. */
export type Question = { readonly item: string; readonly says: Text; readonly canBeSo: boolean }

const cannot = ['kan ikke', 'cannot', 'can not', 'unable']

export const answerOf = (item: Item, typed: string): Answer => {
	const written = typed.trim()
	if (written === '') return { kind: 'empty' }
	if (item.kind === 'number') return numberOf(item, written)
	const chosen = item.choices.find((choice) => choice.value === written)
	if (chosen) return { kind: 'points', points: chosen.points }
	const known = item.choices.map((choice) => choice.value).join(', ')
	return wrong(
		`“${short(written)}” er ikke et af svarene (${known}).`,
		`“${short(written)}” is none of the answers (${known}).`,
	)
}

const numberOf = (item: NumberItem, written: string): Answer => {
	if (item.unable !== null && cannot.includes(written.toLowerCase())) return { kind: 'points', points: item.unable }
	const plain = written.replace(',', '.').replaceAll(/\s/g, '')
	if (!/^[-+]?\d{1,9}(\.\d{1,9})?$/.test(plain)) {
		const example = item.decimals === 0 ? ['12', '12'] : ['4,5', '4.5']
		return wrong(
			`“${short(written)}” er ikke et tal. Skriv kun tallet med cifrene 0–9, for eksempel ${example[0]}.`,
			`“${short(written)}” is not a number. Write the number only, with the digits 0–9, as in ${example[1]}.`,
		)
	}
	const { figure, unit } = inItsUnit(item, Number(plain))
	if (item.decimals === 0 && !Number.isInteger(figure))
		return wrong(`Skriv et helt tal i stedet for ${written}.`, `Write a whole number instead of ${written}.`)
	const possible = item.possible ?? item
	if (!isWithin(figure, possible)) {
		const [from, to] = endsOf(possible)
		return wrong(
			`${written}${named(unit, 'da')} kan ikke passe. Tallet skal være fra ${from.da} til ${to.da}. Ret det, eller slet det.`,
			`${written}${named(unit, 'en')} cannot be. The number is to be from ${from.en} to ${to.en}. Correct it or delete it.`,
		)
	}
	const [from, to] = endsOf(item)
	const asks = isWithin(figure, item)
		? null
		: text(
				`${written}${named(unit, 'da')} er uden for, hvad vi venter (${from.da} – ${to.da}). Er det rigtigt?`,
				`${written}${named(unit, 'en')} is outside what we expect (${from.en} – ${to.en}). Is it right?`,
			)
	return { kind: 'number', figure, unit, asks }
}

export const isWithin = (figure: number, { from, to }: Range): boolean => figure >= from && figure <= to
const endsOf = ({ from, to }: Range): readonly [Text, Text] => [endOf(from), endOf(to)]
const endOf = (end: number): Text => text(`${end}`.replace('.', ','), `${end}`)

/** A figure that cannot be in its own unit, and can in the other that people write, was written in that one: 1,72 is 172 cm. */
const inItsUnit = (item: NumberItem, written: number): { figure: number; unit: Text | null } => {
	const own = { figure: written, unit: item.unit }
	const possible = item.possible ?? item
	if (!item.alsoIn || isWithin(written, possible)) return own
	const figure = Number((written * item.alsoIn.times).toFixed(item.decimals))
	return isWithin(figure, possible) ? { figure, unit: item.alsoIn.unit } : own
}

/** That a number was read in another unit than its own: *1,72 meter er læst som 172 cm.* */
export const readInOtherUnit = (item: Item, typed: string, answer: Answer | undefined): Text | null => {
	if (item.kind !== 'number' || answer?.kind !== 'number' || answer.unit === item.unit) return null
	const figure = endOf(answer.figure)
	return text(
		`${typed.trim()}${named(answer.unit, 'da')} er læst som ${figure.da}${named(item.unit, 'da')}.`,
		`${typed.trim()}${named(answer.unit, 'en')} is read as ${figure.en}${named(item.unit, 'en')}.`,
	)
}

const named = (unit: Text | null, language: 'da' | 'en'): string => (unit === null ? '' : ` ${unit[language]}`)
const short = (written: string): string => (written.length > 24 ? `${written.slice(0, 24)}…` : written)
const wrong = (da: string, en: string): Answer => ({ kind: 'wrong', says: text(da, en) })

/** What is to be asked about one field, seen beside the others; null when nothing is odd. */
export const questionAbout = (item: Item, typed: string, read: ReadonlyMap<string, Answer>): Question | null => {
	const answer = read.get(item.code)
	if (answer?.kind === 'wrong') return { item: item.code, says: answer.says, canBeSo: false }
	if (answer?.kind !== 'number' || item.kind !== 'number') return null
	const above = item.belowItem === null ? undefined : read.get(item.belowItem)
	if (above?.kind !== 'number' || answer.figure < above.figure)
		return answer.asks && { item: item.code, says: answer.asks, canBeSo: true }
	const higher = `${above.figure}`
	return {
		item: item.code,
		canBeSo: false,
		says: text(
			`${typed.trim()} skulle være lavere end det andet tal (${higher.replace('.', ',')}). Er de byttet om?`,
			`${typed.trim()} ought to be lower than the other number (${higher}). Have they changed places?`,
		),
	}
}
