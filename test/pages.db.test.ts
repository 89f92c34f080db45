import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#platform/db/index.ts'
import type { Route } from '#platform/web/index.ts'
import { makeCalendarAddress } from '#visit/day/calendar-actions.ts'
import { routes } from '../src/app.tsx'
import { freshDatabase } from './database.ts'
import { granted, inRole, morning, type Story, wholeStory } from './story.ts'
import { storyEdge } from './story-edge.ts'
import { wordsIntoAddress } from './words-into-address.ts'

const everyRole = ['coordinator', 'consultant', 'manager', 'administrator'] as const
const all = routes(() => null)
/** The pages of the logins need an identity provider; the journeys go through them. A citizen’s own page has a test of its own. */
const toLookAt = all.filter(
	({ method, path, for: open }) =>
		method === 'get' && !/^\/(min-side\/)?(log-ind|retur)/.test(path) && open !== 'citizen',
)
/** Messages from other systems carry no token; their routes say so. */
const toDo = all.filter(
	({ method, takes, for: open }) => method === 'post' && takes !== 'message' && open !== 'citizen',
)

let db: Db
let story: Story
let edge: ReturnType<typeof storyEdge>
let cookies: Record<string, string>
/** Ids for the addresses: one set for each stage of the story, so that ids that belong together stay together. */
let stages: Record<string, string>[]
/** Who bears a name, the longest name first. */
let bearers: Map<string, string[]>

beforeAll(async () => {
	db = await freshDatabase()
	story = await wholeStory(db, 'soroe')
	edge = storyEdge(story.municipal, all)
	cookies = Object.fromEntries(
		await Promise.all(everyRole.map(async (role) => [role, (await edge.signIn(inRole(story.staff, role))).cookie])),
	)
	const { rows } = await sql<{ id: string }>`select id from population.import`.execute(db)
	const shared = {
		validFrom: '2025-07-01',
		draft: story.draft,
		localOffer: story.localOffer,
		liste: 'ring-op',
		staff: inRole(story.staff, 'consultant').id,
		import: rows[0]?.id ?? '',
		referral: story.referral,
		screening: story.screening,
		event: story.event,
		secret: `${granted(await makeCalendarAddress(db, morning, { id: crypto.randomUUID(), staff: inRole(story.staff, 'consultant').id }))}.ics`,
	}
	stages = [
		{ ...shared, ...story.waiting },
		{ ...shared, ...story.asked, batch: story.batch },
		{ ...shared, ...story.visited, batch: story.batch },
		{ ...shared, person: story.worriedAbout },
		{ a: story.asked.person, b: story.visited.person },
	]
	bearers = await everyName()
})

/** Somebody has asked for everything that is written, and it is put together. */
const everyName = async (): Promise<Map<string, string[]>> => {
	const { rows } = await sql<{ id: string; name: string }>`
		select id, given_names || ' ' || surname as name from population.person order by length(given_names || surname) desc`.execute(
		db,
	)
	const ids = Map.groupBy(rows, ({ name }) => name)
	return new Map([...ids].map(([name, them]) => [name, them.map(({ id }) => id)]))
}

/** The addresses a route stands for in the story; none when it asks for something that has not happened. */
const addressesOf = ({ path }: Route): string[] => {
	const asked = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '')
	const fitting = stages.filter((stage) => asked.every((name) => stage[name]))
	return [...new Set(fitting.map((stage) => path.replaceAll(/:(\w+)/g, (_, name: string) => stage[name] ?? '')))]
}

const get = (path: string, role?: string): Promise<Response> =>
	Promise.resolve(
		edge.app.request(`/soroe${path === '/' ? '' : path}`, { headers: role ? { cookie: cookies[role] ?? '' } : {} }),
	)

const readEntries = async (): Promise<Set<string>> => {
	const { rows } = await sql<{ person: string }>`
		select person from access.read_entry order by at`.execute(db)
	return new Set(rows.map(({ person }) => person))
}
/** A page is looked at with a clean log. */
const withoutEntries = async (): Promise<void> => {
	await sql`alter table access.read_entry disable trigger all`.execute(db)
	await sql`delete from access.read_entry`.execute(db)
	await sql`alter table access.read_entry enable trigger all`.execute(db)
}

const mayOpen = (route: Route, role: string): boolean => route.for === 'anyone' || route.for.includes(role)

