import { createHash } from 'node:crypto'
import { logReads } from '#access/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { PersonRecord } from './record.ts'
import { recordOf } from './record-actions.ts'
import { type Decided, readLeftOut, withoutDecided } from './record-left-out.ts'
import { isOpen, type RecordRequest, type RequestId, type RequestWhy, stateOf } from './record-request.ts'
import * as store from './record-request-store.ts'
import { partsWrittenSince } from './record-since.ts'
import { recordPdf } from './record-transport.ts'

/** What was put together, as it would be handed out; null where nothing is kept. */
export const contentOf = async (db: Db, request: RecordRequest): Promise<PersonRecord | null> => {
	const content = await store.selectContent(db, request.id)
	return content === null ? null : withoutDecided(content.record, request.leftOut)
}

/** The same before anything was left out, for whoever reads it through. */
export const preparedOf = async (db: Db, request: RecordRequest): Promise<PersonRecord | null> =>
	(await store.selectContent(db, request.id))?.record ?? null

/** Whoever read the record through, and what they would leave out: the number of a line and why. `preparedAt` is the one that was read. */
type Read = {
	readonly request: RequestId
	readonly preparedAt: string
	readonly leftOut: Readonly<Record<string, string>>
}

/** What is about to be decided on, when it is the one that was read. */
const asRead = async (
	db: Db,
	{ request: id, preparedAt, leftOut: chosen }: Read,
): Promise<
	Outcome<{ readonly request: RecordRequest; readonly content: store.Kept; leftOut: Decided }, RequestWhy>
> => {
	const request = await store.selectRequest(db, id)
	if (request === null) return no('unknown_request')
	if (!isOpen(request)) return no('has_ended')
	const content = await store.selectContent(db, id)
	if (request.prepared === null || content === null) return no('not_prepared')
	if (request.prepared.at !== preparedAt) return no('prepared_anew')
	return yes({ request, content, leftOut: readLeftOut(content.record, chosen) })
}

/** What a record is put together from, besides the database. */
type Around = { readonly municipality: Municipality; readonly sources: readonly FactSource[] }

/** The parts of what was put together that would be told otherwise now, by their headings; none where it still holds or nothing is kept. */
export const writtenSince = async (
	db: Db,
	at: Instant,
	{ municipality, sources }: Around,
	request: RecordRequest,
): Promise<string[]> => {
	const then = await preparedOf(db, request)
	const now = then === null ? null : await recordOf(db, at, municipality, request.person, sources)
	return then === null || now === null ? [] : partsWrittenSince(then, now)
}

/** What was read, when it is still all there is. */
const asItStands = async (db: Db, at: Instant, around: Around, asked: Read): ReturnType<typeof asRead> => {
	const read = await asRead(db, asked)
	const parts = read.ok ? await writtenSince(db, at, around, read.value.request) : []
	return parts.length === 0 ? read : no('written_since', parts.join(', '))
}

/** What is to be left out, kept until it is chosen otherwise, put together anew or handed out. */
export const chooseLeftOut = (db: Db, chosen: Read): Promise<Outcome<null, RequestWhy>> =>
	inTransaction(db, async (tx) => {
		await store.lockRequest(tx, chosen.request)
		const read = await asRead(tx, chosen)
		if (!read.ok) return read
		await store.setLeftOut(tx, chosen.request, read.value.leftOut)
		return yes(null)
	})

type Release = Read & { readonly by: StaffId }

/**
 * A person has read it and hands it out: this very file, known again by its hash. When anything was written since it was put together,
 * it is not handed out: what was chosen to be left out is kept, for when it is put together again.
 */
export const releaseRecord = async (
	db: Db,
	at: Instant,
	around: Around,
	asked: Release,
): Promise<Outcome<null, RequestWhy>> => {
	const released = await release(db, at, around, asked)
	if (!released.ok && released.why === 'written_since') await chooseLeftOut(db, asked)
	return released
}

/** The file is set before the transaction, which may not wait for it; what was read, and whether it still holds, is asked again inside. */
const release = async (db: Db, at: Instant, around: Around, asked: Release): Promise<Outcome<null, RequestWhy>> => {
	const known = await store.selectRequest(db, asked.request)
	if (known !== null && stateOf(known) === 'released') return yes(null)
	const read = await asItStands(db, at, around, asked)
	if (!read.ok) return read
	const { content, leftOut } = read.value
	const pdf = await recordPdf(withoutDecided(content.record, leftOut))
	if (!pdf.ok) return no('cannot_be_set', pdf.detail)
	return inTransaction(db, async (tx) => {
		const request = await store.lockRequest(tx, asked.request)
		if (request !== null && stateOf(request) === 'released') return yes(null)
		const still = await asItStands(tx, at, around, asked)
		if (!still.ok) return still
		await logReads(tx, at, asked.by, [still.value.request.person], 'aktindsigt: udleveret')
		await store.setReleased(tx, at, asked.request, asked.by, {
			leftOut,
			hash: createHash('sha256').update(pdf.value).digest('hex'),
			content: { ...content, file: Buffer.from(pdf.value).toString('base64') },
		})
		return yes(null)
	})
}

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
