import { createHash, randomBytes } from 'node:crypto'

/** A new secret for a browser to keep; nobody guesses it. */
export const newToken = (): string => randomBytes(32).toString('base64url')
/** What is kept of a token here: it cannot be turned back into one. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
