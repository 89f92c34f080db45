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
const pairOff = (rows: ReadonlyMap<PersonId, { citizen: Citizen; row: Making }>, on: number): void => {
	const homes = Map.groupBy([...rows.values()], ({ citizen }) => citizen.address?.id)
	for (const { citizen, row } of rows.values()) {
		const spouse = citizen.spouse === null ? undefined : rows.get(citizen.spouse)
		if (spouse && row.partner === null && spouse.row.partner === null) {
			row.partner = spouse.row
			spouse.row.partner = row
		}
	}
	for (const [address, members] of homes) {
		if (address === undefined) continue
		const adults = members.filter(({ row }) => on - row.bornOn >= adult)
		const [one, other] = adults
		if (adults.length === 2 && one && other && one.row.partner === null && other.row.partner === null)
			if (Math.abs(one.row.bornOn - other.row.bornOn) < apartInAge) {
				one.row.partner = other.row
				other.row.partner = one.row
			}
		for (const { row } of adults)
			row.withOthers = adults.some(({ row: another }) => another !== row && another !== row.partner)
	}
}

/** Nobody this young is followed: they come into no standard within the longest horizon. */
const youngestFollowed = 40

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

/** The residents of a day, with the younger years that the register lacks, as columns. */
export const startingPointOf = (
	citizens: Iterable<Citizen>,
	known: ReadonlyMap<PersonId, Known>,
	today: Day,
): StartingPoint => {
	const on = numberOf(today)
	const rows = new Map<PersonId, { citizen: Citizen; row: Making }>()
	for (const citizen of citizens)
		if (citizen.status === 'resident') rows.set(citizen.id, { citizen, row: rowOf(citizen, known.get(citizen.id)) })
	pairOff(rows, on)
	const registered = [...rows.values()].map(({ row }) => row)
	const kept = registered.filter((row) => oldEnough(on, row))
	const { copies, bornAfter } = copiedYears(registered, on)
	return asColumns([...kept, ...beside(kept, copies, on)], on, bornAfter)
}

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

const asColumns = (rows: readonly Row[], on: number, copiedFrom: number): StartingPoint => {
	const ordered = rows.toSorted((a, b) => a.bornOn - b.bornOn)
	const place = new Map(ordered.map((row, at) => [row, at]))
	const days = (of: (row: Row) => number): Int32Array => Int32Array.from(ordered, of)
	const bits = (of: (row: Row) => number): Uint8Array => Uint8Array.from(ordered, of)
	return {
		on,
		count: ordered.length,
		bornOn: days(({ bornOn }) => bornOn),
		sex: bits(({ sex }) => sex),
		flags: bits(({ flags }) => flags),
		partner: days(({ partner }) => (partner === null ? -1 : (place.get(partner) ?? -1))),
		withOthers: bits(({ withOthers }) => Number(withOthers)),
		residentSince: days(({ residentSince }) => residentSince),
		lastServedOn: days(({ lastServedOn }) => lastServedOn),
		spouseDiedOn: days(({ spouseDiedOn }) => spouseDiedOn),
		spouseToCareHomeOn: days(({ spouseToCareHomeOn }) => spouseToCareHomeOn),
		optedOut: bits(({ optedOut }) => Number(optedOut)),
		copiedFrom,
	}
}
