import type { LifeEvent, RegisterLine } from '#population/index.ts'
import type { Standard } from '#standard/index.ts'
import type { Facts, HistoryEntry } from './facts.ts'

/** Automatic criteria of every version: an imported last offer counts on each of them that was open that day. */
export const automaticCriteria = (standards: readonly Standard[]): readonly string[] => [
	...new Set(
		standards.flatMap(({ criteria }) =>
			criteria.filter(({ initiative }) => initiative === 'automatic').map(({ code }) => code),
		),
	),
]

const imported = ({ lastOfferOn, lastVisitOn }: RegisterLine, criteria: readonly string[]): readonly HistoryEntry[] => [
	...(lastOfferOn === null ? [] : [{ kind: 'offer' as const, on: lastOfferOn, criteria }]),
	...(lastVisitOn === null ? [] : [{ kind: 'visit' as const, on: lastVisitOn }]),
]

const isSingle = ({ civilStatus }: RegisterLine): boolean | null =>
	civilStatus === null ? null : civilStatus !== 'married' && civilStatus !== 'registered_partner'

/** What the population register itself knows that a standard may weigh. */
export const factsFrom = (
	citizen: RegisterLine,
	events: readonly LifeEvent[],
	automatic: readonly string[],
): Facts => ({
	id: citizen.id,
	bornOn: citizen.bornOn,
	sex: citizen.sex,
	status: citizen.status,
	residentSince: citizen.residentSince,
	livesAlone: citizen.livesAlone,
	single: isSingle(citizen),
	residence: citizen.residence,
	help: citizen.help,
	preventiveCase: false,
	events: events.map(({ kind, on, details }) => ({ ...details, kind, on })),
	risks: [],
	history: imported(citizen, automatic),
	exceptions: [],
})
