import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { listStandards, loadStandards } from '#standard/actions.ts'
import { standardName } from '#standard/index.ts'
import { freshDatabase } from './database.ts'
import { guideBlocks, putWhole } from './guide-blocks.ts'
import { followed } from './guide-commands.ts'

const at = instant('2026-03-30T09:00:00+02:00')

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
	const home = process.cwd()
	const folder = mkdtempSync(join(tmpdir(), 'guide-'))
	putWhole(folder)
	process.chdir(folder)
	await work(folder).finally(() => process.chdir(home))
}

test('the night reads the standard in, as the guide says', async () => {
	const db = await freshDatabase()
	await inFolder(async (folder) => {
		const [night] = guideBlocks.filter(({ name }) => name === 'nat')
		const [municipality] = await readMunicipalities('municipalities', ['bakkeby'])
		const pairs = await followed(night!, async () => {
			await loadStandards(db, at, join(municipality!.folder, 'standard'))
			return { municipality: municipality!, db, outbox: folder, enqueue: async () => undefined }
		})
		for (const [said, written] of pairs) expect(said).toBe(written)
	})
	expect((await listStandards(db)).map(standardName)).toEqual(['bakkeby@2026-04-01'])
})

test('the standard that the guide ends with is put in force, and what is in force is not written over', async () => {
	const db = await freshDatabase()
	const folder = mkdtempSync(join(tmpdir(), 'guide-'))
	putWhole(folder)
	const standards = join(folder, 'municipalities/bakkeby/standard')
	expect(await loadStandards(db, at, standards)).toEqual({ added: 1 })
	expect((await listStandards(db)).map(standardName)).toEqual(['bakkeby@2026-04-01'])

	const file = join(standards, '2026-04-01.yaml')
	writeFileSync(file, readFileSync(file, 'utf8').replace('fromAge: 82', 'fromAge: 84'))
	const changed = loadStandards(db, instant('2026-04-02T09:00:00+02:00'), standards)
	await expect(changed).rejects.toThrow('continues: 2026-04-01')
})
