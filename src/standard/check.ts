import type { WrittenCriterion, WrittenStandard } from './format.ts'
import { nearest } from './nearest.ts'
import type { Problem } from './problem.ts'
import { whole, wholeIntervention } from './resolve.ts'

type Found = { readonly kind: Problem['kind']; readonly path: readonly (string | number)[]; readonly what: string }

const needed = ['name', 'cites', 'opens', 'intervention', 'initiative', 'contact', 'form', 'minutes'] as const

const known = (path: Found['path'], word: string, words: readonly string[], kind: string): Found[] => {
	if (words.includes(word)) return []
	const meant = nearest(word, words)
	return [
		{
			kind: 'error',
			path,
			what: `there is no ${kind} ${word}${meant ? `; did you mean ${meant}?` : ''} Known: ${words.join(', ')}`,
		},
	]
}

const criteriaOf = (written: WrittenStandard) =>
	Object.entries(written.groups).flatMap(([group, { shared, criteria }]) =>
		Object.entries(criteria).map(([code, own]) => ({
			code,
			own,
			all: whole(shared, own),
			path: ['groups', group, 'criteria', code],
		})),
	)

const checkEventWindow = (path: Found['path'], { opens }: WrittenCriterion): Found[] =>
	opens?.event?.from !== undefined && opens.event.target === undefined && opens.event.until !== undefined
		? [{ kind: 'warning', path, what: 'a window with from and until but no target: letters will aim at its first day' }]
		: []

const checkCriteria = (written: WrittenStandard): Found[] => {
	const interventions = Object.keys(written.interventions)
	const all = criteriaOf(written)
	return all.flatMap(({ code, all: criterion, path }, index) => [
		...needed
			.filter((key) => criterion[key] === undefined)
			.map(
				(key): Found => ({
					kind: 'error',
					path,
					what: `${code} lacks ${key}; write it in the criterion or in what its group shares`,
				}),
			),
		...(criterion.intervention === undefined
			? []
			: known([...path, 'intervention'], criterion.intervention, interventions, 'intervention')),
		...(all.findIndex((other) => other.code === code) < index
			? [{ kind: 'error' as const, path, what: `${code} stands twice; a code names one criterion` }]
			: []),
		...checkEventWindow(path, criterion),
	])
}

const neededOfIntervention = ['name', 'targetGroup', 'topics', 'timeFrame', 'documentation', 'cites'] as const

const checkInterventions = ({ interventions }: WrittenStandard): Found[] =>
	Object.entries(interventions).flatMap(([code, own]) => {
		const path = ['interventions', code]
		const all = wholeIntervention(interventions, own)
		return [
			...(own.like === undefined ? [] : known([...path, 'like'], own.like, Object.keys(interventions), 'intervention')),
			...neededOfIntervention
				.filter((key) => all[key] === undefined)
				.map((key): Found => ({ kind: 'error', path, what: `${code} lacks ${key}` })),
			...(all.purpose?.length ? [] : [{ kind: 'error' as const, path, what: `${code} lacks purpose` }]),
		]
	})

const checkReferences = (written: WrittenStandard): Found[] => {
	const criteria = criteriaOf(written).map(({ code }) => code)
	const topics = Object.keys(written.topics)
	return [
		...Object.entries(written.exclusions).flatMap(([code, { covers }]) =>
			(covers ?? []).flatMap((covered, at) =>
				known(['exclusions', code, 'covers', at], covered, criteria, 'criterion'),
			),
		),
		...Object.entries(written.interventions).flatMap(([code, intervention]) =>
			intervention.topics === undefined || intervention.topics === 'all'
				? []
				: intervention.topics.flatMap((topic, at) =>
						known(['interventions', code, 'topics', at], topic, topics, 'topic'),
					),
		),
	]
}

const checkLife = ({ validFrom, validTo, replaces, approval, legalBasis }: WrittenStandard): Found[] => {
	const found: Found[] = []
	if (validTo !== undefined && validTo < validFrom)
		found.push({ kind: 'error', path: ['validTo'], what: `validTo ${validTo} is before validFrom ${validFrom}` })
	if (replaces !== undefined && replaces >= validFrom)
		found.push({ kind: 'error', path: ['replaces'], what: `replaces names an earlier version, before ${validFrom}` })
	if (approval.on === undefined)
		found.push({ kind: 'warning', path: ['approval'], what: 'no day of approval is known' })
	if (validFrom < '2025-07-01' && (validTo === undefined || validTo > '2025-06-30'))
		found.push({
			kind: 'warning',
			path: ['validFrom'],
			what: 'runs past 30 June 2025, the last day of serviceloven § 79 a',
		})
	if (validFrom >= '2025-07-01' && /79\s*a/.test(legalBasis.da))
		found.push({
			kind: 'error',
			path: ['legalBasis'],
			what: 'serviceloven § 79 a was repealed on 1 July 2025 and gives no basis from then on',
		})
	return found
}

/** What the format alone cannot see: words that name nothing, gaps, and a life that does not hold together. */
export const checkContent = (written: WrittenStandard): readonly Found[] => [
	...checkLife(written),
	...checkCriteria(written),
	...checkInterventions(written),
	...checkReferences(written),
]
