import { z } from 'zod'
import type { Path } from '../check/found.ts'

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

/** Least and greatest number. */
export const bounds = (schema: z.ZodType): { readonly least: number | null; readonly greatest: number | null } => {
	const { minValue, maxValue } = schema as { minValue?: number | null; maxValue?: number | null }
	const given = (value: number | null | undefined): number | null =>
		value !== undefined && value !== null && Number.isFinite(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER
			? value
			: null
	return { least: given(minValue), greatest: given(maxValue) }
}

export const isWhole = (schema: z.ZodType): boolean =>
	(definitionOf(schema) as { format?: string }).format === 'safeint'

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

/** The parts of the format at a place of the file, each with its choices still in it. */
const partsAt = (schema: z.ZodType, path: Path): readonly z.ZodType[] => {
	const [step, ...rest] = path
	if (step === undefined) return [schema]
	return alternatives(schema).flatMap((part) => {
		const { shape, element, valueType } = definitionOf(part)
		const next = shape ? own(shape, String(step)) : [typeof step === 'number' ? element : valueType].filter(Boolean)
		return next.flatMap((inner) => (inner === undefined ? [] : partsAt(inner, rest)))
	})
}

/** What may stand at a place of the file. */
export const formatAt = (schema: z.ZodType, path: Path): readonly z.ZodType[] =>
	partsAt(schema, path).flatMap(alternatives)

const nameOf = (schema: z.ZodType): string | null => {
	const { innerType } = definitionOf(schema)
	const id = z.globalRegistry.get(schema)?.id
	return id ?? (innerType ? nameOf(innerType) : null)
}

/** The name that the format gives to what stands at a place: text, ages, scope. */
export const nameAt = (schema: z.ZodType, path: Path): string | null =>
	partsAt(schema, path)
		.map(nameOf)
		.find((name) => name !== null) ?? null

/** The keys that the format knows at a place of the file. */
export const knownKeys = (schema: z.ZodType, path: Path): readonly string[] => [
	...new Set(formatAt(schema, path).flatMap((part) => Object.keys(definitionOf(part).shape ?? {}))),
]
