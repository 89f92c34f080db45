import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { bookingsOf, hold } from '#booking/actions.ts'
import { reassess } from '#eligibility/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import { needsOf, offerFacts, recordAnswer } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { visitPages } from '#visit/pages.tsx'
import { freshDatabase } from '../../../test/database.ts'
import { nothingFollows } from '../../../test/follow-up.ts'
import { consultant, type Invited, invite, resident } from '../../../test/invited.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { callsToMake } from '../actions.ts'
import { deskPages } from '../pages.tsx'

const today = day('2026-03-09')
const written = instantAt(addDays(today, -7), clock('10:00'))
let db: Db
let house: Municipality
let anna: StaffId
let edge: ReturnType<typeof webEdge>
let now: Instant = instantAt(today, clock('10:00'))
const person = (): Promise<PersonId> => resident(db, { phone: '57876261' })

beforeAll(async () => {
	db = await freshDatabase()
	const [soroe] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (soroe === undefined) throw new Error('no municipality')
	house = soroe
	await loadStandards(db, written, join(house.folder, 'standard'))
	anna = await consultant(db, written, 'Anna')
	const staff = { anna: { id: anna, name: 'Anna', roles: ['coordinator', 'consultant'], profession: null } }
	const routes = [...deskPages([offerFacts]), ...visitPages({ follow: nothingFollows, sources: [] })]
	edge = webEdge({ db, municipality: house, routes, staff, now: () => now })
})

const read = async (path: string): Promise<string> => {
	const page = await edge.get(path)
	expect(page.status, path).toBe(200)
	return page.text()
}
const callMe = async (callOn: string, callWhen: 'morning' | 'afternoon', words: string): Promise<Invited> => {
	const invited = await invite(db, written, { person: await person() })
	const said = { by: 'citizen', byName: '', recordedBy: null, through: 'web', key: crypto.randomUUID() } as const
	const { offer } = invited
	const done = await recordAnswer(db, written, {
		...{ ...said, offer, kind: 'call_later', callOn: day(callOn), callWhen, words },
	})
	if (!done.ok) throw new Error(done.why)
	await reassess(db, written, today, [offerFacts], [invited.person])
	return invited
}

test('whoever asked on the web to be called is called on the number they wrote, at the time that suits', async () => {
	const { person } = await callMe('2026-03-09', 'afternoon', 'Ring på 20304050')
	const page = await read(`/ringeliste?borger=${person}`)
	expect(page).toContain('Har bedt om et opkald om eftermiddagen – Ring på 20304050')
	expect(page).toMatch(/<p class="hj-big"><a [^>]*href="tel:20304050"/)
	expect(page).toContain('href="tel:57876261"')
	expect(await read(`/borger/${person}`)).toContain('9. marts 2026 om eftermiddagen')
})

test('among the promises of a day those for another part of it come last, and the list follows the clock', async () => {
	const morning = (await callMe('2026-03-09', 'morning', '')).person
	const afternoon = (await callMe('2026-03-09', 'afternoon', '')).person
	const order = async (hour: 'morning' | 'midday' | 'afternoon') =>
		(await callsToMake(db, today, hour))
			.map((call) => call.person)
			.filter((one) => one === morning || one === afternoon)
	expect(await order('morning')).toEqual([morning, afternoon])
	expect(await order('afternoon')).toEqual([afternoon, morning])
	const first = async () =>
		(await read('/i-dag/ring-op')).split(/\/ringeliste\?borger=/).map((part) => part.slice(0, 36))
	now = instantAt(today, clock('10:00'))
	expect((await first()).indexOf(morning)).toBeLessThan((await first()).indexOf(afternoon))
	now = instantAt(today, clock('14:00'))
	expect((await first()).indexOf(morning)).toBeGreaterThan((await first()).indexOf(afternoon))
	now = instantAt(today, clock('10:00'))
})

test('the card says when a call is promised, and offers no reminder meanwhile', async () => {
	const { person } = await callMe('2026-03-12', 'morning', '')
	const card = await read(`/borger/${person}`)
	expect(card).toContain('Vil ringes op d. 12. marts 2026')
	expect(card).not.toContain('Send en påmindelse')
	const other = await invite(db, written)
	await reassess(db, written, today, [offerFacts], [other.person])
	expect(await read(`/borger/${other.person}`)).toContain('Send en påmindelse')
})

