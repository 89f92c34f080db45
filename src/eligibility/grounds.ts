import { type DayNumber, dayOfNumber } from '#kernel/day-number.ts'
import type { Initiative } from '#standard/index.ts'
import { needsAYes, type Rule, type Rules } from './compile/lower.ts'
import { stepFrom } from './compile/step.ts'
import { ageFor, type Terms, termsOn } from './compile/terms.ts'
import { closedBefore, type Opening, openOn, type Placed } from './openings.ts'
import {
	assessedAs,
	firstContact,
	firstOfYearOf,
	firstServed,
	hasDeclinedEvent,
	isWithdrawn,
	lastServed,
	owedOn,
} from './past.ts'
import type { Citizen } from './trial/citizen.ts'
import type { Ground } from './verdict.ts'
import { isOfAge, type Prospect } from './why/prospects.ts'

/** A ground with its days as numbers. */
export type OpenGround = Terms & {
	readonly rule: Rule
	readonly initiative: Initiative
	readonly from: DayNumber
	readonly target: DayNumber | null
	readonly until: DayNumber | null
	readonly servedOn: DayNumber | null
	readonly isOverdue: boolean
}

/** Who is asked about, under which rules. */
export type Asked = { readonly rules: Rules; readonly citizen: Citizen }

type Found = Pick<OpenGround, 'initiative' | 'from' | 'target' | 'until' | 'servedOn' | 'isOverdue'>

const withTerms = ({ rules, citizen }: Asked, rule: Rule, opening: Opening | null, found: Found, on: DayNumber) => {
	const { criterion } = rule
	const offered = { from: found.from, until: found.isOverdue ? null : found.until }
	const hasDeclined = hasDeclinedEvent(citizen.history, criterion, offered, on)
	const age = ageFor(opening, citizen.bornOn, rule.earnedOn ?? on)
	return { rule, ...found, ...termsOn(rules.standard, criterion, { age, hasDeclined, on }) }
}

/** Unserved before served, what needs no assessment before what does, then the one that opened first. */
const isMoreUrgent = (a: Found, b: Found): boolean => {
	if ((a.servedOn === null) !== (b.servedOn === null)) return a.servedOn === null
	if ((a.initiative === 'automatic') !== (b.initiative === 'automatic')) return a.initiative === 'automatic'
	return a.from < b.from
}

/** Since the last offer or visit: served until so long has passed, and open from then on. */
const openAgain = (opening: Opening, served: DayNumber | null, next: DayNumber | null, on: DayNumber): Opening => {
	if (served === null || next === null) return opening
	if (on >= next) {
		const from = Math.max(next, opening.from)
		return { ...opening, knownOn: from, from }
	}
	const until = opening.until === null ? next - 1 : Math.min(next - 1, opening.until)
	return { ...opening, knownOn: served, from: served, until }
}

/** Where one offer counts for all grounds of a calendar year, the first of the year of the day. */
const mergedOn = ({ rules, citizen }: Asked, { criterion }: Rule, on: DayNumber): DayNumber | null =>
	rules.standard.merging.within === 'calendar_year'
		? firstContact(citizen.history, criterion, firstOfYearOf(on), on)
		: null

/** An opening as a ground; null where a professional has said no. */
const foundIn = (asked: Asked, rule: Rule, open: Opening, on: DayNumber): (Found & { opening: Opening }) | null => {
	const { criterion, again } = rule
	const { history } = asked.citizen
	const { initiative } = criterion
	if (history.length === 0) return { ...unserved(open, initiative), opening: open }
	const last = again === null ? null : lastServed(history, criterion, on)
	const next = again === null || last === null ? null : stepFrom(last, again)
	const opening = openAgain(open, last, next, on)
	const known = { from: opening.knownOn, until: opening.until }
	const assessed = needsAYes(initiative) ? assessedAs(history, criterion.code, known, on) : null
	if (assessed === 'no') return null
	const own = again === null ? firstServed(history, criterion, opening, on) : next !== null && on < next ? last : null
	return {
		...unserved(opening, assessed === 'yes' ? 'automatic' : initiative),
		servedOn: own ?? mergedOn(asked, rule, on),
		opening,
	}
}
const unserved = ({ from, target, until }: Opening, initiative: Initiative): Found => ({
	initiative,
	from,
	target,
	until,
	servedOn: null,
	isOverdue: false,
})

/**
 * The ground a prospect gives on a day; of several openings at once the most urgent, because one offer serves them all.
 * An assessed *no* closes an opening, an assessed *yes* makes it automatic.
 */
export const openGround = (asked: Asked, prospect: Placed, on: DayNumber): OpenGround | null => {
	let best: ReturnType<typeof foundIn> = null
	for (const opening of openOn(prospect, on)) {
		const found = foundIn(asked, prospect.rule, opening, on)
		if (found !== null && (best === null || isMoreUrgent(found, best))) best = found
	}
	if (best === null) return null
	const { opening, ...found } = best
	return withTerms(asked, prospect.rule, opening, found, on)
}

/** The offer that is owed on a rule, with the window in which it should have been made. */
export const owedGround = (asked: Asked, placed: Placed, on: DayNumber): OpenGround | null => {
	const { rule } = placed
	if (rule.criterion.initiative === 'priority') return null
	const owed = owedOn(asked.citizen.history, rule.criterion, on)
	if (owed === null) return null
	const closed = closedBefore(placed, owed)
	const { from, target, until } = closed ?? { from: owed, target: null, until: null }
	const found: Found = { initiative: 'automatic', from, target, until, servedOn: null, isOverdue: true }
	return withTerms(asked, rule, closed, found, on)
}

/** What a citizen had earned under the version replaced and was not offered, until it is offered or let go of. */
export const earnedGround = (
	asked: Asked,
	prospect: Prospect,
	earnedOn: DayNumber,
	on: DayNumber,
): OpenGround | null => {
	const { rule } = prospect
	const { history } = asked.citizen
	if (!isOfAge(prospect.ages, earnedOn) || isWithdrawn(history, rule.criterion.code, earnedOn + 1, on)) return null
	const isMerged = asked.rules.standard.merging.within === 'calendar_year'
	let best: ReturnType<typeof foundIn> = null
	for (const open of openOn(prospect, earnedOn)) {
		const found = foundIn(asked, rule, open, earnedOn)
		if (found === null) continue
		const { from } = found
		if (firstServed(history, rule.criterion, { from, until: null }, on) !== null) continue
		if (isMerged && firstContact(history, rule.criterion, firstOfYearOf(from), on) !== null) continue
		if (best === null || isMoreUrgent(found, best)) best = found
	}
	if (best === null) return null
	const { opening, ...found } = best
	return withTerms(asked, rule, opening, { ...found, servedOn: null, until: null, isOverdue: true }, on)
}

const dayOrNull = (number: DayNumber | null) => (number === null ? null : dayOfNumber(number))

/** The ground as others read it. */
export const groundOf = ({ rule, initiative, contact, form, minutes, ...found }: OpenGround): Ground => ({
	criterion: rule.criterion.code,
	intervention: rule.criterion.intervention,
	initiative,
	from: dayOfNumber(found.from),
	target: dayOrNull(found.target),
	until: dayOrNull(found.until),
	contact,
	form,
	minutes,
	cites: rule.criterion.cites,
	...(found.servedOn === null ? {} : { servedOn: dayOfNumber(found.servedOn) }),
	...(found.isOverdue ? { overdue: true as const } : {}),
})
