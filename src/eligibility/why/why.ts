import type { DayNumber } from '#kernel/day-number.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Criterion, Exclusion, Standard } from '#standard/index.ts'
import type { Rule, Rules } from '../compile/lower.ts'
import type { OpenGround } from '../grounds.ts'
import type { Case, Standing } from '../judge.ts'
import type { Placed } from '../openings.ts'
import type { Why } from '../verdict.ts'
import { type About, told } from './reason-words.ts'
import { isUnnoted, livesElsewhere, type Reason, reasonsFor, reasonsToExclude } from './reasons.ts'

/** What there is a reason for or against: a criterion or an exclusion. */
export type Subject = { readonly name: Text; readonly about: About } & (
	| { readonly rule: Rule; readonly place: number; readonly exclusion?: never }
	| { readonly exclusion: Exclusion; readonly rule?: never }
)

/** One subject weighed for a citizen: what was known, what held and what did not. */
export type Weighing = { readonly subject: Subject; readonly held: boolean; readonly reasons: readonly Reason[] }

/** One thing that was weighed, in words for the citizen. */
export type Part = Text & { readonly held: boolean }

const bandOf = ({ opens }: Criterion): About['band'] => {
	if (opens.by === 'band') return opens.ages
	if (opens.by !== 'every') return {}
	return { from: opens.fromAge, ...(opens.toAge === null ? {} : { to: opens.toAge }) }
}

const ofRule = ({ standard, rules }: Rules, rule: Rule): Subject => {
	const { name, needs } = rule.criterion
	const about = { standard, ages: needs.ages, band: bandOf(rule.criterion), when: needs.when }
	return { rule, place: rules.indexOf(rule), name, about: { ...about, covers: 'all', exceptionPossible: false } }
}

const ofExclusion = (standard: Standard, exclusion: Exclusion): Subject => {
	const { name, when, covers, strength } = exclusion
	const about = { standard, ages: [], band: {}, when, covers: covers === 'all' ? 'all' : 'some' } as const
	return { exclusion, name, about: { ...about, exceptionPossible: strength === 'default' } }
}

type Subjects = { readonly always: readonly Subject[]; readonly earned: readonly Subject[] }
const known = new WeakMap<Rules, Subjects>()

/** Every criterion and every exclusion in the order of the standard; and what may have been earned before it. */
const subjectsOf = (rules: Rules): Subjects => {
	const made = known.get(rules)
	if (made !== undefined) return made
	const { standard } = rules
	const own = standard.criteria.flatMap(
		(criterion) => rules.rules.find((rule) => rule.earnedOn === null && rule.criterion === criterion) ?? [],
	)
	const codes = own.map(({ criterion }) => criterion.code)
	const subjects = {
		always: [
			...own.map((rule) => ofRule(rules, rule)),
			...standard.exclusions.map((exclusion) => ofExclusion(standard, exclusion)),
		],
		earned: rules.rules
			.filter(({ earnedOn, criterion }) => earnedOn !== null && !codes.includes(criterion.code))
			.map((rule) => ofRule(rules, rule)),
	}
	known.set(rules, subjects)
	return subjects
}

const groundFor = (code: string, grounds: readonly OpenGround[]): OpenGround | null => {
	let found: OpenGround | null = null
	for (const ground of grounds)
		if (ground.rule.criterion.code === code && (found === null || found.servedOn !== null)) found = ground
	return found
}

const weighed = (one: Case, subject: Subject, standing: Standing, on: DayNumber): Weighing => {
	if (subject.rule === undefined) {
		const { exclusion } = subject
		const closing = one.closings.find((closing) => closing.exclusion === exclusion) ?? null
		const held = standing.exclusions.some((held) => held.exclusion === exclusion.code)
		return { subject, held, reasons: reasonsToExclude(exclusion, closing, one.citizen.facts, on) }
	}
	const { code } = subject.rule.criterion
	const ground = groundFor(code, standing.grounds)
	const held = ground !== null || standing.priorities.includes(code)
	return { subject, held, reasons: reasonsFor(one, one.placed[subject.place] as Placed, ground, on) }
}

/** Every criterion and every exclusion weighed, held or not. */
export const weighingsOf = (one: Case, standing: Standing, on: DayNumber): readonly Weighing[] => {
	const { always, earned } = subjectsOf(one.rules)
	const weighings: Weighing[] = []
	const isElsewhere = standing.verdict === 'not_resident'
	for (const subject of always)
		weighings.push(
			isElsewhere ? { subject, held: false, reasons: livesElsewhere } : weighed(one, subject, standing, on),
		)
	for (const subject of earned)
		if (standing.grounds.some(({ rule }) => rule === subject.rule)) weighings.push(weighed(one, subject, standing, on))
	return weighings
}

/** Part by part, for pages that list them. */
export const partsOf = ({ subject, reasons }: Weighing): readonly Part[] =>
	reasons.map((reason) => ({ held: reason.held, ...told(reason, subject.about) }))

/** The parts as one paragraph under the name of the rule. */
export const whyOf = (weighing: Weighing): Why => {
	const { subject, held } = weighing
	let [da, en] = [`${subject.name.da}:`, `${subject.name.en}:`]
	for (const reason of weighing.reasons) {
		const said = told(reason, subject.about)
		da += ` ${said.da}`
		en += ` ${said.en}`
	}
	const code =
		subject.rule === undefined ? { exclusion: subject.exclusion.code } : { criterion: subject.rule.criterion.code }
	return { ...code, held, da, en, ...(isUnnoted(weighing.reasons) ? { unnoted: subject.name } : {}) }
}

export const noRules: Why = {
	held: false,
	...text('Der er ingen regler på fil for den dag.', 'No rules are on file for that day.'),
}
