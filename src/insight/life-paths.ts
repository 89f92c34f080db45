import { never, numberOfDate, yearOfNumber } from '#kernel/day-number.ts'
import { type Chances, placeOfAge } from './chances.ts'
import { drawn, keyOf, purpose } from './drawn.ts'
import { is, type StartingPoint } from './starting-point.ts'

/** One way the coming years may go for everyone: columns, those of the starting point first, then those who move in. */
export type LifePaths = {
	readonly count: number
	/** Rows before this one are the starting point's. */
	readonly before: number
	readonly bornOn: Int32Array
	readonly sex: Uint8Array
	readonly residentSince: Int32Array
	readonly diedOn: Int32Array
	readonly leftOn: Int32Array
	readonly careHomeOn: Int32Array
	readonly spouseDiedOn: Int32Array
	readonly spouseToCareHomeOn: Int32Array
	/** What is so in the middle of each period, as bits of `is`. */
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

type Columns = {
	key: Uint32Array
	bornOn: Int32Array
	sex: Uint8Array
	flags: Uint8Array
	partner: Int32Array
	withOthers: Uint8Array
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
		const isWhole = at > 0 || firstDayOf(period.year) === period.from
		liveThrough(columns, count, period, chances, isWhole, state)
		if (isWhole) count = moveIn(columns, count, size, period, chances, state)
		states.push(state)
		yield
	}
	const { key: _key, flags: _flags, partner: _partner, withOthers: _withOthers, ...kept } = columns
	const runIn = periods.length > years ? 1 : 0
	return { ...kept, count, before: start.count, states, periods, runIn }
}

const liveThrough = (
	columns: Columns,
	count: number,
	period: Period,
	chances: Chances,
	isWhole: boolean,
	state: Uint8Array,
): void => {
	const { flags, partner } = columns
	for (let row = 0; row < count; row++) if ((flags[row] as number) & is.here) changeOwn(columns, row, period, chances)
	for (let row = 0; row < count; row++) if ((partner[row] as number) >= 0) changeByPartner(columns, row, period)
	for (let row = 0; row < count; row++) settle(columns, row, period, chances, isWhole, state)
}

/** Death, a care home, a move: at most one a year, on any day of it. */
const changeOwn = (columns: Columns, row: number, period: Period, chances: Chances): void => {
	const { key, bornOn, sex, flags, partner, diedOn, leftOn, careHomeOn } = columns
	const { year, from, to } = period
	const share = (to - from + 1) / 365.25
	const luck = key[row] as number
	const place = placeOfAge(from - (bornOn[row] as number))
	const flag = flags[row] as number
	const [atHome, inCare, entering] = [chances.dyingAtHome, chances.dyingInCareHome, chances.enteringCareHome].map(
		(table) => (table[sex[row] as 0 | 1] as Float64Array)[place] as number,
	) as [number, number, number]
	const on = from + Math.floor(drawn(luck, year, purpose.day) * (to - from + 1))
	if (drawn(luck, year, purpose.death) < (flag & is.inCareHome ? inCare : atHome) * share) {
		diedOn[row] = on
		return
	}
	if (flag & is.inCareHome) return
	const pair = partner[row] as number
	const head = pair >= 0 && pair < row ? pair : row
	const moving = chances.movingOut[placeOfAge(from - (bornOn[head] as number))] as number
	if (drawn(key[head] as number, year, purpose.movingOut) < moving * share)
		leftOn[row] = from + Math.floor(drawn(key[head] as number, year, purpose.movingDay) * (to - from + 1))
	else if (drawn(luck, year, purpose.careHome) < entering * share) careHomeOn[row] = on
}

const within = (day: number, { from, to }: Period): boolean => day >= from && day <= to

/** What a partner's death or move to a care home does to the one who stays. */
const changeByPartner = (columns: Columns, row: number, period: Period): void => {
	const { flags, partner, diedOn, leftOn, careHomeOn, spouseDiedOn, spouseToCareHomeOn } = columns
	if (!((flags[row] as number) & is.here)) return
	const other = partner[row] as number
	const last = within(diedOn[row] as number, period) ? (diedOn[row] as number) : period.to
	const lost = diedOn[other] as number
	if (within(lost, period) && lost < last && !within(leftOn[row] as number, period)) {
		spouseDiedOn[row] = lost
		partner[row] = -1
		return
	}
	const moved = careHomeOn[other] as number
	if (within(moved, period) && moved < last && !((flags[row] as number) & is.inCareHome))
		spouseToCareHomeOn[row] = moved
}