test('what the visitor is to know is told on the telephone, and stands on the route and its print', async () => {
	const at = instantAt(addDays(today, 3), clock('10:00'))
	const invited = await invite(db, written, { person: await person(), time: { staff: anna, from: at } })
	const time = `${anna} ${at}`
	const call = { person: invited.person, outcome: 'agreed', time, words: 'Nøgle under måtten', by: 'citizen' }
	const told = [
		...Object.entries({ ...call, key: crypto.randomUUID(), companion: 'yes' }),
		['needs', 'sight'],
		['needs', 'interpreter'],
	] as const
	const done = await edge.post('/ringeliste', [...told, ['interpreter', 'arabisk']])
	expect(done.status).toBe(303)
	expect(await needsOf(db, invited.person)).toMatchObject({ needs: ['sight', 'interpreter'], companion: true })
	const route = await read('/dagens-rute?dag=2026-03-12')
	expect(route).toContain('ser dårligt · tolk (arabisk) · har en med · Nøgle under måtten')
	const unsaid = await invite(db, written, { person: await person(), time: { staff: anna, from: addMinutes(at, 120) } })
	const without = { ...call, person: unsaid.person, time: `${anna} ${addMinutes(at, 120)}`, key: crypto.randomUUID() }
	const asked = await edge.post('/ringeliste', [...Object.entries(without), ['needs', 'interpreter']])
	expect(asked.status, 'the language can be left out').toBe(303)
	expect(await read('/dagens-rute?dag=2026-03-12')).toContain('tolk (spørg, hvilket sprog)')
	const again = await read(`/ringeliste?borger=${invited.person}`)
	expect(again).toMatch(/value="sight"[^>]*checked|checked[^>]*value="sight"/)
})

/** A visit agreed on the telephone, on no offer. */
const spoken = async (whom: PersonId, on: Day, hour = '12:00') => {
	const span = { from: instantAt(on, clock(hour)), to: instantAt(on, clock(hour === '12:00' ? '13:00' : '10:00')) }
	const held = await hold(db, written, { staff: anna, person: whom, span, purpose: 'home_visit', heldUntil: null })
	if (!held.ok) throw new Error(held.why)
	return held.value.id
}
const ahead = async (whom: PersonId) => (await bookingsOf(db, whom)).filter(({ releasedAt }) => releasedAt === null)

test('whoever has an agreed visit is shown no times, and one button that moves it', async () => {
	const whom = await person()
	const booking = await spoken(whom, addDays(today, 2))
	for (const path of [`/ringeliste?borger=${whom}`, `/ringeliste?borger=${whom}&ind=1`]) {
		const page = await read(path)
		expect(page).toContain('Har aftalt et besøg onsdag den 11. marts 2026 kl. 12.00')
		expect(page).toMatch(new RegExp(`button-primary[^>]*href="/soroe/uge/flyt/${booking}"`))
		expect(page).not.toMatch(/name="time"|value="agreed"|value="call_later"/)
	}
})

test('a visit whose time has passed is given a new one by the call, and what it was is over', async () => {
	const whom = await person()
	const booking = await spoken(whom, today, '09:00')
	const page = await read(`/ringeliste?borger=${whom}`)
	expect(page).toContain('kl. 9.00 er ikke begyndt, og tiden er gået – aftal en ny')
	expect(page).toContain(`name="missed" value="${booking}"`)
	expect(page).not.toMatch(/value="call_later"|På listen igen|får et brev i stedet/)
	const time = /name="time" value="([^"]+)"/.exec(page)?.[1] ?? ''
	const sent = { person: whom, key: crypto.randomUUID(), outcome: 'agreed', time, words: '', missed: booking }
	for (const _ of [1, 2]) expect((await edge.post('/ringeliste', sent)).status).toBe(303)
	const standing = await ahead(whom)
	expect(standing).toHaveLength(1)
	expect(standing[0]?.id).not.toBe(booking)
})

test('whoever has nothing to answer is shown how to ask for a visit, and no times', async () => {
	const whom = await person()
	const page = await read(`/ringeliste?borger=${whom}&ind=1`)
	expect(page).toMatch(new RegExp(`button-primary[^>]*href="/soroe/vurdering/${whom}"`))
	expect(page.match(/Ønsker selv et besøg/g)).toHaveLength(1)
	expect(page).not.toMatch(/name="time"|value="agreed"/)
})

test('the card of whoever has an agreed visit leads to moving it', async () => {
	const whom = await person()
	expect(await read(`/borger/${whom}`)).not.toContain('Flyt besøget')
	const booking = await spoken(whom, addDays(today, 3), '09:00')
	expect(await read(`/borger/${whom}`)).toContain(`/soroe/uge/flyt/${booking}`)
})

test('a search for nothing says what to write', async () => {
	const sent = await edge.post('/ring-ind', { soeg: '' })
	expect(sent.status).toBe(422)
	expect(await sent.text()).toContain('Skriv et navn, en fødselsdag, et telefonnummer eller en kode.')
})

test('a call begun from the sick list leads back to it, and never elsewhere', async () => {
	const back = `/sygemelding/${anna}`
	const whom = (await invite(db, written, { person: await person() })).person
	const page = await read(`/ringeliste?borger=${whom}&fra=${back}`)
	expect(page).toContain(`name="fra" value="${back}"`)
	const send = (fra: string) =>
		edge.post('/ringeliste', { person: whom, key: crypto.randomUUID(), outcome: 'no_answer', words: '', fra })
	expect((await send(back)).headers.get('location')).toContain(`/soroe${back}`)
	for (const elsewhere of ['https://example.invalid/', '//example.invalid', '/soroe/borger', `${back}/../x`])
		expect((await send(elsewhere)).headers.get('location')).toMatch(/\/soroe\/ringeliste(\?|$)/)
})
