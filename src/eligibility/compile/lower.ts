import { type DayNumber, numberOf } from '#kernel/day-number.ts'
import type { Ages, Criterion, EventDetail, Exclusion, Initiative, Opens, Standard } from '#standard/index.ts'
import { atOnce, birthday, dateIn, followedBy, intervalStep, later, type Step } from './step.ts'

/**
 * A standard brought down to what is asked of each citizen: anchors, windows counted from them, and yes-or-no facts.
 * The form between what people write and what the evaluators run; the readable and the compiled one both start here.
 */
export type Rules = {
	readonly standard: Standard
	/** In the order in which grounds lead; then what was earned under the version replaced. */
	readonly rules: readonly Rule[]
	readonly exclusions: readonly Exclusion[]
	/** What may have happened to a citizen, each once; rules name them by their place. */
	readonly happenings: readonly Happening[]
}

export type Rule = {
	readonly criterion: Criterion
	readonly families: readonly Family[]
	readonly needs: Criterion['needs']
	/** The programme's first and last day. */
	readonly begins: DayNumber | null
	readonly ends: DayNumber | null
	/** Open again when so long has passed since the last offer or visit. */
	readonly again: Step | null
	/** Asked on this day whatever day it is: earned under the version replaced, and owed until it is given. */
	readonly earnedOn: DayNumber | null
}

/** Something that can happen more than once, or an arrival at that age or older. */
export type Happening =
	| { readonly nature: 'event'; readonly kinds: readonly string[]; readonly details: readonly EventDetail[] }
	| { readonly nature: 'risk'; readonly kinds: readonly string[] }
	| { readonly nature: 'arrival'; readonly fromAge: number }

/** Windows that follow each other without a day between them, counted from one anchor. */
export type Family = {
	/** The birth, or the place of a happening. */
	readonly anchor: 'birth' | number
	/** It came from an event, so it may be waited for. */
	readonly byEvent: boolean
	/** The earliest first. */
	readonly windows: readonly Window[]
}

/** From its first day to its last, both included; no last day where the rule has none. */
export type Window = {
	readonly from: Step
	readonly target: Step | null
	readonly until: Step | null
	/** The age it is for; null where it is not for an age. */
	readonly age: number | null
}

const oldest = 130

const window = (from: Step, until: Step | null, age: number | null = null, target: Step | null = null): Window => ({
	from,
	target,
	until,
	age,
})

const agesIn = (ages: Ages): number[] =>
	[...new Set(ages.flatMap(({ from = 0, to = oldest }) => range(from, to)))].sort((a, b) => a - b)
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)

/** Runs of ages with none missing between them. */
const runsOf = (ages: readonly number[]): number[][] =>
	ages.reduce<number[][]>((runs, age) => {
		const last = runs.at(-1)
		if (last !== undefined && last.at(-1) === age - 1) last.push(age)
		else runs.push([age])
		return runs
	}, [])

const ofBirth = (windows: readonly Window[]): Family => ({ anchor: 'birth', byEvent: false, windows })

const turning = ({ ages, during, fromMonth }: Extract<Opens, { by: 'turning' }>): Family[] => {
	const once = (age: number): Window => {
		if (during === 'from_birthday') return window(birthday(age), null, age)
		if (during === 'age_year') return window(birthday(age), birthday(age + 1, 0, -1), age)
		return window(dateIn(age, fromMonth, 1), dateIn(age, 12, 31), age)
	}
	const withGaps = during === 'calendar_year' && fromMonth > 1
	const runs = withGaps ? agesIn(ages).map((age) => [age]) : runsOf(agesIn(ages))
	return runs.map((run) => ofBirth(run.map(once)))
}

