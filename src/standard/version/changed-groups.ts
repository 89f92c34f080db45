import type { Group } from '../rule.ts'
import { type Between, sayIn } from './between.ts'
import { byCode, type Change, change, fromTo } from './change.ts'

const listWords = ({ list }: Group, between: Between): string =>
	list === 'illustrative'
		? sayIn(between)('eksempler; andre lignende tæller også', 'examples; others like them count as well')
		: sayIn(between)('udtømmende', 'complete')

export const changedGroups = (between: Between): Change[] => {
	const { from, to, language } = between
	const say = sayIn(between)
	const { fresh, gone, kept, isReordered } = byCode(from.groups, to.groups)
	return [
		...fresh.map(({ name }) => change('new', say(`Ny gruppe: ${name.da}`, `New group: ${name.en}`))),
		...gone.map(({ name }) => change('gone', say(`Gruppe taget ud: ${name.da}`, `Group taken out: ${name.en}`))),
		...kept.flatMap(({ then, now }) => {
			const details = [
				...fromTo(say('Navn', 'Name'), `“${then.name[language]}”`, `“${now.name[language]}”`, language),
				...fromTo(say('Listen er', 'The list is'), listWords(then, between), listWords(now, between), language),
			]
			const [before, after] = [then.intro?.[language] ?? null, now.intro?.[language] ?? null]
			return details.length === 0 && before === after
				? []
				: [change('changed', now.name[language], details, before === after ? [] : [{ before, after }])]
		}),
		...(isReordered
			? [change('changed', say('Grupperne står i en anden rækkefølge', 'The groups stand in another order'))]
			: []),
	]
}
