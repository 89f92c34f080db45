import { randomUUID } from 'node:crypto'
import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Format, formatOf, type Plain, readFhir, writeFhir } from '#platform/fhir/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findByCpr } from '#population/actions.ts'
import { isOpen } from '../preventive-case.ts'
import { numbersWritten } from '../referral/numbers-written.ts'
import * as store from '../store.ts'
import { type Answer, acknowledge } from './acknowledgement.ts'
import { idOf } from './fhir-parts.ts'
import { acceptanceOn } from './hospital-acceptance.ts'
import { settle } from './hospital-actions.ts'
import { type Fault, unreadable } from './hospital-fault.ts'
import { type Addressed, isCorrectionOf, readNotification } from './hospital-message.ts'
import { inHospital } from './hospital-stay.ts'
import * as hospital from './hospital-store.ts'

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
