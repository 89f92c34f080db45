import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { aTime, citizen, letterId, offer, parcel, shortMessage, soroe, visitAt } from '../../../test/parcels.ts'
import type { Parcel } from './carrier.ts'
import { fileNameOf, memoOf } from './memo.ts'

type Element = { readonly name: string; readonly children: Element[]; text: string }

/** Strict: what is not well-formed, or uses a prefix that is not declared, throws. */
const read = (xml: string): Element => {
	const root: Element = { name: '', children: [], text: '' }
	const open = [root]
	const parser = new SaxesParser({ xmlns: true })
	parser.on('error', (error) => {
		throw error
	})
	parser.on('opentag', ({ name, prefix }) => {
		if (prefix === '' && name !== 'kombi_request') throw new Error(`${name} has no prefix`)
		const element = { name, children: [], text: '' }
		open.at(-1)!.children.push(element)
		open.push(element)
	})
	parser.on('text', (text) => {
		open.at(-1)!.text += text
	})
	parser.on('closetag', () => {
		open.pop()
	})
	parser.write(xml.replace('\uFEFF', '')).close()
	return root.children[0]!
}

const found = (element: Element, path: string): Element[] =>
	path
		.split('/')
		.reduce(
			(from, name) => from.flatMap(({ children }) => children.filter((child) => child.name.endsWith(`:${name}`))),
			[element],
		)
const textAt = (element: Element, path: string): string | undefined => found(element, path)[0]?.text

/** `MessageHeader/Sender/senderID`: every element by where it stands, in its order, each once. */
const pathsOf = (element: Element, above = ''): string[] => [
	...new Set(
		element.children.flatMap((child) => {
			const path = `${above}${child.name}`
			return [path, ...pathsOf(child, `${path}/`)]
		}),
	),
]

let house: Municipality
const made = (of: Parcel, municipality = house): string => {
	const memo = memoOf(municipality, of)
	if (!memo.ok) throw new Error(memo.why)
	return memo.value
}
const memo = (of: Parcel, municipality = house): Element => read(made(of, municipality))
const actionsOf = (element: Element): Element[] => found(element, 'MessageBody/MainDocument/Action')
const appointment = (element: Element): Element | undefined =>
	actionsOf(element).find((action) => textAt(action, 'actionCode') === 'AFTALE')

beforeAll(async () => {
	house = await soroe()
})

