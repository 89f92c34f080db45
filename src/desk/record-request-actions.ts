import { createHash } from 'node:crypto'
import { logReads } from '#access/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { workingDaysAfter } from '#inquiry/index.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import { type Decided, type PersonRecord, withoutDecided } from './record.ts'
import { recordOf } from './record-actions.ts'
import {
	daysToFetch,
	isOpen,
	type RecordRequest,
	type RequestId,
	readLeftOut,
	stateOf,
	workingDaysToAnswer,
} from './record-request.ts'
import * as store from './record-request-store.ts'
import { recordPdf } from './record-transport.ts'

export type Asked = Pick<
	RecordRequest,
	'person' | 'askedOn' | 'askedBy' | 'askedByWords' | 'askedHow' | 'recordedBy'
> & {
	/** The form's own: sent twice, it asks once. */
	readonly key: string
}

/** Writes down a request with its last day; where one is open already, that one goes on. */
export const askForRecord = (
	db: Db,
	at: Instant,
	municipality: Municipality,
	asked: Asked,
): Promise<Outcome<RequestId, 'no_such_citizen'>> =>
	inTransaction(db, async (tx) => {
		await store.lockRequests(tx, asked.person)
		if ((await findCitizen(tx, asked.person)) === null) return no('no_such_citizen')
		const open = (await store.selectRequestsOf(tx, asked.person)).find(isOpen)
		if (open !== undefined) return yes(open.id)
		const dueOn = workingDaysAfter(municipality, asked.askedOn, workingDaysToAnswer)
		const id = await store.insertRequest(tx, at, { ...asked, dueOn })
		const [latest] = (await store.selectRequestsOf(tx, asked.person)).toReversed()
		const known = id ?? latest?.id
		return known === undefined ? no('no_such_citizen') : yes(known)
	})

export type RequestWhy =
	| 'unknown_request'
	| 'has_ended'
	| 'not_prepared'
	| 'prepared_anew'
	| 'cannot_be_set'
	| 'no_reason'

/** Puts the whole record together, to be read; again before it is released puts it together anew. That it was done stands in the log. */
export const prepareRecord = (
	db: Db,
	at: Instant,
	municipality: Municipality,
	sources: readonly FactSource[],
	asked: { readonly request: RequestId; readonly by: StaffId },
): Promise<Outcome<null, RequestWhy>> =>
	inTransaction(db, async (tx) => {
		const request = await store.lockRequest(tx, asked.request)
		if (request === null) return no('unknown_request')
		if (!isOpen(request)) return no('has_ended')
		await logReads(tx, at, asked.by, [request.person], 'aktindsigt: alt samlet')
		const record = await recordOf(tx, at, municipality, request.person, sources)
		if (record === null) return no('unknown_request')
		await store.setPrepared(tx, at, request.id, asked.by, { record, file: null })
		return yes(null)
	})

export const findRequest = (db: Db, id: RequestId): Promise<RecordRequest | null> => store.selectRequest(db, id)

/** What was put together, as it would be handed out; null where nothing is kept. */
export const contentOf = async (db: Db, request: RecordRequest): Promise<PersonRecord | null> => {
	const content = await store.selectContent(db, request.id)
	return content === null ? null : withoutDecided(content.record, request.leftOut)
}

/** The same before anything was left out, for whoever reads it through. */
export const preparedOf = async (db: Db, request: RecordRequest): Promise<PersonRecord | null> =>
	(await store.selectContent(db, request.id))?.record ?? null

/** A person has read it and hands it out: this very file, known again by its hash. `preparedAt` is the one that was read. */
export const releaseRecord = (
	db: Db,
	at: Instant,
	asked: {
		readonly request: RequestId
		readonly by: StaffId
		readonly preparedAt: string
		readonly leftOut: Decided
	},
): Promise<Outcome<null, RequestWhy>> =>
	inTransaction(db, async (tx) => {
		const request = await store.lockRequest(tx, asked.request)
		if (request === null) return no('unknown_request')
		if (stateOf(request) === 'released') return yes(null)
		if (!isOpen(request)) return no('has_ended')
		const content = await store.selectContent(tx, request.id)
		if (request.prepared === null || content === null) return no('not_prepared')
		if (request.prepared.at !== asked.preparedAt) return no('prepared_anew')
		const leftOut = readLeftOut(content.record, asked.leftOut)
		const pdf = await recordPdf(withoutDecided(content.record, leftOut))
		if (!pdf.ok) return no('cannot_be_set', pdf.detail)
		await logReads(tx, at, asked.by, [request.person], 'aktindsigt: udleveret')
		await store.setReleased(tx, at, request.id, asked.by, {
			leftOut,
			hash: createHash('sha256').update(pdf.value).digest('hex'),
			content: { ...content, file: Buffer.from(pdf.value).toString('base64') },
		})
		return yes(null)
	})

/** The request falls away: the citizen wants it no more, or it was a mistake. What was put together is forgotten. */
export const closeRequest = (
	db: Db,
	at: Instant,
	asked: { readonly request: RequestId; readonly because: string; readonly by: StaffId | null },
): Promise<Outcome<null, RequestWhy>> =>
	inTransaction(db, async (tx) => {
		const request = await store.lockRequest(tx, asked.request)
		if (request === null) return no('unknown_request')
		if (!isOpen(request)) return no('has_ended')
		if (asked.because.trim() === '') return no('no_reason')
		await store.setWithdrawn(tx, at, request.id, asked.because.trim(), asked.by)
		return yes(null)
	})

/** The file as it was handed out; null where it is not released, or kept no more. */
export const releasedFileOf = async (db: Db, request: RecordRequest): Promise<Uint8Array | null> => {
	if (stateOf(request) !== 'released') return null
	const file = (await store.selectContent(db, request.id))?.file ?? null
	return file === null ? null : new Uint8Array(Buffer.from(file, 'base64'))
}

/** For whoever reads it through: before it is released a draft, afterwards the very file. */
export const fileOf = async (
	db: Db,
	request: RecordRequest,
): Promise<Outcome<Uint8Array, 'nothing_is_kept' | 'cannot_be_set'>> => {
	const released = await releasedFileOf(db, request)
	if (released !== null) return yes(released)
	const record = await contentOf(db, request)
	if (record === null) return no('nothing_is_kept')
	const pdf = await recordPdf(record)
	return pdf.ok ? yes(pdf.value) : no('cannot_be_set', pdf.detail)
}

/** The citizen fetched it: the first time is written down. */
export const noteFetched = async (db: Db, at: Instant, request: RequestId): Promise<void> => {
	await store.setFetched(db, at, request)
}

/** What has lain ready for a month is forgotten. */
export const recordNight = async (db: Db, at: Instant): Promise<number> =>
	store.forgetContents(db, addMinutes(at, -daysToFetch * 24 * 60))

/** Waiting, and what ended in the last three months. */
export const listRequests = async (
	db: Db,
	at: Instant,
): Promise<{ readonly waiting: readonly RecordRequest[]; readonly ended: readonly RecordRequest[] }> => ({
	waiting: await store.selectWaiting(db),
	ended: await store.selectEnded(db, addMinutes(at, -90 * 24 * 60)),
})

/** A request that is the citizen's own to see. */
export const ownRequest = async (db: Db, person: PersonId): Promise<RecordRequest | null> => {
	const all = await store.selectRequestsOf(db, person)
	return all.find(isOpen) ?? all.findLast((request) => stateOf(request) === 'released') ?? null
}
