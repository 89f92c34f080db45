import { addDays, addMonths, addYears, type Day, dayFrom, yearOf } from '#kernel/day.ts'
import type { Condition, Criterion, EventWindow, Interval, Standard } from '#standard/index.ts'
import type { Facts, Help, LifeEvent } from '../facts.ts'

/** Citizens made up to stand at the bounds of rules; nobody of flesh and blood is among them. */

/** A resident of an ordinary home, with somebody, without help, to whom nothing has happened. */
export const plainCitizen = (bornOn: Day): Facts => ({
	id: 'trial',
	bornOn,
	sex: null,
	status: 'resident',
	residentSince: null,
	livesAlone: false,
	single: false,
	residence: 'own_home',
	help: { practical: false, personal: false, nursing: false },
	seenBy: [],
	preventiveCase: false,
	events: [],
	risks: [],
	history: [],
	exceptions: [],
})

/** Born so that the age was reached so many days before a day. */
const reached = (age: number, on: Day, daysBefore: number): Day => addYears(addDays(on, -daysBefore), -age)

/** The day from which an interval leads to a day. */
const before = (on: Day, { count, unit }: Interval): Day =>
	unit === 'months' ? addMonths(on, -count) : addDays(on, -count * (unit === 'weeks' ? 7 : 1))

/** What makes a condition hold, or not hold. */
export type Patch = Partial<Pick<Facts, 'residence' | 'seenBy'>> & { readonly help?: Partial<Facts['help']> }

const joined = (a: Patch, b: Patch): Patch => ({
	...a,
	...b,
	...(a.help || b.help ? { help: { ...a.help, ...b.help } } : {}),
	...(a.seenBy || b.seenBy ? { seenBy: [...(a.seenBy ?? []), ...(b.seenBy ?? [])] } : {}),
})

export const patched = (facts: Facts, patch: Patch): Facts => ({
	...facts,
	...patch,
	help: { ...facts.help, ...patch.help },
})

/** So many ways are tried where a condition holds in several. */
const ways = 12

const fullHelp = (hours: number): Help => ({ received: true, longTerm: true, hoursPerWeek: hours })
const elsewhere = ['own_home', 'care_home', 'institution', 'asylum_centre']

/** Ways to make a condition hold, or not hold. */
export const satisfying = (condition: Condition, want: boolean): readonly Patch[] => {
	switch (condition.is) {
		case 'not':
			return satisfying(condition.of, !want)
		case 'help':
			return [{ help: { [condition.kind]: want && fullHelp((condition.moreThanHours ?? 0) + 1) } }]
		case 'residence': {
			const residences = want ? condition.in : elsewhere.filter((word) => !condition.in.includes(word))
			return residences.slice(0, ways).map((residence) => ({ residence }))
		}
		case 'seenBy':
			return want ? condition.in.slice(0, ways).map((staff) => ({ seenBy: [staff] })) : [{ seenBy: [] }]
		default: {
			const parts = condition.of.slice(0, 200).map((part) => satisfying(part, want))
			const isOneEnough = (condition.is === 'any') === want
			if (isOneEnough) return parts.flat().slice(0, ways)
			return parts.reduce<readonly Patch[]>(
				(made, more) => made.flatMap((one) => more.map((other) => joined(one, other))).slice(0, ways),
				[{}],
			)
		}
	}
}

/** An event as a rule asks for it. */
export const asEvent = ({ opens }: Criterion, kind: string, on: Day): LifeEvent => ({
	...Object.fromEntries(
		(opens.by === 'event' ? opens.details : []).map(({ name, is }) => [name, typeof is === 'boolean' ? is : is[0]]),
	),
	kind,
	on,
})

