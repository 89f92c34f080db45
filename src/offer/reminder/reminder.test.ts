import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, later } from '#kernel/day.ts'
import {
	asksFor,
	asksForNow,
	isSilence,
	nextReminder,
	type Plan,
	type Reminder,
	reminderAskedFor,
	type Unanswered,
} from './reminder.ts'

const sent = day('2026-03-02')
const on = (days: number): Day => addDays(sent, days)
const once: Plan = { after: { count: 14, unit: 'days' }, times: 1 }
const twice: Plan = { ...once, times: 2 }
const within = 14
const offer: Unanswered = { answerBy: on(14), heldOn: null }
const letter = (deviation: Partial<Reminder> = {}): Reminder => ({
	purpose: 'offer',
	occasion: '',
	state: 'went',
	on: sent,
	...deviation,
})
const reminder = (occasion: string, days: number, state: Reminder['state'] = 'went'): Reminder =>
	letter({ purpose: 'reminder', occasion, on: on(days), state })

describe('the next reminder', () => {
	test.each<[string, Unanswered, readonly Reminder[], Plan, { number: number; on: Day } | null]>([
		['counts from the letter', offer, [letter()], once, { number: 1, on: on(14) }],
		['counts from the reminder before it', offer, [letter(), reminder('1', 16)], twice, { number: 2, on: on(30) }],
		['in months', offer, [letter()], { after: { count: 1, unit: 'months' }, times: 1 }, { number: 1, on: on(31) }],
		['is none when the plan has none', offer, [letter()], { ...once, times: 0 }, null],
		['is none when the plan is used up', offer, [letter(), reminder('1', 14)], once, null],
		['waits for the letter to go', offer, [letter({ state: 'waits' })], once, null],
		['waits for the reminder before it to go', offer, [letter(), reminder('1', 14, 'waits')], twice, null],
		['is none for a letter that did not arrive', offer, [letter({ state: 'lost' })], once, null],
		['one kept back is used up all the same', offer, [letter(), reminder('1', 14, 'withheld')], once, null],
		[
			'one beyond the plan counts for nothing',
			offer,
			[letter(), reminder('asked 2026-03-06', 4)],
			once,
			{ number: 1, on: on(14) },
		],
		[
			'keeps a time that lies after the new day',
			{ ...offer, heldOn: on(29) },
			[letter()],
			once,
			{ number: 1, on: on(14) },
		],
		[
			'frees no time on a day on which it was promised',
			{ ...offer, heldOn: on(28) },
			[letter()],
			once,
			{ number: 1, on: on(15) },
		],
	])('%s', (_, unanswered, letters, plan, expected) =>
		expect(nextReminder(unanswered, letters, plan, sent, within)).toEqual(expected),
	)
})

test.each<[string, Unanswered, number, { answerBy: Day; keepsTime: boolean }]>([
	['a new day', offer, 14, { answerBy: on(28), keepsTime: false }],
	['the time after it is kept', { ...offer, heldOn: on(29) }, 14, { answerBy: on(28), keepsTime: true }],
	['the time on the day itself is not', { ...offer, heldOn: on(28) }, 14, { answerBy: on(28), keepsTime: false }],
	[
		'never an earlier day than was said before',
		{ answerBy: on(40), heldOn: on(41) },
		2,
		{ answerBy: on(40), keepsTime: true },
	],
])('a reminder asks for an answer by %s', (_, unanswered, days, expected) =>
	expect(asksFor(unanswered, on(days), within)).toEqual(expected),
)

test.each<[Unanswered, number, { answerBy: Day; keepsTime: boolean }]>([
	[{ ...offer, heldOn: on(21) }, 14, { answerBy: on(20), keepsTime: true }],
	[{ ...offer, heldOn: on(21) }, 11, { answerBy: on(20), keepsTime: true }],
	[{ ...offer, heldOn: on(21) }, 15, { answerBy: on(29), keepsTime: false }],
	[{ ...offer, heldOn: on(40) }, 11, { answerBy: on(25), keepsTime: true }],
	[offer, 11, { answerBy: on(25), keepsTime: false }],
])('asked for by somebody, a time still promised is kept: %j on day %i', (unanswered, days, expected) =>
	expect(asksForNow(unanswered, on(days), within)).toEqual(expected),
)

