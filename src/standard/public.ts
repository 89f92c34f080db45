import type { Day } from '#kernel/day.ts'
import type { Language, Text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Block, blocksOf } from './blocks.ts'
import { formWords, livesAloneWords, scopeWords } from './choice-words.ts'
import { basisSentences } from './legal-basis-words.ts'
import { phoneHoursText } from './phone-hours.ts'
import { periodWords } from './plain-words.ts'
import type { Criterion, Strength } from './rule.ts'
import type { Reading, Standard } from './standard.ts'

/** What the citizens' page says, before anyone decides how it looks. */
export type Shown =
	| Block
	| { readonly is: 'heading'; readonly words: string }
	| { readonly is: 'links'; readonly items: readonly Link[] }
export type Link = { readonly words: string; readonly url: string }
export type Section = { readonly id: string; readonly heading: string; readonly shown: readonly Shown[] }

/** What the page needs of the municipality's own settings. */
export type Office = Pick<Municipality, 'name' | 'sender' | 'contact' | 'managersOffice' | 'relatedPolicies'>

const paragraph = (words: string): Shown => ({ is: 'paragraph', words })
const heading = (words: string): Shown => ({ is: 'heading', words })
const list = (items: readonly string[]): Shown[] => (items.length === 0 ? [] : [{ is: 'list', items }])

/** Exclusions of one strength, with the rules they close where they do not close all. */
const namesOf = (standard: Standard, wanted: Strength, language: Language): string[] =>
	standard.exclusions
		.filter(({ strength }) => strength === wanted)
		.map(({ name, covers }) => {
			const only = language === 'da' ? 'gælder kun' : 'only for'
			const rules = covers === 'all' ? '' : ` (${only}: ${scopeWords(covers, standard, language)})`
			return `${small(name[language])}${rules}`
		})

const notOffered = (standard: Standard, language: Language): Shown[] => {
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

/** A rule's name, with what limits it: that one asks for it, that it gives no offer of itself, the days of a programme. */
const ruleName = ({ name, period, initiative }: Criterion, language: Language): string => {
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
	]
	return limits.length === 0 ? name[language] : `${name[language]} (${limits.join('; ')})`
}

/** What *lives alone* means, where a rule asks for it. */
const aloneMeans = ({ criteria, livesAlone }: Standard, language: Language): Shown[] =>
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
const replaced = (standard: Standard, today: Day, language: Language): Shown[] =>
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

const small = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
const interventions = ({ interventions: all }: Standard, language: Language): Shown[] =>
	all.flatMap(({ name, targetGroup, purpose, specialFocus, timeFrame, documentation }) => [
		heading(name[language]),
		paragraph(`${language === 'da' ? 'Til' : 'For'}: ${small(targetGroup[language])}.`),
		...list(purpose.map((text) => text[language])),
		...(specialFocus
			? [paragraph(`${language === 'da' ? 'Særligt fokus' : 'Special focus'}: ${specialFocus[language]}.`)]
			: []),
		paragraph(`${timeFrame[language]}. ${documentation[language]}.`),
	])

const contact = (office: Office, words: Text, language: Language): Shown[] => [
	...blocksOf(words[language]),
	paragraph(`${office.sender.office[language]}, ${office.sender.address.join(', ')}`),
	{
		is: 'links',
		items: [
			...office.contact.phones.map((phone) => ({ words: writePhone(phone), url: `tel:+45${phone}` })),
			...(office.contact.email ? [{ words: office.contact.email, url: `mailto:${office.contact.email}` }] : []),
			...(office.contact.webPage.url
				? [{ words: office.contact.webPage.title[language], url: office.contact.webPage.url }]
				: []),
		],
	},
	paragraph(
		`${language === 'da' ? 'Telefontid' : 'Phone hours'}: ${phoneHoursText(office.contact.phoneHours, language).join('; ')}.`,
	),
	paragraph(`${office.managersOffice.title[language]}: ${writePhone(office.managersOffice.phone)}.`),
]

const validity = ({ validFrom, validTo }: Standard, today: Day, language: Language): string => {
	const from = writeDay(validFrom, language)
	const isOver = validTo !== null && validTo < today
	const holds = language === 'da' ? (isOver ? 'Gjaldt' : 'Gælder') : isOver ? 'Was in force' : 'In force'
	if (validTo === null) return language === 'da' ? `${holds} fra ${from}.` : `${holds} from ${from}.`
	const to = writeDay(validTo, language)
	return language === 'da' ? `${holds} fra ${from} til ${to}.` : `${holds} from ${from} to ${to}.`
}

const approved = ({ approval }: Standard, language: Language): string => {
	const { by, on } = approval
	if (on === null) return `${language === 'da' ? 'Godkendt' : 'Approved'}: ${by[language]}.`
	return language === 'da'
		? `Godkendt af ${by.da} den ${writeDay(on, 'da')}.`
		: `Approved by ${by.en} on ${writeDay(on, 'en')}.`
}

