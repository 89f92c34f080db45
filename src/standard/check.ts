import type { WrittenStandard } from './format.ts'
import type { WrittenCondition, WrittenCriterion, WrittenWindow } from './format-rule.ts'
import type { WrittenScope } from './format-words.ts'
import { commonWords, type WordKind } from './kinds.ts'
import { nearest } from './nearest.ts'
import type { Problem } from './problem.ts'
import { wholeIntervention } from './resolve.ts'
import { whole } from './resolve-rule.ts'

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

const checkWindow = (path: Found['path'], { from, target, until }: WrittenWindow): Found[] =>
	from !== undefined && target === undefined && until !== undefined
		? [{ kind: 'warning', path, what: 'a window with from and until but no target: letters will aim at its first day' }]
		: []

const listOf = <Part>(one: Part | Part[] | undefined): Part[] =>
	one === undefined ? [] : Array.isArray(one) ? one : [one]

const checkWords = (written: WrittenStandard, { opens, needs }: WrittenCriterion, path: Found['path']): Found[] => {
	const words = (kind: WordKind, used: readonly string[], at: readonly string[]) =>
		used.flatMap((word) =>
			known(
				[...path, ...at],
				word,
				[...commonWords[kind], ...Object.keys(written.ownWords?.[kind] ?? {})],
				{ events: 'event', risks: 'risk', residences: 'residence', staff: 'staff' }[kind],
			),
		)
	return [
		...words('events', listOf(opens?.event?.kind), ['opens', 'event', 'kind']),
		...words('risks', listOf(opens?.risk?.kind), ['opens', 'risk', 'kind']),
		...conditionWords(needs?.when).flatMap(({ kind, word }) => words(kind, [word], ['needs', 'when'])),
	]
}

const conditionWords = (condition: WrittenCondition | undefined): { kind: WordKind; word: string }[] =>
	condition === undefined
		? []
		: [
				...[...(condition.any ?? []), ...(condition.all ?? []), ...listOf(condition.not)].flatMap(conditionWords),
				...(condition.residence ?? []).map((word) => ({ kind: 'residences' as const, word })),
				...(condition.seenBy ?? []).map((word) => ({ kind: 'staff' as const, word })),
			]

/** A collective event says what comes of declining and of attending it; a form without one has nothing to say. */
const checkForm = (path: Found['path'], { form, byAge, collective }: WrittenCriterion): Found[] => {
	const forms = [form, ...(byAge ?? []).map((band) => band.form)].filter((one) => one !== undefined)
	const hasEvent = forms.some((one) => one === 'collective_event' || one === 'either' || one === 'citizen_chooses')
	if (hasEvent && collective === undefined)
		return [
			{
				kind: 'error',
				path,
				what: 'a form with a collective event says what follows: add collective: { attending: serves, declined: home_visit }',
			},
		]
	return !hasEvent && collective !== undefined && forms.length > 0
		? [
				{
					kind: 'error',
					path: [...path, 'collective'],
					what: `${forms.join(', ')} holds no collective event to decline`,
				},
			]
		: []
}

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
		...listOf(criterion.opens?.event?.series ?? criterion.opens?.event).flatMap((window) => checkWindow(path, window)),
		...checkWords(written, criterion, path),
		...checkForm(path, criterion),
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

const checkScope = (
	path: Found['path'],
	scope: WrittenScope,
	groups: readonly string[],
	criteria: readonly string[],
): Found[] =>
	scope === 'all'
		? []
		: [
				...(scope.groups ?? []).flatMap((code, at) => known([...path, 'groups', at], code, groups, 'group')),
				...(scope.criteria ?? []).flatMap((code, at) => known([...path, 'criteria', at], code, criteria, 'criterion')),
			]

const checkReferences = (written: WrittenStandard): Found[] => {
	const criteria = criteriaOf(written).map(({ code }) => code)
	const groups = Object.keys(written.groups)
	const topics = Object.keys(written.topics)
	return [
		...Object.entries(written.exclusions).flatMap(([code, { covers, when }]) => [
			...(covers === undefined
				? [
						{
							kind: 'error' as const,
							path: ['exclusions', code],
							what: `${code} has no scope; write covers: all, or name what it closes: covers: { groups: [${groups[0] ?? 'ages'}] }`,
						},
					]
				: checkScope(['exclusions', code, 'covers'], covers, groups, criteria)),
			...conditionWords(when).flatMap(({ kind, word }) =>
				known(
					['exclusions', code, 'when'],
					word,
					[...commonWords[kind], ...Object.keys(written.ownWords?.[kind] ?? {})],
					kind === 'staff' ? 'staff' : 'residence',
				),
			),
		]),
		...(written.replacements ?? []).flatMap(({ covers }, at) =>
			checkScope(['replacements', at, 'covers'], covers, groups, criteria),
		),
		...(written.merging?.leading ?? []).flatMap((code, at) =>
			known(['merging', 'leading', at], code, [...groups, ...criteria], 'group or criterion'),
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
	const claims = (
		Array.isArray(legalBasis) ? legalBasis : [{ from: undefined, to: undefined, text: legalBasis }]
	).filter(({ to, text }) => (to ?? validTo ?? '9') >= '2025-07-01' && /79\s*a/.test(text.da + text.en))
	if (claims.length > 0 && (validFrom >= '2025-07-01' || Array.isArray(legalBasis)))
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
