import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Format, formatOf, type Plain, readFhir, writeFhir } from '#platform/fhir/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { bearsKey, hashOf, newKey } from '#platform/secret/index.ts'
import { findByCpr, reportDeath, takeBackDeath } from '#population/actions.ts'
import { type Answer, acknowledge } from './acknowledgement.ts'
import { settleScreenings } from './discharge-actions.ts'
import { idOf } from './fhir-parts.ts'
import { type AcceptanceRefusal, acceptanceOn, acceptanceRefusal } from './hospital-acceptance.ts'
import { type Fault, unreadable } from './hospital-fault.ts'
import { type Addressed, isCorrectionOf, readNotification } from './hospital-message.ts'
import { type Correction, type InHospital, inHospital } from './hospital-stay.ts'
import * as hospital from './hospital-store.ts'
import { whereaboutsText } from './hospital-words.ts'
import { numbersWritten } from './numbers-written.ts'
import { isOpen } from './preventive-case.ts'
import { dischargeDays } from './screening.ts'
import * as store from './store.ts'

/** What a message agent is answered. */
export type Acknowledged = {
	readonly answer: Answer
	/** The message was a resource of FHIR, whatever was in it. */
	readonly isFhir: boolean
	readonly format: Format
	readonly body: string
}

type Receiving = {
	readonly municipality: Pick<Municipality, 'sender'>
	/** Null where there were more bytes than a message may have. */
	readonly bytes: Uint8Array | null
	/** Its content type; empty where it was not named. */
	readonly type: string
	readonly sources: readonly FactSource[]
	/** What else is to happen in the transaction that keeps it. */
	readonly whenKept?: (tx: Db) => Promise<void>
}

type Sent = Pick<Receiving, 'municipality' | 'bytes' | 'type'>

const written = (
	at: Instant,
	{ municipality }: Sent,
	format: Format,
	message: Plain | null,
	answer: Answer,
	faults: readonly Fault[] = [],
): Acknowledged => ({
	answer,
	isFhir: message !== null,
	format,
	body: writeFhir(
		acknowledge(message, answer, faults, { at, office: municipality.sender.office.da, newId: randomUUID }),
		format,
	),
})

/** What is answered while the message cannot be dealt with: it is to be sent again. */
export const cannotTakeNow = async (at: Instant, sent: Sent): Promise<Acknowledged> => {
	const format = formatOf(sent.bytes ?? new Uint8Array(), sent.type)
	const read = sent.bytes === null ? null : await readFhir(sent.bytes, format)
	const fault: Fault = { code: 'transient', where: 'The message', detail: 'MSG_Mailbox_Out_Of_Operation' }
	return written(at, sent, format, read?.ok ? read.value : null, 'transient-error', [fault])
}

/**
 * Takes one message of MedCom's HospitalNotification, in whatever state it comes, and says what to answer. Kept is only what
 * concerns a citizen with an open case while notifications are accepted; of everything else remains that something came.
 */
export const receiveHospitalNotification = async (db: Db, at: Instant, received: Receiving): Promise<Acknowledged> => {
	const { bytes, type } = received
	const format = formatOf(bytes ?? new Uint8Array(), type)
	const read = bytes === null ? no('too_long') : await readFhir(bytes, format)
	if (!read.ok) {
		await hospital.insertReceipt(db, at, null, 'refused')
		return written(at, received, format, null, 'fatal-error', [unreadable(read.why)])
	}
	const message = read.value
	const found = readNotification(message)
	if (!found.ok) {
		await hospital.insertReceipt(db, at, withoutPerson(idOf(message.id)), 'refused')
		return written(at, received, format, message, 'fatal-error', found.faults)
	}
	await inTransaction(db, async (tx) => {
		const outcome = await keep(tx, at, found.value, received)
		const { bundle } = found.value.notification
		const isKept = outcome === 'kept' || outcome === 'repeated'
		await hospital.insertReceipt(tx, at, isKept ? bundle : withoutPerson(bundle), outcome)
	})
	return written(at, received, format, message, 'ok')
}

/** The id of a message of which nothing else is kept; null where it holds a CPR number, as it never should. */
const withoutPerson = (id: string | null): string | null => (id === null || numbersWritten(id).length > 0 ? null : id)

