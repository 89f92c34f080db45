import { describe, expect, test } from 'vitest'
import type { Booking } from '#booking/index.ts'
import { day } from '#kernel/day.ts'
import type { BookingId, OfferId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { CitizenStanding } from '#offer/index.ts'
import type { Visit } from '#visit/index.ts'
import { ownStanding } from './own-said.ts'
import { ownVisitLines, visitOfStanding } from './own-visit.ts'

const at = (clock: string): Instant => instant(`2026-03-09T${clock}:00+01:00`)
const [offer, time] = ['o' as OfferId, 'b' as BookingId]
const booking = { id: time, span: { from: at('10:00'), to: at('11:00') }, heldUntil: null } as Booking
const agreed: CitizenStanding = { kind: 'agreed', booking, mayChange: false, isOver: false }
const choose: CitizenStanding = { kind: 'choose', isLate: true }
const begun = {
	...{ offer, booking: time, form: 'home_visit', plannedOn: day('2026-03-09'), begunAt: at('10:00') },
	...{ tookPlaceOn: null, notGoneAhead: null, notGoneAheadAt: null, notGoneAheadNote: 'Truet med kniv', newTime: null },
} as unknown as Visit
const heldAt = () => at('10:05')
const held: Visit = { ...begun, tookPlaceOn: day('2026-03-09') }
const off = (notGoneAhead: Visit['notGoneAhead'], newTime: Visit['newTime'] = null): Visit => ({
	...{ ...begun, notGoneAhead, newTime, notGoneAheadAt: at('10:10') },
})

describe('what became of a visit', () => {
	test.each([
		['still to come', agreed, '09:00', undefined, /^Carla kommer i dag/],
		['being held', agreed, '10:30', begun, /^Carla kommer i dag/],
		['held and written down', agreed, '10:50', held, /^Vi besøgte dig mandag den 9. marts 2026. Er der noget/],
		[
			'held on the telephone',
			agreed,
			'12:00',
			{ ...held, form: 'phone_visit' },
			/^Vi talte med dig i telefonen mandag/,
		],
		['passed, and being written down', agreed, '11:00', begun, /^Vi havde en aftale .* kl. 10.00. Vi er ved at skrive/],
		['passed, and nobody has begun it', agreed, '11:00', undefined, /^Vi havde en aftale .* kl. 10.00. Kom vi ikke/],
		[
			'come to nothing',
			choose,
			'12:00',
			off('not_at_home'),
			/9. marts 2026 blev ikke til noget. Vi fik ikke fat i dig/,
		],
		['come to nothing, a call is owed', choose, '12:00', off('ill', 'wanted'), /Du var syg. Vi ringer til dig/],
		['an offer without one', choose, '12:00', undefined, /givet videre/],
	] satisfies [string, CitizenStanding, string, Visit | undefined, RegExp][])(
		'is told above: %s',
		(_, standing, clock, visit, says) =>
			expect(ownStanding(standing, { consultant: 'Carla', visit }, at(clock)).what.da).toMatch(says),
	)

	test.each(['unsafe', 'other'] as const)('is told without the reason “%s”, nor what was noted', (why) => {
		const [line] = ownVisitLines([off(why)], day('2026-03-09'), heldAt)
		expect(line?.what.da).toBe('Besøget blev ikke til noget.')
		expect(JSON.stringify(line)).not.toMatch(/sikker|safe|kniv/)
		const said = ownStanding(choose, { consultant: '', visit: off(why) }, at('12:00'))
		expect(said.what.da).toMatch(/^Besøget mandag den 9. marts 2026 blev ikke til noget. Vil du have et besøg/)
		expect(JSON.stringify(said)).not.toMatch(/sikker|safe|kniv/)
	})

	test('is a line of its day, one still to come is none', () => {
		const linesOn = (visit: Visit, on: string) => ownVisitLines([visit], day(on), heldAt).map(({ what }) => what.da)
		expect(linesOn(held, '2026-03-09')).toEqual(['Vi besøgte dig.'])
		expect(ownVisitLines([held], day('2026-03-09'), heldAt)).toMatchObject([{ at: at('10:05') }])
		expect(linesOn(begun, '2026-03-09')).toEqual([])
		expect(linesOn(begun, '2026-03-10')).toEqual(['Vi er ved at skrive besøget ned.'])
	})

	test('is the visit at the time agreed on, or the latest of an offer whose time was given back', () => {
		const other = { ...held, booking: 'c' as BookingId, offer: 'p' as OfferId }
		expect(visitOfStanding(agreed, offer, [other, held])).toBe(held)
		expect(visitOfStanding(agreed, offer, [other])).toBeUndefined()
		expect(visitOfStanding(choose, offer, [other, off('ill')])).toMatchObject({ notGoneAhead: 'ill' })
		expect(visitOfStanding(choose, offer, [held, off('ill')])).toBeUndefined()
		expect(visitOfStanding({ kind: 'declined', mayHaveVisit: true }, offer, [held])).toBeUndefined()
	})
})
