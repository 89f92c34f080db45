/// <reference lib="dom" />

import type { Closed, LockedDay, Pocket } from '../device/shelves-browser.ts'
import { countWrongPin, forgiveWrongPins } from './day-pocket-browser.ts'

/** Rounds of PBKDF2-SHA-256 over the PIN, as OWASP asks for. */
const rounds = 600_000
const aes = { name: 'AES-GCM', length: 256 } as const

const pinKey = async (pin: string, salt: Uint8Array<ArrayBuffer>, many: number): Promise<CryptoKey> => {
	const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
	const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: many }
	return crypto.subtle.deriveKey(how, typed, aes, false, ['encrypt', 'decrypt'])
}

const closeBytes = async (key: CryptoKey, bytes: ArrayBuffer): Promise<Closed> => {
	const iv = crypto.getRandomValues(new Uint8Array(12))
	return { iv, ct: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
}
const openBytes = ({ iv, ct }: Closed, key: CryptoKey): Promise<ArrayBuffer | null> =>
	crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, ct).catch(() => null)

/** Text under the day's key. */
export const closeWords = (key: CryptoKey, words: string): Promise<Closed> =>
	closeBytes(key, new TextEncoder().encode(words).buffer)
/** Null when it is not under this key. */
export const openWords = async (key: CryptoKey, closed: Closed): Promise<string | null> => {
	const bytes = await openBytes(closed, key)
	return bytes === null ? null : new TextDecoder().decode(bytes)
}

const dayKeyOf = (bytes: ArrayBuffer): Promise<CryptoKey> =>
	crypto.subtle.importKey('raw', bytes, aes, false, ['encrypt', 'decrypt'])

/** The day with what opens it. */
export type UnlockedDay = { readonly day: LockedDay; readonly key: CryptoKey }

type About = Pick<LockedDay, 'takenAt' | 'until' | 'ahead'>

/** A new key for the day, under the PIN, and that under a key which never leaves this browser; the pages under the day's key. */
export const lockDay = async (pin: string, pages: string, about: About): Promise<UnlockedDay> => {
	const salt = crypto.getRandomValues(new Uint8Array(16))
	const device = await crypto.subtle.generateKey(aes, false, ['encrypt', 'decrypt'])
	const bytes = crypto.getRandomValues(new Uint8Array(32))
	const key = await dayKeyOf(bytes.buffer)
	const underPin = await closeBytes(await pinKey(pin, salt, rounds), bytes.buffer)
	bytes.fill(0)
	const both = new Uint8Array([...underPin.iv, ...new Uint8Array(underPin.ct)])
	return {
		key,
		day: {
			...about,
			id: 'day',
			device,
			salt,
			rounds,
			wrong: 0,
			key: await closeBytes(device, both.buffer),
			pages: await closeWords(key, pages),
		},
	}
}

/** The day's key; or how many PINs were wrong so far. One that could not be counted is not tried. */
export const unlockDay = async (
	pocket: Pocket,
	pin: string,
): Promise<UnlockedDay | { readonly wrong: number } | 'not_tried' | null> => {
	const day = await countWrongPin(pocket).catch(() => 'not_tried' as const)
	if (day === null || day === 'not_tried') return day
	const both = await openBytes(day.key, day.device)
	if (both === null) return { wrong: day.wrong }
	const underPin = { iv: new Uint8Array(both.slice(0, 12)), ct: both.slice(12) }
	const bytes = await openBytes(underPin, await pinKey(pin, day.salt, day.rounds))
	if (bytes === null) return { wrong: day.wrong }
	await forgiveWrongPins(pocket)
	return { day, key: await dayKeyOf(bytes) }
}
