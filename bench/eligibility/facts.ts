import type { Circumstances, Facts } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { dayOfNumber, never } from '#kernel/day-number.ts'
import { bitOf, type DayColumn, type Flag, type Population } from './population.ts'

/** What a person's byte of flags says of them. */
export const circumstancesOf = (byte: number): Circumstances => {
	const is = (flag: Flag): boolean => (byte & bitOf(flag)) !== 0
	return {
		status: is('gone') ? 'moved_out' : 'resident',
		livesAlone: is('alone'),
		residence: is('careHome') ? 'care_home' : 'own_home',
		help: { personal: is('personal'), practical: is('practical'), nursing: is('nursing') },
		preventiveCase: is('ownCase'),
	}
}

/** One person of the population as the program knows a citizen. */
export const factsOf = (people: Population, at: number): Facts => {
	const on = (column: DayColumn): Day[] => {
		const number = people[column][at] ?? never
		return number === never ? [] : [dayOfNumber(number)]
	}
	return {
		...circumstancesOf(people.flags[at] ?? 0),
		id: String(at),
		bornOn: dayOfNumber(people.born[at] ?? never),
		sex: null,
		residentSince: on('since')[0] ?? null,
		events: [
			...on('died').map((on) => ({ kind: 'spouse_died', on })),
			...on('moved').map((on) => ({ kind: 'spouse_to_care_home', on })),
			...on('discharged').map((on) => ({ kind: 'discharged', on })),
		],
		risks: [],
		history: on('visited').map((on) => ({ kind: 'visit', on })),
		exceptions: [],
	}
}
