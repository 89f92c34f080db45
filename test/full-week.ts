import { sql } from 'kysely'
import { addStaff } from '#access/actions.ts'
import { findBooking, hold, joinTimes, releaseBooking } from '#booking/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import { recordAnswer } from '#offer/actions.ts'
import { toldTimeOf, writeDown } from '#offer/letter/letter-actions.ts'
import { findOffer } from '#offer/store.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { consultant, type Invited, invite, resident } from './invited.ts'
import { granted } from './story.ts'
import type { AtWork } from './web-edge.ts'

/** A Monday some weeks ahead of the day on which all begins: nobody's time to answer has run out by then. */
export const monday = day('2026-04-13')

/** Three consultants and a week of theirs in which everything lies that a week board can show. */
export type FullWeek = {
	readonly consultants: readonly StaffId[]
	/** A visit that a letter offered and that is agreed on, and one that still awaits its answer. */
	readonly firm: Invited
	readonly offered: Invited
	/** A visit to somebody whose address is protected. */
	readonly hidden: Invited
}

const living = async (
	db: Db,
	name: string,
	[x, y]: readonly [number, number],
	isProtected = false,
): Promise<PersonId> => {
	const { rows } = await sql<{ id: string }>`
		insert into population.address (key, street, house_number, postal_code, town, x, y)
		values (${name}, ${`${name}svej`}, '1', '4180', 'Sorø', ${x}, ${y}) returning id`.execute(db)
	return resident(db, { given_names: name, surname: 'Prøvesen', address: rows[0]?.id, protected: isProtected })
}

const [west, south] = [655_000, 6_145_000]

export const fullWeek = async (
	{ db, municipality }: { readonly db: Db; readonly municipality: Municipality },
	at: Instant,
): Promise<FullWeek> => {
	const consultants: StaffId[] = []
	for (const name of ['Asta', 'Bo', 'Carla']) consultants.push(await consultant(db, at, `${name} Prøvesen`))
	const [asta, bo, carla] = consultants as [StaffId, StaffId, StaffId]
	const on = (days: number, then: string): Instant => instantAt(addDays(monday, days) as Day, clock(then))
	const visit = async (
		name: string,
		km: readonly [number, number],
		staff: StaffId,
		from: Instant,
		firm: boolean,
		hidden = false,
	) => {
		const person = await living(db, name, [west + km[0] * 1000, south + km[1] * 1000], hidden)
		return invite(db, at, { person, time: { staff, from }, firm })
	}
	const told = async (one: Invited): Promise<void> => {
		const [offer, booking] = [await findOffer(db, one.offer), one.booking && (await findBooking(db, one.booking))]
		if (offer === null || !booking) throw new Error('no time was offered')
		const letter = { purpose: 'offer', person: one.person, offer: one.offer, terms: offer } as const
		await writeDown(db, at, municipality, { ...letter, time: await toldTimeOf(db, booking) })
	}
	const firm = await visit('Anna', [0, 0], asta, on(0, '09:30'), false)
	await told(firm)
	const said = { kind: 'yes', time: null, by: 'citizen', byName: '', words: '', recordedBy: null } as const
	granted(await recordAnswer(db, at, { ...said, offer: firm.offer, key: 'yes', kept: municipality }))
	await visit('Birger', [9, 2], asta, on(0, '11:30'), true)
	const offered = await visit('Cecilie', [1, 1], bo, on(1, '10:00'), false)
	await told(offered)
	await visit('Ditlev', [8, 3], bo, on(0, '12:00'), true)
	const hidden = await visit('Esther', [2, 7], carla, on(2, '09:00'), true, true)
	const one = await visit('Frode', [3, 3], asta, on(3, '10:00'), true)
	granted(
		await joinTimes(db, at, one.booking as never, {
			...{ person: await living(db, 'Grethe', [west + 3000, south + 3000]), booking: null, purpose: 'home_visit' },
			...{ minutes: 90, because: 'chosen_by_citizen' },
		}),
	)
	const ill = await visit('Helga', [4, 4], carla, on(3, '13:00'), true)
	granted(await releaseBooking(db, at, ill.booking as never, 'Borgeren er syg'))
	const span = { from: on(4, '09:00'), to: addMinutes(on(4, '09:00'), 45) }
	const person = await living(db, 'Inger', [west, south + 6000])
	granted(await hold(db, at, { staff: carla, person, span, purpose: 'follow_up', heldUntil: null }))
	return { consultants, firm, offered, hidden }
}

/** Somebody who may move visits, as the door lets them in. */
export const coordinatorCalled = async (db: Db, at: Instant, name: string): Promise<AtWork> => {
	const found = { name: `${name} Prøvesen`, roles: ['coordinator'], profession: null } as const
	const details = { ...found, email: `${name}@example.invalid`, authorisationId: null, login: null }
	const { id } = granted(await addStaff(db, at, null, { ...details, activeFrom: day('2025-01-01') }))
	return { id, ...found }
}