describe('a letter as a message', () => {
	test('names whom it is from and to, in text', () => {
		const message = memo(parcel(house, { citizen: citizen({ cpr: '0101430000' }) }))
		expect(textAt(message, 'MessageHeader/messageUUID')).toBe(letterId)
		expect(textAt(message, 'MessageHeader/Sender/senderID')).toBe(house.cvr)
		expect(textAt(message, 'MessageHeader/Recipient/recipientID')).toBe('0101430000')
		expect(textAt(message, 'MessageHeader/ContentData/CPRdata/cprNumber')).toBe('0101430000')
		expect(textAt(message, 'MessageHeader/mandatory')).toBe('false')
		expect(textAt(message, 'MessageHeader/ContentData/KLEdata/subjectKey')).toBe('27.35.04')
	})

	test('may be answered until the day of the letter is over', () => {
		expect(textAt(memo(parcel(house)), 'MessageHeader/reply')).toBe('true')
		expect(textAt(memo(parcel(house)), 'MessageHeader/replyByDateTime')).toBe('2026-03-23T22:59:00Z')
		const summer = parcel(house, { offer: offer({ answerBy: day('2026-06-23') }) })
		expect(textAt(memo(summer), 'MessageHeader/replyByDateTime')).toBe('2026-06-23T21:59:00Z')
	})

	test('a confirmation asks for no answer, and no letter about an opt-out does', () => {
		for (const of of [
			parcel(house, { telling: { purpose: 'confirmation', time: aTime } }),
			parcel(house, { offer: null, telling: { purpose: 'goodbye', until: null } }),
		]) {
			expect(textAt(memo(of), 'MessageHeader/reply')).toBe('false')
			expect(found(memo(of), 'MessageHeader/replyByDateTime')).toEqual([])
		}
	})

	test('brings the letter itself', () => {
		const pdf = crypto.getRandomValues(new Uint8Array(5000))
		const [file] = found(memo(parcel(house, { pdf })), 'MessageBody/MainDocument/File')
		expect(textAt(file!, 'encodingFormat')).toBe('application/pdf')
		expect(Uint8Array.fromBase64(textAt(file!, 'content')!)).toEqual(pdf)
	})

	test('leads to the answer page, the code behind the sign that no browser sends on', () => {
		const [answering] = actionsOf(memo(parcel(house)))
		expect(textAt(answering!, 'actionCode')).toBe('SELVBETJENING')
		expect(textAt(answering!, 'EntryPoint/url')).toBe('https://visits.example.invalid/soroe/svar#K7QM4TXP')
	})

	test('puts the visit into the citizen’s calendar', () => {
		const reservation = found(appointment(memo(parcel(house)))!, 'Reservation')[0]!
		expect(textAt(reservation, 'startDateTime')).toBe('2026-04-02T08:00:00Z')
		expect(textAt(reservation, 'endDateTime')).toBe('2026-04-02T09:00:00Z')
		expect(textAt(reservation, 'location')).toBe('Hjemme hos dig')
		expect(textAt(reservation, 'organizerMail')).toBe(house.contact.email)
	})

	test('a later letter about another time bears the same reservation', () => {
		const changed = parcel(house, {
			id: 'c0ffee00-1111-4222-8333-444455557777',
			telling: {
				purpose: 'change',
				time: { ...aTime, from: instantAt(day('2026-04-09'), clock('11:00')) },
				former: visitAt,
			},
		})
		const numbers = [parcel(house), changed].map((of) => textAt(appointment(memo(of))!, 'Reservation/reservationUUID'))
		expect(new Set(numbers).size).toBe(1)
		expect(textAt(memo(changed), 'MessageHeader/messageUUID')).not.toBe(letterId)
	})

	test('an event is held where it is held', () => {
		const event = {
			title: 'Sund alderdom',
			place: 'Sognegården, Kirkevej 1',
			from: visitAt,
			to: instantAt(day('2026-04-02'), clock('12:30')),
			seats: 20,
			companions: true,
			visitInstead: true,
		}
		const reservation = appointment(
			memo(parcel(house, { telling: { purpose: 'offer', offer: offer(), time: null, event } })),
		)
		expect(textAt(reservation!, 'Reservation/location')).toBe('Sognegården, Kirkevej 1')
		expect(textAt(reservation!, 'Reservation/endDateTime')).toBe('2026-04-02T10:30:00Z')
	})

	test('no time, no reservation; a cancelled one is none', () => {
		expect(
			appointment(memo(parcel(house, { telling: { purpose: 'offer', offer: offer(), time: null } }))),
		).toBeUndefined()
		const cancelled = parcel(house, { telling: { purpose: 'cancellation', former: visitAt, next: 'we_call' } })
		expect(appointment(memo(cancelled))).toBeUndefined()
	})

	test('says neither why nor where: a telephone’s screen, a calendar and a filing system are read by others', () => {
		const written = made(parcel(house, { citizen: citizen({ protected: true }) }))
		for (const secret of ['Hemmeligvej', '2. tv', 'loneliness', '1943']) expect(written).not.toContain(secret)
		const notice = textAt(read(written), 'MessageHeader/notification')!
		expect(notice).toBe('Du har fået et brev fra Sorø Kommune. Log på Digital Post for at læse det.')
	})

	test('cannot be made without a sender’s number, a recipient’s, or a sheet', () => {
		const why = (of: Parcel, municipality = house) => {
			const done = memoOf(municipality, of)
			return done.ok ? null : done.why
		}
		expect(why(parcel(house), { ...house, cvr: undefined })).toBe('no_sender_number')
		expect(why(parcel(house, { citizen: citizen({ createdHere: true }) }))).toBe('no_recipient_number')
		expect(why(parcel(house, { citizen: citizen({ cpr: '650343ABCD' }) }))).toBe('no_recipient_number')
		expect(why({ ...parcel(house), pdf: null })).toBe('nothing_to_send')
	})
})

