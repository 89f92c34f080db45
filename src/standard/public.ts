import type { Language, Text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Block, blocksOf } from './blocks.ts'
import { phoneHoursText } from './phone-hours.ts'
import type { Exclusion, Strength } from './rule.ts'
import type { Standard } from './standard.ts'

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

const notOffered = (exclusions: readonly Exclusion[], language: Language): Shown[] => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const names = (wanted: Strength) =>
		exclusions.filter(({ strength }) => strength === wanted).map(({ name }) => small(name[language]))
	const [strict, open] = [names('absolute'), names('default')]
	return [
		...(strict.length === 0
			? []
			: [paragraph(say('Vi tilbyder ikke besøg til den, der', 'We do not offer a visit to somebody who'))]),
		...list(strict),
		...(open.length === 0
			? []
			: [
					paragraph(
						say(
							'Som udgangspunkt tilbyder vi heller ikke besøg til den, der',
							'As a rule we do not offer a visit either to somebody who',
						),
					),
				]),
		...list(open),
		...(open.length === 0
			? []
			: [
					paragraph(
						say(
							'Her kan vi gøre en undtagelse, når vi har set på netop din situation.',
							'Here we can make an exception when we have looked at your own situation.',
						),
					),
				]),
	]
}

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

const validity = ({ validFrom, validTo }: Standard, language: Language): string => {
	const from = writeDay(validFrom, language)
	if (validTo === null) return language === 'da' ? `Gælder fra ${from}.` : `In force from ${from}.`
	return language === 'da'
		? `Gælder fra ${from} til ${writeDay(validTo, language)}.`
		: `In force from ${from} to ${writeDay(validTo, language)}.`
}

const approved = ({ approval }: Standard, language: Language): string => {
	const { by, on } = approval
	if (on === null) return `${language === 'da' ? 'Godkendt' : 'Approved'}: ${by[language]}.`
	return language === 'da'
		? `Godkendt af ${by.da} den ${writeDay(on, 'da')}.`
		: `Approved by ${by.en} on ${writeDay(on, 'en')}.`
}

const life = (standard: Standard, language: Language): Shown[] => [
	paragraph(`${validity(standard, language)} ${approved(standard, language)}`),
	paragraph(
		`${language === 'da' ? 'Grundlag' : 'Basis'}: ${standard.legalBasis.map(({ text }) => text[language]).join('. ')}.`.replace(
			'..',
			'.',
		),
	),
	paragraph(`${language === 'da' ? 'Kilde' : 'Source'}: ${standard.source[language]}.`.replace('..', '.')),
	...(standard.readings.length === 0
		? []
		: [
				paragraph(
					language === 'da'
						? 'Hvor kilden kan læses på flere måder, er det læst sådan:'
						: 'Where the source can be read in more than one way, it is read like this:',
				),
				...list(standard.readings.map(({ about, chosen }) => `${about[language]} ${chosen?.[language] ?? ''}`.trim())),
			]),
]

/** The standard as citizens read it, section by section. */
export const publicSections = (standard: Standard, office: Office, language: Language): readonly Section[] => {
	const { texts } = standard
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const written = (text: Text): readonly Shown[] => blocksOf(text[language])
	const section = (id: string, title: string, shown: readonly Shown[]): Section => ({ id, heading: title, shown })
	return [
		section('formaal', say('Formålet med et besøg', 'The purpose of a visit'), written(texts.purpose)),
		section(
			'hvem',
			say('Hvem får et tilbud', 'Who is offered a visit'),
			standard.groups.flatMap((group) => [
				heading(group.name[language]),
				...(group.intro ? written(group.intro) : []),
				...list(
					standard.criteria.filter((criterion) => criterion.group === group.code).map(({ name }) => name[language]),
				),
			]),
		),
		section(
			'undtagelser',
			say('Hvem får ikke et tilbud', 'Who is not offered a visit'),
			notOffered(standard.exclusions, language),
		),
		section('tilbud', say('Sådan får du tilbuddet', 'How you get the offer'), written(texts.offer)),
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
		section('om', say('Om denne standard', 'About this standard'), life(standard, language)),
	]
}
