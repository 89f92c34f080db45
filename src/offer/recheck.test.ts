import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { OpenGround } from './choose.ts'
import { type AtSending, recheck } from './recheck.ts'

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
	proposedAt: instantAt(day('2026-03-05'), clock('10:00')),
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
		[{ bereavedOn: day('2026-03-04') }, 'bereaved_since'],
		[{ bereavedOn: day('2025-10-04') }, 'sent'],
		[{ canBeReached: false }, 'no_address'],
		[{ timeIsHeld: false }, 'time_lost'],
	])('%o: %s', (deviation, expected) => {
		expect(why(deviation)).toBe(expected)
	})
	test('a letter about the loss goes although the loss is recent', () => {
		const loss = { ...ground, criterion: 'spouse-died', intervention: 'lost-spouse' }
		const about = { ...offer, grounds: [{ ...loss, overdue: false }] }
		expect(why({ grounds: [loss], bereavedOn: day('2026-03-04') }, about)).toBe('sent')
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
				}),
				(life) => {
					const now = { ...life, grounds: life.grounds.map((one) => ({ ...ground, ...one })) } as AtSending
					if (!recheck(offer, now, today).send) return
					sent += 1
					expect(now.status).toBe('resident')
					expect(now.verdict).toBe('offer')
					expect(now.optedOut || now.reported !== null).toBe(false)
					expect(now.canBeReached && now.timeIsHeld).toBe(true)
					expect(now.bereavedOn).not.toBe('2026-03-06')
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
