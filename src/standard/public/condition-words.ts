import { type Language, type Text, text } from '#kernel/language.ts'
import type { Condition, HelpKind, Needs } from '../rule.ts'
import { factWord } from './fact-words.ts'
import { agesWords, listed, or, type Spoken } from './plain-words.ts'

export const helpWords: Readonly<Record<HelpKind, Text>> = {
	practical: text('praktisk hjælp', 'practical help'),
	personal: text('personlig hjælp', 'personal help'),
	nursing: text('sygepleje', 'nursing'),
}

/** A condition as it follows *den, der …*: *får praktisk hjælp og personlig hjælp*. */
export const conditionWords = (condition: Condition, spoken: Spoken, language: Language): string => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const inside = (part: Condition) => {
		const words = conditionWords(part, spoken, language)
		return part.is === 'any' || part.is === 'all' ? `(${words})` : words
	}
	switch (condition.is) {
		case 'any':
			return listed(condition.of.map(inside), language, or)
		case 'all':
			return listed(condition.of.map(inside), language)
		case 'not':
			return say(`ikke ${inside(condition.of)}`, `not ${inside(condition.of)}`)
		case 'help': {
			const kind = helpWords[condition.kind][language]
			const long = condition.longTerm ? say('varig ', 'long-term ') : ''
			const hours =
				condition.moreThanHours === null
					? ''
					: say(
							` i mere end ${condition.moreThanHours} timer om ugen`,
							` for more than ${condition.moreThanHours} hours a week`,
						)
			return say(`får ${long}${kind}${hours}`, `receives ${long}${kind}${hours}`)
		}
		case 'residence': {
			const places = listed(
				condition.in.map((place) => factWord(spoken, 'residences', place)[language]),
				language,
				or,
			)
			return say(`bor i ${places}`, `lives in ${places}`)
		}
		case 'seenBy': {
			const staff = listed(
				condition.in.map((who) => factWord(spoken, 'staff', who)[language]),
				language,
				or,
			)
			return say(`i forvejen ser ${staff}`, `already sees ${staff}`)
		}
	}
}

/** What must hold on the day itself; empty when nothing must. */
export const needsWords = (needs: Needs, spoken: Spoken, language: Language): string => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return [
		...(needs.ages.length > 0 ? [agesWords(needs.ages, language)] : []),
		...(needs.livesAlone === null
			? []
			: [needs.livesAlone ? say('bor alene', 'lives alone') : say('bor ikke alene', 'does not live alone')]),
		...(needs.preventiveCase === null
			? []
			: [
					needs.preventiveCase
						? say('har en forebyggelsessag', 'has a preventive case')
						: say('har ingen forebyggelsessag', 'has no preventive case'),
				]),
		...(needs.when ? [conditionWords(needs.when, spoken, language)] : []),
	].join(', ')
}
