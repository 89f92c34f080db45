import type { WrittenStandard } from '../format/format.ts'
import type { WrittenCondition } from '../format/format-rule.ts'
import { atKey, type Found, type Path, wrong } from './found.ts'

/** More than any municipality decides; beyond it something else than a standard was written. */
const most = {
	groups: 100,
	criteria: 500,
	exclusions: 100,
	interventions: 100,
	topics: 200,
	ownWords: 500,
	conditions: 200,
}

const tooMany = (path: Path, count: number, limit: number, da: string, en: string): Found[] =>
	count <= limit
		? []
		: [
				atKey(
					wrong(
						path,
						`her er ${count} ${da}; en standard har højst ${limit}`,
						`there are ${count} ${en} here; a standard has at most ${limit}`,
					),
				),
			]

const partsOf = ({ any, all, not }: WrittenCondition): readonly WrittenCondition[] => [
	...(any ?? []),
	...(all ?? []),
	...(not ? [not] : []),
]
const countOf = (condition: WrittenCondition | undefined): number =>
	condition === undefined ? 0 : partsOf(condition).reduce((sum, part) => sum + countOf(part), 1)

const conditions = (path: Path, condition: WrittenCondition | undefined): Found[] =>
	tooMany(path, countOf(condition), most.conditions, 'betingelser i én regel', 'conditions in one rule')

/** Whether there is so much of something that looking at the rest would only take time. */
export const checkSize = ({
	groups,
	exclusions,
	interventions,
	topics,
	ownWords,
}: WrittenStandard): readonly Found[] => {
	const number = (of: object | undefined): number => Object.keys(of ?? {}).length
	const criteria = Object.values(groups).reduce((sum, group) => sum + number(group.criteria), 0)
	const found = [
		...tooMany(['groups'], number(groups), most.groups, 'grupper', 'groups'),
		...tooMany(['groups'], criteria, most.criteria, 'kriterier', 'criteria'),
		...tooMany(['exclusions'], number(exclusions), most.exclusions, 'undtagelser', 'exclusions'),
		...tooMany(['interventions'], number(interventions), most.interventions, 'indsatser', 'interventions'),
		...tooMany(['topics'], number(topics), most.topics, 'emner', 'topics'),
		...Object.entries(ownWords ?? {}).flatMap(([kind, words]) =>
			tooMany(['ownWords', kind], number(words), most.ownWords, 'ord', 'words'),
		),
	]
	if (found.length > 0) return found
	return [
		...Object.entries(exclusions).flatMap(([code, { when }]) => conditions(['exclusions', code, 'when'], when)),
		...Object.entries(groups).flatMap(([group, { shared, criteria }]) => [
			...conditions(['groups', group, 'shared', 'needs', 'when'], shared?.needs?.when),
			...Object.entries(criteria).flatMap(([code, { needs }]) =>
				conditions(['groups', group, 'criteria', code, 'needs', 'when'], needs?.when),
			),
		]),
	]
}
