import type { Day } from '#kernel/day.ts'
import { never, numberOf } from '#kernel/day-number.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Citizen } from '#population/index.ts'
import { is, type Making, type Row } from '../row.ts'
import { withCopiedYears } from './copied-years.ts'

/** What other rooms know that the coming years depend on. */
export type Known = {
	readonly spouseDiedOn?: Day
	readonly spouseToCareHomeOn?: Day
	/** The last offer or visit. */
	readonly lastServedOn?: Day
	/** Does not want to be contacted. */
	readonly optedOut?: boolean
	/** Exclusions about which a decision is recorded. */
	readonly exceptions?: readonly string[]
}

/** The residents as columns, oldest first; days count from 1970. */
export type StartingPoint = {
	readonly on: number
	readonly count: number
	/** Residents in the register, whatever their age. */
	readonly registered: number
	readonly bornOn: Int32Array
	/** 0 a woman, 1 a man. */
	readonly sex: Uint8Array
	readonly flags: Uint8Array
	/** Row of husband, wife or partner; -1 without. */
	readonly partner: Int32Array
	/** Lives with another adult than the partner. */
	readonly withOthers: Uint8Array
	/** Too young to be counted, but somebody’s partner: their like are copied. */
	readonly onlyBeside: Uint8Array
	readonly residentSince: Int32Array
	/** The last offer or visit, whichever came later. */
	readonly lastServedOn: Int32Array
	readonly spouseDiedOn: Int32Array
	readonly spouseToCareHomeOn: Int32Array
	readonly optedOut: Uint8Array
	/** Exclusions about which a decision is recorded, by row; most have none. */
	readonly exceptions: ReadonlyMap<number, readonly string[]>
	/** Born after this day, they are not in the register but copied from the youngest who are. */
	readonly copiedFrom: number
}

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
	onlyBeside: false,
	residentSince: dayOrNever(citizen.residentSince),
	lastServedOn: Math.max(
		dayOrNever(citizen.lastOfferOn),
		dayOrNever(citizen.lastVisitOn),
		dayOrNever(known?.lastServedOn),
	),
	spouseDiedOn: dayOrNever(known?.spouseDiedOn),
	spouseToCareHomeOn: dayOrNever(known?.spouseToCareHomeOn),
	optedOut: known?.optedOut === true,
	exceptions: known?.exceptions ?? [],
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
	yield
	const { counted, bornAfter } = withCopiedYears(
		[...rows.values()].map(({ row }) => row),
		on,
	)
	yield
	return { ...(yield* asColumns(counted, on, bornAfter)), registered: rows.size }
}

/** Rows at once: few enough that nobody waits long for their turn. */
const slice = 10_000

function* asColumns(
	rows: readonly Row[],
	on: number,
	copiedFrom: number,
): Generator<void, Omit<StartingPoint, 'registered'>> {
	const ordered = rows.toSorted((a, b) => a.bornOn - b.bornOn)
	yield
	const count = ordered.length
	const place = new Map(ordered.map((row, at) => [row, at]))
	yield
	const days = () => new Int32Array(count)
	const bits = () => new Uint8Array(count)
	const start = {
		on,
		count,
		copiedFrom,
		bornOn: days(),
		sex: bits(),
		flags: bits(),
		partner: days(),
		withOthers: bits(),
		onlyBeside: bits(),
		residentSince: days(),
		lastServedOn: days(),
		spouseDiedOn: days(),
		spouseToCareHomeOn: days(),
		optedOut: bits(),
		exceptions: new Map<number, readonly string[]>(),
	}
	for (const [at, row] of ordered.entries()) {
		start.bornOn[at] = row.bornOn
		start.sex[at] = row.sex
		start.flags[at] = row.flags
		start.partner[at] = row.partner === null ? -1 : (place.get(row.partner) ?? -1)
		start.withOthers[at] = Number(row.withOthers)
		start.onlyBeside[at] = Number(row.onlyBeside)
		start.residentSince[at] = row.residentSince
		start.lastServedOn[at] = row.lastServedOn
		start.spouseDiedOn[at] = row.spouseDiedOn
		start.spouseToCareHomeOn[at] = row.spouseToCareHomeOn
		start.optedOut[at] = Number(row.optedOut)
		if (row.exceptions.length > 0) start.exceptions.set(at, row.exceptions)
		if (at % slice === slice - 1) yield
	}
	return start
}
