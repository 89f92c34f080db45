import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { OpenGround } from './choose.ts'
import { type AtSending, mayGo, recheck, type ToGo } from './recheck.ts'

const today = day('2026-03-09')
const ground: OpenGround = {
	criterion: 'age-75',
	intervention: 'general',
	initiative: 'automatic',
	from: day('2026-01-01'),
	target: null,
	until: day('2026-12-31'),
	contact: 'fixed_time_letter',
	minutes: 60,
	cites: '',
}
const offer = {
	grounds: [{ ...ground, overdue: false }],
	time: { staff: 's' as StaffId, from: instantAt(day('2026-04-02'), clock('10:00')) },
}
const fine: AtSending = {
	status: 'resident',
	verdict: 'offer',
	grounds: [ground],
	optedOut: false,
	reported: null,
	bereavedOn: null,
	canBeReached: true,
	timeIsHeld: true,
	isExcluded: false,
	protectedSince: null,
	stands: null,
	visitedOn: null,
	isConflicting: false,
}
const decidedAt = instantAt(day('2026-03-05'), clock('10:00'))
const toOffer: ToGo = {
	purpose: 'offer',
	decidedAt,
	offer: { ...offer, madeOn: null, endedBecause: null, answerBy: null },
	time: offer.time.from,
	isToBoth: false,
	letGo: [],
}
const made = { ...offer, madeOn: day('2026-03-05'), endedBecause: null, answerBy: day('2026-03-19') }
const said = (letter: ToGo, deviation: Partial<AtSending>) => {
	const found = mayGo(letter, { ...fine, ...deviation }, today)
	return found.may === 'go' ? 'go' : `${found.may} ${found.because}`
}
const why = (deviation: Partial<AtSending>, of = offer) => {
	const found = recheck(of, { ...fine, ...deviation }, today)
	return found.send ? 'sent' : found.because
}

describe('the check at sending', () => {
	test.each<[Partial<AtSending>, string]>([
		[{}, 'sent'],
		[{ status: 'dead' }, 'dead'],
		[{ reported: 'dead' }, 'dead'],
		[{ status: 'moved_out' }, 'moved'],
		[{ status: 'emigrated' }, 'moved'],
		[{ reported: 'moved' }, 'moved'],
		[{ status: 'disappeared' }, 'disappeared'],
		[{ optedOut: true }, 'opted_out'],
		[{ verdict: 'excluded' }, 'excluded'],
		[{ verdict: 'not_now', grounds: [{ ...ground, servedOn: today }] }, 'already_served'],
		[{ verdict: 'not_in_target_group', grounds: [] }, 'no_longer_entitled'],
		[
			{
				grounds: [
					{ ...ground, servedOn: today },
					{ ...ground, criterion: 'concern' },
				],
			},
			'already_served',
		],
		[{ canBeReached: false }, 'no_address'],
		[{ timeIsHeld: false }, 'time_lost'],
	])('%o: %s', (deviation, expected) => {
		expect(why(deviation)).toBe(expected)
	})
	test('a letter about the loss goes although the loss is recent', () => {
		const loss = { ...ground, criterion: 'spouse-died', intervention: 'lost-spouse' }
		const about = { ...offer, grounds: [{ ...loss, overdue: false }] }
		const now = { grounds: [loss], bereavedOn: day('2026-03-04') }
		expect(why(now, about)).toBe('sent')
		expect(said({ ...toOffer, offer: { ...about, madeOn: null, endedBecause: null, answerBy: null } }, now)).toBe('go')
	})
	test('a time that comes too soon to be answered is not proposed', () => {
		const soon = { ...offer, time: { ...offer.time, from: instantAt(addDays(today, 3), clock('10:00')) } }
		expect(why({}, soon)).toBe('time_too_near')
	})
	test('the letter names what is open at sending', () => {
		const fresh = { ...ground, criterion: 'newcomer-75' }
		const found = recheck(offer, { ...fine, grounds: [ground, fresh] }, today)
		expect(found.send && found.grounds.map(({ criterion }) => criterion)).toEqual(['age-75', 'newcomer-75'])
	})
	test('in 100,000 lives nobody is written to who must not be', () => {
		let sent = 0
		fc.assert(
			fc.property(
				fc.record({
					status: fc.constantFrom('resident', 'resident', 'resident', 'dead', 'moved_out', 'emigrated', 'disappeared'),
					verdict: fc.constantFrom('offer', 'offer', 'offer', 'excluded', 'not_now', 'not_resident', 'assess'),
					grounds: fc.array(
						fc.record({
							criterion: fc.constantFrom('age-75', 'concern', 'spouse-died'),
							initiative: fc.constantFrom('automatic', 'automatic', 'after_assessment'),
							servedOn: fc.option(fc.constant(today)),
						}),
						{ maxLength: 3 },
					),
					optedOut: fc.boolean(),
					reported: fc.constantFrom(null, null, 'moved' as const, 'dead' as const),
					bereavedOn: fc.option(fc.constantFrom(day('2025-01-01'), day('2026-03-06'))),
					canBeReached: fc.boolean(),
					timeIsHeld: fc.boolean(),
					protectedSince: fc.option(fc.constantFrom(day('2024-01-01'), day('2026-03-06'))),
				}),
				(life) => {
					const grounds = life.grounds.map((one) => ({ ...ground, ...one })) as OpenGround[]
					const now: AtSending = { ...fine, ...life, grounds }
					if (mayGo(toOffer, now, today).may !== 'go') return
					sent += 1
					expect(now.status).toBe('resident')
					expect(now.verdict).toBe('offer')
					expect(now.optedOut || now.reported !== null).toBe(false)
					expect(now.canBeReached && now.timeIsHeld).toBe(true)
					expect(now.bereavedOn).not.toBe('2026-03-06')
					expect(now.protectedSince).not.toBe('2026-03-06')
					expect(
						now.grounds.some((one) => one.criterion === 'age-75' && one.initiative === 'automatic' && !one.servedOn),
					).toBe(true)
				},
			),
			{ numRuns: 100_000 },
		)
		expect(sent).toBeGreaterThan(0)
	})
})

