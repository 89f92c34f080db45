import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '#eligibility/index.ts'
import type { PersonId } from '#kernel/ids.ts'
import { chooseDue } from '#offer/batch/choose.ts'
import { asksForAPerson, citizensOf, dayWithin, everyStandard, lastWord } from './decided-by-people.ts'

/** What the standard leaves to a person, a machine never gives: whatever is known of a citizen, a yes must be on record. */
test.each(everyStandard)('%s: no ground that asks for a person is offered without a recorded yes', (_, standard) => {
	const asking = new Set(standard.criteria.filter(asksForAPerson).map(({ code }) => code))
	const earned = new Set((standard.transitional?.criteria ?? []).map(({ code }) => code))
	let [asked, given] = [0, 0]
	fc.assert(
		fc.property(
			dayWithin(standard).chain((on) => fc.record({ on: fc.constant(on), citizen: citizensOf(standard, on) })),
			({ on, citizen }) => {
				const verdict = decide([standard], citizen, on)
				const { letters, calls } = chooseDue(
					[
						{
							person: 'p' as PersonId,
							bornOn: citizen.bornOn,
							standard: verdict.standard ?? '',
							grounds: verdict.grounds,
							hasPriority: false,
							bereavedOn: null,
							canBePhoned: true,
							keptOut: false,
						},
					],
					on,
				)
				const offered = [...letters, ...calls].flatMap(({ grounds }) => grounds.map(({ criterion }) => criterion))
				for (const { criterion, initiative, overdue } of verdict.grounds) {
					if (!asking.has(criterion) || (overdue && earned.has(criterion))) continue
					const word = lastWord(citizen, criterion, on)
					if (initiative === 'automatic') expect(word).toBe('yes')
					else expect(offered).not.toContain(criterion)
					if (initiative === 'automatic') given++
					else asked++
				}
				const isEntitled = verdict.grounds.some((one) => one.initiative === 'automatic' && one.servedOn === undefined)
				if (verdict.verdict === 'offer') expect(isEntitled).toBe(true)
			},
		),
		{ numRuns: 600 },
	)
	if (asking.size > 0) expect([asked > 0, given > 0]).toEqual([true, true])
})
