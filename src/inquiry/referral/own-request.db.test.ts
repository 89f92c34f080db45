import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { logReads } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { webApp } from '#platform/web/index.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { inquiryFacts, recordedOf } from '../actions.ts'
import { ownRequestPages } from './own-request-pages.tsx'
import type { ReferralId } from './referral.ts'
import { findReferral } from './referral-actions.ts'
import { workOutReferrals } from './referral-work-actions.ts'

const today = day('2026-03-09')
const morning = instantAt(today, clock('10:00'))
let db: Db
let municipality: Municipality
let app: ReturnType<typeof webApp>
let now = morning
let asked: string[]

beforeEach(async () => {
	db = await freshDatabase()
	const [soroe] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (soroe === undefined) throw new Error('no municipality')
	municipality = soroe
	await loadStandards(db, morning, join(soroe.folder, 'standard'))
	;[now, asked] = [morning, []]
	app = webApp({
		hosted: [{ municipality, db, outbox: '', enqueue: async (_tx, queue) => void asked.push(queue) }],
		routes: ownRequestPages,
		doorkeeper: { atWork: async () => null, saw: logReads },
		now: () => now,
		isDemonstration: true,
		isDayFixed: false,
		isSecure: false,
		log: pino({ enabled: false }),
	})
})

const citizen = async (deviation: { readonly status?: string; readonly protected?: boolean } = {}) => {
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname, protected)
		values ('7203440001', '1944-03-12', 'f', ${deviation.status ?? 'resident'}, 'Inger', 'Prøve', ${deviation.protected ?? false})
		returning id`.execute(db)
	return rows[0]!.id
}
type Fields = Readonly<Record<string, string>>
const whole = { name: 'Inger Prøve', born: '12.3.1944', street: 'Prøvevej 4', town: '4180 Sorø', phone: '01020304' }
const hidden = (page: string, name: string): string =>
	new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
const opening = async (): Promise<Fields> => {
	const page = await (await app.request('/soroe/oensk-besoeg')).text()
	now = addMinutes(now, 2)
	return { key: hidden(page, 'key'), stamp: hidden(page, 'stamp') }
}
const send = (fields: Fields) =>
	app.request('/soroe/oensk-besoeg', {
		method: 'POST',
		headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields).toString(),
	})
const referrals = async () => {
	const { rows } = await sql<{ id: ReferralId }>`select id from inquiry.referral order by received_at`.execute(db)
	return Promise.all(rows.map(async ({ id }) => (await findReferral(db, id))!))
}

test('a citizen’s wish is stored, worked out by the job, and waits for a call; the same form twice is one', async () => {
	const inger = await citizen()
	const fields = { ...(await opening()), ...whole, when: 'morning' }
	const answer = await send(fields)
	expect([answer.status, answer.headers.get('location')]).toEqual([303, '/soroe/oensk-besoeg/tak'])
	await send(fields)
	expect(asked).toEqual(['referrals'])
	expect((await referrals()).map(({ person, workedAt }) => [person, workedAt])).toEqual([[null, null]])
	await workOutReferrals(db, now, [inquiryFacts])
	const [referral] = await referrals()
	expect(referral).toMatchObject({ person: inger, needs: null, heldBack: null })
	expect(referral?.said).toMatchObject({ relation: 'citizen', topics: ['wants_visit'] })
	const { notices } = await recordedOf(db, [inger])
	expect(notices.map(({ source, note }) => [source, note])).toEqual([
		['citizen', 'Ønsker selv et besøg\nRing helst: om formiddagen'],
	])
})

test('everyone gets the same receipt: known, unknown, dead, protected, or a program', async () => {
	const receipt = await (await app.request('/soroe/oensk-besoeg/tak')).text()
	const answers: [number, string | null][] = []
	const told = async (fields: Fields): Promise<void> => {
		const answer = await send({ ...(await opening()), ...fields })
		answers.push([answer.status, answer.headers.get('location')])
	}
	await told(whole)
	await citizen({ status: 'dead' })
	await told(whole)
	await sql`update population.person set status = 'resident', protected = true`.execute(db)
	await told({ ...whole, website: 'x' })
	expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
		new Set([JSON.stringify([303, '/soroe/oensk-besoeg/tak'])]),
	)
	expect(await (await app.request('/soroe/oensk-besoeg/tak')).text()).toBe(receipt)
	await workOutReferrals(db, now, [inquiryFacts])
	const kept = await referrals()
	expect(kept).toHaveLength(3)
	expect(kept.at(-1)?.heldBack).toContain('trap')
	expect(kept.slice(0, 2).map(({ needs }) => needs)).toEqual(['protected', 'protected'])
	expect((await sql`select 1 from inquiry.notice`.execute(db)).rows).toEqual([])
})

test('what is missing is said, with what was typed kept and nothing stored', async () => {
	const answer = await send({ ...(await opening()), ...whole, phone: '', words: 'Hører dårligt' })
	expect(answer.status).toBe(422)
	const page = await answer.text()
	expect(page).toContain('Skriv et telefonnummer med otte cifre')
	expect(page).toContain('Hører dårligt')
	expect(await referrals()).toEqual([])
})
