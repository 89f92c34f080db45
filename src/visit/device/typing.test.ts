import { describe, expect, test } from 'vitest'
import type { Fields } from '../note/note-form.ts'
import { changesOf, countedAs, leftStanding } from './typing.ts'

const fields = (given: Record<string, string[]>): Fields => new Map(Object.entries(given))
const none = fields({})
const names = (changes: readonly { field: string }[]): string[] => changes.map(({ field }) => field).sort()

describe('what is kept', () => {
	const shown = fields({ summary: ['Kort'], advice: [''], important: [] })
	test('is the field that changed, with what stood there', () =>
		expect(changesOf(shown, none, fields({ summary: ['Kort nyt'], advice: [''], important: [] }))).toEqual([
			{ field: 'summary', was: ['Kort'], value: ['Kort nyt'] },
		]))
	test('is nothing when nothing changed', () => expect(changesOf(shown, none, shown)).toEqual([]))
	test('is what was put back to what was shown, once something else was kept', () =>
		expect(changesOf(shown, fields({ summary: ['Kort nyt'] }), shown)).toEqual([
			{ field: 'summary', was: ['Kort nyt'], value: ['Kort'] },
		]))
	test('is a mark that was taken away', () =>
		expect(changesOf(fields({ told: ['a', 'b'] }), none, fields({ told: ['b'] }))).toEqual([
			{ field: 'told', was: ['a', 'b'], value: ['b'] },
		]))
	test('is a field that is gone from the form', () =>
		expect(changesOf(fields({ told: ['a'] }), none, none)).toEqual([{ field: 'told', was: ['a'], value: [] }]))
})

describe('what belongs together', () => {
	const row = fields({
		agreement: ['k1', 'k2'],
		'agreement.k1.kind': ['call'],
		'agreement.k1.what': [''],
		'agreement.k1.due_day': [''],
		'agreement.k2.kind': ['call'],
		'agreement.k2.what': [''],
	})
	const typed = new Map([...row, ['agreement.k1.what', ['Ring']]])
	test('a row is kept with its key and all its fields, and no other row', () =>
		expect(names(changesOf(row, none, typed))).toEqual([
			'agreement',
			'agreement.k1.due_day',
			'agreement.k1.kind',
			'agreement.k1.what',
		]))
	test('but only once', () => {
		const kept = new Map(changesOf(row, none, typed).map(({ field, value }) => [field, value]))
		const more = new Map([...typed, ['agreement.k1.what', ['Ring tirsdag']]])
		expect(names(changesOf(row, kept, more))).toEqual(['agreement.k1.what'])
	})
	test('a day is kept whole', () => {
		const day = fields({ happened_day: ['9'], happened_month: ['3'], happened_year: ['2026'] })
		expect(names(changesOf(day, none, new Map([...day, ['happened_day', ['8']]])))).toEqual([
			'happened_day',
			'happened_month',
			'happened_year',
		])
	})
})

test('a signature is for what was left standing too, and not for what is empty', () =>
	expect(
		leftStanding(
			fields({ accepted: ['answered_offer'], summary: [''] }),
			fields({ advice: ['x'] }),
			fields({ accepted: ['answered_offer'], summary: [''], advice: ['x'] }),
		),
	).toEqual([{ field: 'accepted', was: ['answered_offer'], value: ['answered_offer'] }]))

describe('a person counts', () => {
	const counted = (...all: string[]): unknown[] => [...new Set(all.map((field) => countedAs(field, all)))]
	test('a field as one', () => expect(counted('words.home', 'words.sleep', 'summary')).toHaveLength(3))
	test('a date as one', () => expect(counted('happened_day', 'happened_month', 'happened_year')).toEqual(['happened']))
	test('a row as one, and not the list of the rows’ keys', () =>
		expect(counted('agreement', 'agreement.1.what', 'agreement.1.on', 'agreement.2.what')).toEqual([
			null,
			'agreement.1',
			'agreement.2',
		]))
})
