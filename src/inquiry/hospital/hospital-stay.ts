import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant, millisecondsOf } from '#kernel/instant.ts'
import { type Line, linesOf } from './hospital-lines.ts'
import type { HospitalNotification, StayClass } from './hospital-message.ts'

/** What staff put right by hand. */
export type Correction = { readonly kind: 'stay_ended' | 'alive'; readonly at: Instant }

/** Where a citizen is, as the hospitals tell it. `cancelled`: everything told was told in error. */
export type Whereabouts =
	| { readonly is: 'nothing_told' | 'cancelled' }
	| {
			readonly is: 'in_hospital' | 'on_leave'
			readonly since: Day
			readonly stayClass: StayClass
			readonly hospital: string | null
	  }
	| { readonly is: 'home'; readonly since: Day; readonly byHand: boolean }
	| { readonly is: 'dead'; readonly since: Day }

type AtHospital = Extract<Whereabouts, { readonly is: 'in_hospital' | 'on_leave' }>

/** Admitted and not yet home; on leave counts. */
export const isAtHospital = (whereabouts: Whereabouts): whereabouts is AtHospital =>
	whereabouts.is === 'in_hospital' || whereabouts.is === 'on_leave'

export type InHospital = {
	readonly whereabouts: Whereabouts
	/** Days on which the citizen came home; each once, none after a death. */
	readonly discharges: readonly Day[]
	/** Everything told, in the order in which it happened; what was cancelled too. */
	readonly lines: readonly Line[]
}

/** Messages that share an episode are of one stay; a message without one stands with those that began at the same moment. */
const staysOf = (messages: readonly HospitalNotification[]): HospitalNotification[][] => {
	const stays: { readonly names: Set<string>; readonly messages: HospitalNotification[] }[] = []
	for (const message of messages) {
		const names = message.episodes.length > 0 ? message.episodes : [`begun ${message.begunAt ?? message.header}`]
		const same = stays.filter((stay) => names.some((name) => stay.names.has(name)))
		for (const stay of same) stays.splice(stays.indexOf(stay), 1)
		stays.push({
			names: new Set([...names, ...same.flatMap((stay) => [...stay.names])]),
			messages: [...same.flatMap((stay) => stay.messages), message],
		})
	}
	return stays.map(({ messages }) => messages)
}

const steps = { admitted: 0, leave_begun: 1, leave_ended: 2, discharged: 3, dead: 4 } as const

const inOrder = (a: Line, b: Line): number =>
	millisecondsOf(a.at) - millisecondsOf(b.at) ||
	millisecondsOf(a.toldAt) - millisecondsOf(b.toldAt) ||
	steps[a.activity] - steps[b.activity] ||
	(a.bundle < b.bundle ? -1 : 1)

/** The next place on the way, after something that happened. */
const next = (now: Whereabouts, line: Line): Whereabouts => {
	if (now.is === 'dead') return now
	const on = dayOf(line.at)
	const place = {
		since: isAtHospital(now) ? now.since : line.begunAt === null ? on : dayOf(line.begunAt),
		stayClass: line.stayClass,
		hospital: line.hospital,
	}
	switch (line.activity) {
		case 'admitted':
			return { is: 'in_hospital', ...place, ...(isAtHospital(now) ? {} : { since: on }) }
		case 'leave_begun':
			return { is: 'on_leave', ...place }
		case 'leave_ended':
			return { is: 'in_hospital', ...place }
		case 'discharged':
			return { is: 'home', since: on, byHand: false }
		case 'dead':
			return { is: 'dead', since: on }
	}
}

/** A hand that ends a stay ends what is known at that moment; a death held for wrong counts no more, unless it was told again after. */
const withHands = (lines: readonly Line[], hands: readonly Correction[]): Line[] =>
	lines.map((line) => {
		const lastTold = millisecondsOf(line.revisedAt ?? line.toldAt)
		const alive = hands.find(
			({ kind, at }) => kind === 'alive' && line.activity === 'dead' && lastTold <= millisecondsOf(at),
		)
		return alive === undefined || line.cancelledAt !== null ? line : { ...line, cancelledAt: alive.at }
	})

/** Where the citizen is and how it came, out of everything told; the order in which it came plays no part. */
export const inHospital = (messages: readonly HospitalNotification[], hands: readonly Correction[]): InHospital => {
	const lines = withHands(staysOf(messages).flatMap(linesOf), hands).toSorted(inOrder)
	const standing = lines.filter(({ cancelledAt }) => cancelledAt === null)
	const endings = hands.filter(({ kind }) => kind === 'stay_ended').map(({ at }) => at)
	let whereabouts: Whereabouts = { is: lines.length > 0 && standing.length === 0 ? 'cancelled' : 'nothing_told' }
	const discharges = new Set<Day>()
	const happened = [
		...standing.map((line) => ({ at: line.at, line })),
		...endings.map((at) => ({ at, line: null })),
	].toSorted((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at))
	for (const { at, line } of happened) {
		if (line === null) {
			if (isAtHospital(whereabouts)) whereabouts = { is: 'home', since: dayOf(at), byHand: true }
			continue
		}
		if (line.activity === 'discharged' && whereabouts.is !== 'dead') discharges.add(dayOf(line.at))
		whereabouts = next(whereabouts, line)
	}
	return { whereabouts, discharges: [...discharges].sort(), lines }
}
