import { z } from 'zod'
import type { Condition } from './condition.ts'
import { type DataFile, readDataFile, text, words } from './data-file.ts'

const condition = z.strictObject({
	code: z.string('the code of the classification').regex(/^[\w.-]{1,40}$/, 'a code without spaces, at most 40 signs'),
	name: text,
	area: text,
	says: text,
	topics: z.array(z.string('a code of a topic'), 'a list of codes of topics; [] for none'),
})
const shape = {
	system: words('the system of the codes, as in: urn:oid:1.2.208.176.2.21'),
	edition: words('the edition, in quotes'),
	source: words('where the codes are from'),
	licence: text,
	conditions: z.array(condition, 'a list of conditions').min(1, 'a list of conditions'),
}
const format = z.strictObject(shape, 'a file of conditions').superRefine(({ conditions }, context) => {
	for (const [nth, { code }] of conditions.entries())
		if (conditions.findIndex((one) => one.code === code) !== nth)
			context.addIssue({ code: 'custom', path: ['conditions', nth, 'code'], message: 'a code that stands only once' })
})

const knownAt = (path: readonly PropertyKey[]): readonly string[] =>
	path.length === 0 ? Object.keys(shape) : path.length === 2 ? Object.keys(condition.shape) : ['da', 'en']

/** The conditions of one file of `conditions/`. */
export const readConditionFile = (yaml: string, file: string): DataFile<readonly Condition[]> => {
	const read = readDataFile(yaml, file, format, knownAt)
	return read.content === null ? read : { content: read.content.conditions, wrong: [] }
}
