import { z } from 'zod'
import type { Text } from '#kernel/language.ts'
import { type DataFile, readDataFile } from './data-file.ts'
import type { Instrument, Item } from './instrument.ts'
import { knownAt, shape, type WrittenInstrument as Written } from './instrument-format.ts'

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
		if (item.possible && (item.possible.from > item.from || item.possible.to < item.to))
			complain(['items', nth, 'possible'], 'a range that holds from and to')
		const grades = item.grades ?? []
		const ends = grades.map((grade) => grade.below)
		if (grades.length > 0 && (ends.at(-1) !== undefined || ends.slice(0, -1).some((end) => end === undefined)))
			complain(['items', nth, 'grades'], 'grades of which the last, and only the last, has no below')
		if (ends.some((end, at) => at > 0 && end !== undefined && end <= (ends[at - 1] ?? 0)))
			complain(['items', nth, 'grades'], 'grades with rising numbers below')
	}
	for (const [nth, of] of written.scoring.of.entries()) itemNamed(['scoring', 'of', nth], of)
	itemNamed(['scoring', 'by'], written.scoring.by)
	sourceNamed(['scoring', 'source'], written.scoring.source)
	if (written.scoring.how === 'sum' && written.scoring.source === undefined)
		complain(['scoring', 'source'], 'where the points come from: the code of a source')
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
	if (!Object.values(written.sources).some((one) => one.verified))
		complain(['sources'], 'at least one source that somebody has read (verified: true)')
}

const format = z.strictObject(shape, 'an instrument').superRefine((written, context) =>
	fitTogether(written, (path, message) => {
		context.addIssue({ code: 'custom', path, message })
	}),
)

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
		possible: orNull(item.possible),
		alsoIn: orNull(item.also),
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
		possible: orNull(written.scoring.possible),
		source: orNull(written.scoring.source),
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
