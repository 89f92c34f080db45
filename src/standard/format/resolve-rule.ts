import { type Day, day } from '#kernel/day.ts'
import type { Ages, Collective, Condition, Criterion, EventWindow, Needs, Opens, VisitNeeds } from '../rule.ts'
import type { WrittenCondition, WrittenCriterion, WrittenOpens, WrittenWindow } from './format-rule.ts'
import type { WrittenAges } from './format-words.ts'
import { type Interval, readInterval } from './interval.ts'

/** Words that passed the format, as an interval. */
export const interval = (words: string): Interval => {
	const read = readInterval(words)
	if (!read) throw new Error(`not an interval: ${words}`)
	return read
}
/** What the check has seen to be there. */
export const given = <Value>(value: Value | undefined): Value => {
	if (value === undefined) throw new Error('an incomplete rule passed the check')
	return value
}
export const dayOrNull = (written: string | undefined): Day | null => (written === undefined ? null : day(written))

const agesOf = (written: WrittenAges | undefined): Ages =>
	written === undefined
		? []
		: (Array.isArray(written) ? written : [written]).map((one) =>
				typeof one === 'number' ? { from: one, to: one } : one,
			)

const inDays = ({ count, unit }: Interval): Interval =>
	unit === 'weeks' ? { count: count * 7, unit: 'days' } : { count, unit }

/** `about` with a tolerance is a window around the day; months are taken as their days only there. */
const around = (about: Interval, tolerance: Interval): EventWindow => {
	const [middle, each] = [inDays(about), inDays(tolerance)]
	if (middle.unit === each.unit)
		return {
			from: { ...middle, count: Math.max(0, middle.count - each.count) },
			target: about,
			until: { ...middle, count: middle.count + each.count },
		}
	const days = ({ count, unit }: Interval) => (unit === 'months' ? Math.round(count * 30.44) : count)
	return {
		from: { count: Math.max(0, days(middle) - days(each)), unit: 'days' },
		target: about,
		until: { count: days(middle) + days(each), unit: 'days' },
	}
}

const windowOf = ({ from, target, until, for: period, about, tolerance }: WrittenWindow): EventWindow => {
	if (about !== undefined) return around(interval(about), interval(given(tolerance)))
	const start = { from: interval(from ?? '0 days'), target: target === undefined ? null : interval(target) }
	return until === undefined ? { ...start, period: interval(given(period)) } : { ...start, until: interval(until) }
}

const listOf = <Part>(one: Part | Part[]): Part[] => (Array.isArray(one) ? one : [one])

export const opensOf = ({ turning, yearly, every, band, newcomer, event, risk }: WrittenOpens): Opens => {
	if (turning)
		return { by: 'turning', ages: agesOf(turning.age), during: turning.during, fromMonth: turning.fromMonth ?? 1 }
	if (yearly) {
		const { fromAge, toAge, times, year = 'calendar_year', first = 'birthday' } = yearly
		return { by: 'yearly', fromAge, toAge: toAge ?? null, times: times === 2 ? 2 : 1, year, first }
	}
	if (every)
		return { by: 'every', interval: interval(every.interval), fromAge: every.fromAge, toAge: every.toAge ?? null }
	if (band) return { by: 'band', ages: band }
	if (newcomer) return { by: 'newcomer', fromAge: newcomer.fromAge ?? 0, period: interval(newcomer.for) }
	if (event) {
		const details = Object.entries(event.details ?? {}).map(([name, is]) => ({
			name,
			is: typeof is === 'boolean' ? is : listOf(is),
		}))
		return { by: 'event', kinds: listOf(event.kind), details, windows: (event.series ?? [event]).map(windowOf) }
	}
	if (risk) return { by: 'risk', kinds: listOf(risk.kind), period: interval(risk.for) }
	throw new Error('a criterion that nothing opens passed the format')
}

export const conditionOf = ({ any, all, not, help, residence, seenBy }: WrittenCondition): Condition => {
	if (any) return { is: 'any', of: any.map(conditionOf) }
	if (all) return { is: 'all', of: all.map(conditionOf) }
	if (not) return { is: 'not', of: conditionOf(not) }
	if (typeof help === 'string') return { is: 'help', kind: help, longTerm: false, moreThanHours: null }
	if (help)
		return { is: 'help', kind: help.kind, longTerm: help.longTerm ?? false, moreThanHours: help.moreThanHours ?? null }
	if (seenBy) return { is: 'seenBy', in: seenBy }
	return { is: 'residence', in: residence ?? [] }
}

export const needsOf = ({ age, livesAlone, preventiveCase, when }: NonNullable<WrittenCriterion['needs']>): Needs => ({
	ages: agesOf(age),
	livesAlone: livesAlone ?? null,
	preventiveCase: preventiveCase ?? null,
	when: when === undefined ? null : conditionOf(when),
})

const collectiveOf = (written: WrittenCriterion['collective']): Collective | null =>
	written === undefined ? null : { attendingServes: written.attending === 'serves', declined: written.declined }

/** What the group shares, and over it what the criterion says itself. */
export const whole = (shared: WrittenCriterion | undefined, own: WrittenCriterion): WrittenCriterion => ({
	...shared,
	...own,
	needs: { ...shared?.needs, ...own.needs },
})

/** `visitNeeds` is the standard's own answer where the criterion gives none. */
export const criterionOf = (
	code: string,
	group: string,
	written: WrittenCriterion,
	visitNeeds: VisitNeeds,
): Criterion => ({
	code,
	name: given(written.name),
	group,
	cites: given(written.cites),
	opens: opensOf(given(written.opens)),
	needs: needsOf(written.needs ?? {}),
	intervention: given(written.intervention),
	initiative: given(written.initiative),
	...(written.decideWithin === undefined || written.initiative !== 'after_assessment'
		? {}
		: { decideWithin: interval(written.decideWithin) }),
	contact: given(written.contact),
	form: given(written.form),
	minutes: given(written.minutes),
	byAge: (written.byAge ?? []).map(({ ages, contact, form, minutes }) => ({
		ages: agesOf(ages),
		contact: contact ?? null,
		form: form ?? null,
		minutes: minutes ?? null,
	})),
	visitNeeds: written.visitNeeds ?? visitNeeds,
	collective: collectiveOf(written.collective),
	period: { from: dayOrNull(written.period?.from), to: dayOrNull(written.period?.to) },
})
