import { expect, test } from 'vitest'
import type { z } from 'zod'
import { format } from './format.ts'
import { complaintsIn, definitionOf } from './format-at.ts'
import { formatComplaint, knownComplaints } from './format-complaints.ts'

/** Everything that the format may say of its own accord. */
const complaints = (schema: z.ZodType, seen = new Set<z.ZodType>()): string[] => {
	if (seen.has(schema)) return []
	seen.add(schema)
	const { shape = {}, element, keyType, valueType, innerType, options = [] } = definitionOf(schema)
	const inner = [...Object.values(shape), element, keyType, valueType, innerType, ...options].filter(
		(one) => one !== undefined,
	)
	return [...complaintsIn(schema), ...inner.flatMap((one) => complaints(one, seen))]
}

test('everything that the format says of its own accord is said in Danish as well', () => {
	const said = [...new Set(complaints(format))]
	expect(said.length).toBeGreaterThan(10)
	expect(said.filter((one) => !knownComplaints.includes(one))).toEqual([])
	for (const one of said) expect(formatComplaint(one).da).not.toBe(formatComplaint(one).en)
	expect(knownComplaints.filter((one) => !said.includes(one))).toEqual([])
})
