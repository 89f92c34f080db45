import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { formOf } from '#platform/web/index.ts'
import { awayText } from '../absence/absence.ts'
import { readAbsence, readShifts, readTime } from './working-time-form.ts'
import { shiftProblemIn, wrongsIn } from './working-time-words.ts'

const form = (fields: Record<string, string | string[]>) =>
	formOf(new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()])))
const whole = { weekday: ['1', '3'], from: '8.30', to: '14', weeks: 'even', valid_from: '2026-03-09' }

test.each([
	['8', '08:00'],
	['8.30', '08:30'],
	['08:05', '08:05'],
	['23.59', '23:59'],
	['24', null],
	['8.3', null],
	['8.60', null],
	['otte', null],
	['', null],
])('%s is read as %s', (written, read) => expect(readTime(written)).toBe(read))

test('one line for each weekday ticked', () => {
	expect(readShifts(form(whole))).toEqual({
		value: [1, 3].map((weekday) => ({
			weekday,
			from: '08:30',
			to: '14:00',
			weeks: 'even',
			validFrom: '2026-03-09',
			validTo: null,
		})),
	})
})

test.each([
	['weekday-0', { weekday: [] }],
	['weekday-0', { weekday: ['9'] }],
	['from', { from: 'tidligt' }],
	['to', { to: '' }],
	['valid_from_day', { valid_from: '2026-02-30' }],
	['valid_to_day', { valid_to_day: '31', valid_to_month: '2', valid_to_year: '2026' }],
])('%s is named as the field to mend', (field, deviation) => {
	const read = readShifts(form({ ...whole, ...deviation }))
	expect('wrong' in read && Object.keys(read.wrong)).toEqual([field])
})

const away = { kind: 'illness', first: '2026-03-09' }
test.each([
	['one whole day', {}, '2026-03-09T00:00:00+01:00', '2026-03-10T00:00:00+01:00'],
	['several', { last: '2026-03-11' }, '2026-03-09T00:00:00+01:00', '2026-03-12T00:00:00+01:00'],
	['part of a day', { away_from: '10', away_to: '12.30' }, '2026-03-09T10:00:00+01:00', '2026-03-09T12:30:00+01:00'],
	[
		'over the night summer time begins',
		{ first: '2026-03-28', last: '2026-03-29' },
		'2026-03-28T00:00:00+01:00',
		'2026-03-30T00:00:00+02:00',
	],
])('absence of %s', (_name, deviation, from, to) => {
	expect(readAbsence(form({ ...away, ...deviation }))).toEqual({ value: { kind: 'illness', span: { from, to } } })
})

test.each([
	['kind', { kind: 'influenza' }],
	['first_day', { first: '' }],
	['last_day', { last: '2026-03-08' }],
	['away_to', { away_from: '12', away_to: '10' }],
	['away_from', { away_from: 'morgen' }],
])('absence: %s is named as the field to mend', (field, deviation) => {
	const read = readAbsence(form({ ...away, ...deviation }))
	expect('wrong' in read && Object.keys(read.wrong)).toEqual([field])
})

test.each([
	['12.3.2026', '2026-03-12T00:00', '2026-03-13T00:00'],
	['12.3.2026–14.3.2026', '2026-03-12T00:00', '2026-03-15T00:00'],
	['12.3.2026 08:00–12:00', '2026-03-12T08:00', '2026-03-12T12:00'],
	['12.3.2026 12:00–14.3.2026 12:00', '2026-03-12T12:00', '2026-03-14T12:00'],
])('absence is written %s', (written, from, to) => {
	expect(awayText({ from: instant(`${from}:00+01:00`), to: instant(`${to}:00+01:00`) })).toBe(written)
})

test('what is wrong is said in words, with the mend', () => {
	expect(wrongsIn({ from: 'no_clock', fixed_to: 'no_clock' }, 'da')).toEqual({
		from: 'Fra klokken: skriv et klokkeslæt, for eksempel 8.30.',
		fixed_to: 'Til klokken: skriv et klokkeslæt, for eksempel 8.30.',
	})
	expect(shiftProblemIn('overlaps_another', 2, 'da')['weekday-0']).toContain('tirsdag')
})
