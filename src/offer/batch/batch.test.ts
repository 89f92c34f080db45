import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OfferId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import { type Batch, progressOf, stateOfBatch } from './batch.ts'

const ends = [null, 'taken_out', 'withdrawn', 'dropped', 'yes', 'no', 'no_contact', 'no_answer', 'lapsed'] as const

test('the counts of a portion add up, whatever became of its letters', () => {
	const offer = fc.record({
		endedBecause: fc.constantFrom(...ends),
		heldBecause: fc.constantFrom(null, 'sign_missing_in_font'),
		delivered: fc.boolean(),
		held: fc.boolean(),
	})
	fc.assert(
		fc.property(fc.array(offer, { maxLength: 30 }), (some) => {
			const offers = some.map((one, at) => ({ ...one, id: `o${at}` as OfferId }))
			const ids = (is: (one: (typeof offers)[number]) => boolean) =>
				new Set<string>(offers.filter(is).map(({ id }) => id))
			const progress = progressOf(offers, { delivered: ids((one) => one.delivered), held: ids((one) => one.held) })
			expect(progress.sent + progress.dropped + progress.held + progress.left).toBe(progress.in)
			expect(progress.in + progress.takenOut).toBe(offers.length)
			expect(progress.sent).toBe(offers.filter(({ delivered }) => delivered).length)
		}),
	)
})

test('a portion waits, is withdrawn, is being sent, is stopped, is sent', () => {
	const at = instant('2026-03-09T10:00:00Z')
	const batch = { approvedAt: null, withdrawnAt: null, finishedAt: null, stoppedAt: null } as unknown as Batch
	expect(stateOfBatch(batch)).toBe('waits')
	expect(stateOfBatch({ ...batch, withdrawnAt: at })).toBe('withdrawn')
	expect(stateOfBatch({ ...batch, approvedAt: at })).toBe('sending')
	expect(stateOfBatch({ ...batch, approvedAt: at, stoppedAt: at })).toBe('stopped')
	expect(stateOfBatch({ ...batch, approvedAt: at, stoppedAt: at, finishedAt: at })).toBe('sent')
})
