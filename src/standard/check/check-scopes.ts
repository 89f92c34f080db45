import type { WrittenStandard } from '../format/format.ts'
import type { WrittenScope } from '../format/format-words.ts'
import type { WrittenRule } from './check-rules.ts'
import { known, twice } from './check-words.ts'
import { atKey, doubtful, type Found, type Path, wrong } from './found.ts'

type Names = {
	readonly groups: readonly string[]
	readonly criteria: readonly string[]
	readonly groupOf: ReadonlyMap<string, string>
}

/** A criterion named beside its whole group is named twice. */
const through = (path: Path, code: string, group: string): Found =>
	doubtful(
		path,
		`${code} er allerede med gennem sin gruppe ${group}`,
		`${code} is already there through its group ${group}`,
	)

const checkScope = (path: Path, scope: WrittenScope, { groups, criteria, groupOf }: Names): Found[] => {
	if (scope === 'all') return []
	const [ofGroups, ofCriteria] = [scope.groups ?? [], scope.criteria ?? []]
	return [
		...ofGroups.flatMap((code, at) => [
			...known([...path, 'groups', at], code, groups, ['nogen gruppe', 'group']),
			...(ofGroups.indexOf(code) < at ? [twice([...path, 'groups', at], code)] : []),
		]),
		...ofCriteria.flatMap((code, at) => {
			const group = groupOf.get(code) ?? ''
			return [
				...known([...path, 'criteria', at], code, criteria, ['noget kriterium', 'criterion']),
				...(ofCriteria.indexOf(code) < at ? [twice([...path, 'criteria', at], code)] : []),
				...(ofGroups.includes(group) ? [through([...path, 'criteria', at], code, group)] : []),
			]
		}),
	]
}

const checkExclusions = ({ exclusions }: WrittenStandard, names: Names): Found[] =>
	Object.entries(exclusions).flatMap(([code, { covers }]) => {
		if (covers !== undefined) return checkScope(['exclusions', code, 'covers'], covers, names)
		const example = names.groups[0] ?? 'ages'
		return [
			atKey(
				wrong(
					['exclusions', code],
					`${code} siger ikke, hvad den dækker; skriv covers: all, eller nævn det, den lukker: covers: { groups: [${example}] }`,
					`${code} has no scope; write covers: all, or name what it closes: covers: { groups: [${example}] }`,
				),
			),
		]
	})

/** Which ground leads is said once for each. */
const checkLeading = ({ merging }: WrittenStandard, { groups, criteria, groupOf }: Names): Found[] => {
	const leading = merging?.leading ?? []
	const first = new Map<string, number>()
	return leading.flatMap((code, at) => {
		const path = ['merging', 'leading', at]
		const isTwice = first.has(code)
		if (!isTwice) first.set(code, at)
		const group = groupOf.get(code) ?? ''
		return [
			...known(path, code, [...groups, ...criteria], ['nogen gruppe eller noget kriterium', 'group or criterion']),
			...(isTwice ? [twice(path, code)] : []),
			...(!isTwice && first.has(group) ? [through(path, code, group)] : []),
		]
	})
}

/** What names groups and criteria names those that there are, each once. */
export const checkScopes = (written: WrittenStandard, rules: readonly WrittenRule[]): readonly Found[] => {
	const names = {
		groups: Object.keys(written.groups),
		criteria: rules.map(({ code }) => code),
		groupOf: new Map(rules.map(({ code, group }) => [code, group])),
	}
	return [
		...checkExclusions(written, names),
		...(written.replacements ?? []).flatMap(({ covers }, at) =>
			checkScope(['replacements', at, 'covers'], covers, names),
		),
		...checkLeading(written, names),
	]
}
