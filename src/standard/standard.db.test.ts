import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { freshDatabase } from '../../test/database.ts'
import { listStandards, loadStandards } from './actions.ts'
import { readStandardFolder } from './transport.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const copy = () => {
	const folder = join(mkdtempSync(join(tmpdir(), 'hj-standard-')), 'standard')
	cpSync('municipalities/soroe/standard', folder, { recursive: true })
	return folder
}
const change = (file: string, from: string, to: string) =>
	writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))

test('versions come on file once, and as the files say them', async () => {
	const db = await freshDatabase()
	expect(await loadStandards(db, at, 'municipalities/soroe/standard')).toEqual({ added: 2 })
	expect(await loadStandards(db, at, 'municipalities/soroe/standard')).toEqual({ added: 0 })
	expect(await listStandards(db)).toEqual(
		readStandardFolder('municipalities/soroe/standard').map(({ standard }) => standard),
	)
})

test('a version in use is not changed, a version to come may be', async () => {
	const db = await freshDatabase()
	const folder = copy()
	writeFileSync(
		join(folder, '2027-01-01.yaml'),
		'continues: 2025-07-01\nvalidFrom: 2027-01-01\nreplaces: 2025-07-01\nphoneAfterSilences: 3\n',
	)
	expect(await loadStandards(db, at, folder)).toEqual({ added: 3 })
	change(join(folder, '2027-01-01.yaml'), 'phoneAfterSilences: 3', 'phoneAfterSilences: 4')
	expect(await loadStandards(db, at, folder)).toEqual({ added: 1 })
	expect((await listStandards(db)).map(({ phoneAfterSilences }) => phoneAfterSilences)).toEqual([2, 2, 4])

	change(join(folder, '2019-07-01.yaml'), 'age: 80, during', 'age: 81, during')
	await expect(loadStandards(db, at, folder)).rejects.toThrow(/has been in force since 2019-07-01.*new version/s)
	expect((await listStandards(db)).map(({ phoneAfterSilences }) => phoneAfterSilences)).toEqual([2, 2, 4])
})

test('a version in use that said nothing of the background of staff learns it from its file, and never another', async () => {
	const db = await freshDatabase()
	const folder = copy()
	const file = join(folder, '2019-07-01.yaml')
	const whole = readFileSync(file, 'utf8')
	writeFileSync(file, whole.replace(/^staff:\n( .*\n)+/m, ''))
	expect(await loadStandards(db, at, folder)).toEqual({ added: 2 })
	expect((await listStandards(db)).map(({ staff }) => staff)).toEqual([undefined, undefined])
	writeFileSync(file, whole)
	expect(await loadStandards(db, at, folder)).toEqual({ added: 2 })
	expect(await loadStandards(db, at, folder)).toEqual({ added: 0 })
	expect((await listStandards(db)).map(({ staff }) => staff?.professions[0])).toEqual(['nurse', 'nurse'])
	change(file, 'professions: [nurse, ', 'professions: [')
	await expect(loadStandards(db, at, folder)).rejects.toThrow(/has been in force since 2019-07-01/)
})

test('a folder with one broken file loads nothing', async () => {
	const db = await freshDatabase()
	const folder = copy()
	change(join(folder, '2025-07-01.yaml'), 'continues: 2019-07-01', 'continues: 2018-07-01')
	await expect(loadStandards(db, at, folder)).rejects.toThrow(
		/2025-07-01\.yaml:\d+:\d+: error: there is no earlier version 2018-07-01/,
	)
	expect(await listStandards(db)).toEqual([])
})
