import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { isVisible } from '#kernel/visible.ts'
import { formOf } from '#platform/web/form.ts'
import { mergeNotes } from './merge.ts'
import {
	agreementKinds,
	emptyNote,
	freeWords,
	isEmptyNote,
	isTouched,
	keepWords,
	type NoteBody,
	sameNote,
	topicStates,
} from './note.ts'
import { fieldsOf, fieldsWithoutDay, noteFromForm } from './note-form.ts'

const askable = {
	topics: ['sleep', 'food'],
	instruments: [
		{ code: 'rise', version: '1', items: ['times'] },
		{ code: 'gait', version: '1', items: ['seconds'] },
	],
}
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
			agreement: ['a1', 'b2', 'b2', '../..'],
			'conditions.sleep': ['J9.2'],
			handover: 'h1',
			'handover.h1.to': 'dementia_coordinator',
			'handover.h1.what': 'Ring til datteren først',
			'handover.h1.consent': 'spoken',
			told: ['choir', 'choir'],
			'measured.rise.times': '12',
			'measured.gait.seconds': '',
			'agreement.a1.kind': 'visit',
			'agreement.a1.what': 'Kom igen',
			'agreement.a1.due_day': '1',
			'agreement.a1.due_month': '4',
			'agreement.a1.due_year': '2026',
			'agreement.b2.kind': 'call',
		}),
		askable,
	)
	expect(note).toEqual({
		...emptyNote,
		summary: 'En god snak',
		topics: [{ topic: 'sleep', state: 'talk', words: 'Vågner kl. 4', important: true, conditions: ['J9.2'] }],
		agreements: [{ key: 'a1', kind: 'visit', dueOn: day('2026-04-01'), what: 'Kom igen' }],
		handOvers: [{ key: 'h1', to: 'dementia_coordinator', what: 'Ring til datteren først', consent: 'spoken' }],
		measured: [{ instrument: 'rise', version: '1', answers: { times: '12' } }],
		told: ['choir'],
	})
})

test('a day chosen with one tap goes before one typed earlier; “another day” leaves what was typed', () => {
	const due = { 'agreement.a.due_day': '1', 'agreement.a.due_month': '4', 'agreement.a.due_year': '2026' }
	const dueOn = (on: string) =>
		noteFromForm(form({ agreement: 'a', 'agreement.a.on': on, ...due }), askable).agreements[0]?.dueOn
	expect(dueOn('2026-03-16')).toBe('2026-03-16')
	expect(dueOn('')).toBe('2026-04-01')
	expect(dueOn('2026-02-31')).toBe('2026-04-01')
})

test('a day that is none is kept as it was typed, until there is one', () => {
	const three = (name: string, day: string, month: string, year: string) => ({
		[`${name}_day`]: day,
		[`${name}_month`]: month,
		[`${name}_year`]: year,
	})
	const typed = {
		agreement: ['a', 'b'],
		...three('happened', '31', '2', '2026'),
		...three('agreement.a.due', '31', '', ''),
	}
	const note = noteFromForm(form(typed), askable)
	expect(note).toEqual({
		...emptyNote,
		happenedTyped: ['31', '2', '2026'],
		agreements: [{ key: 'a', kind: 'call', dueOn: null, dueTyped: ['31', '', ''], what: '' }],
	})
	expect(fieldsWithoutDay(note)).toEqual(['happened', 'agreement.a.due'])
	expect(noteFromForm(formOf(fieldsOf(note)), askable)).toEqual(note)
	expect([isEmptyNote(note), sameNote(note, { ...note, happenedTyped: null })]).toEqual([true, false])
	const mended = { ...typed, ...three('happened', '28', '2', '2026'), 'agreement.a.on': '2026-03-16' }
	const after = noteFromForm(form(mended), askable)
	expect(after.agreements).toEqual([{ key: 'a', kind: 'call', dueOn: day('2026-03-16'), what: '' }])
	expect([fieldsWithoutDay(after), mergeNotes(note, note, after).happenedTyped]).toEqual([[], null])
	expect(mergeNotes(emptyNote, note, emptyNote).happenedTyped).toEqual(note.happenedTyped)
	const wild = noteFromForm(form(three('happened', '\u0000😀😀😀😀😀😀', 'x'.repeat(1e5), '2026')), askable)
	expect(wild.happenedTyped).toEqual(['😀😀😀😀😀', 'x'.repeat(10), '2026'])
})

test('words are kept as typed: emoji, right-to-left, 100 kB; only what no database keeps goes', () => {
	const typed = `👵🏽 أهلاً وسهلاً ${'å'.repeat(100_000)}`
	expect(keepWords(typed)).toBe(typed)
	expect(keepWords('a\u0000b\r\nc\ud800')).toBe('ab\nc\ufffd')
})

test('what somebody says is so, they say of the answers that stand there', () => {
	const measured = (sure: string, times = '800') =>
		noteFromForm(form({ 'measured.rise.times': times, 'sure.rise': sure }), askable).measured
	const sure = { instrument: 'rise', version: '1', answers: { times: '800' }, sure: true }
	expect(measured('times=800')).toEqual([sure])
	expect(measured('times=800', '80')).toEqual([{ instrument: 'rise', version: '1', answers: { times: '80' } }])
	expect(measured('')[0]?.sure).toBeUndefined()
	const note = { ...emptyNote, measured: [sure] }
	expect(noteFromForm(formOf(fieldsOf(note)), askable)).toEqual(note)
	const unsure = { ...emptyNote, measured: measured('') }
	expect(sameNote(note, unsure)).toBe(false)
	expect(mergeNotes(unsure, unsure, note).measured).toEqual([sure])
	const other = { ...emptyNote, measured: measured('', '8') }
	expect(mergeNotes(emptyNote, other, note).measured[0]).toMatchObject({ answers: { times: '800 / 8' } })
	expect(mergeNotes(emptyNote, other, note).measured[0]?.sure).toBeUndefined()
})

test('a state nobody knows is none, and a wild number of agreements does not make a wild number', () => {
	const note = noteFromForm(
		form({ 'state.sleep': 'terrible', agreement: Array.from({ length: 1e5 }, (_, nth) => `${nth}`) }),
		askable,
	)
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

test('a form that holds a note gives the same note back', () => {
	const words = fc
		.string({ unit: 'binary', maxLength: 20 })
		.map((typed) => keepWords(typed).trim())
		.map((typed) => (isVisible(typed) ? typed : ''))
	const key = fc.uuid()
	const bodies = fc.record({
		...Object.fromEntries(freeWords.map((field) => [field, words])),
		topics: fc.subarray(askable.topics).chain((codes) =>
			fc.tuple(
				...codes.map((topic) =>
					fc.record({
						topic: fc.constant(topic),
						state: fc.constantFrom(null, ...topicStates),
						words,
						important: fc.boolean(),
						conditions: fc.uniqueArray(fc.constantFrom('J1', 'J2.1')),
					}),
				),
			),
		),
		agreements: fc.uniqueArray(
			fc.record({ key, kind: fc.constantFrom(...agreementKinds), dueOn: fc.constant(day('2026-04-01')), what: words }),
			{ selector: (one) => one.key },
		),
		told: fc.uniqueArray(key),
	})
	fc.assert(
		fc.property(bodies, (made) => {
			const body = { ...emptyNote, ...made, topics: made.topics.filter(isTouched) } as NoteBody
			expect(noteFromForm(formOf(fieldsOf(body)), askable)).toEqual(body)
		}),
	)
})