/** Writes what is so in the middle of the period, and keeps what is so after it. */
const settle = (
	columns: Columns,
	row: number,
	period: Period,
	chances: Chances,
	isWhole: boolean,
	state: Uint8Array,
): void => {
	const { key, bornOn, sex, flags, withOthers, diedOn, leftOn, careHomeOn, spouseDiedOn, spouseToCareHomeOn } = columns
	const before = flags[row] as number
	if (!(before & is.here)) return
	const middle = (period.from + period.to) >> 1
	const luck = key[row] as number
	const aged = isWhole
		? helpAfter(before, placeOfAge(middle - (bornOn[row] as number)), sex[row] as number, luck, period.year, chances)
		: before
	const leavesAlone = (withOthers[row] as number) === 0 ? is.alone : 0
	const lost = spouseDiedOn[row] as number
	const left = spouseToCareHomeOn[row] as number
	const at = (on: number): number => {
		let flag = aged
		if (within(lost, period) && lost <= on) flag |= leavesAlone | is.single
		if (within(left, period) && left <= on) flag |= leavesAlone
		if (within(careHomeOn[row] as number, period) && (careHomeOn[row] as number) <= on)
			flag |= is.inCareHome | is.alone | is.practical | is.personal
		const gone =
			(within(diedOn[row] as number, period) && (diedOn[row] as number) <= on) ||
			(within(leftOn[row] as number, period) && (leftOn[row] as number) <= on)
		return gone ? flag & ~is.here : flag
	}
	state[row] = at(middle)
	flags[row] = at(period.to)
}

/** Home help a year later: it stops, it starts, one kind becomes both; nursing follows it. In a care home it stays. */
const helpAfter = (flag: number, place: number, sex: number, luck: number, year: number, chances: Chances): number => {
	if (flag & is.inCareHome) return flag
	const had = flag & (is.practical | is.personal)
	const alone = flag & is.alone ? 1 : 0
	const chance = drawn(luck, year, purpose.help)
	const kind = drawn(luck, year, purpose.kindOfHelp)
	const without = flag & ~(is.practical | is.personal | is.nursing)
	const nursed = drawn(luck, year, purpose.nursing)
	const alike = (tables: Chances['startingHelp']): number => tables[alone]?.[sex as 0 | 1][place] as number
	if (had === 0) {
		const now = without | (nursed < chances.nursingWithoutHelp ? is.nursing : 0)
		if (chance >= alike(chances.startingHelp)) return now
		const both = kind < (chances.bothAtOnce[place] as number)
		const kinds = both ? is.practical | is.personal : nursed < 0.8 ? is.practical : is.personal
		return without | kinds | (drawn(luck, year, purpose.nursingBegun) < chances.nursingWithHelp ? is.nursing : 0)
	}
	if (chance < chances.stoppingHelp) return without
	if (had === (is.practical | is.personal)) return flag
	return kind < alike(chances.secondKind) ? flag | is.practical | is.personal : flag
}

/** Newcomers are like those who live here: of every household some have their like moving in, without an offer yet. */
const moveIn = (
	columns: Columns,
	count: number,
	size: number,
	period: Period,
	chances: Chances,
	state: Uint8Array,
): number => {
	const { key, bornOn, flags, partner } = columns
	let next = count
	for (let row = 0; row < count && next + 2 <= size; row++) {
		const other = partner[row] as number
		const flag = flags[row] as number
		if (!(flag & is.here) || flag & is.inCareHome || (other >= 0 && other < row)) continue
		const luck = key[row] as number
		const place = placeOfAge(period.from - (bornOn[row] as number))
		if (drawn(luck, period.year, purpose.movingIn) >= (chances.movingIn[place] as number)) continue
		const on = period.from + Math.floor(drawn(luck, period.year, purpose.arrivalDay) * (period.to - period.from + 1))
		const pair = other >= 0 && (flags[other] as number) & is.here && !((flags[other] as number) & is.inCareHome)
		settleIn(columns, next, row, on, period, state)
		if (pair) {
			settleIn(columns, next + 1, other, on, period, state)
			partner[next] = next + 1
			partner[next + 1] = next
		}
		next += pair ? 2 : 1
	}
	return next
}

const settleIn = (
	{ key, bornOn, sex, flags, partner, withOthers, residentSince }: Columns,
	row: number,
	like: number,
	on: number,
	{ year, from, to }: Period,
	state: Uint8Array,
): void => {
	key[row] = keyOf(key[like] as number, year)
	bornOn[row] = (bornOn[like] as number) + Math.floor((drawn(key[row] as number, year, purpose.birthday) - 0.5) * 365)
	sex[row] = sex[like] as number
	flags[row] = flags[like] as number
	partner[row] = -1
	withOthers[row] = withOthers[like] as number
	residentSince[row] = on
	if (on <= (from + to) >> 1) state[row] = flags[like] as number
}
