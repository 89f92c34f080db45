import { text } from '#kernel/language.ts'
import { inOrderOfPlace, type Problem } from './problem.ts'

/** Nobody mends more at once. */
const most = 100

const weight: Readonly<Record<Problem['kind'], number>> = { error: 0, warning: 1, note: 2 }

/** In the order of the file. Of very many only the gravest stand, and how many more there are. */
export const listedProblems = (problems: readonly Problem[], further = 0): readonly Problem[] => {
	const gravest = problems.toSorted((a, b) => weight[a.kind] - weight[b.kind]).slice(0, most)
	const left = problems.length - gravest.length + further
	const last = inOrderOfPlace(gravest).at(-1)
	if (left === 0 || last === undefined) return inOrderOfPlace(gravest)
	return [
		...inOrderOfPlace(gravest),
		{
			...last,
			what: text(
				`og ${left} til; ret de første, og se efter igen`,
				`and ${left} more; mend the first ones and check again`,
			),
		},
	]
}
