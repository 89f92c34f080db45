import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { emptyNote } from '../note/note.ts'
import type { Note } from '../visit.ts'
import { lastTimeIn } from './before.ts'

const note = (on: string, agreed: string, deviation: Partial<Note> = {}): Note => ({
	id: `note of ${on}`,
	visit: 'visit' as Note['visit'],
	author: 'asta' as Note['author'],
	kind: 'journal',
	happenedOn: day(on),
	version: 1,
	body: { ...emptyNote, agreed },
	savedAt: instantAt(day(on), clock('10:00')),
	signedAt: instantAt(day(on), clock('10:00')),
	authorName: 'Asta',
	profession: 'sygeplejerske',
	corrections: [],
	...deviation,
})
const invalid = { id: 'c', note: 'n', kind: 'invalid', words: 'x', author: 'Asta', profession: null } as const

test('what was agreed is that of the last visit signed for, before this one', () => {
	const notes = [note('2025-02-01', 'første'), note('2026-01-05', 'sidste'), note('2026-03-09', 'denne')]
	expect(lastTimeIn(notes, day('2026-03-09'))).toMatchObject({ on: '2026-01-05', by: 'Asta', agreed: 'sidste' })
	expect(lastTimeIn(notes, day('2025-01-01'))).toBeNull()
})

test('a draft, an administrative note and one struck through are no last time', () => {
	const struck = [{ ...invalid, writtenAt: instantAt(day('2026-01-06'), clock('10:00')) }]
	const notes = [
		note('2025-02-01', 'gælder'),
		note('2025-05-01', 'kladde', { signedAt: null }),
		note('2025-06-01', 'praktisk', { kind: 'administrative' }),
		note('2026-01-05', 'ugyldig', { corrections: struck }),
	]
	expect(lastTimeIn(notes, day('2026-03-09'))?.agreed).toBe('gælder')
})
