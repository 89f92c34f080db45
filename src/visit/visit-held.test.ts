import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { BookingId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Note } from './visit.ts'
import { momentHeld } from './visit-held.ts'

const at = (written: string): Instant => instant(`2026-03-${written}:00+01:00`)
const booked = at('09T10:00')
const visit = { tookPlaceOn: day('2026-03-09'), booking: 'b' as BookingId | null, begunAt: at('09T17:00') }
const note = (signed: string | null, kind: Note['kind'] = 'journal') =>
	({ kind, signedAt: signed === null ? null : at(signed) }) as Note

test.each<[string, Partial<typeof visit>, Instant | null, Note[], string]>([
	['delivered in the evening: the booked time', {}, booked, [note('09T16:45')], '09T10:00'],
	['signed later: the booked time all the same', {}, booked, [note('11T08:00')], '09T10:00'],
	['signed before the booked time: the signature', {}, booked, [note('09T09:30')], '09T09:30'],
	['held on another day than booked: the signature', {}, at('12T10:00'), [note('09T16:45')], '09T16:45'],
	['of several journals the first', {}, at('12T10:00'), [note('10T08:00'), note('09T16:45')], '09T16:45'],
	[
		'what is administrative or a draft says nothing',
		{},
		booked,
		[note('09T08:00', 'administrative'), note(null)],
		'09T10:00',
	],
	['never booked: when it was begun', { booking: null, begunAt: at('09T13:00') }, null, [note('09T14:00')], '09T13:00'],
	[
		'never booked, and written down on a later day: the signature',
		{ booking: null, begunAt: at('10T13:00') },
		null,
		[note('10T14:00')],
		'10T14:00',
	],
])('%s', (_, over, time, notes, told) => expect(momentHeld({ ...visit, ...over }, time, notes)).toBe(at(told)))
