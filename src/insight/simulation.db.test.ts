import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { listStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import { inquiryFacts } from '#inquiry/actions.ts'
import { day } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { offerFacts } from '#offer/actions.ts'
import { type Municipal, runCommand, terminal, type World } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { webApp } from '#platform/web/index.ts'
import { beginDraft, findDraft } from '#standard/actions.ts'
import { visitFacts } from '#visit/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import { granted, inRole, morning, smallMunicipality } from '../../test/story.ts'
import { temporaryFolder } from '../../test/temporary.ts'
import { insightCommands } from './commands.ts'
import { insightPages } from './pages.tsx'

const sources = [inquiryFacts, offerFacts, visitFacts]
const today = dayOf(morning)
const inForce = 'municipalities/soroe/standard/2025-07-01.yaml'
let db: Db
let municipal: Municipal
let staff: readonly Staff[]
let draft: string

beforeAll(async () => {
	db = await freshDatabase()
	municipal = await smallMunicipality(db, 'soroe')
	staff = await listStaff(db)
	const by = inRole(staff, 'coordinator').id
	const from = { from: day('2025-07-01'), validFrom: day('2027-01-01') }
	const id = randomUUID() as Parameters<typeof beginDraft>[2]['id']
	draft = granted(await beginDraft(db, morning, { id, title: 'Prøve', from, by }))
})

const run = async (args: readonly string[], on: Municipal = municipal): Promise<string> => {
	let written = ''
	const world: World = {
		...terminal,
		out: async (text) => {
			written += text
		},
		err: () => {},
		progress: () => {},
		now: () => morning,
		municipalities: async () => [on.municipality],
		open: async () => on,
	}
	expect(await runCommand(insightCommands(sources), ['simulate', '--municipality', 'soroe', ...args], world)).toBe(0)
	return written
}
const table = (csv: string): Record<string, string>[] => {
	const [head = [], ...rows] = csv
		.trim()
		.split('\r\n')
		.map((line) => line.split(';'))
	return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

describe('simulate', () => {
	test('a line for each year and standard; the standard in force against itself makes nobody new', async () => {
		const rows = table(await run(['--standard', inForce, '--years', '3']))
		expect(rows.map(({ year, standard }) => [year, standard])).toEqual([
			['2027', 'soroe@2025-07-01'],
			['2028', 'soroe@2025-07-01'],
			['2029', 'soroe@2025-07-01'],
		])
		for (const row of rows) {
			expect(Number(row.offers)).toBeGreaterThan(20)
			expect(Number(row.offers_low)).toBeLessThanOrEqual(Number(row.offers))
			expect(Number(row.offers_high)).toBeGreaterThanOrEqual(Number(row.offers))
			expect(Number(row.visits)).toBeLessThan(Number(row.offers))
			expect(Number(row.hours)).toBeGreaterThan(Number(row.visits))
			expect([row.newly_in, row.newly_out]).toEqual(['0', '0'])
		}
	})

	test('two standards: a file of another kind, and a draft; the same seed gives the same numbers', async () => {
		const folder = await temporaryFolder('simulate')
		const changed = join(folder, 'changed.yaml')
		await writeFile(changed, (await draftText()).replace('fromAge: 82', 'fromAge: 78'))
		const asked = ['--standard', `draft:${draft}`, '--standard', changed, '--years', '2', '--seed', '5']
		const first = await run(asked)
		expect(await run(asked)).toBe(first)
		const rows = table(first)
		expect(rows.map(({ standard }) => standard)).toEqual([
			`draft:${draft}`,
			`draft:${draft}`,
			'soroe@2027-01-01',
			'soroe@2027-01-01',
		])
		expect(rows[0]?.newly_in).toBe('0')
		expect(Number(rows[2]?.offers)).toBeGreaterThan(Number(rows[0]?.offers))
		expect(Number(rows[2]?.newly_in_75_79) + Number(rows[2]?.newly_in_80_84)).toBeGreaterThan(0)
		expect(await run([...asked.slice(0, -1), '6'])).not.toBe(first)
	})

	test.each([
		[['--years', '3'], 'Name one standard or two'],
		[['--standard', inForce], '--years is missing'],
		[['--standard', inForce, '--years', '16'], 'not a whole number from 1 to 15'],
		[['--standard', inForce, '--years', 'ten'], 'not a whole number from 1 to 15'],
		[['--standard', 'nowhere.yaml', '--years', '3'], 'there is no such file'],
		[['--standard', 'draft:nothing', '--years', '3'], 'There is no draft'],
		[['--standard', inForce, '--standard', inForce, '--standard', inForce, '--years', '3'], 'Name one standard or two'],
	])('%j is refused with what would be right', async (args, said) => {
		await expect(run(args)).rejects.toThrow(said)
	})

	test('without citizens it says what to do', async () => {
		const empty = { ...municipal, db: await freshDatabase() }
		await expect(run(['--standard', inForce, '--years', '3'], empty)).rejects.toThrow('population import')
	})
})

const draftText = async (): Promise<string> => {
	return (await findDraft(db, draft as Parameters<typeof findDraft>[1]))?.yaml ?? ''
}

describe('the page', () => {
	const get = (path: string, role: 'manager' | 'coordinator' | 'consultant' = 'manager', on = municipal) => {
		const app = webApp({
			hosted: [on],
			routes: insightPages(sources),
			doorkeeper: {
				atWork: async () => ({ staff: inRole(staff, role), formToken: '' }),
				saw: async () => expect.fail('shows no citizen'),
			},
			now: () => morning,
			isDemonstration: true,
			isDayFixed: true,
			isSecure: false,
			log: pino({ level: 'silent' }),
		})
		return Promise.resolve(app.request(`/soroe${path}`, { headers: { cookie: 'hj_session=any' } }))
	}
	const html = async (path: string): Promise<string> => {
		const answer = await get(path)
		expect(answer.status).toBe(200)
		return answer.text()
	}
	const tried = '/simulering?a=2025-07-01&b=2025-07-01&aar=4&proevet=2025-07-01'

	test('the standard in force, three plots with words, a table, the assumptions; no style of its own', async () => {
		const page = await html('/simulering')
		for (const code of ['offers', 'visits', 'hours']) expect(page).toContain(`<desc id="plot-${code}-desc">A: `)
		expect(page).toContain('Human Mortality Database')
		expect(page).toContain('<th scope="row">2036</th>')
		expect(page).not.toContain('<th scope="row">2037</th>')
		expect(page).not.toMatch(/ style="/)
		expect(page).not.toContain('curve-side-b')
	})

	test('another age limit draws a second line and tells who is new, without saving anything', async () => {
		const page = await html(`${tried}&age-82-yearly.fra=75`)
		expect(page).toContain('hj-curve-side-b')
		expect(page).toContain('ændret')
		expect(page).toContain('Kommer til, B')
		expect(await html('/simulering')).not.toContain('ændret</li>')
	})

	test('fields of another standard than the one shown count for nothing', async () => {
		const page = await html('/simulering?a=2025-07-01&b=2025-07-01&proevet=2019-07-01&age-82-yearly.fra=75')
		expect(page).not.toContain('curve-side-b')
	})

	test('what cannot be used is told at the field, and the rest is shown', async () => {
		const page = await html(`${tried}&age-75.fra=gammel`)
		expect(page).toContain('alderen er et helt tal fra 18 til 120')
		expect(page).toContain('value="gammel"')
		expect(page).toContain('plot-offers-desc')
	})

	test('a draft may be chosen; an unknown standard falls back on the one in force', async () => {
		const page = await html(`/simulering?b=draft:${draft}`)
		expect(page).toContain('Kladde: Prøve')
		expect(await html('/simulering?b=draft:nothing&aar=99')).toContain('gælder nu')
	})

	test('the same numbers as a file', async () => {
		const answer = await get(`${tried}&format=csv`)
		const rows = table((await answer.text()).replace('\uFEFF', ''))
		expect(answer.headers.get('content-disposition')).toContain(`simulering-${today}.csv`)
		expect(rows.map(({ year }) => year)).toEqual(['2027', '2028', '2029', '2030'])
	})

	test('is for managers and coordinators; without citizens it says so', async () => {
		expect((await get('/simulering', 'coordinator')).status).toBe(200)
		expect((await get('/simulering', 'consultant')).status).toBe(403)
		const empty = await get('/simulering', 'manager', { ...municipal, db: await freshDatabase() })
		expect(await empty.text()).toContain('Der er ingen standard at regne med endnu')
	})
})
