import type { Day } from '#kernel/day.ts'
import { never, numberOf } from '#kernel/day-number.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Citizen } from '#population/index.ts'

/** What is so of a citizen at a time, one bit each. */
export const is = {
	/** Alive and living in the municipality. */
	here: 1,
	/** The only adult at the address. */
	alone: 2,
	/** Neither married nor in a registered partnership. */
	single: 4,
	inCareHome: 8,
	practical: 16,
	personal: 32,
	nursing: 64,
	/** In an institution or an asylum centre. */
	inInstitution: 128,
} as const

/** What other rooms know that the coming years depend on. */
export type Known = {
	readonly spouseDiedOn?: Day
	readonly spouseToCareHomeOn?: Day
	/** The last offer or visit. */
	readonly lastServedOn?: Day
	/** Does not want to be contacted. */
	readonly optedOut?: boolean
}

/** The residents as columns, oldest first; days count from 1970. */
export type StartingPoint = {
	readonly on: number
	readonly count: number
	readonly bornOn: Int32Array
	/** 0 a woman, 1 a man. */
	readonly sex: Uint8Array
	readonly flags: Uint8Array
	/** Row of husband, wife or partner; -1 without. */
	readonly partner: Int32Array
	/** Lives with another adult than the partner. */
	readonly withOthers: Uint8Array
	readonly residentSince: Int32Array
	/** The last offer or visit, whichever came later. */
	readonly lastServedOn: Int32Array
	readonly spouseDiedOn: Int32Array
	readonly spouseToCareHomeOn: Int32Array
	readonly optedOut: Uint8Array
	/** Born after this day, they are not in the register but copied from the youngest who are. */
	readonly copiedFrom: number
}

/** One row before it becomes columns. */
export type Row = {
	readonly bornOn: number
	readonly sex: number
	readonly flags: number
	readonly partner: Row | null
	readonly withOthers: boolean
	readonly residentSince: number
	readonly lastServedOn: number
	readonly spouseDiedOn: number
	readonly spouseToCareHomeOn: number
	readonly optedOut: boolean
}
type Making = { -readonly [Part in keyof Row]: Row[Part] }

const dayOrNever = (on: Day | null | undefined): number => (on ? numberOf(on) : never)

const flagsOf = ({ livesAlone, civilStatus, residence, help }: Citizen): number =>
	is.here |
	(livesAlone === true ? is.alone : 0) |
	(civilStatus === 'married' || civilStatus === 'registered_partner' ? 0 : is.single) |
	(residence === 'care_home' ? is.inCareHome : 0) |
	(residence === 'institution' || residence === 'asylum_centre' ? is.inInstitution : 0) |
	(help.practical ? is.practical : 0) |
	(help.personal ? is.personal : 0) |
	(help.nursing ? is.nursing : 0)

const rowOf = (citizen: Citizen, known: Known | undefined): Making => ({
	bornOn: numberOf(citizen.bornOn),
	sex: citizen.sex === 'f' ? 0 : 1,
	flags: flagsOf(citizen),
	partner: null,
	withOthers: false,
	residentSince: dayOrNever(citizen.residentSince),
	lastServedOn: Math.max(
		dayOrNever(citizen.lastOfferOn),
		dayOrNever(citizen.lastVisitOn),
		dayOrNever(known?.lastServedOn),
	),
	spouseDiedOn: dayOrNever(known?.spouseDiedOn),
	spouseToCareHomeOn: dayOrNever(known?.spouseToCareHomeOn),
	optedOut: known?.optedOut === true,
})

const adult = 18 * 365.25
const apartInAge = 15 * 365.25

/** Two who live together and are of an age count as a couple, married or not. */
function* pairOff(
	rows: ReadonlyMap<PersonId, { citizen: Citizen; row: Making }>,
	on: number,
): Generator<void, undefined> {
	const homes = new Map<string, Making[]>()
	for (const { citizen, row } of rows.values()) {
		const spouse = citizen.spouse === null ? undefined : rows.get(citizen.spouse)?.row
		if (spouse && row.partner === null && spouse.partner === null) marry(row, spouse)
		if (citizen.address === null || on - row.bornOn < adult) continue
		const home = homes.get(citizen.address.id)
		if (home === undefined) homes.set(citizen.address.id, [row])
		else home.push(row)
	}
	yield
	for (const adults of homes.values()) {
		const [one, other] = adults
		if (adults.length === 2 && one && other && one.partner === null && other.partner === null)
			if (Math.abs(one.bornOn - other.bornOn) < apartInAge) marry(one, other)
		for (const row of adults) row.withOthers = adults.some((another) => another !== row && another !== row.partner)
	}
	yield
}

const marry = (one: Making, other: Making): void => {
	one.partner = other
	other.partner = one
}

/** Nobody this young is followed: they come into no standard within the longest horizon. */
const youngestFollowed = 45

