import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#access/index.ts'
import { bookingsOf, hold, releaseBooking } from '#booking/actions.ts'
import { reassess, standing } from '#eligibility/actions.ts'
import { unserved } from '#eligibility/index.ts'
import { agree, cancel, handOver, takeStep } from '#followup/actions.ts'
import { inquiryFacts, recordNotice } from '#inquiry/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, instantAt } from '#kernel/instant.ts'
import { callList, offerFacts, offersOf } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen, reportDeath } from '#population/actions.ts'
import { fullName, writeCpr } from '#population/index.ts'
import { answerNewTime, findVisit, notGoneAhead, startUnplanned, startVisit, visitFacts } from '#visit/actions.ts'
import type { Visit } from '#visit/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { granted, inRole, morning, type Story, wholeStory } from '../../test/story.ts'
import { storyEdge } from '../../test/story-edge.ts'
import { callsToMake } from './actions.ts'
import { deskPages } from './pages.tsx'
import { worklistKeys } from './today/worklist.ts'

const sources = [inquiryFacts, offerFacts, visitFacts]
let db: Db
let story: Story
let edge: ReturnType<typeof storyEdge>
const sessions = new Map<string, { cookie: string; token: string }>()

beforeAll(async () => {
	db = await freshDatabase()
	story = await wholeStory(db, 'soroe')
	granted(
		await recordNotice(db, morning, {
			person: story.worriedAbout,
			nature: 'event',
			kind: 'concern_raised',
			on: day('2026-03-06'),
			details: {},
			source: 'relative',
			note: 'Spiser ikke',
			by: inRole(story.staff, 'coordinator').id,
			key: crypto.randomUUID(),
		}),
	)
	edge = storyEdge(story.municipal, deskPages(sources))
	for (const role of ['coordinator', 'consultant', 'manager', 'administrator']) {
		const staff: Staff = inRole(story.staff, role)
		sessions.set(role, await edge.signIn(staff))
	}
})

const open = async (path: string, role = 'coordinator'): Promise<Response> =>
	edge.app.request(`/soroe${path}`, { headers: { cookie: sessions.get(role)?.cookie ?? '' } })
const read = async (path: string, role = 'coordinator'): Promise<string> => {
	const page = await open(path, role)
	expect(page.status, path).toBe(200)
	return page.text()
}
const send = async (path: string, fields: Record<string, string>, role = 'coordinator'): Promise<Response> =>
	edge.send(`/soroe${path}`, fields, sessions.get(role) ?? { cookie: '', token: '' })

/** Tiles with their figure, and after them the lists where nothing waits. */
const countsIn = (page: string): { path: string; count: number }[] => {
	const [, tiles = '', nothing = ''] =
		/<h2>Dagens arbejde<\/h2>(.*?)(<p class="[^"]*hj-nothing-waits.*?<\/p>|$)/s.exec(page) ?? []
	return [tiles, nothing].flatMap((part) =>
		[...part.matchAll(/<a href="\/soroe(\/i-dag\/[a-z-]+)">(?:<strong>(\d+)<\/strong>)?/g)].map(([, path, count]) => ({
			...{ path: path ?? '', count: Number(count ?? 0) },
		})),
	)
}

