import { beforeAll, expect, test } from 'vitest'
import { deactivateStaff, readsOf } from '#access/actions.ts'
import { hold } from '#booking/actions.ts'
import { day } from '#kernel/day.ts'
import type { VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import { freshDatabase } from '../../test/database.ts'
import { device, sealer } from '../../test/device.ts'
import { nothingFollows } from '../../test/follow-up.ts'
import { granted, inRole, morning, wholeStory } from '../../test/story.ts'
import { storyEdge } from '../../test/story-edge.ts'
import { notesOf, startUnplanned, visitsOf } from './actions.ts'
import { visitPages } from './pages.tsx'
import type { Delivered, TakenAlong } from './taken-along.ts'

const built = async () => {
	const db = await freshDatabase()
	const { staff, visited, municipal } = await wholeStory(db, 'soroe')
	const consultant = inRole(staff, 'consultant')
	const from = instantAt(day('2026-03-09'), clock('13:30'))
	const span = { from, to: addMinutes(from, 45) }
	const asked = { staff: consultant.id, person: visited.person, span, purpose: 'home_visit' as const, heldUntil: null }
	const { id: booking } = granted(await hold(db, morning, asked))
	const edge = storyEdge(municipal, visitPages({ follow: nothingFollows, sources: [] }))
	const session = await edge.signIn(consultant)
	const deliver = (secret: string, body: string) =>
		edge.app.request('/soroe/besoeg/levering', {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
			body,
		})
	return { db, staff, edge, session, booking, visited, consultant, deliver }
}
let house: Awaited<ReturnType<typeof built>>
beforeAll(async () => {
	house = await built()
})

test('a day taken along is there as its pages show it, is in the read log, and is delivered without a session', async () => {
	const { db, edge, session, booking, visited, consultant, deliver } = house
	const answer = await edge.send('/soroe/besoeg/tag-med', { day: '2026-03-09' }, session)
	expect(answer.headers.get('content-type')).toContain('application/json')
	expect(answer.headers.get('cache-control')).toBe('no-store')
	const along = (await answer.json()) as TakenAlong
	const line = along.visits.find(({ ref }) => ref === `booking:${booking}`)
	expect(line?.title).toMatch(/^kl\. 13\.30 · \S/)
	expect(line?.html).toContain('name="summary"')
	expect(line?.html).not.toContain('<html')
	expect(along.until).toBe('2026-03-10T00:00:00+01:00')
	expect((await readsOf(db, visited.person)).map(({ what, staff }) => [what, staff])).toContainEqual([
		'dagen taget med',
		consultant.id,
	])
	const tablet = device(`booking:${booking}`)
	const entry = tablet.type('summary', 'Skrevet uden net')
	const sealed = [await (await sealer(along.key.public))(entry, entry.id)]
	const done = await deliver(along.delivery, JSON.stringify({ sentAt: new Date().toISOString(), sealed }))
	expect(done.status).toBe(200)
	const { delivered, drafts } = (await done.json()) as Delivered
	expect(delivered).toEqual([entry.id])
	const begun = (await visitsOf(db, visited.person)).find((visit) => visit.booking === booking)
	expect(drafts).toMatchObject([{ visit: begun?.id, version: 1, merged: false }])
	expect((await notesOf(db, [begun!.id]))[0]?.body.summary).toBe('Skrevet uden net')
})

test('another day is not taken along, nor what is not there; a stranger to the secret delivers nothing', async () => {
	const { edge, session, deliver } = house
	const tomorrow = await edge.send('/soroe/besoeg/tag-med', { day: '2026-03-10' }, session)
	expect([tomorrow.status, await tomorrow.json()]).toEqual([400, { why: 'not_today' }])
	const nowhere = await edge.send('/soroe/besoeg/tag-med', { visit: crypto.randomUUID() }, session)
	expect(nowhere.status).toBe(404)
	const unknown = await deliver('a'.repeat(43), '{"sentAt":"2026-03-09T09:00:00Z","sealed":[]}')
	expect([unknown.status, await unknown.json()]).toEqual([401, { why: 'unknown_delivery' }])
	const tooLarge = await deliver('a'.repeat(43), 'x'.repeat(2_200_000))
	expect(tooLarge.status).toBe(413)
	const foreign = await edge.app.request('/soroe/besoeg/tag-med', {
		method: 'POST',
		headers: { cookie: session.cookie, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ day: '2026-03-09' }),
	})
	expect(foreign.status).toBe(403)
})

test('one visit is taken along by its own page, with the version that stands on it', async () => {
	const { db, edge, session, visited } = house
	const [visit] = await visitsOf(db, visited.person)
	const answer = await edge.send('/soroe/besoeg/tag-med', { visit: visit!.id, base: '3' }, session)
	const { visits } = (await answer.json()) as TakenAlong
	expect(visits).toEqual([{ ref: `visit:${visit!.id}`, title: '', version: 3, html: '' }])
})

test('a second device of the same consultant takes along beside the first', async () => {
	const { db, edge, session, visited, consultant } = house
	const [visit] = await visitsOf(db, visited.person)
	const second = await edge.signIn(consultant)
	for (const one of [second, session, second]) {
		const answer = await edge.send('/soroe/besoeg/tag-med', { visit: visit!.id, base: '0' }, one)
		expect(answer.status).toBe(200)
	}
})

test('a draft of somebody who has left is read and taken over by a coordinator', async () => {
	const { db, staff, edge, session, visited, consultant, deliver } = house
	const id = crypto.randomUUID() as VisitId
	const asked = {
		id,
		person: visited.person,
		by: consultant.id,
		form: 'home_visit' as const,
		occasion: 'need' as const,
	}
	const visit = granted(await startUnplanned(db, morning, asked))
	const answer = await edge.send('/soroe/besoeg/tag-med', { visit, base: '0' }, session)
	const along = (await answer.json()) as TakenAlong
	granted(await deactivateStaff(db, morning, null, consultant.id, consultant.version))
	const tablet = device(`visit:${visit}`)
	const seal = await sealer(along.key.public)
	const made = [tablet.type('summary', 'Skrevet til sidst'), tablet.sign()]
	const sealed = await Promise.all(made.map((entry) => seal(entry, entry.id)))
	const done = await deliver(along.delivery, JSON.stringify({ sentAt: new Date().toISOString(), sealed }))
	const { drafts } = (await done.json()) as Delivered
	expect(drafts[0]).toMatchObject({ signed: false, why: 'author_not_active' })
	expect(drafts[0]?.words?.da).toContain('Kontoen er lukket')
	const taker = await edge.signIn(inRole(staff, 'coordinator'))
	const open = async () =>
		(await edge.app.request(`/soroe/besoeg/${visit}`, { headers: { cookie: taker.cookie } })).text()
	const page = await open()
	for (const words of ['Skrevet til sidst', 'Underskriften gælder ikke', 'Overtag kladden'])
		expect(page).toContain(words)
	const taken = await edge.send(`/soroe/besoeg/${visit}/overtag`, { note: drafts[0]?.note ?? '' }, taker)
	expect(taken.status).toBe(303)
	const after = await open()
	expect(after).toContain('Skrevet til sidst')
	expect(after).not.toContain('Overtag kladden')
})
