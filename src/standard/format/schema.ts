import { z } from 'zod'
import { format } from './format.ts'

/** A JSON Schema, or a part of one. */
type Part = { readonly [key: string]: unknown }

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

const each = (parts: unknown, change: (part: unknown) => unknown): Part =>
	isPart(parts) ? Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, change(part)])) : {}

const definitions = '#/definitions/'
const partial = 'partial-'

/** Definitions that can be written in part; a day or a code is written whole or not at all. */
type Divisible = ReadonlySet<string>

/** What a later version may write in the same place: any part of it, and nothing after a key to take it away. A list is written whole. */
const partOf =
	(divisible: Divisible) =>
	(schema: unknown): unknown => {
		if (!isPart(schema)) return schema
		const { required: _, minProperties: __, maxProperties: ___, $ref, ...kept } = schema
		const part = partOf(divisible)
		const orNothing = (one: unknown): unknown => {
			const { description, ...rest } = part(one) as Part
			return { ...(description === undefined ? {} : { description }), anyOf: [rest, { type: 'null' }] }
		}
		const name = typeof $ref === 'string' ? $ref.slice(definitions.length) : null
		return {
			...kept,
			...(name === null ? {} : { $ref: `${definitions}${divisible.has(name) ? partial : ''}${name}` }),
			...(isPart(kept.properties) ? { properties: each(kept.properties, orNothing) } : {}),
			...(isPart(kept.additionalProperties) ? { additionalProperties: orNothing(kept.additionalProperties) } : {}),
			...(Array.isArray(kept.anyOf) ? { anyOf: kept.anyOf.map(part) } : {}),
			...(Array.isArray(kept.allOf) ? { allOf: kept.allOf.map(part) } : {}),
		}
	}

const continues = {
	description:
		'The first day of an earlier version beside this file: this one writes only what differs from it. A list replaces the earlier list; a key with nothing after it takes it away.',
	$ref: `${definitions}day`,
}

/**
 * The format of a standard for editors that complete and check YAML as it is written. A file that begins with
 * `continues` may hold any part of a standard; every other file holds the whole.
 */
export const standardSchema = (): Part => {
	const { $schema, definitions: named, ...whole } = z.toJSONSchema(format, { target: 'draft-7', io: 'input' }) as Part
	const parts = Object.entries(named as Part)
	const inParts = parts.filter(([, part]) => JSON.stringify(part).includes('"properties"'))
	const part = partOf(new Set(inParts.map(([name]) => name)))
	const laidOver = part(whole) as Part
	return {
		$schema,
		title: 'A municipality’s standard for preventive home visits',
		if: { required: ['continues'] },
		// biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
		then: { $ref: `${definitions}continuation` },
		else: { $ref: `${definitions}standard` },
		definitions: {
			standard: whole,
			continuation: {
				...laidOver,
				properties: { continues, ...(laidOver.properties as Part), validFrom: { $ref: `${definitions}day` } },
				required: ['continues', 'validFrom'],
			},
			...Object.fromEntries(parts),
			...Object.fromEntries(inParts.map(([name, one]) => [`${partial}${name}`, part(one)])),
		},
	}
}

/** The file that editors read. */
export const writtenSchema = (): string => `${JSON.stringify(standardSchema(), null, '\t')}\n`
