import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { SealedEntry } from './taken-along.ts'

/** P-256, because the web cryptography of old tablets has it. */
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
const curve = { name: 'ECDH', namedCurve: 'P-256' }

export type SealingPair = { readonly publicPoint: string; readonly privatePkcs8: string }

const written = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64url')
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'))

export const makeSealingPair = async (): Promise<SealingPair> => {
	const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
	return {
		publicPoint: written(await crypto.subtle.exportKey('raw', pair.publicKey)),
		privatePkcs8: written(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
	}
}

/** What was sealed as text; null when it was sealed to another key, for another id, or is damaged. */
export type Opener = (sealed: SealedEntry) => Promise<string | null>

export const openerOf = async ({ privatePkcs8 }: SealingPair): Promise<Opener> => {
	const recipientKey = await crypto.subtle.importKey('pkcs8', bytesOf(privatePkcs8), curve, true, ['deriveBits'])
	return ({ id, enc, ct }) =>
		suite
			.open({ recipientKey, enc: bytesOf(enc) }, bytesOf(ct), new TextEncoder().encode(id))
			.then((bytes) => new TextDecoder().decode(bytes))
			.catch(() => null)
}
