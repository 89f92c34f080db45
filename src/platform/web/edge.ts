import { randomUUID, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import { secureHeaders } from 'hono/secure-headers'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import type { Municipal } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { type Log, withoutWords } from '#platform/log/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { Answer, Ask, Route, Staffed } from './ask.ts'
import { formOf, readForm } from './form.ts'
import { wholePage } from './layout.tsx'
import { brokenPage, notForYou, notFound, refusedPage } from './say-no.tsx'

/** Name of the cookie that carries the session; its path is the municipality's. */
export const sessionCookie = 'hj_session'
const doneCookie = 'hj_done'
const languageCookie = 'hj_lang'

/** Who is let in, and what is written down of what they saw. */
export type Doorkeeper = {
	readonly atWork: (
		db: Db,
		at: Instant,
		sessionToken: string,
	) => Promise<{ readonly staff: Staffed; readonly formToken: string } | null>
	readonly saw: (db: Db, at: Instant, staff: StaffId, persons: readonly PersonId[], what: string) => Promise<void>
}

export type Edge = {
	readonly hosted: readonly Municipal[]
	readonly routes: readonly Route[]
	readonly doorkeeper: Doorkeeper
	readonly now: () => Instant
	/** The day is fixed for a demonstration; shown on every page. */
	readonly isDemonstration: boolean
	/** Behind TLS: cookies are Secure and browsers are told to stay on TLS. */
	readonly isSecure: boolean
	readonly log: Log
}

const largestForm = 25 * 1024 * 1024
const isChanging = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** A form from another site: the browser says so itself. */
const isFromElsewhere = (c: Context): boolean => {
	const site = c.req.header('sec-fetch-site')
	if (site !== undefined) return site !== 'same-origin' && site !== 'none'
	const origin = c.req.header('origin')
	return origin === undefined || !URL.canParse(origin) || new URL(origin).host !== c.req.header('host')
}

const isSame = (a: string, b: string): boolean =>
	a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The web application of every municipality hosted: `/<municipality>/…`. */
export const webApp = (edge: Edge): Hono => {
	const app = new Hono()
	app.use(
		secureHeaders({
			contentSecurityPolicy: {
				defaultSrc: ["'self'"],
				objectSrc: ["'none'"],
				baseUri: ["'self'"],
				frameAncestors: ["'self'"],
				formAction: ["'self'"],
			},
			xFrameOptions: 'SAMEORIGIN',
			referrerPolicy: 'same-origin',
			strictTransportSecurity: edge.isSecure ? 'max-age=31536000' : false,
		}),
	)
	const assets = (prefix: string, root: string) =>
		app.use(
			`/${prefix}/*`,
			serveStatic({
				root,
				rewriteRequestPath: (path) => path.slice(prefix.length + 1),
				onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=3600'),
			}),
		)
	assets('dkfds', `${projectFolder}/node_modules/dkfds/dist`)
	assets('assets', `${projectFolder}/src/platform/web/assets`)
	if (existsSync(`${projectFolder}/dist/browser`)) assets('programs', `${projectFolder}/dist/browser`)
	app.use(
		bodyLimit({
			maxSize: largestForm,
			onError: (c) => c.text('Filen er for stor (højst 25 MB). / The file is too large (25 MB at most).', 413),
		}),
	)
	app.get('/health', (c) => c.text('ok'))
	for (const municipal of edge.hosted) {
		for (const route of edge.routes)
			app.on(
				route.method.toUpperCase(),
				`/${municipal.municipality.code}${route.path === '/' ? '' : route.path}`,
				(c) => handle(edge, municipal, route, c),
			)
		app.get(`/${municipal.municipality.code}/`, (c) => c.redirect(`/${municipal.municipality.code}`))
	}
	app.notFound((c) => {
		const municipal = hostOf(edge, c)
		if (!municipal)
			return c.text(
				`Adressen findes ikke. / Not found. ${edge.hosted.map((one) => `/${one.municipality.code}`).join(' ')}`,
				404,
			)
		return reply(edge, c, askOf(edge, municipal, c, null), '', {
			missing:
				c.req.path.length > 200
					? ''
					: wordsFor(c, 'Kontrollér adressen, eller gå til forsiden.', 'Check the address, or go to the front page.'),
		})
	})
	app.onError((error, c) => {
		const number = randomUUID().slice(0, 8)
		edge.log.error({ number, path: c.req.routePath, ...withoutWords(error) }, 'a page broke')
		const municipal = hostOf(edge, c)
		if (!municipal) return c.text(`Fejl ${number}`, 500)
		const ask = askOf(edge, municipal, c, null)
		return document(edge, c, ask, '', ask.say('Fejl', 'Error'), brokenPage(ask, number), 500)
	})
	return app
}

const hostOf = (edge: Edge, c: Context): Municipal | undefined =>
	edge.hosted.find((one) => one.municipality.code === c.req.path.split('/')[1])

const languageOf = (c: Context): 'da' | 'en' => {
	const wanted = c.req.query('lang') ?? getCookie(c, languageCookie)
	return wanted === 'en' ? 'en' : 'da'
}
const wordsFor = (c: Context, da: string, en: string): string => (languageOf(c) === 'en' ? en : da)

const askOf = (
	edge: Edge,
	{ municipality, db, outbox, enqueue }: Municipal,
	c: Context,
	staff: Staffed | null,
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
		atWork: () => {
			if (staff === null) throw new Error('a page for staff was opened to everyone')
			return staff
		},
		params: c.req.param() as Record<string, string>,
		query: new URL(c.req.url).searchParams,
		path: c.req.path.slice(municipality.code.length + 1) || '/',
		form: formOf(new Map()),
		cookie: (name) => getCookie(c, name),
		link: (path) => (path === '/' ? `/${municipality.code}` : `/${municipality.code}${path}`),
	}
}

