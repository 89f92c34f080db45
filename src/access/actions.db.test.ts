import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { doorkeeper } from './actions.ts'
import { beginAttempt, takeAttempt } from './attempt-actions.ts'
import { listReadings, logReads, readsOf } from './reading-actions.ts'
import { beginSession, endSession, sessionOf } from './session-actions.ts'
import type { Staff, StaffDetails } from './staff/staff.ts'
import {
	activeConsultants,
	addStaff,
	changeStaff,
	changesOf,
	deactivateStaff,
	findStaff,
	listStaff,
	reactivateStaff,
	staffNames,
} from './staff/staff-actions.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const today = day('2026-03-09')
const someone = (subject: string, deviation: Partial<StaffDetails> = {}): StaffDetails => ({
	name: `Prøve ${subject}`,
	email: `${subject}@example.invalid`,
	roles: ['consultant'],
	profession: null,
	authorisationId: null,
	login: { issuer: 'here', subject },
	activeFrom: day('2026-01-01'),
	...deviation,
})
const added = async (db: Db, details: StaffDetails): Promise<Staff> => {
	const outcome = await addStaff(db, at, null, details)
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const person = (n: number): PersonId => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PersonId

describe('staff', () => {
	let db: Db
	let boss: Staff
	beforeAll(async () => {
		db = await freshDatabase()
		boss = await added(db, someone('boss', { roles: ['administrator'] }))
	})

	test('are added, found and remembered with who did it', async () => {
		const outcome = await addStaff(
			db,
			at,
			boss.id,
			someone('ny', { roles: ['manager', 'consultant'], profession: 'Læge' }),
		)
		if (!outcome.ok) throw new Error(outcome.why)
		const { value } = outcome
		expect(await findStaff(db, value.id)).toEqual(value)
		expect(value).toMatchObject({ roles: ['manager', 'consultant'], version: 1, deactivatedOn: null })
		expect(await changesOf(db, value.id)).toMatchObject([{ what: 'added', by: boss.id, at }])
		expect((await staffNames(db)).get(value.id)).toBe('Prøve ny')
		expect((await activeConsultants(db, today)).map(({ id }) => id)).toEqual([value.id])
		expect(await activeConsultants(db, day('2025-12-31'))).toEqual([])
	})

	test('an e-mail and a login belong to one each', async () => {
		expect(await addStaff(db, at, boss.id, someone('boss'))).toMatchObject({ ok: false, why: 'email_is_taken' })
		expect(await addStaff(db, at, boss.id, someone('boss', { email: 'other@example.invalid' }))).toMatchObject({
			ok: false,
			why: 'login_is_taken',
			detail: 'Prøve boss',
		})
		await added(db, someone('uden', { login: null }))
		await added(db, someone('heller-uden', { login: null }))
	})

	test('the second of two who edit at once is told, and nothing is overwritten', async () => {
		const one = await added(db, someone('rettes'))
		const edit = (name: string) => changeStaff(db, at, boss.id, one.id, one.version, { ...one, name })
		const outcomes = await Promise.all([edit('Første'), edit('Anden')])
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
		expect(outcomes.filter(({ ok }) => !ok)).toMatchObject([{ why: 'changed_meanwhile' }])
		expect(await changesOf(db, one.id)).toHaveLength(2)
	})

	test('saving what is already so leaves no trace', async () => {
		const one = await added(db, someone('uændret'))
		expect(await changeStaff(db, at, boss.id, one.id, one.version, one)).toMatchObject({ value: { version: 1 } })
		expect(await changesOf(db, one.id)).toHaveLength(1)
	})

	test('the last administrator stays, by whichever way', async () => {
		const now = (await findStaff(db, boss.id)) as Staff
		const refused = { ok: false, why: 'last_administrator' }
		expect(await deactivateStaff(db, at, boss.id, boss.id, now.version)).toMatchObject(refused)
		const change = (deviation: Partial<StaffDetails>) =>
			changeStaff(db, at, boss.id, boss.id, now.version, { ...now, ...deviation })
		expect(await change({ roles: ['manager'] })).toMatchObject(refused)
		expect(await change({ login: null })).toMatchObject(refused)
		expect(await change({ activeFrom: day('2026-04-01') })).toMatchObject(refused)
		expect(await findStaff(db, boss.id)).toEqual(now)
	})

	test('two administrators cannot leave at once', async () => {
		const other = await added(db, someone('boss2', { roles: ['administrator'] }))
		const now = (await findStaff(db, boss.id)) as Staff
		const outcomes = await Promise.all([now, other].map((one) => deactivateStaff(db, at, boss.id, one.id, one.version)))
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
		const left = (await listStaff(db)).find(({ id, deactivatedOn }) => [now.id, other.id].includes(id) && deactivatedOn)
		if (!left) throw new Error('nobody left')
		expect(await deactivateStaff(db, at, boss.id, left.id, left.version)).toMatchObject({ why: 'already_deactivated' })
		expect(await reactivateStaff(db, at, boss.id, left.id, left.version)).toMatchObject({ ok: true })
		expect(await reactivateStaff(db, at, boss.id, left.id, left.version + 1)).toMatchObject({ why: 'already_active' })
	})

	test('are never removed, nor is what was changed about them', async () => {
		await expect(sql`delete from access.staff`.execute(db)).rejects.toThrow('staff_are_deactivated_not_removed')
		await expect(sql`update access.staff_change set what = 'added'`.execute(db)).rejects.toThrow(
			'staff_history_is_never_rewritten',
		)
	})

	test('the database refuses what the forms would not send', async () => {
		const insert = (columns: string, values: string) =>
			sql.raw(`insert into access.staff (name, email, roles, active_from${columns}) values (${values})`).execute(db)
		await expect(insert('', `'X', 'x@x.dk', '{king}', '2026-01-01'`)).rejects.toThrow('staff_has_a_known_role')
		await expect(insert('', `'X', 'x@x.dk', '{}', '2026-01-01'`)).rejects.toThrow('staff_has_a_known_role')
		await expect(insert('', `' ', 'x@x.dk', '{manager}', '2026-01-01'`)).rejects.toThrow('staff_has_a_name')
		await expect(insert(', login_issuer', `'X', 'x@x.dk', '{manager}', '2026-01-01', 'i'`)).rejects.toThrow(
			'login_has_both_issuer_and_subject',
		)
	})
})

describe('a session', () => {
	let db: Db
	let boss: Staff
	const begin = async (subject: string, when = at): Promise<string> => {
		const begun = await beginSession(db, when, { issuer: 'here', subject })
		if (!begun.ok) throw new Error(begun.why)
		return begun.value.token
	}
	beforeAll(async () => {
		db = await freshDatabase()
		boss = await added(db, someone('boss', { roles: ['administrator'] }))
		await added(db, someone('gæst'))
	})

	test('is for those who are on staff now', async () => {
		await added(db, someone('senere', { activeFrom: day('2026-04-01') }))
		const begun = (issuer: string, subject: string) => beginSession(db, at, { issuer, subject })
		expect(await begun('here', 'ukendt')).toMatchObject({ why: 'unknown_login' })
		expect(await begun('elsewhere', 'boss')).toMatchObject({ why: 'unknown_login' })
		expect(await begun('here', 'senere')).toMatchObject({ why: 'not_active' })
	})

	test('knows who it is; its token is kept nowhere and each has its own', async () => {
		const [token, other] = [await begin('boss'), await begin('boss')]
		expect(token).not.toBe(other)
		expect(await sessionOf(db, at, token)).toMatchObject({ staff: { id: boss.id } })
		const { rows } = await sql<Record<string, unknown>>`select * from access.session`.execute(db)
		expect(JSON.stringify(rows)).not.toContain(token)
		for (const wrong of [null, undefined, '', 'x', `${token}x`, token.slice(1)])
			expect(await sessionOf(db, at, wrong)).toBeNull()
		const known = await doorkeeper.atWork(db, at, token)
		expect(known?.staff).toEqual({ id: boss.id, name: boss.name, roles: ['administrator'], profession: null })
		expect(known?.formToken).toHaveLength(43)
		expect((await doorkeeper.atWork(db, at, other))?.formToken).not.toBe(known?.formToken)
	})

	test('sleeps after half an hour without use, stays awake with it, and ends after twelve', async () => {
		const token = await begin('boss')
		expect(await sessionOf(db, addMinutes(at, 30), token)).toBeNull()
		for (let minutes = 0; minutes < 12 * 60; minutes += 25)
			expect(await sessionOf(db, addMinutes(at, minutes), token)).not.toBeNull()
		expect(await sessionOf(db, addMinutes(at, 12 * 60), token)).toBeNull()
	})

	test('ends by logging out, for that browser alone', async () => {
		const [here, there] = [await begin('boss'), await begin('boss')]
		await endSession(db, at, here)
		expect(await sessionOf(db, at, here)).toBeNull()
		expect(await sessionOf(db, at, there)).not.toBeNull()
	})

	test('ends when one is deactivated, and does not come back', async () => {
		const token = await begin('gæst')
		const guest = (await listStaff(db)).find(({ name }) => name === 'Prøve gæst') as Staff
		const gone = await deactivateStaff(db, at, boss.id, guest.id, guest.version)
		expect(await sessionOf(db, at, token)).toBeNull()
		expect(await beginSession(db, at, { issuer: 'here', subject: 'gæst' })).toMatchObject({ why: 'not_active' })
		if (!gone.ok) throw new Error(gone.why)
		await reactivateStaff(db, at, boss.id, guest.id, gone.value.version)
		expect(await sessionOf(db, at, token)).toBeNull()
		expect(await begin('gæst')).toBeTruthy()
	})

	test('follows a changed role at once and ends with a changed login', async () => {
		const one = await added(db, someone('skifter'))
		const token = await begin('skifter')
		const changed = await changeStaff(db, at, boss.id, one.id, 1, { ...one, roles: ['manager'] })
		expect((await sessionOf(db, at, token))?.staff.roles).toEqual(['manager'])
		expect(changed.ok).toBe(true)
		await changeStaff(db, at, boss.id, one.id, 2, { ...one, login: { issuer: 'here', subject: 'ny' } })
		expect(await sessionOf(db, at, token)).toBeNull()
	})

	test('an attempt to log in is used once, in its own browser, and in time', async () => {
		const begun = async (state: string) =>
			(await beginAttempt(db, at, { of: 'staff', state, codeVerifier: 'v', nonce: 'n', returnTo: '/tilbud' })).browser
		const browser = await begun('s1')
		expect(await takeAttempt(db, at, { of: 'staff', state: 's1', browser: 'another' })).toMatchObject({
			why: 'unknown_attempt',
		})
		expect(await takeAttempt(db, at, { of: 'staff', state: 's2', browser })).toMatchObject({ why: 'unknown_attempt' })
		expect(await takeAttempt(db, at, { of: 'staff', state: 's1', browser })).toMatchObject({
			ok: true,
			value: { returnTo: '/tilbud' },
		})
		expect(await takeAttempt(db, at, { of: 'staff', state: 's1', browser })).toMatchObject({ why: 'unknown_attempt' })
		expect(
			await takeAttempt(db, addMinutes(at, 10), { of: 'staff', state: 's3', browser: await begun('s3') }),
		).toMatchObject({ why: 'too_late' })
	})
})

describe('the read log', () => {
	let db: Db
	let [one, two]: StaffId[] = []
	beforeAll(async () => {
		db = await freshDatabase()
		one = (await added(db, someone('en'))).id
		two = (await added(db, someone('to'))).id
		await logReads(db, at, one as StaffId, [person(1), person(2), person(1)], 'ringeliste')
		await logReads(db, addMinutes(at, 60), two as StaffId, [person(1)], 'borgerkort')
		await logReads(db, at, one as StaffId, [], 'intet')
	})

	test('tells who saw a citizen, what and when, newest first and each once', async () => {
		expect(await readsOf(db, person(1))).toMatchObject([
			{ at: addMinutes(at, 60), staff: two, staffName: 'Prøve to', person: person(1), what: 'borgerkort' },
			{ at, staff: one, staffName: 'Prøve en', person: person(1), what: 'ringeliste' },
		])
		expect(await readsOf(db, person(9))).toEqual([])
	})

	test('is asked by staff and by period, the end not included', async () => {
		const count = async (wanted: object) => (await listReadings(db, { limit: 10, ...wanted })).length
		expect(await count({})).toBe(3)
		expect(await count({ staff: one })).toBe(2)
		expect(await count({ from: addMinutes(at, 1) })).toBe(1)
		expect(await count({ to: addMinutes(at, 60) })).toBe(2)
		expect(await count({ limit: 1 })).toBe(1)
		expect(await count({ skip: 2 })).toBe(1)
	})

	test.each(["update access.read_entry set what = 'x'", 'delete from access.read_entry', 'truncate access.read_entry'])(
		'is never rewritten: %s',
		async (statement) => {
			await expect(sql.raw(statement).execute(db)).rejects.toThrow('read_log_is_never_rewritten')
			expect(await listReadings(db, { limit: 10 })).toHaveLength(3)
		},
	)
})
