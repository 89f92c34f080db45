import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { formOf } from '#platform/web/form.ts'
import { emptyNote, isEmptyNote, keepWords, noteFromForm, sameNote } from './note.ts'

const form = (fields: Record<string, string | string[]>) =>
	formOf(new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()])))

test('the form becomes a note: only topics touched, agreements with a day or words', () => {
	const note = noteFromForm(
		form({
			'state.sleep': 'talk',
			'words.sleep': 'Vågner kl. 4',
			'words.food': '',
			important: ['sleep'],
			summary: 'En god snak',
			agreements: '2',
			'agreement.0.kind': 'visit',
			'agreement.0.what': 'Kom igen',
			'agreement.0.due_day': '1',
			'agreement.0.due_month': '4',
			'agreement.0.due_year': '2026',
			'agreement.1.kind': 'call',
		}),
		['sleep', 'food'],
	)
	expect(note).toEqual({
		...emptyNote,
		summary: 'En god snak',
		topics: [{ topic: 'sleep', state: 'talk', words: 'Vågner kl. 4', important: true }],
		agreements: [{ kind: 'visit', dueOn: day('2026-04-01'), what: 'Kom igen' }],
	})
})

test('words are kept as typed: emoji, right-to-left, 100 kB; only what no database keeps goes', () => {
	const typed = `👵🏽 أهلاً وسهلاً ${'å'.repeat(100_000)}`
	expect(keepWords(typed)).toBe(typed)
	expect(keepWords('a\u0000b\r\nc\ud800')).toBe('ab\nc\ufffd')
})

test('a state nobody knows is none, and a wild number of agreements does not make a wild number', () => {
	const note = noteFromForm(form({ 'state.sleep': 'terrible', agreements: '1e9' }), ['sleep'])
	expect(isEmptyNote(note)).toBe(true)
})

test('the same note whatever the order of its fields', () => {
	expect(
		sameNote({ ...emptyNote, summary: 'a' }, {
			summary: 'a',
			...Object.fromEntries(
				Object.entries(emptyNote)
					.filter(([key]) => key !== 'summary')
					.reverse(),
			),
		} as typeof emptyNote),
	).toBe(true)
	expect(sameNote(emptyNote, { ...emptyNote, advice: 'x' })).toBe(false)
})
