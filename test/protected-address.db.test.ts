import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { hold } from '#booking/actions.ts'
import { worklistKeys } from '#desk/today/worklist.ts'
import { addDays } from '#kernel/day.ts'
import type { PersonId, VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, instantAt } from '#kernel/instant.ts'
import { approveBatch, sendQueue } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import type { Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { startUnplanned } from '#visit/actions.ts'
import { makeCalendarAddress } from '#visit/day/calendar-actions.ts'
import { jobs, routes } from '../src/app.tsx'
import { freshDatabase } from './database.ts'
import { heeding } from './heeded.ts'
import { isFullSize } from './size.ts'
import { granted, inRole, morning, type Story, wholeStory } from './story.ts'
import { storyEdge } from './story-edge.ts'

/** Words and numbers that stand nowhere but in the protected citizens' addresses. */
const telltales = ['Hemmelighedsvej', 'Skjulested', '7391', '678123', '6123987']
/** A number counts where it stands alone: in a longer one, or in a drawn key, it is chance. */
const telltalesIn = (words: string): string[] =>
	telltales.filter((telltale) =>
		/^\d/.test(telltale)
			? new RegExp(`(?<![0-9A-Za-z])${telltale}(?![0-9A-Za-z])`).test(words)
			: words.includes(telltale),
	)
const everyRole = ['coordinator', 'consultant', 'manager', 'administrator'] as const
const { routes: all, heeds } = heeding(routes(() => null))
const toLookAt = all.filter(({ method, path }) => method === 'get' && !path.startsWith('/log-ind'))

let db: Db
let story: Story
let edge: ReturnType<typeof storyEdge>
let sessions: Record<string, { cookie: string; token: string }>
let stages: Record<string, string>[]
/** Visits to a protected address that the consultant of the story drives to. */
let today: string
let tomorrow: string
/** A visit without a booked time that the consultant has begun today. */
let begun: VisitId

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

const beginTo = async (person: PersonId, form: 'home_visit' | 'phone_visit' = 'home_visit'): Promise<VisitId> => {
	const asked = { id: crypto.randomUUID() as VisitId, person, form, occasion: 'need' } as const
	return granted(await startUnplanned(db, morning, { ...asked, by: inRole(story.staff, 'consultant').id }))
}

beforeAll(async () => {
	db = await freshDatabase()
	story = await wholeStory(db, 'soroe')
	await protect([
		...new Set([story.asked.person, story.visited.person, story.waiting.person, story.worriedAbout as string]),
	])
	today = await visitOn(story.asked.person, 0)
	tomorrow = await visitOn(story.waiting.person, 1)
	begun = await beginTo(story.asked.person)
	edge = storyEdge(story.municipal, all)
	sessions = Object.fromEntries(
		await Promise.all(everyRole.map(async (role) => [role, await edge.signIn(inRole(story.staff, role))])),
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
		{ ...shared, person: story.asked.person, booking: tomorrow, visit: begun },
		{ a: story.asked.person, b: story.visited.person },
	]
	stages = known.flatMap((stage) => worklistKeys.map((liste) => ({ ...stage, liste })))
})

const addressesOf = ({ path }: Route): string[] => {
	const asked = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '')
	const fitting = stages.filter((stage) => asked.every((name) => stage[name]))
	return [...new Set(fitting.map((stage) => path.replaceAll(/:(\w+)/g, (_, name: string) => stage[name] ?? '')))]
}

/** What the address of a list says that is searched; the words themselves go by a form. */
const searchedFor = '?soegt=ja'

/** The same page in every form it has: as it stands, in English, as an export, and searched by what must not be found. */
const forms = (): string[] => [
	'',
	'?lang=en',
	'?format=csv',
	searchedFor,
	'?soeg=Hemmelighedsvej',
	`?borger=${story.asked.person}`,
	`?borger=${story.asked.person}&ind=ja`,
	`?offer=${story.waiting.offer}`,
]

const always = ['', '?lang=en']

const told = async (answer: Response): Promise<string[]> => {
	const text = await answer.text()
	// What was searched for stands in the search field again.
	const shown = text
		.replaceAll(/value="Hemmelighedsvej"|[?&;]soeg=Hemmelighedsvej/g, '')
		.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|name="(token|stamp)" value="[^"]*"/g, 'random')
	return telltalesIn(shown)
}

const get = async (path: string, role: string | null, kept = ''): Promise<Response> =>
	edge.app.request(`/soroe${path === '/' ? '' : path}`, {
		headers: role === null ? {} : { cookie: `${sessions[role]?.cookie}; ${kept}` },
	})

/** The page as its own search shows it. */
const searched = async (path: string, role: string | null): Promise<Response> => {
	const session = sessions[role ?? '']
	if (session === undefined) return get(path + searchedFor, role)
	const sent = await edge.send('/soroe/soeg-i-liste', { liste: path, q: 'Hemmelighedsvej' }, session)
	const [to = '', mark = ''] = /\?soegt=([\w-]+)#liste$/.exec(sent.headers.get('location') ?? '') ?? []
	expect(sent.headers.get('location'), `${role} searches ${path}`).toBe(`/soroe${path}${to}`)
	return get(`${path}?soegt=${mark}`, role, sent.headers.get('set-cookie')?.split(';')[0])
}

/** The one page that is there to show it. */
const isOpenTo = (address: string, role: string | null): boolean =>
	role === 'consultant' && address === `/dagens-rute/adresse/besoeg/${begun}`

