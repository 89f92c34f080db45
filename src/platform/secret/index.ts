import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new secret that nobody guesses: told once, to whoever is to show it again, and kept here as a hash only. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** The same for another system's settings, where it is known again as one of ours. */
export const newKey = (): string => `hj_${newSecret()}`

/** What is kept of a secret: it cannot be turned back into one. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Whether a message's header bears the key that is kept as this hash; how long it takes tells nothing. */
export const bearsKey = (authorization: string, hash: string): boolean => {
	const shown = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1]
	return shown !== undefined && timingSafeEqual(Buffer.from(hashOf(shown)), Buffer.from(hash))
}
