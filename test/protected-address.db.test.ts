import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { hold } from '#booking/actions.ts'
import { worklistKeys } from '#desk/worklist.ts'
import { addDays } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, instantAt } from '#kernel/instant.ts'
import { approveBatch, sendQueue } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import type { Route } from '#platform/web/index.ts'
import { makeCalendarAddress } from '#visit/calendar-actions.ts'
import { jobs, routes } from '../src/app.tsx'
import { freshDatabase } from './database.ts'
import { isFullSize } from './size.ts'
import { granted, inRole, morning, type Story, wholeStory } from './story.ts'
import { storyEdge } from './story-edge.ts'

/** Words and numbers that stand nowhere but in the protected citizens' addresses. */
const telltales = ['Hemmelighedsvej', 'Skjulested', '7391', '678123', '6123987']
const everyRole = ['coordinator', 'consultant', 'manager', 'administrator'] as const
const all = routes(() => null)
const toLookAt = all.filter(({ method, path }) => method === 'get' && !path.startsWith('/log-ind'))

let db: Db
let story: Story
let edge: ReturnType<typeof storyEdge>
let cookies: Record<string, string>
let stages: Record<string, string>[]
/** Visits to a protected address that the consultant of the story drives to. */
let today: string
let tomorrow: string

/** Everyone the story is about has a protected address, one that no list, print, map, calendar or export may say. */
const protect = async (persons: readonly string[]): Promise<void> => {
	for (const [at, person] of persons.entries()) {
		const { rows } = await sql<{ id: string }>`
			insert into population.address (key, street, house_number, floor_door, postal_code, town, x, y)
			values (${`hidden ${at}`}, 'Hemmelighedsvej', ${String(at + 1)}, null, '7391', 'Skjulested', 678123, 6123987)
			returning id`.execute(db)
		await sql`update population.person set protected = true, digital_post = false, address = ${rows[0]?.id} where id = ${person}`.execute(
			db,
		)
	}
}

const visitOn = async (person: PersonId, daysAhead: number): Promise<string> => {
	const from = instantAt(addDays(dayOf(morning), daysAhead), clock('07:00'))
	const span = { from, to: addMinutes(from, 60) }
	const staff = inRole(story.staff, 'consultant').id
	return granted(await hold(db, morning, { staff, person, span, purpose: 'home_visit', heldUntil: null })).id
}

beforeAll(async () => {
	db = await freshDatabase()
	story = await wholeStory(db, 'soroe')
	await protect([
		...new Set([story.asked.person, story.visited.person, story.waiting.person, story.worriedAbout as string]),
	])
	today = await visitOn(story.asked.person, 0)
	tomorrow = await visitOn(story.waiting.person, 1)
	edge = storyEdge(story.municipal, all)
	cookies = Object.fromEntries(
		await Promise.all(everyRole.map(async (role) => [role, (await edge.signIn(inRole(story.staff, role))).cookie])),
	)
	const { rows } = await sql<{ id: string }>`select id from population.import`.execute(db)
	const shared = {
		validFrom: '2025-07-01',
		draft: story.draft,
		localOffer: story.localOffer,
		staff: inRole(story.staff, 'consultant').id,
		import: rows[0]?.id ?? '',
		referral: story.referral,
		screening: story.screening,
		event: story.event,
		secret: `${granted(await makeCalendarAddress(db, morning, { id: crypto.randomUUID(), staff: inRole(story.staff, 'consultant').id }))}.ics`,
	}
	const known: Record<string, string>[] = [
		{ ...shared, ...story.waiting },
		{ ...shared, ...story.asked, batch: story.batch },
		{ ...shared, ...story.visited, batch: story.batch },
		{ ...shared, person: story.worriedAbout },
		{ ...shared, person: story.asked.person, booking: tomorrow },
		{ a: story.asked.person, b: story.visited.person },
	]
	stages = known.flatMap((stage) => worklistKeys.map((liste) => ({ ...stage, liste })))
})

const addressesOf = ({ path }: Route): string[] => {
	const asked = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '')
	const fitting = stages.filter((stage) => asked.every((name) => stage[name]))
	return [...new Set(fitting.map((stage) => path.replaceAll(/:(\w+)/g, (_, name: string) => stage[name] ?? '')))]
}

/** The same page in every form it has: as it stands, in English, as an export, and searched by what must not be found. */
const forms = (): string[] => [
	'',
	'?format=csv',
	'?q=Hemmelighedsvej',
	'?soeg=Hemmelighedsvej',
	'?lang=en',
	`?borger=${story.asked.person}`,
	`?borger=${story.asked.person}&ind=ja`,
	`?offer=${story.waiting.offer}`,
]

