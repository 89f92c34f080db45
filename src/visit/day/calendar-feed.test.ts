import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import type { BookingId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt, utcOf } from '#kernel/instant.ts'
import type { Appointment } from './calendar-appointment.ts'
import { calendarFile } from './calendar-feed.ts'

const made = instantAt(day('2026-02-02'), clock('08:00'))
const appointment = (on: string, deviation: Partial<Appointment> = {}): Appointment => {
	const from = instantAt(on as Day, clock('09:00'))
	return {
		id: `00000000-0000-4000-8000-0000${on.replaceAll('-', '')}` as BookingId,
		span: { from, to: addMinutes(from, 75) },
		purpose: 'home_visit',
		state: 'firm',
		joint: false,
		madeAt: made,
		changedAt: addMinutes(made, 30),
		sequence: 1800,
		...deviation,
	}
}
const town = {
	name: { da: 'Ærø; Å og Ø, "Kommune" \\ med et navn, der er langt nok til to linjer', en: 'Aero' },
	site: 'https://besoeg.example.dk/by',
}
/** As another program reads it. */
const read = (file: string) => {
	const calendar = new ICAL.Component(ICAL.parse(file))
	return { calendar, events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) }
}

test('another program reads the same times, on both sides of summer time', () => {
	const days = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26']
	const asked = days.map((on) => appointment(on))
	const { events } = read(calendarFile(asked, town, 'da'))
	const moments = (times: { from: string; to: string }[]) => times.map(({ from, to }) => [from, to])
	expect(
		moments(
			events.map(({ startDate, endDate }) => ({
				from: startDate.toJSDate().toISOString(),
				to: endDate.toJSDate().toISOString(),
			})),
		),
	).toEqual(asked.map(({ span }) => [utcOf(span.from).replace('Z', '.000Z'), utcOf(span.to).replace('Z', '.000Z')]))
	expect(events.map(({ startDate }) => startDate.toJSDate().toISOString().slice(11, 16))).toEqual([
		...['08:00', '07:00', '07:00', '07:00', '08:00', '08:00'],
	])
})

test('number, state, kind and last change are read as written; a name stays whole with commas and folded lines', () => {
	const file = calendarFile(
		[
			appointment('2026-04-01', { state: 'held', joint: true }),
			appointment('2026-04-02', { state: 'cancelled', purpose: 'phone_visit' }),
		],
		town,
		'da',
	)
	const { calendar, events } = read(file)
	expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(`Hjemmebesøg, ${town.name.da}`)
	expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
	expect(calendar.getFirstPropertyValue('prodid')).toContain('hjemmebesoeg')
	const value = (name: string) => events.map(({ component }) => String(component.getFirstPropertyValue(name)))
	expect(events.map(({ uid }) => uid)).toEqual([
		'besoeg-00000000-0000-4000-8000-000020260401@hjemmebesoeg',
		'besoeg-00000000-0000-4000-8000-000020260402@hjemmebesoeg',
	])
	expect(events.map(({ sequence }) => sequence)).toEqual([1800, 1800])
	expect(value('status')).toEqual(['TENTATIVE', 'CANCELLED'])
	expect(value('class')).toEqual(['PRIVATE', 'PRIVATE'])
	expect(events.map(({ summary }) => summary)).toEqual(['Hjemmebesøg hos to (afventer svar)', 'Aflyst: Telefonbesøg'])
	expect(value('dtstamp')).toEqual(['2026-02-02T07:30:00Z', '2026-02-02T07:30:00Z'])
	expect(value('url')).toEqual([
		'https://besoeg.example.dk/by/dagens-rute?dag=2026-04-01',
		'https://besoeg.example.dk/by/dagens-rute?dag=2026-04-02',
	])
	const lines = file.split('\r\n')
	expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
	expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
	expect(calendarFile([], town, 'en')).toBe(calendarFile([], town, 'en'))
})
