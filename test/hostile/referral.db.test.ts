import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import pino from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { concernPages } from '#inquiry/concern/concern-pages.tsx'
import { referralPages } from '#inquiry/referral/referral-pages.tsx'
import { workOutReferrals } from '#inquiry/referral/referral-work-actions.ts'
import { day } from '#kernel/day.ts'
import { addMinutes, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { webApp } from '#platform/web/index.ts'
import { loadStandards } from '#standard/actions.ts'
import { sources } from '../../src/app.tsx'
import { freshDatabase } from '../database.ts'
import { granted } from '../story.ts'
import { holds } from './holds.ts'
import { referralForms, soundReferral } from './referral-forms.ts'

let now = instant('2026-03-09T09:00:00+01:00')
let db: Db
let app: ReturnType<typeof webApp>
beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (municipality === undefined) throw new Error('no municipality')
	await loadStandards(db, now, join(municipality.folder, 'standard'))
	const added = await addStaff(db, now, null, {
		name: 'Karen Prøvesen',
		email: 'karen@example.invalid',
		roles: ['consultant'],
		profession: 'sygeplejerske',
		authorisationId: null,
		login: null,
		activeFrom: day('2020-01-01'),
	})
	const { id } = granted(added)
	app = webApp({
		hosted: [{ municipality, db, outbox: '', enqueue: async () => {} }],
		routes: [...concernPages, ...referralPages(sources)],
		doorkeeper: {
			atWork: async () => ({
				staff: { id, name: 'Karen', roles: ['consultant'], profession: 'sygeplejerske' },
				formToken: 'form-token',
			}),
			saw: async () => {},
		},
		now: () => now,
		isDemonstration: true,
		isDayFixed: false,
		isSecure: false,
		log: pino({ enabled: false }),
	})
})

const get = async (path: string): Promise<string> =>
	(await app.request(`/soroe${path}`, { headers: { cookie: 'hj_session=x' } })).text()
const send = (fields: Iterable<readonly [string, readonly string[]]>) =>
	app.request('/soroe/bekymring', {
		method: 'POST',
		headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams([...fields].flatMap(([name, values]) => values.map((value) => [name, value]))).toString(),
	})
const count = async (where = sql`true`): Promise<number> =>
	(await sql<{ count: number }>`select count(*) as count from inquiry.referral where ${where}`.execute(db)).rows[0]
		?.count ?? 0

test('whatever is sent to the public form, the answer is the one receipt or the form with what is wrong', async () => {
	const receipts = new Set<string>()
	let [shown, taken] = ['', 0]
	await holds(fc.tuple(referralForms, fc.boolean()), 300, async ([fields, isOpened]) => {
		if (isOpened) {
			const page = await get('/bekymring')
			const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
			for (const name of ['key', 'stamp']) if (!fields.has(name)) fields.set(name, [hidden(name)])
		}
		now = addMinutes(now, 3)
		const before = await count()
		const answer = await send(fields)
		const page = await answer.text()
		await workOutReferrals(db, now, sources)
		const more = (await count()) - before
		if (answer.status === 422)
			return [
				...(more > 0 ? ['stored although refused'] : []),
				...(page.includes('href="#') ? [] : ['no errors shown']),
			]
		if (answer.status !== 303) return [`answered ${answer.status}`]
		taken += more
		shown = answer.headers.get('location') ?? ''
		receipts.add(JSON.stringify([shown, [...answer.headers], page]))
		const waits = await count(sql`worked_at is null and held_back is null`)
		return [
			...(receipts.size > 1 ? ['another receipt'] : []),
			...(more > 1 ? ['stored more than once'] : []),
			...(waits > 0 ? ['not worked out'] : []),
		]
	})
	expect(shown).toBe('/soroe/bekymring/tak')
	expect(taken).toBeGreaterThan(10)
})

test('a CPR number typed where a name or an address belongs is shown nowhere whole', async () => {
	const number = '720348-1238'
	const secret = [number, number.replace('-', '')]
	for (const field of ['name', 'street', 'town', 'phone', 'born', 'words']) {
		const sent = { ...soundReferral, [field]: [`${soundReferral[field]?.[0] ?? ''} ${number}`], may_name: ['yes'] }
		await sql`delete from inquiry.referral`.execute(db)
		expect((await send(Object.entries(sent))).status).toBe(303)
		await workOutReferrals(db, now, sources)
		const { rows } = await sql<{ id: string; cpr: string | null; words: string }>`
			select id, cpr, words from inquiry.referral`.execute(db)
		expect(rows[0]?.cpr).toBe(field === 'words' ? null : '7203481238')
		expect(rows[0]?.words.includes(number)).toBe(field === 'words')
		const page = await get(`/henvendelser/${rows[0]?.id}`)
		expect(page).toContain(field === 'words' ? '720348-xxxx' : 'Inger')
		expect(/<title>[^<]*<\/title>/.exec(page)?.[0]).toMatch(/<title>Henvendelse\b/)
		expect(/<title>[^<]*<\/title>/.exec(page)?.[0]).not.toContain('Inger')
		for (const shown of [page, await get('/henvendelser'), await get('/henvendelser?format=csv')])
			for (const one of secret) expect(shown).not.toContain(one)
	}
})
