import { expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/day.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import type { Purpose } from './letter.ts'
import { type Agreed, type TellingLetter, toTell, toTellHeld } from './told-time.ts'

const today = day('2026-03-09')
const at = instantAt(today, clock('10:00'))
const on = (days: number): Instant => instantAt(addDays(today, days) as Day, clock('10:00'))
const [first, second] = [on(20), on(25)]
const letter = (purpose: Purpose, time: Instant | null): TellingLetter => ({ purpose, time })
const offered = letter('offer', first)
const fine: Agreed = {
	stands: first,
	released: null,
	agreed: [first],
	letters: [offered],
	onTheWebAt: null,
	channel: 'paper',
}
const gone = { stands: null, released: 'Konsulenten er syg' }
const confirmation = { purpose: 'confirmation', wait: null }
const change = { purpose: 'change', former: first, wait: null }
const cancellation = { purpose: 'cancellation', former: first, next: 'choose', wait: null }

test.each<[string, Partial<Agreed>, object | null]>([
	['yes to the time in the letter: it has told it', {}, null],
	['the same moment, written otherwise', { stands: addMinutes(first, 0) }, null],
	['agreed on the telephone', { letters: [] }, confirmation],
	['another time than the proposed', { stands: second, agreed: [second] }, confirmation],
	['confirmed before', { stands: second, agreed: [second], letters: [offered, letter('confirmation', second)] }, null],
	['yes to the proposed, then to another', { stands: second, agreed: [first, second] }, change],
	['moved by us', { stands: second, letters: [letter('confirmation', first)] }, change],
	['told of the change', { stands: second, letters: [letter('confirmation', first), letter('change', second)] }, null],
	['moved back', { letters: [letter('confirmation', first), letter('change', second)] }, { ...change, former: second }],
	['given up', gone, cancellation],
	['given up and told', { ...gone, letters: [offered, letter('cancellation', first)] }, null],
	['given up before anybody was told', { ...gone, letters: [], agreed: [first] }, null],
	[
		'a new time after that',
		{ stands: second, agreed: [first, second], letters: [offered, letter('cancellation', first)] },
		confirmation,
	],
	['the visit was not held', { ...gone, released: 'visit_did_not_go_ahead' }, { ...cancellation, next: 'we_call' }],
	[
		'the citizen is excluded since',
		{ ...gone, released: 'excluded' },
		{ ...cancellation, next: 'we_call', wait: 'excluded_since' },
	],
	['on the web a moment ago', { letters: [], onTheWebAt: addMinutes(at, -9) }, null],
	['on the web, and left so', { letters: [], onTheWebAt: addMinutes(at, -10) }, confirmation],
	['it is over', { stands: on(-1), letters: [] }, null],
	['called off after it was over', { ...gone, letters: [letter('confirmation', on(-1))] }, null],
	['a new time for one that was over', { stands: second, letters: [letter('confirmation', on(-1))] }, confirmation],
	['agreed for tomorrow: no letter arrives', { stands: on(1), agreed: [on(1)], letters: [] }, null],
	['the same by Digital Post', { stands: on(1), agreed: [on(1)], letters: [], channel: 'digital_post' }, confirmation],
	[
		'called off the day before',
		{ ...gone, letters: [letter('confirmation', on(1))] },
		{ ...cancellation, former: on(1), wait: 'too_late_by_post' },
	],
	[
		'moved to tomorrow',
		{ stands: on(1), letters: [letter('confirmation', first)] },
		{ ...change, wait: 'too_late_by_post' },
	],
])('%s', (_, deviation, expected) => {
	expect(toTell({ ...fine, ...deviation }, at)).toEqual(expected)
})

const third = on(30)
const reminder = letter('reminder', second)
test.each<[string, Parameters<typeof toTellHeld>[0], object | null]>([
	['held as the letter says', { stands: first, letters: [offered], channel: 'paper' }, null],
	['moved', { stands: second, letters: [offered], channel: 'paper' }, change],
	['moved and told', { stands: second, letters: [offered, letter('change', second)], channel: 'paper' }, null],
	[
		'moved back',
		{ stands: first, letters: [offered, letter('change', second)], channel: 'paper' },
		{ ...change, former: second },
	],
	[
		'moved after a reminder',
		{ stands: third, letters: [offered, reminder], channel: 'paper' },
		{ ...change, former: second },
	],
	['no letter named a time', { stands: second, letters: [letter('offer', null)], channel: 'paper' }, null],
	['the former time is over', { stands: second, letters: [letter('offer', on(-1))], channel: 'paper' }, null],
	[
		'too near for the post',
		{ stands: on(2), letters: [offered], channel: 'paper' },
		{ ...change, wait: 'too_late_by_post' },
	],
	['the same by Digital Post', { stands: on(2), letters: [offered], channel: 'digital_post' }, change],
])('held, not answered: %s', (_, held, expected) => {
	expect(toTellHeld(held, at)).toEqual(expected)
})
