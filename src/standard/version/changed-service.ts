import { listed } from '../public/plain-words.ts'
import { textHeadings } from '../public/text-headings.ts'
import type { CitizenTexts, Intervention, Standard } from '../standard.ts'
import { type Between, sayIn } from './between.ts'
import { byCode, type Change, change, fromTo, type Passage } from './change.ts'
import { differingPassages } from './passages.ts'

const topicNames = ({ topics }: Standard, codes: readonly string[], between: Between): string[] =>
	codes.map((code) => topics.find((topic) => topic.code === code)?.name[between.language] ?? code)

const changedIntervention = (
	between: Between,
	then: Intervention,
	now: Intervention,
): { details: string[]; passages: Passage[] } => {
	const { from, to, language } = between
	const say = sayIn(between)
	const none = say('intet', 'none')
	const differs = (label: string, before: string, after: string) => fromTo(label, before, after, language)
	const listOf = (standard: Standard, codes: readonly string[]) => topicNames(standard, codes, between)
	const [before, after] = [then.topics, now.topics]
	const come = after.filter((code) => !before.includes(code))
	const away = before.filter((code) => !after.includes(code))
	const isReordered = come.length === 0 && away.length === 0 && before.join() !== after.join()
	return {
		details: [
			...differs(say('Navn', 'Name'), `“${then.name[language]}”`, `“${now.name[language]}”`),
			...differs(say('Til', 'For'), then.targetGroup[language], now.targetGroup[language]),
			...differs(
				say('Særligt fokus', 'Special focus'),
				then.specialFocus?.[language] ?? none,
				now.specialFocus?.[language] ?? none,
			),
			...differs(say('Tid', 'Time'), then.timeFrame[language], now.timeFrame[language]),
			...differs(say('Det skrives ned', 'Recording'), then.documentation[language], now.documentation[language]),
			...differs(say('Henvisning', 'Reference'), then.cites, now.cites),
			...(come.length === 0
				? []
				: [say(`Nye emner: ${listed(listOf(to, come), 'da')}`, `New topics: ${listed(listOf(to, come), 'en')}`)]),
			...(away.length === 0
				? []
				: [
						say(
							`Emner taget ud: ${listed(listOf(from, away), 'da')}`,
							`Topics taken out: ${listed(listOf(from, away), 'en')}`,
						),
					]),
			...(isReordered ? [say('Emnerne står i en anden rækkefølge', 'The topics stand in another order')] : []),
		],
		passages: [
			...differingPassages(
				then.purpose.map((purpose) => purpose[language]).join('\n\n'),
				now.purpose.map((purpose) => purpose[language]).join('\n\n'),
			),
		],
	}
}

export const changedInterventions = (between: Between): Change[] => {
	const { from, to } = between
	const say = sayIn(between)
	const { fresh, gone, kept, isReordered } = byCode(from.interventions, to.interventions)
	return [
		...fresh.map(({ name, targetGroup }) =>
			change('new', say(`Ny indsats: ${name.da}`, `New intervention: ${name.en}`), [
				say(`Til: ${targetGroup.da}`, `For: ${targetGroup.en}`),
			]),
		),
		...gone.map(({ name }) =>
			change('gone', say(`Indsats taget ud: ${name.da}`, `Intervention taken out: ${name.en}`)),
		),
		...kept.flatMap(({ then, now }) => {
			const { details, passages } = changedIntervention(between, then, now)
			return details.length + passages.length === 0
				? []
				: [change('changed', now.name[between.language], details, passages)]
		}),
		...(isReordered
			? [change('changed', say('Indsatserne står i en anden rækkefølge', 'The interventions stand in another order'))]
			: []),
	]
}

export const changedTopics = (between: Between): Change[] => {
	const { from, to, language } = between
	const say = sayIn(between)
	const { fresh, gone, kept, isReordered } = byCode(from.topics, to.topics)
	return [
		...fresh.map(({ name }) => change('new', say(`Nyt emne: ${name.da}`, `New topic: ${name.en}`))),
		...gone.map(({ name }) => change('gone', say(`Emne taget ud: ${name.da}`, `Topic taken out: ${name.en}`))),
		...kept.flatMap(({ then, now }) =>
			fromTo(say('Emne', 'Topic'), `“${then.name[language]}”`, `“${now.name[language]}”`, language).map((words) =>
				change('changed', words),
			),
		),
		...(isReordered
			? [change('changed', say('Emnerne står i en anden rækkefølge', 'The topics stand in another order'))]
			: []),
	]
}

export const changedTexts = (between: Between): Change[] => {
	const { from, to, language } = between
	return (Object.keys(textHeadings) as (keyof CitizenTexts)[]).flatMap((key) => {
		const passages = differingPassages(from.texts[key][language], to.texts[key][language])
		return passages.length === 0 ? [] : [change('changed', textHeadings[key][language], [], passages)]
	})
}
