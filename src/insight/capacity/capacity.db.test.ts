import { sql } from 'kysely'
import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { listStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import { standing, weighAhead } from '#eligibility/actions.ts'
import { inquiryFacts } from '#inquiry/actions.ts'
import { lastOfYear } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { offerFacts, offersAhead } from '#offer/actions.ts'
import type { Municipal } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { webApp } from '#platform/web/index.ts'
import { visitFacts } from '#visit/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { inRole, morning, smallMunicipality } from '../../../test/story.ts'
import { insightPages } from '../pages.tsx'
import { assumedAtFirst } from './capacity.ts'
import { capacity } from './capacity-actions.ts'

const sources = [inquiryFacts, offerFacts, visitFacts]
const today = dayOf(morning)
let db: Db
let municipal: Municipal
let staff: readonly Staff[]

beforeAll(async () => {
	db = await freshDatabase()
	municipal = await smallMunicipality(db, 'soroe')
	staff = await listStaff(db)
})

type Role = 'manager' | 'coordinator' | 'consultant'
const get = async (query = '', role: Role = 'manager', municipality = municipal.municipality) => {
	const app = webApp({
		hosted: [{ ...municipal, municipality }],
		routes: insightPages(sources),
		doorkeeper: {
			atWork: async () => ({ staff: inRole(staff, role), formToken: 'token' }),
			saw: async () => expect.fail('shows no citizen'),
		},
		now: () => morning,
		isDemonstration: false,
		isDayFixed: false,
		isSecure: false,
		log: pino({ level: 'silent' }),
	})
	return app.request(`/soroe/kapacitet${query}`, { headers: { cookie: 'hj_session=any' } })
}
const page = async (...asked: Parameters<typeof get>): Promise<string> =>
	(await (await get(...asked)).text()).replaceAll(/\s+/g, ' ')
const rowsOf = (csv: string): string[][] =>
	csv
		.replace('\uFEFF', '')
		.trim()
		.split('\r\n')
		.slice(1)
		.map((line) => line.split(';'))
describe('offers ahead', () => {
	test('everyone to be offered something today is among them, once before the year ends', async () => {
		const { offers } = await offersAhead(db, today, lastOfYear(2026), sources)
		const { rows: kept } = await sql<{
			person: string
		}>`select person from offer.offer union select person from offer.opt_out`.execute(db)
		const keptOut = new Set(kept.map(({ person }) => person))
		const due = (await standing(db, { verdict: 'offer' })).filter(
			({ person, verdict }) =>
				!keptOut.has(person) &&
				verdict.grounds.some(({ initiative, servedOn }) => initiative === 'automatic' && !servedOn),
		)
		const ahead = new Set<string>(offers.map(({ person }) => person))
		expect(due.length).toBeGreaterThan(20)
		expect(due.filter(({ person }) => !ahead.has(person))).toEqual([])
		const yearly = Map.groupBy(offers, ({ person }) => person)
		expect([...yearly.values()].filter((theirs) => theirs.length > 2)).toEqual([])
		expect(offers.every(({ dueOn, earliestOn }) => today <= earliestOn && earliestOn <= dueOn)).toBe(true)
	})
	test('whoever will be offered nothing by the record is not weighed again; without a record everyone is, to the same end', async () => {
		const weighed = async () => {
			const persons = new Set<string>()
			for await (const chunk of weighAhead(db, today, lastOfYear(2026), sources))
				for (const person of chunk.keys()) persons.add(person)
			return persons.size
		}
		const ahead = async () => (await offersAhead(db, today, lastOfYear(2026), sources)).offers
		const byPerson = (offers: Awaited<ReturnType<typeof ahead>>) =>
			offers.map((offer) => JSON.stringify(offer)).toSorted()
		const before = await ahead()
		const some = await weighed()
		await sql`create temporary table kept as select id, verdict from eligibility.stance`.execute(db)
		await sql`update eligibility.stance set verdict = 'offer'`.execute(db)
		expect(some).toBeLessThan((await weighed()) / 2)
		expect(byPerson(await ahead())).toEqual(byPerson(before))
		await sql`update eligibility.stance s set verdict = kept.verdict from kept where kept.id = s.id`.execute(db)
		await sql`drop table kept`.execute(db)
	})
	test('a year ahead knows those of next January as well', async () => {
		const until = async (to: string) => (await offersAhead(db, today, to as never, sources)).offers
		const [thisYear, longer] = [await until('2026-12-31'), await until('2027-02-28')]
		expect(longer.slice().filter(({ dueOn }) => dueOn <= '2026-12-31')).toHaveLength(thisYear.length)
		expect(longer.filter(({ dueOn }) => dueOn >= '2027-01-01').length).toBeGreaterThan(3)
	})
})

describe('the page', () => {
	test('twelve months over New Year, the same numbers in table and file; consultants do not see it', async () => {
		const shown = await page()
		const rows = rowsOf(await (await get('?format=csv')).text())
		expect(rows.map(([month]) => month)).toEqual([
			...['april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'].map(
				(month) => `${month} 2026`,
			),
			...['januar 2027', 'februar 2027', 'marts 2027'],
		])
		for (const [month, offers, due] of rows)
			expect(shown).toMatch(
				new RegExp(`${month} </th> ?<td[^>]*>${offers}</td> ?<td[^>]*>${due}</td>`.replace(' </th> ?', '</th>')),
			)
		expect(rows.every((row) => row.slice(1).every((cell) => /^\d+$/.test(cell)))).toBe(true)
		expect((await get('', 'consultant')).status).toBe(403)
	})
	test('another acceptance is reckoned with; what cannot be read is said', async () => {
		const offers = async (query: string) =>
			rowsOf(await (await get(`?format=csv&${query}`)).text()).map(([, all, due]) => [Number(all), Number(due)])
		for (const [all, due] of await offers('ja=100')) expect(due).toBe(all)
		for (const [, due] of await offers('ja=0')) expect(due).toBe(0)
		const shown = await page('?ja=mange&vej=-3')
		expect(shown).toContain('Skriv et helt tal fra 0 til 100')
		expect(shown).toContain('Skriv et helt antal minutter')
		expect(shown).toContain('value="mange"')
	})
	test('a month wholly closed has no room, and says so', async () => {
		const july = Array.from({ length: 31 }, (_, at) => ({ day: `--07-${String(at + 1).padStart(2, '0')}` }))
		const closed = { ...municipal.municipality, closedDays: july }
		const rows = rowsOf(await (await get('?ja=100&format=csv', 'manager', closed)).text())
		const inJuly = rows.find(([month]) => month === 'juli 2026') ?? []
		expect(inJuly.slice(4, 6)).toEqual(['0', '0'])
		expect(Number(inJuly[1])).toBeGreaterThan(0)
		expect(await page('?ja=100', 'manager', closed)).toContain(`Juli 2026: ingen ledige timer til ${inJuly[1]} besøg.`)
	})
})

/** Each leaves less for the next. */
describe('nothing to reckon with', () => {
	const reckoned = () => capacity(db, municipal.municipality, today, sources, assumedAtFirst)

	test('no hours: no room in any month, how many fall due meanwhile, and what to do', async () => {
		expect((await reckoned()).months.every(({ hours }) => hours > 0)).toBe(true)
		await sql`delete from booking.working_hours`.execute(db)
		const { months } = await reckoned()
		expect(months.every(({ room, hours }) => room === 0 && hours === 0)).toBe(true)
		const offers = months.reduce((all, month) => all + month.offers, 0)
		const shown = await page()
		expect(shown).toContain('Der er ingen ledige timer det næste år')
		expect(shown).toContain(`Så længe forfalder ${offers} tilbud uden timer`)
	})
	test('no consultants', async () => {
		await sql`update access.staff set roles = '{manager}' where 'consultant' = any(roles)`.execute(db)
		expect((await reckoned()).consultants).toBe(0)
		expect(await page()).toContain('Der er ingen besøgsmedarbejdere endnu')
	})
})
