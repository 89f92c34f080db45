import { beforeAll, expect, test } from 'vitest'
import { deactivateStaff, readsOf } from '#access/actions.ts'
import { hold } from '#booking/actions.ts'
import { day } from '#kernel/day.ts'
import type { VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import { freshDatabase } from '../../../test/database.ts'
import { device, sealer } from '../../../test/device.ts'
import { nothingFollows } from '../../../test/follow-up.ts'
import { granted, inRole, morning, wholeStory } from '../../../test/story.ts'
import { storyEdge } from '../../../test/story-edge.ts'
import { notesOf, startUnplanned, visitsOf } from '../actions.ts'
import { visitPages } from '../pages.tsx'
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
	const again = (await (await edge.send('/soroe/besoeg/tag-med', { day: '2026-03-09' }, session)).json()) as TakenAlong
	expect(line?.stands).toEqual({ is: 'untouched', words: null })
	expect(again.visits.find(({ ref }) => ref === `visit:${begun!.id}`)?.stands).toEqual({ is: 'draft', words: null })
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
	expect(visits).toMatchObject([{ ref: `visit:${visit!.id}`, title: '', version: 3, html: '' }])
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

test('one’s own devices are seen and stopped by oneself, everybody’s by an administrator, and by nobody else', async () => {
	const { db, staff, edge, visited, consultant, deliver } = house
	let session = await edge.signIn(consultant)
	const lost = await edge.signIn(consultant)
	const [visit] = await visitsOf(db, visited.person)
	const tablet = { device: crypto.randomUUID(), browser: 'Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Safari/537.36' }
	const answer = await edge.send('/soroe/besoeg/tag-med', { visit: visit!.id, base: '0', ...tablet }, session)
	const { delivery } = (await answer.json()) as TakenAlong
	const send = async () =>
		(await deliver(delivery, JSON.stringify({ sentAt: new Date().toISOString(), sealed: [] }))).status
	const press = (what: string, by: typeof session) =>
		edge.send('/soroe/enheder', { device: tablet.device, staff: consultant.id, do: what }, by)
	const pageFor = async ({ cookie }: typeof session) =>
		(await edge.app.request('/soroe/enheder', { headers: { cookie } })).text()
	const [clerk, administrator] = [
		await edge.signIn(inRole(staff, 'coordinator')),
		await edge.signIn(inRole(staff, 'administrator')),
	]
	expect(await send()).toBe(200)
	expect(await pageFor(session)).toContain('Chrome, Android')
	expect(await pageFor(clerk)).not.toContain('Chrome, Android')
	expect(await pageFor(administrator)).toContain(consultant.name)
	expect((await press('stop', clerk)).status).toBe(403)
	expect(await send()).toBe(200)
	const open = async ({ cookie }: typeof session) =>
		(await edge.app.request('/soroe/enheder', { headers: { cookie } })).status
	expect(await open(lost)).toBe(200)
	for (const [what, by, then] of [
		['stop', session, 401],
		['let', session, 200],
		['stop', session, 401],
		['let', administrator, 200],
		['stop', administrator, 401],
		['stop', administrator, 401],
	] as const) {
		expect((await press(what, by)).status).toBe(303)
		expect(await send(), what).toBe(then)
		expect(await open(by), 'whoever stops a device goes on').toBe(200)
		expect(await open(lost), 'and it is logged out').toBe(303)
	}
	expect(await open(session), 'as is everything of its owner when somebody else stops it').toBe(303)
	session = await edge.signIn(consultant)
	house = { ...house, session }
	expect(await pageFor(session)).not.toContain('Lad den levere igen')
	expect((await press('let', session)).status).toBe(403)
	expect(await send()).toBe(401)
	expect(await pageFor(administrator)).toContain('Lad den levere igen')
	expect((await press('let', administrator)).status).toBe(303)
	expect(await pageFor(session)).toMatch(/Leverer igen fra [^<]* af \S/)
	const unknown = { device: crypto.randomUUID(), staff: consultant.id, do: 'stop' }
	const nowhere = await edge.send('/soroe/enheder', unknown, session)
	expect([nowhere.status, await nowhere.text()]).toEqual([404, expect.not.stringContaining('Levering er stoppet')])
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
	for (const words of [
		'Skrevet til sidst',
		'Kontoen er lukket. Det skrevne er gemt som kladde, men ikke underskrevet',
		'Overtag kladden',
	])
		expect(page).toContain(words)
	const taken = await edge.send(`/soroe/besoeg/${visit}/overtag`, { note: drafts[0]?.note ?? '' }, taker)
	expect(taken.status).toBe(303)
	const after = await open()
	expect(after).toContain('Skrevet til sidst')
	expect(after).not.toContain('Overtag kladden')
})
