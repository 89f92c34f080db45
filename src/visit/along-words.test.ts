import { describe, expect, test } from 'vitest'
import { text } from '#kernel/language.ts'
import { type AlongState, alongMark, missingToSign } from './along-words.ts'

const untouched: AlongState = { waiting: 0, isTyped: false, done: null, came: null }
const went = { signed: false, words: null }

describe('a visit in the list of the day', () => {
	test.each<[Partial<AlongState>, string]>([
		[{}, 'Intet skrevet endnu'],
		[{ isTyped: true, waiting: 2 }, 'Kladde. Ikke leveret endnu'],
		[{ isTyped: true, came: went }, 'Kladde. Leveret'],
		[{ isTyped: true, done: 'sign', waiting: 3 }, 'Underskrevet her. Ikke leveret endnu'],
		[{ isTyped: true, done: 'sign', came: { signed: true, words: null } }, 'Underskrevet og leveret'],
		[{ isTyped: true, done: 'sign', came: { signed: false, words: text('a', 'b') } }, 'Leveret, men ikke udført'],
		[{ done: 'not_gone_ahead', waiting: 1 }, 'Ikke gennemført. Ikke leveret endnu'],
		[{ done: 'not_gone_ahead', came: went }, 'Ikke gennemført. Leveret'],
		[{ isTyped: true, waiting: 1, came: { signed: true, words: null } }, 'Kladde. Ikke leveret endnu'],
	])('%j: %s', (state, words) => expect(alongMark({ ...untouched, ...state }).words.da).toBe(words))
})

describe('what must stand before a signature nobody can be asked about', () => {
	const whole = {
		kind: ['journal'],
		accepted: ['answered_offer'],
		happened_day: ['9'],
		happened_month: ['3'],
		happened_year: ['2026'],
		handover: ['k1'],
		'handover.k1.what': ['Visitation'],
		'handover.k1.consent': ['spoken'],
	}
	const missing = (given: Record<string, string[]>) =>
		missingToSign(new Map(Object.entries({ ...whole, ...given })))?.da ?? null
	test('nothing', () => expect(missing({})).toBeNull())
	test('the citizen’s yes', () => expect(missing({ accepted: [] })).toContain('sagt ja'))
	test('no yes to an administrative note', () => expect(missing({ kind: ['administrative'], accepted: [] })).toBeNull())
	test('the day, also of an administrative note', () => {
		expect(missing({ happened_month: [' '] })).toContain('den dag')
		expect(missing({ kind: ['administrative'], happened_month: [''] })).toContain('den dag')
	})
	test('consent to a hand-over', () => expect(missing({ 'handover.k1.consent': [] })).toContain('borgerens ja'))
	test('no consent to a hand-over nobody wrote', () =>
		expect(missing({ 'handover.k1.what': [''], 'handover.k1.consent': [] })).toBeNull())
})