describe('today', () => {
	test.each(['coordinator', 'consultant'])('for a %s each count is the length of the list it opens', async (role) => {
		const counts = countsIn(await read('/i-dag', role))
		expect(counts.length).toBeGreaterThanOrEqual(role === 'coordinator' ? worklistKeys.length : 5)
		for (const { path, count } of counts) {
			const list = await read(path, role)
			const shown = /<strong>(\d+)<\/strong> række/.exec(list)
			expect(Number(shown?.[1] ?? 0), path).toBe(count)
			if (count === 0) expect(list).toContain('hj-empty')
			const csv = count === 0 ? '' : await (await open(`${path}?format=csv`, role)).text()
			if (count > 0) expect(csv.trim().split('\r\n'), path).toHaveLength(count + 1)
		}
	})

	test('something waits in the lists that the story fills', async () => {
		const counts = new Map(countsIn(await read('/i-dag')).map(({ path, count }) => [path.slice(7), count]))
		for (const key of ['vurdering', 'godkendelse', 'tilbud-mangler', 'opfoelgning', 'henvendelser', 'bekymringer'])
			expect(counts.get(key), key).toBeGreaterThan(0)
	})

	test('a manager is shown numbers, each with the list it counts, and nobody’s name or words; an administrator is sent on', async () => {
		const counts = countsIn(await read('/i-dag', 'manager'))
		expect(counts.map(({ path }) => path.slice(7)).toSorted()).toEqual(worklistKeys.toSorted())
		expect(
			counts.toSorted((a, b) => Number(a.count === 0) - Number(b.count === 0)),
			'what waits stands first',
		).toEqual(counts)
		for (const { path, count } of counts) {
			const list = await read(path, 'manager')
			expect(Number(/<strong>(\d+)<\/strong> række/.exec(list)?.[1] ?? 0), path).toBe(count)
			expect(list, path).not.toMatch(
				/\/(borger|besoeg|vurdering|henvendelser|opfoelgning|overleveringer)\/[0-9a-f-]{36}|Testesen/,
			)
		}
		const [named, unnamed] = [await read('/i-dag/opfoelgning'), await read('/i-dag/opfoelgning', 'manager')]
		expect([named.includes('data-title="Hvad"'), unnamed.includes('data-title="Hvad"')]).toEqual([true, false])
		const sent = await open('/i-dag', 'administrator')
		expect([sent.status, sent.headers.get('location')]).toEqual([303, '/soroe/medarbejdere'])
	})

	test('hand-overs stand as in their own list: without an answer first, then what was to be sent; both are late', async () => {
		const [person, by] = [story.worriedAbout, inRole(story.staff, 'consultant').id]
		const made = async (what: string, weeksAgo: number) => {
			const at = addMinutes(morning, -weeksAgo * 7 * 24 * 60)
			const told = { person, visit: null, note: null, key: '', to: 'volunteers' as const, what, by }
			return { at, id: granted(await handOver(db, at, { ...told, consent: 'spoken', consentedOn: dayOf(at) })) }
		}
		const toSend = await made('Skal sendes', 6)
		const sent = await made('Er sendt', 4)
		const step = { id: crypto.randomUUID(), step: 'sent', way: 'phone', on: dayOf(sent.at), words: 'Til Jane', by }
		granted(await takeStep(db, sent.at, { ...step, handOver: sent.id }))
		const list = await read('/i-dag/overleveringer')
		expect(list.indexOf(sent.id)).toBeGreaterThan(0)
		expect(list.indexOf(toSend.id)).toBeGreaterThan(list.indexOf(sent.id))
		expect(await read('/i-dag')).toMatch(/hj-pressing"><a href="\/soroe\/i-dag\/overleveringer">.*?2 over fristen/)
		expect(list).toContain('Frivillige: Skulle være sendt')
	})

	test('what a citizen was promised for a day gone by is late, and its tile presses', async () => {
		const [person, owner] = [story.worriedAbout, inRole(story.staff, 'consultant').id]
		const made = addMinutes(morning, -3 * 24 * 60)
		const promised = {
			person,
			visit: null,
			kind: 'partner' as const,
			dueOn: dayOf(made),
			what: 'Ring til visitationen',
		}
		const agreement = granted(await agree(db, made, { ...promised, owner }))
		expect(await read('/i-dag')).toMatch(/hj-pressing"><a href="\/soroe\/i-dag\/opfoelgning">.*?1 over fristen/)
		expect(await read('/i-dag/opfoelgning')).toContain('3 dage over')
		granted(await cancel(db, morning, { agreement, because: 'Prøve', by: owner }))
	})

	test('a tile that is red says in words that it presses', async () => {
		const by = inRole(story.staff, 'consultant').id
		const asked = { person: story.worriedAbout, form: 'home_visit', occasion: 'need' } as const
		const begun = granted(await startUnplanned(db, morning, { ...asked, id: crypto.randomUUID() as VisitId, by }))
		const page = await read('/i-dag')
		await sql`delete from visit.recording_basis where visit = ${begun}`.execute(db)
		await sql`delete from visit.visit where id = ${begun}`.execute(db)
		const tiles = [...page.matchAll(/<li class="hj-pressing">(.*?)<\/li>/g)].map(([, tile = '']) => tile)
		expect(tiles.some((tile) => tile.includes('ikke-underskrevet'))).toBe(true)
		for (const tile of tiles) expect(tile).toMatch(/class="hj-late">(Haster|\d+ over fristen)</)
	})

	test('a list that does not exist says so', async () => {
		expect((await open('/i-dag/alt-muligt')).status).toBe(404)
	})
})

describe('the card', () => {
	test('tells who, where they stand, why, and the whole story', async () => {
		const { person, offer } = story.visited
		const citizen = (await findCitizen(db, person))!
		const page = await read(`/borger/${person}`)
		expect(page).toContain(fullName(citizen))
		expect(page).toContain(writeCpr(citizen.cpr))
		expect(page).toContain('Opfølgning aftalt')
		expect(page).toContain('hj-timeline')
		expect(page).toContain('Hvorfor')
		expect(page).not.toContain(offer === '' ? 'x' : 'Ukendt')
	})

	test('the number stands on the card only', async () => {
		const { rows } = await sql<{ cpr: string }>`select cpr from population.person`.execute(db)
		const lists = await Promise.all(
			['/i-dag', '/i-dag/tilbud-mangler', '/stilling', '/ringeliste'].map((path) => read(path)),
		)
		for (const { cpr } of rows)
			for (const page of lists) expect(page.includes(writeCpr(cpr)) || page.includes(cpr)).toBe(false)
	})

	test('who has looked is listed, this very reading among them', async () => {
		await read(`/borger/${story.asked.person}`)
		const page = await read(`/borger/${story.asked.person}/set-af`)
		expect(page).toContain('Hvornår')
	})

	test('nobody there, or nobody of that name: what to do', async () => {
		expect((await open(`/borger/${crypto.randomUUID()}`)).status).toBe(404)
		expect((await open('/borger/ikke-et-id')).status).toBe(404)
	})
})

test('a citizen’s name is in the page, never in its title', async () => {
	const { person } = story.visited
	const name = fullName((await findCitizen(db, person))!)
	for (const path of ['', '/set-af', '/forsinket']
		.map((end) => `/borger/${person}${end}`)
		.concat(`/ringeliste?borger=${person}`)) {
		const page = await read(path)
		expect(page, path).toContain(name)
		expect(/<title>([^<]+)/.exec(page)?.[1], path).not.toContain(name)
	}
})

describe('the call list', () => {
	test('offers eight outcomes, each with its key and what comes of it, and works as a plain form', async () => {
		const page = await read(`/ringeliste?borger=${story.asked.person}`)
		expect(
			[...page.matchAll(/<button[^>]*name="outcome"[^>]*data-key="(\d)".*?<small>([^<]+)/g)].map(([, key]) => key),
		).toEqual([...'12345678'])
	})

	test('an outcome without what it needs is refused, and what was typed stays', async () => {
		const fields = { person: story.asked.person, key: crypto.randomUUID(), words: 'Taler med datteren' }
		for (const outcome of ['agreed', 'call_later', '']) {
			const answer = await send('/ringeliste', { ...fields, outcome })
			expect(answer.status, outcome).toBe(422)
			expect(await answer.text()).toContain('Taler med datteren')
		}
	})

	test('call again later: not before that day, then again; sent twice it is one call', async () => {
		const { person } = story.asked
		const fields = { person, key: crypto.randomUUID(), outcome: 'call_later', again: '2026-03-09', words: '' }
		for (const _ of [1, 2]) expect((await send('/ringeliste', fields)).status).toBe(303)
		const { rows } = await sql<{ n: number }>`select count(*) as n from offer.call where person = ${person}`.execute(db)
		expect(rows[0]?.n).toBe(1)
		expect((await callList(db, day('2026-03-09'))).map((call) => call.person)).toContain(person)
		expect(await read(`/borger/${person}`)).toContain('Skal ringes op')
	})

	test('an agreed time is firm and the citizen stands under “Tid aftalt”', async () => {
		const { person } = story.asked
		const page = await read(`/ringeliste?borger=${person}`)
		const time = /name="time" value="([^"]+)"/.exec(page)?.[1] ?? ''
		expect(time).not.toBe('')
		const done = await send('/ringeliste', { person, key: crypto.randomUUID(), outcome: 'agreed', time, words: '' })
		expect(done.status).toBe(303)
		expect(await read(`/borger/${person}`)).toContain('Tid aftalt')
	})
})

