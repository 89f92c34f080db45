import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birthdayNumber, type DayNumber, numberOfDate } from '#kernel/day-number.ts'
import { anyStandard } from '../../test/random-standards.ts'
import { type Constants, constantsFor } from './compile/constants.ts'
import { lower, type Rules } from './compile/lower.ts'
import { type Slots, slotsOf } from './compile/slots.ts'
import { longestLife } from './open-anchors.ts'
import { openOn } from './openings.ts'
import { daysOfAges, isOfAge } from './why/prospects.ts'

const isPossible = ({ vector, zones, masks }: Constants, { births }: Slots, rule: number, born: DayNumber): boolean => {
	const [first, last] = [vector[births] as number, vector[births + 1] as number]
	if (born < first || born > last) return false
	return ((masks[(zones[born - first] as number) + (rule >> 5)] as number) & (1 << (rule & 31))) !== 0
}

/** Whether a rule can give a ground to somebody born on a day, as far as the birth goes: as the readable evaluator has it. */
const canGive = ({ rules, happenings }: Rules, place: number, born: DayNumber, on: DayNumber): boolean => {
	const rule = rules[place]!
	const asked = rule.earnedOn ?? on
	if (!isOfAge(daysOfAges(rule.needs.ages, born), asked) || born > asked) return false
	return rule.families.some((family) => {
		if (family.anchor === 'birth') return openOn({ rule, anchored: [{ family, anchors: [born] }] }, asked).length > 0
		const happening = happenings[family.anchor]
		return happening?.nature !== 'arrival' || birthdayNumber(born, happening.fromAge) <= asked
	})
}

test('births tell which rules are possible, to the day', { timeout: 60_000 }, () => {
	const on = fc.integer({ min: numberOfDate(2018, 1, 1), max: numberOfDate(2031, 12, 31) })
	fc.assert(
		fc.property(anyStandard, on, fc.array(fc.nat(40_000), { maxLength: 20 }), (standard, day, ago) => {
			const rules = lower(standard)
			const [slots, constants] = [slotsOf(rules), constantsFor(rules, day, day)]
			const first = constants.vector[slots.births] as number
			const changes = [...constants.zones.keys()].filter((at) => constants.zones[at] !== constants.zones[at - 1])
			const births = [
				...changes.flatMap((at) => [first + at - 1, first + at]),
				...ago.map((days) => day - days),
			].filter((born) =>
				rules.rules.every(({ earnedOn }) => born >= (earnedOn ?? day) - longestLife && born >= day - longestLife),
			)
			for (const [place, { isWeighed }] of slots.rules.entries())
				for (const born of isWeighed ? births : [])
					expect([place, born, isPossible(constants, slots, place, born)]).toEqual([
						place,
						born,
						canGive(rules, place, born, day),
					])
		}),
		{ numRuns: 300 },
	)
})
