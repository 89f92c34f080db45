import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import selfsigned from 'selfsigned'
import type { PostService } from '#platform/command/index.ts'

/** How the service behaves for the letters that come now. */
export type Behaviour =
	| 'accepts'
	| 'refuses'
	/** Takes the letter and never answers. */
	| 'falls silent'
	/** Takes the letter and drops the connection. */
	| 'drops the line'
	| 'is down'
	| 'is behind a login page'
	/** Takes no token that was given before now. */
	| 'forgets tokens'

export type Seen = { readonly uuid: string; readonly kombi: string; readonly body: string }

export type Certificate = { readonly cert: string; readonly private: string }
const certificate = (name: string, isServer: boolean): Promise<Certificate> =>
	selfsigned.generate([{ name: 'commonName', value: name }], {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
			{ name: 'extKeyUsage', serverAuth: isServer, clientAuth: !isServer },
		],
	})

const answer = (result: boolean, more: string) => `<?xml version="1.0" encoding="UTF-8"?>
<kombi_response><Result>${result}</Result>${more}</kombi_response>`

/** A service shaped as KombiPostAfsend is documented: demands our certificate and a token, and keeps every message once. */
export const postService = async (): Promise<{
	readonly service: PostService
	/** The certificate that the service knows, and one it does not. */
	readonly ours: Certificate
	readonly stranger: Certificate
	/** Every message taken, by its number: a second one with the same number is none. */
	readonly taken: Map<string, Seen>
	/** Every message that reached it, also the second time. */
	readonly arrived: Seen[]
	readonly asked: { tokens: number; assertions: { cvr: string; address: string }[]; unknownPaths: number }
	readonly behave: (how: Behaviour) => void
	readonly stop: () => Promise<void>
}> => {
	const [server, ours, stranger] = await Promise.all([
		certificate('localhost', true),
		certificate('a municipality', false),
		certificate('somebody else', false),
	])
	const taken = new Map<string, Seen>()
	const arrived: Seen[] = []
	const asked = { tokens: 0, assertions: [] as { cvr: string; address: string }[], unknownPaths: 0 }
	let how: Behaviour = 'accepts'
	let goodToken = ''
	const open = new Set<Socket>()

	const handle = (
		path: string,
		authorization: string,
		body: string,
		reply: (status: number, body: string) => void,
		socket: Socket,
	) => {
		if (how === 'is down') return reply(503, 'down')
		if (path === '/issue') {
			const wanted = JSON.parse(body)
			asked.assertions.push({ cvr: wanted.AnvenderKontekst.Cvr, address: wanted.AppliesTo.EndpointReference.Address })
			return reply(
				200,
				JSON.stringify({ RequestedSecurityToken: { Assertion: 'vouched' }, Lifetime: '03/09/2026 12:00:00' }),
			)
		}
		if (path === '/token') {
			if (asked.assertions.length > 0 && new URLSearchParams(body).get('saml-token') !== 'vouched')
				return reply(400, 'no assertion')
			asked.tokens += 1
			goodToken = `Holder-of-key token-${asked.tokens}`
			return reply(
				200,
				JSON.stringify({ access_token: `token-${asked.tokens}`, token_type: 'Holder-of-key', expires_in: 3600 }),
			)
		}
		if (path !== '/memos') {
			asked.unknownPaths += 1
			return reply(404, '')
		}
		if (how === 'is behind a login page') return reply(200, '<!doctype html><title>Log in</title>')
		if (how === 'forgets tokens') {
			how = 'accepts'
			goodToken = ''
		}
		if (authorization !== goodToken) return reply(401, '')
		const seen = {
			uuid: /<memo:messageUUID>([^<]+)</.exec(body)?.[1] ?? '',
			kombi: /<KombiValgKode>([^<]+)</.exec(body)?.[1] ?? '',
			body,
		}
		arrived.push(seen)
		if (how === 'refuses')
			return reply(400, answer(false, '<FejlId>1.1.4</FejlId><FejlTekst>Ærlig Prøvesen</FejlTekst>'))
		if (taken.has(seen.uuid)) return reply(400, answer(false, '<FejlTekst>messageUUID already exists</FejlTekst>'))
		taken.set(seen.uuid, seen)
		if (how === 'falls silent') return
		if (how === 'drops the line') return socket.destroy()
		reply(200, answer(true, `<TransmissionID>${crypto.randomUUID()}</TransmissionID>`))
	}

	const listening: Server = createServer(
		{ key: server.private, cert: server.cert, ca: ours.cert, requestCert: true, rejectUnauthorized: true },
		(request, response) => {
			let body = ''
			request.setEncoding('utf8')
			request.on('data', (piece: string) => {
				body += piece
			})
			request.on('end', () =>
				handle(
					request.url ?? '',
					request.headers.authorization ?? '',
					body,
					(status, said) => response.writeHead(status).end(said),
					request.socket,
				),
			)
		},
	)
	listening.on('connection', (socket: Socket) => {
		open.add(socket)
		socket.on('close', () => open.delete(socket))
	})
	await new Promise<void>((done) => listening.listen(0, 'localhost', done))
	const base = `https://localhost:${(listening.address() as AddressInfo).port}`
	return {
		service: {
			url: `${base}/memos`,
			tokenUrl: `${base}/token`,
			issuerUrl: null,
			cert: ours.cert,
			key: ours.private,
			ca: server.cert,
			timeout: 5000,
		},
		ours,
		stranger,
		taken,
		arrived,
		asked,
		behave: (now) => {
			how = now
		},
		stop: () =>
			new Promise((done) => {
				listening.close(() => done())
				for (const socket of open) socket.destroy()
			}),
	}
}
