import { type Criterion, isIn, type Standard } from '#standard/index.ts'
import { questionsIn } from '../condition.ts'
import { type Judgement, judge } from '../judge.ts'
import { attempts, firstHeld, type Trial, thinned } from './attempts.ts'
import { conditionsOf, withDecisions } from './boundary.ts'
import { closedBy, variationsOf } from './variations.ts'

/** What became of a standard on made-up citizens at the bounds of its rules: some thousand, or fewer where it says very much. */
export type Trials = {
	/** Citizens and days that were tried. */
	readonly count: number
	/** Numbers of the trials in which each rule gave a ground. */
	readonly held: ReadonlyMap<string, readonly number[]>
	/** Codes of the exclusions that together closed an open ground, each such set once. */
	readonly closings: readonly (readonly string[])[]
}

const mostTrials = 4000
/** Parts of rules weighed altogether. */
const mostWeighed = 400_000

/** As many windows as each trial looks at for a rule. */
const windowsOf = ({ opens }: Criterion): number => {
	if (opens.by === 'event') return opens.windows.length * opens.kinds.length
	return opens.by === 'turning' ? opens.ages.reduce((sum, { from = 0, to = 130 }) => sum + to - from + 1, 0) : 1
}

/** How many trials a rule or an exclusion gets. */
const shareOf = (standard: Standard): number => {
	const { criteria, exclusions } = standard
	const windows = criteria.reduce((sum, criterion) => sum + windowsOf(criterion), 0)
	const weight = windows + exclusions.length + conditionsOf(standard).flatMap(questionsIn).length + 1
	const trials = Math.min(mostTrials, mostWeighed / weight)
	return Math.max(2, Math.floor(trials / (criteria.length + exclusions.length)))
}

/** Asks about one citizen after another, and notes what held. */
const book = (standard: Standard) => {
	const held = new Map<string, number[]>(standard.criteria.map(({ code }) => [code, []]))
	const closings = new Map<string, readonly string[]>()
	const covers = new Map(standard.exclusions.map(({ code, covers }) => [code, covers]))
	let count = 0
	const note = ({ grounds, exclusions, priorities = [] }: Judgement): void => {
		const given = [...grounds.map(({ criterion }) => criterion), ...priorities]
		for (const code of given) held.get(code)?.push(count)
		if (exclusions.length > 0)
			for (const code of given) {
				const closing = exclusions
					.map(({ exclusion }) => exclusion)
					.filter((exclusion) => isIn(covers.get(exclusion) ?? [], code))
				if (closing.length > 0) closings.set(closing.join(), closing)
			}
		count += 1
	}
	return {
		ask: ({ citizen, on }: Trial): void => note(judge([standard], withDecisions(citizen, standard), on)),
		read: (): Trials => ({ count, held, closings: [...closings.values()] }),
	}
}

/** Tries a standard out: for each rule, citizens at its bounds and the same with one thing otherwise; then whom exclusions close. */
export const tryOut = (standard: Standard): Trials => {
	const share = shareOf(standard)
	const { ask, read } = book(standard)
	const found = new Map<string, Trial>()
	for (const criterion of standard.criteria) {
		const all = attempts(standard, criterion)
		const first = firstHeld(standard, criterion, all)
		if (first === null) continue
		found.set(criterion.code, first)
		const others = variationsOf(standard, criterion, first.citizen, first.on).slice(0, share)
		for (const trial of [first, ...thinned(all, Math.ceil(share / 2))]) ask(trial)
		for (const citizen of others) ask({ citizen, on: first.on })
	}
	for (const { covers, when } of standard.exclusions) {
		const open = thinned(
			[...found].flatMap(([code, trial]) => (isIn(covers, code) ? [trial] : [])),
			60,
		)
		const closed = open.flatMap(({ citizen, on }) =>
			closedBy(when, citizen).map((changed) => ({ citizen: changed, on })),
		)
		for (const trial of closed.slice(0, Math.max(12, share))) ask(trial)
	}
	return read()
}
