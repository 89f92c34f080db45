import { atKey, type Criterion, doubtful, type Exclusion, type Found, type Standard } from '#standard/index.ts'
import { type Trials, tryOut } from './trials.ts'

const pathOf = ({ group, code }: Criterion) => ['groups', group, 'criteria', code]

const warning = (path: Found['path'], da: string, en: string): Found => atKey(doubtful(path, da, en))

const neverHeld = ({ criteria }: Standard, { held }: Trials): Found[] =>
	criteria
		.filter(({ code }) => held.get(code)?.length === 0)
		.map((criterion) =>
			warning(
				pathOf(criterion),
				`${criterion.code} gjaldt aldrig: ingen prøve med borgere på grænserne af dens aldre, dage og hændelser gav den; passer opens, needs og perioden sammen?`,
				`${criterion.code} never held: no trial with citizens at the bounds of its ages, days and events gave it; do its opens, needs and period fit together?`,
			),
		)

/** So few trials say nothing about two rules. */
const fewest = 4

const alwaysTogether = ({ criteria }: Standard, { held }: Trials): Found[] => {
	const first = new Map<string, Criterion>()
	return criteria
		.filter(({ initiative }) => initiative !== 'priority')
		.flatMap((criterion) => {
			const trials = held.get(criterion.code) ?? []
			if (trials.length < fewest) return []
			const key = trials.join()
			const other = first.get(key)
			if (other === undefined) {
				first.set(key, criterion)
				return []
			}
			return [
				warning(
					pathOf(criterion),
					`${criterion.code} gjaldt altid sammen med ${other.code}, i alle ${trials.length} prøver, hvor en af dem gjaldt; den ene afgør ingenting, som den anden ikke afgør`,
					`${criterion.code} always held together with ${other.code}, in all ${trials.length} trials in which either held; one of them decides nothing that the other does not`,
				),
			]
		})
}

const rank: Readonly<Record<Exclusion['strength'], number>> = { default: 1, permissive: 2, absolute: 3 }

/** Exclusions without which nobody would be left in who is out with them; of several that say the same, the first counts. */
const neverMattered = ({ exclusions }: Standard, { closings }: Trials): readonly Exclusion[] => {
	const left = new Map(exclusions.map((exclusion) => [exclusion.code, exclusion]))
	for (const exclusion of exclusions.toReversed()) {
		const isNeeded = closings.some(
			(codes) =>
				codes.includes(exclusion.code) &&
				!codes.some((code) => {
					const other = left.get(code)
					return other !== undefined && other !== exclusion && rank[other.strength] >= rank[exclusion.strength]
				}),
		)
		if (!isNeeded) left.delete(exclusion.code)
	}
	return exclusions.filter(({ code }) => !left.has(code))
}

const idleExclusions = (standard: Standard, trials: Trials): Found[] =>
	neverMattered(standard, trials).map(({ code }) => {
		const path = ['exclusions', code]
		return trials.closings.some((codes) => codes.includes(code))
			? warning(
					path,
					`${code} ændrede aldrig noget: hver gang den lukkede et tilbud, lukkede en anden undtagelse det også`,
					`${code} never mattered: whenever it closed an offer, another exclusion closed it as well`,
				)
			: warning(
					path,
					`${code} ændrede aldrig noget: ingen, som den gjaldt for, havde et tilbud, den kunne lukke; passer when og covers?`,
					`${code} never mattered: nobody for whom it held had an offer that it could close; are when and covers right?`,
				)
	})

/** What trying a standard out on made-up citizens shows of its rules: those that never hold, that say the same, that do nothing. */
export const trialFindings = (standard: Standard): readonly Found[] => {
	const trials = tryOut(standard)
	return [...neverHeld(standard, trials), ...alwaysTogether(standard, trials), ...idleExclusions(standard, trials)]
}
