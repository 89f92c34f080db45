import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { dayOf } from '#kernel/instant.ts'
import type { Municipal } from '#platform/command/index.ts'
import type { Ask } from './ask.ts'
import { type Edge, languageCookie } from './doorkeeper.ts'
import { formOf, withoutNul } from './form.ts'
import { visitorOf } from './visitor.ts'

const languageOf = (c: Context): 'da' | 'en' => {
	const wanted = c.req.query('lang') ?? getCookie(c, languageCookie)
	return wanted === 'en' ? 'en' : 'da'
}
export const wordsFor = (c: Context, da: string, en: string): string => (languageOf(c) === 'en' ? en : da)

const queryOf = (c: Context): URLSearchParams =>
	new URLSearchParams([...new URL(c.req.url).searchParams].map(([name, value]) => [name, withoutNul(value)]))

const nobody = { staff: null, citizen: null, formToken: '' }

/** A request as handlers see it, still without its form. */
export const askOf = (
	edge: Edge,
	{ municipality, db, outbox, enqueue }: Municipal,
	c: Context,
	{ staff, citizen, formToken }: Pick<Ask, 'staff' | 'citizen' | 'formToken'> = nobody,
): Ask => {
	const at = edge.now()
	return {
		db,
		municipality,
		outbox,
		enqueue,
		at,
		today: dayOf(at),
		language: languageOf(c),
		say: (da, en) => wordsFor(c, da, en),
		staff,
		citizen,
		formToken,
		asCitizen: () => {
			if (citizen === null) throw new Error('a citizen’s own page was opened to somebody else')
			return citizen
		},
		atWork: () => {
			if (staff === null) throw new Error('a page for staff was opened to everyone')
			return staff
		},
		params: c.req.param() as Record<string, string>,
		query: queryOf(c),
		path: c.req.path.slice(municipality.code.length + 1) || '/',
		form: formOf(new Map()),
		message: null,
		cookie: (name) => {
			const value = getCookie(c, name)
			return value === undefined ? undefined : withoutNul(value)
		},
		visitor: visitorOf(c, dayOf(at), edge.isSecure),
		link: (path) => (path === '/' ? `/${municipality.code}` : `/${municipality.code}${path}`),
	}
}
