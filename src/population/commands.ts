import { mkdir, readFile as readBytes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { BadInput, type Call, type Command } from '#platform/command/index.ts'
import { writeCsv } from '#platform/csv/index.ts'
import { inTransaction } from '#platform/db/index.ts'
import { checkTogether } from './check-file.ts'
import { generatePeople } from './generate.ts'
import { commitImport, stageImport } from './import-actions.ts'
import type { Counts } from './import-review.ts'
import { readInhabitants, readPlaces } from './places.ts'
import type { Rejected } from './read-file.ts'
import { readFileBytes } from './transport.ts'
import { fileCells } from './write-file.ts'

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

const told = ({ file, line, reasons }: Rejected): string =>
	reasons.map((reason) => `${file}:${line}: ${reason.en}`).join('\n')

const counted = (counts: Counts): string =>
	`new ${counts.new}\nchanged ${counts.changed}\nunchanged ${counts.unchanged}\ngone ${counts.gone}\nrejected ${counts.rejected}\n`

/** The bytes of a file, or a message to whoever named it. */
const bytesOf = async (path: string): Promise<Uint8Array> => {
	const bytes = await readBytes(path).catch(() => null)
	if (bytes === null) throw new BadInput(`${path} cannot be read. Name a CSV file that exists.`)
	return bytes
}

const importFiles = async (call: Call): Promise<number> => {
	if (call.positionals.length === 0) throw new BadInput('Name the file or files to import.')
	const files = await Promise.all(
		call.positionals.map(async (path) => readFileBytes(path, await bytesOf(path), call.today)),
	)
	const read = checkTogether(files)
	if (read.unused.length > 0) call.err(`Columns not used: ${read.unused.join(', ')}`)
	const municipal = await call.open()
	const staged = { files: call.positionals.map((path) => basename(path)), on: call.today, read, by: null }
	const total = read.rows.length + read.rejected.length
	const done = await inTransaction(municipal.db, async (tx) => {
		const review = await stageImport(tx, call.at, {
			...staged,
			progress: (rows) => call.progress(`${rows} of ${total} rows`),
		})
		await call.out(counted(review.counts))
		if (read.rejected.length > 0) return no('rows_rejected')
		call.progress('saving …')
		const committed = await commitImport(tx, call.at, review.id, null)
		return committed.ok ? yes(committed.value) : committed
	})
	if (done.ok) return 0
	for (const row of read.rejected) call.err(told(row))
	call.err('Nothing was imported. Mend the rows above and import the file again.')
	return 2
}

/** Making a population and taking one in. */
export const populationCommands: readonly Command[] = [
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
			'takes population files into the register, whole or not at all; prints what was new, changed, gone, rejected',
		usage: '--municipality M [--on DAY] FILE…',
		options: { on: { type: 'string' } },
		run: importFiles,
	},
]
