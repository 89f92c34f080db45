import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { callOutcomes } from '#offer/index.ts'
import { nextAfter } from './call-next.ts'

const call = { today: day('2026-03-09'), reason: 'ground', inVain: 0, isIncoming: false } as const

test.each([
	[call, 'På listen igen 11. marts 2026.'],
	[{ ...call, inVain: 1 }, 'På listen igen 16. marts 2026.'],
	[{ ...call, inVain: 2 }, 'Borgeren får et brev i stedet.'],
	[{ ...call, reason: 'silent', inVain: 2 }, 'Der ringes ikke mere om dette tilbud.'],
	[{ ...call, reason: 'not_held', inVain: 2 }, 'På listen igen 16. marts 2026.'],
	[{ ...call, reason: 'promised', inVain: 2 }, 'På listen igen 16. marts 2026.'],
] as const)('nobody takes the telephone: %j', (about, expected) => expect(nextAfter(about).no_answer.da).toBe(expected))

test('every outcome says what comes of it', () => {
	for (const isIncoming of [true, false])
		for (const outcome of callOutcomes) expect(nextAfter({ ...call, isIncoming })[outcome].da).not.toBe('')
	expect(nextAfter({ ...call, reason: 'not_held' }).wrong_number.da).toContain('bliver på listen')
})
