import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { addStaff } from '#access/actions.ts'
import { addShift, freeTimesFor, hoursOf, reportAbsence } from '#booking/actions.ts'
import { sickListOf } from '#desk/sick/sick-actions.ts'
import { addDays, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, dayOf, instantAt } from '#kernel/instant.ts'
import { runCommand, terminal, type World } from '#platform/command/index.ts'
import {
	type Municipality,
	type OpenMunicipal,
	openMunicipality,
	type Premises,
	readMunicipalities,
} from '#platform/municipality/index.ts'
import { populationCommands } from '#population/commands.ts'
import { postgresAtHand } from '../test/postgres-at-hand.ts'
import { onServer, within } from '../test/postgres-template.ts'
import { startCluster } from '../test/private-cluster.ts'
import { middle } from './rounds.ts'

// node bench/run.js callers [CITIZENS [CALLERS]] – the three best free times for whoever calls, and whom a sick consultant's day hits, in a
// municipality of fifteen consultants with a year of bookings behind it and a year before it, on both databases.

const today = day('2026-03-09')
const at = instantAt(today, clock('08:10'))
const consultants = 15
const callers = Number(process.argv[3] ?? 200)
/** So many days ahead times are looked for, as on the call list. */
const daysOfTimes = 60

const drawn = (seed: number) => () => {
	seed = (seed * 1_664_525 + 1_013_904_223) >>> 0
	return seed / 4_294_967_296
}

const people = async ({ db, municipality }: OpenMunicipal, persons: number): Promise<readonly PersonId[]> => {
	const folder = await mkdtemp(join(tmpdir(), 'hj-callers-'))
	const world: World = {
		...terminal,
		out: async () => {},
		progress: () => {},
		now: () => at,
		municipalities: async () => [municipality],
		open: async () => ({ db, municipality, outbox: folder, enqueue: async () => {} }) as never,
	}
	const here = ['--municipality', municipality.code, '--on', today]
	const size = ['--seed', '1', '--persons', String(persons), '--out', folder]
	await runCommand(populationCommands(), ['population', 'generate', ...here, ...size], world)
	await runCommand(populationCommands(), ['population', 'import', ...here, join(folder, 'population.csv')], world)
	await rm(folder, { recursive: true })
	const { rows } = await sql<{ id: PersonId }>`
		select id from population.person where status = 'resident' and born_on < '1950-01-01' order by cpr`.execute(db)
	return rows.map(({ id }) => id)
}

/** Fifteen who work from eight to three on weekdays; half of the four times of each day are taken, two years long. */
const fill = async (municipal: OpenMunicipal, persons: readonly PersonId[]): Promise<readonly StaffId[]> => {
	const { db } = municipal
	const staff: StaffId[] = []
	for (let n = 0; n < consultants; n++) {
		const added = await addStaff(db, at, null, {
			...{ name: `Konsulent ${n + 1}`, email: `${n}@example.invalid`, roles: ['consultant'], profession: null },
			...{ authorisationId: null, login: null, languages: [], activeFrom: day('2024-01-01') },
		})
		if (!added.ok) throw new Error(added.why)
		staff.push(added.value.id)
		const hours = { from: clock('08:00'), to: clock('15:00'), weeks: 'every', validTo: null } as const
		for (const weekday of [1, 2, 3, 4, 5])
			await addShift(db, at, added.value.id, { ...hours, weekday, validFrom: day('2024-01-01') }, null)
	}
	const draw = drawn(7)
	const rows: string[] = []
	for (let n = -365; n < 365; n++)
		for (const who of staff)
			for (const from of ['08:00', '09:30', '11:00', '12:30'])
				if (draw() < 0.5) {
					const on = addDays(today, n)
					const person = persons[Math.floor(draw() * persons.length)] ?? ''
					rows.push([who, person, instantAt(on, clock(from))].join(' '))
				}
	await sql`
		insert into booking.booking (staff, person, during, purpose, made_at)
		select split_part(one, ' ', 1)::uuid, split_part(one, ' ', 2)::uuid,
			tstzrange(split_part(one, ' ', 3)::timestamptz, split_part(one, ' ', 3)::timestamptz + interval '1 hour'), 'home_visit', ${at}
		from unnest(${rows}::text[]) one where extract(isodow from split_part(one, ' ', 3)::timestamptz) <= 5
		on conflict do nothing`.execute(db)
	await sql`analyze`.execute(db)
	return staff
}

