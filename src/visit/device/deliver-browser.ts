/// <reference lib="dom" />
import { noteWhatCame } from '../along/day-pocket-browser.ts'
import { deliveryOf, drop, markRefused, markTried, notDelivered } from './pocket-browser.ts'
import type { StaysWhy } from './refused-words.ts'
import type { Pocket, Sealed } from './shelves-browser.ts'
import type { Delivered, DeliveredDraft } from './taken-along.ts'

/** A message has 2 MB; one entry alone is sent however long it is. */
const mostBytes = 1_400_000
const mostAtOnce = 400

const firstOf = (entries: readonly Sealed[]): Sealed[] => {
	let bytes = 0
	return entries.filter(({ ct }, at) => {
		bytes += ct.length + 300
		return at === 0 || (at < mostAtOnce && bytes < mostBytes)
	})
}

/** Where a note stands, as seen by the one delivery that carried something of it. */
export type Stands = DeliveredDraft & { readonly delivery: string }
export type Way = {
	readonly isReached: boolean
	/** False where the device did not answer: more may lie on it. */
	readonly isAll: boolean
	readonly stands: readonly Stands[]
}

/** Delivers everything that waits on the device, whatever page it was typed on, and tells the other pages. Delivered twice, it counts once. */
export const deliver = async (pocket: Pocket, home: string): Promise<Way> => {
	const way = await deliverAll(pocket, home)
	for (const { ref, visit, booking, delivery, signed, words } of way.stands)
		for (const known of new Set([ref, ...(booking === null ? [] : [`booking:${booking}`])]))
			await noteWhatCame(pocket, { ref: known, visit, delivery, signed, words })
	if (way.stands.length > 0) pocket.others.postMessage(way.stands)
	return way
}

const deliverAll = async (pocket: Pocket, home: string): Promise<Way> => {
	const stands: Stands[] = []
	const sent = new Set<string>()
	for (;;) {
		const { entries, isAll } = await notDelivered(pocket)
		const left = entries.filter((one) => one.refused === null && !sent.has(one.id))
		const delivery = left[0]?.delivery
		if (delivery === undefined) return { isReached: true, isAll: isAll || pocket.db === null, stands }
		const bundle = firstOf(left.filter((one) => one.delivery === delivery))
		for (const { id } of bundle) sent.add(id)
		const came = await send(pocket, home, delivery, bundle)
		if (came === null) return { isReached: false, isAll, stands }
		stands.push(...came.map((one) => ({ ...one, delivery })))
	}
}

const send = async (
	pocket: Pocket,
	home: string,
	by: string,
	bundle: readonly Sealed[],
): Promise<readonly DeliveredDraft[] | null> => {
	const ids = bundle.map(({ id }) => id)
	const delivery = await deliveryOf(pocket, by)
	const sealed = (await markTried(pocket, ids)).map(({ id, enc, ct }) => ({ id, enc, ct }))
	if (sealed.length === 0) return null
	const answer = await fetch(`${home}/besoeg/levering`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${delivery?.secret ?? ''}` },
		body: JSON.stringify({ sentAt: new Date().toISOString(), sealed }),
		credentials: 'omit',
		redirect: 'error',
		signal: AbortSignal.timeout(20_000),
	}).catch(() => null)
	if (answer?.status === 401 || answer?.status === 413) {
		const why = answer.status === 413 ? 'too_long' : await whyNobody(answer)
		for (const id of ids) await markRefused(pocket, id, why)
		return []
	}
	const came: Delivered | null = answer?.ok ? await answer.json().catch(() => null) : null
	if (came === null) return null
	await drop(pocket, came.delivered)
	for (const { id, why } of came.refused)
		if (why === 'gone') await drop(pocket, [id])
		else await markRefused(pocket, id, why)
	const unsaid = ids.filter((id) => !came.delivered.includes(id) && !came.refused.some((one) => one.id === id))
	return unsaid.length > 0 ? null : came.drafts
}

/** Nobody is let in with this secret: said on the line, and kept. */
const whyNobody = async (answer: Response): Promise<StaysWhy> => {
	const said: { why?: string } = await answer.json().catch(() => ({}))
	return said.why === 'stopped' ? 'delivery_stopped' : said.why === 'too_late' ? 'too_late' : 'delivery_unknown'
}
