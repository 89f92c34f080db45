import type { Language } from '#kernel/language.ts'
import { contactWords, formWords, initiativeWords, visitNeedsWords } from '../public/choice-words.ts'
import { needsWords } from '../public/condition-words.ts'
import { opensWords } from '../public/opens-words.ts'
import { agesWords, intervalWords, periodWords } from '../public/plain-words.ts'
import type { Criterion, Opens } from '../rule.ts'
import { interventionOf, type Standard } from '../standard.ts'
import { type Between, sayIn } from './between.ts'
import { byCode, type Change, change, fromTo, isSame } from './change.ts'

const soleAge = (opens: Opens): number | null =>
	opens.by === 'turning' && opens.ages.length === 1 && opens.ages[0]?.from === opens.ages[0]?.to
		? (opens.ages[0]?.from ?? null)
		: null

/** An age alone is told as an age; anything else as the whole time. */
const changedOpening = (between: Between, then: Criterion, now: Criterion): string[] => {
	const { from, to, language } = between
	if (isSame(then.opens, now.opens)) return []
	const say = sayIn(between)
	const [before, after] = [soleAge(then.opens), soleAge(now.opens)]
	const isOnlyAge = then.opens.by === 'turning' && isSame({ ...then.opens, ages: null }, { ...now.opens, ages: null })
	if (isOnlyAge && before !== null && after !== null)
		return fromTo(say('Alder', 'Age'), String(before), String(after), language)
	if (then.opens.by === 'yearly' && isSame({ ...then.opens, fromAge: 0 }, { ...now.opens, fromAge: 0 }))
		return fromTo(
			say('Alder', 'Age'),
			String(then.opens.fromAge),
			String(now.opens.by === 'yearly' ? now.opens.fromAge : ''),
			language,
		)
	return fromTo(
		say('Hvornår', 'When'),
		opensWords(then.opens, from, language),
		opensWords(now.opens, to, language),
		language,
	)
}

const byAgeWords = ({ byAge }: Criterion, between: Between): string => {
	const { language } = between
	const say = sayIn(between)
	if (byAge.length === 0) return say('ens for alle aldre', 'the same for every age')
	return byAge
		.map(({ ages, contact, form, minutes }) => {
			const differs = [
				...(contact ? [contactWords[contact][language]] : []),
				...(form ? [formWords[form][language]] : []),
				...(minutes ? [say(`${minutes} minutter`, `${minutes} minutes`)] : []),
			]
			return `${agesWords(ages, language)}: ${differs.join(', ')}`
		})
		.join('; ')
}

const decideWords = ({ decideWithin }: Criterion, between: Between): string => {
	const say = sayIn(between)
	if (decideWithin === undefined) return say('kommunens egen frist', 'the municipality’s own deadline')
	const time = intervalWords(decideWithin, between.language)
	return say(`inden ${time}`, `within ${time}`)
}

const collectiveWords = ({ collective }: Criterion, between: Between): string => {
	const say = sayIn(between)
	if (collective === null) return say('intet', 'none')
	const serves = collective.attendingServes
		? say('deltagelse bruger tilbuddet', 'attending uses up the offer')
		: say('deltagelse bruger ikke tilbuddet', 'attending does not use up the offer')
	const declined =
		collective.declined === 'home_visit'
			? say('den, der siger nej, tilbydes et besøg', 'who declines is offered a visit')
			: say('den, der siger nej, tilbydes ikke andet', 'who declines is offered nothing else')
	return `${serves}; ${declined}`
}

const interventionName = (standard: Standard, code: string, language: Language): string =>
	interventionOf(standard, code)?.name[language] ?? code
const groupName = (standard: Standard, code: string, language: Language): string =>
	standard.groups.find((group) => group.code === code)?.name[language] ?? code

const duration = (before: number, after: number, between: Between): string[] =>
	before === after
		? []
		: [
				sayIn(between)(
					`Varighed ændret fra ${before} til ${after} minutter`,
					`Duration changed from ${before} to ${after} minutes`,
				),
			]

