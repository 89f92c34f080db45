import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readPdf } from '#platform/letters/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { freshDatabase } from '../../../test/database.ts'
import { openPress } from '../transport.ts'
import { approvedPress, approveWording, wordingInUse } from './template-actions.ts'
import { trialCitizens } from './trial-citizens.ts'
import { trialLetter } from './trial-letters.ts'
import { ourTemplates, ownWording } from './wording-transport.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const press = openPress()

let db: Db
let by: StaffId
let house: Municipality
beforeAll(async () => {
	db = await freshDatabase()
	const added = await addStaff(db, now, null, {
		name: 'Prøve Koordinator',
		email: 'proeve@example.dk',
		profession: null,
		authorisationId: null,
		activeFrom: today,
		roles: ['coordinator'],
		login: { issuer: 'https://example.dk', subject: 'proeve' },
	})
	if (!added.ok) throw new Error(added.why)
	by = added.value.id
})
beforeEach(async () => {
	const [read] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (read === undefined) throw new Error('no municipality')
	house = { ...read, folder: mkdtempSync(join(tmpdir(), 'own-letters-')) }
})
const writeOwn = (greeting: string): void => {
	mkdirSync(join(house.folder, 'letters'), { recursive: true })
	const ours = ourTemplates().get('goodbye.da.typ') ?? ''
	writeFileSync(join(house.folder, 'letters', 'goodbye.da.typ'), ours.replace('Kære', greeting))
}
const greeting = async (): Promise<string> => {
	const [who] = trialCitizens
	if (who === undefined) throw new Error('no citizen')
	const letter = trialLetter(house, { template: 'goodbye', language: 'da', size: 'normal' }, who, today)
	const approved = await approvedPress(db, house, press)
	const pdf = await approved(house, { title: letter.title, dated: today, letters: [letter] })
	if (!pdf.ok) throw new Error(pdf.why)
	const lines = readPdf(pdf.value).flatMap((side) => side.lines)
	return lines.find(({ text }) => text.includes('Prøve Prøvesen') && !text.startsWith('Prøve'))?.text ?? ''
}
const approve = (digest = ownWording(house)?.digest ?? '') => approveWording(db, now, house, { digest, by })

test('without words of its own a municipality uses ours, and there is nothing to approve', async () => {
	expect(await wordingInUse(db, house)).toEqual({ own: null, approval: null })
	expect(await greeting()).toBe('Kære Prøve Prøvesen')
	expect(await approve('a'.repeat(64))).toEqual({ ok: false, why: 'has_changed' })
})
test('its own words are used once they are approved, and ours again as soon as they are changed', async () => {
	writeOwn('Hej')
	expect(await greeting()).toBe('Kære Prøve Prøvesen')
	expect((await wordingInUse(db, house)).approval).toBeNull()

	const seen = ownWording(house)?.digest ?? ''
	expect(await approve(seen)).toEqual({ ok: true, value: null })
	expect(await approve(seen)).toEqual({ ok: true, value: null })
	expect(await greeting()).toBe('Hej Prøve Prøvesen')
	expect((await wordingInUse(db, house)).approval).toEqual({ at: now, by })

	writeOwn('Goddag')
	expect(await greeting()).toBe('Kære Prøve Prøvesen')
	expect(await approve(seen)).toEqual({ ok: false, why: 'has_changed' })
	await approve()
	expect(await greeting()).toBe('Goddag Prøve Prøvesen')

	writeOwn('Hej') // as it was approved before
	expect(await greeting()).toBe('Hej Prøve Prøvesen')
})
test('what is broken and approved nevertheless holds its letter back and no other', async () => {
	writeOwn('#unknown-word')
	await approve()
	await expect(greeting()).rejects.toThrow('cannot_be_set')
})
