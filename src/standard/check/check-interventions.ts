import type { WrittenStandard } from '../format/format.ts'
import { wholeIntervention } from '../format/resolve.ts'
import type { WrittenRule } from './check-rules.ts'
import { known } from './check-words.ts'
import { atKey, doubtful, type Found, wrong } from './found.ts'

const needed = ['name', 'targetGroup', 'topics', 'timeFrame', 'documentation', 'cites'] as const

const checkLikeness = (code: string, { interventions }: WrittenStandard): Found[] => {
	const like = interventions[code]?.like
	if (like === undefined) return []
	const path = ['interventions', code, 'like']
	if (like === code) return [wrong(path, `${code} kan ikke ligne sig selv`, `${code} cannot be like itself`)]
	return [
		...known(path, like, Object.keys(interventions), ['nogen indsats', 'intervention']),
		...(interventions[like]?.like === undefined
			? []
			: [
					doubtful(
						path,
						`${like} ligner selv en anden; kun det, ${like} selv skriver, tages over`,
						`${like} is itself like another; only what ${like} writes itself is taken over`,
					),
				]),
	]
}

/** Each intervention is whole, talks about topics that there are, and is given by some rule. */
export const checkInterventions = (written: WrittenStandard, rules: readonly WrittenRule[]): readonly Found[] => {
	const { interventions } = written
	const topics = Object.keys(written.topics)
	const given = new Set(rules.map(({ all: { intervention } }) => intervention))
	return Object.entries(interventions).flatMap(([code, own]) => {
		const path = ['interventions', code]
		const all = wholeIntervention(interventions, own)
		const lacking = [...needed.filter((key) => all[key] === undefined), ...(all.purpose?.length ? [] : ['purpose'])]
		return [
			...checkLikeness(code, written),
			...(lacking.length === 0
				? []
				: [
						atKey(
							wrong(
								path,
								`${code} mangler ${lacking.join(', ')}; skriv det her, eller i den indsats, den ligner (like)`,
								`${code} lacks ${lacking.join(', ')}; write it here, or in the intervention that it is like`,
							),
						),
					]),
			...(own.topics === undefined || own.topics === 'all'
				? []
				: own.topics.flatMap((topic, at) => known([...path, 'topics', at], topic, topics, ['noget emne', 'topic']))),
			...(given.has(code)
				? []
				: [
						atKey(
							doubtful(
								path,
								`intet kriterium giver ${code}; skriv intervention: ${code} i et, eller tag indsatsen ud`,
								`no criterion gives ${code}; write intervention: ${code} in one, or take the intervention out`,
							),
						),
					]),
		]
	})
}
