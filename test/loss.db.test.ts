import { openAsBlob } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, VisitId } from '#kernel/ids.ts'
import { fromMilliseconds } from '#kernel/instant.ts'
import { type Db, embedded, embeddedOptions, openDatabase } from '#platform/db/index.ts'
import { notesOf, startUnplanned } from '#visit/actions.ts'
import { takeAlong } from '#visit/device/taken-along-actions.ts'
import type { Note } from '#visit/visit.ts'
import { freshOpenDatabase } from './database.ts'
import { killableServer } from './loss-server.ts'
import { type Along, writer } from './loss-tab.ts'
import { sized } from './size.ts'
import { granted } from './story.ts'
import { temporaryFolder } from './temporary.ts'

const moments = sized('random moments at which the server, the connection or the tab is killed', 6, 200)

/** A database that the server opens, and after it whoever looks what stands there. */
const open = async () => {
	if (inject('engine') === 'postgres') {
		const { db, url } = await freshOpenDatabase()
		return { db, place: { url: url ?? '' }, leave: async () => {}, enter: async () => db }
	}
	const folder = await temporaryFolder('loss')
	const dataDir = join(folder, 'soroe', 'database')
	await mkdir(dataDir, { recursive: true })
	const lite = await PGlite.create({ dataDir, ...embeddedOptions, loadDataDir: await openAsBlob(inject('template')) })
	const { db, close } = await embedded(lite)
	const enter = async (): Promise<Db> => {
		const opened = await openDatabase({ folder: dataDir })
		if ('inUseBy' in opened) throw new Error('a killed server holds the folder')
		return opened.db
	}
	return { db, place: { folder }, leave: close, enter }
}

/** A visit, taken along by as many pages as will be opened of it. */
const taken = async (db: Db): Promise<{ visit: VisitId; takings: Along[] }> => {
	const at = fromMilliseconds(Date.now() - 600_000)
	const details = {
		name: 'Karen',
		email: 'k@example.invalid',
		roles: ['consultant' as const],
		profession: 'sygeplejerske',
	}
	const rest = { authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	const { id: by } = granted(await addStaff(db, at, null, { ...details, ...rest }))
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values ('7001410001', '1944-01-01', 'f', 'resident', 'Borger', 'Et') returning id`.execute(db)
	const visit = crypto.randomUUID() as VisitId
	const person = rows[0]!.id
	granted(await startUnplanned(db, at, { id: visit, person, by, form: 'home_visit', occasion: 'need' }))
	const ref = `visit:${visit}`
	const takings: Along[] = []
	for (let page = 0; page <= moments; page++) {
		const along = [{ ref, person, visit, booking: null, version: 0 }]
		const { delivery, key } = await takeAlong(db, fromMilliseconds(Date.parse(at) + page * 1000), { staff: by, along })
		takings.push({ ref, delivery, point: key.public })
	}
	return { visit, takings }
}

const wordsOf = ({ body }: Note): ReadonlyMap<string, string> =>
	new Map(
		[
			['summary', body.summary] as const,
			...body.topics.map(({ topic, words }) => [`words.${topic}`, words] as const),
		].filter(([, words]) => words !== ''),
	)

const kinds = ['server', 'connection', 'tab'] as const

test(
	'no word is lost that is older than two seconds, whatever is killed while somebody types',
	async () => {
		const { db, place, leave, enter } = await open()
		const { visit, takings } = await taken(db)
		await leave()
		const server = await killableServer(place)
		await server.begin()
		const page = writer(server.base, takings)
		const writing = page.begin()
		const killed = { server: 0, connection: 0, tab: 0 }
		let oldestLost = 0
		for (let moment = 0; moment < moments; moment++) {
			const kind = kinds[moment % kinds.length] ?? 'tab'
			await after(50 + Math.random() * 500)
			killed[kind]++
			if (kind === 'connection') page.cut()
			if (kind === 'tab') oldestLost = Math.max(oldestLost, await page.killTab())
			if (kind === 'server') {
				await server.end('SIGKILL')
				await server.begin()
			}
		}
		const stands = await page.sign()
		await writing
		await server.end('SIGINT')
		const last = await enter()
		expect(page.answers.at(-1)?.drafts).toMatchObject([{ signed: true, why: null, merged: false, waits: null }])
		const signed = (await notesOf(last, [visit])).filter((note) => note.signedAt !== null)
		expect(signed.map(wordsOf)).toEqual([stands])
		expect(oldestLost).toBeLessThan(2000)
		expect(page.answers.flatMap(({ refused }) => refused)).toEqual([])
		process.stderr.write(
			`${inject('engine')}: ${page.count()} words, ${page.tries()} deliveries tried, killed ${JSON.stringify(killed)}; oldest word lost ${oldestLost} ms old\n`,
		)
	},
	moments * 20_000,
)
