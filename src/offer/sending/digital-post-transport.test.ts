import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PostService } from '#platform/command/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { citizen, letterId, parcel, shortMessage, soroe } from '../../../test/parcels.ts'
import { postService } from '../../../test/post-service.ts'
import { handedBy, postComponent } from './digital-post.ts'
import { digitalPostCarrier } from './digital-post-transport.ts'

type Running = Awaited<ReturnType<typeof postService>>
let post: Running
let house: Municipality
let ids = 0
const fresh = () => {
	ids += 1
	return `c0ffee00-0000-4000-8000-${String(ids).padStart(12, '0')}`
}
const carrier = (deviation: Partial<PostService> = {}, now?: () => number) =>
	digitalPostCarrier({ ...post.service, ...deviation }, now)

beforeAll(async () => {
	post = await postService()
	house = await soroe()
})
beforeEach(() => post.behave('accepts'))
afterAll(() => post.stop())

describe('a letter handed over', () => {
	test('is taken, in the envelope of the post component and with the letter’s number', async () => {
		expect(await carrier()(house, parcel(house))).toEqual({ as: 'accepted' })
		const seen = post.taken.get(letterId)
		expect(seen?.kombi).toBe('Digital Post')
		expect(seen?.body).toMatch(
			/^<\?xml[^>]*>\n<kombi_request>\n<KombiValgKode>Digital Post<\/KombiValgKode>\n<memo:Message /,
		)
		expect(seen?.body.trimEnd().endsWith('</memo:Message>\n</kombi_request>')).toBe(true)
	})

	test('a short message goes as NemSMS', async () => {
		const id = fresh()
		expect(await carrier()(house, shortMessage(house, id))).toEqual({ as: 'accepted' })
		expect(post.taken.get(id)?.kombi).toBe('NemSMS')
	})

	test('Danish letters and signs of XML arrive as they were', async () => {
		const id = fresh()
		await carrier()(house, parcel(house, { id, citizen: citizen({ givenNames: 'Åse <&>', surname: 'Ægidius' }) }))
		expect(post.taken.get(id)?.body).toContain('Åse &lt;&amp;&gt; Ægidius')
	})

	test('refused: it is said by code, never in their words, which may name somebody', async () => {
		post.behave('refuses')
		expect(await carrier()(house, parcel(house, { id: fresh() }))).toEqual({ as: 'refused', because: '1.1.4' })
	})

	test('one that no message can be made of is refused before anybody is asked', async () => {
		const before = post.arrived.length
		const stranger = parcel(house, { citizen: citizen({ createdHere: true }) })
		expect(await carrier()(house, stranger)).toEqual({ as: 'refused', because: 'no_recipient_number' })
		expect(post.arrived.length).toBe(before)
	})
})

describe('what went wrong on the way', () => {
	test.each([
		['is down', 'http_503'],
		['is behind a login page', 'answer_not_understood'],
	] as const)('the service %s: the letter waits', async (how, because) => {
		const sending = carrier()
		await sending(house, parcel(house, { id: fresh() }))
		post.behave(how)
		expect(await sending(house, parcel(house, { id: fresh() }))).toEqual({ as: 'unreachable', because })
	})

	test.each(['falls silent', 'drops the line'] as const)(
		'it takes the letter and %s: handed over again it is accepted, and there is one',
		async (how) => {
			const id = fresh()
			const sending = carrier({ timeout: 300 })
			await sending(house, parcel(house, { id: fresh() }))
			post.behave(how)
			const lost = await sending(house, parcel(house, { id }))
			expect(lost.as).toBe('unreachable')
			post.behave('accepts')
			expect(await sending(house, parcel(house, { id }))).toEqual({ as: 'accepted' })
			expect(post.arrived.filter(({ uuid }) => uuid === id)).toHaveLength(2)
			expect([...post.taken.keys()].filter((uuid) => uuid === id)).toHaveLength(1)
		},
	)

	test('nobody listens', async () => {
		const nowhere = carrier({ url: 'https://localhost:9/memos', tokenUrl: null })
		expect(await nowhere(house, parcel(house))).toEqual({ as: 'unreachable', because: 'ECONNREFUSED' })
	})

	test('a wrong address is no fault of the letter', async () => {
		const elsewhere = carrier({ url: post.service.url.replace('/memos', '/elsewhere') })
		expect(await elsewhere(house, parcel(house))).toEqual({ as: 'unreachable', because: 'http_404' })
	})
})

