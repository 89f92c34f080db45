import { type Text, text } from '#kernel/language.ts'

/** What the format says is right, in both languages; by the words that it uses itself. */
const complaints: Readonly<Record<string, Text>> = {
	'a day written YYYY-MM-DD': text(
		'en dag, der findes, skrevet ÅÅÅÅ-MM-DD, i årene 1800 til 2199',
		'a day that exists, written YYYY-MM-DD, in the years 1800 to 2199',
	),
	'a number and days, weeks, months or years, as in: 6 weeks': text(
		'et tal og days, weeks, months eller years, højst hundrede år, som i: 6 weeks',
		'a number and days, weeks, months or years, at most a hundred years, as in: 6 weeks',
	),
	'small letters, digits and _, as in: spouse_died': text(
		'små bogstaver a-z, tal og _, som i: spouse_died',
		'small letters a-z, digits and _, as in: spouse_died',
	),
	'small letters, digits and -, as in: age-75': text(
		'små bogstaver a-z, tal og -, som i: age-75',
		'small letters a-z, digits and -, as in: age-75',
	),
	'the name of the municipality’s folder': text(
		'navnet på kommunens mappe: små bogstaver a-z og -',
		'the name of the municipality’s folder: small letters a-z and -',
	),
	'from no higher than to': text('from er ikke højere end to', 'from is no higher than to'),
	'from no later than to': text('from er ikke senere end to', 'from is no later than to'),
	'fromAge no higher than toAge': text('fromAge er ikke højere end toAge', 'fromAge is no higher than toAge'),
	'groups, criteria, or both': text(
		'groups, criteria eller begge, som i: { groups: [ages] }',
		'groups, criteria, or both, as in: { groups: [ages] }',
	),
	'exactly one of any, all, not, help, residence, seenBy': text(
		'netop én af any, all, not, help, residence, seenBy; flere betingelser samles som i: { all: [{ help: practical }, { help: personal }] }',
		'exactly one of any, all, not, help, residence, seenBy; several conditions are joined as in: { all: [{ help: practical }, { help: personal }] }',
	),
	'exactly one of turning, yearly, every, band, newcomer, event, risk': text(
		'netop én af turning, yearly, every, band, newcomer, event, risk; hvad der ellers skal gælde, står under needs',
		'exactly one of turning, yearly, every, band, newcomer, event, risk; what else must hold stands under needs',
	),
	'either until or for (the last day counted from the event, or how long it stays open), or about with tolerance': text(
		'enten until eller for (den sidste dag regnet fra hændelsen, eller hvor længe det er åbent), eller about med tolerance, som i: { about: 6 weeks, tolerance: 1 week }',
		'either until or for (the last day counted from the event, or how long it stays open), or about with tolerance, as in: { about: 6 weeks, tolerance: 1 week }',
	),
	'either until or for (the last day counted from the event, or how long it stays open), or about with tolerance, or a series of such':
		text(
			'enten until eller for (den sidste dag regnet fra hændelsen, eller hvor længe det er åbent), eller about med tolerance, eller series: en liste af sådanne',
			'either until or for (the last day counted from the event, or how long it stays open), or about with tolerance, or series: a list of such',
		),
	'fromMonth goes with during: calendar_year': text(
		'fromMonth hører til during: calendar_year',
		'fromMonth goes with during: calendar_year',
	),
	'first says when the first calendar year begins (birthday or calendar_year); an age_year begins on the birthday':
		text(
			'first siger, hvornår det første kalenderår begynder (birthday eller calendar_year); med year: age_year skrives first ikke',
			'first says when the first calendar year begins (birthday or calendar_year); with year: age_year it is not written',
		),
	'contact, form or minutes: what differs for these ages': text(
		'contact, form eller minutes: det, der er anderledes for de aldre',
		'contact, form or minutes: what differs for these ages',
	),
}

export const knownComplaints: readonly string[] = Object.keys(complaints)

/** In both languages; words that nobody has put into Danish yet stand as they are. */
export const formatComplaint = (said: string): Text =>
	(Object.hasOwn(complaints, said) ? complaints[said] : undefined) ?? text(said, said)
