import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import { writeLongDay } from '#kernel/write-day.ts'
import type { Answer, Ask, Route } from './ask.ts'
import { doneCookie, type Edge, languageCookie } from './doorkeeper.ts'
import { wholePage } from './layout.tsx'
import { notFound, refusedPage } from './say-no.tsx'

/** One request on its way to its answer. */
export type Turn = {
	readonly edge: Edge
	readonly c: Context
	readonly ask: Ask
	/** Null where no page is. */
	readonly route: Route | null
}

/** Turns an answer into a response, after writing down which citizens it shows. */
export const reply = async (turn: Turn, answer: Answer): Promise<Response> => {
	const { edge, c, ask, route } = turn
	const sees = 'sees' in answer ? (answer.sees ?? []) : []
	if (sees.length > 0 && ask.citizen !== null) {
		if (sees.some((person) => person !== ask.citizen)) throw new Error('a citizen’s own page shows somebody else')
		await edge.doorkeeper.sawThemselves?.(ask.db, ask.at, ask.citizen, route?.shows || ask.path)
	} else if (sees.length > 0)
		await edge.doorkeeper.saw(ask.db, ask.at, ask.atWork().id, [...new Set(sees)], route?.shows || ask.path)
	c.header('Cache-Control', 'no-store')
	for (const cookie of ('cookies' in answer && answer.cookies) || [])
		put(edge, c, ask, cookie.name, cookie.value, cookie.maxAge)
	if ('redirect' in answer) {
		if (answer.done) put(edge, c, ask, doneCookie, answer.done, 60)
		return c.redirect(answer.redirect.startsWith('/') ? ask.link(answer.redirect) : answer.redirect, 303)
	}
	if ('file' in answer) {
		const name = encodeURIComponent(answer.name)
		c.header('Content-Disposition', `${answer.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
		c.header('Content-Type', answer.type)
		return c.body(typeof answer.file === 'string' ? answer.file : new Uint8Array(answer.file))
	}
	if ('body' in answer) {
		c.header('Content-Type', answer.type)
		if (answer.status === 503) c.header('Retry-After', '60')
		return c.body(answer.body, answer.status)
	}
	if ('missing' in answer)
		return document(turn, ask.say('Findes ikke', 'Not found'), notFound(ask, answer.missing), 404)
	if ('refused' in answer) {
		const title = answer.title ?? ask.say('Ikke gemt', 'Not saved')
		return document(turn, title, refusedPage(ask, answer.refused, answer.page ?? null), answer.status ?? 422)
	}
	return document(turn, answer.title, answer.page, answer.status ?? 200)
}

const put = (edge: Edge, c: Context, ask: Ask, name: string, value: string, maxAge: number | null): void => {
	const path = ask.link('/')
	if (maxAge === 0) deleteCookie(c, name, { path })
	else
		setCookie(c, name, value, {
			path,
			httpOnly: true,
			sameSite: 'Lax',
			secure: edge.isSecure,
			...(maxAge === null ? {} : { maxAge }),
		})
}

/** From this place on, the menu's entries are not of every day's work. */
const asideFrom = 75

/** A body in the layout, with the menu of who is at work. */
export const document = (
	{ edge, c, ask, route }: Turn,
	title: string,
	body: Child,
	status: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 500,
): Response | Promise<Response> => {
	const said = getCookie(c, doneCookie)
	if (said !== undefined) deleteCookie(c, doneCookie, { path: ask.link('/') })
	if (c.req.query('lang') !== undefined) put(edge, c, ask, languageCookie, ask.language, 31_536_000)
	c.header('Cache-Control', 'no-store')
	const menu = edge.routes
		.filter(
			({ nav, ...route }) =>
				nav &&
				route.for !== 'anyone' &&
				route.for !== 'citizen' &&
				ask.staff?.roles.some((role) => (nav.for ?? route.for).includes(role)),
		)
		.toSorted((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0))
		.flatMap((route) =>
			route.nav ? [{ path: route.path, label: route.nav.label, isAside: route.nav.order >= asideFrom }] : [],
		)
	const notice = [
		edge.isDemonstration
			? ask.say('Demonstration med opdigtede borgere.', 'Demonstration with fictitious citizens.')
			: '',
		edge.isDayFixed ? `${ask.say('Dagen er', 'The day is')} ${writeLongDay(ask.today, ask.language)}.` : '',
	]
		.join(' ')
		.trim()
	return c.html(
		wholePage({
			ask,
			title,
			body,
			token: ask.formToken,
			menu,
			done: said ?? null,
			notice,
			isPublic: ask.staff === null || route?.for === 'anyone' || route?.for === 'citizen',
		}),
		status,
	)
}
