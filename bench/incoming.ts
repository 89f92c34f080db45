import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { callsToMake, tellEverything } from '#desk/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { offerToAnswer, personsWithCode, timesToChoose } from '#offer/actions.ts'
import { openMunicipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { findCitizens, searchCitizens } from '#population/actions.ts'
import { middle } from './rounds.ts'

// node bench/run.js incoming MUNICIPALITY DATA – how long it takes to find who calls, and to put all of the call on one screen, in a
// municipality that is there already (population generate, population import, nightly).

const today = day('2026-03-09')
const at = instantAt(today, clock('08:10'))
const rounds = 20

const timed = async (what: string, work: () => Promise<unknown>): Promise<void> => {
	const took: number[] = []
	for (let round = 0; round < rounds; round += 1) {
		const began = performance.now()
		await work()
		took.push(performance.now() - began)
	}
	console.log(`${what}: median ${middle(took).toFixed(0)} ms, slowest ${Math.max(...took).toFixed(0)} ms`)
}

const [code, data] = process.argv.slice(2)
if (code === undefined || data === undefined) throw new Error('node bench/run.js incoming MUNICIPALITY DATA')
const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), [code])
if (municipality === undefined) throw new Error('no such municipality')
const { db, database } = await openMunicipality(municipality, {
	data: resolve(data),
	databaseUrl: undefined,
	outbox: undefined,
})
const { rows } = await sql<{ id: PersonId; surname: string; phone: string; born_on: string; count: number }>`
	select id, surname, phone, born_on, (select count(*) from population.person) as count from population.person
	where status = 'resident' and phone is not null and born_on < '1944-01-01' order by id limit 1`.execute(db)
const [who] = rows
if (who === undefined) throw new Error('nobody is there')
await sql`insert into offer.code (person, issued_at) values (${who.id}, ${at}) on conflict do nothing`.execute(db)
const { rows: codes } = await sql<{ code: string }>`select code from offer.code where person = ${who.id}`.execute(db)
console.log(`${cpus().length} × ${cpus()[0]?.model}, ${who.count} citizens, embedded`)
await timed('by surname', () => searchCitizens(db, who.surname, 21))
await timed('by birth date', () => searchCitizens(db, who.born_on, 21))
await timed('by telephone number', () => searchCitizens(db, who.phone, 21))
await timed('by code', async () => findCitizens(db, await personsWithCode(db, codes[0]?.code ?? '')))
await timed('the call list', () => callsToMake(db, today))
await timed('all of a call to us', async () => {
	const offer = await offerToAnswer(db, at, who.id)
	await tellEverything(db, who.id)
	await timesToChoose({ db, at, today, municipality }, { person: who.id, offer, minutes: 60, atMost: 4 })
})
await database.close()
