import { setImmediate } from 'node:timers/promises'
import type { FactSource, PartOfFacts } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { countCitizens, everyone, lifeEventsOf } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import type { Standard } from '#standard/index.ts'
import { knownOf } from '../known.ts'
import { offeredOn } from '../offered.ts'
import { weighingOf } from '../weighing.ts'
import { asStated, chancesUnder, fewer, more } from './chances.ts'
import { inTurn } from './in-turn.ts'
import { type LifePaths, lifePaths } from './life-paths.ts'
import { type OfferedOnAllWays, type SimulatedYear, simulatedYears } from './simulated.ts'
import { type StartingPoint, startingPointOf } from './starting-point.ts'

/** The farthest ahead anyone looks. */
export const mostYears = 15
/** How often the coming years are drawn with the rates as stated: where there are many citizens chance evens out sooner. */
const drawnAsStated = (citizens: number): number => (citizens > 60_000 ? 3 : 5)

/** Of several simulations one goes on at a time, and others of the program work between one slice of it and the next. */
const inSlices = inTurn(() => setImmediate())

const startingPoint = async (db: Db, today: Day, sources: readonly FactSource[]): Promise<StartingPoint> => {
	const citizens: Citizen[] = []
	for await (const chunk of everyone(db)) citizens.push(...chunk)
	const events = await lifeEventsOf(db, 'everyone')
	const parts = new Map<PersonId, PartOfFacts[]>()
	for (const source of sources)
		for (const [person, part] of await source(db, 'everyone')) {
			const own = parts.get(person)
			if (own === undefined) parts.set(person, [part])
			else own.push(part)
		}
	const told = new Set([...events.keys(), ...parts.keys()])
	const known = new Map([...told].map((id) => [id, knownOf(events.get(id) ?? [], parts.get(id) ?? [], today)]))
	return inSlices(startingPointOf(citizens, known, today))
}

/** The coming years of a municipality as they were drawn, kept because no standard changes them. */
type Drawn = {
	readonly start: StartingPoint
	/** First those with the rates as stated, then one with fewer and one with more. */
	readonly paths: readonly LifePaths[]
	readonly stated: number
	readonly offered: Map<string, Promise<OfferedOnAllWays>>
}

/** A process may remember what it drew; another draws the same. The municipality asked for last stands last. */
const remembered = new Map<Db, { readonly key: string; readonly drawn: Promise<Drawn> }>()
const mostRemembered = 4
const mostStandards = 12

const draw = async (
	db: Db,
	{ today, seed, sources, progress }: Pick<Asked, 'today' | 'seed' | 'sources' | 'progress'>,
): Promise<Drawn> => {
	progress?.('reading the citizens')
	const start = await startingPoint(db, today, sources)
	const stated = drawnAsStated(start.registered)
	const scenarios = [...Array.from({ length: stated }, () => asStated), fewer, more]
	const paths: LifePaths[] = []
	for (const [way, scenario] of scenarios.entries()) {
		progress?.(`drawing the coming years, ${way + 1} of ${scenarios.length}`)
		const luck = way < stated ? way : 0
		paths.push(await inSlices(lifePaths(start, chancesUnder(scenario), seed * 1000 + luck, mostYears)))
	}
	return { start, paths, stated, offered: new Map() }
}

const drawnFor = async (db: Db, asked: Asked): Promise<Drawn> => {
	const key = `${asked.today} ${asked.seed} ${await countCitizens(db)}`
	const known = remembered.get(db)
	remembered.delete(db)
	const drawn = known?.key === key ? known.drawn : draw(db, asked)
	remembered.set(db, { key, drawn })
	drawn.catch(() => remembered.delete(db))
	for (const oldest of remembered.keys()) if (remembered.size > mostRemembered) remembered.delete(oldest)
	return drawn
}

const offeredUnder = (drawn: Drawn, standard: Standard, years: number): Promise<OfferedOnAllWays> => {
	const key = `${years} ${standard.hash}`
	const known = drawn.offered.get(key) ?? offeredOnAll(drawn, standard, years)
	drawn.offered.delete(key)
	drawn.offered.set(key, known)
	for (const oldest of drawn.offered.keys()) if (drawn.offered.size > mostStandards) drawn.offered.delete(oldest)
	return known
}

const offeredOnAll = async ({ paths }: Drawn, standard: Standard, years: number): Promise<OfferedOnAllWays> => {
	const { kinds, times, weighOn } = weighingOf(standard)
	const ways: OfferedOnAllWays['ways'][number][] = []
	for (const path of paths) {
		const served = path.lastServedOn.slice()
		const weigh = weighOn(path, served)
		ways.push(await inSlices(offeredOn(path, served, { weigh, kinds, times }, years)))
	}
	return { standard, kinds: kinds.kinds, ways }
}

export type Asked = {
	readonly today: Day
	readonly seed: number
	readonly years: number
	readonly sources: readonly FactSource[]
	readonly standards: readonly Standard[]
	/** What newly in and newly out are told against. */
	readonly against: Standard
	readonly progress?: (what: string) => void
}

export type Simulation = {
	/** Residents in the register. */
	readonly citizens: number
	/** How often the coming years were drawn. */
	readonly ways: number
	/** In the order of the standards asked for. */
	readonly standards: readonly (readonly SimulatedYear[])[]
}

/** What some standards would mean for the municipality's own citizens over the coming years; null without citizens. */
export const simulate = async (db: Db, asked: Asked): Promise<Simulation | null> => {
	const drawn = await drawnFor(db, asked)
	if (drawn.start.count === 0) return null
	const against = await offeredUnder(drawn, asked.against, asked.years)
	const standards: SimulatedYear[][] = []
	for (const [at, standard] of asked.standards.entries()) {
		asked.progress?.(`weighing everyone under standard ${at + 1} of ${asked.standards.length}`)
		const offered = await offeredUnder(drawn, standard, asked.years)
		await setImmediate()
		standards.push(simulatedYears(drawn.paths, offered, against, drawn.stated))
	}
	return { citizens: drawn.start.registered, ways: drawn.paths.length, standards }
}
