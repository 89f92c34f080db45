import { createReadStream } from 'node:fs'
import { mkdir, readFile as readBytes, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { BadInput, type Call, type Command, type Municipal } from '#platform/command/index.ts'
import { writeCsv } from '#platform/csv/index.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Source } from './extract/extract-actions.ts'
import { generatePeople } from './generate/generate.ts'
import { readInhabitants, readPlaces } from './generate/places.ts'
import { commitImport, reviewRows } from './import/import-actions.ts'
import type { Import, Kind } from './import/import-review.ts'
import { type Lot, sortFiles, takeLot } from './import/intake-actions.ts'
import type { ReadFile } from './import/read-file.ts'
import { fileCells } from './import/write-file.ts'

const wholeNumber = (call: Call, name: string): number | undefined => {
	const written = call.values[name]
	if (written === undefined) return undefined
	if (typeof written !== 'string' || !/^\d{1,9}$/.test(written))
		throw new BadInput(`--${name} ${String(written)} is not a whole number. Give one such as --${name} 1000.`)
	return Number(written)
}

const usable = <Value>(file: string, read: Outcome<Value, 'unreadable'>): Value => {
	if (!read.ok) throw new BadInput(`${file}: ${read.detail}`)
	return read.value
}

const generate = async (call: Call): Promise<number> => {
	const { municipality: wanted, out } = call.values
	if (typeof wanted !== 'string')
		throw new BadInput('Say which municipality: --municipality M, the name of its folder.')
	if (typeof out !== 'string') throw new BadInput('Say where the file is to go: --out DIR.')
	const seed = wholeNumber(call, 'seed')
	if (seed === undefined)
		throw new BadInput('Give a seed, any whole number: --seed 1. The same seed makes the same people.')
	const [municipality] = await call.municipalities([wanted])
	if (!municipality) throw new BadInput(`There is no municipality “${wanted}”.`)
	const [placesFile, inhabitantsFile] = ['places.yaml', 'population.yaml'].map((name) =>
		join(municipality.folder, name),
	) as [string, string]
	const places = usable(placesFile, readPlaces(await readBytes(placesFile, 'utf8')))
	const inhabitants = usable(inhabitantsFile, readInhabitants(await readBytes(inhabitantsFile, 'utf8')))
	call.progress('making people …')
	const persons = wholeNumber(call, 'persons')
	const rows = generatePeople({
		places,
		inhabitants,
		seed,
		on: call.today,
		...(persons === undefined ? {} : { persons }),
	})
	const file = join(out, 'population.csv')
	call.progress(`writing ${rows.length} people to ${file} …`)
	await mkdir(out, { recursive: true })
	await writeFile(file, writeCsv(fileCells(rows)))
	await call.out(`${rows.length} people as of ${call.today} in ${file}\n`)
	return 0
}

/** Rows are left out of lists and extracts only; of what could not be read nothing is counted but that. */
const counted = ({ kind, counts }: Import, read: ReadFile | null): string => {
	const isRead = counts.new + counts.changed + counts.unchanged + counts.leftOut > 0 || counts.rejected === 0
	if (kind === 'care_homes') return `addresses ${read?.careHomes?.length ?? 0}\nrejected ${counts.rejected}\n`
	if (!isRead) return `rejected ${counts.rejected}\n`
	return `new ${counts.new}\nchanged ${counts.changed}\nunchanged ${counts.unchanged}\ngone ${counts.gone}\nrejected ${counts.rejected}\n${kind === 'population' && counts.leftOut === 0 ? '' : `left out ${counts.leftOut}\n`}`
}

/** A file to read from, or a message to whoever named it. */
const sourceOf = async (path: string): Promise<Source> => {
	const isFile = await stat(path).then(
		(found) => !found.isDirectory(),
		() => false,
	)
	if (!isFile) throw new BadInput(`${path} cannot be read. Name a file that exists: CSV, XLSX or a CPR extract.`)
	return { file: basename(path), bytes: createReadStream(path, { highWaterMark: 256 * 1024 }) }
}

const mostTold = 1000

/** Which rows of one kind, and why; never who. */
const tellRows = async (call: Call, db: Db, { id, counts }: Import, kind: Kind): Promise<void> => {
	for (const { file, line, reasons } of await reviewRows(db, id, kind, mostTold, 0))
		for (const reason of reasons) call.err(`${file}:${line}: ${reason.en}`)
	if (counts[kind] > mostTold) call.err(`… and ${counts[kind] - mostTold} more`)
}

/** What was unlikely and what was not understood, each thing once with the first place where it stands. */
const tellNoted = (call: Call, { noted, unread }: Import): void => {
	const alike = Map.groupBy(noted, ({ en }) => en.replaceAll(/\d+/g, '…'))
	for (const [first, ...others] of alike.values())
		if (first !== undefined)
			call.err(
				`${first.file}:${first.line}: ${first.en}${others.length > 0 ? ` (and ${others.length} more like it)` : ''}`,
			)
	for (const [kind, count] of Object.entries(unread))
		call.err(`${count} records of the unknown type ${kind} were not read.`)
}

const importLot = async (
	call: Call,
	tx: Db,
	{ municipality }: Municipal,
	lot: Lot,
): Promise<Outcome<unknown, string>> => {
	const { staged, read } = await takeLot(tx, call.at, lot, {
		kommuneCode: municipality.kommuneCode,
		on: call.today,
		by: null,
		whole: call.values.complete === true,
		progress: (rows) => call.progress(`${rows} rows`),
	})
	if (read !== null && read.unused.length > 0) call.err(`Columns not used: ${read.unused.join(', ')}`)
	await call.out(counted(staged, read))
	tellNoted(call, staged)
	await tellRows(call, tx, staged, 'rejected')
	if (staged.counts.rejected > 0) return no('rows_rejected')
	await tellRows(call, tx, staged, 'leftOut')
	call.progress('saving …')
	return commitImport(tx, call.at, staged.id, null)
}

const namesOf = (lot: Lot): readonly string[] =>
	lot.kind === 'extract' ? lot.sources.map(({ file }) => file) : lot.files

/**
 * Takes files in, tells what would become of them, and puts them into the register when no row is rejected. Files of several kinds are
 * imports of their own, one after the other, and saved together or not at all.
 */
const importFiles =
	(follow: Follow) =>
	async (call: Call): Promise<number> => {
		if (call.positionals.length === 0) throw new BadInput('Name the file or files to import.')
		const sources = await Promise.all(call.positionals.map(sourceOf))
		const municipal = await call.open()
		const done = await inTransaction(municipal.db, async (tx) => {
			const lots = await sortFiles(sources, call.today)
			for (const lot of lots) {
				if (lots.length > 1) await call.out(`${namesOf(lot).join(', ')}:\n`)
				const taken = await importLot(call, tx, municipal, lot)
				if (!taken.ok) return taken
			}
			return yes(lots.length)
		})
		if (done.ok) {
			await follow(municipal, call.at, call.today)
			return 0
		}
		call.err(
			done.why === 'register_changed'
				? 'Nothing was imported: the register changed meanwhile, so that the files mean something else now. Import again.'
				: 'Nothing was imported. Mend what is listed above and import again.',
		)
		return 2
	}

/** What follows at once when lives have changed. */
export type Follow = (municipal: Municipal, at: Instant, today: Day) => Promise<unknown>

/** Making a population and taking one in. */
export const populationCommands = (follow: Follow = async () => {}): readonly Command[] => [
	{
		name: 'population generate',
		summary:
			'writes population.csv: made-up people in the municipality’s real proportions; the same seed, the same people',
		usage: '--municipality M --seed N [--persons N] [--on DAY] --out DIR',
		options: {
			seed: { type: 'string' },
			persons: { type: 'string' },
			on: { type: 'string' },
			out: { type: 'string' },
		},
		run: generate,
	},
	{
		name: 'population import',
		summary:
			'takes files into the register, whole or not at all: CSV, XLSX or CPR extracts, of several kinds together if you like; prints what was new, changed, gone, rejected, left out. --complete: a list of help names everyone who receives it, a list of care homes every address',
		usage: '--municipality M [--data DIR] [--on DAY] [--complete] FILE…',
		options: { on: { type: 'string' }, complete: { type: 'boolean' } },
		run: importFiles(follow),
	},
]
