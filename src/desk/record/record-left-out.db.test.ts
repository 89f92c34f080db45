import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import { type Db, migrate, readMigrations } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { consultant, resident } from '../../../test/invited.ts'
import { contentOf, releasedFileOf } from './record-release-actions.ts'
import { type RequestId, stateOf } from './record-request.ts'
import { findRequest } from './record-request-actions.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const migration = '0061_desk_left_out_reasons.sql'
const sentences = {
	1: 'Linjen handler om en anden person',
	2: 'Linjen kan vise, hvem der henvendte sig',
	3: 'Afgørende hensyn til dig selv eller andre',
}
/** As it was kept before: no years, and a file that was handed out. */
const content = (file: string | null, head = {}) => ({
	record: {
		...{ format: 'hjemmebesoeg-record/1', municipality: 'By', office: [], preparedAt: at, ...head },
		person: { id: 'x', name: 'Anna', cpr: '670550-0724' },
		sections: [
			{
				...{ code: 'visits', heading: 'Besøg', facts: [], factsLeftOut: [] },
				lines: [1, 2, 3, 4].map((number) => ({
					...{ number, on: '2026-03-01', at: null, what: `Notat ${number}`, words: `ord${number}`, who: null },
					...{ details: [], leftOut: [], struck: false },
				})),
			},
		],
	},
	file,
})

let db: Db
let person: PersonId
let staff: StaffId

const kept = async (leftOut: object, kept: object | null, ended: { released?: true; withdrawn?: true } = {}) => {
	const { rows } = await sql<{
		id: RequestId
	}>`insert into desk.record_request (key, person, asked_on, asked_by, asked_how,
		due_on, recorded_at, prepared_at, prepared_by, content, left_out, released_at, released_by, hash, withdrawn_at, withdrawn_because)
		values (${crypto.randomUUID()}, ${person}, '2026-03-01', 'citizen', 'phone', '2026-03-12', ${at}, ${at}, ${staff},
			${kept === null ? null : JSON.stringify(kept)}::jsonb, ${JSON.stringify(leftOut)}::jsonb,
			${ended.released ? at : null}, ${ended.released ? staff : null}, ${ended.released ? 'hash' : null},
			${ended.withdrawn ? at : null}, ${ended.withdrawn ? 'ønsket det ikke' : null}) returning id`.execute(db)
	if (rows[0] === undefined) throw new Error('nothing came back')
	return rows[0].id
}
const found = async (id: RequestId) => {
	const request = await findRequest(db, id)
	if (request === null) throw new Error('the request is gone')
	return request
}

describe('a record put together by a program that kept sentences as reasons', () => {
	let old: Readonly<Record<'released' | 'prepared' | 'withdrawn' | 'anew' | 'newly', RequestId>>

	beforeAll(async () => {
		db = await freshDatabase()
		person = await resident(db)
		staff = await consultant(db, at, 'Dorte Prøvesen')
		await sql`delete from platform.migration where name = ${migration}`.execute(db)
		old = {
			released: await kept(sentences, content(Buffer.from('filen').toString('base64')), { released: true }),
			prepared: await kept(sentences, content(null)),
			withdrawn: await kept({}, null, { withdrawn: true }),
			anew: await kept({ 4: 'weighty' }, content(null, { keptYears: 5 }), { released: true }),
			newly: await kept({ 4: 'weighty' }, content(null, { keptYears: 5 })),
		}
		expect(await migrate(db, await readMigrations('migrations'))).toEqual({ ok: true, value: 1 })
	})

	test('says why each line is left out where it was handed out, and stays the file that it was', async () => {
		const request = await found(old.released)
		expect(request.leftOut).toEqual({ 1: 'another_person', 2: 'who_got_in_touch', 3: 'weighty' })
		const record = await contentOf(db, request)
		expect(record?.sections[0]?.lines.map(({ words, leftOut }) => words ?? leftOut[0]?.says)).toEqual([
			'udeladt efter en konkret vurdering: linjen handler om en anden person',
			'udeladt efter en konkret vurdering: linjen kan vise, hvem der henvendte sig',
			'udeladt efter en konkret vurdering: afgørende hensyn til dig selv eller andre',
			'ord4',
		])
		expect(JSON.stringify(record)).not.toContain('undefined')
		expect(Buffer.from((await releasedFileOf(db, request)) ?? '').toString()).toBe('filen')
	})

	test('is put together anew where it was not handed out: it does not say for how long it is kept', async () => {
		const request = await found(old.prepared)
		expect([stateOf(request), request.prepared, request.isKept, request.leftOut]).toEqual(['asked', null, false, {}])
	})

	test('stays as it is where it ended, or was put together by the program of today', async () => {
		expect(stateOf(await found(old.withdrawn))).toBe('withdrawn')
		expect((await found(old.anew)).leftOut).toEqual({ 4: 'weighty' })
		expect(await found(old.newly)).toMatchObject({ isKept: true, leftOut: { 4: 'weighty' } })
	})
})
