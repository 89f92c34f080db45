import { existsSync, readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { type KyselyPlugin, type QueryId, sql } from 'kysely'
import { assessEveryone } from '#eligibility/actions.ts'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { offerNight } from '#offer/actions.ts'
import { type Db, openDatabase, type Place } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { sources } from '../src/app.tsx'

/** What one night cost, in milliseconds; together the steps are the whole of it. */
export type Cost = {
	readonly seen: number
	readonly changed: number
	readonly wall: number
	/** The processor's time of this process; of a server's processes too where they are on this machine, null elsewhere. */
	readonly cpu: number
	readonly serverCpu: number | null
	readonly peakMegabytes: number
	/** Of each step: the program's own time, and the time in which only the database worked. */
	readonly steps: Readonly<Record<string, { readonly own: number; readonly database: number }>>
}

/** Which step a statement belongs to: the first that fits. */
const statements: readonly [RegExp, string][] = [
	[/insert into|update eligibility|for update/, 'writing'],
	[/population\.person/, 'citizens'],
	[/eligibility\.stance/, 'the record'],
	[/eligibility\.debt|population\.life_event/, 'own facts'],
	[/inquiry\./, 'inquiry’s facts'],
	[/offer\./, 'offer’s facts'],
	[/visit\./, 'visit’s facts'],
]

/** Which step a function belongs to, seen from the innermost outwards: the first that fits. */
const functions: readonly [RegExp, string][] = [
	[/^(stanceOn|debtsLeftBy|debtsToWithdraw)\d*$/, 'weighing'],
	[/^(digestOf|isOnRecord)\d*$/, 'comparing'],
	[/^(selectLines|linesOf)\d*$/, 'citizens'],
	[/^selectMarks\d*$/, 'the record'],
	[/^(factsKnown|notices|assessments|inquiryFacts|recordedOf)\d*$/, 'inquiry’s facts'],
	[/^(offersMadeTo|optOutsOf|historyOf|offerFacts)\d*$/, 'offer’s facts'],
	[/^(visitFacts|findHeld)\d*$/, 'visit’s facts'],
	[/^(gather|factsFrom|withParts|lifeEventsOf|selectDebts|selectLifeEvents)\d*$/, 'own facts'],
	[/^(writeStances|recordOf|write|insertDebts)\d*$/, 'writing'],
	[/^(onStreamRead|handleDataRow|parse|parseRow)\d*$/, 'rows taken in'],
	[/^\(garbage collector\)$/, 'memory freed'],
]

const named = (table: readonly [RegExp, string][], words: string): string | null =>
	table.find(([sign]) => sign.test(words))?.[1] ?? null

type Node = { readonly kind: string; readonly sqlFragments?: readonly string[]; readonly parameters?: readonly Node[] }
const wordsOf = (node: Node): string =>
	node.kind === 'RawNode'
		? [...(node.sqlFragments ?? []), ...(node.parameters ?? []).map(wordsOf)].join(' ')
		: node.kind

/** A statement on its way, in microseconds of the clock that the profiler goes by too. */
type Underway = { readonly step: string; readonly from: number; to: number }
const microseconds = (): number => Number(process.hrtime.bigint() / 1000n)

/** Sees every statement go out and its rows come in. */
const watching = (seen: Underway[]): KyselyPlugin => {
	const begun = new WeakMap<QueryId, Underway>()
	return {
		transformQuery: ({ node, queryId }) => {
			const step = named(statements, wordsOf(node as unknown as Node)) ?? 'the rest'
			const one = { step, from: microseconds(), to: Number.POSITIVE_INFINITY }
			begun.set(queryId, one)
			seen.push(one)
			return node
		},
		transformResult: async ({ result, queryId }) => {
			const one = begun.get(queryId)
			if (one !== undefined) one.to = microseconds()
			return result
		},
	}
}

type Profile = Awaited<ReturnType<typeof stopped>>
const stopped = async (session: Session) => (await session.post('Profiler.stop')).profile

/** Which step each place of the program belongs to; null while it waits, or is in the embedded database. */
const stepsOf = ({ nodes }: Profile): ReadonlyMap<number, string | null> => {
	const byId = new Map(nodes.map((node) => [node.id, node]))
	const steps = new Map<number, string | null>()
	const visit = (id: number, outer: string | null): void => {
		const node = byId.get(id)
		if (node === undefined) return
		const step = named(functions, node.callFrame.functionName) ?? outer
		steps.set(id, step)
		for (const child of node.children ?? []) visit(child, step)
	}
	if (nodes[0] !== undefined) visit(nodes[0].id, null)
	return steps
}

/** Shares the time out over the steps, by what ran at each sample; where nothing of ours did, by the statement that was underway. */
const shared = (profile: Profile, seen: readonly Underway[]): Cost['steps'] => {
	const steps: Record<string, { own: number; database: number }> = {}
	const ofPlace = stepsOf(profile)
	let now = profile.startTime
	for (const [at, id] of (profile.samples ?? []).entries()) {
		const took = profile.timeDeltas?.[at] ?? 0
		now += took
		const own = ofPlace.get(id) ?? null
		const underway = own === null ? seen.findLast(({ from, to }) => from <= now && now < to) : undefined
		const step = own ?? underway?.step ?? 'the rest'
		const cost = steps[step] ?? { own: 0, database: 0 }
		cost[underway === undefined ? 'own' : 'database'] += took / 1000
		steps[step] = cost
	}
	return steps
}

/** What the server's processes for this database took of the processor: all of them are ours, and as old as the night. */
const serverCpu = async (db: Db): Promise<number | null> => {
	const { rows } = await sql<{ pid: number }>`
		select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`.execute(db)
	const files = rows.map(({ pid }) => `/proc/${pid}/stat`)
	if (files.length === 0 || !files.every((file) => existsSync(file))) return null
	// after the name in brackets the twelfth and thirteenth are the ticks, ten milliseconds each
	const ticks = files.flatMap((file) => (readFileSync(file, 'utf8').split(') ')[1] ?? '').split(' ').slice(11, 13))
	return ticks.reduce((sum, written) => sum + Number(written) * 10, 0)
}

/** The night as `app.tsx` puts it together, watched from outside. */
export const nightOf = async (place: Place, municipality: Municipality, on: string): Promise<Cost> => {
	const opened = await openDatabase(place)
	if ('inUseBy' in opened) throw new Error('the database is in use')
	const seenGoing: Underway[] = []
	const db: Db = opened.db.withPlugin(watching(seenGoing))
	const session = new Session()
	session.connect()
	await session.post('Profiler.enable')
	await session.post('Profiler.start')
	const at = instantAt(day(on), clock('02:00'))
	const [before, began] = [process.cpuUsage(), performance.now()]
	const { seen, changed } = await assessEveryone(db, at, day(on), sources)
	const wall = performance.now() - began
	const { user, system } = process.cpuUsage(before)
	const steps = shared(await stopped(session), seenGoing)
	const offersBegan = performance.now()
	await offerNight(db, at, day(on), municipality)
	const offers = performance.now() - offersBegan
	const ofServer = 'url' in place ? await serverCpu(opened.db) : null
	await opened.close()
	return {
		seen,
		changed,
		wall: wall + offers,
		cpu: (user + system) / 1000,
		serverCpu: ofServer,
		peakMegabytes: process.resourceUsage().maxRSS / 1024,
		steps: { ...steps, 'the offers’ night': { own: 0, database: offers } },
	}
}
