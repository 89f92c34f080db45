import { setTimeout as after } from 'node:timers/promises'
import type { Delivered, SealedEntry } from '#visit/device/taken-along.ts'
import { device, sealer } from './device.ts'

export type Along = { readonly ref: string; readonly delivery: string; readonly point: string }
type Kept = SealedEntry & { readonly delivery: string }

/** So long at most what was typed stands on the screen only; then it is sealed and kept on the device. */
const untilSealed = 400
/** A field holds so much, then the next is written in. */
const fullField = 2_000
/** A message has 2 MB. */
const mostBytes = 1_400_000

const firstOf = (kept: readonly Kept[]): Kept[] => {
	let bytes = 0
	return kept.filter(({ ct }, at) => {
		bytes += ct.length + 300
		return at === 0 || bytes < mostBytes
	})
}

/** Somebody writes on a device: what they type is sealed, kept in a pocket that outlives the tab, and delivered as soon as it can be. */
export const writer = (base: string, takings: readonly Along[]) => {
	const pocket: Kept[] = []
	const typedAt = new Map<string, number>()
	/** Of fields written in before, what stands in them. */
	const full = new Map<string, string>()
	let field = 'summary'
	let text = ''
	let kept = ''
	let count = 0
	let page = -1
	let on = { ...device(''), delivery: '', seal: null as Awaited<ReturnType<typeof sealer>> | null }
	let lastSealed = Date.now()
	let sending: AbortController | null = null
	let isOver = false
	let tries = 0
	const answers: Delivered[] = []

	/** A page opened anew: it shows what was delivered last. */
	const openPage = async (): Promise<void> => {
		page++
		const along = takings[page]
		if (along === undefined) throw new Error('not enough was taken along')
		text = kept
		on = { ...device(along.ref, new Date().toISOString()), delivery: along.delivery, seal: await sealer(along.point) }
	}
	const keep = async (entry: { readonly id: string }): Promise<void> => {
		const { seal, delivery } = on
		if (seal !== null) pocket.push({ ...(await seal(entry, entry.id)), delivery })
	}
	let sealing = Promise.resolve()
	const seal = (): Promise<void> => {
		sealing = sealing.then(sealNow)
		return sealing
	}
	const sealNow = async (): Promise<void> => {
		lastSealed = Date.now()
		if (text === kept) return
		const now = text
		const entry = on.type(field, now, kept)
		await keep(entry)
		kept = now
		if (kept.length < fullField) return
		full.set(field, kept)
		field = `words.topic${full.size}`
		kept = ''
		text = text.slice(now.length).trim()
	}
	const send = async (): Promise<boolean> => {
		const delivery = pocket[0]?.delivery
		if (delivery === undefined) return true
		const bundle = firstOf(pocket.filter((one) => one.delivery === delivery))
		const request = new AbortController()
		sending = request
		tries++
		const answer: Delivered | null = await fetch(`${base}/soroe/besoeg/levering`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${delivery}` },
			body: JSON.stringify({
				sentAt: new Date().toISOString(),
				sealed: bundle.map(({ id, enc, ct }) => ({ id, enc, ct })),
			}),
			signal: request.signal,
		})
			.then((came) => (came.ok ? came.json() : null))
			.catch(() => null)
		sending = null
		if (answer === null) return false
		answers.push(answer)
		const gone = new Set(answer.delivered)
		for (let at = pocket.length - 1; at >= 0; at--) if (gone.has(pocket[at]?.id ?? '')) pocket.splice(at, 1)
		return true
	}
	let isPaused = false
	const typing = async (): Promise<void> => {
		while (!isOver) {
			await after(30 + Math.random() * 90)
			if (isPaused) continue
			const word = `ord${++count}`
			typedAt.set(word, Date.now())
			text += `${text === '' ? '' : ' '}${word}`
			if (Date.now() - lastSealed > untilSealed * Math.random()) await seal()
		}
	}
	const pumping = async (): Promise<void> => {
		while (!isOver)
			if (!(await send())) await after(100)
			else await after(pocket.length === 0 ? 20 : 150)
	}
	const emptied = async (): Promise<void> => {
		while (pocket.length > 0) await after(20)
	}
	return {
		begin: async () => {
			await openPage()
			return Promise.all([typing(), pumping()])
		},
		/** The connection goes, with an answer perhaps on its way. */
		cut: () => sending?.abort(),
		/** The tab is killed: what was not sealed is gone. How old the oldest word lost was, in milliseconds; 0 when none was. */
		killTab: async (): Promise<number> => {
			isPaused = true
			await sealing
			const lost = text.slice(kept.length).trim().split(' ').filter(Boolean)
			const oldest = Math.min(Date.now(), ...lost.map((word) => typedAt.get(word) ?? 0))
			const age = Date.now() - oldest
			await emptied()
			await openPage()
			isPaused = false
			return age
		},
		/** Signs with all that was typed; what then stands on the device. */
		sign: async (): Promise<ReadonlyMap<string, string>> => {
			isPaused = true
			text += ' slut'
			await seal()
			// as the program does: what the page shows and this page has not sent
			for (const [one, words] of full) if (!on.fields.has(one)) await keep(on.type(one, words, words))
			for (const [fact, value] of [
				['accepted', 'at_the_door'],
				['kind', 'journal'],
			] as const)
				await keep(on.type(fact, value, value))
			await keep(on.sign())
			await emptied()
			isOver = true
			return new Map([...full, [field, kept] as const].filter(([, words]) => words !== ''))
		},
		answers,
		count: () => count,
		tries: () => tries,
	}
}
