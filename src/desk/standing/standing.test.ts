import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { text } from '#kernel/language.ts'
import { standingOf } from './standing.ts'
import type { GroundFacts, OpenOffer, StandingFacts } from './standing-facts.ts'
import { type StandingKind, standingGroup, standingKinds, standingLabel } from './standing-words.ts'

const today = day('2026-03-09')
const nothing: StandingFacts = {
	today,
	status: 'resident',
	statusSince: null,
	verdict: 'not_in_target_group',
	since: day('2026-01-01'),
	grounds: [],
	offerOn: null,
	exclusions: [],
	nextChangeOn: day('2027-02-01'),
	offers: [],
	declined: null,
	optedOut: null,
	time: null,
	visit: null,
	agreements: [],
	closing: null,
}
const ground: GroundFacts = {
	criterion: 'age-75',
	from: day('2026-01-01'),
	target: null,
	until: day('2026-12-31'),
	overdue: false,
	servedOn: null,
	unserved: true,
}
const offer = (step: OpenOffer['step']): OpenOffer => ({
	step,
	on: day('2026-03-01'),
	criteria: ['age-75'],
	channel: text('Brev', 'Letter'),
	answerBy: day('2026-03-20'),
	callOn: null,
	letter: 1,
	letters: 2,
})
const visit = (kind: 'visited' | 'visited_by_phone' | 'event_attended' | 'not_held', on = '2026-02-20') => ({
	on: day(on),
	kind,
	because: kind === 'not_held' ? text('var ikke hjemme', 'was not at home') : null,
})
const agreement = (dueOn: string, isFromInvalidNote = false) => ({
	...{ dueOn: day(dueOn), what: 'Ring om fald', owner: 'Anne', isFromInvalidNote },
})
const time = { on: day('2026-03-12'), at: '10:00', staff: 'Anne' }
const optedOut = { on: day('2026-02-01'), until: null }
const declined = { on: day('2026-02-01'), how: text('i telefonen', 'by phone') }
const closing = { on: day('2026-03-01'), because: text('gennemført', 'completed') }
const served = { ...ground, servedOn: day('2026-02-01'), unserved: false }
const due = { verdict: 'offer', grounds: [ground] } as const

/** One line of the truth table: what is so, and the one word for it. */
const table: readonly (readonly [string, Partial<StandingFacts>, StandingKind])[] = [
	['nothing at all', {}, 'outside'],
	['dead, whatever else', { status: 'dead', ...due, time, agreements: [agreement('2026-01-01')] }, 'left'],
	['moved out', { status: 'moved_out', verdict: 'not_resident' }, 'left'],
	['no rules', { verdict: 'no_standard_in_force' }, 'no_standard'],
	['arrived today', { verdict: null }, 'not_assessed'],
	['excluded', { verdict: 'excluded', grounds: [ground], exclusions: [text('plejebolig', 'care home')] }, 'excluded'],
	['excluded after a visit', { verdict: 'excluded', grounds: [ground], visit: visit('visited') }, 'excluded'],
	['to assess', { verdict: 'assess', grounds: [ground] }, 'to_assess'],
	['to assess after a visit', { verdict: 'assess', grounds: [ground], visit: visit('visited') }, 'to_assess'],
	['due', due, 'offer_missing'],
	['due this month', { ...due, offerOn: today }, 'offer_missing'],
	['due when the month of birth comes', { ...due, offerOn: day('2026-11-01') }, 'offer_planned'],
	[
		'a ground only on request is nothing owed',
		{ verdict: 'not_now', grounds: [{ ...ground, unserved: false }] },
		'closed',
	],
	['due, though visited before', { ...due, visit: visit('visited', '2025-02-01') }, 'offer_missing'],
	['due, though closed before', { ...due, closing }, 'offer_missing'],
	['due, though a follow-up is agreed', { ...due, agreements: [agreement('2026-04-01')] }, 'offer_missing'],
	['owed', { verdict: 'offer', grounds: [{ ...ground, overdue: true }] }, 'offer_overdue'],
	['due, prepared', { ...due, offers: [offer('planned')] }, 'offer_planned'],
	['due, but wants no contact', { ...due, optedOut }, 'opted_out'],
	['wants no contact, letter still out', { verdict: 'not_now', offers: [offer('awaiting')], optedOut }, 'opted_out'],
	['wants no contact, yet a time is agreed', { verdict: 'not_now', time, optedOut }, 'time_agreed'],
	[
		'event gives a ground that opens later',
		{ verdict: 'not_now', grounds: [{ ...ground, from: day('2026-04-01') }] },
		'offer_planned',
	],
	['letter came back', { verdict: 'not_now', offers: [offer('undelivered')] }, 'undelivered'],
	['letter sent', { verdict: 'not_now', grounds: [served], offers: [offer('awaiting')] }, 'awaiting_answer'],
	['no answer came', { verdict: 'not_now', offers: [offer('to_call')] }, 'to_call'],
	[
		'one letter out, another call due',
		{ verdict: 'not_now', offers: [offer('awaiting'), offer('to_call')] },
		'to_call',
	],
	['yes and no', { verdict: 'not_now', offers: [offer('contradicted')], time }, 'contradiction'],
	['yes', { verdict: 'not_now', grounds: [served], time }, 'time_agreed'],
	[
		'yes, an old promise late',
		{ verdict: 'not_now', time, agreements: [agreement('2026-03-01')] },
		'follow_up_overdue',
	],
	['yes, a promise to come', { verdict: 'not_now', time, agreements: [agreement('2026-04-01')] }, 'time_agreed'],
	['not held', { verdict: 'not_now', visit: visit('not_held') }, 'not_held'],
	['not held, new time', { verdict: 'not_now', visit: visit('not_held'), time }, 'time_agreed'],
	['not held, then closed', { verdict: 'not_now', grounds: [served], visit: visit('not_held'), closing }, 'closed'],
	['visited', { verdict: 'not_now', grounds: [served], visit: visit('visited') }, 'visited'],
	['visited, ground over', { visit: visit('visited') }, 'visited'],
	['visited by phone', { verdict: 'not_now', visit: visit('visited_by_phone') }, 'visited_by_phone'],
	['event', { verdict: 'not_now', visit: visit('event_attended') }, 'event_attended'],
	[
		'visited, follow-up to come',
		{ verdict: 'not_now', visit: visit('visited'), agreements: [agreement('2026-03-09')] },
		'follow_up_agreed',
	],
	[
		'visited, follow-up late',
		{ verdict: 'not_now', visit: visit('visited'), agreements: [agreement('2026-03-08')] },
		'follow_up_overdue',
	],
	['visited, closed', { verdict: 'not_now', visit: visit('visited'), closing }, 'closed'],
	['closed, then visited again', { verdict: 'not_now', visit: visit('visited', '2026-03-05'), closing }, 'visited'],
	['no this time', { verdict: 'not_now', grounds: [served], declined }, 'declined'],
	['no last time, the ground is over', { declined }, 'outside'],
	['no last time, a new ground is open', { ...due, declined }, 'offer_missing'],
	['offer made before this system', { verdict: 'not_now', grounds: [served] }, 'closed'],
]