const yearsOld = ({ bornOn }: Row, on: number): number => Math.floor((on - bornOn) / 365.25)
const oldEnough = (on: number, row: Row): boolean => on - row.bornOn >= youngestFollowed * 365.25

/**
 * Years of birth that the register does not hold whole, because it begins at an age: made as large as the youngest that it
 * holds, and of the same kind of people, that many years younger and without the help and losses of their elders.
 */
const copiedYears = (rows: readonly Row[], on: number): { readonly copies: Row[]; readonly bornAfter: number } => {
	const counts = new Map<number, number>()
	for (const row of rows) counts.set(yearsOld(row, on), (counts.get(yearsOld(row, on)) ?? 0) + 1)
	const of = (age: number): number => counts.get(age) ?? 0
	const isWhole = (age: number): boolean => of(age) * 2 >= (of(age + 1) + of(age + 2) + of(age + 3)) / 3 && of(age) > 0
	let youngest = 70
	while (youngest > youngestFollowed && isWhole(youngest - 1)) youngest--
	const bornAfter = on - youngest * 365.25
	const patterns = rows.filter((row) => yearsOld(row, on) >= youngest && yearsOld(row, on) < youngest + 3)
	const copies: Making[] = []
	for (let years = 3; youngest - years >= youngestFollowed - 2; years += 3) {
		const made = new Map<Row, Making>()
		const days = Math.round(years * 365.25)
		for (const pattern of patterns) made.set(pattern, { ...copyOf(pattern, days), partner: null })
		for (const [pattern, copy] of made) copy.partner = (pattern.partner && made.get(pattern.partner)) ?? null
		copies.push(...made.values())
	}
	return { copies, bornAfter }
}

const copyOf = (pattern: Row, days: number): Making => ({
	...pattern,
	bornOn: pattern.bornOn + days,
	flags: pattern.flags & ~(is.practical | is.personal | is.nursing | is.inCareHome),
	lastServedOn: never,
	spouseDiedOn: never,
	spouseToCareHomeOn: never,
	optedOut: false,
})

/** The residents of a day, with the younger years that the register lacks, as columns. A slice of the work at a time. */
export function* startingPointOf(
	citizens: Iterable<Citizen>,
	known: ReadonlyMap<PersonId, Known>,
	today: Day,
): Generator<void, StartingPoint> {
	const on = numberOf(today)
	const rows = new Map<PersonId, { citizen: Citizen; row: Making }>()
	for (const citizen of citizens) {
		if (citizen.status !== 'resident') continue
		rows.set(citizen.id, { citizen, row: rowOf(citizen, known.get(citizen.id)) })
		if (rows.size % slice === 0) yield
	}
	yield* pairOff(rows, on)
	const registered = [...rows.values()].map(({ row }) => row)
	const kept = registered.filter((row) => oldEnough(on, row))
	yield
	const { copies, bornAfter } = copiedYears(registered, on)
	const all = [...kept, ...beside(kept, copies, on)]
	yield
	return yield* asColumns(all, on, bornAfter)
}

/** Rows at once: few enough that nobody waits long for their turn. */
const slice = 10_000

/** Copies for those only whom the register lacks: one fewer for each that it holds of the same age. */
const beside = (registered: readonly Row[], copies: readonly Row[], on: number): Row[] => {
	const held = new Map<number, number>()
	for (const row of registered) held.set(yearsOld(row, on), (held.get(yearsOld(row, on)) ?? 0) + 1)
	return copies.filter((copy) => {
		const age = yearsOld(copy, on)
		const left = held.get(age) ?? 0
		held.set(age, left - 1)
		return left <= 0 && oldEnough(on, copy)
	})
}

function* asColumns(rows: Row[], on: number, copiedFrom: number): Generator<void, StartingPoint> {
	rows.sort((a, b) => a.bornOn - b.bornOn)
	yield
	const count = rows.length
	const place = new Map(rows.map((row, at) => [row, at]))
	yield
	const days = () => new Int32Array(count)
	const bits = () => new Uint8Array(count)
	const start = {
		...{ on, count, copiedFrom, bornOn: days(), sex: bits(), flags: bits(), partner: days(), withOthers: bits() },
		...{ residentSince: days(), lastServedOn: days(), spouseDiedOn: days(), spouseToCareHomeOn: days() },
		optedOut: bits(),
	}
	for (const [at, row] of rows.entries()) {
		start.bornOn[at] = row.bornOn
		start.sex[at] = row.sex
		start.flags[at] = row.flags
		start.partner[at] = row.partner === null ? -1 : (place.get(row.partner) ?? -1)
		start.withOthers[at] = Number(row.withOthers)
		start.residentSince[at] = row.residentSince
		start.lastServedOn[at] = row.lastServedOn
		start.spouseDiedOn[at] = row.spouseDiedOn
		start.spouseToCareHomeOn[at] = row.spouseToCareHomeOn
		start.optedOut[at] = Number(row.optedOut)
		if (at % slice === slice - 1) yield
	}
	return start
}
