import { backgroundText } from '#access/index.ts'
import type { Language } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { contactWords, formWords, livesAloneWords, scopeWords, visitNeedsWords } from '../public/choice-words.ts'
import { approvalWords, basisWords } from '../public/life-words.ts'
import { intervalWords, listed, periodWords } from '../public/plain-words.ts'
import { criterionText, type Reading, type Standard } from '../standard.ts'
import { type Between, sayIn } from './between.ts'
import { byCode, type Change, change, fromTo, isSame, nowAndBefore } from './change.ts'

const readingWords = ({ about, chosen, chosenBy, on }: Reading, language: Language): string => {
	const open = language === 'da' ? 'ikke afgjort' : 'not decided'
	const who = chosenBy ? ` (${[chosenBy[language], ...(on ? [writeDay(on, language)] : [])].join(', ')})` : ''
	return `${about[language]} ${chosen?.[language] ?? open}${who}`
}

/** Its name, its days, who approved it, and what it rests on. */
export const changedLife = (between: Between): Change[] => {
	const { from, to, language } = between
	const say = sayIn(between)
	const nothing = say('ingen', 'none')
	const differs = (label: string, before: string, after: string): Change[] =>
		nowAndBefore(label, before, after, language).map((words) => change('changed', words))
	const known = (standard: Standard) => standard.readings.map((reading) => readingWords(reading, language))
	const earned = ({ transitional }: Standard) =>
		transitional === null
			? nothing
			: `${transitional.earned[language]} (${transitional.cites}; ${writeDay(transitional.lastDay, language)}: ${listed(
					transitional.criteria.map(({ name }) => name[language]),
					language,
				)})`
	return [
		...differs(say('Kommune', 'Municipality'), from.municipality, to.municipality),
		...differs(say('Navn', 'Title'), `“${from.title[language]}”`, `“${to.title[language]}”`),
		...differs(
			say('Gælder', 'In force'),
			periodWords({ from: from.validFrom, to: from.validTo }, language),
			periodWords({ from: to.validFrom, to: to.validTo }, language),
		),
		...differs(
			say('Afløser udgaven fra', 'Replaces the version from'),
			from.replaces ? writeDay(from.replaces, language) : nothing,
			to.replaces ? writeDay(to.replaces, language) : nothing,
		),
		...differs(say('Godkendt af', 'Approved by'), approvalWords(from, language), approvalWords(to, language)),
		...differs(say('Grundlag', 'Basis'), basisWords(from, language), basisWords(to, language)),
		...differs(say('Kilde', 'Source'), from.source[language], to.source[language]),
		...differs(
			say('Antagelse', 'Assumption'),
			from.assumption?.[language] ?? nothing,
			to.assumption?.[language] ?? nothing,
		),
		...known(to)
			.filter((words) => !known(from).includes(words))
			.map((words) => change('new', say(`Læsning af kilden: ${words}`, `Reading of the source: ${words}`))),
		...known(from)
			.filter((words) => !known(to).includes(words))
			.map((words) => change('gone', say(`Læsning taget ud: ${words}`, `Reading taken out: ${words}`))),
		...(isSame(known(from).toSorted(), known(to).toSorted()) && !isSame(known(from), known(to))
			? [change('changed', say('Læsningerne står i en anden rækkefølge', 'The readings stand in another order'))]
			: []),
		...differs(say('Overgang', 'Transition'), earned(from), earned(to)),
	]
}

const remindersWords = ({ reminders: { after, times } }: Standard, between: Between): string => {
	const say = sayIn(between)
	const words = intervalWords(after, between.language)
	if (times === 0) return say('ingen', 'none')
	return times === 1
		? say(`én efter ${words}`, `one after ${words}`)
		: say(`${times}, hver efter ${words}`, `${times}, each after ${words}`)
}

const furtherWords = ({ furtherVisits: { kinds, phoneOnlyIfKnown, cites } }: Standard, between: Between): string => {
	const say = sayIn(between)
	if (kinds.length === 0) return say(`ingen (${cites})`, `none (${cites})`)
	const forms = listed(
		kinds.map((kind) => formWords[kind][between.language]),
		between.language,
	)
	const known = phoneOnlyIfKnown ? say(', telefon kun når man kender hinanden', ', phone only when acquainted') : ''
	return `${forms}${known} (${cites})`
}

const staffWords = ({ staff }: Standard, between: Between): string => {
	const words = backgroundText(staff?.professions ?? null)[between.language]
	return staff === undefined ? words : `${words} (${staff.cites})`
}