describe('where a citizen stands', () => {
	test.each(table)('%s', (_, facts, kind) => {
		expect(standingOf({ ...nothing, ...facts }).kind).toBe(kind)
	})

	test('every word is reached by some line of the table', () => {
		expect(new Set(table.map(([, , kind]) => kind))).toEqual(new Set(standingKinds))
	})

	test('every word has a label in both languages and a group', () => {
		for (const kind of standingKinds) {
			expect(standingLabel(kind).da).not.toBe('')
			expect(standingLabel(kind).en).not.toBe('')
			expect(standingGroup(kind)).toBeTruthy()
		}
	})

	test('says which letter and by when', () => {
		const standing = standingOf({ ...nothing, verdict: 'not_now', offers: [offer('awaiting')] })
		expect(standing.label.da).toBe('Afventer svar (brev 1 af 2)')
		expect(standing.details.map((detail) => detail.da)).toContain('Svar senest 20. marts 2026')
	})

	test('a target day gone by is an error, before the window closes', () => {
		const grounds = [{ ...ground, target: day('2026-03-08') }]
		expect(standingOf({ ...nothing, verdict: 'offer', grounds })).toMatchObject({
			kind: 'offer_missing',
			badge: 'error',
		})
	})

	test('a follow-up from a note that was struck since says so', () => {
		const agreed = standingOf({ ...nothing, agreements: [agreement('2026-04-01', true)] })
		expect(agreed).toMatchObject({ kind: 'follow_up_agreed', badge: 'warning' })
		expect(agreed.label.da).toBe('Opfølgning aftalt i et ugyldigt notat')
		const late = standingOf({ ...nothing, agreements: [agreement('2026-03-01', true)] })
		expect(late.details.map(({ da }) => da)).toContain('Notatet, som den kommer fra, er ugyldigt')
	})

	test('a reason in words: why excluded, why not held', () => {
		const excluded = standingOf({ ...nothing, verdict: 'excluded', exclusions: [text('plejebolig', 'care home')] })
		expect(excluded.label.en).toBe('Excluded (care home)')
		expect(standingOf({ ...nothing, visit: visit('not_held') }).label.da).toBe(
			'Besøg ikke gennemført (var ikke hjemme)',
		)
	})
})
