import { z } from 'zod'
import { text, words } from './data-file.ts'
import { instrumentGroups, weights, wordings } from './instrument.ts'

/** How a file of `instruments/` is written; each message says what is right. */

const code = z.string('a code').regex(/^[a-z][a-z0-9-]*$/, 'a code of small letters, digits and -, as in: chair-stand')
const number = z.number('a number, as in: 12 or 4.82')
const whole = z.int('a whole number')
const list = <Part extends z.ZodType>(part: Part, of: string) => z.array(part, of).min(1, of)

const range = z.strictObject({ from: number, to: number }, '{ from: 90, to: 250 }')
const grade = z.strictObject({ below: number.optional(), points: whole }, '{ below: 4.82, points: 4 }')
const numberItem = z.strictObject(
	{
		code,
		name: text,
		hint: text.optional(),
		unit: text.optional(),
		from: number,
		to: number,
		possible: range.optional(),
		also: z.strictObject({ unit: text, times: number }, '{ unit: …, times: 100 }').optional(),
		decimals: whole.min(0, '0 to 3').max(3, '0 to 3').default(0),
		optional: z.boolean('true or false').default(false),
		otherwise: number.optional(),
		below: code.optional(),
		grades: list(grade, 'a list of grades, the last without below').optional(),
		unable: whole.optional(),
	},
	'a number (code, name, from, to …) or a question (code, name, choices)',
)
const choice = z.strictObject({ value: z.string('the answer as typed, in quotes'), name: text, points: number })
const choiceItem = z.strictObject({
	code,
	name: text,
	hint: text.optional(),
	choices: list(choice, 'a list of answers, each with value, name and points'),
})

const scoring = z.strictObject(
	{
		how: z.enum(['value', 'sum', 'greatest', 'quotient', 'beside'], 'value, sum, greatest, quotient or beside'),
		of: list(code, 'a list of codes of items'),
		by: code.optional(),
		power: whole.default(1),
		times: number.default(1),
		most: number.optional(),
		decimals: whole.min(0, '0 to 3').max(3, '0 to 3').default(0),
		unit: text.optional(),
		from: number.optional(),
		to: number.optional(),
		possible: range.optional(),
		source: code.optional(),
	},
	'{ how: …, of: [ … ] }',
)
const source = z.strictObject({
	title: words('what the source is called'),
	url: z.url('an address that begins with https://').optional(),
	verified: z.boolean('true when somebody has read it there, false when it is from memory'),
})
const limits = z.strictObject({
	sex: z.enum(['f', 'm'], 'f or m').optional(),
	fromAge: whole.optional(),
	toAge: whole.optional(),
	of: code.optional(),
	at: list(number, 'a list of numbers: where each band but the first begins'),
	source: code,
})

/** The keys of a file. */
export const shape = {
	code,
	version: whole.min(1, 'a whole number from 1'),
	name: text,
	group: z.enum(instrumentGroups, instrumentGroups.join(', ')),
	topics: z.array(code, 'a list of codes of topics; [] for none'),
	how: text,
	wording: z.enum(wordings, wordings.join(', ')),
	licence: z.strictObject({ says: text, verified: z.boolean('true or false') }, '{ says: …, verified: … }'),
	sources: z.record(code, source, 'the sources, each by a code'),
	items: list(
		z.union([numberItem, choiceItem], 'a number (code, name, from, to) or a question (code, name, choices)'),
		'a list of items',
	),
	scoring,
	bands: z.array(
		z.strictObject({ name: text, weighs: z.enum(weights, weights.join(', ')) }),
		'a list of bands, lowest figure first; [] for none',
	),
	limits: z.array(limits, 'a list of limits; [] for none'),
	remarks: z
		.array(z.strictObject({ from: number.optional(), below: number.optional(), says: text, source: code }))
		.default([]),
	change: z
		.strictObject({
			matters: number.optional(),
			better: z.enum(['higher', 'lower'], 'higher or lower').optional(),
			source: code.optional(),
		})
		.default({}),
	talk: text,
}

export type WrittenInstrument = z.output<z.ZodObject<typeof shape>>

const keysOf = (schema: { shape: object }): readonly string[] => Object.keys(schema.shape)
const parts: Readonly<Record<string, readonly string[]>> = {
	items: [...new Set([...keysOf(numberItem), ...keysOf(choiceItem)])],
	choices: keysOf(choice),
	grades: keysOf(grade),
	possible: keysOf(range),
	also: ['unit', 'times'],
	scoring: keysOf(scoring),
	limits: keysOf(limits),
	sources: keysOf(source),
	bands: ['name', 'weighs'],
	remarks: ['from', 'below', 'says', 'source'],
	licence: ['says', 'verified'],
	change: ['matters', 'better', 'source'],
}
/** The keys that may stand at a place of a file. */
export const knownAt = (path: readonly PropertyKey[]): readonly string[] => {
	const named = path.filter((step) => typeof step === 'string')
	const part = named.findLast((step) => Object.hasOwn(parts, step))
	if (named.length === 0) return Object.keys(shape)
	return ['name', 'hint', 'unit', 'says', 'how', 'talk'].includes(named.at(-1) ?? '')
		? ['da', 'en']
		: (parts[part ?? ''] ?? [])
}
