import { randomUUID, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import type { Municipal } from '#platform/command/index.ts'
import { withoutWords } from '#platform/log/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { Ask, Route } from './ask.ts'
import { askOf, wordsFor } from './asking.ts'
import { isFromElsewhere } from './came-from.ts'
import { citizenIn, leaveWith } from './citizen-in.ts'
import { citizenCookie, type Edge, sessionCookie } from './doorkeeper.ts'
import { readForm } from './form.ts'
import { hearOut } from './heard-out.ts'
import { readMessage } from './message.ts'
import { document, reply, type Turn } from './reply.ts'
import { brokenPage, notForYou, refusedPage, tooLargeHelp } from './say-no.tsx'
import { wayBack } from './way-back.ts'
import { whichMunicipality } from './which-municipality.tsx'

const largestForm = 25 * 1024 * 1024
const isChanging = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

const isSame = (a: string, b: string): boolean =>
	a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The web application of every municipality hosted: `/<municipality>/…`. */
export const webApp = (edge: Edge): Hono => {
	const app = new Hono()
	const mapTiles = edge.hosted.flatMap(({ municipality: { map } }) => (map ? [new URL(map.tiles).origin] : []))
	app.use(
		secureHeaders({
			contentSecurityPolicy: {
				defaultSrc: ["'self'"],
				...(mapTiles.length === 0 ? {} : { imgSrc: ["'self'", ...new Set(mapTiles)] }),
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
				onFound: (path, c) => {
					c.header('Cache-Control', 'public, max-age=3600')
					// A program that stands in for the network asks for the paths it may do so for; the browser lets it have no others.
					if (path.endsWith('-worker.js')) c.header('Service-Worker-Allowed', '/')
				},
			}),
		)
	assets('dkfds', `${projectFolder}/node_modules/dkfds/dist`)
	assets('assets', `${projectFolder}/src/platform/web/assets`)
	if (existsSync(`${projectFolder}/dist/browser`)) assets('programs', `${projectFolder}/dist/browser`)
	app.use(async (c, next) => {
		await next()
		await hearOut(c.req.raw)
	})
	app.use(bodyLimit({ maxSize: largestForm, onError: (c) => tooLarge(edge, c) }))
	app.get('/health', (c) => c.text('ok'))
	app.get('/', (c) => c.html(whichMunicipality(edge.hosted.map(({ municipality }) => municipality))))
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
		return reply(
			{ edge, c, ask: askOf(edge, municipal, c), route: null },
			{
				missing:
					c.req.path.length > 200
						? ''
						: wordsFor(c, 'Kontrollér adressen, eller gå til forsiden.', 'Check the address, or go to the front page.'),
			},
		)
	})
	app.onError((error, c) => {
		const number = randomUUID().slice(0, 8)
		edge.log.error({ number, path: c.req.routePath, ...withoutWords(error) }, 'a page broke')
		const municipal = hostOf(edge, c)
		if (!municipal) return c.text(`Fejl ${number}`, 500)
		const ask = askOf(edge, municipal, c)
		return document({ edge, c, ask, route: null }, ask.say('Fejl', 'Error'), brokenPage(ask, number), 500)
	})
	return app
}

/** More than is taken: a page for whoever sits at a browser, a line for a program. */
const tooLarge = (edge: Edge, c: Context): Response | Promise<Response> => {
	const municipal = hostOf(edge, c)
	const why = wordsFor(
		c,
		'Det, du sendte, er for stort (højst 25 MB). Intet er gemt.',
		'What you sent is too large (25 MB at most). Nothing was saved.',
	)
	if (!municipal || !c.req.header('accept')?.includes('text/html')) return c.text(why, 413)
	const ask = askOf(edge, municipal, c)
	const title = ask.say('Ikke gemt', 'Not saved')
	return document({ edge, c, ask, route: null }, title, refusedPage(ask, why, tooLargeHelp(ask)), 413)
}

