import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { EventId, PersonId } from '#kernel/ids.ts'
import type { Collective, Form } from '#standard/index.ts'
import type { Chosen } from '../batch/choose.ts'
import { formOf, givesVisitInstead, type Invitable, withEvents } from './event-choice.ts'

const ground = (form?: Form, intervention = 'general') => ({
	criterion: 'age-75',
	intervention,
	from: day('2026-01-01'),
	target: null,
	until: day('2026-12-31'),
	cites: '',
	overdue: false,
	...(form === undefined ? {} : { form }),
})
const chosen = (name: string, ...forms: (Form | undefined)[]): Chosen => ({
	person: name as PersonId,
	standard: 'x@2025-07-01',
	grounds: forms.map((form) => ground(form)),
	contact: 'fixed_time_letter',
	minutes: 60,
	due: { kind: 'opened', on: day('2026-01-01') },
	until: null,
	hasPriority: false,
})
const event = (id: string, answerBy: string, room: number): Invitable => ({
	id: id as EventId,
	answerBy: day(answerBy),
	room,
})

describe('what the grounds ask for together', () => {
	test.each<readonly [string, readonly ReturnType<typeof ground>[], string]>([
		['a visit', [ground('home_visit')], 'visit'],
		['an offer older than the invitations', [ground()], 'visit'],
		['an event', [ground('collective_event')], 'event'],
		['either', [ground('either')], 'either'],
		['the citizen chooses', [ground('citizen_chooses')], 'either'],
		['an event where any ground asks for one', [ground('citizen_chooses'), ground('collective_event')], 'event'],
		[
			'a visit where any ground needs one: it serves them all',
			[ground('collective_event'), ground('home_visit')],
			'visit',
		],
		['never a meeting for who has lost somebody', [ground('collective_event', 'lost-spouse')], 'visit'],
	])('%s', (_, grounds, expected) => expect(formOf(grounds)).toBe(expected))
})

describe('invitations', () => {
	const soon = event('soon', '2026-03-20', 2)
	const later = event('later', '2026-05-01', 1)
	const told = (letters: readonly Chosen[], events: readonly Invitable[]) => {
		const found = withEvents(letters, events, day('2026-03-16'))
		return [
			...found.letters.map(({ person, event, contact }) => `${person} ${event ?? contact}`),
			...found.withoutEvent.map(({ person }) => `${person} waits`),
		]
	}
	test('to the first event with room, then to the next, then nobody', () =>
		expect(
			told(
				['a', 'b', 'c', 'd'].map((name) => chosen(name, 'collective_event')),
				[soon, later],
			),
		).toEqual(['a soon', 'b soon', 'c later', 'd waits']))
	test('no event takes the fixed time away from a visit', () =>
		expect(told([chosen('a', 'home_visit')], [soon])).toEqual(['a fixed_time_letter']))
	test('where no event has room, who may have a visit gets the letter about one', () =>
		expect(told([chosen('a', 'either'), chosen('b', 'citizen_chooses'), chosen('c', 'collective_event')], [])).toEqual([
			'a fixed_time_letter',
			'b fixed_time_letter',
			'c waits',
		]))
	test('not to an event that would have to be answered at once', () =>
		expect(told([chosen('a', 'collective_event')], [event('now', '2026-03-15', 5)])).toEqual(['a waits']))
	test('nobody vanishes', () => {
		const letters = ['a', 'b', 'c', 'd', 'e'].map((name, place) =>
			chosen(name, place % 2 ? 'either' : 'collective_event'),
		)
		expect(told(letters, [later])).toHaveLength(5)
	})
})

describe('a visit instead of the event', () => {
	const nothing: Collective = { attendingServes: true, declined: 'nothing' }
	const visit: Collective = { attendingServes: true, declined: 'home_visit' }
	const standard = (...collective: readonly (Collective | null)[]) => ({
		criteria: collective.map((one, place) => ({ code: `age-${75 + place}`, collective: one })),
	})
	const invitedOn = (...forms: Form[]) =>
		forms.map((form, place) => ({ ...ground(form), criterion: `age-${75 + place}` }))
	test.each<readonly [string, Form[], ReturnType<typeof standard> | null, boolean]>([
		['is given where the standard says so', ['collective_event'], standard(visit), true],
		['is not given where it says nothing comes of declining', ['collective_event'], standard(nothing), false],
		['is not given where the municipality decides which', ['either'], standard(nothing), false],
		['is given to who may choose between the two', ['citizen_chooses'], standard(nothing), true],
		['is given where one ground of two gives it', ['collective_event', 'either'], standard(nothing, visit), true],
		['is given where the standard is silent', ['collective_event'], standard(null), true],
		['is given where the standard is no longer on file', ['collective_event'], null, true],
	])('%s', (_, forms, rules, expected) => expect(givesVisitInstead(invitedOn(...forms), rules)).toBe(expected))
})