describe('every page', () => {
	test('says who may open it: everyone, or roles that exist', () => {
		for (const route of all) {
			const known =
				route.for === 'anyone' ||
				route.for === 'citizen' ||
				(route.for.length > 0 && route.for.every((role) => (everyRole as readonly string[]).includes(role)))
			expect(known, `${route.method} ${route.path}`).toBe(true)
		}
	})

	test('stands in the table once', () => {
		const addresses = all.map(({ method, path }) => `${method} ${path}`)
		expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
	})

	test('can be reached in this story', () => {
		expect(toLookAt.filter((route) => addressesOf(route).length === 0).map(({ path }) => path)).toEqual([])
	})
})

describe.each(toLookAt.map((route) => ({ path: route.path, route })))('$path', ({ route }) => {
	test.each(everyRole)(
		'as %s: shown, with the citizens shown written into the read log – or refused with an explanation',
		async (role) => {
			for (const address of addressesOf(route)) {
				await withoutEntries()
				const answer = await get(address, role)
				if (!mayOpen(route, role)) {
					await isExplained(answer, address)
					continue
				}
				expect([200, 302, 303], `${address} answered ${answer.status}`).toContain(answer.status)
				if (answer.status === 200) await isShownAndLogged(answer, route, address)
			}
		},
	)

	test('as nobody: shown, or sent to log in', async () => {
		for (const address of addressesOf(route)) {
			const answer = await get(address)
			if (route.for === 'anyone') expect(answer.status, address).toBeLessThan(400)
			else expect([answer.status, answer.headers.get('location')?.split('?')[0]]).toEqual([303, '/soroe/log-ind'])
			if (answer.status === 200)
				expect(citizensIn(await answer.text()), `${address} shows citizens to anyone`).toEqual([])
		}
	})
})

describe.each(toDo.map((route) => ({ path: route.path, route })))('sending a form to $path', ({ route }) => {
	test('is refused without the page’s own token, and to roles that may not', async () => {
		for (const role of everyRole) {
			const answer = await edge.app.request(
				`/soroe${route.path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000')}`,
				{
					method: 'POST',
					headers: { cookie: cookies[role] ?? '', 'content-type': 'application/x-www-form-urlencoded' },
					body: 'x=1',
				},
			)
			expect(answer.status, `${role} ${route.path}`).toBe(403)
		}
	})
})

const isExplained = async (answer: Response, address: string): Promise<void> => {
	expect(answer.status, address).toBe(403)
	const page = await answer.text()
	expect(page, address).toContain('<h1')
	expect(textOf(page).length, `${address} explains nothing`).toBeGreaterThan(60)
	expect(namedIn(page), `${address} shows citizens to whom it refuses`).toEqual([])
}

const isShownAndLogged = async (answer: Response, route: Route, address: string): Promise<void> => {
	const logged = await readEntries()
	if (!(answer.headers.get('content-type') ?? '').includes('text/html')) {
		if (route.shows !== '') expect(logged.size, `${address} was handed out and not logged`).toBeGreaterThan(0)
		return
	}
	const page = await answer.text()
	expect(wordsIntoAddress(page), `${address} writes what is typed into an address`).toEqual([])
	expect(textOf(page).length, `${address} is empty`).toBeGreaterThan(20)
	const unlogged = citizensIn(page).filter((ids) => !ids.some((id) => logged.has(id)))
	expect(unlogged, `${address} shows citizens whom the read log does not know`).toEqual([])
	if (logged.size > 0) expect(route.shows, `${address} has no word for the read log`).not.toBe('')
}

/** Citizens a page names; whoever bears the name may be meant. Longer names first: *Marie Jensen* is not *Anne Marie Jensen*. */
const namedIn = (page: string): string[][] => {
	let text = textOf(page)
	return [...bearers].flatMap(([name, ids]) => {
		if (!text.includes(name)) return []
		const found = new RegExp(`(?<![\\p{L}-])${name}(?![\\p{L}-])`, 'gu')
		if (!found.test(text)) return []
		text = text.replaceAll(found, ' ')
		return [ids]
	})
}

/** Citizens a page shows: by name, or by a link to their card. */
const citizensIn = (page: string): string[][] => [
	...namedIn(page),
	...[...page.matchAll(/\/borger\/([0-9a-f-]{36})/g)].map((found) => [found[1] ?? '']),
]

const textOf = (page: string): string =>
	page
		.replaceAll(/<(head|script|style|footer|header)[\s\S]*?<\/\1>/g, ' ')
		.replaceAll(/<[^>]+>/g, ' ')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&')
		.replaceAll(/\s+/g, ' ')
