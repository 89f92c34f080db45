import { type Language, type Text, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { refusedText } from './refused-words.ts'

/** What the device knows of what was typed on it. Times are clocks as they are read, 10.32. */
export type KeptState = {
	/** Typed within the last moment and not kept yet. */
	readonly isTyping: boolean
	readonly keptAt: string | null
	readonly deliveredAt: string | null
	/** What is not delivered. */
	readonly waiting: Pile
	/** What was delivered and not taken. */
	readonly refused: Pile
	/** Why not, as the server said it. */
	readonly refusedBecause: string | null
	/** Nothing can be kept on the device: it refuses, or is full. */
	readonly onlyHere: boolean
	/** A signature is among what waits. */
	readonly isSigned: boolean
	/** The device knows that it reaches nobody. */
	readonly isOffline: boolean
}

/** Entries, and in how many fields they were typed: none where something was pressed only. */
export type Pile = { readonly entries: number; readonly fields: number }

export type KeptLine = { readonly words: Text; readonly is: 'calm' | 'waiting' | 'wrong' }

/** A field typed in again on the way is one field, however many entries it has become. */
export const pileOf = (entries: readonly { readonly place: string | null }[]): Pile => ({
	entries: entries.length,
	fields: new Set(entries.flatMap(({ place }) => place ?? [])).size,
})

const fields = (count: number): Text =>
	count === 1 ? text('1 felt', '1 field') : text(`${count} felter`, `${count} fields`)

/** How much waits; nothing where it is no field. */
const inBrackets = ({ fields: count }: Pile): Text =>
	count === 0 ? text('', '') : text(` (${fields(count).da} venter)`, ` (${fields(count).en} waiting)`)

/** One line, true at every moment: what is kept on this device, what has reached the municipality, and whether anything can. */
export const keptLine = (state: KeptState): KeptLine => {
	const line = lineOf(state)
	if (!state.isOffline || line.is === 'wrong' || state.isTyping) return line
	const { da, en } = line.words
	return { is: line.is, words: text(`Ingen forbindelse lige nu · ${da}`, `No network just now · ${en}`) }
}

const lineOf = (state: KeptState): KeptLine => {
	const { keptAt, deliveredAt, waiting, refused } = state
	const some = inBrackets(waiting)
	if (refused.entries > 0) {
		const those = refused.fields > 0 ? fields(refused.fields) : text('Det, du trykkede på,', 'What you pressed was')
		const because = refusedText(state.refusedBecause ?? '')
		return {
			is: 'wrong',
			words: text(`${those.da} blev ikke modtaget. ${because.da}`, `${those.en} not accepted. ${because.en}`),
		}
	}
	if (state.onlyHere && (waiting.entries > 0 || state.isTyping))
		return {
			is: 'wrong',
			words: text(
				'Enheden kan ikke gemme, og det er ikke leveret endnu. Luk ikke siden.',
				'This device cannot keep it, and it is not delivered yet. Do not close the page.',
			),
		}
	if (state.isTyping) return { is: 'calm', words: text('Gemmer …', 'Keeping …') }
	if (state.onlyHere)
		return {
			is: 'waiting',
			words: text(
				`Enheden kan ikke gemme. Leveret ${deliveredAt ?? 'intet'}`,
				`This device cannot keep anything. Delivered ${deliveredAt ?? 'nothing'}`,
			),
		}
	if (waiting.entries > 0) {
		const where = text(
			keptAt === null ? 'Gemt på enheden' : `Gemt på enheden ${keptAt}`,
			keptAt === null ? 'Kept on this device' : `Kept on this device ${keptAt}`,
		)
		return {
			is: 'waiting',
			words: state.isSigned
				? text(`${where.da} · Underskriften er ikke leveret endnu`, `${where.en} · The signature is not delivered yet`)
				: text(`${where.da} · Ikke leveret endnu${some.da}`, `${where.en} · Not delivered yet${some.en}`),
		}
	}
	if (deliveredAt === null)
		return { is: 'calm', words: text('Intet venter på at blive leveret', 'Nothing waits to be delivered') }
	return {
		is: 'calm',
		words:
			keptAt === null
				? text(`Leveret ${deliveredAt}`, `Delivered ${deliveredAt}`)
				: text(
						`Gemt på enheden ${keptAt} · Leveret ${deliveredAt}`,
						`Kept on this device ${keptAt} · Delivered ${deliveredAt}`,
					),
	}
}

const danish = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Copenhagen' })

/** A moment in milliseconds as the clock is read in Denmark: 10.32. */
export const clockText = (moment: number, language: Language): string => writeClock(danish.format(moment), language)
