import { stanceOn, verdictCodes } from '#eligibility/index.ts'
import type { Standard } from '#standard/index.ts'
import { factsOf } from './facts.ts'
import type { Population } from './population.ts'
import { on } from './rules.ts'

/** How many of the first so many people the readable evaluator gives another verdict than the compiled one. */
export const verdictsThatDiffer = (
	standard: Standard,
	people: Population,
	verdicts: Uint8Array,
	count: number,
): number =>
	Array.from({ length: Math.min(count, people.count) }, (_, at) => at).filter(
		(at) => stanceOn(standard, factsOf(people, at), on).verdict !== verdictCodes[verdicts[at] ?? 0],
	).length
