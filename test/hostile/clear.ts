import type { Text } from '#kernel/language.ts'
import type { ReadFile } from '#population/import/read-file.ts'

/** What is wrong with a reason given to people: it must say something, in both languages, shortly, and nothing of a person. */
export const unclear = ({ da, en }: Text): string[] => [
	...(da.trim() === '' || en.trim() === '' ? ['a reason says nothing'] : []),
	...(da.length + en.length > 4000 ? [`a reason of ${da.length + en.length} characters`] : []),
	...(/\d{6}-?\d{4}/.test(`${da} ${en}`) ? ['a reason names a person'] : []),
	...(/\p{Cc}/u.test(`${da}${en}`.replaceAll(/[\n\t]/g, '')) ? ['a reason repeats what nobody can read'] : []),
]

/** What is promised of every file and not kept: each row is whole or says why not. */
export const brokenPromises = ({ rows, rejected }: ReadFile): string[] => [
	...rows.flatMap(({ stated }) => (/^[0-9A-Z]{10}$/.test(stated.person_id) ? [] : ['a row about nobody'])),
	...rejected.flatMap(({ reasons }) =>
		reasons.length === 0 ? ['rejected without a reason'] : reasons.flatMap(unclear),
	),
]
