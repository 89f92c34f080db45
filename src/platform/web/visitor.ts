import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { Day } from '#kernel/day.ts'

/** This process's own; nobody can go back from what is made with it to an address. */
const secret = randomBytes(32)

/** One household of the newer addresses holds 2⁶⁴ of them: the first half names it. */
const networkOf = (address: string): string => {
	if (address.includes('.') || !address.includes(':')) return address.slice(address.lastIndexOf(':') + 1)
	const [head = '', tail = ''] = address.split('::')
	const [before, after] = [head.split(':'), tail === '' ? [] : tail.split(':')]
	const between = address.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : []
	return [...before, ...between, ...after].slice(0, 4).join(':')
}

/** Behind TLS stands a proxy, which writes down last whom it hears from; else whoever holds the line. */
const addressOf = (c: Context, isSecure: boolean): string => {
	const env = c.env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined
	const told = isSecure ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
	return told || env?.incoming?.socket?.remoteAddress || ''
}

/** Who asks, as far as it takes to count their attempts on a day: a hash of where they are, of the day and of a secret. */
export const visitorOf = (c: Context, today: Day, isSecure: boolean): string =>
	createHash('sha256')
		.update(secret)
		.update(`${today} ${networkOf(addressOf(c, isSecure))}`)
		.digest('base64url')