describe('signs', () => {
	const nameIn = (givenNames: string) =>
		textAt(memo(parcel(house, { citizen: citizen({ givenNames, surname: '' }) })), 'MessageHeader/Recipient/label')

	test.each(['Åse & Søn', '<b>', '"Kaj"', 'O’Hara', "D'Arc", ']]>', '&amp;', 'Ærø', 'Łukasz', 'Ngô', '😀'])(
		'%s arrives as it is',
		(name) => expect(nameIn(name)).toBe(name),
	)

	test('a sign that XML cannot hold is left out, and the rest arrives', () => {
		expect(nameIn('An\u0000na\u0008 M\u001Faria')).toBe('Anna Maria')
		expect(nameIn('Tab\tog\u000B')).toContain('Tab')
	})

	test('whatever a name holds, the message is well-formed', () =>
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (givenNames) => {
				memo(parcel(house, { citizen: citizen({ givenNames }) }))
			}),
		))

	test('a file’s name has no sign that receivers refuse', () => {
		expect(fileNameOf('Et brev: "ja" eller nej?')).toBe('Et brev ja eller nej.pdf')
		expect(fileNameOf(' \u00A0.. ')).toBe('Brev.pdf')
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (title) => {
				expect(fileNameOf(title)).toMatch(/^[^<>:"/\\|?*\p{Cc}\s](?:[^<>:"/\\|?*\p{Cc}\s]| (?! ))*$/u)
			}),
		)
	})
})

describe('a short message', () => {
	test('carries what it is called and what it says, and nothing else', () => {
		const message = memo(shortMessage(house))
		expect(pathsOf(message)).toEqual(
			[
				'MessageHeader',
				...['messageType', 'messageUUID', 'label', 'notification'].map((name) => `MessageHeader/memo:${name}`),
				'MessageHeader/memo:Sender',
				...['senderID', 'idType', 'label'].map((name) => `MessageHeader/memo:Sender/memo:${name}`),
				'MessageHeader/memo:Recipient',
				...['recipientID', 'idType', 'label'].map((name) => `MessageHeader/memo:Recipient/memo:${name}`),
			].map((path) => `memo:${path}`),
		)
		expect(textAt(message, 'MessageHeader/messageType')).toBe('NEMSMS')
		expect(textAt(message, 'MessageHeader/notification')!.length).toBeLessThanOrEqual(150)
	})
})

/** What of the published full example our messages never have, and why. Whatever stands below such an element is left out with it. */
const leftOut: Readonly<Record<string, string>> = {
	'MessageHeader/messageCode': 'a sender’s own code for its kinds of letters; the label says it in words',
	'MessageHeader/additionalNotification': 'a second notice could only say more than a telephone’s screen should',
	'MessageHeader/doNotDeliverUntilDate': 'a letter goes when it is to go; the batch waits, not the post',
	'MessageHeader/Sender/AttentionData': 'telephone, e-mail and office stand in the letter',
	'MessageHeader/Sender/ContactPoint': 'where answers go is registered by the municipality in Digital Post',
	'MessageHeader/Sender/Representative': 'nobody sends on the municipality’s behalf',
	'MessageHeader/Recipient/AttentionData':
		'the recipient is a person; address and telephone are nobody’s business on the way',
	'MessageHeader/Recipient/ContactPoint': 'a citizen has none',
	'MessageHeader/ContentData/CVRdata': 'about a citizen, not a company',
	'MessageHeader/ContentData/MotorVehicle': 'about no vehicle',
	'MessageHeader/ContentData/PropertyNumber': 'about no property',
	'MessageHeader/ContentData/KLEdata/version': 'which edition of KLE the municipality files by is not known here',
	'MessageHeader/ContentData/FORMdata': 'KLE says it',
	'MessageHeader/ContentData/ProductionUnit': 'about no place of work',
	'MessageHeader/ContentData/Education': 'about no education',
	'MessageHeader/ContentData/AdditionalContentData': 'nothing more is to be said',
	'MessageHeader/ForwardData': 'never forwards anybody’s message',
	'MessageHeader/ReplyData': 'never answers a message in Digital Post',
	'MessageBody/MainDocument/Action/startDateTime': 'an action can be used as long as the message is kept',
	'MessageBody/MainDocument/Action/endDateTime': 'an answer may be changed until the day before',
	'MessageBody/AdditionalDocument': 'the letter is one document',
	'MessageBody/TechnicalDocument': 'citizens’ letters have none',
}

