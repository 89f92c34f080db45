import { never, numberOfDate, yearOfNumber } from '#kernel/day-number.ts'
import { type Chances, placeOfAge } from './chances.ts'
import { drawn, keyOf, occasion, purpose } from './drawn.ts'
import { is } from './row.ts'
import type { StartingPoint } from './starting-point.ts'

/** One way the coming years may go for everyone, as columns: those of the starting point and those who move in, the oldest first. */
export type LifePaths = {
	readonly count: number
	/** The row at the starting point; -1 for those who moved in since. */
	readonly startedAs: Int32Array
	readonly bornOn: Int32Array
	readonly sex: Uint8Array
	readonly residentSince: Int32Array
	readonly lastServedOn: Int32Array
	readonly optedOut: Uint8Array
	readonly exceptions: StartingPoint['exceptions']
	readonly diedOn: Int32Array
	readonly leftOn: Int32Array
	readonly careHomeOn: Int32Array
	readonly spouseDiedOn: Int32Array
	readonly spouseToCareHomeOn: Int32Array
	/** What is so in the middle of each period, as bits of `is`; nothing of those who only stand beside somebody. */
	readonly states: readonly Uint8Array[]
	/** The rest of the year begun, where there is one, then whole years. */
	readonly periods: readonly Period[]
	/** How many periods come before the first whole year. */
	readonly runIn: 0 | 1
}

/** First and last day; the first period may be what is left of a year. */
export type Period = { readonly year: number; readonly from: number; readonly to: number }

const firstDayOf = (year: number): number => numberOfDate(year, 1, 1)

/** What is left of the year of `on`, when it has begun, and so many whole years after. */
export const periodsFrom = (on: number, years: number): Period[] => {
	const begun = yearOfNumber(on)
	const whole = firstDayOf(begun) === on ? begun : begun + 1
	const rest = whole === begun ? [] : [{ year: begun, from: on, to: firstDayOf(whole) - 1 }]
	const all = Array.from({ length: years }, (_, at) => whole + at)
	return [...rest, ...all.map((year) => ({ year, from: firstDayOf(year), to: firstDayOf(year + 1) - 1 }))]
}

/** More than any row; a birth and a row make one number that sorts as the birth does. */
const beyondRows = 2 ** 24

/** Puts the rows in order of birth, so that everyone old enough for something stands before everyone who is not. */
function* oldestFirst(
	start: StartingPoint,
	columns: Columns,
	count: number,
	states: readonly Uint8Array[],
	periods: readonly Period[],
	runIn: 0 | 1,
): Generator<void, LifePaths> {
	const births = new Float64Array(count)
	for (let row = 0; row < count; row++) births[row] = (columns.bornOn[row] as number) * beyondRows + row
	births.sort()
	const order = Int32Array.from(births, (birth) => birth - Math.floor(birth / beyondRows) * beyondRows)
	yield
	const days = (column: Int32Array, otherwise = never): Int32Array =>
		order.map((row) => (row < column.length ? (column[row] as number) : otherwise))
	const bits = (column: Uint8Array): Uint8Array => {
		const ordered = new Uint8Array(count)
		for (let row = 0; row < count; row++) ordered[row] = column[order[row] as number] ?? 0
		return ordered
	}
	const ordered = {
		startedAs: order.map((row) => (row < start.count ? row : -1)),
		bornOn: days(columns.bornOn),
		sex: bits(columns.sex),
		residentSince: days(columns.residentSince),
		lastServedOn: days(start.lastServedOn),
		optedOut: bits(start.optedOut),
		exceptions: new Map(
			[...order].flatMap((row, at) => {
				const known = start.exceptions.get(row)
				return known === undefined ? [] : [[at, known] as const]
			}),
		),
		diedOn: days(columns.diedOn),
		leftOn: days(columns.leftOn),
		careHomeOn: days(columns.careHomeOn),
		spouseDiedOn: days(columns.spouseDiedOn),
		spouseToCareHomeOn: days(columns.spouseToCareHomeOn),
	}
	const inOrder: Uint8Array[] = []
	for (const state of states) {
		yield
		inOrder.push(bits(state))
	}
	return { count, ...ordered, states: inOrder, periods, runIn }
}

type Columns = {
	key: Uint32Array
	bornOn: Int32Array
	sex: Uint8Array
	flags: Uint8Array
	partner: Int32Array
	withOthers: Uint8Array
	onlyBeside: Uint8Array
	residentSince: Int32Array
	diedOn: Int32Array
	leftOn: Int32Array
	careHomeOn: Int32Array
	spouseDiedOn: Int32Array
	spouseToCareHomeOn: Int32Array
}

