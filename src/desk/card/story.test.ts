import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { storyOf } from './story.ts'

const line = (words: string, on: string, at: string | null = null): Told => ({
	on: day(on),
	at: at === null ? null : instant(at),
	what: text(words, words),
})

test('newest day first; within a day the latest written first; what has no moment comes last', () => {
	const told = [
		[line('moved in', '2020-01-01'), line('died', '2026-03-09')],
		[
			line('offer', '2026-03-09', '2026-03-09T09:00:00+01:00'),
			line('answer', '2026-03-09', '2026-03-09T14:00:00+01:00'),
		],
	]
	expect(storyOf(told).map(({ what }) => what.en)).toEqual(['answer', 'offer', 'died', 'moved in'])
})

test('lines of one moment: the later room above, and in a room what followed above what came before', () => {
	const moment = '2026-03-09T09:00:00+01:00'
	const told = [
		[line('moved', '2026-03-09', moment), line('confirmed', '2026-03-09', moment)],
		[line('answer', '2026-03-09', moment), line('call', '2026-03-09', '2026-03-09T09:00:30+01:00')],
	]
	expect(storyOf(told).map(({ what }) => what.en)).toEqual(['call', 'answer', 'confirmed', 'moved'])
})