describe('who is who', () => {
	test('without our certificate, or with somebody else’s, nobody is let in', async () => {
		const stranger = carrier({ cert: post.stranger.cert, key: post.stranger.private })
		const before = post.arrived.length
		expect((await stranger(house, parcel(house))).as).toBe('unreachable')
		expect(post.arrived.length).toBe(before)
	})

	test('a service that cannot prove who it is gets no letter', async () => {
		const before = post.arrived.length
		const unproven = await carrier({ ca: post.ours.cert })(house, parcel(house))
		expect(unproven.as).toBe('unreachable')
		expect(unproven).toHaveProperty('because', expect.stringMatching(/CERT|SIGNATURE/))
		expect(post.arrived.length).toBe(before)
	})

	test('a token is used until it is about to run out, then another is had', async () => {
		let clock = 0
		const sending = carrier({}, () => clock)
		const before = post.asked.tokens
		for (const minute of [0, 10, 54]) {
			clock = minute * 60_000
			await sending(house, parcel(house, { id: fresh() }))
		}
		expect(post.asked.tokens - before).toBe(1)
		clock = 56 * 60_000
		await sending(house, parcel(house, { id: fresh() }))
		expect(post.asked.tokens - before).toBe(2)
	})

	test('a token that is no longer good is replaced, and the letter goes', async () => {
		const sending = carrier()
		await sending(house, parcel(house, { id: fresh() }))
		post.behave('forgets tokens')
		const before = post.asked.tokens
		expect(await sending(house, parcel(house, { id: fresh() }))).toEqual({ as: 'accepted' })
		expect(post.asked.tokens - before).toBe(1)
	})

	test('where an issuer is named, it vouches for the municipality first', async () => {
		const vouched = carrier({ issuerUrl: post.service.url.replace('/memos', '/issue') })
		expect(await vouched(house, parcel(house, { id: fresh() }))).toEqual({ as: 'accepted' })
		expect(post.asked.assertions.at(-1)).toEqual({ cvr: house.cvr, address: postComponent })
	})
})

describe('an answer', () => {
	test.each([
		[200, '', 'accepted'],
		[202, '<kombi_response><Result>true</Result></kombi_response>', 'accepted'],
		[200, '<a:kombi_response xmlns:a="x"><a:Result>TRUE</a:Result></a:kombi_response>', 'accepted'],
		[200, '<kombi_response><Result>false</Result></kombi_response>', 'refused result_false'],
		[
			200,
			'<kombi_response><Result>false</Result><FejlKode>12 Hansen</FejlKode></kombi_response>',
			'refused result_false',
		],
		[200, '{}', 'unreachable answer_not_understood'],
		[200, '<Svar><Result>false</Result><FejlTekst>Message already received</FejlTekst></Svar>', 'accepted'],
		[200, '<html>Your session: the message already exists</html>', 'unreachable answer_not_understood'],
		[200, '<Svar><FejlTekst>Message already received</FejlTekst></Svar>', 'unreachable answer_not_understood'],
		[409, '', 'unreachable http_409'],
		[409, '<html>Conflict: maintenance</html>', 'unreachable http_409'],
		[409, '<Svar><FejlTekst>messageUUID is not unique</FejlTekst></Svar>', 'accepted'],
		[422, '<Svar><FejlTekst>Beskeden er allerede modtaget</FejlTekst></Svar>', 'accepted'],
		[400, `<Svar><FejlKode>DUPLICATE_MESSAGE</FejlKode></Svar>`, 'accepted'],
		[400, `<Svar><FejlTekst>messageUUID '${letterId}' already exists</FejlTekst></Svar>`, 'accepted'],
		[422, 'Beskeden findes allerede', 'refused http_422'],
		[422, 'Certificate thumbprint not unique for CVR', 'refused http_422'],
		[400, 'cvc-identity: value is not unique', 'refused http_400'],
		[
			400,
			'<Fejl><FejlId>12</FejlId><FejlTekst>Schema error: Duplicate key-sequence in element memo:Actions of the message</FejlTekst></Fejl>',
			'refused 12',
		],
		[400, '<!doctype html><title>Bad request</title>', 'unreachable http_400'],
		[400, '', 'refused http_400'],
		[401, '', 'unreachable not_let_in'],
		[403, '', 'unreachable not_let_in'],
		[429, '', 'unreachable http_429'],
		[302, '', 'unreachable http_302'],
		[500, 'already exists', 'unreachable http_500'],
	])('%i %s: %s', (status, body, means) => {
		const handed = handedBy(status, body)
		expect('because' in handed ? `${handed.as} ${handed.because}` : handed.as).toBe(means)
	})
})
