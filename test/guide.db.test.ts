import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { listStandards, loadStandards } from '#standard/actions.ts'
import { standardName } from '#standard/index.ts'
import { freshDatabase } from './database.ts'
import { putWhole } from './guide-blocks.ts'

test('the standard that the guide ends with is put in force, and what is in force is not written over', async () => {
	const db = await freshDatabase()
	const folder = mkdtempSync(join(tmpdir(), 'guide-'))
	putWhole(folder)
	const standards = join(folder, 'municipalities/bakkeby/standard')
	expect(await loadStandards(db, instant('2026-03-30T09:00:00+02:00'), standards)).toEqual({ added: 1 })
	expect((await listStandards(db)).map(standardName)).toEqual(['bakkeby@2026-04-01'])

	const file = join(standards, '2026-04-01.yaml')
	writeFileSync(file, readFileSync(file, 'utf8').replace('fromAge: 82', 'fromAge: 84'))
	const changed = loadStandards(db, instant('2026-04-02T09:00:00+02:00'), standards)
	await expect(changed).rejects.toThrow('continues: 2026-04-01')
})
