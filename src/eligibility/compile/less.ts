import { type Text, text } from '#kernel/language.ts'
import { type Criterion, type Found, type LawRule, listed, type Standard } from '#standard/index.ts'
import type { Way } from '../promised.ts'
import type { Kept, Period } from '../trial/demanded.ts'

/** A place at which a standard promises less than a law did; the same in several periods is told once, with all of them. */
export type Difference = {
	readonly path: Found['path']
	readonly says: Text
	/** The rule of law, with its days. */
	readonly cites: Text
	readonly kind: 'less' | 'reading'
}

/** More than this are counted and not listed. */
const mostSpans = 4

const spans = (ages: readonly number[]): Text => {
	const runs = ages
		.toSorted((a, b) => a - b)
		.reduce<number[][]>((made, age) => {
			const last = made.at(-1)
			if (last !== undefined && last.at(-1) === age - 1) last.push(age)
			else made.push([age])
			return made
		}, [])
	const words = runs.map((run) => (run.length === 1 ? `${run[0]}` : `${run[0]}–${run.at(-1)}`))
	if (words.length <= mostSpans) return text(listed(words, 'da'), listed(words, 'en'))
	const [least, greatest] = [Math.min(...ages), Math.max(...ages)]
	return text(`${ages.length} af aldrene ${least}–${greatest}`, `${ages.length} of the ages ${least}–${greatest}`)
}

const daysOf = ({ from, to }: Period): string => `${from} – ${to}`
export const cited = (cites: string, period: Period): Text =>
	text(`${cites}, ${daysOf(period)}`, `${cites}, ${daysOf(period)}`)

const isEachYear = (by: string): boolean => by === 'yearly' || by === 'every'

/** How far a rule lies from what a law's rule asks at an age: 0 where it is for that age, far where it is of another nature. */
const distance = ({ opens }: Criterion, rule: LawRule, age: number): number => {
	const isAlike = opens.by === rule.opens.by || (isEachYear(opens.by) && isEachYear(rule.opens.by))
	const apart = isAlike ? 0 : otherNature
	if (opens.by === 'turning')
		return (
			apart + Math.min(...opens.ages.map(({ from = 0, to = 130 }) => (age < from ? from - age : Math.max(0, age - to))))
		)
	if (opens.by === 'yearly' || opens.by === 'every')
		return apart + (age < opens.fromAge ? opens.fromAge - age : Math.max(0, age - (opens.toAge ?? 130)))
	return noAge
}
const [near, otherNature, noAge] = [10, 100, 1000]

/** The rule that comes nearest to what is missing; its group where none is near, and all groups where there is nothing of the kind. */
const nearestPlace = ({ criteria }: Standard, rule: LawRule, age: number): Found['path'] => {
	if (rule.opens.by === 'risk') {
		const first = criteria.find(({ opens }) => opens.by === 'risk' || opens.by === 'event')
		return first === undefined ? ['groups'] : ['groups', first.group]
	}
	const [nearest] = criteria
		.map((criterion) => ({ criterion, far: distance(criterion, rule, age) }))
		.sort((a, b) => a.far - b.far)
	if (nearest === undefined || nearest.far >= noAge) return ['groups']
	const { group, code } = nearest.criterion
	return nearest.far <= near ? ['groups', group, 'criteria', code] : ['groups', group]
}

const ways: Readonly<Record<Exclude<Way, 'offered'>, Text>> = {
	assessed: text('gives det kun efter en vurdering', 'it is given only after an assessment'),
	asked_for: text('gives det kun til den, der selv beder om det', 'it is given only to who asks for it'),
	not: text('gives intet', 'nothing is given'),
}

/** Ages at which a rule of law is not kept, by how. */
export const shortfalls = (standard: Standard, rule: LawRule, { short, few }: Kept, cites: Text): Difference[] => {
	const isRisk = rule.opens.by === 'risk'
	const found: Difference[] = []
	for (const way of ['not', 'asked_for', 'assessed'] as const) {
		const ages = [...short].filter(([, one]) => one === way).map(([age]) => age)
		const [first] = ages
		if (first === undefined || (isRisk && way === 'assessed')) continue
		const at = spans(ages)
		found.push({
			kind: 'less',
			path: nearestPlace(standard, rule, first),
			says: text(
				`loven lovede ${rule.name.da}; her, ved ${at.da} år, ${ways[way].da}${isRisk ? ', hvad der end sker' : ''}`,
				`the law promised ${rule.name.en}; here, at ${at.en}, ${ways[way].en}${isRisk ? ', whatever happens' : ''}`,
			),
			cites,
		})
	}
	const [first] = few
	if (first !== undefined)
		found.push({
			kind: 'less',
			path: nearestPlace(standard, rule, first),
			says: text(
				`loven lovede ${rule.name.da}; her, ved ${spans(few).da} år, er der færre tilbud`,
				`the law promised ${rule.name.en}; here, at ${spans(few).en}, there are fewer offers`,
			),
			cites,
		})
	return found
}

export const pathOf = (standard: Standard, code: string): Found['path'] => {
	const criterion = standard.criteria.find((one) => one.code === code)
	return criterion === undefined ? ['groups'] : ['groups', criterion.group, 'criteria', code]
}

/** A visit by phone is another thing than the visit at home that the laws spoke of. */
export const forms = (standard: Standard, rule: LawRule, { given }: Kept, cites: Text): Difference[] =>
	[...new Set(given.flatMap(({ criteria }) => criteria))].flatMap((code) =>
		standard.criteria.find((criterion) => criterion.code === code)?.form === 'phone_visit'
			? [
					{
						kind: 'less' as const,
						path: pathOf(standard, code),
						says: text(
							`${code} tilbyder et telefonbesøg, og loven lovede et besøg i hjemmet: ${rule.name.da}`,
							`${code} offers a visit by phone, and the law promised a visit at home: ${rule.name.en}`,
						),
						cites,
					},
				]
			: [],
	)
