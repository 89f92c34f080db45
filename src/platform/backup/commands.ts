import { resolve } from 'node:path'
import { BadInput, type Call, type Command } from '#platform/command/index.ts'
import { folderExists, isCompressed, readLines, writeWhole } from './file.ts'
import { putBack, type Refusal } from './put-back.ts'
import { takeBackup } from './take.ts'

const named = (call: Call, option: string, example: string): string => {
	const value = call.values[option]
	if (typeof value !== 'string' || value === '')
		throw new BadInput(`--${option} is missing. Say which file: --${option} ${example}`)
	return resolve(value)
}

const backup: Command = {
	name: 'backup',
	summary: 'writes the whole database of a municipality to one file',
	usage: '--municipality M --out FILE',
	options: { municipality: { type: 'string' }, out: { type: 'string' } },
	run: async (call) => {
		const out = named(call, 'out', '2026-03-09.backup')
		if (!(await folderExists(out))) throw new BadInput(`The folder of ${out} does not exist. Make it first.`)
		const { db, municipality } = await call.open('untouched')
		const rows = await writeWhole(out, (write) =>
			takeBackup(db, municipality.code, write, (table, count) => call.progress(`${count} rows · ${table}`)),
		)
		call.err(
			`${rows} rows of ${municipality.code} are in ${out}. It holds everything about its citizens: keep it safe.`,
		)
		return 0
	},
}

const said = (why: Refusal, file: string, detail: string, code: string): string => {
	const [theirs = '', ours = ''] = detail.split(', ')
	const level = `The backup ends with migration ${theirs}, this program with ${ours}.`
	switch (why) {
		case 'not_a_backup':
			return `${file} is not a backup made by this program. Give a file written by "hjemmebesoeg backup".`
		case 'broken_backup':
			return `${file} is damaged or cut short${detail ? ` (${detail})` : ''}. Fetch it again, or use an earlier backup.`
		case 'not_empty':
			return `The database of ${code} is not empty (${detail} has rows). Restore into a new one: another --data folder, or an empty database.`
		case 'other_municipality':
			return `${file} is a backup of ${detail}, not of ${code}. Use --municipality ${detail}.`
		case 'other_format':
			return `${file} has a form this version cannot read. Restore it with the version that wrote it.`
		case 'older_backup':
			return `${level} Restore it with the version that wrote it, then start this one: it brings the database up to date.`
		case 'newer_backup':
			return `${level} Install the newer version of the program and restore with that.`
		case 'other_migrations':
			return `${level} Their histories differ. Restore it with the version that wrote it.`
	}
}

const restore: Command = {
	name: 'restore',
	summary: 'puts a backup into an empty database, all of it or nothing',
	usage: '--municipality M --in FILE',
	options: { municipality: { type: 'string' }, in: { type: 'string' } },
	run: async (call) => {
		const file = named(call, 'in', '2026-03-09.backup')
		const compressed = await isCompressed(file)
		if (compressed === null) throw new BadInput(`There is no file ${file} that can be read.`)
		if (!compressed) throw new BadInput(said('not_a_backup', file, '', ''))
		const { db, municipality } = await call.open('untouched')
		const done = await putBack(
			db,
			municipality.code,
			() => readLines(file),
			(rows) => call.progress(`${rows} rows`),
		)
		if (!done.ok)
			throw new BadInput(`${said(done.why, file, done.detail ?? '', municipality.code)} Nothing was changed.`)
		call.err(`${done.value} rows of ${municipality.code} are back.`)
		return 0
	},
}

export const backupCommands: readonly Command[] = [backup, restore]