describe('whether a letter may go', () => {
	const at = (on: string, hour = '10:00') => instantAt(day(on), clock(hour))
	const letter = (deviation: Partial<ToGo>): ToGo => ({ ...toOffer, offer: made, ...deviation })
	const reminder = letter({ purpose: 'reminder' })
	const visit = at('2026-04-02')
	const confirmation = letter({ purpose: 'confirmation', time: visit })
	const cancellation = letter({ purpose: 'cancellation', time: visit })
	const goodbye = letter({ purpose: 'goodbye', offer: null, time: null })
	const milestone = letter({ purpose: 'milestone', offer: null, time: null })
	const tomorrow = letter({ purpose: 'day_before', time: at('2026-03-10') })
	const recent = { bereavedOn: day('2026-03-04') }

	test.each<[string, ToGo, Partial<AtSending>, string]>([
		['an offer', toOffer, {}, 'go'],
		['an offer, spouse died since', toOffer, recent, 'wait bereaved_since'],
		['the same, looked at', { ...toOffer, letGo: ['bereaved_since'] }, recent, 'go'],
		['spouse died long ago', toOffer, { bereavedOn: day('2025-10-04') }, 'go'],
		['address protected since', toOffer, { protectedSince: day('2026-03-08') }, 'wait protected_since'],
		['protected for years', toOffer, { protectedSince: day('2020-03-08') }, 'go'],
		['dead goes before a loss', toOffer, { ...recent, status: 'dead' }, 'drop dead'],
		['answered since', letter({ offer: { ...made, endedBecause: 'yes' } }), {}, 'drop answered'],
		['silence since', letter({ offer: { ...made, endedBecause: 'no_answer' } }), {}, 'drop time_too_near'],
		['its answer-by day has come', letter({ offer: { ...made, answerBy: today } }), {}, 'drop time_too_near'],
		['a reminder', reminder, {}, 'go'],
		['its window has closed', reminder, { verdict: 'not_in_target_group', grounds: [] }, 'go'],
		['reminder: excluded', reminder, { isExcluded: true }, 'drop excluded'],
		['reminder: opted out', reminder, { optedOut: true }, 'drop opted_out'],
		['reminder: answered', { ...reminder, offer: { ...made, endedBecause: 'no' } }, {}, 'drop answered'],
		['reminder: visited since', reminder, { visitedOn: day('2026-03-06') }, 'drop already_served'],
		['reminder: visited before', reminder, { visitedOn: day('2026-03-04') }, 'go'],
		['reminder: its time is gone', reminder, { timeIsHeld: false }, 'drop time_lost'],
		['reminder without a time', { ...reminder, time: null }, { timeIsHeld: false }, 'go'],
		['reminder: spouse died since', reminder, recent, 'wait bereaved_since'],
		['reminder: answers conflict', reminder, { isConflicting: true }, 'wait answers_conflict'],
		['a confirmation of what stands', confirmation, { stands: visit }, 'go'],
		['of another time', confirmation, { stands: at('2026-04-03') }, 'drop time_changed'],
		['of none', confirmation, {}, 'drop time_changed'],
		['the moment written otherwise', confirmation, { stands: '2026-04-02T08:00:00.000+00:00' as never }, 'go'],
		['a confirmation after a loss', confirmation, { stands: visit, ...recent }, 'go'],
		['the same to both', { ...confirmation, isToBoth: true }, { stands: visit, ...recent }, 'wait bereaved_since'],
		['nowhere to send it', confirmation, { stands: visit, canBeReached: false }, 'wait call_instead'],
		['a visit and no contact', confirmation, { stands: visit, optedOut: true }, 'wait contact_unwanted'],
		['a change to what stands', { ...confirmation, purpose: 'change' }, { stands: visit }, 'go'],
		['a cancellation', cancellation, {}, 'go'],
		['of what stands again', cancellation, { stands: visit }, 'drop time_changed'],
		['a new time stands', cancellation, { stands: at('2026-04-03') }, 'go'],
		['a cancellation to one who died', cancellation, { status: 'dead' }, 'drop dead'],
		['a goodbye', goodbye, { optedOut: true }, 'go'],
		['taken back', goodbye, {}, 'drop contact_wanted'],
		['a milestone', milestone, { optedOut: true }, 'go'],
		['not opted out any more', milestone, {}, 'drop contact_wanted'],
		['excluded', milestone, { optedOut: true, isExcluded: true }, 'drop excluded'],
		['milestone: loss since', milestone, { optedOut: true, ...recent }, 'wait bereaved_since'],
		['the day before', tomorrow, { stands: at('2026-03-10') }, 'go'],
		['moved within the day', tomorrow, { stands: at('2026-03-10', '13:00') }, 'drop time_changed'],
		['not tomorrow', { ...tomorrow, time: visit }, { stands: visit }, 'drop not_tomorrow'],
		['moved away', tomorrow, { stands: at('2026-03-10'), reported: 'moved' }, 'drop moved'],
	])('%s', (_, to, now, expected) => {
		expect(said(to, now)).toBe(expected)
	})
})
