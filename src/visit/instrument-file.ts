import { z } from 'zod'
import type { Text } from '#kernel/language.ts'
import { type DataFile, readDataFile } from './data-file.ts'
import { type Instrument, type Item, instrumentGroups, weights, wordings } from './instrument.ts'

/** How a file of `instruments/` is written; each message says what is right. */

const words = (example: string) => z.string(example).trim().min(1, example)
const text = z.strictObject(
	{ da: words('the Danish words, in quotes'), en: words('the English words, in quotes') },
	'{ da: …, en: … }',
)
const code = z.string('a code').regex(/^[a-z][a-z0-9-]*$/, 'a code of small letters, digits and -, as in: chair-stand')
const number = z.number('a number, as in: 12 or 4.82')
const whole = z.int('a whole number')
const list = <Part extends z.ZodType>(part: Part, of: string) => z.array(part, of).min(1, of)

const grade = z.strictObject({ below: number.optional(), points: whole }, '{ below: 4.82, points: 4 }')
const numberItem = z.strictObject(
	{
		code,
		name: text,
		hint: text.optional(),
		unit: text.optional(),
		from: number,
		to: number,
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

const shape = {
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

type Written = z.output<z.ZodObject<typeof shape>>
type Complain = (path: PropertyKey[], message: string) => void

/** What no shape can say: codes that name nothing, bands and limits that do not fit each other. */
const fitTogether = (written: Written, complain: Complain): void => {
	const items = written.items.map((item) => item.code)
	const itemNamed = (path: PropertyKey[], named: string | undefined): void => {
		if (named !== undefined && !items.includes(named)) complain(path, `the code of an item: ${items.join(', ')}`)
	}
	const sourceNamed = (path: PropertyKey[], named: string | undefined): void => {
		if (named !== undefined && !Object.hasOwn(written.sources, named))
			complain(path, `the code of a source: ${Object.keys(written.sources).join(', ')}`)
	}
	for (const [nth, item] of written.items.entries()) {
		if (items.indexOf(item.code) !== nth) complain(['items', nth, 'code'], 'a code that no other item has')
		if ('choices' in item) continue
		itemNamed(['items', nth, 'below'], item.below)
		if (item.from >= item.to) complain(['items', nth, 'to'], 'a number above from')
		const grades = item.grades ?? []
		const ends = grades.map((grade) => grade.below)
		if (grades.length > 0 && (ends.at(-1) !== undefined || ends.slice(0, -1).some((end) => end === undefined)))
			complain(['items', nth, 'grades'], 'grades of which the last, and only the last, has no below')
		if (ends.some((end, at) => at > 0 && end !== undefined && end <= (ends[at - 1] ?? 0)))
			complain(['items', nth, 'grades'], 'grades with rising numbers below')
	}
	for (const [nth, of] of written.scoring.of.entries()) itemNamed(['scoring', 'of', nth], of)
	itemNamed(['scoring', 'by'], written.scoring.by)
	if ((written.scoring.how === 'quotient') !== (written.scoring.by !== undefined))
		complain(['scoring', 'by'], 'by together with how: quotient, and only there')
	for (const [nth, one] of written.limits.entries()) {
		sourceNamed(['limits', nth, 'source'], one.source)
		itemNamed(['limits', nth, 'of'], one.of)
		if (one.at.length !== written.bands.length - 1)
			complain(['limits', nth, 'at'], `one number for each band but the first (${written.bands.length - 1})`)
		if (one.at.some((limit, at) => at > 0 && limit <= (one.at[at - 1] ?? 0)))
			complain(['limits', nth, 'at'], 'rising numbers')
	}
	if (written.bands.length > 0 && written.limits.length === 0) complain(['limits'], 'where the bands begin')
	for (const [nth, one] of written.remarks.entries()) sourceNamed(['remarks', nth, 'source'], one.source)
	sourceNamed(['change', 'source'], written.change.source)
	if (Object.keys(written.sources).length === 0) complain(['sources'], 'at least one source')
}

const format = z.strictObject(shape, 'an instrument').superRefine((written, context) =>
	fitTogether(written, (path, message) => {
		context.addIssue({ code: 'custom', path, message })
	}),
)

const keysOf = (schema: { shape: object }): readonly string[] => Object.keys(schema.shape)
const parts: Readonly<Record<string, readonly string[]>> = {
	items: [...new Set([...keysOf(numberItem), ...keysOf(choiceItem)])],
	choices: keysOf(choice),
	grades: keysOf(grade),
	scoring: keysOf(scoring),
	limits: keysOf(limits),
	sources: keysOf(source),
	bands: ['name', 'weighs'],
	remarks: ['from', 'below', 'says', 'source'],
	licence: ['says', 'verified'],
	change: ['matters', 'better', 'source'],
}
const knownAt = (path: readonly PropertyKey[]): readonly string[] => {
	const named = path.filter((step) => typeof step === 'string')
	const part = named.findLast((step) => Object.hasOwn(parts, step))
	if (named.length === 0) return Object.keys(shape)
	return ['name', 'hint', 'unit', 'says', 'how', 'talk'].includes(named.at(-1) ?? '')
		? ['da', 'en']
		: (parts[part ?? ''] ?? [])
}

const orNull = <Value>(value: Value | undefined): Value | null => value ?? null

const itemOf = (item: Written['items'][number]): Item => {
	const { code, name } = item
	const hint: Text | null = orNull(item.hint)
	if ('choices' in item) return { kind: 'choice', code, name, hint, choices: item.choices }
	return {
		kind: 'number',
		code,
		name,
		hint,
		unit: orNull(item.unit),
		from: item.from,
		to: item.to,
		decimals: item.decimals,
		optional: item.optional,
		otherwise: orNull(item.otherwise),
		belowItem: orNull(item.below),
		grades: item.grades?.map(({ below, points }) => ({ below: orNull(below), points })) ?? null,
		unable: orNull(item.unable),
	}
}

const instrumentFrom = (written: Written): Instrument => ({
	...written,
	version: String(written.version),
	sources: Object.entries(written.sources).map(([code, one]) => ({ code, ...one, url: orNull(one.url) })),
	items: written.items.map(itemOf),
	scoring: {
		...written.scoring,
		by: orNull(written.scoring.by),
		most: orNull(written.scoring.most),
		unit: orNull(written.scoring.unit),
		from: orNull(written.scoring.from),
		to: orNull(written.scoring.to),
	},
	limits: written.limits.map(({ sex, fromAge, toAge, of, at, source }) => ({
		sex: orNull(sex),
		fromAge: orNull(fromAge),
		toAge: orNull(toAge),
		of: orNull(of),
		at,
		source,
	})),
	remarks: written.remarks.map(({ from, below, says, source }) => ({
		from: orNull(from),
		below: orNull(below),
		says,
		source,
	})),
	change: {
		matters: orNull(written.change.matters),
		better: orNull(written.change.better),
		source: orNull(written.change.source),
	},
})

/** One instrument from its file; `file` is named in what is wrong, and must bear the instrument's code and version. */
export const readInstrument = (yaml: string, file: string): DataFile<Instrument> => {
	const read = readDataFile(yaml, file, format, knownAt)
	if (read.content === null) return read
	const instrument = instrumentFrom(read.content)
	const named = `${instrument.code}.${instrument.version}.yaml`
	return file.endsWith(`/${named}`) || file === named
		? { content: instrument, wrong: [] }
		: {
				content: null,
				wrong: [`${file}:1: holds ${instrument.code}, version ${instrument.version}: name the file ${named}`],
			}
}