const changedCriterion = (between: Between, then: Criterion, now: Criterion): string[] => {
	const { from, to, language } = between
	const say = sayIn(between)
	const differs = (label: string, before: string, after: string) => fromTo(label, before, after, language)
	const nothing = say('ingenting', 'nothing')
	return [
		...differs(say('Navn', 'Name'), `“${then.name[language]}”`, `“${now.name[language]}”`),
		...changedOpening(between, then, now),
		...differs(
			say('Kræver', 'Needs'),
			needsWords(then.needs, from, language) || nothing,
			needsWords(now.needs, to, language) || nothing,
		),
		...duration(then.minutes, now.minutes, between),
		...differs(say('Kontakt', 'Contact'), contactWords[then.contact][language], contactWords[now.contact][language]),
		...differs(say('Form', 'Form'), formWords[then.form][language], formWords[now.form][language]),
		...differs(
			say('Tilbuddet gives', 'The offer is made'),
			initiativeWords[then.initiative][language],
			initiativeWords[now.initiative][language],
		),
		...differs(
			say('Svar fra en fagperson', 'A professional’s answer'),
			decideWords(then, between),
			decideWords(now, between),
		),
		...differs(say('Efter alder', 'By age'), byAgeWords(then, between), byAgeWords(now, between)),
		...differs(
			say('Svar', 'Answer'),
			visitNeedsWords[then.visitNeeds][language],
			visitNeedsWords[now.visitNeeds][language],
		),
		...differs(
			say('Fællesarrangement', 'Collective event'),
			collectiveWords(then, between),
			collectiveWords(now, between),
		),
		...differs(say('Periode', 'Period'), periodWords(then.period, language), periodWords(now.period, language)),
		...differs(
			say('Indsats', 'Intervention'),
			interventionName(from, then.intervention, language),
			interventionName(to, now.intervention, language),
		),
		...differs(say('Gruppe', 'Group'), groupName(from, then.group, language), groupName(to, now.group, language)),
		...differs(say('Henvisning', 'Reference'), then.cites, now.cites),
	]
}

/** What a new rule says, in a line or three. */
const ruleInWords = (between: Between, criterion: Criterion): string[] => {
	const { to, language } = between
	const say = sayIn(between)
	const needs = needsWords(criterion.needs, to, language)
	return [
		`${say('Hvornår', 'When')}: ${opensWords(criterion.opens, to, language)}`,
		...(needs ? [`${say('Kræver', 'Needs')}: ${needs}`] : []),
		`${initiativeWords[criterion.initiative][language]}${criterion.decideWithin === undefined ? '' : ` ${decideWords(criterion, between)}`}; ${contactWords[criterion.contact][language]}; ${formWords[criterion.form][language]}, ${say(`${criterion.minutes} minutter`, `${criterion.minutes} minutes`)}`,
	]
}

type Kept = { readonly then: Criterion; readonly now: Criterion }

/** Rules that changed in the same way are told together. */
const changedAlike = (between: Between, kept: readonly Kept[]): Change[] => {
	const { language } = between
	const told = kept
		.map(({ then, now }) => ({ name: now.name[language], details: changedCriterion(between, then, now) }))
		.filter(({ details }) => details.length > 0)
	return [...Map.groupBy(told, ({ details }) => details.join('\n')).values()].map((alike) =>
		change('changed', alike.map(({ name }) => name).join(' · '), alike[0]?.details),
	)
}

export const changedCriteria = (between: Between): Change[] => {
	const { from, to } = between
	const say = sayIn(between)
	const { fresh, gone, kept, isReordered } = byCode(from.criteria, to.criteria)
	return [
		...fresh.map((one) =>
			change('new', say(`Ny regel: ${one.name.da}`, `New rule: ${one.name.en}`), ruleInWords(between, one)),
		),
		...gone.map((one) => change('gone', say(`Regel taget ud: ${one.name.da}`, `Rule taken out: ${one.name.en}`))),
		...changedAlike(between, kept),
		...(isReordered
			? [change('changed', say('Reglerne står i en anden rækkefølge', 'The rules stand in another order'))]
			: []),
	]
}