const keep = async (
	tx: Db,
	at: Instant,
	{ cpr, notification }: Addressed,
	{ sources, whenKept }: Receiving,
): Promise<hospital.ReceiptOutcome> => {
	if (acceptanceOn(await hospital.acceptances(tx), dayOf(at)) === null) return 'switched_off'
	const citizen = cpr === null ? null : await findByCpr(tx, cpr)
	if (citizen === null) return 'not_ours'
	await hospital.lockStays(tx, citizen.id)
	if (await hospital.isKept(tx, notification.bundle)) return 'repeated'
	const known = await hospital.notifications(tx, [citizen.id])
	const hasOpenCase = (await store.cases(tx, [citizen.id])).some(isOpen)
	if (!hasOpenCase && !isCorrectionOf(known, notification)) return 'not_ours'
	const hands = await hospital.corrections(tx, [citizen.id])
	if (!(await hospital.insertNotification(tx, at, citizen.id, notification))) return 'repeated'
	await settle(tx, at, citizen.id, inHospital(known, hands), inHospital([...known, notification], hands))
	await reassess(tx, at, dayOf(at), sources, [citizen.id])
	await whenKept?.(tx)
	return 'kept'
}

const diedOn = ({ whereabouts }: InHospital): Day | null => (whereabouts.is === 'dead' ? whereabouts.since : null)

/** Brings the discharges recorded, what is to be decided after them and the death told into line with what is known now. */
const settle = async (tx: Db, at: Instant, person: PersonId, before: InHospital, now: InHospital): Promise<void> => {
	const [wasDead, isDead] = [diedOn(before), diedOn(now)]
	if (wasDead !== null && wasDead !== isDead) await takeBackDeath(tx, at, person)
	if (isDead !== null && wasDead !== isDead) await reportDeath(tx, at, { person, on: isDead, source: 'hospital' })
	const all = await store.notices(tx, [person])
	const ours = all.filter(({ source, kind }) => source === 'hospital_message' && kind === 'discharged')
	const standing = ours.filter(({ withdrawn }) => withdrawn === null)
	for (const notice of standing)
		if (!now.discharges.includes(notice.on))
			await store.withdrawNotice(tx, at, {
				notice: notice.id,
				person,
				because: 'Sygehuset har rettet eller annulleret sit advis.',
				by: null,
			})
	const told = dischargeDays(all.filter(({ id }) => !standing.some((notice) => notice.id === id)))
	for (const on of now.discharges)
		if (!standing.some((notice) => notice.on === on) && !told.includes(on))
			await store.insertNotice(tx, at, {
				person,
				nature: 'event',
				kind: 'discharged',
				on,
				details: {},
				source: 'hospital_message',
				note: null,
				recordedBy: null,
				key: `hospital ${person} ${on} ${ours.filter((notice) => notice.on === on).length}`,
			})
	await settleScreenings(tx, at, person)
}

/** Where a citizen is, as hospitals have told it. */
export const inHospitalOf = async (db: Db, person: PersonId): Promise<InHospital> =>
	inHospital(await hospital.notifications(db, [person]), await hospital.corrections(db, [person]))

export type Whereabout = { readonly person: PersonId; readonly stay: InHospital }

/** Who is in hospital or on leave from it, as far as we are told. */
export const everyoneInHospital = async (db: Db): Promise<Whereabout[]> => {
	const hands = Map.groupBy(await hospital.corrections(db, 'everyone'), ({ person }) => person)
	const told = Map.groupBy(await hospital.notifications(db, 'everyone'), ({ person }) => person)
	return [...told]
		.map(([person, messages]) => ({ person, stay: inHospital(messages, hands.get(person) ?? []) }))
		.filter(({ stay }) => stay.whereabouts.is === 'in_hospital' || stay.whereabouts.is === 'on_leave')
}

export type CorrectionRefusal = 'not_in_hospital' | 'no_death_told' | 'because_is_empty'

