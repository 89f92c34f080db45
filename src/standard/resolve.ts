import { createHash } from 'node:crypto'
import { type Day, day } from '#kernel/day.ts'
import type { WrittenCondition, WrittenCriterion, WrittenIntervention, WrittenStandard } from './format.ts'
import { type Interval, readInterval } from './interval.ts'
import type { Condition, Criterion, EventWindow, Intervention, Needs, Opens, Standard } from './standard.ts'

const interval = (words: string): Interval => {
	const read = readInterval(words)
	if (!read) throw new Error(`not an interval: ${words}`)
	return read
}
const dayOrNull = (written: string | undefined): Day | null => (written === undefined ? null : day(written))

type WrittenOpens = NonNullable<WrittenCriterion['opens']>

const windowOf = ({ from, target, until, for: period }: NonNullable<WrittenOpens['event']>): EventWindow => {
	const start = { from: interval(from ?? '0 days'), target: target === undefined ? null : interval(target) }
	return until === undefined ? { ...start, period: interval(period ?? '') } : { ...start, until: interval(until) }
}

const opensOf = ({ turning, yearly, newcomer, event, risk }: WrittenOpens): Opens => {
	if (turning) return { by: 'turning', ...turning }
	if (yearly) return { by: 'yearly', ...yearly }
	if (newcomer) return { by: 'newcomer', fromAge: newcomer.fromAge, period: interval(newcomer.for) }
	if (event) {
		const details = Object.entries(event.details ?? {}).map(([name, is]) => ({ name, is }))
		return { by: 'event', kind: event.kind, details, ...windowOf(event) }
	}
	if (risk) return { by: 'risk', kind: risk.kind, period: interval(risk.for) }
	throw new Error('a criterion that nothing opens passed the format')
}

const needsOf = ({ age, livesAlone, preventiveCase }: NonNullable<WrittenCriterion['needs']>): Needs => ({
	ages: age === undefined ? [] : Array.isArray(age) ? age : [age],
	livesAlone: livesAlone ?? null,
	preventiveCase: preventiveCase ?? null,
})

/** What the group shares, and over it what the criterion says itself. */
export const whole = (shared: WrittenCriterion | undefined, own: WrittenCriterion): WrittenCriterion => ({
	...shared,
	...own,
	needs: { ...shared?.needs, ...own.needs },
})

/** What the intervention that it is like says, and over it what it says itself; a likeness of a likeness is not followed. */
export const wholeIntervention = (
	all: Record<string, WrittenIntervention>,
	own: WrittenIntervention,
): WrittenIntervention => {
	const like = own.like === undefined ? undefined : all[own.like]
	return { ...like, ...own, purpose: [...(own.purpose ?? like?.purpose ?? []), ...(own.furtherPurpose ?? [])] }
}

const given = <Value>(value: Value | undefined): Value => {
	if (value === undefined) throw new Error('an incomplete rule passed the check')
	return value
}

const criterionOf = (code: string, group: string, written: WrittenCriterion): Criterion => ({
	code,
	name: given(written.name),
	group,
	cites: given(written.cites),
	opens: opensOf(given(written.opens)),
	needs: needsOf(written.needs ?? {}),
	intervention: given(written.intervention),
	initiative: given(written.initiative),
	contact: given(written.contact),
	form: given(written.form),
	minutes: given(written.minutes),
})

const interventionOf = (
	code: string,
	written: WrittenIntervention,
	topics: readonly { code: string }[],
): Intervention => ({
	code,
	name: given(written.name),
	targetGroup: given(written.targetGroup),
	purpose: given(written.purpose),
	topics: written.topics === 'all' ? topics.map((topic) => topic.code) : given(written.topics),
	specialFocus: written.specialFocus ?? null,
	timeFrame: given(written.timeFrame),
	documentation: given(written.documentation),
	cites: given(written.cites),
})

const conditionOf = ({ any, all, not, help, residence }: WrittenCondition): Condition => {
	if (any) return { is: 'any', of: any.map(conditionOf) }
	if (all) return { is: 'all', of: all.map(conditionOf) }
	if (not) return { is: 'not', of: conditionOf(not) }
	if (typeof help === 'string') return { is: 'help', kind: help, longTerm: false, moreThanHours: null }
	if (help)
		return { is: 'help', kind: help.kind, longTerm: help.longTerm ?? false, moreThanHours: help.moreThanHours ?? null }
	return { is: 'residence', in: residence ?? [] }
}

const entries = <Value, Made>(of: Record<string, Value>, make: (code: string, value: Value) => Made): Made[] =>
	Object.entries(of).map(([code, value]) => make(code, value))

/** The whole standard as data, with the hash of everything it says: also of what it took over from an earlier version. */
export const resolve = (written: WrittenStandard): Standard => {
	const topics = entries(written.topics, (code, name) => ({ code, name }))
	const said: Omit<Standard, 'hash'> = {
		municipality: written.municipality,
		title: written.title,
		validFrom: day(written.validFrom),
		validTo: dayOrNull(written.validTo),
		replaces: dayOrNull(written.replaces),
		approval: { by: written.approval.by, on: dayOrNull(written.approval.on) },
		legalBasis: written.legalBasis,
		source: written.source,
		assumption: written.assumption ?? null,
		readings: written.readings ?? [],
		answers: written.answers,
		reminders: { after: interval(written.reminders.after), times: written.reminders.times },
		phoneAfterSilences: written.phoneAfterSilences,
		furtherVisits: written.furtherVisits,
		topics,
		interventions: entries(written.interventions, (code, own) =>
			interventionOf(code, wholeIntervention(written.interventions, own), topics),
		),
		groups: entries(written.groups, (code, { name, intro, list }) => ({ code, name, intro: intro ?? null, list })),
		criteria: entries(written.groups, (group, { shared, criteria }) =>
			entries(criteria, (code, own) => criterionOf(code, group, whole(shared, own))),
		).flat(),
		exclusions: entries(written.exclusions, (code, { when, exception, covers, name, cites }) => ({
			code,
			name,
			cites,
			when: conditionOf(when),
			exceptionPossible: exception === 'individual_assessment',
			covers: covers ?? null,
		})),
		texts: written.texts,
	}
	return { ...said, hash: createHash('sha256').update(JSON.stringify(said)).digest('hex') }
}
