import { describe, expect, inject, test } from 'vitest'
import { addDays } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { at, dora, erna, inhabited, offerOf, propose, today } from '../../../test/lives.ts'
import { approveBatch, giveOtherTime, putBack, takeOut, withdrawBatch } from './batch-actions.ts'

// One connection has nothing at once.
describe.runIf(inject('engine') === 'postgres')('at once', () => {
	test.each([0, 1, 2, 3])(
		'approving, taking out, another time and putting back at once: each is answered, and nobody waits for ever (%i)',
		async (round) => {
			const one = await inhabited()
			const batch = await propose(one)
			const [first, second] = [await offerOf(one, await one.who(dora)), await offerOf(one, await one.who(erna))]
			const { db, coordinator: by, municipal } = one
			const out = (...offers: (typeof first.id)[]) =>
				takeOut(db, at(), { offers, because: 'Rejst', notBefore: addDays(today, 3), by })
			const end = () =>
				round % 2 === 0
					? approveBatch(db, at(), municipal.municipality, { batch, by }, async () => {})
					: withdrawBatch(db, at(), { batch, by })
			const time = { staff: one.consultant, from: instantAt(addDays(today, 28), clock('10:00')) }
			const done = await Promise.allSettled([
				end(),
				out(first.id),
				out(second.id, first.id),
				putBack(db, first.id),
				giveOtherTime(db, at(), municipal.municipality, { offer: second.id, time, by }),
				end(),
				out(first.id, second.id),
				putBack(db, second.id),
			])
			expect(done.filter(({ status }) => status === 'rejected')).toEqual([])
			const before = await Promise.all([first, second].map(({ person }) => offerOf(one, person)))
			expect((await out(first.id)).ok).toBe(false)
			expect(await Promise.all([first, second].map(({ person }) => offerOf(one, person)))).toEqual(before)
		},
		60_000,
	)
})
