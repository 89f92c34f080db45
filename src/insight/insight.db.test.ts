import { sql } from 'kysely'
import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { standingKinds } from '#desk/index.ts'
import { inquiryFacts } from '#inquiry/actions.ts'
import { addYears } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { offerFacts } from '#offer/actions.ts'
import { type Command, runCommand, terminal, type World } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { webApp } from '#platform/web/index.ts'
import { visitFacts } from '#visit/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import { inRole, morning, type Story, wholeStory } from '../../test/story.ts'
import { insightCommands } from './commands.ts'
import { insightPages } from './pages.tsx'

const today = dayOf(morning)
const commands: readonly Command[] = insightCommands([inquiryFacts, offerFacts, visitFacts])
let db: Db
let story: Story

beforeAll(async () => {
	db = await freshDatabase()
	story = await wholeStory(db, 'soroe')
})

const run = async (...args: string[]): Promise<string[][]> => {
	let written = ''
	const world: World = {
		...terminal,
		out: async (text) => {
			written += text
		},
		now: () => morning,
		municipalities: async () => [story.municipal.municipality],
		open: async () => story.municipal,
	}
	expect(await runCommand(commands, [...args, '--municipality', 'soroe'], world)).toBe(0)
	return written
		.trim()
		.split('\r\n')
		.map((line) => line.split(';'))
}

describe('the ledger', () => {
	test('holds every resident of 65 and over, each once, in one known bucket', async () => {
		const [head, ...rows] = await run('ledger', '--on', today)
		expect(head).toEqual(['person_id', 'bucket', 'ground', 'since', 'why'])
		const numbers = rows.map(([number]) => number)
		expect(new Set(numbers).size).toBe(numbers.length)
		const { rows: old } = await sql<{ cpr: string }>`select cpr from population.person
			where status = 'resident' and born_on <= ${addYears(today, -65)}::date`.execute(db)
		expect(old.filter(({ cpr }) => !numbers.includes(cpr))).toEqual([])
		for (const row of rows) {
			expect(standingKinds).toContain(row[1])
			expect(row.slice(4).join(';')).not.toBe('')
		}
	})

	test('nobody entitled is missing: who has the verdict offer has an offer, a time, or stands as missing', async () => {
		const rows = await run('ledger', '--on', today)
		const bucketOf = new Map(rows.map(([number, bucket]) => [number, bucket]))
		const { rows: entitled } = await sql<{ cpr: string }>`select p.cpr from eligibility.stance s
			join population.person p on p.id = s.person where s.ended_on is null and s.verdict = 'offer'`.execute(db)
		const answers = [
			'offer_missing',
			'offer_overdue',
			'offer_planned',
			'to_call',
			'time_agreed',
			'opted_out',
			'follow_up_overdue',
			'awaiting_answer',
		]
		for (const { cpr } of entitled) expect(answers).toContain(bucketOf.get(cpr))
		expect(entitled.length).toBeGreaterThan(0)
	})

	test('those of the story stand where the story left them', async () => {
		const rows = await run('ledger', '--on', today)
		const cprOf = async (person: string) =>
			(await sql<{ cpr: string }>`select cpr from population.person where id = ${person}`.execute(db)).rows[0]?.cpr
		const bucket = async (person: string) => {
			const cpr = await cprOf(person)
			return rows.find(([number]) => number === cpr)?.[1]
		}
		expect(await bucket(story.visited.person)).toBe('follow_up_agreed')
		expect(await bucket(story.asked.person)).toBe('awaiting_answer')
		expect(await bucket(story.waiting.person)).toBe('offer_planned')
		expect(await bucket(story.worriedAbout)).toBe('to_assess')
	})

	test('says what its buckets mean', async () => {
		expect(await run('ledger', '--buckets')).toHaveLength(standingKinds.length + 1)
	})
})

describe('the national statistic', () => {
	test('counts the one visit held, by sex and age', async () => {
		const [, ...rows] = await run('statistics', '--year', '2026')
		expect(rows).toHaveLength(42)
		const total = rows.filter(([, , , age, , sex]) => age === '50' && sex === '100')
		expect(total.map((row) => row.at(-1))).toEqual(['1', '1'])
		expect(rows[0]?.[0]).toBe('340')
	})

	test('a year that is none is refused', async () => {
		await expect(run('statistics', '--year', '26')).rejects.toThrow('--year 26 is not a year')
	})
})

describe('the figures’ page', () => {
	const page = async (path: string, role: 'manager' | 'coordinator'): Promise<string> => {
		const staff = inRole(story.staff, role)
		const app = webApp({
			hosted: [story.municipal],
			routes: insightPages(),
			doorkeeper: { atWork: async () => ({ staff, formToken: '' }), saw: async () => {} },
			now: () => morning,
			isDemonstration: true,
			isDayFixed: true,
			isSecure: false,
			log: pino({ level: 'silent' }),
		})
		const shown = await app.request(`/soroe${path}`, { headers: { cookie: 'hj_session=any' } })
		expect(shown.status).toBe(200)
		return shown.text()
	}

	test('a plot with a title and a description, a table behind it, no style of its own', async () => {
		const html = await page('/tal', 'manager')
		expect(html).toContain('<title id="year-plot-title">')
		expect(html).toContain('<desc id="year-plot-desc">')
		expect(html).not.toMatch(/ style="/)
		expect(html).toContain('Januar'.toLowerCase())
		expect(html).toMatch(/>–</)
	})

	test('only a coordinator may open the citizens behind the numbers', async () => {
		expect(await page('/tal', 'coordinator')).toContain('/soroe/stilling?ord=')
		expect(await page('/tal', 'manager')).not.toContain('/soroe/stilling')
	})

	test('the same numbers as a file', async () => {
		const months = (await page('/tal?format=csv', 'manager')).trim().split('\r\n')
		expect(months.map((line) => line.split(';')[0])).toEqual(['Måned', 'januar', 'februar', 'marts'])
		expect(await page('/tal?format=csv&efter=grund', 'manager')).toContain('Grund;Tilbud')
	})
})