/** Days on which an event happened whose window begins, or is about to end, on a day. */
export const eventDays = (window: EventWindow, on: Day): readonly Day[] => {
	const first = before(on, window.from)
	const last = before(on, 'until' in window ? window.until : window.from)
	const ends = 'until' in window ? [last] : [before(last, window.period)]
	return [first, ...ends.flatMap((end) => [end, addDays(end, 1), addDays(end, -1)]), addDays(first, 1)]
}

/** What makes a rule hold on a day as far as household, help and the like go; ages and happenings come on top. */
const suited = (criterion: Criterion, citizen: Facts): readonly Facts[] => {
	const { livesAlone, preventiveCase, when } = criterion.needs
	const asked: Facts = {
		...citizen,
		...(livesAlone === null ? {} : { livesAlone, single: livesAlone }),
		...(preventiveCase === null ? {} : { preventiveCase }),
	}
	return when === null ? [asked] : satisfying(when, true).map((patch) => patched(asked, patch))
}

/** A citizen to whom just that has happened which opens a rule on a day. */
const happened = (criterion: Criterion, citizen: Facts, on: Day): Facts => {
	const { opens } = criterion
	switch (opens.by) {
		case 'event': {
			const [window] = opens.windows
			const day = window === undefined ? on : (eventDays(window, on)[0] ?? on)
			return { ...citizen, events: opens.kinds.slice(0, 1).map((kind) => asEvent(criterion, kind, day)) }
		}
		case 'risk':
			return { ...citizen, risks: opens.kinds.slice(0, 1).map((kind) => ({ kind, on })) }
		case 'newcomer':
			return { ...citizen, residentSince: on }
		default:
			return citizen
	}
}

/** Citizens for whom a rule should hold on a day, if it holds for anybody born then. */
export const meeting = (criterion: Criterion, bornOn: Day, on: Day): readonly Facts[] =>
	suited(criterion, plainCitizen(bornOn)).map((citizen) => happened(criterion, citizen, on))

const oldest = 105

/** Ages at which a rule begins or ends for somebody. */
export const boundaryAges = ({ opens, needs, byAge }: Criterion): readonly number[] => {
	const range = ({ from, to }: { from?: number; to?: number | null }): number[] =>
		[from, to ?? (from === undefined ? undefined : from + 8)].filter((age) => age !== undefined && age !== null)
	const opening = (): number[] => {
		switch (opens.by) {
			case 'turning':
				return opens.ages.flatMap(range)
			case 'yearly':
			case 'every':
				return [...range({ from: opens.fromAge, to: opens.toAge }), opens.fromAge + 1]
			case 'band':
				return range(opens.ages)
			case 'newcomer':
				return [opens.fromAge]
			default:
				return []
		}
	}
	const all = [...opening(), ...needs.ages.flatMap(range), ...byAge.flatMap(({ ages }) => ages.flatMap(range))]
	const bounded = [...new Set(all.map((age) => Math.min(age, oldest)))]
	return bounded.length > 0 ? bounded : [75]
}

/** Births by which somebody is of an age, turns it today or tomorrow, or turns it in the year of a day. */
export const birthsAround = (age: number, on: Day): readonly Day[] => [
	reached(age, on, 100),
	reached(age, on, 0),
	reached(age, on, 1),
	reached(age, on, -1),
	dayFrom(yearOf(on) - age, 1, 1),
	dayFrom(yearOf(on) - age, 12, 31),
	reached(age, on, 364),
]

/** Words that the conditions of a standard speak of. */
export const conditionsOf = ({ criteria, exclusions }: Standard): readonly Condition[] => [
	...criteria.flatMap(({ needs }) => needs.when ?? []),
	...exclusions.map(({ when }) => when),
]

/** With the decisions on record without which nobody is left out whom the municipality may leave out. */
export const withDecisions = (citizen: Facts, { exclusions, validFrom }: Standard): Facts => ({
	...citizen,
	exceptions: exclusions
		.filter(({ strength }) => strength === 'permissive')
		.map(({ code }) => ({ exclusion: code, on: addDays(validFrom, -1) })),
})
