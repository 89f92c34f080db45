import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { phoneAt, phoneHoursText } from './phone-hours.ts'

const hours = [{ weekdays: [1, 2, 3, 4], from: clock('08:00'), to: clock('08:30') }]
const calendar: Parameters<typeof phoneAt>[0] = {
	closedDays: [{ day: '--12-24' }, { day: '--06-05', from: clock('08:15') }],
	contact: { phones: ['12345678'], phoneHours: hours, webPage: { title: { da: 'x', en: 'x' } } },
}
const at = (on: string, time: string) => phoneAt(calendar, instantAt(day(on), clock(time)))

test('hours are written as they are said', () => {
	expect(phoneHoursText(hours, 'da')).toEqual(['mandag til torsdag kl. 8.00–8.30'])
	expect(phoneHoursText(hours, 'en')).toEqual(['Monday to Thursday 8:00–8:30'])
	expect(phoneHoursText([{ weekdays: [5, 1], from: clock('09:00'), to: clock('12:00') }], 'da')).toEqual([
		'mandag og fredag kl. 9.00–12.00',
	])
})

test.each([
	['2026-03-09', '08:10', { open: true, until: '08:30' }],
	['2026-03-09', '08:30', { open: false, next: { on: '2026-03-10', from: '08:00' } }],
	['2026-03-09', '07:59', { open: false, next: { on: '2026-03-09', from: '08:00' } }],
	['2026-03-12', '12:00', { open: false, next: { on: '2026-03-16', from: '08:00' } }],
	['2026-04-01', '12:00', { open: false, next: { on: '2026-04-07', from: '08:00' } }],
	['2025-12-24', '08:10', { open: false, next: { on: '2025-12-29', from: '08:00' } }],
	['2028-06-05', '08:20', { open: false, next: { on: '2028-06-06', from: '08:00' } }],
])('the phone on %s at %s', (on, time, expected) => {
	expect(at(on, time)).toEqual(expected)
})
