import { randomUUID, X509Certificate } from 'node:crypto'
import { Agent, request } from 'node:https'
import { z } from 'zod'
import type { PostService } from '#platform/command/index.ts'
import type { Carrier } from './carrier.ts'
import { handedBy, kombiRequest, postComponent } from './digital-post.ts'
import { memoOf } from './memo.ts'

/** An answer, or the code of what kept it from coming. */
type Answered = { readonly status: number; readonly body: string } | { readonly fault: string }
type Ask = (url: string, type: string, body: string, headers?: Readonly<Record<string, string>>) => Promise<Answered>

/** Nobody answers so much; more is not read. */
const longestAnswer = 64 * 1024
/** A token is left unused this long before it runs out. */
const spareSeconds = 300

/** Posts with our certificate. Whatever happens on the way is a value; the words of a fault stay here, its code goes on. */
const asking = ({ cert, key, ca, timeout }: PostService): Ask => {
	const agent = new Agent({ cert, key, ...(ca === null ? {} : { ca }), keepAlive: true, maxSockets: 4 })
	return (url, type, body, headers = {}) =>
		new Promise((tell) => {
			const fail = (error: Error & { code?: string }): void => tell({ fault: error.code ?? error.name })
			const asked = request(
				url,
				{
					method: 'POST',
					agent,
					signal: AbortSignal.timeout(timeout),
					headers: { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers },
				},
				(response) => {
					let read = ''
					response.setEncoding('utf8')
					response.on('data', (piece: string) => {
						if (read.length < longestAnswer) read += piece
					})
					response.on('error', fail)
					response.on('end', () => tell({ status: response.statusCode ?? 0, body: read }))
				},
			)
			asked.on('error', fail)
			asked.end(body)
		})
}

const tokenShape = z.object({
	access_token: z.string().min(1),
	token_type: z.string().min(1),
	expires_in: z.coerce.number().positive(),
})
const assertionShape = z.object({ RequestedSecurityToken: z.object({ Assertion: z.string().min(1) }) })

const readJson = (body: string): Promise<unknown> => Promise.try(() => JSON.parse(body)).catch(() => null)

/** What the certificate looks like in one line, as the issuer of tokens wants it. */
const inOneLine = (cert: string): string => new X509Certificate(cert).raw.toString('base64')

type Pass = { readonly header: string; readonly until: number } | { readonly fault: string }

/** Asks to be let in: where one is named, the issuer vouches for us first; then the service gives its own token. */
const letIn = async (service: PostService, ask: Ask, cvr: string, now: number): Promise<Pass> => {
	const { issuerUrl, tokenUrl, cert } = service
	if (tokenUrl === null) return { header: '', until: Number.POSITIVE_INFINITY }
	const vouched = issuerUrl === null ? '' : await assertionFrom(ask, issuerUrl, cert, cvr)
	if (vouched === null) return { fault: 'no_assertion' }
	const answer = await ask(
		tokenUrl,
		'application/x-www-form-urlencoded',
		vouched === '' ? '' : new URLSearchParams({ 'saml-token': vouched }).toString(),
	)
	if ('fault' in answer) return answer
	const read = tokenShape.safeParse(await readJson(answer.body))
	if (answer.status !== 200 || !read.success) return { fault: `no_token_http_${answer.status}` }
	const { token_type, access_token, expires_in } = read.data
	return { header: `${token_type} ${access_token}`, until: now + (expires_in - spareSeconds) * 1000 }
}

const assertionFrom = async (ask: Ask, url: string, cert: string, cvr: string): Promise<string | null> => {
	const wsTrust = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512'
	const wanted = {
		TokenType: 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV2.0',
		RequestType: `${wsTrust}/Issue`,
		KeyType: `${wsTrust}/PublicKey`,
		AnvenderKontekst: { Cvr: cvr },
		UseKey: inOneLine(cert),
		AppliesTo: { EndpointReference: { Address: postComponent } },
		OnBehalfOf: null,
	}
	const answer = await ask(url, 'application/json', JSON.stringify(wanted))
	if ('fault' in answer || answer.status !== 200) return null
	const read = assertionShape.safeParse(await readJson(answer.body))
	return read.success ? read.data.RequestedSecurityToken.Assertion : null
}

/** Hands letters to Digital Post through the municipalities' post component (KOMBIT SF1601), with our certificate. */
export const digitalPostCarrier = (service: PostService, now: () => number = () => performance.now()): Carrier => {
	const ask = asking(service)
	const passes = new Map<string, Promise<Pass>>()
	const passOf = async (cvr: string): Promise<Pass> => {
		const known = await passes.get(cvr)
		if (known !== undefined && 'until' in known && now() < known.until) return known
		const fresh = letIn(service, ask, cvr, now())
		passes.set(cvr, fresh)
		return fresh
	}
	return async (municipality, parcel) => {
		const memo = memoOf(municipality, parcel)
		if (!memo.ok || municipality.cvr === undefined)
			return { as: 'refused', because: memo.ok ? 'no_sender_number' : memo.why }
		const body = kombiRequest(parcel.letter.channel, memo.value)
		const hand = async (): Promise<Answered> => {
			const pass = await passOf(municipality.cvr ?? '')
			if ('fault' in pass) return pass
			return ask(service.url, 'application/xml', body, {
				accept: 'application/xml',
				...(pass.header === '' ? {} : { authorization: pass.header }),
				'x-TransaktionsId': randomUUID(),
				'x-TransaktionsTid': new Date().toISOString(),
			})
		}
		const first = await hand()
		const isStale = 'status' in first && first.status === 401 && service.tokenUrl !== null
		if (isStale) passes.delete(municipality.cvr)
		const answer = isStale ? await hand() : first
		return 'fault' in answer ? { as: 'unreachable', because: answer.fault } : handedBy(answer.status, answer.body)
	}
}