describe.each(toLookAt.map((route) => ({ path: route.path, route })))('$path', ({ route }) => {
	test.each([...everyRole, null])('as %s: no protected address, in no form of the page', async (role) => {
		for (const address of addressesOf(route))
			for (const form of isOpenTo(address, role) ? [] : forms()) {
				if (!isFullSize && !always.includes(form) && !heeds(route, form)) continue // a page tells nothing by words it never reads
				const answer = await (form === searchedFor ? searched(address, role) : get(`${address}${form}`, role))
				const isRefused = [401, 403].includes(answer.status) || answer.headers.get('location')?.includes('/log-ind')
				expect(await told(answer), `${address}${form} tells where somebody lives`).toEqual([])
				if (isRefused && !isFullSize) break // the role is refused before anything that is asked is read
			}
	})
})

const withoutEntries = async (): Promise<void> => {
	await sql`alter table access.read_entry disable trigger all`.execute(db)
	await sql`delete from access.read_entry`.execute(db)
}
const entries = async () =>
	(await sql<{ person: string; what: string }>`select person, what from access.read_entry`.execute(db)).rows
const colleague = async (): Promise<{ cookie: string }> => {
	const other = story.staff.filter(({ roles }) => roles.includes('consultant'))[1]
	if (other === undefined) throw new Error('the story has one consultant')
	return { cookie: (await edge.signIn(other)).cookie }
}

test('whoever drives there today, and nobody else, opens the address from the route; the read log knows', async () => {
	const route = await (await get('/dagens-rute', 'consultant')).text()
	expect(route).toContain(`/dagens-rute/adresse/${today}`)
	await withoutEntries()
	const shown = await (await get(`/dagens-rute/adresse/${today}`, 'consultant')).text()
	expect(shown).toContain('Hemmelighedsvej')
	expect(await entries()).toEqual([{ person: story.asked.person, what: 'adressen på et besøg' }])
	for (const [role, booking] of [
		['coordinator', today],
		['manager', today],
		['administrator', today],
		['consultant', tomorrow],
	] as const)
		expect(await told(await get(`/dagens-rute/adresse/${booking}`, role)), `${role} ${booking}`).toEqual([])
	const elsewhere = await edge.app.request(`/soroe/dagens-rute/adresse/${today}`, { headers: await colleague() })
	expect(await told(elsewhere), 'a colleague').toEqual([])
})

test('a visit without a booked time: its address is opened once it is begun, by whoever began it, by a word of its own', async () => {
	const page = `/dagens-rute/adresse/besoeg/${begun}`
	for (const before of ['/dagens-rute', `/besoeg/${begun}`])
		expect(await (await get(before, 'consultant')).text(), before).toContain(page)
	await withoutEntries()
	expect(await told(await get(page, 'consultant'))).toContain('Hemmelighedsvej')
	expect(await entries()).toEqual([{ person: story.asked.person, what: 'adressen på et besøg uden aftalt tid' }])
	for (const role of ['coordinator', 'manager', 'administrator', null])
		expect(await told(await get(page, role)), `${role}`).toEqual([])
	const elsewhere = await edge.app.request(`/soroe${page}`, { headers: await colleague() })
	expect(await told(elsewhere), 'a colleague').toEqual([])
	await sql`update visit.visit set planned_on = ${addDays(dayOf(morning), -1)} where id = ${begun}`.execute(db)
	expect(await told(await get(page, 'consultant')), 'the day after').toEqual([])
	await sql`update visit.visit set planned_on = ${dayOf(morning)} where id = ${begun}`.execute(db)
	const called = await beginTo(story.visited.person, 'phone_visit')
	expect(await told(await get(`/dagens-rute/adresse/besoeg/${called}`, 'consultant')), 'a call').toEqual([])
})

test('a day taken along says how to see a protected address, and not the address', async () => {
	const session = await edge.signIn(inRole(story.staff, 'consultant'))
	const answer = await edge.send('/soroe/besoeg/tag-med', { day: dayOf(morning) }, session)
	const bundle = await answer.clone().json()
	const refs = (bundle as { visits: { ref: string; html: string }[] }).visits
	expect(refs.map(({ ref }) => ref)).toEqual(expect.arrayContaining([`visit:${begun}`, `booking:${today}`]))
	for (const { ref, html } of refs) expect(html, ref).not.toContain('/dagens-rute/adresse/')
	expect(refs.filter(({ html }) => html.includes('Den ligger ikke på enheden')).length).toBe(2)
	expect(await told(answer)).toEqual([])
})

test('a list that is searched by a protected address is searched, and holds nobody', async () => {
	const page = await (await searched('/stilling', 'coordinator')).text()
	expect(page).toContain('value="Hemmelighedsvej"')
	expect(page).toContain('Ingen rækker passer')
})

test('searching by a protected address finds nobody; by the name it finds them', async () => {
	const asked = await findCitizen(db, story.asked.person)
	for (const role of ['coordinator', 'consultant'] as const) {
		const session = await edge.signIn(inRole(story.staff, role))
		const found = async (words: string): Promise<string> => {
			const sent = await edge.send('/soroe/borgere', { soeg: words }, session)
			const kept = sent.headers.get('set-cookie')?.split(';')[0] ?? ''
			expect([sent.status, sent.headers.get('location')], `${role} searches`).toEqual([303, '/soroe/borgere'])
			return (await edge.app.request('/soroe/borgere', { headers: { cookie: `${session.cookie}; ${kept}` } })).text()
		}
		for (const words of ['Hemmelighedsvej', 'Hemmelighedsvej 1', 'Skjulested', '7391'])
			expect(await found(words), `${role} finds by ${words}`).not.toContain(`/borger/${story.asked.person}`)
		expect(await found(asked?.surname ?? ''), role).toContain(`/borger/${story.asked.person}`)
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
		expect(telltalesIn(`${name}\n${text}`), name).toEqual([])
	}
})
