import { logReads } from '#access/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { workingDaysAfter } from '#inquiry/index.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isVisible } from '#kernel/visible.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import { recordOf } from './record-actions.ts'
import { carriedOver } from './record-left-out.ts'
import {
	daysToFetch,
	isOpen,
	type RecordRequest,
	type RequestId,
	type RequestWhy,
	stateOf,
	workingDaysToAnswer,
} from './record-request.ts'
import * as store from './record-request-store.ts'

export type Asked = Pick<
	RecordRequest,
	'person' | 'askedOn' | 'askedBy' | 'askedByWords' | 'askedHow' | 'recordedBy'
> & {
	/** The form's own: sent twice, it asks once. */
	readonly key: string
}

/**
 * Writes down a request with its last day; where one is open already, that one goes on. A form sent again, once its request has ended or
 * stands for somebody else, asks anew: an ended request is nobody's answer.
 */
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
		const request = { ...asked, dueOn: workingDaysAfter(municipality, asked.askedOn, workingDaysToAnswer) }
		const anew = { ...request, key: crypto.randomUUID() }
		const id = (await store.insertRequest(tx, at, request)) ?? (await store.insertRequest(tx, at, anew))
		return id === null ? no('no_such_citizen') : yes(id)
	})

/** Puts the whole record together, to be read; again before it is released puts it together anew, with what was decided on lines that stand unchanged; told is how many of them do not. That it was done stands in the log. */
export const prepareRecord = (
	db: Db,
	at: Instant,
	municipality: Municipality,
	sources: readonly FactSource[],
	asked: { readonly request: RequestId; readonly by: StaffId },
): Promise<Outcome<{ readonly lost: number }, RequestWhy>> =>
	inTransaction(db, async (tx) => {
		const request = await store.lockRequest(tx, asked.request)
		if (request === null) return no('unknown_request')
		if (!isOpen(request)) return no('has_ended')
		await logReads(tx, at, asked.by, [request.person], 'aktindsigt: alt samlet')
		const record = await recordOf(tx, at, municipality, request.person, sources)
		if (record === null) return no('unknown_request')
		const before = await store.selectContent(tx, request.id)
		const { leftOut, lost } =
			before === null ? { leftOut: {}, lost: 0 } : carriedOver(before.record, request.leftOut, record)
		await store.setPrepared(tx, at, request.id, asked.by, { content: { record, file: null }, leftOut })
		return yes({ lost })
	})

export const findRequest = (db: Db, id: RequestId): Promise<RecordRequest | null> => store.selectRequest(db, id)

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
		if (!isVisible(asked.because)) return no('no_reason')
		await store.setWithdrawn(tx, at, request.id, asked.because.trim(), asked.by)
		return yes(null)
	})

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