const told = async (answer: Response): Promise<string[]> => {
	const text = await answer.text()
	// What was searched for stands in the search field again.
	const shown = text
		.replaceAll(/value="Hemmelighedsvej"|[?&;](q|soeg)=Hemmelighedsvej/g, '')
		.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|name="token" value="[^"]*"/g, 'random')
	return telltales.filter((telltale) => shown.includes(telltale))
}

const get = (path: string, role: string | null): Promise<Response> =>
	Promise.resolve(
		edge.app.request(`/soroe${path === '/' ? '' : path}`, {
			headers: role === null ? {} : { cookie: cookies[role] ?? '' },
		}),
	)

describe.each(toLookAt.map((route) => ({ path: route.path, route })))('$path', ({ route }) => {
	test.each([...everyRole, null])('as %s: no protected address, in no form of the page', async (role) => {
		for (const address of addressesOf(route))
			for (const form of forms()) {
				const answer = await get(`${address}${form}`, role)
				const isRefused = [401, 403].includes(answer.status)
				expect(await told(answer), `${address}${form} tells where somebody lives`).toEqual([])
				if (isRefused && !isFullSize) break // the role is refused before anything that is asked is read
			}
	})
})

test('whoever drives there today, and nobody else, opens the address from the route; the read log knows', async () => {
	const route = await (await get('/dagens-rute', 'consultant')).text()
	expect(route).toContain(`/dagens-rute/adresse/${today}`)
	await sql`alter table access.read_entry disable trigger all`.execute(db)
	await sql`delete from access.read_entry`.execute(db)
	const shown = await (await get(`/dagens-rute/adresse/${today}`, 'consultant')).text()
	expect(shown).toContain('Hemmelighedsvej')
	const { rows } = await sql<{ person: string; what: string }>`select person, what from access.read_entry`.execute(db)
	expect(rows).toEqual([{ person: story.asked.person, what: expect.stringContaining('adressen') }])
	for (const [role, booking] of [
		['coordinator', today],
		['manager', today],
		['administrator', today],
		['consultant', tomorrow],
	] as const)
		expect(await told(await get(`/dagens-rute/adresse/${booking}`, role)), `${role} ${booking}`).toEqual([])
	const other = story.staff.filter(({ roles }) => roles.includes('consultant'))[1]
	if (other === undefined) throw new Error('the story has one consultant')
	const elsewhere = await edge.app.request(`/soroe/dagens-rute/adresse/${today}`, {
		headers: { cookie: (await edge.signIn(other)).cookie },
	})
	expect(await told(elsewhere), 'a colleague').toEqual([])
})

test('searching by a protected address finds nobody', async () => {
	for (const role of everyRole) {
		const page = await (await get('/borgere', role)).text()
		const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
		for (const words of ['Hemmelighedsvej', 'Hemmelighedsvej 1', 'Skjulested', '7391']) {
			const answer = await edge.app.request('/soroe/borgere', {
				method: 'POST',
				headers: { cookie: cookies[role] ?? '', 'content-type': 'application/x-www-form-urlencoded' },
				body: new URLSearchParams({ token, soeg: words }),
			})
			const found = (await answer.text()).replaceAll(`value="${words}"`, '')
			expect(found, `${role} finds by ${words}`).not.toContain(`/borger/${story.asked.person}`)
		}
	}
})

test('a letter goes to a protected address; the list of what is printed and every file beside it say no address', async () => {
	const { municipal, waiting, staff } = story
	const by = inRole(staff, 'coordinator').id
	granted(await approveBatch(db, morning, municipal.municipality, { batch: waiting.batch, by }, async () => {}))
	await jobs.find(({ queue }) => queue === sendQueue)?.run(municipal, morning, dayOf(morning))
	const names = await readdir(municipal.outbox, { recursive: true })
	expect(names.filter((name) => name.endsWith('.pdf')).length).toBeGreaterThan(0)
	const written = names.filter((name) => /\.(csv|ics|json|txt|xml)$/.test(name))
	expect(written.length).toBeGreaterThan(0)
	for (const name of written) {
		const text = await readFile(join(municipal.outbox, name), 'utf8')
		const said = telltales.filter((telltale) => text.includes(telltale) || name.includes(telltale))
		expect(said, name).toEqual([])
	}
})
