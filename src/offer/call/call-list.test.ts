import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import type { OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Answer } from '../answer/answer.ts'
import type { Chosen } from '../batch/choose.ts'
import type { Offer, OfferEnd } from '../offer.ts'
import {
	type Call,
	inCallOrder,
	inVainLately,
	numberIn,
	promisedIn,
	silencesEver,
	tryAgainOn,
	wordsForCallReason,
	wordsOverYears,
} from './call.ts'
import { callsNeeded } from './call-list.ts'

const today = day('2026-03-09')
const at = instantAt(today, clock('08:10'))
const who = (name: string) => name as PersonId

const offer = (name: string, deviation: Partial<Offer> = {}): Offer => ({
	id: `offer of ${name}` as OfferId,
	person: who(name),
	batch: null,
	proposedAt: at,
	standard: 'x@2025-07-01',
	grounds: [],
	contact: 'fixed_time_letter',
	minutes: 60,
	due: { kind: 'opened', on: today },
	time: null,
	booking: null,
	answerBy: null,
	event: null,
	madeOn: addDays(today, -30),
	endedAt: null,
	endedBecause: null,
	endedWords: null,
	endedBy: null,
	notBefore: null,
	heldBecause: null,
	...deviation,
})
const ended = (name: string, because: OfferEnd, daysAgo: number): Offer =>
	offer(name, {
		id: `${name} ${daysAgo}` as OfferId,
		endedBecause: because,
		endedAt: at,
		madeOn: addDays(today, -daysAgo),
	})
const chosen = (name: string, on = today): Chosen => ({
	person: who(name),
	standard: 'x@2025-07-01',
	grounds: [],
	contact: 'phone',
	minutes: 60,
	due: { kind: 'opened', on },
	until: null,
	hasPriority: false,
})
const call = (name: string, outcome: Call['outcome'], daysAgo: number, againOn: Call['againOn'] = null): Call => ({
	id: '',
	person: who(name),
	offer: null,
	outcome,
	words: '',
	againOn,
	madeAt: instantAt(addDays(today, -daysAgo), clock('08:10')),
	madeBy: 's' as StaffId,
	isCorrected: false,
})
const answer = (name: string, deviation: Partial<Answer>): Answer => ({
	id: '',
	offer: `offer of ${name}` as OfferId,
	kind: 'call_later',
	by: 'citizen',
	byName: '',
	on: today,
	words: '',
	callOn: null,
	until: null,
	booking: null,
	recordedAt: at,
	recordedBy: null,
	seat: null,
	needs: [],
	interpreter: '',
	companion: false,
	together: false,
	callWhen: null,
	through: 'phone',
	settles: false,
	...deviation,
})
const nothing = {
	chosen: [],
	offers: [],
	answers: [],
	calls: new Map(),
	phoneAfter: () => 2,
	leftAlone: new Set<PersonId>(),
}
const needed = (known: Partial<Parameters<typeof callsNeeded>[0]>) =>
	inCallOrder(callsNeeded({ ...nothing, today, ...known }), today)
const list = (known: Partial<Parameters<typeof callsNeeded>[0]>) =>
	needed(known).map(({ person, reason }) => `${person}: ${reason.kind}`)

