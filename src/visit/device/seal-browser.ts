/// <reference lib="dom" />
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { Entry } from './entry.ts'

const suite = new CipherSuite({
	kem: new DhkemP256HkdfSha256(),
	kdf: new HkdfSha256(),
	aead: new Aes256Gcm(),
})

export const toBase64Url = (bytes: ArrayBuffer): string => {
	let binary = ''
	for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte)
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
const fromBase64Url = (written: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(atob(written.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))

/** The server's public key, as it came along. */
export const readPublicKey = (written: string): Promise<CryptoKey> =>
	suite.kem.deserializePublicKey(fromBase64Url(written).buffer)

/** Sealed to the server's public key (HPKE, RFC 9180): from here on the device itself cannot read it. */
export const seal = async (key: CryptoKey, entry: Entry): Promise<{ enc: string; ct: string }> => {
	const sender = await suite.createSenderContext({ recipientPublicKey: key })
	const utf8 = new TextEncoder()
	const ct = await sender.seal(utf8.encode(JSON.stringify(entry)).buffer, utf8.encode(entry.id).buffer)
	return { enc: toBase64Url(sender.enc), ct: toBase64Url(ct) }
}
