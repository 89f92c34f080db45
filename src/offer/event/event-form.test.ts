import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { readEvent, readHour, readSeats, type TypedEvent } from './event-form.ts'

test.each([
	['14', '14:00'],
	['9', '09:00'],
	['9.30', '09:30'],
	['09:30', '09:30'],
	['', null],
	['to', null],
	['24', null],
	['9.7', null],
])('an hour: %s', (typed, read) => expect(readHour(typed)).toBe(read))

test.each([
	['1', 1],
	['500', 500],
	['0', null],
	['501', null],
	['ti', null],
	['-3', null],
])('seats: %s', (typed, read) => expect(readSeats(typed)).toBe(read))

const today = day('2026-03-09')
const typed: TypedEvent = {
	...{ title: 'Mødet', place: 'Salen', on: day('2026-04-15'), from: '14', to: '16' },
	...{ seats: '20', companions: true, answerBy: day('2026-04-14') },
}
test.each<readonly [string, Partial<TypedEvent>, readonly string[]]>([
	['as it is to be', {}, []],
	['no day', { on: null }, ['on_day']],
	['today', { on: today }, ['on_day', 'answer_by_day']],
	['ends before it begins', { to: '13' }, ['to']],
	['ends as it begins', { to: '14' }, ['to']],
	['answers on the day itself', { answerBy: day('2026-04-15') }, ['answer_by_day']],
	['answers until yesterday', { answerBy: day('2026-03-08') }, ['answer_by_day']],
	['too long for a letter', { title: 'x'.repeat(81), place: 'x'.repeat(121) }, ['title', 'place']],
	[
		'nothing',
		{ title: '', place: '', on: null, from: '', to: '', seats: '', answerBy: null },
		['title', 'place', 'on_day', 'from', 'to', 'seats', 'answer_by_day'],
	],
])('%s', (_, deviation, fields) => {
	const read = readEvent({ ...typed, ...deviation }, today, 's' as StaffId)
	expect('errors' in read ? Object.keys(read.errors).toSorted() : []).toEqual(fields.toSorted())
})