describe('the call list', () => {
	test('a promise first, then grounds, then those tried, then the silent', () => {
		expect(
			list({
				chosen: [chosen('ground'), chosen('tried')],
				offers: [offer('promised'), ended('silent', 'no_answer', 400), ended('silent', 'no', 40)],
				answers: [answer('promised', { callOn: today })],
				calls: new Map([[who('tried'), [call('tried', 'no_answer', 2, today)]]]),
			}),
		).toEqual(['promised: promised', 'ground: ground', 'tried: again', 'silent: silent'])
	})
	test('a promised call waits for its day', () => {
		expect(list({ offers: [offer('a')], answers: [answer('a', { callOn: addDays(today, 1) })] })).toEqual([])
	})
	test('a promise tells the part of the day and what was written; those for another part come after the others of that day', () => {
		const asked = (name: string, daysAgo: number, callWhen: Answer['callWhen']) =>
			answer(name, { callOn: addDays(today, -daysAgo), callWhen, words: 'Ring på 20304050' })
		const answers = [asked('a', 0, 'afternoon'), asked('b', 0, 'morning'), asked('c', 0, null), asked('d', 1, 'midday')]
		const all = callsNeeded({ ...nothing, today, answers, offers: ['a', 'b', 'c', 'd'].map((name) => offer(name)) })
		const order = (now: Parameters<typeof inCallOrder>[2]) => inCallOrder(all, today, now).map(({ person }) => person)
		expect(order('morning')).toEqual(['d', 'b', 'c', 'a'])
		expect(order('afternoon')).toEqual(['d', 'a', 'c', 'b'])
		expect(order(null)).toEqual(['d', 'a', 'b', 'c'])
		expect(all.map(({ reason }) => wordsForCallReason(reason))[0]).toEqual({
			da: 'Har bedt om et opkald om eftermiddagen – Ring på 20304050',
			en: 'Has asked for a call in the afternoon – Ring på 20304050',
		})
	})
	test('a promise nobody could keep waits for the day set since; a later answer takes it away', () => {
		const asked = answer('a', { callOn: today, callWhen: 'morning' })
		const on = addDays(today, 2)
		expect(promisedIn(asked, [call('a', 'no_answer', 0, on)])).toMatchObject({ on, when: 'morning' })
		expect(promisedIn(answer('a', { kind: 'no' }), [])).toBeNull()
	})
	test.each([
		['Ring på 20304050', '20304050'],
		['mobil 20 30 40 50, tak', '20304050'],
		['Call +4520304050', '+4520304050'],
		['Ring på 004612345678', '004612345678'],
		['født 150343-1234', null],
		['1503431234', null],
		['efter den 09 03 2026', null],
		['', null],
	])('the number in “%s” is %s', (words, number) => expect(numberIn(words)).toBe(number))
	test('one silence is not enough, and a yes between starts anew', () => {
		expect(list({ offers: [ended('a', 'no_answer', 40)] })).toEqual([])
		expect(list({ offers: [ended('a', 'no', 400), ended('a', 'yes', 200), ended('a', 'no_answer', 40)] })).toEqual([])
	})
	test.each([
		[1, ['a: silent', 'b: silent']],
		[2, ['b: silent']],
		[3, []],
	])('after as many silences as the standard says: %i', (phoneAfter, expected) => {
		const offers = [ended('a', 'no_answer', 40), ended('b', 'no', 400), ended('b', 'no_answer', 30)]
		expect(list({ offers, phoneAfter: () => phoneAfter })).toEqual(expected)
	})
	test('whoever wants no contact, is excluded or in mourning is not phoned for having been silent', () => {
		const offers = [ended('a', 'no_answer', 400), ended('a', 'no_answer', 40)]
		expect(list({ offers, leftAlone: new Set([who('a')]) })).toEqual([])
		expect(list({ offers, leftAlone: new Set([who('b')]) })).toEqual(['a: silent'])
	})
	test.each<[readonly [OfferEnd, number][], string, string]>([
		[
			[
				['no_answer', 800],
				['no_answer', 400],
				['no_answer', 20],
			],
			'3. gang uden svar: 2023, 2025, 2026',
			'No answer 3 times: 2023, 2025, 2026',
		],
		[
			[
				['no', 400],
				['no', 20],
			],
			'2. gang nej tak: 2025, 2026',
			'Declined 2 times: 2025, 2026',
		],
		[
			[
				['yes', 800],
				['no', 400],
				['no_answer', 20],
			],
			'2. gang uden ja: 2025 nej tak, 2026 intet svar',
			'2 times without a yes: 2025 declined, 2026 no answer',
		],
	])('the years are counted in a row: %j', (ends, da, en) => {
		const offers = ends.map(([end, daysAgo]) => ended('a', end, daysAgo))
		const [first] = needed({ offers })
		expect(first && wordsForCallReason(first.reason)).toEqual({ da, en })
	})
	test('every silence over the years is known, whatever came between', () => {
		const offers = [
			ended('a', 'no_answer', 1200),
			ended('a', 'yes', 800),
			ended('a', 'no', 400),
			ended('a', 'no_answer', 40),
		]
		expect(silencesEver(offers).map(({ year }) => year)).toEqual([2022, 2026])
		expect(inVainLately(offers).map(({ year }) => year)).toEqual([2025, 2026])
	})
	test('the years are told wherever something came to nothing', () => {
		const silences = [ended('a', 'no_answer', 1200), ended('a', 'yes', 800), ended('a', 'no_answer', 40)]
		expect(wordsOverYears(silences)?.da).toBe('2. gang uden svar: 2022, 2026')
		expect(wordsOverYears([ended('a', 'no_answer', 40)])?.da).toBe('1. gang uden svar: 2026')
		expect(wordsOverYears([ended('a', 'no', 400), ended('a', 'no', 40)])?.da).toBe('2. gang nej tak: 2025, 2026')
		expect(wordsOverYears([ended('a', 'no', 40)])).toBeNull()
		expect(wordsOverYears([])).toBeNull()
	})
	test('whoever was spoken to about it is not phoned again', () => {
		const offers = [ended('a', 'no_answer', 400), ended('a', 'no_answer', 40)]
		expect(list({ offers, calls: new Map([[who('a'), [call('a', 'no_this_time', 5)]]]) })).toEqual([])
		expect(list({ offers, calls: new Map([[who('a'), [call('a', 'no_answer', 5, addDays(today, -1))]]]) })).toEqual([
			'a: silent',
		])
	})
	test.each(['moved', 'dead', 'wrong_number'] as const)('after “%s” nobody phones', (outcome) => {
		expect(list({ chosen: [chosen('a')], calls: new Map([[who('a'), [call('a', outcome, 1)]]]) })).toEqual([])
	})
	test('after three calls in vain a letter is the better way', () => {
		const calls = [call('a', 'no_answer', 1, today), call('a', 'no_answer', 8), call('a', 'no_answer', 12)]
		expect(list({ chosen: [chosen('a')], calls: new Map([[who('a'), calls]]) })).toEqual([])
	})
	test('a citizen stands on the list once', () => {
		expect(list({ chosen: [chosen('a')], offers: [ended('a', 'no', 400), ended('a', 'no', 40)] })).toEqual([
			'a: ground',
		])
	})
	test('a new try falls on a working day', () => {
		expect(tryAgainOn(day('2026-03-12'), 0)).toBe('2026-03-16')
		expect(tryAgainOn(day('2026-03-09'), 0)).toBe('2026-03-11')
		expect(tryAgainOn(day('2026-03-09'), 1)).toBe('2026-03-16')
	})
})
