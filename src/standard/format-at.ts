import type { z } from 'zod'
import type { Path } from './found.ts'

type Definition = {
	readonly type: string
	readonly shape?: Readonly<Record<string, z.ZodType>>
	readonly element?: z.ZodType
	readonly keyType?: z.ZodType
	readonly valueType?: z.ZodType
	readonly innerType?: z.ZodType
	readonly options?: readonly z.ZodType[]
	readonly entries?: Readonly<Record<string, string>>
	readonly values?: readonly unknown[]
	readonly checks?: readonly { readonly _zod: { readonly def: { readonly error?: (issue: unknown) => unknown } } }[]
}

/** What a part of the format is made of. */
export const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition

/** Least and greatest number, or length. */
export const bounds = (schema: z.ZodType): { readonly minimum?: number; readonly maximum?: number } =>
	schema._zod.bag as { minimum?: number; maximum?: number }

/** What the format itself says is right for a part. */
export const complaintsIn = (schema: z.ZodType): readonly string[] =>
	(definitionOf(schema).checks ?? []).flatMap(({ _zod: { def } }) => {
		const said = def.error?.({})
		return typeof said === 'string' ? [said] : []
	})

/** The parts of the format that may stand in one place: several where it leaves a choice. */
const alternatives = (schema: z.ZodType): readonly z.ZodType[] => {
	const { innerType, options } = definitionOf(schema)
	if (innerType) return alternatives(innerType)
	return options ? options.flatMap(alternatives) : [schema]
}

const own = (shape: Readonly<Record<string, z.ZodType>>, key: string): readonly z.ZodType[] => {
	const part = Object.hasOwn(shape, key) ? shape[key] : undefined
	return part ? [part] : []
}

/** What may stand at a place of the file. */
export const formatAt = (schema: z.ZodType, path: Path): readonly z.ZodType[] => {
	const [step, ...rest] = path
	if (step === undefined) return alternatives(schema)
	return alternatives(schema).flatMap((part) => {
		const { shape, element, valueType } = definitionOf(part)
		const next = shape ? own(shape, String(step)) : [typeof step === 'number' ? element : valueType].filter(Boolean)
		return next.flatMap((inner) => (inner === undefined ? [] : formatAt(inner, rest)))
	})
}

/** The keys that the format knows at a place of the file. */
export const knownKeys = (schema: z.ZodType, path: Path): readonly string[] => [
	...new Set(formatAt(schema, path).flatMap((part) => Object.keys(definitionOf(part).shape ?? {}))),
]
