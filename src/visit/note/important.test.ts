import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { importantFrom, inOrderOfWeight } from './important.ts'

const topic = (code: string, important: boolean, words = '') => ({
	topic: code,
	state: null,
	words,
	important,
	conditions: [],
})
const note = (on: string, topics: ReturnType<typeof topic>[], struck = false) => ({ on: day(on), topics, struck })

test('the latest word on a topic decides; one not touched since stays', () => {
	const carried = importantFrom([
		note('2026-03-01', [topic('sleep', false), topic('food', true, 'taber sig')]),
		note('2025-03-01', [topic('sleep', true), topic('food', false), topic('home', true, 'trappen')]),
	])
	expect(carried.map((one) => [one.topic, one.words, one.on])).toEqual([
		['food', 'taber sig', '2026-03-01'],
		['home', 'trappen', '2025-03-01'],
	])
})

test('a note that was struck carries nothing on', () => {
	expect(importantFrom([note('2026-03-01', [topic('sleep', true)], true)])).toEqual([])
})

test('special focus first, then what mattered, then the rest in the order of the standard', () => {
	const codes = (list: { code: string }[]) => list.map((one) => one.code)
	const topics = ['sleep', 'focus-lost-spouse', 'food', 'home'].map((code) => ({ code }))
	expect(codes(inOrderOfWeight(topics, ['home']))).toEqual(['focus-lost-spouse', 'home', 'sleep', 'food'])
})
