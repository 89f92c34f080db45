import { addDays, ageOn, birthdayOfAge, type Day, firstOfYear, lastOfYear, later, yearOf } from '#kernel/day.ts'
import { after, type Criterion, type EventWindow, lastOf, type Needs, type Opens } from '#standard/index.ts'
import type { Facts, LifeEvent } from './facts.ts'

/** A stretch of days in which a criterion gives a ground, as far as its own facts go. */
export type Opening = {
	/** Before this day nobody knows of it. */
	readonly knownOn: Day
	readonly from: Day
	readonly target: Day | null
	readonly until: Day | null
	/** It came from something that happened, so it may be waited for. */
	readonly byEvent: boolean
}

export const isOpen = ({ knownOn, from, until }: Opening, on: Day): boolean =>
	knownOn <= on && from <= on && (until === null || on <= until)

const opening = (knownOn: Day, from: Day, until: Day | null, target: Day | null = null, byEvent = false): Opening => ({
	knownOn,
	from,
	target,
	until,
	byEvent,
})

const agesIn = ({ from = 0, to = 130 }: { from?: number; to?: number }): number[] =>
	Array.from({ length: to - from + 1 }, (_, at) => from + at)

const turning = ({ ages, during }: Extract<Opens, { by: 'turning' }>, bornOn: Day): Opening[] =>
	ages.flatMap(agesIn).map((age) => turningOnce(age, during, bornOn))

const turningOnce = (age: number, during: Extract<Opens, { by: 'turning' }>['during'], bornOn: Day): Opening => {
	const birthday = birthdayOfAge(bornOn, age)
	if (during === 'from_birthday') return opening(birthday, birthday, null)
	if (during === 'age_year') return opening(birthday, birthday, addDays(birthdayOfAge(bornOn, age + 1), -1))
	const year = yearOf(bornOn) + age
	return opening(firstOfYear(year), firstOfYear(year), lastOfYear(year))
}

const yearly = ({ fromAge, first }: Extract<Opens, { by: 'yearly' }>, bornOn: Day, year: number): Opening[] => {
	const begins = yearOf(bornOn) + fromAge
	if (year < begins) return []
	const from = year === begins && first === 'birthday' ? birthdayOfAge(bornOn, fromAge) : firstOfYear(year)
	return [opening(from, from, lastOfYear(year))]
}

const afterEvent = (window: EventWindow, { on }: LifeEvent): Opening => {
	const from = after(on, window.from)
	const until = 'until' in window ? after(on, window.until) : lastOf(from, window.period)
	return opening(on, from, until, window.target === null ? null : after(on, window.target), true)
}

const fits = (opens: Extract<Opens, { by: 'event' }>, event: LifeEvent): boolean =>
	opens.kinds.includes(event.kind) &&
	opens.details.every(({ name, is }) =>
		typeof is === 'boolean' ? event[name] === is : is.includes(String(event[name])),
	)

/** Every opening the facts give, for a criterion that does not come again each year. */
const lastingOpenings = ({ opens }: Criterion, facts: Facts): readonly Opening[] => {
	switch (opens.by) {
		case 'yearly':
		case 'every':
		case 'band':
			return none
		case 'turning':
			return turning(opens, facts.bornOn)
		case 'newcomer': {
			const since = facts.residentSince
			if (since === null || ageOn(facts.bornOn, since) < opens.fromAge) return none
			return [opening(since, since, lastOf(since, opens.period))]
		}
		case 'event':
			return facts.events.length === 0
				? none
				: facts.events
						.filter((event) => fits(opens, event))
						.flatMap((event) => opens.windows.map((window) => afterEvent(window, event)))
		case 'risk':
			return facts.risks.length === 0
				? none
				: facts.risks
						.filter(({ kind }) => opens.kinds.includes(kind))
						.map((risk) => opening(risk.on, risk.on, lastOf(risk.on, opens.period)))
	}
}
const none: readonly never[] = []

/** Every opening the facts give; of a yearly criterion, the one of the year of the day asked. */
export const openingsOf = (criterion: Criterion, facts: Facts, on: Day): readonly Opening[] =>
	criterion.opens.by === 'yearly'
		? yearly(criterion.opens, facts.bornOn, yearOf(on))
		: lastingOpenings(criterion, facts)

/** A criterion that may give this citizen a ground on some day, with its openings worked out once for all days. */
export type Prospect = {
	readonly criterion: Criterion
	readonly openingsOn: (on: Day) => readonly Opening[]
	/** First and last day of each age range asked for; empty when any age will do. */
	readonly ages: readonly { readonly from: Day | null; readonly until: Day | null }[]
	/** Whether the rest of what it asks about the citizen is so; unknown is not so. */
	readonly suits: boolean
}

/** The criteria with any opening at all; those that never open are left out. */
export const prospectsOf = (criteria: readonly Criterion[], facts: Facts): readonly Prospect[] => {
	const prospects: Prospect[] = []
	for (const criterion of criteria) {
		const { opens, needs } = criterion
		const lasting = lastingOpenings(criterion, facts)
		if (lasting.length === 0 && opens.by !== 'yearly') continue
		const openingsOn = opens.by === 'yearly' ? (on: Day) => yearly(opens, facts.bornOn, yearOf(on)) : () => lasting
		prospects.push({ criterion, openingsOn, ages: agesOf(needs, facts.bornOn), suits: suits(needs, facts) })
	}
	return prospects
}

const agesOf = ({ ages }: Needs, bornOn: Day): Prospect['ages'] =>
	ages.map(({ from, to }) => ({
		from: from === undefined ? null : birthdayOfAge(bornOn, from),
		until: to === undefined ? null : addDays(birthdayOfAge(bornOn, to + 1), -1),
	}))

const suits = ({ livesAlone, preventiveCase }: Needs, facts: Facts): boolean =>
	(livesAlone === null || facts.livesAlone === livesAlone) &&
	(preventiveCase === null || facts.preventiveCase === preventiveCase)

/** Whether what the criterion asks about the citizen is so on the day itself. */
export const meetsNeeds = (prospect: Pick<Prospect, 'suits' | 'ages'>, on: Day): boolean =>
	prospect.suits &&
	(prospect.ages.length === 0 ||
		prospect.ages.some(({ from, until }) => (from === null || from <= on) && (until === null || on <= until)))

/** Days after one on which what a prospect gives may turn, while one version of the standard lasts. */
export const turnsOf = (
	{ criterion: { opens }, openingsOn, ages, suits }: Prospect,
	facts: Facts,
	on: Day,
): readonly Day[] => {
	if (!suits) return none
	const days = opens.by === 'yearly' ? yearlyTurns(opens, facts, on) : []
	const from = (day: Day | null) => {
		if (day !== null && day > on) days.push(day)
	}
	const until = (day: Day | null) => {
		if (day !== null && day >= on) days.push(addDays(day, 1))
	}
	if (opens.by !== 'yearly')
		for (const opening of openingsOn(on)) {
			from(opening.knownOn)
			from(opening.from)
			until(opening.until)
		}
	for (const age of ages) {
		from(age.from)
		until(age.until)
	}
	return days
}

const yearlyTurns = (opens: Extract<Opens, { by: 'yearly' }>, facts: Facts, on: Day): Day[] => {
	const first = yearly(opens, facts.bornOn, yearOf(facts.bornOn) + opens.fromAge)[0]?.from ?? on
	return [first, firstOfYear(yearOf(later(first, on)) + 1)]
}
