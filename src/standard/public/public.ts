import type { Day } from '#kernel/day.ts'
import type { Language, Text } from '#kernel/language.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { CitizenTexts, Standard } from '../standard.ts'
import { blocksOf } from './blocks.ts'
import { phoneHoursText } from './phone-hours.ts'
import { life } from './public-life.ts'
import { aloneMeans, notOffered, replaced, rulesOfGroup } from './public-rules.ts'
import { heading, list, type Office, paragraph, type Section, type Shown, small } from './shown.ts'
import { textHeadings } from './text-headings.ts'

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
	const titled = (key: keyof CitizenTexts): string => textHeadings[key][language]
	const section = (id: string, title: string, shown: readonly Shown[]): Section => ({ id, heading: title, shown })
	return [
		section('formaal', titled('purpose'), written(texts.purpose)),
		section('hvem', say('Hvem får et tilbud', 'Who is offered a visit'), [
			...standard.groups.flatMap((group) => [
				heading(group.name[language]),
				...(group.intro ? written(group.intro) : []),
				...rulesOfGroup(standard, group.code, language),
			]),
			...aloneMeans(standard, language),
		]),
		section(
			'undtagelser',
			say('Hvem får ikke et tilbud', 'Who is not offered a visit'),
			notOffered(standard, language),
		),
		section('tilbud', titled('offer'), [...replaced(standard, today, language), ...written(texts.offer)]),
		section('besoeget', titled('visit'), [
			...written(texts.visit),
			...list(standard.topics.map(({ name }) => small(name[language]))),
		]),
		...(standard.interventions.length > 1
			? [section('indsatser', say('De forskellige besøg', 'The different visits'), interventions(standard, language))]
			: []),
		section('ikke', titled('notPart'), written(texts.notPart)),
		section('efter', titled('followUp'), written(texts.followUp)),
		section('medarbejdere', titled('staff'), written(texts.staff)),
		section('rettigheder', titled('rights'), written(texts.rights)),
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
