import { type Text, text } from '#kernel/language.ts'
import {
	commonWords,
	factWord,
	type HelpKind,
	helpWords,
	isIn,
	listed,
	type NationalMinimum,
	type Standard,
} from '#standard/index.ts'
import { holds, questionsIn } from '../condition.ts'
import type { Facts, Help } from '../facts.ts'
import { judge } from '../judge.ts'
import { type Given, wayOf } from '../promised.ts'
import { conditionsOf, withDecisions } from '../trial/boundary.ts'

/** Something about a citizen that a law did not look at, or looked at in one way only. */
type Circumstance = {
	readonly who: Text
	readonly of: (citizen: Facts) => Facts
	/** What it consists of; a circumstance that holds another is not told beside it. */
	readonly parts: readonly string[]
	readonly isHousehold?: true
}

const kinds: readonly HelpKind[] = ['practical', 'personal', 'nursing']
const full: Help = { received: true, longTerm: true, hoursPerWeek: 168 }

const helped: readonly Circumstance[] = Array.from({ length: 7 }, (_, at) => at + 1).map((bits) => {
	const given = kinds.filter((_, bit) => (bits >> bit) % 2 === 1)
	const names = (language: 'da' | 'en') =>
		listed(
			given.map((kind) => helpWords[kind][language]),
			language,
		)
	return {
		who: text(
			`der ${given.length === 1 ? 'kun ' : ''}får ${names('da')}`,
			`who receive ${names('en')}${given.length === 1 ? ' only' : ''}`,
		),
		of: (citizen) => ({
			...citizen,
			help: {
				practical: given.includes('practical') && full,
				personal: given.includes('personal') && full,
				nursing: given.includes('nursing') && full,
			},
		}),
		parts: given.map((kind) => `help ${kind}`),
	}
})

/** So many kinds of homes and of staff are looked at. */
const most = 16

const circumstancesOf = (standard: Standard): readonly Circumstance[] => {
	const leaves = conditionsOf(standard).flatMap(questionsIn)
	const named = leaves.flatMap((leaf) => (leaf.is === 'residence' ? leaf.in : []))
	const residences = [...new Set([...named, ...commonWords.residences])].slice(0, most)
	const staff = [...new Set(leaves.flatMap((leaf) => (leaf.is === 'seenBy' ? leaf.in : [])))].slice(0, most)
	return [
		...helped,
		...residences
			.filter((word) => word !== 'own_home')
			.map((word): Circumstance => {
				const name = factWord(standard, 'residences', word)
				return {
					who: text(`der bor i ${name.da}`, `who live in ${name.en}`),
					of: (citizen) => ({ ...citizen, residence: word }),
					parts: [`residence ${word}`],
				}
			}),
		...staff.map((word): Circumstance => {
			const name = factWord(standard, 'staff', word)
			return {
				who: text(`som ${name.da} allerede ser`, `whom ${name.en} already sees`),
				of: (citizen) => ({ ...citizen, seenBy: [word] }),
				parts: [`staff ${word}`],
			}
		}),
		{
			who: text('der bor alene, men er gift', 'who live alone but are married'),
			of: (citizen) => (citizen.livesAlone ? { ...citizen, single: false } : citizen),
			parts: ['alone'],
			isHousehold: true,
		},
		{
			who: text('der bor alene', 'who live alone'),
			of: (citizen) => ({ ...citizen, livesAlone: true, single: true }),
			parts: ['household'],
			isHousehold: true,
		},
	]
}

/** Who is left out though a law did not allow it, and by which exclusion; by none where a rule asks for more. */
export type LeftOut = {
	readonly who: Text
	readonly exclusion: string | null
	readonly criterion: string
	readonly isHousehold: boolean
}

/** What keeps the citizen from being offered what others are. */
const hindrances = (standard: Standard, given: Given, citizen: Facts, isRisk: boolean): readonly (string | null)[] => {
	const stance = judge([standard], withDecisions(citizen, standard), given.on)
	const way = wayOf(stance)
	if (way === 'offered' || (isRisk && way === 'assessed')) return []
	const closing = stance.exclusions.filter(({ exclusion, exceptionOn }) => {
		const covers = standard.exclusions.find(({ code }) => code === exclusion)?.covers ?? []
		return exceptionOn === undefined && given.criteria.some((code) => isIn(covers, code))
	})
	return closing.length > 0 ? closing.map(({ exclusion }) => exclusion) : [null]
}

/** Those whom a standard leaves out of what others get, and whom the law did not let a municipality leave out. */
export const leftOut = (
	standard: Standard,
	law: NationalMinimum,
	given: Given,
	isRisk: boolean,
): readonly LeftOut[] => {
	const told: (LeftOut & { readonly parts: readonly string[] })[] = []
	const isTold = (exclusion: string | null, parts: readonly string[]): boolean =>
		told.some((one) => one.exclusion === exclusion && one.parts.every((part) => parts.includes(part)))
	for (const { who, of, parts, isHousehold = false } of circumstancesOf(standard)) {
		const citizen = of(given.citizen)
		if (citizen === given.citizen || law.mayLeaveOut.some(({ when }) => holds(when, citizen))) continue
		for (const exclusion of hindrances(standard, given, citizen, isRisk))
			if (!isTold(exclusion, parts))
				told.push({ who, exclusion, criterion: given.criteria[0] ?? '', isHousehold, parts })
	}
	return told
}