const roomFor = (start: StartingPoint, seed: number, size: number): Columns => {
	const days = (column: Int32Array, otherwise = never): Int32Array => {
		const days = new Int32Array(size).fill(otherwise)
		days.set(column)
		return days
	}
	const bits = (column: Uint8Array): Uint8Array => {
		const bits = new Uint8Array(size)
		bits.set(column)
		return bits
	}
	const none = new Int32Array(0)
	return {
		key: new Uint32Array(size).map((_, row) => (row < start.count ? keyOf(seed, row) : 0)),
		bornOn: days(start.bornOn),
		sex: bits(start.sex),
		flags: bits(start.flags),
		partner: days(start.partner, -1),
		withOthers: bits(start.withOthers),
		onlyBeside: bits(start.onlyBeside),
		residentSince: days(start.residentSince),
		diedOn: days(none),
		leftOn: days(none),
		careHomeOn: days(none),
		spouseDiedOn: days(start.spouseDiedOn),
		spouseToCareHomeOn: days(start.spouseToCareHomeOn),
	}
}

/** At the highest rate of moving in, so many more rows than at the start after the longest horizon. */
const roomToGrow = 1.8

/**
 * Draws one way the years may go, a period at a time, so that whoever draws can let others work in between.
 * The same starting point, seed and chances give the same paths; with other chances the same luck strikes at other odds.
 */
export function* lifePaths(
	start: StartingPoint,
	chances: Chances,
	seed: number,
	years: number,
): Generator<void, LifePaths> {
	const periods = periodsFrom(start.on, years)
	const size = Math.ceil(start.count * roomToGrow) + 64
	const columns = roomFor(start, seed, size)
	const states: Uint8Array[] = []
	let count = start.count
	for (const [at, period] of periods.entries()) {
		const state = new Uint8Array(size)
		const now = occasionsOf(period, at > 0 || firstDayOf(period.year) === period.from)
		yield* liveThrough(columns, count, now, chances, state)
		if (now.isWhole) count = moveIn(columns, count, now, chances, state)
		states.push(state)
		yield
	}
	return yield* oldestFirst(start, columns, count, states, periods, periods.length > years ? 1 : 0)
}

/** A year with everything that is the same for everyone in it. */
type Occasions = Period &
	Readonly<Record<keyof typeof purpose, number>> & {
		readonly days: number
		/** Share of a whole year. */
		readonly share: number
		readonly middle: number
		/** Help is looked at again once a year, in the middle of it. */
		readonly isWhole: boolean
	}

const occasionsOf = (period: Period, isWhole: boolean): Occasions => {
	const { year, from, to } = period
	const days = to - from + 1
	const of = Object.fromEntries(Object.entries(purpose).map(([name, what]) => [name, occasion(year, what)]))
	return {
		...period,
		...(of as Record<keyof typeof purpose, number>),
		days,
		share: days / 365.25,
		middle: (from + to) >> 1,
		isWhole,
	}
}

/** Rows at once: few enough that nobody waits long for their turn. */
const slice = 20_000

function* liveThrough(columns: Columns, count: number, now: Occasions, chances: Chances, state: Uint8Array) {
	const { flags, partner } = columns
	for (let row = 0; row < count; row++) {
		if ((flags[row] as number) & is.here) changeOwn(columns, row, now, chances)
		if (row % slice === slice - 1) yield
	}
	yield
	for (let row = 0; row < count; row++) if ((partner[row] as number) >= 0) changeByPartner(columns, row, now)
	yield
	for (let row = 0; row < count; row++) {
		if ((flags[row] as number) & is.here) settle(columns, row, now, chances, state)
		if (row % slice === slice - 1) yield
	}
}

/** Death, a care home, a move: at most one a year, on any day of it. */
const changeOwn = (columns: Columns, row: number, now: Occasions, chances: Chances): void => {
	const { key, bornOn, flags, partner } = columns
	const luck = key[row] as number
	const sex = columns.sex[row] as 0 | 1
	const place = placeOfAge(now.from - (bornOn[row] as number))
	const isInCare = ((flags[row] as number) & is.inCareHome) !== 0
	const dying = (isInCare ? chances.dyingInCareHome : chances.dyingAtHome)[sex][place] as number
	if (drawn(luck, now.death) < dying * now.share) {
		columns.diedOn[row] = now.from + Math.floor(drawn(luck, now.day) * now.days)
		return
	}
	if (isInCare) return
	const pair = partner[row] as number
	const head = pair >= 0 && pair < row ? pair : row
	const common = key[head] as number
	const moving = chances.movingOut[placeOfAge(now.from - (bornOn[head] as number))] as number
	if (drawn(common, now.movingOut) < moving * now.share)
		columns.leftOn[row] = now.from + Math.floor(drawn(common, now.movingDay) * now.days)
	else if (drawn(luck, now.careHome) < (chances.enteringCareHome[sex][place] as number) * now.share)
		columns.careHomeOn[row] = now.from + Math.floor(drawn(luck, now.day) * now.days)
}

/** What a partner's death or move to a care home does to the one who stays. */
const changeByPartner = (columns: Columns, row: number, { from, to }: Period): void => {
	const { flags, partner, diedOn, leftOn, careHomeOn, spouseDiedOn, spouseToCareHomeOn } = columns
	if (!((flags[row] as number) & is.here)) return
	const other = partner[row] as number
	const [lost, moved] = [diedOn[other] as number, careHomeOn[other] as number]
	if (lost < from && moved < from) return
	const died = diedOn[row] as number
	const last = died >= from ? died : to
	if (lost >= from && lost < last && (leftOn[row] as number) < from) {
		spouseDiedOn[row] = lost
		partner[row] = -1
	} else if (moved >= from && moved < last && !((flags[row] as number) & is.inCareHome)) spouseToCareHomeOn[row] = moved
}

