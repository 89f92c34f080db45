import type { WrittenStandard } from '../format/format.ts'
import { checkByAge } from './check-by-age.ts'
import { checkDeadline } from './check-deadline.ts'
import type { WrittenRule } from './check-rules.ts'
import { checkWindows } from './check-windows.ts'
import { known } from './check-words.ts'
import { atKey, type Found, wrong } from './found.ts'

const needed = ['name', 'cites', 'opens', 'intervention', 'initiative', 'contact', 'form', 'minutes'] as const

const complete = ({ code, all, path }: WrittenRule): Found[] => {
	const lacking = needed.filter((key) => all[key] === undefined).join(', ')
	if (lacking === '') return []
	return [
		atKey(
			wrong(
				path,
				`${code} mangler ${lacking}; skriv det i kriteriet eller i det, gruppen har fælles (shared)`,
				`${code} lacks ${lacking}; write it in the criterion or in what its group shares (shared)`,
			),
		),
	]
}

/** Each rule is whole, has a code of its own, and names an intervention that there is. */
export const checkCriteria = (written: WrittenStandard, rules: readonly WrittenRule[]): readonly Found[] => {
	const interventions = Object.keys(written.interventions)
	const groups = new Set(Object.keys(written.groups))
	const seen = new Set<string>()
	const empty = Object.entries(written.groups)
		.filter(([, { criteria }]) => Object.keys(criteria).length === 0)
		.map(([code]) =>
			wrong(
				['groups', code, 'criteria'],
				`gruppen ${code} har ingen kriterier; skriv et, eller tag gruppen ud`,
				`the group ${code} has no criteria; write one, or take the group out`,
			),
		)
	const none =
		rules.length > 0 || empty.length > 0
			? []
			: [
					wrong(
						['groups'],
						'standarden har ingen kriterier, så ingen får noget tilbud; skriv mindst en gruppe med et kriterium',
						'the standard has no criteria, so nobody is offered anything; write at least one group with a criterion',
					),
				]
	return [
		...none,
		...empty,
		...rules.flatMap((rule) => {
			const { code, all, path, at } = rule
			const isTwice = seen.has(code)
			seen.add(code)
			return [
				...complete(rule),
				...(isTwice
					? [
							atKey(
								wrong(
									path,
									`${code} står to gange; en kode navngiver ét kriterium`,
									`${code} stands twice; a code names one criterion`,
								),
							),
						]
					: []),
				...(groups.has(code)
					? [
							atKey(
								wrong(
									path,
									`${code} er også navnet på en gruppe; giv kriteriet et andet`,
									`${code} is the name of a group as well; give the criterion another`,
								),
							),
						]
					: []),
				...(all.intervention === undefined
					? []
					: known(at('intervention'), all.intervention, interventions, ['nogen indsats', 'intervention'])),
				...checkWindows(rule),
				...checkByAge(rule),
				...checkDeadline(rule, rules),
			]
		}),
	]
}
