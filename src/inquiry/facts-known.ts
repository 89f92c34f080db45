import type { PartOfFacts } from '#eligibility/index.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type Assessment, type Exception, stands } from './assessment/assessment.ts'
import type { FurtherVisit } from './assessment/further-visit.ts'
import type { Notice } from './notice.ts'
import { isOpen, type PreventiveCase } from './preventive-case.ts'

export type Recorded = {
	readonly notices: readonly Notice[]
	readonly cases: readonly PreventiveCase[]
	readonly assessments: readonly Assessment[]
	readonly exceptions: readonly Exception[]
	readonly furtherVisits: readonly FurtherVisit[]
}

const byPerson = <Line extends { readonly person: PersonId }>(lines: readonly Line[]): Map<PersonId, Line[]> =>
	Map.groupBy(lines, (line) => line.person)

/** What was recorded, as the standard's rules weigh it. What was withdrawn is not known. */
export const factsKnown = (recorded: Recorded): ReadonlyMap<PersonId, PartOfFacts> => {
	const notices = byPerson(recorded.notices.filter((notice) => notice.withdrawn === null))
	const [cases, assessments, exceptions] = [
		byPerson(recorded.cases.filter(isOpen)),
		byPerson(recorded.assessments.filter(stands)),
		byPerson(recorded.exceptions.filter(stands)),
	]
	const persons = new Set([notices, cases, assessments, exceptions].flatMap((map) => [...map.keys()]))
	return new Map(
		[...persons].map((person) => [
			person,
			{
				events: (notices.get(person) ?? [])
					.filter(({ nature }) => nature === 'event')
					.map(({ kind, on, details: { similar: _, ...details } }) => ({ ...details, kind, on })),
				risks: (notices.get(person) ?? [])
					.filter(({ nature }) => nature === 'risk')
					.map(({ kind, on }) => ({ kind, on })),
				history: (assessments.get(person) ?? []).map(({ criterion, outcome, on }) => ({
					kind: 'assessed' as const,
					on,
					criterion,
					outcome,
				})),
				exceptions: (exceptions.get(person) ?? []).map(({ exclusion, on, because }) => ({
					exclusion,
					on,
					reason: because,
				})),
				preventiveCase: cases.has(person),
			},
		]),
	)
}