const examples = join(process.env.EXAMPLES ?? '../shared/examples/assess', '..', 'digitalpost-memo')
const isAtHand = existsSync(examples)
if (!isAtHand)
	process.stderr.write(`SKIPPED: the published examples of MeMo, because ${examples} is not there (set EXAMPLES).\n`)

describe.runIf(isAtHand)('beside the published examples', () => {
	const example = (name: string): Element => read(readFileSync(join(examples, `MeMo_${name}.xml`), 'utf8'))
	const prefixed = (path: string, among: readonly string[]): string =>
		among.find((one) => one.replaceAll(/\w+:/g, '') === path) ?? `${path} is not in the example`

	test('the letter has every element of the full example in its place, but those left out with a reason', () => {
		const published = pathsOf(example('Full_Example'))
		const gone = Object.keys(leftOut).map((path) => prefixed(path, published))
		const kept = published.filter((path) => !gone.some((out) => path === out || path.startsWith(`${out}/`)))
		expect(pathsOf(memo(parcel(house)))).toEqual(kept)
	})

	test.each(['Full_Example', 'Minimum_Example'])('every prefix of ours means what it means in the %s', (name) => {
		const declared = (xml: string) => new Map([...xml.matchAll(/xmlns:(\w+)="([^"]+)"/g)].map(([, a, b]) => [a, b]))
		const theirs = declared(readFileSync(join(examples, `MeMo_${name}.xml`), 'utf8'))
		for (const [prefix, uri] of declared(made(parcel(house))))
			if (theirs.has(prefix)) expect(uri).toBe(theirs.get(prefix))
		expect(made(parcel(house))).toContain('memoVersion="1.2"')
	})

	test('the letter has all that the minimum has', () => {
		const ours = new Set(pathsOf(memo(parcel(house))))
		expect(pathsOf(example('Minimum_Example')).filter((path) => !ours.has(path))).toEqual([])
	})

	test('the short message has the elements of the published one, no more and no fewer', () =>
		expect(pathsOf(memo(shortMessage(house)))).toEqual(pathsOf(example('NemSMS'))))

	test('each element of text is written as in the example: numbers, moments, yes and no', () => {
		const leaves = (element: Element, above = ''): [string, string][] =>
			element.children.flatMap((child) =>
				child.children.length === 0
					? [[`${above}${child.name}`, child.text] as [string, string]]
					: leaves(child, `${above}${child.name}/`),
			)
		const kindOf = (text: string) =>
			[
				/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
				/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
				/^\d{10}$/,
				/^\d{8}$/,
				/^(true|false)$/,
			].findIndex((kind) => kind.test(text))
		const theirs = new Map(leaves(example('Full_Example')).map(([path, text]) => [path, kindOf(text)]))
		for (const [path, text] of leaves(memo(parcel(house))))
			if (!/caseID$/.test(path)) expect([path, kindOf(text)]).toEqual([path, theirs.get(path)])
	})
})