test.each<[string, readonly Reminder[], Plan, number, boolean]>([
	['not on the last day', [letter()], { ...once, times: 0 }, 14, false],
	['the day after, with no reminder in the plan', [letter()], { ...once, times: 0 }, 15, true],
	['not while a reminder is to come', [letter()], once, 15, false],
	['when the reminders are used up', [letter(), reminder('1', 1)], once, 15, true],
	['not while a letter waits', [letter(), reminder('1', 14, 'waits')], once, 40, false],
	['not when a letter was lost', [letter({ state: 'lost' })], { ...once, times: 0 }, 40, false],
	['an offer made without a letter', [], once, 15, true],
])('silence: %s', (_, letters, plan, days, expected) =>
	expect(isSilence(offer, letters, plan, on(days), within)).toBe(expected),
)

describe('asked for by somebody', () => {
	const asked = (days: number, letters: readonly Reminder[] = [letter()], plan = once) =>
		reminderAskedFor(offer, letters, plan, on(days), within)
	test.each([
		[10, `asked ${on(10)}`],
		[11, '1'],
		[14, '1'],
		[20, '1'],
	])('on day %i it is %s', (days, occasion) => expect(asked(days)).toMatchObject({ value: { occasion } }))
	test('one that took the place of the plan’s is the last', () => {
		expect(nextReminder(offer, [letter(), reminder('1', 11)], once, on(11), within)).toBeNull()
		expect(asked(12, [letter(), reminder('1', 11)])).toMatchObject({ value: { replaces: null } })
	})
	test.each([
		['written_today', [letter({ on: on(12) })]],
		['written_today', [letter(), reminder('asked 2026-03-14', 12)]],
		['nothing_sent_yet', []],
		['nothing_sent_yet', [letter({ state: 'waits' })]],
		['did_not_arrive', [letter({ state: 'lost' })]],
	] as const)('not when %s', (why, letters) => expect(asked(12, letters)).toMatchObject({ ok: false, why }))
})

/** Lives an offer day by day with nobody answering. */
const lived = (plan: Plan, days: number, heldOn: Day | null, asks: readonly number[]) => {
	let state: Unanswered = { answerBy: on(days), heldOn }
	const letters: Reminder[] = [letter()]
	for (let today = sent, count = 0; count < 800; count += 1, today = addDays(today, 1)) {
		if (state.heldOn !== null && state.answerBy !== null && state.answerBy < today) state = { ...state, heldOn: null }
		const next = nextReminder(state, letters, plan, today, days)
		const wish = asks.includes(count) ? reminderAskedFor(state, letters, plan, today, days) : null
		const occasion =
			next !== null && next.on <= today ? String(next.number) : wish?.ok === true ? wish.value.occasion : null
		if (occasion !== null) {
			const { answerBy, keepsTime } = asksFor(state, today, days)
			expect(answerBy >= (state.answerBy ?? today)).toBe(true)
			// Whoever was promised a time until a day has it until then.
			if (!keepsTime && state.heldOn !== null && asks.length === 0) expect((state.answerBy ?? today) < today).toBe(true)
			state = { answerBy, heldOn: keepsTime ? state.heldOn : null }
			letters.push(letter({ purpose: 'reminder', occasion, on: today }))
		}
		if (isSilence(state, letters, plan, today, days)) return { letters, endedOn: today, last: state.answerBy }
	}
	return { letters, endedOn: null, last: null }
}

test('nobody who is silent is reminded more often than planned, and every silence ends', () => {
	const plans = fc.record({
		after: fc.record({
			count: fc.integer({ min: 0, max: 12 }),
			unit: fc.constantFrom('days', 'weeks', 'months' as const),
		}),
		times: fc.integer({ min: 0, max: 5 }),
	})
	const held = fc.option(fc.integer({ min: 15, max: 90 }))
	fc.assert(
		fc.property(
			plans,
			fc.integer({ min: 1, max: 60 }),
			held,
			fc.array(fc.nat(60), { maxLength: 4 }),
			(plan, days, ahead, asks) => {
				const { letters, endedOn, last } = lived(
					plan,
					days,
					ahead === null ? null : later(on(ahead), on(days + 1)),
					asks,
				)
				const planned = letters.filter(({ occasion }) => /^\d+$/.test(occasion))
				expect(planned.map(({ occasion }) => Number(occasion))).toEqual(
					Array.from({ length: plan.times }, (_, place) => place + 1).slice(0, planned.length),
				)
				if (plan.times === 0 || plan.after.unit !== 'months') {
					expect(endedOn).not.toBeNull()
					expect(planned).toHaveLength(plan.times)
					expect((last ?? sent) < (endedOn ?? sent)).toBe(true)
				}
			},
		),
		{ numRuns: 300 },
	)
})
