import { yearOf } from '#kernel/day.ts'
import { replacementCpr, seventhDigitsFor } from './cpr.ts'
import { givenNamesOf, secondNamesOf, surnamesOf, type Weighted } from './generate/names.ts'
import { lottery, oneOf, type Random, whole } from './generate/random.ts'
import type { Draft } from './import/draft.ts'

/** Hands out CPR numbers with day+60, which no real person can have, each once. */
export const cprGiver = (random: Random): ((draft: Pick<Draft, 'bornOn' | 'sex'>) => string) => {
	const given = new Set<string>()
	const give = (draft: Pick<Draft, 'bornOn' | 'sex'>): string => {
		const last = whole(random, 0, 4) * 2 + (draft.sex === 'm' ? 1 : 0)
		const serial = `${oneOf(random, seventhDigitsFor(yearOf(draft.bornOn)))}${String(whole(random, 0, 99)).padStart(2, '0')}${last}`
		const cpr = replacementCpr(draft.bornOn, serial)
		if (given.has(cpr)) return give(draft)
		given.add(cpr)
		return cpr
	}
	return give
}

/** Names as their generation bears them; most wives and all children share the household's surname. */
export const namer = (random: Random, surnameFactors: Readonly<Record<string, number>>): ((draft: Draft) => void) => {
	const surname = lottery(surnamesOf(surnameFactors))
	const drawers = new Map<Weighted, (random: Random) => string>()
	const from = (names: Weighted): string => {
		const draw = drawers.get(names) ?? lottery(names)
		drawers.set(names, draw)
		return draw(random)
	}
	return (draft) => {
		const first = from(givenNamesOf(draft.sex, yearOf(draft.bornOn)))
		const second = random() < 0.4 ? from(secondNamesOf(draft.sex)) : first
		draft.givenNames = second === first ? first : `${first} ${second}`
		const named = [draft.spouse, ...draft.household.members].find(
			(other) => other && other !== draft && other.surname !== '',
		)
		const shares = named && (draft.age < 40 || (named === draft.spouse && random() < (draft.age > 75 ? 0.9 : 0.75)))
		draft.surname = shares ? named.surname : surname(random)
	}
}

/** Eight digits with a zero in front: no Danish subscriber has such a number, so nobody is rung up by mistake. */
export const phoneOf = (random: Random): string => `0${String(whole(random, 0, 9_999_999)).padStart(7, '0')}`
