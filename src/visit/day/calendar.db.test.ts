import ICAL from 'ical.js'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { deactivateStaff, findStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import { findBooking, hold, joinTimes, moveBooking, releaseBooking } from '#booking/actions.ts'
import { addDays } from '#kernel/day.ts'
import type { BookingId, PersonId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, type Instant, instantAt, type Span, utcOf } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { nothingFollows } from '../../../test/follow-up.ts'
import { granted, inRole, morning, type Story, wholeStory } from '../../../test/story.ts'
import { storyEdge } from '../../../test/story-edge.ts'
import { visitPages } from '../pages.tsx'

let db: Db
let story: Story
let consultant: Staff
let colleague: Staff
let now: Instant = morning
let edge: ReturnType<typeof storyEdge>
let citizen: Citizen
let booking: BookingId

const spanOn = (daysAhead: number, from: string): Span => {
	const start = instantAt(addDays(dayOf(morning), daysAhead), clock(from))
	return { from: start, to: addMinutes(start, 60) }
}

beforeAll(async () => {
	db = await freshDatabase()
	story = await wholeStory(db, 'soroe')
	consultant = inRole(story.staff, 'consultant')
	const other = story.staff.find(({ roles, id }) => roles.includes('consultant') && id !== consultant.id)
	if (other === undefined) throw new Error('the story has one consultant')
	colleague = other
	const found = await findCitizen(db, story.visited.person)
	if (found === null) throw new Error('nobody was visited')
	citizen = found
	const { person } = story.visited
	booking = granted(
		await hold(db, morning, {
			staff: consultant.id,
			person,
			span: spanOn(40, '07:00'),
			purpose: 'home_visit',
			heldUntil: null,
		}),
	).id
	edge = storyEdge(story.municipal, visitPages({ follow: nothingFollows, sources: [] }), () => now)
})

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })
const fetched = (path: string, visitor = '192.0.2.1'): Promise<Response> =>
	Promise.resolve(edge.app.request(path, {}, from(visitor)))

const send = async (path: string, staff: Staff, fields: Record<string, string> = {}): Promise<Response> =>
	edge.send(path, fields, await edge.signIn(staff))
/** The path of an address just made, as the page shows it. */
const addressIn = (page: string): string => {
	const shown = /https?:\/\/[^<"]*(\/soroe\/kalender\/[\w-]{43}\.ics)/.exec(page)?.[1]
	if (shown === undefined) throw new Error('no address is shown')
	return shown
}
const made = async (staff: Staff): Promise<string> =>
	addressIn(await (await send('/soroe/dagens-rute/kalender', staff, { id: crypto.randomUUID() })).text())

type Entry = { readonly uid: string; readonly from: string; readonly sequence: number; readonly status: string }
const entriesAt = async (path: string): Promise<Entry[]> => {
	const file = await (await fetched(path)).text()
	return new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component)
		return {
			uid: event.uid,
			from: event.startDate.toString(),
			sequence: event.sequence,
			status: String(component.getFirstPropertyValue('status')),
		}
	})
}
const entryOf = async (path: string, id: BookingId): Promise<Entry | undefined> =>
	(await entriesAt(path)).find(({ uid }) => uid.includes(id))

test('a consultant makes an address; whoever has it, without a session, reads their times and nothing of anybody', async () => {
	const address = await made(consultant)
	const answer = await fetched(address)
	expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
		200,
		'text/calendar; charset=utf-8',
		'no-store',
	])
	// The municipality's own name, of which a town may be a part, stands in the calendar's.
	const file = (await answer.text()).replaceAll('\r\n ', '').replaceAll(story.municipal.municipality.name.da, '')
	const saysOf = (text: string, { cpr, givenNames, surname, address, phone }: Citizen): string[] =>
		[cpr, cpr.slice(6), givenNames, surname, address?.street, address?.town, address?.postalCode, phone].filter(
			(word): word is string => !!word && text.replaceAll(/besoeg-[\w-]+@/g, '').includes(word),
		)
	expect(saysOf(file, citizen)).toEqual([])
	expect(saysOf(`${file}SUMMARY:${citizen.surname}`, citizen)).toEqual([citizen.surname])
	// What the id of a booking is made of may look like a number of the register.
	expect(file.replaceAll(/besoeg-[\w-]+@/g, '')).not.toMatch(/\d{6}-?\d{4}\b(?!\w)|LOCATION|GEO|ATTENDEE|ORGANIZER/)
	expect(file).not.toContain(consultant.name)
	expect(await entryOf(address, booking)).toEqual({
		uid: `besoeg-${booking}@hjemmebesoeg`,
		from: utcOf(spanOn(40, '07:00').from),
		sequence: 0,
		status: 'CONFIRMED',
	})
	expect((await (await fetched(`${address}?lang=en`)).text()).includes('Home visit')).toBe(true)
	const { rows } = await sql<{ row: string }>`
		select to_jsonb(a)::text as row from visit.calendar_address a`.execute(db)
	expect(rows.map(({ row }) => row).join()).not.toContain(address.slice('/soroe/kalender/'.length, -4))
	expect(rows.map(({ row }) => row).join()).toContain('fetched_at": "2026-03-09')
})

