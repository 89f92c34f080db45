import type { Day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import type { Criterion, Strength } from '../rule.ts'
import type { Standard } from '../standard.ts'
import { formWords, livesAloneWords, scopeWords } from './choice-words.ts'
import { intervalWords, periodWords } from './plain-words.ts'
import { list, paragraph, type Shown, small } from './shown.ts'

/** The rules as citizens read them. */

/** Exclusions of one strength, with the rules they close where they do not close all. */
const namesOf = (standard: Standard, wanted: Strength, language: Language): string[] =>
	standard.exclusions
		.filter(({ strength }) => strength === wanted)
		.map(({ name, covers }) => {
			const only = language === 'da' ? 'gælder kun' : 'only for'
			const rules = covers === 'all' ? '' : ` (${only}: ${scopeWords(covers, standard, language)})`
			return `${small(name[language])}${rules}`
		})

/** Whom we do not visit, and how firmly. */
export const notOffered = (standard: Standard, language: Language): Shown[] => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const told = (strength: Strength, lead: string, after?: string): Shown[] => {
		const names = namesOf(standard, strength, language)
		return names.length === 0 ? [] : [paragraph(lead), ...list(names), ...(after ? [paragraph(after)] : [])]
	}
	return [
		...told('absolute', say('Vi tilbyder ikke besøg til den, der', 'We do not offer a visit to somebody who')),
		...told(
			'default',
			say(
				'Som udgangspunkt tilbyder vi heller ikke besøg til den, der',
				'As a rule we do not offer a visit either to somebody who',
			),
			say(
				'Her kan vi gøre en undtagelse, når vi har set på netop din situation.',
				'Here we can make an exception when we have looked at your own situation.',
			),
		),
		...told(
			'permissive',
			say(
				'Vi kan beslutte, at vi ikke tilbyder besøg til den, der',
				'We can decide not to offer a visit to somebody who',
			),
			say(
				'Det sker kun, når vi har besluttet det for netop dig, og så får du at vide hvorfor.',
				'That happens only when we have decided it about you, and then you are told why.',
			),
		),
	]
}

const answer = (time: string, language: Language): string =>
	language === 'da' ? `Vi svarer inden ${time}` : `We answer within ${time}`

/** A rule's name, with what limits it: that one asks for it, that it gives no offer of itself, the days of a programme, how soon we answer. */
const ruleName = (
	{ name, period, initiative, decideWithin }: Criterion,
	language: Language,
	isAnswerTold: boolean,
): string => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const limits = [
		...(initiative === 'on_request' ? [say('når du selv beder om det', 'when you ask for it')] : []),
		...(initiative === 'priority'
			? [
					say(
						'kommer først i rækken, men giver ikke i sig selv et tilbud',
						'comes first in line, but gives no offer of itself',
					),
				]
			: []),
		...(period.from === null && period.to === null ? [] : [periodWords(period, language)]),
		...(decideWithin === undefined || isAnswerTold
			? []
			: [small(answer(intervalWords(decideWithin, language), language))]),
	]
	return limits.length === 0 ? name[language] : `${name[language]} (${limits.join('; ')})`
}

/** The rules of a group as a list, and how soon we answer where a professional looks at it first. */
export const rulesOfGroup = (standard: Standard, group: string, language: Language): Shown[] => {
	const rules = standard.criteria.filter((criterion) => criterion.group === group)
	const answered = rules.filter(({ initiative }) => initiative === 'after_assessment')
	const times = answered.map(({ decideWithin }) => decideWithin && intervalWords(decideWithin, language))
	const [time] = times
	const isAlike = time !== undefined && times.every((other) => other === time) && answered.length === rules.length
	return [
		...list(rules.map((rule) => ruleName(rule, language, isAlike))),
		...(isAlike ? [paragraph(`${answer(time, language)}.`)] : []),
	]
}

/** What *lives alone* means, where a rule asks for it. */
export const aloneMeans = ({ criteria, livesAlone }: Standard, language: Language): Shown[] =>
	criteria.every(({ needs }) => needs.livesAlone === null)
		? []
		: [
				paragraph(
					language === 'da'
						? `At bo alene betyder her: ${livesAloneWords[livesAlone].da}.`
						: `To live alone here means: ${livesAloneWords[livesAlone].en}.`,
				),
			]

/** *Fra … til … ringer vi i stedet for at komme.* What is over is not said any more. */
export const replaced = (standard: Standard, today: Day, language: Language): Shown[] =>
	standard.replacements
		.filter(({ to }) => to >= today)
		.map(({ from, to, instead, gives, covers, because }) => {
			const isPhone = gives === 'phone_visit' && instead === 'home_visit'
			const days = periodWords({ from, to }, language)
			const rules = covers === 'all' ? '' : ` (${scopeWords(covers, standard, language)})`
			const [old, fresh] = [formWords[instead], formWords[gives]]
			return paragraph(
				language === 'da'
					? `I perioden ${days} ${isPhone ? 'ringer vi i stedet for at komme' : `tilbyder vi ${fresh.da} i stedet for ${old.da}`}${rules}. ${because.da}`
					: `In the period ${days} we ${isPhone ? 'phone instead of coming' : `offer ${fresh.en} instead of ${old.en}`}${rules}. ${because.en}`,
			)
		})