const replacementsOf = (standard: Standard, between: Between): string[] => {
	const { language } = between
	const say = sayIn(between)
	return standard.replacements.map(({ from, to, instead, gives, contact, covers, because, cites }) => {
		const by = contact ? say(`, ved ${contactWords[contact].da}`, `, by ${contactWords[contact].en}`) : ''
		const [old, fresh] = [formWords[instead][language], formWords[gives][language]]
		return `${periodWords({ from, to }, language)}: ${say(`${fresh} i stedet for ${old}`, `${fresh} instead of ${old}`)}${by}; ${scopeWords(covers, standard, language)}. ${because[language]}${cites ? ` (${cites})` : ''}`
	})
}

/** Rules that lead, in their order; only those that both versions know, as others are told as new or gone. */
const leadingIn = (standard: Standard, other: Standard): string[] =>
	standard.merging.leading.filter((code) => other.criteria.some((criterion) => criterion.code === code))

/** How one hears from us, and what an answer or a silence means. */
export const changedWays = (between: Between): Change[] => {
	const { from, to, language } = between
	const say = sayIn(between)
	const differs = (label: string, before: string, after: string): Change[] =>
		fromTo(label, before, after, language).map((words) => change('changed', words))
	const within = ({ merging }: Standard) =>
		merging.within === 'calendar_year'
			? say('alle grunde i et kalenderår', 'all grounds of a calendar year')
			: say('grunde, der er åbne samtidig', 'grounds open at the same time')
	const [then, now] = [replacementsOf(from, between), replacementsOf(to, between)]
	return [
		...differs(
			say('Bor alene betyder', 'Living alone means'),
			livesAloneWords[from.livesAlone][language],
			livesAloneWords[to.livesAlone][language],
		),
		...differs(
			say('Svar', 'Answer'),
			visitNeedsWords[from.answers.visitNeeds][language],
			visitNeedsWords[to.answers.visitNeeds][language],
		),
		...differs(say('Påmindelser', 'Reminders'), remindersWords(from, between), remindersWords(to, between)),
		...differs(
			say('Vi ringer, når der er sagt nej eller ikke svaret', 'We phone after a no or no answer'),
			say(`${from.phoneAfterSilences} gange i træk`, `${from.phoneAfterSilences} times in a row`),
			say(`${to.phoneAfterSilences} gange i træk`, `${to.phoneAfterSilences} times in a row`),
		),
		...differs(say('Flere besøg', 'Further visits'), furtherWords(from, between), furtherWords(to, between)),
		...differs(
			say('Den, der underskriver i journalen, er', 'Whoever signs in the journal is'),
			staffWords(from, between),
			staffWords(to, between),
		),
		...now
			.filter((words) => !then.includes(words))
			.map((words) => change('new', say(`Midlertidigt ${words}`, `For a time ${words}`))),
		...then
			.filter((words) => !now.includes(words))
			.map((words) => change('gone', say(`Ikke længere: midlertidigt ${words}`, `No longer: for a time ${words}`))),
		...differs(say('Ét tilbud samler', 'One offer gathers'), within(from), within(to)),
		...(isSame(leadingIn(from, to), leadingIn(to, from))
			? []
			: [
					change(
						'changed',
						say(
							'Når flere regler gælder, går de forud i en anden rækkefølge',
							'When several rules hold, they lead in another order',
						),
						[say('Nu: ', 'Now: ') + to.merging.leading.map((code) => criterionText(to, code)[language]).join(' · ')],
					),
				]),
	]
}

/** Words of the municipality's own for what happens in a life. */
export const changedWords = (between: Between): Change[] => {
	const { from, to, language } = between
	const say = sayIn(between)
	return (['events', 'risks', 'residences', 'staff'] as const).flatMap((kind) => {
		const coded = (standard: Standard) => standard.ownWords[kind].map(({ word, name }) => ({ code: word, name }))
		const { fresh, gone, kept, isReordered } = byCode(coded(from), coded(to))
		return [
			...fresh.map(({ name, code }) =>
				change('new', say(`Nyt ord: ${name.da} (${code})`, `New word: ${name.en} (${code})`)),
			),
			...gone.map(({ name, code }) =>
				change('gone', say(`Ord taget ud: ${name.da} (${code})`, `Word taken out: ${name.en} (${code})`)),
			),
			...kept.flatMap(({ then, now }) =>
				fromTo(now.code, `“${then.name[language]}”`, `“${now.name[language]}”`, language).map((words) =>
					change('changed', words),
				),
			),
			...(isReordered
				? [change('changed', say('Ordene står i en anden rækkefølge', 'The words stand in another order'))]
				: []),
		]
	})
}
