import { text } from '#kernel/language.ts'
import { gravestFirst, inOrderOfPlace, type Problem } from '../problem.ts'

/** Nobody mends more at once. */
const most = 100

/** In the order of the file. Of very many only the gravest stand, and how many more there are. */
export const listedProblems = (problems: readonly Problem[], further = 0): readonly Problem[] => {
	const gravest = gravestFirst(problems).slice(0, most)
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