const hostOf = (edge: Edge, c: Context): Municipal | undefined =>
	edge.hosted.find((one) => one.municipality.code === c.req.path.split('/')[1])

/** Another system asks: nobody's session, no form and no token. What broke is answered in its own language where the route knows it. */
const takeMessage = async (edge: Edge, municipal: Municipal, route: Route, c: Context): Promise<Response> => {
	const ask: Ask = { ...askOf(edge, municipal, c), message: await readMessage(c.req.raw) }
	const answer = await route.handle(ask).catch((error: unknown) => {
		if (route.broken === undefined) throw error
		edge.log.error(
			{ number: randomUUID().slice(0, 8), path: c.req.routePath, ...withoutWords(error) },
			'a message broke',
		)
		return route.broken(ask)
	})
	return reply({ edge, c, ask, route }, answer)
}

const handle = async (edge: Edge, municipal: Municipal, route: Route, c: Context): Promise<Response> => {
	if (route.takes === 'message') return takeMessage(edge, municipal, route, c)
	if (route.for === 'citizen') return handleOwn(edge, municipal, route, c)
	const { for: openTo, isCitizens } = route
	const session = isCitizens ? undefined : getCookie(c, sessionCookie)
	const known = session === undefined ? null : await edge.doorkeeper.atWork(municipal.db, edge.now(), session)
	const own = openTo === 'anyone' && known === null ? await citizenIn(edge, municipal, c) : null
	if (isCitizens && own !== null) leaveWith(own, municipal, c)
	const ask = askOf(edge, municipal, c, {
		staff: known?.staff ?? null,
		citizen: own?.person ?? null,
		formToken: (known ?? own)?.formToken ?? '',
	})
	const turn: Turn = { edge, c, ask, route }
	if (openTo !== 'anyone') {
		if (known === null)
			return c.redirect(
				ask.link(
					isChanging(c.req.method) ? '/log-ind' : `/log-ind?til=${encodeURIComponent(wayBack(ask.path, ask.query))}`,
				),
				303,
			)
		if (!known.staff.roles.some((role) => openTo.includes(role)))
			return document(turn, ask.say('Ingen adgang', 'No access'), notForYou(ask, openTo), 403)
	}
	return handleWith(turn, route, known?.formToken ?? null)
}

/** A citizen's own page: their session and no other, never staff's. */
const handleOwn = async (edge: Edge, municipal: Municipal, route: Route, c: Context): Promise<Response> => {
	const known = await citizenIn(edge, municipal, c)
	if (known === null) {
		const hadSession = getCookie(c, citizenCookie) !== undefined
		return c.redirect(`/${municipal.municipality.code}/min-side${hadSession ? '?udloebet' : ''}`, 303)
	}
	leaveWith(known, municipal, c)
	const ask = askOf(edge, municipal, c, { staff: null, citizen: known.person, formToken: known.formToken })
	return handleWith({ edge, c, ask, route }, route, known.formToken)
}

/** Shows, or reads the form and does; `expected` is the token that the form of a session must carry, null without one. */
const handleWith = async (turn: Turn, route: Route, expected: string | null): Promise<Response> => {
	const { c, ask } = turn
	if (!isChanging(c.req.method)) return reply(turn, await route.handle(ask))
	const form = await readForm(c.req.raw)
	if (form === null)
		return reply(turn, {
			refused: ask.say(
				'Formularen kom kun frem i stykker. Intet er gemt. Åbn siden igen, og prøv en gang til.',
				'The form arrived in pieces. Nothing was saved. Open the page again and retry.',
			),
			status: 400,
		})
	if (isFromElsewhere(c) || (expected !== null && !isSame(form.text('token'), expected)))
		return reply(turn, {
			refused: ask.say(
				'Formularen er for gammel eller kommer et andet sted fra. Intet er gemt. Åbn siden igen, og prøv en gang til.',
				'The form is too old or comes from elsewhere. Nothing was saved. Open the page again and retry.',
			),
			status: 403,
		})
	return reply(turn, await route.handle({ ...ask, form }))
}
