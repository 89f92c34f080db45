import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeNotes } from './merge.ts'
import { emptyNote, freeWords, isTouched, keepWords, type NoteBody, sameNote, topicStates } from './note.ts'

const note = (changes: Partial<NoteBody>): NoteBody => ({ ...emptyNote, ...changes })
const topic = (code: string, words: string) => ({ topic: code, state: null, words, important: false, conditions: [] })

describe('two writers on one draft', () => {
	test('each in a place of their own: both places are kept', () => {
		const base = note({ summary: 'a' })
		const merged = mergeNotes(
			base,
			note({ summary: 'a', advice: 'drink water' }),
			note({ summary: 'a', offers: 'choir' }),
		)
		expect(merged).toEqual(note({ summary: 'a', advice: 'drink water', offers: 'choir' }))
	})
	test('both in the same place: both texts stand, the one saved first first', () => {
		const merged = mergeNotes(emptyNote, note({ summary: 'first' }), note({ summary: 'second' }))
		expect(merged.summary).toMatch(/^first[\s\S]+second$/)
	})
	test('one only removed a line: what the other wrote is not lost', () => {
		expect(mergeNotes(note({ summary: 'a' }), note({ summary: 'a b' }), note({ summary: '' })).summary).toBe('a b')
	})
	test('what the second took away from what nobody else changed is gone', () => {
		const base = note({ agreed: 'Ring til datteren', topics: [topic('sleep', 'badly, at times')] })
		const typed = note({ agreed: '', topics: [topic('sleep', 'badly')] })
		expect(mergeNotes(base, base, typed)).toEqual(typed)
	})
	test('the graver state stands, and what is important for one is important', () => {
		const [saved] = [{ topic: 'sleep', state: 'fine' as const, words: '', important: true, conditions: [] }]
		const typed = { topic: 'sleep', state: 'act' as const, words: '', important: false, conditions: [] }
		expect(mergeNotes(emptyNote, note({ topics: [saved] }), note({ topics: [typed] })).topics).toEqual([
			{ topic: 'sleep', state: 'act', words: '', important: true, conditions: [] },
		])
	})
	test('an agreement added by each: both; one removed by the second: gone', () => {
		const call = { key: 'a', kind: 'call' as const, dueOn: null, what: 'call the daughter' }
		const visit = { key: 'b', kind: 'visit' as const, dueOn: null, what: 'come again' }
		expect(mergeNotes(emptyNote, note({ agreements: [call] }), note({ agreements: [visit] })).agreements).toEqual([
			call,
			visit,
		])
		expect(mergeNotes(note({ agreements: [call] }), note({ agreements: [call] }), emptyNote).agreements).toEqual([])
	})
})

const words = fc.string({ unit: 'binary', maxLength: 40 }).map(keepWords)
const bodies = fc
	.record({
		...Object.fromEntries(freeWords.map((field) => [field, words])),
		topics: fc.uniqueArray(
			fc.record({
				topic: fc.constantFrom('sleep', 'food', 'home'),
				state: fc.constantFrom(null, ...topicStates),
				words,
				important: fc.boolean(),
				conditions: fc.uniqueArray(fc.constantFrom('J1', 'J2', 'J3')),
			}),
			{ selector: (one) => one.topic },
		),
	})
	.map((made) => ({ ...emptyNote, ...made }) as NoteBody)
const wordsIn = (body: NoteBody) => [...freeWords.map((field) => body[field]), ...body.topics.map((one) => one.words)]

test('nothing that either typed is lost', () => {
	fc.assert(
		fc.property(bodies, bodies, bodies, (base, saved, typed) => {
			const kept = wordsIn(mergeNotes(base, saved, typed)).join('\u0001')
			const before = new Set(wordsIn(base))
			for (const one of [...wordsIn(saved), ...wordsIn(typed)]) if (!before.has(one)) expect(kept).toContain(one)
		}),
	)
})

test('where one alone changed anything, it stands as that one left it', () => {
	fc.assert(
		fc.property(bodies, bodies, (base, changed) => {
			const left = wordsIn(changed).filter(Boolean).toSorted()
			const standing = (body: NoteBody) => wordsIn(body).filter(Boolean).toSorted()
			expect(standing(mergeNotes(base, base, changed))).toEqual(left)
			expect(standing(mergeNotes(base, changed, base))).toEqual(left)
		}),
	)
})

test('the same form sent again changes nothing', () => {
	fc.assert(
		fc.property(bodies, bodies, (base, typed) => {
			const tidy = {
				...typed,
				topics: typed.topics.filter(isTouched),
			}
			expect(sameNote(mergeNotes(base, tidy, tidy), tidy)).toBe(true)
		}),
	)
})

test('a topic that only one has is kept', () => {
	const merged = mergeNotes(
		emptyNote,
		note({ topics: [topic('sleep', 'badly')] }),
		note({ topics: [topic('food', 'well')] }),
	)
	expect(merged.topics.map((one) => one.topic)).toEqual(['sleep', 'food'])
})
