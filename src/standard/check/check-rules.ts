import type { WrittenStandard } from '../format/format.ts'
import type { WrittenCriterion } from '../format/format-rule.ts'
import type { WrittenScope } from '../format/format-words.ts'
import { whole } from '../format/resolve-rule.ts'
import type { Form } from '../rule.ts'
import type { Path } from './found.ts'

/** A criterion as it is written, with what its group shares. */
export type WrittenRule = {
	readonly code: string
	readonly group: string
	readonly all: WrittenCriterion
	readonly path: Path
	/** Where it is written: in the criterion, or in what its group shares. */
	readonly at: (key: keyof WrittenCriterion, ...further: Path) => Path
}

export const rulesOf = (written: WrittenStandard): readonly WrittenRule[] =>
	Object.entries(written.groups).flatMap(([group, { shared, criteria }]) =>
		Object.entries(criteria).map(([code, own]) => {
			const path = ['groups', group, 'criteria', code]
			return {
				code,
				group,
				all: whole(shared, own),
				path,
				at: (key, ...further) =>
					shared?.[key] !== undefined && own[key] === undefined
						? ['groups', group, 'shared', key, ...further]
						: [...path, key, ...further],
			}
		}),
	)

/** A list, or one of it, or nothing. */
export const listOf = <Part>(one: Part | Part[] | undefined): Part[] =>
	one === undefined ? [] : Array.isArray(one) ? one : [one]

/** Every form that a rule may take, at any age. */
export const formsOf = ({ all: { form, byAge } }: WrittenRule): readonly Form[] =>
	[...new Set([form, ...(byAge ?? []).map((band) => band.form)])].filter((one) => one !== undefined)

/** Whether a citizen may be invited to a collective event. */
export const holdsEvent = (form: Form): boolean =>
	form === 'collective_event' || form === 'either' || form === 'citizen_chooses'

/** The rules that something is written to hold for. */
export const rulesIn = (scope: WrittenScope | undefined, rules: readonly WrittenRule[]): readonly WrittenRule[] => {
	if (scope === undefined || scope === 'all') return rules
	const named = new Set([...(scope.groups ?? []), ...(scope.criteria ?? [])])
	return rules.filter(({ code, group }) => named.has(code) || named.has(group))
}
