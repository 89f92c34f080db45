import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { isTimeForDayBefore, isToldDayBefore } from './day-before.ts'

const today = day('2026-04-01')
const at = (on: string, time: string) => instantAt(day(on), clock(time))
const visit = {
	purpose: 'home_visit' as const,
	heldUntil: null,
	releasedAt: null,
	span: { from: at('2026-04-02', '09:00'), to: at('2026-04-02', '10:00') },
}
const citizen = { status: 'resident' as const, digitalPost: true, createdHere: false }

test.each([
	['tomorrow’s visit', {}, {}, true],
	['one today', { span: { from: at('2026-04-01', '14:00'), to: at('2026-04-01', '15:00') } }, {}, false],
	['one the day after', { span: { from: at('2026-04-03', '00:00'), to: at('2026-04-03', '01:00') } }, {}, false],
	['a time held, not agreed', { heldUntil: day('2026-04-10') }, {}, false],
	['a time given up', { releasedAt: at('2026-03-30', '10:00') }, {}, false],
	['a visit by telephone', { purpose: 'phone_visit' as const }, {}, false],
	['somebody exempt from Digital Post', {}, { digitalPost: false }, false],
	['somebody whose number is our own', {}, { createdHere: true }, false],
	['somebody dead', {}, { status: 'dead' as const }, false],
])('%s', (_, booking, person, isTold) =>
	expect(isToldDayBefore({ ...visit, ...booking }, { ...citizen, ...person }, today)).toBe(isTold),
)

test.each([
	['09:59', {}, false],
	['10:00', {}, true],
	['18:59', {}, true],
	['19:00', {}, false],
	['12:00', { nemSms: false }, false],
	['12:00', { cvr: undefined }, false],
])('at %s with %j: %s', (time, deviation, isTime) =>
	expect(isTimeForDayBefore({ nemSms: true, cvr: '12345678', ...deviation }, at('2026-04-01', time))).toBe(isTime),
)