describe('a visit that came to nothing', () => {
	const today = day('2026-03-09')
	const notHeld = async (by: Staff): Promise<Visit> => {
		const { person } = story.visited
		const visit = granted(
			await startUnplanned(db, morning, {
				id: crypto.randomUUID() as VisitId,
				person,
				by: by.id,
				form: 'home_visit',
				occasion: 'need',
			}),
		)
		granted(await notGoneAhead(db, morning, { visit, reason: 'ill', note: '', by: by.id }))
		return granted(await answerNewTime(db, { visit, wanted: true }))
	}
	const isListed = async ({ person }: { person: PersonId } = story.visited): Promise<boolean> => {
		const calls = await callsToMake(db, today)
		const list = await read('/i-dag/ring-op')
		const counted = countsIn(await read('/i-dag')).find(({ path }) => path === '/i-dag/ring-op')?.count
		expect(counted).toBe(calls.length)
		expect(list.includes(`/ringeliste?borger=${person}`)).toBe(calls.some((call) => call.person === person))
		return calls.some((call) => call.person === person)
	}
	const why = 'Besøget blev ikke til noget (Borgeren var syg) – tilbyd en ny tid'
	const call = async (
		fields: Record<string, string>,
		{ person }: { person: PersonId } = story.visited,
	): Promise<Response> => {
		const page = await read(`/ringeliste?borger=${person}`)
		expect(page).toContain(why)
		const visit = /name="visit" value="([^"]+)"/.exec(page)?.[1] ?? ''
		const time = /name="time" value="([^"]+)"/.exec(page)?.[1] ?? ''
		const sent = { person, visit, key: crypto.randomUUID(), words: '', time, ...fields }
		const first = await send('/ringeliste', sent)
		await send('/ringeliste', sent)
		return first
	}

	test('is called about; nobody home puts it off, a time agreed takes it off the list', async () => {
		await notHeld(inRole(story.staff, 'consultant'))
		expect(await isListed()).toBe(true)
		expect(await read('/i-dag/ring-op')).toContain(why)
		expect((await call({ outcome: 'call_later', again: '2026-03-09' })).status).toBe(303)
		expect(await isListed()).toBe(true)
		expect((await call({ outcome: 'agreed' })).status).toBe(303)
		expect(await isListed()).toBe(false)
		const { person, booking } = story.visited
		const ahead = (await bookingsOf(db, person)).filter(({ id, releasedAt }) => releasedAt === null && id !== booking)
		expect(ahead.map(({ heldUntil }) => heldUntil)).toEqual([null])
		for (const { id } of ahead) granted(await releaseBooking(db, morning, id, 'Aflyst'))
	})

	test('leaves the list when the citizen says no, and when a time is booked anywhere else', async () => {
		const visit = await notHeld(inRole(story.staff, 'consultant'))
		expect(await isListed()).toBe(true)
		expect((await call({ outcome: 'no_this_time' })).status).toBe(303)
		expect(await isListed()).toBe(false)
		expect(await findVisit(db, visit.id)).toMatchObject({ newTime: 'not_wanted' })

		await notHeld(inRole(story.staff, 'consultant'))
		expect(await isListed()).toBe(true)
		const wish = { staff: visit.staff, person: visit.person, purpose: 'home_visit' as const, heldUntil: null }
		const span = {
			from: instantAt(day('2026-06-24'), clock('10:00')),
			to: instantAt(day('2026-06-24'), clock('11:00')),
		}
		const booked = granted(await hold(db, morning, { ...wish, span }))
		expect(await isListed()).toBe(false)
		granted(await releaseBooking(db, morning, booked.id, 'Aflyst'))
		expect(await isListed()).toBe(true)
		expect((await call({ outcome: 'no_this_time' })).status).toBe(303)
	})

	test('that answered an offer is offered anew on that very offer', async () => {
		const { asked } = story
		const [before] = (await bookingsOf(db, asked.person)).filter(({ releasedAt }) => releasedAt === null)
		const by = inRole(story.staff, 'consultant').id
		const visit = granted(await startVisit(db, morning, { booking: before!.id, by, early: true }))
		granted(await notGoneAhead(db, morning, { visit, reason: 'ill', note: '', by }))
		granted(await answerNewTime(db, { visit, wanted: true }))
		expect(await isListed(asked)).toBe(true)
		expect(await read(`/borger/${asked.person}`)).toContain('Besøg ikke gennemført (Borgeren var syg)')
		expect((await call({ outcome: 'agreed' }, asked)).status).toBe(303)
		expect(await isListed(asked)).toBe(false)
		expect(await read(`/borger/${asked.person}`)).toContain('Tid aftalt')
		const [offer] = await offersOf(db, asked.person)
		expect(offer).toMatchObject({ id: asked.offer, endedBecause: 'yes' })
		expect(offer?.booking).not.toBe(before?.id)
	})
})

