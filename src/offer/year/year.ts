import { type Day, firstOfMonth, monthOf, yearOf } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Choice, Chosen } from '../batch/choose.ts'
import type { Due, Offer } from '../offer.ts'
import { spreadOverYear } from './spread.ts'

/** Before January stand those who are late from an earlier year, after December those whose day is in the next. */
export const lateFromBefore = 0
export const nextYear = 13

/** One month of the year: who was or is to be offered something, and how many visits there is time for. */
export type MonthOfYear = {
	readonly month: number
	readonly byBirthMonth: number
	readonly onOtherGrounds: number
	/** Of these, the offer was made; is in a portion on its way; is still to come. */
	readonly made: number
	readonly underway: number
	readonly missing: number
	/** Visits that the free time has room for, when letters go this month; null for a month that is over. */
	readonly room: number | null
	/** Of all who are missing, how many are to be offered it in this month; null for a month that is over. */
	readonly planned: number | null
}

/** Where in this year a day falls. */
const monthIn = (year: number, on: Day): number => {
	if (yearOf(on) < year) return lateFromBefore
	return yearOf(on) > year ? nextYear : monthOf(on)
}

const isByBirthMonth = ({ kind }: Due): boolean => kind === 'birth_month' || kind === 'brought_forward'
/** A best day, or the day a ground opens, is not brought forward; a month is. */
export const mayComeEarlier = ({ kind }: Due): boolean => kind === 'birth_month' || kind === 'deadline'

/** When each who is to be offered something is to have it: whoever is due now this month, the others spread against the room there is. */
export const planOf = (
	{ letters, calls, later: waiting }: Pick<Choice, 'letters' | 'calls' | 'later'>,
	room: (month: number) => number,
	today: Day,
): ReadonlyMap<PersonId, number> => {
	const now = monthOf(today)
	const year = yearOf(today)
	return spreadOverYear(
		[
			...[...letters, ...calls].map(({ person }) => ({ id: person, month: now, earliest: now })),
			...waiting.map(({ person, due }) => {
				const month = Math.max(now, monthIn(year, due.on))
				return { id: person, month, earliest: mayComeEarlier(due) ? now : month }
			}),
		],
		(month) => (month > 12 ? Number.POSITIVE_INFINITY : room(month)),
	)
}

/** Whose letter may go already, because a later month has more than there is time for and this one has room: the first to come first. */
export const broughtForward = (choice: Choice, plan: ReadonlyMap<PersonId, number>, today: Day): Chosen[] =>
	choice.later
		.filter(
			({ person, due, contact }) => contact !== 'phone' && mayComeEarlier(due) && plan.get(person) === monthOf(today),
		)
		.filter(({ due }) => firstOfMonth(due.on) > today)
		.map((chosen) => ({ ...chosen, due: { kind: 'brought_forward', on: chosen.due.on } }))

/** The year month by month: made, underway and missing add up in each; what is planned is what is missing, spread. */
export const monthsOf = (
	choice: Choice,
	offers: readonly Pick<Offer, 'due' | 'madeOn'>[],
	room: (month: number) => number,
	today: Day,
): MonthOfYear[] => {
	const year = yearOf(today)
	const now = monthOf(today)
	const plan = [...planOf(choice, room, today).values()]
	const missing = [...choice.letters, ...choice.calls, ...choice.later].map(({ due }) => due)
	// An offer of this year whose day was in an earlier one stands in the month it was made in.
	const standing = offers.map((offer) => ({
		...offer,
		due: yearOf(offer.due.on) < year && offer.madeOn !== null ? { ...offer.due, on: offer.madeOn } : offer.due,
	}))
	const dues = (made: boolean): Due[] =>
		standing.filter(({ madeOn }) => (madeOn !== null) === made).map(({ due }) => due)
	const [given, underway] = [dues(true), dues(false)]
	const count = (some: readonly Due[], month: number): Due[] => some.filter(({ on }) => monthIn(year, on) === month)
	return Array.from({ length: nextYear + 1 }, (_, month) => {
		const [had, going, lacking] = [count(given, month), count(underway, month), count(missing, month)]
		const all = [...had, ...going, ...lacking]
		return {
			month,
			byBirthMonth: all.filter(isByBirthMonth).length,
			onOtherGrounds: all.filter((due) => !isByBirthMonth(due)).length,
			made: had.length,
			underway: going.length,
			missing: lacking.length,
			room: month >= now && month <= 12 ? room(month) : null,
			planned: month >= now ? plan.filter((one) => one === month).length : null,
		}
	}).filter(
		({ month, byBirthMonth, onOtherGrounds }) => (month >= 1 && month <= 12) || byBirthMonth + onOtherGrounds > 0,
	)
}
