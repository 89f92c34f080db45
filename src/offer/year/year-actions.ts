import { hoursOf } from '#booking/actions.ts'
import { visitsThatFit } from '#booking/index.ts'
import { addDays, type Day, firstOfYear, lastOfYear, monthOf, yearOf } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { candidatesOf } from '../batch/candidate-actions.ts'
import { type Choice, type Chosen, chooseDue } from '../batch/choose.ts'
import { offersMadeBetween, openOffersStanding } from '../store.ts'
import { broughtForward, type MonthOfYear, monthsOf, planOf } from './year.ts'

const usualMinutes = 60

/** The length of a visit that most of them have. */
const usualLength = (chosen: readonly Pick<Chosen, 'minutes'>[]): number => {
	const lengths = [...Map.groupBy(chosen, ({ minutes }) => minutes)]
	return lengths.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? usualMinutes
}

/**
 * How many visits the consultants have free time for, by the month of the letter: it may propose the days from its notice on,
 * so a month's visits begin that many days into it and end as many into the next.
 */
const roomOf = async (
	db: Db,
	municipality: Municipality,
	today: Day,
	minutes: number,
): Promise<(month: number) => number> => {
	const last = addDays(lastOfYear(yearOf(today)), municipality.noticeDays)
	const hours = await hoursOf(db, municipality, addDays(today, municipality.noticeDays), last)
	const free = Map.groupBy(
		hours.flatMap((one) => one.free),
		({ from }) => {
			const sent = addDays(dayOf(from), -municipality.noticeDays)
			return yearOf(sent) > yearOf(today) ? 12 : monthOf(sent)
		},
	)
	const room = new Map([...free].map(([month, spans]) => [month, visitsThatFit(spans, minutes)]))
	return (month) => room.get(month) ?? 0
}

/** Whose letter may go today although their month has not come; nobody while the month has no more room than it needs. */
export const mayComeEarly = async (
	db: Db,
	municipality: Municipality,
	today: Day,
	choice: Choice,
): Promise<readonly Chosen[]> => {
	if (choice.later.length === 0) return []
	const room = await roomOf(db, municipality, today, usualLength(choice.later))
	return broughtForward(choice, planOf(choice, room, today), today)
}

export type YearAtAGlance = {
	readonly months: readonly MonthOfYear[]
	readonly minutes: number
	/** Not in the plan: kept out for now, and in peace after a loss. */
	readonly keptOut: number
	readonly inPeace: number
}

/** The year as it stands today. Whose ground opens later – by a loss, a risk, a birthday – is not known yet and not counted. */
export const yearOfOffers = async (db: Db, municipality: Municipality, today: Day): Promise<YearAtAGlance> => {
	const choice = chooseDue(await candidatesOf(db, today), today)
	const made = await offersMadeBetween(db, firstOfYear(yearOf(today)), today)
	const underway = (await openOffersStanding(db)).filter(({ madeOn }) => madeOn === null)
	const minutes = usualLength([...choice.letters, ...choice.calls, ...choice.later])
	const room = await roomOf(db, municipality, today, minutes)
	const open = new Set([...underway, ...made.filter(({ endedAt }) => endedAt === null)].map(({ person }) => person))
	return {
		months: monthsOf(choice, [...made, ...underway], room, today),
		minutes,
		keptOut: choice.keptOut.filter((person) => !open.has(person)).length,
		inPeace: choice.inPeace.length,
	}
}