describe('an overdue offer', () => {
	test('is withdrawn from the card with a reason, which the story tells with who', async () => {
		const due = await standing(db, { verdict: 'offer' })
		const offered = await sql<{ person: PersonId }>`select person from offer.offer`.execute(db)
		const one = due.find(({ person }) => !offered.rows.some((row) => row.person === person))
		const { person, verdict } = one!
		const [ground] = unserved(verdict.grounds)
		await sql`insert into eligibility.debt (person, criterion, window_from, window_until, owed_on, standard, recorded_at)
			values (${person}, ${ground!.criterion}, '2025-01-01', '2025-12-31', '2026-01-01', ${verdict.standard}, ${morning})`.execute(
			db,
		)
		await reassess(db, morning, day('2026-03-09'), sources, [person])
		const path = `/borger/${person}/forsinket`
		expect(await read(`/borger/${person}`)).toContain(`href="/soroe${path}"`)
		expect(await read('/i-dag/forsinket')).toContain(`/soroe/borger/${person}`)
		const form = await read(path, 'consultant')
		expect(form).toContain('name="because"')
		const criterion = /name="criterion" value="([^"]+)"/.exec(form)?.[1] ?? ''
		expect(criterion).toBe(ground!.criterion)

		const refused = await send(path, { criterion, because: '  ' })
		expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Skriv hvorfor.')])
		expect((await send(path, { criterion: 'ukendt', because: 'Fejl' })).status).toBe(422)
		expect((await send(path, { criterion, because: 'Fik tilbuddet på plejehjemmet' })).status).toBe(303)
		const card = await read(`/borger/${person}`)
		expect(card).not.toContain(path)
		for (const words of ['Forsinket tilbud trukket tilbage', 'Fik tilbuddet på plejehjemmet'])
			expect(card).toContain(words)
		expect(card).toContain(`· ${inRole(story.staff, 'coordinator').name}`)
		expect(await read('/i-dag/forsinket')).not.toContain(`/soroe/borger/${person}`)
		expect(await read(path)).toContain('Borgeren har intet forsinket tilbud.')
		expect((await open(path, 'manager')).status).toBe(403)
	})
})

