import { beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { accessPages } from '../pages.tsx'
import type { Role } from '../role.ts'
import type { Staff } from '../staff/staff.ts'
import { addStaff } from '../staff/staff-actions.ts'

const morning = instantAt(day('2026-03-09'), clock('09:00'))
let edge: ReturnType<typeof webEdge>
let asta: Staff
const granted = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(`refused: ${outcome.why}`)
	return outcome.value
}

beforeAll(async () => {
	const db = await freshDatabase()
	const [municipality] = await readMunicipalities('municipalities', ['soroe'])
	const added = async (name: string, role: Role, profession: string | null) =>
		granted(
			await addStaff(db, morning, null, {
				name,
				email: `${name}@example.dk`,
				roles: [role],
				profession,
				authorisationId: profession === null ? null : 'ABC12',
				login: null,
				activeFrom: day('2020-01-01'),
			}),
		)
	asta = await added('asta', 'consultant', 'Sygeplejerske')
	const [frida, erik, bo] = [
		await added('frida', 'administrator', null),
		await added('erik', 'manager', null),
		await added('bo', 'consultant', 'Ergoterapeut'),
	]
	const routes = accessPages(
		() => null,
		async () => new Map(),
		async () => [],
	)
	edge = webEdge({ db, municipality: municipality!, routes, staff: { frida, asta, erik, bo }, now: morning })
})

const page = async (path: string, who: string) => (await edge.get(path, who)).text()
const held = { held_day: '14', held_month: '1', held_year: '2026' }

test('a consultant writes down a course; what is wrong is said and what was typed stays', async () => {
	const refused = await edge.post('/min-kompetence/kursus', { name: 'Fald', hours: 'en dag', ...held }, 'asta')
	const form = await refused.text()
	expect([refused.status, form.includes('value="Fald"'), form.includes('Skriv timerne som et tal')]).toEqual([
		422,
		true,
		true,
	])
	const done = await edge.post('/min-kompetence/kursus', { name: 'Fald', hours: '7,5', ...held }, 'asta')
	expect(done.headers.get('location')).toBe('/soroe/min-kompetence')
	expect(await page('/min-kompetence', 'asta')).toContain('7,5 af 20 timer')
	expect(await page('/min-kompetence', 'bo')).not.toContain('Fald')
})

test('an administrator looks up the authorisation; the manager sees it, and nobody else writes it', async () => {
	const here = `/medarbejdere/${asta.id}/kompetence`
	const check = { found: 'valid', checked_day: '2', checked_month: '3', checked_year: '2026' }
	expect(await page('/medarbejdere', 'frida')).toContain('Autorisation ikke slået op')
	expect((await edge.post(`${here}/autorisation`, { ...check, found: '' }, 'frida')).status).toBe(422)
	for (const who of ['asta', 'erik']) expect((await edge.post(`${here}/autorisation`, check, who)).status).toBe(403)
	expect((await edge.post(`${here}/autorisation`, check, 'frida')).status).toBe(303)
	const seen = await page(here, 'erik')
	expect([seen.includes('Autorisationen er gyldig'), seen.includes('Skriv op')]).toEqual([true, false])
	const file = await page('/medarbejdere/kompetence?format=csv', 'erik')
	expect(file).toMatch(
		/asta[;,]Sygeplejerske[;,]ABC12[;,]2026-03-02[;,]2027-03-02[;,]7[.,]5[;,]Mangler efteruddannelse/,
	)
	expect((await edge.get('/medarbejdere/kompetence', 'asta')).status).toBe(403)
	expect((await edge.get('/medarbejdere/x/kompetence', 'frida')).status).toBe(404)
})

test('a page used before comes back with what was typed, under an id of its own', async () => {
	const first = { id: crypto.randomUUID(), name: 'Ernæring', hours: '6', ...held }
	for (const _ of [1, 2]) expect((await edge.post('/min-kompetence/kursus', first, 'asta')).status).toBe(303)
	const again = await edge.post('/min-kompetence/kursus', { ...first, name: 'Medicin' }, 'asta')
	const form = await again.text()
	expect([again.status, form.includes('value="Medicin"'), form.includes(`value="${first.id}"`)]).toEqual([
		422,
		true,
		true,
	])
	expect(form).toContain('er ikke gemt, men står her endnu')
	const goneBack = await edge.post('/min-kompetence/kursus', { ...first, id: crypto.randomUUID() }, 'asta')
	expect([goneBack.status, await goneBack.text()]).toEqual([422, expect.stringContaining('Kurset står der allerede')])
})
