import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { activeConsultants, listStaff } from '#access/actions.ts'
import { agree, handOver } from '#followup/actions.ts'
import { addDays, addYears, ageOn, type Day } from '#kernel/day.ts'
import type { VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import { type Municipal, runCommand, terminal } from '#platform/command/index.ts'
import { writeCsv } from '#platform/csv/index.ts'
import { everyone, findByCpr, holdOn } from '#population/actions.ts'
import { populationCommands } from '#population/commands.ts'
import type { Citizen } from '#population/index.ts'
import { sign, startUnplanned, visitsOf } from '#visit/actions.ts'
import { emptyNote } from '#visit/index.ts'

/** What has been kept for as long as it has to be, so that the page on erasing shows what it is for: all of it made up. */
export const keepForLong = async (municipal: Municipal, until: Day): Promise<void> => {
	const last = addYears(until, -municipal.municipality.keepYears)
	await longGone(municipal, until, last)
	await visitedLongAgo(municipal, until, last)
}

/** Given name, birthday and number of each who died or moved away; the last of them is kept because of a case. */
const gone = [
	['Gerda', '1925-03-04', '6403250014', 'dead'],
	['Holger', '1921-11-17', '7711210013', 'dead'],
	['Inger', '1930-06-02', '6206300016', 'moved_out'],
	['Johannes', '1927-09-21', '8109270015', 'dead'],
] as const

const longGone = async (municipal: Municipal, until: Day, last: Day): Promise<void> => {
	const folder = join(municipal.outbox, '..', 'population')
	await mkdir(folder, { recursive: true })
	const file = join(folder, 'long-gone.csv')
	const heads = ['person_id', 'born_on', 'given_names', 'surname', 'status', 'status_since']
	const rows = gone.map(([name, born, cpr, status], nth) => [
		cpr,
		born,
		name,
		'Opdigtet',
		status,
		addDays(last, -30 - nth * 200),
	])
	await writeFile(file, writeCsv([heads, ...rows]))
	const world = {
		...terminal,
		...{ out: async () => {}, err: () => {}, progress: () => {}, now: () => instantAt(until, clock('08:00')) },
		municipalities: async () => [municipal.municipality],
		open: async () => municipal,
	}
	const here = ['--municipality', municipal.municipality.code, '--on', until]
	await runCommand(populationCommands(), ['population', 'import', ...here, file], world)
	const manager = (await listStaff(municipal.db)).find(({ roles }) => roles.includes('manager'))
	const held = await findByCpr(municipal.db, gone[3][2])
	const because = 'Opdigtet klagesag til demonstrationen.'
	if (manager && held)
		await holdOn(municipal.db, instantAt(addDays(until, -40), clock('11:00')), {
			...{ id: crypto.randomUUID(), person: held.id, because, by: manager.id },
		})
}

/** Three of the oldest were visited once, and nothing was written since. */
const visitedLongAgo = async ({ db }: Municipal, until: Day, last: Day): Promise<void> => {
	const some: Citizen[] = (await everyone(db).next()).value ?? []
	const oldest = some
		.filter(
			({ bornOn, status, residence }) => status === 'resident' && residence === 'own_home' && ageOn(bornOn, until) > 87,
		)
		.toSorted((a, b) => (a.cpr < b.cpr ? -1 : 1))
		.slice(0, 3)
	const writers = await activeConsultants(db, until)
	for (const [nth, { id: person }] of oldest.entries()) {
		const writer = writers[nth % writers.length]
		const on = addDays(last, -20 - nth * 150)
		if (writer === undefined || (await visitsOf(db, person)).length > 0) continue
		const at = instantAt(on, clock('10:00'))
		const visit = crypto.randomUUID() as VisitId
		await startUnplanned(db, at, { id: visit, person, by: writer.id, form: 'home_visit', occasion: 'need' })
		const body = { ...emptyNote, summary: 'Opdigtet gammelt notat til demonstrationen.' }
		const note = { visit, base: 0, kind: 'journal' as const, happenedOn: on, accepted: 'at_the_door' as const, body }
		await sign(db, addMinutes(at, 60), writer, note, { agree, handOver })
	}
}