/** Staff know better than the last message: the stay is over, or the citizen of whom a hospital told the death is alive. */
export const correctStay = async (
	db: Db,
	at: Instant,
	asked: {
		readonly person: PersonId
		readonly kind: Correction['kind']
		readonly because: string
		readonly by: StaffId
	},
): Promise<Outcome<PersonId, CorrectionRefusal>> =>
	inTransaction(db, async (tx) => {
		const because = asked.because.trim()
		if (because === '') return no('because_is_empty')
		await hospital.lockStays(tx, asked.person)
		const before = await inHospitalOf(tx, asked.person)
		const { is } = before.whereabouts
		if (asked.kind === 'stay_ended' && is !== 'in_hospital' && is !== 'on_leave') return no('not_in_hospital')
		if (asked.kind === 'alive' && is !== 'dead') return no('no_death_told')
		await hospital.insertCorrection(tx, { ...asked, because, at })
		await settle(tx, at, asked.person, before, await inHospitalOf(tx, asked.person))
		return yes(asked.person)
	})

/** A death was told in error, as staff know from elsewhere: where a hospital told it, its message counts no more either. */
export const livesAfterAll = async (
	db: Db,
	at: Instant,
	asked: { readonly person: PersonId; readonly by: StaffId },
): Promise<void> => {
	await correctStay(db, at, { ...asked, kind: 'alive', because: 'Meldingen om dødsfald var en fejl.' })
}

/** *Indlagt siden 1. marts 2026*, for the citizen's card; null unless the citizen is in hospital or on leave from it. */
export const hospitalNote = async (db: Db, person: PersonId): Promise<Text | null> => {
	const { whereabouts } = await inHospitalOf(db, person)
	return whereabouts.is === 'in_hospital' || whereabouts.is === 'on_leave' ? whereaboutsText(whereabouts) : null
}

/** From a day on hospitals' notifications are taken, on a legal basis that is named. */
export const acceptNotifications = async (
	db: Db,
	at: Instant,
	asked: {
		readonly legalBasis: string
		readonly from: Day | null
		readonly until: Day | null
		readonly by: StaffId | null
	},
): Promise<Outcome<Day, AcceptanceRefusal>> => {
	const refusal = acceptanceRefusal(asked)
	if (refusal !== null) return no(refusal)
	const { from } = asked
	if (from === null) return no('no_first_day')
	const row = { ...asked, from, legalBasis: asked.legalBasis.trim() }
	return inTransaction(db, async (tx) => {
		const [standing] = (await hospital.acceptances(tx)).filter(({ ended }) => ended === null)
		if (standing?.until && standing.until < dayOf(at))
			await hospital.endAcceptance(tx, at, { because: 'Udløbet', by: asked.by })
		return (await hospital.insertAcceptance(tx, at, row)) ? yes(from) : no('accepted_already')
	})
}

/** From now on nothing is taken; what was kept stays. */
export const refuseNotifications = async (
	db: Db,
	at: Instant,
	asked: { readonly because: string; readonly by: StaffId | null },
): Promise<Outcome<null, 'because_is_empty' | 'not_accepted'>> => {
	const because = asked.because.trim()
	if (because === '') return no('because_is_empty')
	return (await hospital.endAcceptance(db, at, { because, by: asked.by })) ? yes(null) : no('not_accepted')
}

/** A new key for the message agent, in the place of the one before; it is told once and kept as a hash. */
export const makeKey = async (db: Db, at: Instant, by: StaffId | null): Promise<string> => {
	const key = newKey()
	await inTransaction(db, (tx) => hospital.insertKey(tx, at, hashOf(key), by))
	return key
}

/** Whether a message may come in: with the key, or while there is none. Who is turned away is counted. */
export const isLetIn = async (db: Db, at: Instant, authorization: string): Promise<boolean> => {
	const key = await hospital.keyInUse(db)
	if (key === null) return true
	const isLet = bearsKey(authorization, key.hash)
	if (!isLet) await hospital.countTurnedAway(db, dayOf(at))
	return isLet
}

/** Whether notifications are taken, on what, since when, and what has come. */
export const reception = async (db: Db, today: Day, since: Instant) => {
	const all = await hospital.acceptances(db)
	return {
		inForce: acceptanceOn(all, today),
		standing: all.find(({ ended }) => ended === null) ?? null,
		before: all.filter(({ ended }) => ended !== null),
		keyInUse: await hospital.keyInUse(db),
		counts: await hospital.countReceipts(db, since),
		turnedAway: await hospital.turnedAway(db, dayOf(since)),
		latest: await hospital.latestReceipts(db, 20),
		names: await staffNames(db),
	}
}
export type Reception = Awaited<ReturnType<typeof reception>>