const yearly = ({ fromAge, toAge, times, year, first }: Extract<Opens, { by: 'yearly' }>): Family => {
	const whole = (age: number): Window[] => {
		if (year === 'age_year') return [window(birthday(age), birthday(age + 1, 0, -1), age)]
		const begins = age === fromAge && first === 'birthday' ? birthday(age) : dateIn(age, 1, 1)
		return [window(begins, dateIn(age, 12, 31), age)]
	}
	const halves = (age: number): Window[] => {
		if (year === 'age_year')
			return [window(birthday(age), birthday(age, 6, -1), age), window(birthday(age, 6), birthday(age + 1, 0, -1), age)]
		const isFirst = age === fromAge && first === 'birthday'
		const from = (month: number) => (isFirst ? later(birthday(age), dateIn(age, month, 1)) : dateIn(age, month, 1))
		return [window(from(1), dateIn(age, 6, 30), age), window(from(7), dateIn(age, 12, 31), age)]
	}
	return ofBirth(range(fromAge, toAge ?? oldest).flatMap(times === 2 ? halves : whole))
}

const band = (from: number, to: number | null): Family =>
	ofBirth([window(birthday(from), to === null ? null : birthday(to + 1, 0, -1))])

/** The families of a criterion; `place` finds, or makes, the place of a happening. */
const familiesOf = (opens: Opens, place: (happening: Happening) => number): Family[] => {
	switch (opens.by) {
		case 'turning':
			return turning(opens)
		case 'yearly':
			return [yearly(opens)]
		case 'every':
			return [band(opens.fromAge, opens.toAge)]
		case 'band':
			return [band(opens.ages.from ?? 0, opens.ages.to ?? null)]
		case 'newcomer': {
			const anchor = place({ nature: 'arrival', fromAge: opens.fromAge })
			return [{ anchor, byEvent: false, windows: [window(atOnce, intervalStep(opens.period, -1))] }]
		}
		case 'risk': {
			const anchor = place({ nature: 'risk', kinds: opens.kinds })
			return [{ anchor, byEvent: false, windows: [window(atOnce, intervalStep(opens.period, -1))] }]
		}
		case 'event': {
			const anchor = place({ nature: 'event', kinds: opens.kinds, details: opens.details })
			return opens.windows.map((written): Family => {
				const from = intervalStep(written.from)
				const target = written.target === null ? null : intervalStep(written.target)
				const until =
					'until' in written ? intervalStep(written.until) : followedBy(from, intervalStep(written.period, -1))
				return { anchor, byEvent: true, windows: [window(from, until, null, target)] }
			})
		}
	}
}

/** What the standard asks, brought down to windows and facts. Depends on no day: the day comes in when it is evaluated. */
export const lower = (standard: Standard): Rules => {
	const happenings: Happening[] = []
	const keys: string[] = []
	const place = (happening: Happening): number => {
		const key = JSON.stringify(happening)
		if (!keys.includes(key)) {
			keys.push(key)
			happenings.push(happening)
		}
		return keys.indexOf(key)
	}
	const ruleOf = (criterion: Criterion, earnedOn: DayNumber | null): Rule => ({
		criterion,
		families: familiesOf(criterion.opens, place),
		needs: criterion.needs,
		begins: criterion.period.from === null ? null : numberOf(criterion.period.from),
		ends: criterion.period.to === null ? null : numberOf(criterion.period.to),
		again: criterion.opens.by === 'every' ? intervalStep(criterion.opens.interval) : null,
		earnedOn,
	})
	const order = new Map(standard.merging.leading.map((code, at) => [code, at]))
	const leading = standard.criteria.toSorted((a, b) => (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0))
	const { transitional } = standard
	const earned =
		transitional === null
			? []
			: transitional.criteria
					.filter(({ initiative }) => initiative === 'automatic')
					.map((criterion) => ruleOf(criterion, numberOf(transitional.lastDay)))
	return {
		standard,
		rules: [...leading.map((criterion) => ruleOf(criterion, null)), ...earned],
		exclusions: standard.exclusions,
		happenings,
	}
}

/** Whether somebody has to say yes before the ground becomes an offer. */
export const needsAYes = (initiative: Initiative): boolean =>
	initiative === 'after_assessment' || initiative === 'on_request'
