import type { Condition, Criterion, Exclusion, Interval, Opens, Scope, Standard } from '#standard/index.ts'

const longer = (interval: Interval, by: number): Interval => ({ ...interval, count: interval.count + by })

/** The same kind of opening for somewhat other ages and times: no copy asks what another has asked. */
const opensLater = (opens: Opens, by: number): Opens => {
	switch (opens.by) {
		case 'turning':
			return { ...opens, ages: opens.ages.map(({ from = 0, to = 0 }) => ({ from: from + by, to: to + by })) }
		case 'yearly':
			return { ...opens, fromAge: opens.fromAge + by }
		case 'newcomer':
			return { ...opens, period: longer(opens.period, by) }
		case 'event':
			return {
				...opens,
				windows: opens.windows.map((window) =>
					'until' in window
						? { ...window, from: longer(window.from, by), until: longer(window.until, by) }
						: { ...window, period: longer(window.period, by) },
				),
			}
		default:
			return opens
	}
}

const criterionLater = (criterion: Criterion, by: number): Criterion => ({
	...criterion,
	code: `${criterion.code}-${by}`,
	opens: opensLater(criterion.opens, by),
	needs: {
		...criterion.needs,
		ages: criterion.needs.ages.map(({ from, to }) => ({
			...(from === undefined ? {} : { from: from + by }),
			...(to === undefined ? {} : { to: to + by }),
		})),
	},
})

const elsewhere = (condition: Condition, by: number): Condition => ({
	is: 'all',
	of: [condition, { is: 'not', of: { is: 'residence', in: [`place_${by}`] } }],
})

const copyOf = (standard: Standard, by: number) => {
	const covered = (covers: Scope): Scope =>
		(covers === 'all' ? standard.criteria.map(({ code }) => code) : covers).map((code) => `${code}-${by}`)
	return {
		criteria: standard.criteria.map((criterion) => criterionLater(criterion, by)),
		exclusions: standard.exclusions.map(
			({ code, when, covers, ...rest }): Exclusion => ({
				...rest,
				code: `${code}-${by}`,
				when: elsewhere(when, by),
				covers: covered(covers),
			}),
		),
	}
}

/** The standard with so many times as many rules, each somewhat other than the one it was copied from. */
export const withTimesTheRules = (standard: Standard, times: number): Standard => {
	const copies = Array.from({ length: times }, (_, by) => copyOf(standard, by))
	const criteria = copies.flatMap((copy) => copy.criteria)
	return {
		...standard,
		criteria,
		exclusions: copies.flatMap(({ exclusions }) => exclusions),
		merging: { ...standard.merging, leading: criteria.map(({ code }) => code) },
	}
}
