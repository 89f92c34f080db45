import type { Context } from 'hono'

/** A form from another site: the browser says so itself. */
export const isFromElsewhere = (c: Context): boolean => {
	const site = c.req.header('sec-fetch-site')
	if (site !== undefined) return site !== 'same-origin' && site !== 'none'
	const origin = c.req.header('origin')
	return origin === undefined || !URL.canParse(origin) || new URL(origin).host !== c.req.header('host')
}
