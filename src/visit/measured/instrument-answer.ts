import { type Text, text } from '#kernel/language.ts'
import type { Item, NumberItem } from './instrument.ts'

/** What stands in a field, read; `wrong` is kept as typed and asked about. */
export type Answer =
	| { readonly kind: 'empty' }
	| { readonly kind: 'number'; readonly figure: number }
	| { readonly kind: 'points'; readonly points: number }
	| { readonly kind: 'wrong'; readonly says: Text }

/** Something odd, said at the field it is about. */
export type Question = { readonly item: string; readonly says: Text }

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
			`“${short(written)}” er ikke et tal. Skriv kun tallet, for eksempel ${example[0]}.`,
			`“${short(written)}” is not a number. Write the number only, as in ${example[1]}.`,
		)
	}
	const figure = Number(plain)
	if (item.decimals === 0 && !Number.isInteger(figure))
		return wrong(`Skriv et helt tal i stedet for ${written}.`, `Write a whole number instead of ${written}.`)
	if (figure < item.from || figure > item.to) {
		const [from, to] = [item.from, item.to].map((end) => [`${end}`.replace('.', ','), `${end}`])
		return wrong(
			`${written}${unitOf(item, 'da')} er uden for, hvad vi venter (${from?.[0]} – ${to?.[0]}). Er det rigtigt?`,
			`${written}${unitOf(item, 'en')} is outside what we expect (${from?.[1]} – ${to?.[1]}). Is it right?`,
		)
	}
	return { kind: 'number', figure }
}

const unitOf = ({ unit }: NumberItem, language: 'da' | 'en'): string => (unit === null ? '' : ` ${unit[language]}`)
const short = (written: string): string => (written.length > 24 ? `${written.slice(0, 24)}…` : written)
const wrong = (da: string, en: string): Answer => ({ kind: 'wrong', says: text(da, en) })

/** What is to be asked about one field, seen beside the others; null when nothing is odd. */
export const questionAbout = (item: Item, typed: string, read: ReadonlyMap<string, Answer>): Question | null => {
	const answer = read.get(item.code)
	if (answer?.kind === 'wrong') return { item: item.code, says: answer.says }
	if (answer?.kind !== 'number' || item.kind !== 'number' || item.belowItem === null) return null
	const above = read.get(item.belowItem)
	if (above?.kind !== 'number' || answer.figure < above.figure) return null
	const higher = `${above.figure}`
	return {
		item: item.code,
		says: text(
			`${typed.trim()} skulle være lavere end det andet tal (${higher.replace('.', ',')}). Er de byttet om?`,
			`${typed.trim()} ought to be lower than the other number (${higher}). Have they changed places?`,
		),
	}
}