/** What is so on a day of the period, of what was so before it and what happened in it. */
const flagOn = (columns: Columns, row: number, before: number, { from }: Period, on: number): number => {
	const { withOthers, diedOn, leftOn, careHomeOn, spouseDiedOn, spouseToCareHomeOn } = columns
	const isPast = (day: number): boolean => day >= from && day <= on
	if (isPast(diedOn[row] as number) || isPast(leftOn[row] as number)) return before & ~is.here
	const leavesAlone = (withOthers[row] as number) === 0 ? is.alone : 0
	let flag = before
	if (isPast(spouseDiedOn[row] as number)) flag |= leavesAlone | is.single
	if (isPast(spouseToCareHomeOn[row] as number)) flag |= leavesAlone
	if (isPast(careHomeOn[row] as number)) flag |= is.inCareHome | is.alone | is.practical | is.personal
	return flag
}

/** Writes what is so in the middle of the period, and keeps what is so after it. */
const settle = (columns: Columns, row: number, now: Occasions, chances: Chances, state: Uint8Array): void => {
	const before = columns.flags[row] as number
	const aged = now.isWhole ? helpAfter(columns, row, before, now, chances) : before
	state[row] = columns.onlyBeside[row] === 1 ? 0 : flagOn(columns, row, aged, now, now.middle)
	columns.flags[row] = flagOn(columns, row, aged, now, now.to)
}

const anyHelp = is.practical | is.personal

/** Home help a year later: it stops, it starts, one kind becomes both; nursing follows it. In a care home it stays. */
const helpAfter = (columns: Columns, row: number, flag: number, now: Occasions, chances: Chances): number => {
	if (flag & is.inCareHome) return flag
	const luck = columns.key[row] as number
	const sex = columns.sex[row] as 0 | 1
	const place = placeOfAge(now.middle - (columns.bornOn[row] as number))
	const alone = flag & is.alone ? 1 : 0
	const chance = drawn(luck, now.help)
	const without = flag & ~(anyHelp | is.nursing)
	if ((flag & anyHelp) === 0) {
		const nursed = drawn(luck, now.nursing)
		if (chance >= (chances.startingHelp[alone]?.[sex][place] as number))
			return without | (nursed < chances.nursingWithoutHelp ? is.nursing : 0)
		const both = drawn(luck, now.kindOfHelp) < (chances.bothAtOnce[place] as number)
		const kinds = both ? anyHelp : nursed < 0.8 ? is.practical : is.personal
		return without | kinds | (drawn(luck, now.nursingBegun) < chances.nursingWithHelp ? is.nursing : 0)
	}
	if (chance < chances.stoppingHelp) return without
	if ((flag & anyHelp) === anyHelp) return flag
	return drawn(luck, now.kindOfHelp) < (chances.secondKind[alone]?.[sex][place] as number) ? flag | anyHelp : flag
}

/** Newcomers are like those who live here: of every household some have their like moving in, without an offer yet. */
const moveIn = (columns: Columns, count: number, now: Occasions, chances: Chances, state: Uint8Array): number => {
	const { key, bornOn, flags, partner } = columns
	const atHome = (row: number): boolean => ((flags[row] as number) & (is.here | is.inCareHome)) === is.here
	let next = count
	for (let row = 0; row < count && next + 2 <= key.length; row++) {
		const other = partner[row] as number
		if (!atHome(row) || (other >= 0 && other < row)) continue
		const luck = key[row] as number
		const place = placeOfAge(now.from - (bornOn[row] as number))
		if (drawn(luck, now.movingIn) >= (chances.movingIn[place] as number)) continue
		const on = now.from + Math.floor(drawn(luck, now.arrivalDay) * now.days)
		settleIn(columns, next, row, on, now, state)
		if (other >= 0 && atHome(other)) {
			settleIn(columns, next + 1, other, on, now, state)
			partner[next] = next + 1
			partner[next + 1] = next
			next++
		}
		next++
	}
	return next
}

const settleIn = (columns: Columns, row: number, like: number, on: number, now: Occasions, state: Uint8Array): void => {
	const { key, bornOn, sex, flags, partner, withOthers, onlyBeside, residentSince } = columns
	const luck = keyOf(key[like] as number, now.year)
	key[row] = luck
	bornOn[row] = (bornOn[like] as number) + Math.floor((drawn(luck, now.birthday) - 0.5) * 365)
	sex[row] = sex[like] as number
	flags[row] = flags[like] as number
	partner[row] = -1
	withOthers[row] = withOthers[like] as number
	onlyBeside[row] = onlyBeside[like] as number
	residentSince[row] = on
	if (on <= now.middle && onlyBeside[row] === 0) state[row] = flags[like] as number
}