test('a visit moved, joined, given to a colleague, called off: the same entry all along', async () => {
	const [mine, theirs] = [await made(consultant), await made(colleague)]
	const begun = now
	const wait = (minutes: number): Instant => {
		now = addMinutes(begun, minutes)
		return now
	}
	const to = (span: Span, staff = consultant) => ({ staff: staff.id, span, because: 'en ny tid passer bedre' })
	granted(await moveBooking(db, wait(10), booking, to(spanOn(41, '07:00'))))
	const movedOnce = await entryOf(mine, booking)
	expect(movedOnce).toMatchObject({ from: utcOf(spanOn(41, '07:00').from), sequence: 600, status: 'CONFIRMED' })
	const second = granted(
		await joinTimes(db, wait(20), booking, {
			person: story.waiting.person as PersonId,
			booking: null,
			purpose: 'home_visit',
			minutes: 90,
			because: 'de får besøg sammen',
		}),
	)
	expect(await entryOf(mine, second.id), 'the other of a joint visit is the same entry').toBeUndefined()
	expect(await entryOf(mine, booking)).toMatchObject({ sequence: 1200 })
	granted(await releaseBooking(db, wait(30), second.id, 'takker nej'))
	granted(await moveBooking(db, wait(40), booking, to(spanOn(42, '07:00'), colleague)))
	expect(await entryOf(mine, booking)).toMatchObject({ sequence: 2400, status: 'CANCELLED' })
	expect(await entryOf(theirs, booking)).toMatchObject({ sequence: 2400, status: 'CONFIRMED' })
	granted(await releaseBooking(db, wait(50), booking, 'syg'))
	expect(await entryOf(theirs, booking)).toMatchObject({ sequence: 3000, status: 'CANCELLED' })
	expect((await findBooking(db, booking))?.releasedAt).not.toBeNull()
	wait(32 * 24 * 60)
	expect(await entryOf(theirs, booking), 'a cancellation is told for a month').toBeUndefined()
	now = begun
})

test('a new address closes the old one; closed, wrong and of one who has left are one answer', async () => {
	const first = await made(consultant)
	const second = await made(consultant)
	const bodyOf = async (path: string) => {
		const answer = await fetched(path)
		return [answer.status, await answer.text()] as const
	}
	const wrong = await bodyOf(`/soroe/kalender/${'x'.repeat(43)}.ics`)
	expect(wrong[0]).toBe(404)
	const normal = ([status, text]: readonly [number, string]) => [status, text.replaceAll(/\/kalender\/[^"?]*/g, '')]
	expect(normal(await bodyOf(first))).toEqual(normal(wrong))
	expect((await bodyOf(second))[0]).toBe(200)
	expect((await send('/soroe/dagens-rute/kalender/slut', consultant)).status).toBe(303)
	expect((await send('/soroe/dagens-rute/kalender/slut', consultant)).status).toBe(303)
	expect(normal(await bodyOf(second))).toEqual(normal(wrong))
	const theirs = await made(colleague)
	expect((await bodyOf(theirs))[0]).toBe(200)
	const asNow = await findStaff(db, colleague.id)
	granted(
		await deactivateStaff(
			db,
			addMinutes(now, -24 * 60),
			inRole(story.staff, 'administrator').id,
			colleague.id,
			asNow?.version ?? 0,
		),
	)
	expect(normal(await bodyOf(theirs))).toEqual(normal(wrong))
})

test('the form that comes twice makes one address, and says so', async () => {
	const id = crypto.randomUUID()
	const address = addressIn(await (await send('/soroe/dagens-rute/kalender', consultant, { id })).text())
	const again = await (await send('/soroe/dagens-rute/kalender', consultant, { id })).text()
	expect(again).toContain('kan ikke vises igen')
	expect((await fetched(address)).status).toBe(200)
})

test('ten forms at once leave one address in use', async () => {
	const { cookie, token } = await edge.signIn(consultant)
	const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
	await Promise.all(
		Array.from({ length: 10 }, () =>
			edge.app.request('/soroe/dagens-rute/kalender', {
				method: 'POST',
				headers,
				body: new URLSearchParams({ id: crypto.randomUUID(), token }),
			}),
		),
	)
	const { rows } = await sql<{ n: number }>`
		select count(*) as n from visit.calendar_address where staff = ${consultant.id} and ended_at is null`.execute(db)
	expect(rows[0]?.n).toBe(1)
})

test('however often an ended address is asked for, those of others open', async () => {
	const address = await made(consultant)
	for (let tries = 0; tries < 40; tries++)
		expect((await fetched(`/soroe/kalender/wrong${tries}.ics`, '203.0.113.9')).status).toBe(404)
	expect((await fetched(address, '203.0.113.9')).status).toBe(200)
})

test('only a consultant has one', async () => {
	expect((await send('/soroe/dagens-rute/kalender', inRole(story.staff, 'coordinator'))).status).toBe(403)
})
