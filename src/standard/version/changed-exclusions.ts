import { scopeWords, strengthWords } from '../public/choice-words.ts'
import { conditionWords } from '../public/condition-words.ts'
import type { Condition, Exclusion, Scope } from '../rule.ts'
import type { Standard } from '../standard.ts'
import { type Between, sayIn } from './between.ts'
import { byCode, type Change, change, fromTo, isSame } from './change.ts'

const codesOf = (scope: Scope, { criteria }: Standard): readonly string[] =>
	scope === 'all' ? criteria.map(({ code }) => code) : scope

/** Wider, narrower, or otherwise: which rules are closed that were not, and the other way about. */
const changedScope = (between: Between, then: Exclusion, now: Exclusion): string[] => {
	const { from, to, language } = between
	const say = sayIn(between)
	if (isSame(then.covers, now.covers)) return []
	const [before, after] = [codesOf(then.covers, from), codesOf(now.covers, to)]
	const [more, fewer] = [after.filter((code) => !before.includes(code)), before.filter((code) => !after.includes(code))]
	const words = (codes: readonly string[], standard: Standard) => scopeWords(codes, standard, language)
	if (now.covers === 'all') return [say('Bredere: lukker nu for alle regler', 'Wider: now closes all rules')]
	if (fewer.length === 0 && more.length > 0)
		return [say(`Bredere: lukker nu også for ${words(more, to)}`, `Wider: now also closes ${words(more, to)}`)]
	if (more.length === 0 && fewer.length > 0)
		return [
			say(
				`Smallere: lukker ikke længere for ${words(fewer, from)}`,
				`Narrower: no longer closes ${words(fewer, from)}`,
			),
		]
	return fromTo(
		say('Lukker for', 'Closes'),
		scopeWords(then.covers, from, language),
		scopeWords(now.covers, to, language),
		language,
	)
}

/** Alternatives of a condition; one that is no *or* is its own only one. */
const alternatives = (condition: Condition): readonly Condition[] =>
	condition.is === 'any' ? condition.of : [condition]

const changedCondition = (between: Between, then: Exclusion, now: Exclusion): string[] => {
	const { from, to, language } = between
	const say = sayIn(between)
	if (isSame(then.when, now.when)) return []
	const [before, after] = [alternatives(then.when), alternatives(now.when)]
	const isIn = (all: readonly Condition[]) => (one: Condition) => all.some((other) => isSame(one, other))
	const [more, fewer] = [after.filter((one) => !isIn(before)(one)), before.filter((one) => !isIn(after)(one))]
	const words = (parts: readonly Condition[], standard: Standard) =>
		conditionWords({ is: 'any', of: parts }, standard, language)
	if (fewer.length === 0 && more.length > 0)
		return [say(`Bredere: nu også den, der ${words(more, to)}`, `Wider: now also somebody who ${words(more, to)}`)]
	if (more.length === 0 && fewer.length > 0)
		return [
			say(
				`Smallere: ikke længere den, der ${words(fewer, from)}`,
				`Narrower: no longer somebody who ${words(fewer, from)}`,
			),
		]
	return fromTo(
		say('Gælder den, der', 'Applies to somebody who'),
		conditionWords(then.when, from, language),
		conditionWords(now.when, to, language),
		language,
	)
}

export const changedExclusions = (between: Between): Change[] => {
	const { from, to, language } = between
	const say = sayIn(between)
	const { fresh, gone, kept, isReordered } = byCode(from.exclusions, to.exclusions)
	return [
		...fresh.map((one) =>
			change('new', say(`Ny undtagelse: ${one.name.da}`, `New exclusion: ${one.name.en}`), [
				say(
					`Gælder den, der ${conditionWords(one.when, to, language)}`,
					`Applies to somebody who ${conditionWords(one.when, to, language)}`,
				),
				`${strengthWords[one.strength][language]}; ${say('lukker for', 'closes')} ${scopeWords(one.covers, to, language)}`,
			]),
		),
		...gone.map((one) =>
			change('gone', say(`Undtagelsen “${one.name.da}” er taget ud`, `The exclusion “${one.name.en}” is taken out`)),
		),
		...kept.flatMap(({ then, now }) => {
			const details = [
				...fromTo(say('Navn', 'Name'), `“${then.name[language]}”`, `“${now.name[language]}”`, language),
				...changedCondition(between, then, now),
				...fromTo(
					say('Gælder', 'Applies'),
					strengthWords[then.strength][language],
					strengthWords[now.strength][language],
					language,
				),
				...changedScope(between, then, now),
				...fromTo(say('Henvisning', 'Reference'), then.cites, now.cites, language),
			]
			return details.length === 0
				? []
				: [change('changed', say(`Undtagelsen “${now.name.da}”`, `The exclusion “${now.name.en}”`), details)]
		}),
		...(isReordered
			? [change('changed', say('Undtagelserne står i en anden rækkefølge', 'The exclusions stand in another order'))]
			: []),
	]
}
