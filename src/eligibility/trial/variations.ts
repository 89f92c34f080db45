import { addDays, type Day } from '#kernel/day.ts'
import { type Condition, type Criterion, commonWords, type Standard } from '#standard/index.ts'
import { questionsIn } from '../condition.ts'
import type { Facts, Help } from '../facts.ts'
import { asEvent, conditionsOf, eventDays, patched, satisfying } from './boundary.ts'

/** The same citizen with one thing otherwise: what a rule, or an exclusion, may turn on. */

const households: readonly Pick<Facts, 'livesAlone' | 'single'>[] = [
	{ livesAlone: true, single: true },
	{ livesAlone: true, single: false },
	{ livesAlone: false, single: true },
	{ livesAlone: false, single: false },
	{ livesAlone: null, single: null },
]

type HelpGiven = Facts['help']
const none: HelpGiven = { practical: false, personal: false, nursing: false }
const kinds = ['practical', 'personal', 'nursing'] as const

const helpBounds = (standard: Standard): readonly Help[] => {
	const hours = conditionsOf(standard)
		.flatMap(questionsIn)
		.flatMap((leaf) => (leaf.is === 'help' && leaf.moreThanHours !== null ? [leaf.moreThanHours] : []))
	return [
		true,
		{ received: true, longTerm: false, hoursPerWeek: 0 },
		...[...new Set(hours)].slice(0, 4).flatMap((bound): Help[] => [
			{ received: true, longTerm: true, hoursPerWeek: bound },
			{ received: true, longTerm: true, hoursPerWeek: bound + 1 },
		]),
		{ received: true, longTerm: true, hoursPerWeek: 168 },
	]
}

/** Every combination of the kinds of help, and each kind at each of its bounds. */
const helps = (standard: Standard): readonly HelpGiven[] => {
	const bounds = helpBounds(standard)
	const combined = Array.from({ length: 8 }, (_, at) =>
		Object.fromEntries(kinds.map((kind, bit) => [kind, (at >> bit) % 2 === 1])),
	) as unknown as HelpGiven[]
	return [...combined, ...kinds.flatMap((kind) => bounds.map((help) => ({ ...none, [kind]: help })))]
}

const most = 12

const residences = ({ ownWords }: Standard): readonly string[] =>
	[...commonWords.residences, ...ownWords.residences.map(({ word }) => word)].slice(0, most)

const staffNamed = (standard: Standard): readonly string[] =>
	[
		...new Set(
			conditionsOf(standard)
				.flatMap(questionsIn)
				.flatMap((leaf) => (leaf.is === 'seenBy' ? leaf.in : [])),
		),
	].slice(0, most)

/** What happened, a day earlier or later, or not as the rule asks. */
const happenings = (criterion: Criterion, citizen: Facts, on: Day): readonly Facts[] => {
	const { opens } = criterion
	switch (opens.by) {
		case 'event': {
			const [kind = ''] = opens.kinds
			const days = opens.windows.flatMap((window) => eventDays(window, on))
			return [
				{ ...citizen, events: [] },
				{ ...citizen, events: citizen.events.map((event) => ({ kind: event.kind, on: event.on })) },
				...days.slice(0, 24).map((day) => ({ ...citizen, events: [asEvent(criterion, kind, day)] })),
				...opens.kinds.slice(1, most).map((other) => ({
					...citizen,
					events: citizen.events.map((event) => ({ ...event, kind: other })),
				})),
				...opens.details.flatMap(({ name, is }) =>
					(typeof is === 'boolean' ? [!is, null] : [...is.slice(1, most), 'someone_else']).map((value) => ({
						...citizen,
						events: citizen.events.map((event) => ({ ...event, [name]: value })),
					})),
				),
			]
		}
		case 'risk':
			return [
				{ ...citizen, risks: [] },
				...opens.kinds.slice(1, most).map((kind) => ({ ...citizen, risks: [{ kind, on }] })),
				{ ...citizen, risks: opens.kinds.map((kind) => ({ kind, on: addDays(on, -200) })) },
				{ ...citizen, risks: opens.kinds.map((kind) => ({ kind, on: addDays(on, -400) })) },
			]
		case 'newcomer':
			return [null, addDays(on, -30), addDays(on, -200), addDays(on, -400)].map((residentSince) => ({
				...citizen,
				residentSince,
			}))
		default:
			return [
				{ ...citizen, history: [{ kind: 'offer', on: addDays(on, -1), criteria: [criterion.code] }] },
				{ ...citizen, history: [{ kind: 'visit', on: addDays(on, -200) }] },
				{ ...citizen, residentSince: addDays(on, -1) },
			]
	}
}

/** A citizen for whom a rule holds on a day, with one thing otherwise each time. */
export const variationsOf = (standard: Standard, criterion: Criterion, citizen: Facts, on: Day): readonly Facts[] => [
	...happenings(criterion, citizen, on),
	...households.map((household) => ({ ...citizen, ...household })),
	{ ...citizen, preventiveCase: !citizen.preventiveCase },
	...residences(standard).map((residence) => ({ ...citizen, residence })),
	...helps(standard).map((help) => ({ ...citizen, help })),
	...staffNamed(standard).map((staff) => ({ ...citizen, seenBy: [staff] })),
]

/** The same citizen as an exclusion closes, in each way in which it can. */
export const closedBy = (condition: Condition, citizen: Facts): readonly Facts[] =>
	satisfying(condition, true).map((patch) => patched(citizen, patch))