/** Milliseconds on the clock, and of this process's processor. */
type Took = { readonly clock: number; readonly processor: number }
const measured = async (work: () => Promise<unknown>): Promise<Took> => {
	const [began, spent] = [performance.now(), process.cpuUsage()]
	await work()
	const { user, system } = process.cpuUsage(spent)
	return { clock: performance.now() - began, processor: (user + system) / 1000 }
}
const told = (what: string, took: readonly Took[]): void => {
	const part = (of: keyof Took, share: number) => {
		const sorted = took.map((one) => one[of]).toSorted((x, y) => x - y)
		return (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
	}
	console.log(
		`   ${what}: median ${part('clock', 0.5)} ms, 95 in 100 within ${part('clock', 0.95)} ms, slowest ${part('clock', 1)} ms; ` +
			`processor of the program ${part('processor', 0.5)} ms`,
	)
}

const measure = async (municipal: OpenMunicipal, persons: number): Promise<void> => {
	const { db, municipality } = municipal
	const citizens = await people(municipal, persons)
	const staff = await fill(municipal, citizens)
	const { rows } = await sql<{ all: number; ahead: number }>`
		select count(*)::int as all, (count(*) filter (where lower(during) > ${at}::timestamptz))::int as ahead from booking.booking`.execute(
		db,
	)
	console.log(`   ${consultants} consultants, ${rows[0]?.all} bookings, ${rows[0]?.ahead} of them in the year ahead`)
	const to = addDays(today, daysOfTimes)
	const draw = drawn(11)
	const [times, hours, bare]: [Took[], Took[], Took[]] = [[], [], []]
	let apart = 0
	for (let n = 0; n < callers; n++) {
		const person = citizens[Math.floor(draw() * citizens.length)]
		if (person === undefined) throw new Error('nobody calls')
		const asked = { person, minutes: 60, from: today, to, notBefore: at }
		let found: Awaited<ReturnType<typeof freeTimesFor>> = []
		times.push(await measured(async () => (found = await freeTimesFor(db, municipality, asked))))
		hours.push(await measured(() => hoursOf(db, municipality, today, to)))
		bare.push(
			await measured(() =>
				sql`select * from booking.booking where released_at is null
					and during && tstzrange(${at}::timestamptz, ${instantAt(to, clock('23:59'))}::timestamptz) order by lower(during)`.execute(
					db,
				),
			),
		)
		apart += new Set(found.map(({ span }) => dayOf(span.from))).size === 3 ? 1 : 0
	}
	told('the three best for a caller', times)
	const clocks = (took: readonly Took[]): number => middle(took.map(({ clock }) => clock))
	const ratio = (of: readonly Took[]): string => (clocks(times) / clocks(of)).toFixed(1)
	console.log(
		`   ${ratio(bare)} × a bare reading of the bookings of ${daysOfTimes} days, ${ratio(hours)} × working out who is free; ${apart} of ${callers} have three times on three days`,
	)
	const [away] = staff
	if (away === undefined) throw new Error('nobody is away')
	for (const days of [1, 5, 15]) {
		const span = {
			from: instantAt(addDays(today, 1), clock('00:00')),
			to: instantAt(addDays(today, 1 + days), clock('00:00')),
		}
		await reportAbsence(db, at, { staff: away, span, kind: 'illness' }, { by: null, isMeant: false })
		const took: Took[] = []
		let hit = 0
		for (let round = 0; round < 5; round++)
			took.push(
				await measured(async () => {
					const list = await sickListOf(db, at, municipality, away)
					hit = (list?.visits.length ?? 0) + (list?.more ?? 0)
				}),
			)
		told(`whom ${days} days of illness hit (${hit} visits), with what can be had instead`, took)
	}
}

const opened = async (municipality: Municipality, premises: Premises, persons: number): Promise<void> => {
	const municipal = await openMunicipality(municipality, premises)
	await measure(municipal, persons)
	await municipal.database.close()
}

const persons = Number(process.argv[2] ?? 7500)
const [municipality] = await readMunicipalities('municipalities', ['soenderborg'])
if (municipality === undefined) throw new Error('the municipality of the demonstration is missing')
const load = () => loadavg()[0]?.toFixed(0)
console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${load()}; ${persons} citizens`)
const atHand = postgresAtHand()
if (atHand === null) console.log('!! no PostgreSQL at hand: only the embedded database is measured')
else {
	const cluster = 'binaries' in atHand ? await startCluster(atHand.binaries) : null
	const server = cluster?.url ?? ('url' in atHand ? atHand.url : '')
	const name = `hj_bench_${randomUUID().slice(0, 8)}`
	await onServer(server, `create database ${name}`)
	console.log(`PostgreSQL, load ${load()}`)
	await opened(
		municipality,
		{ data: undefined, databaseUrl: within(server, name), outbox: undefined },
		persons,
	).finally(() => onServer(server, `drop database ${name} with (force)`))
	cluster?.stop()
}
const folder = await mkdtemp(join(tmpdir(), 'hj-callers-'))
console.log(`embedded, load ${load()}`)
await opened(municipality, { data: folder, databaseUrl: undefined, outbox: undefined }, persons).finally(() =>
	rm(folder, { recursive: true }),
)
