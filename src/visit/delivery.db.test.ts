import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff, deactivateStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import { findBooking, hold, releaseBooking } from '#booking/actions.ts'
import { day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import { type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { device, sealer } from '../../test/device.ts'
import { findVisit, notesOf, saveDraft, startUnplanned } from './actions.ts'
import { deliver } from './delivery-actions.ts'
import type { Entry } from './entry.ts'
import { emptyNote } from './note.ts'
import type { SealedEntry } from './taken-along.ts'
import { takeAlong } from './taken-along-actions.ts'

const today = day('2026-03-09')
const taken = instantAt(today, clock('07:30'))
const now = instantAt(today, clock('10:10'))

let db: Db
let count = 0
let karen: Staff

const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const staff = async (name: string, profession: string | null = 'sygeplejerske'): Promise<Staff> => {
	count++
	const details = { name, email: `e${count}@example.invalid`, roles: ['consultant' as const], profession }
	const rest = { authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	return got(await addStaff(db, taken, null, { ...details, ...rest }))
}
const citizen = async (status = 'resident'): Promise<PersonId> => {
	count++
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values (${`7${String(count).padStart(9, '0')}`}, '1944-01-01', 'f', ${status}, 'Borger', ${`Nummer ${count}`})
		returning id`.execute(db)
	return rows[0]!.id
}
const begun = async (by: Staff = karen): Promise<VisitId> => {
	const id = crypto.randomUUID() as VisitId
	const asked = { id, person: await citizen(), by: by.id, form: 'home_visit' as const, occasion: 'need' as const }
	return got(await startUnplanned(db, taken, asked))
}
const booked = async (person: PersonId): Promise<BookingId> => {
	count++
	const from = addMinutes(instantAt(today, clock('06:00')), count * 5)
	const span = { from, to: addMinutes(from, 5) }
	return got(await hold(db, taken, { staff: karen.id, person, span, purpose: 'home_visit', heldUntil: null })).id
}
const follow = { agree: async () => yes(null), handOver: async () => yes(null) }

/** A device with a visit on it, which seals and delivers. */
const along = async (visit: VisitId | { booking: BookingId }, by: Staff = karen, at: Instant = taken, version = 0) => {
	const isBegun = typeof visit === 'string'
	const booking = isBegun ? null : visit.booking
	const person = isBegun ? (await findVisit(db, visit))!.person : (await findBooking(db, visit.booking))!.person
	const ref = isBegun ? `visit:${visit}` : `booking:${visit.booking}`
	const line = { ref, person, visit: isBegun ? visit : null, booking, version }
	const { delivery, key } = await takeAlong(db, at, { staff: by.id, along: [line] })
	const seal = await sealer(key.public)
	const seals = (entries: readonly Entry[]) => Promise.all(entries.map((entry) => seal(entry, entry.id)))
	const send = (sealed: readonly SealedEntry[], on: Instant = now, sentAt: string = on) =>
		deliver(db, on, { secret: delivery, written: JSON.stringify({ sentAt, sealed }) }, follow)
	return {
		...device(ref),
		ref,
		delivery,
		seal,
		seals,
		send,
		deliver: async (entries: readonly Entry[], on: Instant = now) => got(await send(await seals(entries), on)),
	}
}
const draftOf = async (visit: VisitId, by: StaffId = karen.id) =>
	(await notesOf(db, [visit])).find((note) => note.author === by && note.signedAt === null)
const signedOf = async (visit: VisitId) => (await notesOf(db, [visit])).filter((note) => note.signedAt !== null)

beforeAll(async () => {
	db = await freshDatabase()
	karen = await staff('Karen')
})

describe('what was typed on a device', () => {
	test('is in the draft, and is said to be delivered', async () => {
		const visit = await begun()
		const tablet = await along(visit)
		tablet.type('summary', 'Hej')
		tablet.type('summary', 'Hej 👵🏽 שלום')
		tablet.type('state.sleep', 'talk')
		tablet.type('words.sleep', 'Sover dårligt')
		const { delivered, refused, drafts } = await tablet.deliver(tablet.made)
		expect(delivered).toEqual(tablet.made.map((entry) => entry.id))
		expect(refused).toEqual([])
		expect(drafts).toEqual([
			expect.objectContaining({ ref: tablet.ref, visit, version: 1, merged: false, signed: false }),
		])
		expect((await draftOf(visit))?.body).toMatchObject({
			summary: 'Hej 👵🏽 שלום',
			topics: [{ topic: 'sleep', state: 'talk', words: 'Sover dårligt' }],
		})
	})
	test('delivered five times, in halves and in the wrong order, is the same draft of the same version', async () => {
		const visit = await begun()
		const tablet = await along(visit)
		for (const words of ['gammel', 'ny', 'nyere']) tablet.type('advice', words)
		tablet.type('agreement.a.what', 'Ringer')
		tablet.type('agreement.a.due_day', '1')
		tablet.type('agreement.a.due_month', '5')
		tablet.type('agreement.a.due_year', '2026')
		await tablet.deliver(tablet.made.slice(2))
		await tablet.deliver(tablet.made.slice(0, 2))
		const { drafts } = await tablet.deliver(tablet.made)
		for (let times = 0; times < 3; times++) expect((await tablet.deliver(tablet.made)).drafts).toEqual(drafts)
		expect((await draftOf(visit))?.body).toMatchObject({
			advice: 'nyere',
			agreements: [{ key: 'a', what: 'Ringer', dueOn: '2026-05-01' }],
		})
	})
})
