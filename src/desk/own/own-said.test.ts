import { describe, expect, test } from 'vitest'
import type { Booking } from '#booking/index.ts'
import { type Day, day } from '#kernel/day.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { CitizenStanding } from '#offer/index.ts'
import { ownAsker, ownLead, ownStanding } from './own-said.ts'

const today = day('2026-03-09')
const at = instant('2026-03-09T08:00:00+01:00')
const carla = { consultant: 'Carla', visit: undefined }
const span = (on: string): Booking['span'] => ({
	from: instant(`${on}T10:00:00+01:00`),
	to: instant(`${on}T11:00:00+01:00`),
})
const booking = (on: string, heldUntil: Day | null = null) => ({ span: span(on), heldUntil }) as Booking
type Event = Extract<CitizenStanding, { kind: 'invited' }>['event']
type Seat = Extract<CitizenStanding, { kind: 'seated' }>['seat']
const event = (on: string) => ({ title: 'Kaffe på biblioteket', span: span(on) }) as Event

const agreed = (on: string): CitizenStanding => ({
	kind: 'agreed',
	booking: booking(on),
	mayChange: today < on,
	isOver: on < today,
})
const call = (on: Day, more: Partial<Extract<CitizenStanding, { kind: 'call' }>> = {}): CitizenStanding => ({
	...{ kind: 'call', on, when: null, booking: null, mayHaveVisit: true },
	...more,
})
const seated = (on: string, seatedAt: Instant | null): CitizenStanding => ({
	...{ kind: 'seated', event: event(on), seat: { seatedAt } as Seat, mayChange: today < on, visitInstead: true },
})

describe('what the own page says of an offer', () => {
	test.each([
		['a visit to be', agreed('2026-03-16'), 'mandag den 16. marts 2026 kl. 10.00', /aftale.*Carla kommer/, true],
		['a visit today', agreed('2026-03-09'), 'mandag den 9. marts 2026 kl. 10.00', /Carla kommer i dag/, false],
		['a visit that was to be', agreed('2026-03-02'), null, /Vi havde en aftale .*mandag den 2. marts.*ring/, false],
		[
			'a call to be',
			call(day('2026-03-10'), { when: 'morning' }),
			'tirsdag den 10. marts 2026, om formiddagen',
			/den dag/,
			true,
		],
		['a call today', call(today), 'mandag den 9. marts 2026', /den dag/, true],
		[
			'a call that was to be',
			call(day('2026-02-24')),
			null,
			/bedt os om at ringe tirsdag den 24. februar.*Har vi ikke/,
			true,
		],
		[
			'a call about an agreed visit',
			call(day('2026-03-10'), { booking: booking('2026-03-16') }),
			'mandag den 16. marts 2026 kl. 10.00',
			/ringe tirsdag den 10. marts 2026. Aftalen gælder/,
			true,
		],
		[
			'a time proposed',
			{ kind: 'proposed', booking: booking('2026-03-16') },
			null,
			/^Foreslået tid: mandag den 16. marts 2026, kl.\u00a010.00.*11.00, hjemme hos dig. Siger du ja, kommer Carla.$/,
			true,
		],
		[
			'a seat',
			seated('2026-03-16', instant('2026-03-01T10:00:00+01:00')),
			'mandag den 16. marts 2026 kl. 10.00',
			/plads: Kaffe/,
			true,
		],
		[
			'a place on the waiting list',
			seated('2026-03-16', null),
			'mandag den 16. marts 2026 kl. 10.00',
			/ventelisten: Kaffe/,
			true,
		],
		['a meeting that is over', seated('2026-03-02', null), null, /er holdt/, false],
		['a time given to others', { kind: 'choose', isLate: true }, null, /givet videre.*vælge en ny/, true],
		['two answers', { kind: 'doubt' }, null, /ringer til dig/, false],
	] satisfies [string, CitizenStanding, string | null, RegExp, boolean][])(
		'is true today: %s',
		(_, standing, when, says, mayAnswer) => {
			const said = ownStanding(standing, carla, at)
			expect(said.when?.da ?? null).toBe(when)
			expect(said.what.da).toMatch(says)
			expect(said.answer !== null).toBe(mayAnswer)
		},
	)
})

test('a time proposed says until when it is held, while it is', () => {
	const heldUntil = (on: Day) =>
		ownStanding({ kind: 'proposed', booking: booking('2026-03-16', on) }, { ...carla, consultant: '' }, at).answerBy?.da
	expect(heldUntil(day('2026-03-12'))).toBe('Svar senest torsdag den 12. marts 2026. Så længe holder vi tiden til dig.')
	expect(heldUntil(today)).toMatch(/^Svar senest i dag\./)
	expect(heldUntil(day('2026-03-08'))).toBeUndefined()
})

test.each([
	['an offer not answered', { kind: 'proposed', booking: booking('2026-03-16') }, 'Svar på tilbuddet', true],
	['a time agreed on', agreed('2026-03-16'), 'Se eller ændr din tid', false],
	['a seat', seated('2026-03-16', null), 'Se eller ændr dit svar', false],
] satisfies [string, CitizenStanding, string, boolean][])(
	'the way to the answer page is named for what stands: %s',
	(_, standing, words, isFirst) => {
		const { answer } = ownStanding(standing, carla, at)
		expect([answer?.words.da, answer?.isFirst]).toEqual([words, isFirst])
	},
)

describe('what it says of the rules', () => {
	const lead = (verdict: Parameters<typeof ownLead>[0], standing: CitizenStanding | null, wantsNoContact = false) =>
		ownLead(verdict, { standing, wantsNoContact, today }).da

	test.each([
		['not_now', agreed('2026-03-16'), /Du har fået et tilbud/],
		['offer', { kind: 'choose', isLate: false }, /Du har fået et tilbud/],
		['not_in_target_group', agreed('2026-03-16'), /gælder stadig/],
		['excluded', { kind: 'proposed', booking: booking('2026-03-16') }, /gælder stadig/],
		['not_now', agreed('2026-03-02'), /ikke noget, du skal have lige nu/],
		['not_now', { kind: 'declined', mayHaveVisit: true }, /ikke noget, du skal have lige nu/],
		['offer', null, /Du skal have et tilbud/],
	] satisfies [Parameters<typeof ownLead>[0], CitizenStanding | null, RegExp][])(
		'never speaks against the offer above it: %s',
		(verdict, standing, says) => expect(lead(verdict, standing)).toMatch(says),
	)

	test('nor against the wish not to be contacted', () => {
		expect(lead('offer', null, true)).toMatch(/ret til .*bedt os om at lade være/)
		expect(lead('not_now', null, true)).toMatch(/ikke noget, du skal have/)
	})
})

test('whoever asked for everything is told by what right, not by name', () => {
	const askedOn = day('2026-03-05')
	expect(ownAsker({ askedBy: 'citizen', askedOn }).da).toBe('Du bad om det 5. marts 2026.')
	expect(ownAsker({ askedBy: 'guardian', askedOn }).da).toBe('Din værge bad om det 5. marts 2026.')
	expect(ownAsker({ askedBy: 'authorised', askedOn }).da).toMatch(/fuldmagt, bad om det/)
})
