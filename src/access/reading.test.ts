import { expect, test } from 'vitest'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import { writeMomentToTheSecond } from '#kernel/write-moment.ts'
import { openedIn, type Reading } from './reading.ts'

const reading = (person: string, deviation: Partial<Reading> = {}): Reading => ({
	at: instant('2026-03-09T18:41:07+01:00'),
	staff: 'asta' as StaffId,
	reader: 'staff',
	staffName: 'Asta',
	profession: null,
	person: person as PersonId,
	what: 'dagens rute',
	...deviation,
})

test('what a page showed at once is one line, whomever it showed; another page, moment or reader is another', () => {
	const later = instant('2026-03-09T18:41:09+01:00')
	const log = [
		reading('anna'),
		reading('bent'),
		reading('anna', { at: later }),
		reading('anna', { what: 'borgerkort' }),
		reading('bent', { staff: 'bo' as StaffId }),
		reading('carl', { staff: null, reader: 'command' }),
	]
	expect(openedIn(log).map(({ persons }) => persons)).toEqual([
		['anna', 'bent'],
		['anna'],
		['anna'],
		['bent'],
		['carl'],
	])
	expect(openedIn([])).toEqual([])
})

test('two pages opened within a minute are told apart by the second', () => {
	const at = instant('2026-03-09T18:41:07+01:00')
	expect([writeMomentToTheSecond(at, 'da'), writeMomentToTheSecond(at, 'en')]).toEqual([
		'9.3.2026 kl. 18.41.07',
		'9.3.2026 at 18:41:07',
	])
})
