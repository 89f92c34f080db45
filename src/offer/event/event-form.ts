import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Clock, instantAt, readClock } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { NewEvent } from './event.ts'

/** What was typed, as it was typed. */
export type TypedEvent = {
	readonly title: string
	readonly place: string
	readonly on: Day | null
	readonly from: string
	readonly to: string
	readonly seats: string
	readonly companions: boolean
	readonly answerBy: Day | null
}

export const mostSeats = 500
/** What a letter has room for. */
const mostSigns = { title: 80, place: 120 }

/** `9`, `9.30`, `09:30`: as people write it. */
export const readHour = (typed: string): Clock | null => {
	const [found, hour = '', minutes = '00'] = /^(\d{1,2})(?:[.:](\d\d))?$/.exec(typed.trim()) ?? []
	return found === undefined ? null : readClock(`${hour.padStart(2, '0')}:${minutes}`)
}

export const readSeats = (typed: string): number | null => {
	const seats = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
	return seats >= 1 && seats <= mostSeats ? seats : null
}

/** An event as it can be planned, or every field that has to be mended and how. */
export const readEvent = (
	typed: TypedEvent,
	today: Day,
	madeBy: StaffId,
): { readonly planned: NewEvent } | { readonly errors: Readonly<Record<string, Text>> } => {
	const errors: Record<string, Text> = {}
	if (typed.title.length > mostSigns.title)
		errors.title = text(
			`Skriv det kortere: højst ${mostSigns.title} tegn.`,
			`Make it shorter: at most ${mostSigns.title} signs.`,
		)
	if (typed.place.length > mostSigns.place)
		errors.place = text(
			`Skriv det kortere: højst ${mostSigns.place} tegn.`,
			`Make it shorter: at most ${mostSigns.place} signs.`,
		)
	if (typed.title === '') errors.title = text('Skriv, hvad arrangementet hedder.', 'Write what the event is called.')
	if (typed.place === '')
		errors.place = text('Skriv, hvor det er: sted og adresse.', 'Write where it is: place and address.')
	const [from, to, seats] = [readHour(typed.from), readHour(typed.to), readSeats(typed.seats)]
	if (typed.on === null || typed.on <= today)
		errors.on_day = text('Skriv en dag efter i dag.', 'Write a day after today.')
	if (from === null) errors.from = text('Skriv, hvornår det begynder, som 14.00.', 'Write when it begins, as 14:00.')
	if (to === null || (from !== null && to <= from))
		errors.to = text('Skriv, hvornår det slutter, efter det begynder.', 'Write when it ends, after it begins.')
	if (seats === null)
		errors.seats = text(
			`Skriv et antal pladser fra 1 til ${mostSeats}.`,
			`Write a number of seats from 1 to ${mostSeats}.`,
		)
	if (typed.answerBy === null || typed.answerBy < today || (typed.on !== null && typed.answerBy >= typed.on))
		errors.answer_by_day = text(
			'Skriv en svarfrist fra i dag og før arrangementets dag.',
			'Write an answer-by day, from today on and before the day of the event.',
		)
	const { title, place, on, answerBy, companions } = typed
	if (
		Object.keys(errors).length > 0 ||
		on === null ||
		answerBy === null ||
		from === null ||
		to === null ||
		seats === null
	)
		return { errors }
	const span = { from: instantAt(on, from), to: instantAt(on, to) }
	return { planned: { title, place, span, seats, companions, answerBy, madeBy } }
}
