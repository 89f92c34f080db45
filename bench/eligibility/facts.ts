import type { Facts } from '#eligibility/index.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import { bitOf, type DayColumn, type Flag, never, type Population } from './population.ts'

const dayOf = (number: number): Day => addDays(day('1970-01-01'), number)

/** One person of the population as the program knows a citizen. */
export const factsOf = (people: Population, at: number): Facts => {
	const on = (column: DayColumn): Day[] => {
		const number = people[column][at] ?? never
		return number === never ? [] : [dayOf(number)]
	}
	const is = (flag: Flag): boolean => ((people.flags[at] ?? 0) & bitOf(flag)) !== 0
	return {
		id: String(at),
		bornOn: dayOf(people.born[at] ?? never),
		sex: null,
		status: is('gone') ? 'moved_out' : 'resident',
		residentSince: on('since')[0] ?? null,
		livesAlone: is('alone'),
		residence: is('careHome') ? 'care_home' : 'own_home',
		help: { personal: is('personal'), practical: is('practical'), nursing: is('nursing') },
		preventiveCase: is('ownCase'),
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