/** A text that ends in one full stop. */
const sentence = (words: string): string => `${words.replace(/\.$/, '')}.`

const readingWords = ({ about, chosen, chosenBy, on }: Reading, language: Language): string => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	if (chosen === null) return `${about[language]} ${say('Det er ikke afgjort endnu.', 'That is not decided yet.')}`
	if (chosenBy === null) return `${about[language]} ${chosen[language]}`
	const when = on === null ? '' : say(` den ${writeDay(on, 'da')}`, ` on ${writeDay(on, 'en')}`)
	return `${about[language]} ${chosen[language]} ${say(`Valgt af ${chosenBy.da}${when}.`, `Chosen by ${chosenBy.en}${when}.`)}`
}

const life = (standard: Standard, today: Day, language: Language): Shown[] => [
	paragraph(`${validity(standard, today, language)} ${approved(standard, language)}`),
	...basisSentences(standard, today, language).map(paragraph),
	paragraph(sentence(`${language === 'da' ? 'Kilde' : 'Source'}: ${standard.source[language]}`)),
	...(standard.transitional ? [paragraph(sentence(standard.transitional.earned[language]))] : []),
	...(standard.readings.length === 0
		? []
		: [
				paragraph(
					language === 'da'
						? 'Hvor kilden kan læses på flere måder, er det læst sådan:'
						: 'Where the source can be read in more than one way, it is read like this:',
				),
				...list(standard.readings.map((reading) => readingWords(reading, language))),
			]),
]

/** What stands above a version that governs no more, or not yet; null while it does. */
export const notInForce = ({ validFrom, validTo }: Standard, today: Day, language: Language): string | null => {
	const [from, to] = [writeDay(validFrom, language), validTo && writeDay(validTo, language)]
	if (validFrom > today)
		return language === 'da' ? `Denne udgave gælder først fra ${from}.` : `This version is in force only from ${from}.`
	if (validTo === null || validTo >= today) return null
	return language === 'da'
		? `Denne udgave gjaldt fra ${from} til ${to} og gælder ikke mere.`
		: `This version was in force from ${from} to ${to} and is so no longer.`
}

/** The standard as citizens read it on a day, section by section. */
export const publicSections = (
	standard: Standard,
	office: Office,
	language: Language,
	today: Day,
): readonly Section[] => {
	const { texts } = standard
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const written = (text: Text): readonly Shown[] => blocksOf(text[language])
	const section = (id: string, title: string, shown: readonly Shown[]): Section => ({ id, heading: title, shown })
	return [
		section('formaal', say('Formålet med et besøg', 'The purpose of a visit'), written(texts.purpose)),
		section('hvem', say('Hvem får et tilbud', 'Who is offered a visit'), [
			...standard.groups.flatMap((group) => [
				heading(group.name[language]),
				...(group.intro ? written(group.intro) : []),
				...list(
					standard.criteria
						.filter((criterion) => criterion.group === group.code)
						.map((criterion) => ruleName(criterion, language)),
				),
			]),
			...aloneMeans(standard, language),
		]),
		section(
			'undtagelser',
			say('Hvem får ikke et tilbud', 'Who is not offered a visit'),
			notOffered(standard, language),
		),
		section('tilbud', say('Sådan får du tilbuddet', 'How you get the offer'), [
			...replaced(standard, today, language),
			...written(texts.offer),
		]),
		section('besoeget', say('Det sker ved besøget', 'What happens at the visit'), [
			...written(texts.visit),
			...list(standard.topics.map(({ name }) => small(name[language]))),
		]),
		...(standard.interventions.length > 1
			? [section('indsatser', say('De forskellige besøg', 'The different visits'), interventions(standard, language))]
			: []),
		section('ikke', say('Det er besøget ikke', 'What a visit is not'), written(texts.notPart)),
		section('efter', say('Efter besøget', 'After the visit'), written(texts.followUp)),
		section('medarbejdere', say('Dem der kommer', 'Those who visit'), written(texts.staff)),
		section('rettigheder', say('Dine rettigheder', 'Your rights'), written(texts.rights)),
		section('oplysninger', say('Dit ja, og det vi skriver ned', 'Your yes, and what we write down'), [
			...written(texts.acceptance),
			...written(texts.recording),
		]),
		section(
			'kontakt',
			say('Kontakt og telefontid', 'Contact and phone hours'),
			contact(office, texts.contact, language),
		),
		...(office.relatedPolicies.length === 0
			? []
			: [
					section('politikker', say('Politikker, der hænger sammen med tilbuddet', 'Related policies'), [
						{ is: 'links', items: office.relatedPolicies.map(({ title, url }) => ({ words: title[language], url })) },
					]),
				]),
		section('om', say('Om denne standard', 'About this standard'), life(standard, today, language)),
	]
}
