import { drawn, keyOf, occasion, purpose } from '../drawn.ts'
import { isWholeYear, type Period } from '../periods.ts'
import { is } from '../row.ts'
import { type Chances, placeOfAge } from './chances.ts'

/** Everybody while the years are drawn: what is so now, and the day of what has happened. */
export type Living = {
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

export const occasionsOf = (period: Period): Occasions => {
	const { year, from, to } = period
	const days = to - from + 1
	const of = Object.fromEntries(Object.entries(purpose).map(([name, what]) => [name, occasion(year, what)]))
	return {
		...period,
		...(of as Record<keyof typeof purpose, number>),
		days,
		share: days / 365.25,
		middle: (from + to) >> 1,
		isWhole: isWholeYear(period),
	}
}

/** Rows at once: few enough that nobody waits long for their turn. */
const slice = 20_000

/** What happens to everyone in a period; writes what is so in the middle of it. */
export function* liveThrough(columns: Living, count: number, now: Occasions, chances: Chances, state: Uint8Array) {
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
const changeOwn = (columns: Living, row: number, now: Occasions, chances: Chances): void => {
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
const changeByPartner = (columns: Living, row: number, { from, to }: Period): void => {
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
const flagOn = (columns: Living, row: number, before: number, { from }: Period, on: number): number => {
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
const settle = (columns: Living, row: number, now: Occasions, chances: Chances, state: Uint8Array): void => {
	const before = columns.flags[row] as number
	const aged = now.isWhole ? helpAfter(columns, row, before, now, chances) : before
	state[row] = columns.onlyBeside[row] === 1 ? 0 : flagOn(columns, row, aged, now, now.middle)
	columns.flags[row] = flagOn(columns, row, aged, now, now.to)
}

const anyHelp = is.practical | is.personal

/** Home help a year later: it stops, it starts, one kind becomes both; nursing follows it. In a care home it stays. */
const helpAfter = (columns: Living, row: number, flag: number, now: Occasions, chances: Chances): number => {
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
export const moveIn = (columns: Living, count: number, now: Occasions, chances: Chances, state: Uint8Array): number => {
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

const settleIn = (columns: Living, row: number, like: number, on: number, now: Occasions, state: Uint8Array): void => {
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
