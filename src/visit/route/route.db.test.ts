import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Staff } from '#access/index.ts'
import { hold } from '#booking/actions.ts'
import type { PersonId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { nothingFollows } from '../../../test/follow-up.ts'
import { granted, inRole, morning, type Story, wholeStory } from '../../../test/story.ts'
import { storyEdge } from '../../../test/story-edge.ts'
import { temporaryFolder } from '../../../test/temporary.ts'
import { visitPages } from '../pages.tsx'

let db: Db
let story: Story
let consultant: Staff
/** In the middle of town, nowhere, in another town far away, behind protection. */
let persons: readonly [PersonId, PersonId, PersonId, PersonId]
const tiles = { tiles: 'https://tiles.example.dk/{z}/{x}/{y}.png', owedTo: 'Kortet er en prøve' }

const edgeWith = (deviation: Partial<Story['municipal']['municipality']> = {}) =>
	storyEdge(
		{ ...story.municipal, municipality: { ...story.municipal.municipality, ...deviation } },
		visitPages({ follow: nothingFollows, sources: [] }),
	)
const opened = async (path: string, deviation = {}, staff = consultant): Promise<Response> => {
	const edge = edgeWith(deviation)
	return edge.app.request(path, { headers: { cookie: (await edge.signIn(staff)).cookie } })
}
const pageAt = async (path: string, deviation = {}): Promise<string> => (await opened(path, deviation)).text()

const liveAt = async (person: PersonId, x: number | null, y: number | null): Promise<void> => {
	const { rows } = await sql<{ id: string }>`
		insert into population.address (key, street, house_number, floor_door, postal_code, town, x, y)
		values (${`route ${person}`}, 'Prøvevej', '7', null, '4180', 'Sorø', ${x}, ${y}) returning id`.execute(db)
	await sql`update population.person set address = ${rows[0]?.id}, protected = false where id = ${person}`.execute(db)
}

beforeAll(async () => {
	db = await freshDatabase()
	story = await wholeStory(db, 'soroe')
	consultant = inRole(story.staff, 'consultant')
	const { rows } = await sql<{ id: PersonId }>`
		select id from population.person where status = 'resident' and id <> ${story.visited.person} order by id limit 4`.execute(
		db,
	)
	const [town, nowhere, faraway, hidden] = rows.map(({ id }) => id)
	if (!town || !nowhere || !faraway || !hidden) throw new Error('too few citizens')
	persons = [town, nowhere, faraway, hidden]
	await liveAt(town, 661_723, 6_145_837)
	await liveAt(nowhere, null, null)
	await liveAt(faraway, 724_352, 6_175_804)
	await liveAt(hidden, 663_217, 6_147_913)
	await sql`update population.person set protected = true where id = ${hidden}`.execute(db)
	await sql`delete from booking.booking b where lower(during)::date = ${dayOf(morning)} and not exists (select from offer.offer o where o.booking = b.id)`.execute(
		db,
	)
	for (const [at, person] of persons.entries()) {
		const from = instantAt(dayOf(morning), clock(`1${at}:00`))
		const span = { from, to: addMinutes(from, 45) }
		granted(await hold(db, morning, { staff: consultant.id, person, span, purpose: 'home_visit', heldUntil: null }))
	}
})

test('the day has a map with its words, the way between the stops, and says who is not on it and why', async () => {
	const page = await pageAt('/soroe/dagens-rute')
	expect(page.match(/class="hj-map-stop"/g)).toHaveLength(1)
	expect(page).toContain('registret har intet punkt for adressen')
	expect(page).toContain('adressens punkt ligger uden for kommunen: kontrollér adressen')
	expect(page).toMatch(/\d: beskyttet adresse/)
	expect(page).toMatch(/<desc id="route-map-desc">[^<]*kl\. 10\.00/)
	expect(page).toContain('Indeholder data fra Geodatastyrelsen')
	expect(page).not.toMatch(/663217|6147913|style=/)
	expect(page).not.toContain('hj-map-inset"/><image')
})

test('the sheet for paper names everyone, hides the protected address also from whoever drives, and is in the read log', async () => {
	await sql`alter table access.read_entry disable trigger all`.execute(db)
	await sql`delete from access.read_entry`.execute(db)
	const sheet = await pageAt('/soroe/dagens-rute/ark')
	for (const person of persons) {
		const citizen = await findCitizen(db, person)
		expect(sheet).toContain(citizen === null ? 'nobody' : fullName(citizen))
		expect(sheet).not.toContain(citizen?.cpr)
	}
	expect(sheet.match(/Prøvevej 7, 4180 Sorø/g)).toHaveLength(3)
	expect(sheet).toContain('Beskyttet adresse')
	expect(sheet).not.toContain('/dagens-rute/adresse/')
	const { rows } = await sql<{ what: string; n: number }>`
		select what, count(*) as n from access.read_entry group by what`.execute(db)
	expect(rows).toEqual([{ what: 'dagsark til udskrift', n: expect.any(Number) }])
	expect(Number(rows[0]?.n)).toBeGreaterThanOrEqual(4)
})

test('nobody else’s day is shown, and a day that is none is said so', async () => {
	const other = story.staff.find(({ roles, id }) => roles.includes('consultant') && id !== consultant.id)
	const theirs = `?konsulent=${other?.id}`
	expect((await opened(`/soroe/dagens-rute/ark${theirs}`)).status).toBe(403)
	expect((await opened(`/soroe/dagens-rute/ark${theirs}`, {}, inRole(story.staff, 'coordinator'))).status).toBe(200)
	expect((await opened('/soroe/dagens-rute/ark?dag=2026-02-30')).status).toBe(400)
	expect((await opened('/soroe/dagens-rute/ark', {}, inRole(story.staff, 'manager'))).status).toBe(403)
})

test('pictures are let in from the server of map tiles, and only where a municipality names one', async () => {
	const without = await opened('/soroe/dagens-rute')
	expect(without.headers.get('content-security-policy')).not.toContain('img-src')
	expect(await without.text()).not.toContain('<image')
	const withTiles = await opened('/soroe/dagens-rute', { map: tiles })
	expect(withTiles.headers.get('content-security-policy')).toContain("img-src 'self' https://tiles.example.dk;")
	const page = await withTiles.text()
	expect(page).toMatch(/<image href="https:\/\/tiles\.example\.dk\/\d+\/\d+\/\d+\.png"/)
	expect(page).toContain('Kortet er en prøve')
})

test('an outline that cannot be read leaves the points, and says so', async () => {
	const folder = await temporaryFolder('outline')
	await writeFile(join(folder, 'outline.geojson'), '{"type": "FeatureCollection", "features": [')
	const page = await pageAt('/soroe/dagens-rute', { folder })
	expect(page).toContain('kan ikke læses')
	expect(page.match(/class="hj-map-stop"/g), 'the box of the settings holds still').toHaveLength(1)
	const unbounded = await pageAt('/soroe/dagens-rute', { folder, bounds: undefined })
	expect(unbounded.match(/class="hj-map-stop"/g)).toHaveLength(2)
})
