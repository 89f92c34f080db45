import { chmod, lstat, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readsOf } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import type { Call } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { resident } from '../../test/invited.ts'
import { temporaryFolder } from '../../test/temporary.ts'
import { deskCommands } from './commands.ts'

let db: Db
let folder: string
let municipality: Municipality
let person: PersonId
beforeAll(async () => {
	db = await freshDatabase()
	folder = await temporaryFolder('record')
	const [found] = await readMunicipalities('municipalities', ['soroe'])
	if (found === undefined) throw new Error('no municipality')
	municipality = found
	person = await resident(db, { given_names: 'Anna' })
})

const record = (out: string): Promise<number> => {
	const call: Call = {
		values: { municipality: 'soroe', person, out },
		positionals: [],
		out: async () => {},
		err: () => {},
		progress: () => {},
		input: (async function* () {})(),
		open: async () => ({ municipality, db, outbox: folder, enqueue: async () => {} }),
		municipalities: async () => [municipality],
		at: instant('2026-03-09T12:00:00+01:00'),
		today: day('2026-03-09'),
	}
	return deskCommands([])[0]?.run(call) ?? Promise.reject(new Error('no command'))
}

test.each(['anna.json', 'anna.pdf'])('%s is for its owner only, and is never written over', async (name) => {
	const file = join(folder, name)
	expect(await record(file)).toBe(0)
	expect((await lstat(file)).mode & 0o777).toBe(0o600)
	const before = await readFile(file)
	await expect(record(file)).rejects.toThrow(/anna\.\w+: something of that name is there already.*Choose another name/)
	expect((await readFile(file)).equals(before)).toBe(true)
})

test('what stands in the place already is neither written over nor followed, and nothing is looked up', async () => {
	const open = join(folder, 'open.json')
	await writeFile(open, 'mine')
	await chmod(open, 0o644)
	const elsewhere = join(folder, 'elsewhere')
	await symlink(elsewhere, join(folder, 'link.json'))
	const reads = (await readsOf(db, person)).length
	for (const name of ['open.json', 'link.json'])
		await expect(record(join(folder, name))).rejects.toThrow('Choose another')
	await expect(record(join(folder, 'no-such-folder', 'a.json'))).rejects.toThrow('ENOENT')
	expect(await readFile(open, 'utf8')).toBe('mine')
	expect((await readdir(folder)).includes('elsewhere')).toBe(false)
	expect((await readsOf(db, person)).length).toBe(reads)
})
