import { connect, createServer, type Server, type Socket } from 'node:net'
import { sql } from 'kysely'
import { addStaff } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { BookingId, StaffId, VisitId } from '#kernel/ids.ts'
import { clock, type Instant, instantAt } from '#kernel/instant.ts'
import { notGoneAhead } from '#visit/actions.ts'
import { type AnswerServer, answerServer } from './answer-server.ts'
import { invite, resident } from './invited.ts'
import type { AtWork } from './web-edge.ts'

/** Every intervention that the standard of the place knows. */
export const interventions = [
	'general',
	'lost-spouse',
	'spouse-to-care-home',
	'readmission-prevention',
	'concern',
] as const
type Intervention = (typeof interventions)[number]

export const theDay = day('2026-03-09')
export const theMorning = instantAt(theDay, clock('08:30'))

export type Booked = {
	readonly booking: BookingId
	readonly intervention: Intervention
	readonly name: string
	readonly at: string
}

/** A house behind a door that can be slammed: whoever is on the way in when it is, gets no answer. */
export type House = AnswerServer & {
	readonly visits: readonly Booked[]
	/** The server dies: every connection breaks, none is taken. */
	readonly kill: () => Promise<void>
	readonly revive: () => Promise<void>
}

/** Who is visited: five with a network and five without, a visit for each intervention; and ten more of the general kind. */
const names = ['Anna', 'Birger', 'Cecilie', 'Ditlev', 'Esther', 'Frode', 'Grethe', 'Hans', 'Inger', 'Jens'].concat([
	'Karen',
	'Lars',
	'Mette',
	'Niels',
	'Olga',
	'Poul',
	'Rita',
	'Sofie',
	'Tove',
	'Ulla',
])

/** Asta's day: everything agreed on, nothing begun. */
export const dayOfVisits = async (): Promise<House> => {
	const staff = new Map<string, AtWork>()
	const [port, inner] = [await freePort(), await freePort()]
	const house = await answerServer('soenderborg', inner, () => theMorning, { staff })
	const asta = await nurse(house, 'Asta Prøvesen')
	staff.set('asta', { id: asta, name: 'Asta Prøvesen', roles: ['consultant'], profession: 'sygeplejerske' })
	const visits: Booked[] = []
	for (const [nth, name] of names.entries()) {
		const intervention = nth < 10 ? (interventions[nth % 5] ?? 'general') : 'general'
		const at = `${String(4 + nth).padStart(2, '0')}:00`
		visits.push({ booking: await booked(house, asta, name, at, intervention), intervention, name, at })
	}
	const gate = gateTo(inner)
	await gate.open(port)
	return {
		...house,
		base: `http://localhost:${port}`,
		visits,
		kill: gate.slam,
		revive: () => gate.open(port),
		stop: async () => {
			await gate.slam()
			await house.stop()
		},
	}
}

const nurse = async ({ db }: AnswerServer, name: string): Promise<StaffId> => {
	const details = { name, email: 'asta@example.invalid', roles: ['consultant' as const], profession: 'sygeplejerske' }
	const rest = { authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	const added = await addStaff(db, theMorning, null, { ...details, ...rest })
	if (!added.ok) throw new Error(added.why)
	return added.value.id
}

const booked = async (
	{ db }: AnswerServer,
	staff: StaffId,
	given_names: string,
	at: string,
	intervention: string,
): Promise<BookingId> => {
	const person = await resident(db, { given_names, surname: 'Prøvesen' })
	const from: Instant = instantAt(theDay, clock(at))
	const invited = await invite(db, theMorning, { person, time: { staff, from }, firm: true })
	await sql`update offer.offer set standard = 'soenderborg@2021-02-02',
		grounds = jsonb_set(grounds, '{0,intervention}', to_jsonb(${intervention}::text)) where id = ${invited.offer}`.execute(
		db,
	)
	if (invited.booking === null) throw new Error('no time was booked')
	return invited.booking
}

const gateTo = (inner: number) => {
	let door: Server | null = null
	const inside = new Set<Socket>()
	const enter = (socket: Socket): void => {
		const through = connect(inner, '127.0.0.1')
		for (const one of [socket, through]) {
			inside.add(one)
			one.once('close', () => inside.delete(one))
			one.on('error', () => one.destroy())
		}
		socket.pipe(through).pipe(socket)
		socket.once('close', () => through.destroy())
		through.once('close', () => socket.destroy())
	}
	return {
		open: (port: number) =>
			new Promise<void>((opened, failed) => {
				if (door !== null) return opened()
				door = createServer(enter).once('error', failed).listen(port, opened)
			}),
		slam: async () => {
			const closing = door
			door = null
			for (const one of inside) one.destroy()
			await new Promise((closed) => (closing === null ? closed(null) : closing.close(closed)))
		},
	}
}

const freePort = (): Promise<number> =>
	new Promise((found, failed) => {
		const probe = createServer()
		probe.once('error', failed)
		probe.listen(0, () => {
			const address = probe.address()
			probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
		})
	})

/** What stands in the notes of everyone on this name, signed or not, oldest first. */
export const notesAbout = async (
	{ db }: AnswerServer,
	name: string,
): Promise<{ body: Record<string, unknown>; signed: boolean; version: number; hindrance: string | null }[]> => {
	const { rows } = await sql<{ body: Record<string, unknown>; signed: boolean; version: number; hindrance: string }>`
		select n.body, n.signed_at is not null as signed, n.version, v.not_gone_ahead as hindrance
		from visit.visit v join population.person p on p.id = v.person left join visit.note n on n.visit = v.id
		where p.given_names = ${name} order by n.begun_at, n.id`.execute(db)
	return rows
}

/** Somebody else has written down that the visit to this name could not be held. */
export const wasNotHeld = async ({ db }: AnswerServer, name: string): Promise<void> => {
	const { rows } = await sql<{ id: VisitId; staff: StaffId }>`
		select v.id, v.staff from visit.visit v join population.person p on p.id = v.person where p.given_names = ${name}`.execute(
		db,
	)
	for (const { id, staff } of rows)
		await notGoneAhead(db, theMorning, { visit: id, reason: 'not_at_home', note: '', by: staff })
}
