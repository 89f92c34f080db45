import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new secret that nobody guesses: told once, to whoever is to show it again, and kept here as a hash only. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** The same for another system's settings, where it is known again as one of ours. */
export const newKey = (): string => `hj_${newSecret()}`

/** Tells one thing from another; nobody guesses it, and it says nothing of when it was made. */
export const newMark = (): string => randomBytes(9).toString('base64url')

/** What is kept of a secret: it cannot be turned back into one. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Whether a message's header bears the key that is kept as this hash; how long it takes tells nothing. */
export const bearsKey = (authorization: string, hash: string): boolean => {
	const shown = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1]
	return shown !== undefined && timingSafeEqual(Buffer.from(hashOf(shown)), Buffer.from(hash))
}

const aes = 'aes-256-gcm'
const [ivBytes, tagBytes] = [12, 16]
const keyUnder = (secret: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', 'sealed words', 32))

const sealedWith = (secret: string, iv: Uint8Array, about: string, words: string): Buffer => {
	const cipher = createCipheriv(aes, keyUnder(secret), iv).setAAD(Buffer.from(about))
	return Buffer.concat([iv, cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Words that somebody else keeps for us and cannot read: they open under the same secret, and `about` as it was, alone. */
export const sealWords = (secret: string, about: string, words: string): string =>
	sealedWith(secret, randomBytes(ivBytes), about, words).toString('base64url')

/** What was sealed so; null when a bit of it, the secret, or what it is about is another. */
export const openWords = (secret: string, about: string, sealed: string): string | null => {
	const bytes = Buffer.from(sealed, 'base64url')
	if (bytes.length < ivBytes + tagBytes) return null
	const iv = bytes.subarray(0, ivBytes)
	const words = createDecipheriv(aes, keyUnder(secret), iv).update(bytes.subarray(ivBytes, -tagBytes)).toString()
	// Sealed again it is the same, its tag with it: the words are ours.
	return timingSafeEqual(hashed(sealedWith(secret, iv, about, words)), hashed(bytes)) ? words : null
}
const hashed = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
