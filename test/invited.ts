import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addStaff } from '#access/actions.ts'
import { addShift, confirmBooking, hold } from '#booking/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { BookingId, EventId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, type Instant } from '#kernel/instant.ts'
import { giveCode } from '#offer/citizen/code-store.ts'
import type { Db } from '#platform/db/index.ts'

/** A citizen with a letter, as the answer page meets them. */
export type Invited = {
	readonly person: PersonId
	readonly offer: OfferId
	readonly code: string
	readonly bornOn: Day
	readonly booking: BookingId | null
}

/** Somebody who visits on weekdays from nine to three. */
export const consultant = async (db: Db, at: Instant, name: string): Promise<StaffId> => {
	const added = await addStaff(db, at, null, {
		...{ name, email: `${randomUUID()}@example.invalid`, roles: ['consultant'], profession: null },
		...{ authorisationId: null, login: null, activeFrom: day('2025-01-01') },
	})
	if (!added.ok) throw new Error(added.why)
	for (const weekday of [1, 2, 3, 4, 5]) {
		const hours = { weekday, from: clock('09:00'), to: clock('15:00'), weeks: 'every' as const }
		await addShift(db, at, added.value.id, { ...hours, validFrom: day('2026-01-01'), validTo: null }, null)
	}
	return added.value.id
}

let people = 0

export const resident = async (db: Db, deviation: Readonly<Record<string, unknown>> = {}): Promise<PersonId> => {
	people += 1
	const row = {
		...{ cpr: `7503${String(people).padStart(6, '0')}`, born_on: '1943-03-15', sex: 'f', given_names: 'Prøve' },
		...{ surname: `Testesen ${people}`, status: 'resident', resident_since: '2001-01-01', digital_post: false },
		...deviation,
	}
	const columns = Object.keys(row).map((name) => sql.ref(name))
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (${sql.join(columns)}) values (${sql.join(Object.values(row))}) returning id`.execute(
		db,
	)
	if (rows[0] === undefined) throw new Error('nobody came back')
	return rows[0].id
}

/** An offer made by letter, its time held when one is given, and the code that the letter bears. */
export const invite = async (
	db: Db,
	at: Instant,
	told: {
		readonly time?: { readonly staff: StaffId; readonly from: Instant } | null
		readonly firm?: boolean
		readonly event?: EventId | null
		readonly person?: PersonId
	} = {},
): Promise<Invited> => {
	const person = told.person ?? (await resident(db))
	const time = told.time ?? null
	const today = dayOf(at)
	const ground = { criterion: 'age-82-yearly', intervention: 'general', from: '2026-01-01', target: null, until: null }
	const { rows } = await sql<{ id: OfferId }>`
		insert into offer.offer (person, proposed_at, standard, grounds, contact, minutes, due, staff, starts_at, answer_by, made_on, event)
		values (${person}, ${at}, 'soroe@2025-07-01', ${JSON.stringify([{ ...ground, cites: '', overdue: false }])}::jsonb,
			${time === null ? 'self_booking_letter' : 'fixed_time_letter'}, 60, '{"kind":"opened","on":"2026-01-01"}'::jsonb,
			${time?.staff ?? null}, ${time?.from ?? null}, ${addDays(today, 14)}, ${today}, ${told.event ?? null}) returning id`.execute(
		db,
	)
	const offer = rows[0]?.id
	if (offer === undefined) throw new Error('no offer came back')
	const booking = time === null ? null : await held(db, at, person, time, told.firm === true)
	if (booking !== null) await sql`update offer.offer set booking = ${booking} where id = ${offer}`.execute(db)
	return { person, offer, booking, code: await giveCode(db, at, person, offer), bornOn: day('1943-03-15') }
}

const held = async (
	db: Db,
	at: Instant,
	person: PersonId,
	{ staff, from }: { readonly staff: StaffId; readonly from: Instant },
	isFirm: boolean,
): Promise<BookingId> => {
	const span = { from, to: addMinutes(from, 60) }
	const wish = { staff, person, span, purpose: 'home_visit' as const, heldUntil: addDays(dayOf(at), 14) }
	const taken = await hold(db, at, wish)
	if (!taken.ok) throw new Error(taken.why)
	if (isFirm) await confirmBooking(db, at, taken.value.id)
	return taken.value.id
}
