import { describe, expect, test } from 'vitest'
import { clockText, type KeptState, keptLine, pileOf } from './kept-line.ts'

const none = { entries: 0, fields: 0 }
const some = (fields: number) => ({ entries: fields + 2, fields })

const calm: KeptState = {
	isTyping: false,
	keptAt: '10.32',
	deliveredAt: '10.32',
	waiting: none,
	refused: none,
	onlyHere: false,
	refusedBecause: null,
	isSigned: false,
	isOffline: false,
}
const says = (state: Partial<KeptState>) => {
	const { words, is } = keptLine({ ...calm, ...state })
	return `${is}: ${words.da}`
}

describe('the line', () => {
	test.each<[Partial<KeptState>, string]>([
		[{}, 'calm: Gemt på enheden 10.32 · Leveret 10.32'],
		[{ isTyping: true }, 'calm: Gemmer …'],
		[{ waiting: some(1) }, 'waiting: Gemt på enheden 10.32 · Ikke leveret endnu (1 felt venter)'],
		[{ waiting: { entries: 1, fields: 0 } }, 'waiting: Gemt på enheden 10.32 · Ikke leveret endnu'],
		[{ waiting: some(3), isSigned: true }, 'waiting: Gemt på enheden 10.32 · Underskriften er ikke leveret endnu'],
		[
			{ waiting: some(1), isOffline: true },
			'waiting: Ingen forbindelse lige nu · Gemt på enheden 10.32 · Ikke leveret endnu (1 felt venter)',
		],
		[{ isOffline: true }, 'calm: Ingen forbindelse lige nu · Gemt på enheden 10.32 · Leveret 10.32'],
		[{ isOffline: true, isTyping: true }, 'calm: Gemmer …'],
		[{ keptAt: null, waiting: some(2) }, 'waiting: Gemt på enheden · Ikke leveret endnu (2 felter venter)'],
		[{ keptAt: null, deliveredAt: null }, 'calm: Intet venter på at blive leveret'],
		[{ onlyHere: true }, 'waiting: Enheden kan ikke gemme. Leveret 10.32'],
	])('%j → %s', (state, line) => expect(says(state)).toBe(line))
	test('what was pressed and not taken is said, also where no field is', () =>
		expect(says({ refused: { entries: 1, fields: 0 } })).toMatch(/^wrong: Det, du trykkede på, blev ikke modtaget\./))
	test('never says kept where the device keeps nothing', () => {
		for (const waiting of [none, some(1), some(2)])
			for (const isTyping of [true, false])
				expect(says({ onlyHere: true, waiting, isTyping })).not.toContain('Gemt på enheden')
	})
	test('says why something was not accepted, and what to do', () => {
		expect(says({ refused: some(3), refusedBecause: 'delivery_stopped' })).toBe(
			'wrong: 3 felter blev ikke modtaget. Levering fra denne enhed er stoppet. Det skrevne ligger forseglet her. Under Enheder kan du lade den levere igen, hvis du selv stoppede den; ellers kan en administrator.',
		)
		for (const because of [null, 'something_new', 'constructor'])
			expect(says({ refused: some(1), refusedBecause: because })).toContain('Skriv ned, hvad du mangler')
	})
	test('never says delivered only while something waits or is refused', () => {
		for (const state of [{ waiting: some(1) }, { refused: some(1) }, { isTyping: true }])
			expect(says(state)).not.toMatch(/ Leveret \d/)
	})
	test('both languages say the same of every state', () => {
		const { words } = keptLine({ ...calm, refused: some(2) })
		expect(words.en).toContain('2 fields')
	})
	test('a field that became three entries on the way is one field; a signature is none', () => {
		const places = ['one', 'one', 'two', 'one', null]
		expect(pileOf(places.map((place) => ({ place })))).toEqual({ entries: 5, fields: 2 })
	})
})

test('the clock is read in Denmark, whatever the device thinks', () => {
	expect(clockText(Date.parse('2026-03-09T09:32:00Z'), 'da')).toBe('10.32')
	expect(clockText(Date.parse('2026-07-09T08:05:00Z'), 'en')).toBe('10:05')
	expect(clockText(Date.parse('2026-03-09T23:00:00Z'), 'da')).toBe('0.00')
})
