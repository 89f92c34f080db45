import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { Entry } from '#visit/device/entry.ts'
import type { SealedEntry } from '#visit/device/taken-along.ts'

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** Seals as the program in the browser does, with the web's own cryptography. */
export const sealer = async (
	publicPoint: string,
): Promise<(entry: Entry | object, id: string) => Promise<SealedEntry>> => {
	const point = new Uint8Array(Buffer.from(publicPoint, 'base64url'))
	const curve = { name: 'ECDH', namedCurve: 'P-256' }
	const recipientPublicKey = await crypto.subtle.importKey('raw', point, curve, true, [])
	return async (entry, id) => {
		const plain = new TextEncoder().encode(JSON.stringify(entry))
		const { ct, enc } = await suite.seal({ recipientPublicKey }, plain, new TextEncoder().encode(id))
		return { id, enc: Buffer.from(enc).toString('base64url'), ct: Buffer.from(ct).toString('base64url') }
	}
}

/** One open page, or a tablet with a day taken along: it makes entries and keeps what it typed last. */
export const device = (ref: string, startedAt = '2026-03-09T10:00:00.000+01:00') => {
	let nth = 0
	const fields = new Map<string, readonly string[]>()
	const made: Entry[] = []
	const add = (what: object): Entry => {
		nth++
		const typedAt = new Date(Date.parse(startedAt) + nth * 500).toISOString()
		const entry = { id: crypto.randomUUID(), ref, nth, typedAt, ...what } as Entry
		made.push(entry)
		return entry
	}
	return {
		made,
		fields,
		/** `was`: what stood on the page as it was rendered. */
		type: (field: string, value: string | readonly string[], was: string | readonly string[] = ''): Entry => {
			const list = typeof value === 'string' ? [value] : value
			const before = fields.get(field) ?? (typeof was === 'string' ? [was] : was)
			fields.set(field, list)
			return add({ field, was: before, value: list })
		},
		sign: (): Entry => add({ act: 'sign', before: made.length }),
		notGoneAhead: (reason: string, note = ''): Entry => add({ act: 'not_gone_ahead', reason, note }),
	}
}
