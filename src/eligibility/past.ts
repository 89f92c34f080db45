import type { Day } from '#kernel/day.ts'
import { type DayNumber, numberOf, numberOfDate, yearOfNumber } from '#kernel/day-number.ts'
import type { Criterion } from '#standard/index.ts'
import type { Facts } from './facts.ts'
import { type Citizen, type Past, pastOf } from './trial/citizen.ts'

/** What of a criterion decides whether something served it. */
export type Served = Pick<Criterion, 'code' | 'collective'>

/** A stretch of days, both ends included; no last day where there is none. */
export type Stretch = { readonly from: DayNumber; readonly until: DayNumber | null }

const isWithin = (on: DayNumber, { from, until }: Stretch): boolean => from <= on && (until === null || on <= until)

/**
 * An offer of a collective event that leaves a visit at home to be offered: the event was declined, or it was attended and the
 * criterion says that attending does not use up the offer.
 */
const isUndone = ({ on, entry }: Past, { collective }: Served, history: readonly Past[], asked: DayNumber): boolean =>
	entry.kind === 'offer' &&
	collective?.declined === 'home_visit' &&
	entry.form !== 'home_visit' &&
	entry.form !== 'phone_visit' &&
	history.some(
		(later) =>
			on <= later.on &&
			later.on <= asked &&
			((later.entry.kind === 'declined' && later.entry.form === 'collective_event') ||
				(later.entry.kind === 'event_attended' && entry.form === 'collective_event' && !collective.attendingServes)),
	)

const names = ({ entry }: Past, criterion: string): boolean =>
	entry.kind === 'offer' && (entry.criterion === criterion || (entry.criteria?.includes(criterion) ?? false))

/** An offer serves the grounds it names, a visit in the home every ground, a collective event where the criterion says so. */
const serves = (past: Past, criterion: Served, history: readonly Past[], asked: DayNumber): boolean => {
	const { kind } = past.entry
	if (kind === 'visit') return true
	if (kind === 'event_attended') return criterion.collective?.attendingServes === true
	return names(past, criterion.code) && !isUndone(past, criterion, history, asked)
}

/** The first day in the stretch on which something served the criterion, as known on a day. */
export const firstServed = (
	history: readonly Past[],
	criterion: Served,
	stretch: Stretch,
	on: DayNumber,
): DayNumber | null => {
	let first: DayNumber | null = null
	for (const past of history)
		if (past.on <= on && isWithin(past.on, stretch) && (first === null || past.on < first))
			if (serves(past, criterion, history, on)) first = past.on
	return first
}

/** The latest day, as known on a day, on which something served the criterion. */
export const lastServed = (history: readonly Past[], criterion: Served, on: DayNumber): DayNumber | null => {
	let last: DayNumber | null = null
	for (const past of history)
		if (past.on <= on && (last === null || past.on > last) && serves(past, criterion, history, on)) last = past.on
	return last
}

/** Of grounds merged by the year: the first offer, on whatever ground, or visit since a day. */
export const firstContact = (
	history: readonly Past[],
	criterion: Served,
	since: DayNumber,
	on: DayNumber,
): DayNumber | null => {
	let first: DayNumber | null = null
	for (const past of history) {
		const { kind } = past.entry
		if (past.on < since || past.on > on || (kind !== 'offer' && kind !== 'visit')) continue
		if ((first === null || past.on < first) && !isUndone(past, criterion, history, on)) first = past.on
	}
	return first
}

export const firstOfYearOf = (on: DayNumber): DayNumber => numberOfDate(yearOfNumber(on), 1, 1)

/** Whether a collective event was offered on the criterion in the stretch, and leaves a visit at home to be offered. */
export const hasDeclinedEvent = (
	history: readonly Past[],
	criterion: Served,
	stretch: Stretch,
	on: DayNumber,
): boolean =>
	criterion.collective?.declined === 'home_visit' &&
	history.some(
		(past) =>
			past.on <= on &&
			isWithin(past.on, stretch) &&
			names(past, criterion.code) &&
			isUndone(past, criterion, history, on),
	)

/** What a professional last decided about the criterion in the stretch. */
export const assessedAs = (
	history: readonly Past[],
	criterion: string,
	stretch: Stretch,
	on: DayNumber,
): 'yes' | 'no' | null => {
	let [latest, outcome]: [DayNumber, 'yes' | 'no' | null] = [Number.NEGATIVE_INFINITY, null]
	for (const { on: day, entry } of history)
		if (entry.kind === 'assessed' && entry.criterion === criterion && day <= on && isWithin(day, stretch))
			if (day >= latest) [latest, outcome] = [day, entry.outcome]
	return outcome
}

/** The day since which an offer on the criterion is owed; null when none is, any more. */
export const owedOn = (history: readonly Past[], criterion: Served, on: DayNumber): DayNumber | null => {
	let since: DayNumber | null = null
	for (const { on: day, entry } of history)
		if (entry.kind === 'owed' && entry.criterion === criterion.code && day <= on)
			if (since === null || day > since) since = day
	if (since === null) return null
	return firstServed(history, criterion, { from: since, until: null }, on) !== null ||
		isWithdrawn(history, criterion.code, since, on)
		? null
		: since
}

/** Whether somebody let go of an offer owed on the criterion, on a day since one. */
export const isWithdrawn = (history: readonly Past[], criterion: string, since: DayNumber, on: DayNumber): boolean =>
	history.some(
		({ on: day, entry }) =>
			entry.kind === 'owed_withdrawn' && entry.criterion === criterion && since <= day && day <= on,
	)

/** Whether an offer on the criterion is owed on a day. */
export const isOwed = (facts: Pick<Facts, 'history'>, criterion: Served, on: Day): boolean =>
	owedOn(pastOf(facts), criterion, numberOf(on)) !== null

/** Whether something served the criterion in a stretch of days, as known on a day. */
export const isServed = (facts: Pick<Facts, 'history'>, criterion: Served, from: Day, until: Day, on: Day): boolean =>
	firstServed(pastOf(facts), criterion, { from: numberOf(from), until: numberOf(until) }, numberOf(on)) !== null

/** Whether the citizen does not want to be contacted on a day: the latest opt-out, unless it ran out or was ended since. */
export const hasOptedOut = ({ history }: Pick<Citizen, 'history'>, on: DayNumber): boolean => {
	if (!history.some(({ entry }) => entry.kind === 'opted_out')) return false
	let inForce = false
	const entries = history.filter(
		({ entry: { kind }, on: day }) => day <= on && (kind === 'opted_out' || kind === 'opt_out_ended'),
	)
	for (const { entry } of entries.toSorted((a, b) => a.on - b.on))
		inForce =
			entry.kind === 'opted_out' && (entry.until === undefined || entry.until === null || on <= numberOf(entry.until))
	return inForce
}