const handle = async (edge: Edge, municipal: Municipal, route: Route, c: Context): Promise<Response> => {
	const session = getCookie(c, sessionCookie)
	const known = session === undefined ? null : await edge.doorkeeper.atWork(municipal.db, edge.now(), session)
	const ask = askOf(edge, municipal, c, known?.staff ?? null)
	const token = known?.formToken ?? ''
	if (route.for !== 'anyone') {
		if (known === null)
			return c.redirect(
				ask.link(
					isChanging(c.req.method)
						? '/log-ind'
						: `/log-ind?til=${encodeURIComponent(ask.path + (ask.query.size > 0 ? `?${ask.query}` : ''))}`,
				),
				303,
			)
		if (!known.staff.roles.some((role) => route.for.includes(role)))
			return document(edge, c, ask, token, ask.say('Ingen adgang', 'No access'), notForYou(ask, route.for), 403)
	}
	if (!isChanging(c.req.method)) return reply(edge, c, ask, token, await route.handle(ask), route)
	const form = await readForm(c.req.raw)
	if (isFromElsewhere(c) || (known !== null && !isSame(form.text('token'), token)))
		return reply(edge, c, ask, token, {
			refused: ask.say(
				'Formularen er for gammel eller kommer et andet sted fra. Intet er gemt. Åbn siden igen, og prøv en gang til.',
				'The form is too old or comes from elsewhere. Nothing was saved. Open the page again and retry.',
			),
			status: 403,
		})
	return reply(edge, c, ask, token, await route.handle({ ...ask, form }), route)
}

const reply = async (
	edge: Edge,
	c: Context,
	ask: Ask,
	token: string,
	answer: Answer,
	route?: Route,
): Promise<Response> => {
	const sees = 'sees' in answer ? (answer.sees ?? []) : []
	if (sees.length > 0)
		await edge.doorkeeper.saw(ask.db, ask.at, ask.atWork().id, [...new Set(sees)], route?.shows || ask.path)
	c.header('Cache-Control', 'no-store')
	if ('redirect' in answer) {
		for (const cookie of answer.cookies ?? []) put(edge, c, ask, cookie.name, cookie.value, cookie.maxAge)
		if (answer.done) put(edge, c, ask, doneCookie, encodeURIComponent(answer.done), 60)
		return c.redirect(answer.redirect.startsWith('/') ? ask.link(answer.redirect) : answer.redirect, 303)
	}
	if ('file' in answer) {
		const name = encodeURIComponent(answer.name)
		c.header('Content-Disposition', `${answer.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
		c.header('Content-Type', answer.type)
		return c.body(typeof answer.file === 'string' ? answer.file : new Uint8Array(answer.file))
	}
	if ('missing' in answer)
		return document(edge, c, ask, token, ask.say('Findes ikke', 'Not found'), notFound(ask, answer.missing), 404)
	if ('refused' in answer) {
		const title = answer.title ?? ask.say('Ikke gemt', 'Not saved')
		return document(
			edge,
			c,
			ask,
			token,
			title,
			refusedPage(ask, answer.refused, answer.page ?? null),
			answer.status ?? 422,
		)
	}
	return document(edge, c, ask, token, answer.title, answer.page, answer.status ?? 200)
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

const document = (
	edge: Edge,
	c: Context,
	ask: Ask,
	token: string,
	title: string,
	body: Child,
	status: 200 | 400 | 403 | 404 | 409 | 422 | 500,
): Response | Promise<Response> => {
	const said = getCookie(c, doneCookie)
	if (said !== undefined) deleteCookie(c, doneCookie, { path: ask.link('/') })
	if (c.req.query('lang') !== undefined) put(edge, c, ask, languageCookie, ask.language, 31_536_000)
	c.header('Cache-Control', 'no-store')
	const menu = edge.routes
		.filter((route) => route.nav && route.for !== 'anyone' && ask.staff?.roles.some((role) => route.for.includes(role)))
		.toSorted((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0))
		.flatMap((route) => (route.nav ? [{ path: route.path, label: route.nav.label }] : []))
	const fixedDay = edge.isDemonstration ? writeLongDay(ask.today, ask.language) : null
	return c.html(
		wholePage({ ask, title, body, token, menu, done: said ? decodeURIComponent(said) : null, fixedDay }),
		status,
	)
}
