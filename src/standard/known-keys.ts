import type { z } from 'zod'

type Definition = {
	type: string
	shape?: Record<string, z.ZodType>
	element?: z.ZodType
	valueType?: z.ZodType
	innerType?: z.ZodType
	options?: z.ZodType[]
}
const definition = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition

/** The keys that the format knows at a place in the file. */
export const knownKeys = (schema: z.ZodType, path: readonly (string | number)[]): readonly string[] => {
	const { type, shape, element, valueType, innerType, options } = definition(schema)
	if (innerType) return knownKeys(innerType, path)
	if (options) return options.flatMap((option) => knownKeys(option, path))
	const [step, ...rest] = path
	if (shape) {
		if (step === undefined) return Object.keys(shape)
		const next = shape[String(step)]
		return next ? knownKeys(next, rest) : []
	}
	const next = type === 'array' ? element : valueType
	return next && step !== undefined ? knownKeys(next, rest) : []
}