describe('who has died', () => {
	test('a time still standing is a notice with one action, which frees it', async () => {
		const { person } = story.asked
		await sql`update population.person set status = 'dead' where id = ${person}`.execute(db)
		const before = await read('/i-dag')
		expect(before).toContain('Død – har stadig en tid')
		expect(before).toContain(`/soroe/borger/${person}/stands`)
		expect(await read(`/borger/${person}`)).toContain('Kontakt ikke borgeren')
		expect(await read(`/borger/${person}/stands`)).toContain('Frigiv')
		expect((await send(`/borger/${person}/stands`, {})).status).toBe(303)
		expect((await bookingsOf(db, person)).filter(({ releasedAt }) => releasedAt === null)).toEqual([])
		expect(await read('/i-dag')).not.toContain('Død – har stadig en tid')
	})

	test('nobody who lives here loses a time that way', async () => {
		expect((await send(`/borger/${story.worriedAbout}/stands`, {})).status).toBe(409)
	})
})

describe('a death that the hospital reported', () => {
	test('stands on the card with who told it, and is taken back there with one answer', async () => {
		const { person } = story.waiting
		await reportDeath(db, morning, { person, on: day('2026-03-08'), source: 'hospital' })
		const card = await read(`/borger/${person}`)
		for (const words of ['Livshændelser', 'Meldt af sygehuset', 'Er det en fejl?']) expect(card).toContain(words)
		expect(await read(`/borger/${person}/lever`)).toContain('Ja, det var en fejl')
		expect((await open(`/borger/${person}/lever`, 'consultant')).status).toBe(403)
		expect((await send(`/borger/${person}/lever`, {})).status).toBe(303)
		expect((await send(`/borger/${person}/lever`, {})).status).toBe(409)
		expect(await findCitizen(db, person)).toMatchObject({ status: 'resident', reportedDeadBy: null })
		const today = await read('/i-dag')
		expect(today).toContain('Blev meldt død ved en fejl')
		const about = /value="death_taken_back"[^>]*><input[^>]*name="about" value="([^"]+)"/.exec(today)?.[1] ?? ''
		expect((await send('/i-dag/set', { kind: 'death_taken_back', about: 'noget andet' })).status).toBe(409)
		expect((await send('/i-dag/set', { kind: 'death_taken_back', about }, 'consultant')).status).toBe(409)
		expect((await send('/i-dag/set', { kind: 'death_taken_back', about })).status).toBe(303)
		expect(await read('/i-dag')).not.toContain('Blev meldt død ved en fejl')
		expect(await read(`/borger/${person}`)).toContain('Vigtig besked set, intet at gøre')
	})
})

describe('where citizens stand', () => {
	test('each word’s list holds only those under it', async () => {
		const page = await read('/stilling?ord=offer_missing')
		const badges = [...page.matchAll(/<span class="badge[^"]*">([^<]+)</g)].map(([, label]) => label)
		expect(badges.length).toBeGreaterThan(0)
		expect(new Set(badges)).toEqual(new Set(['Tilbud mangler']))
	})
})
