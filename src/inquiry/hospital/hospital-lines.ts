import type { Instant } from '#kernel/instant.ts'
import { millisecondsOf } from '#kernel/instant.ts'
import type { Activity, HospitalNotification, StayClass } from './hospital-message.ts'

/** One thing that happened in a hospital, as corrected by what was told of it later. */
export type Line = {
	readonly activity: Activity
	readonly stayClass: StayClass
	/** When it happened. */
	readonly at: Instant
	readonly toldAt: Instant
	readonly hospital: string | null
	/** It was told in error. */
	readonly cancelledAt: Instant | null
	readonly revisedAt: Instant | null
	/** The Bundle.id of the message that began it. */
	readonly bundle: string
	/** When the hospital says that the stay as a whole began. */
	readonly begunAt: Instant | null
}

type Open = { -readonly [Key in keyof Line]: Line[Key] } & {
	readonly headers: Set<string>
	/** Made of a correction whose beginning has not come. */
	orphan: boolean
}

const rank = { tell: 0, revise: 1, cancel: 2 } as const

const inOrder = (a: HospitalNotification, b: HospitalNotification): number =>
	millisecondsOf(a.toldAt) - millisecondsOf(b.toldAt) || rank[a.act] - rank[b.act] || (a.bundle < b.bundle ? -1 : 1)

/** An admission happened when the stay began, an end when it ended; the hour of a leave is known only from the telling. */
const happenedAt = (told: HospitalNotification): Instant | null => {
	if (told.activity === 'admitted') return told.begunAt
	return told.activity === 'discharged' || told.activity === 'dead' ? told.endedAt : null
}

const begin = (told: HospitalNotification, isOrphan: boolean): Open => {
	const since = isOrphan ? (told.aboutAt ?? told.toldAt) : told.toldAt
	return {
		activity: told.activity,
		stayClass: told.stayClass,
		at: happenedAt(told) ?? since,
		toldAt: since,
		hospital: told.hospital,
		cancelledAt: null,
		revisedAt: isOrphan ? told.toldAt : null,
		bundle: told.bundle,
		begunAt: told.begunAt,
		headers: new Set(isOrphan && told.aboutHeader ? [told.header, told.aboutHeader] : [told.header]),
		orphan: isOrphan,
	}
}

const revise = (line: Open, told: HospitalNotification): void => {
	line.at = happenedAt(told) ?? line.at
	line.stayClass = told.stayClass
	line.hospital = told.hospital ?? line.hospital
	line.begunAt = told.begunAt ?? line.begunAt
	line.revisedAt = told.toldAt
	line.headers.add(told.header)
}

/** The one that a later message is about: the one it names, else the newest of its kind. */
const meant = (lines: readonly Open[], told: HospitalNotification, activity: Activity): Open | null => {
	const standing = lines.filter((line) => line.activity === activity && line.cancelledAt === null)
	const named = standing.filter(({ headers }) => told.aboutHeader !== null && headers.has(told.aboutHeader))
	return named.at(-1) ?? standing.at(-1) ?? null
}

/** What happened in one stay, whatever the order in which its messages came. */
export const linesOf = (messages: readonly HospitalNotification[]): Line[] => {
	const lines: Open[] = []
	/** Cancellations that came before what they cancel, as far as they were told before it. */
	const waiting: HospitalNotification[] = []
	const told = messages.toSorted(inOrder)
	for (const [place, one] of told.entries()) {
		if (one.activity === 'dead') tellDeath(lines, one)
		else if (one.deceased === false && takesBackDeath(lines, one) && isRepeated(told.slice(0, place), one)) continue
		else if (one.act === 'cancel') {
			const line = meant(lines, one, one.activity)
			if (line === null) waiting.push(one)
			else line.cancelledAt = one.toldAt
		} else if (one.act === 'revise') {
			const line = meant(lines, one, one.activity)
			if (line === null) lines.push(begin(one, true))
			else revise(line, one)
		} else tell(lines, waiting, one)
	}
	return lines.map(({ headers: _, orphan: __, ...line }) => line)
}

const tell = (lines: Open[], waiting: readonly HospitalNotification[], one: HospitalNotification): void => {
	const corrected = lines.find((line) => line.orphan && line.activity === one.activity && line.headers.has(one.header))
	if (corrected !== undefined) {
		corrected.orphan = false
		return
	}
	const isTold = lines.some(
		(line) => line.activity === one.activity && line.toldAt === one.toldAt && line.headers.has(one.header),
	)
	if (isTold) return
	const line = begin(one, false)
	const cancelled = waiting.find((cancel) => cancel.activity === one.activity && cancel.aboutHeader === one.header)
	lines.push({ ...line, cancelledAt: cancelled?.toldAt ?? null })
}

/** Somebody dies once: a death told again is the same death, corrected. */
const tellDeath = (lines: Open[], one: HospitalNotification): void => {
	const known = meant(lines, one, 'dead')
	if (known === null) lines.push(begin(one, false))
	else {
		revise(known, one)
		known.at = one.endedAt ?? known.at
	}
}

/** The citizen lives after all. False when no death was told. */
const takesBackDeath = (lines: readonly Open[], one: HospitalNotification): boolean => {
	const deaths = lines.filter((line) => line.activity === 'dead' && line.cancelledAt === null)
	for (const death of deaths) death.cancelledAt = one.toldAt
	return deaths.length > 0
}

/** Who takes back a death repeats the activity of the message before it, and says nothing else with it. */
const isRepeated = (before: readonly HospitalNotification[], one: HospitalNotification): boolean =>
	before.some(({ act, activity }) => act === one.act && activity === one.activity)
