import type { WrittenCriterion } from '../format/format-rule.ts'
import type { WrittenAges } from '../format/format-words.ts'
import { listOf, type WrittenRule } from './check-rules.ts'
import { doubtful, type Found, wrong } from './found.ts'

const oldest = 130
const every = Array.from({ length: oldest + 1 }, (_, age) => age)

const includes = (ages: WrittenAges | undefined, age: number): boolean =>
	ages === undefined ||
	listOf(ages).some((one) =>
		typeof one === 'number' ? one === age : (one.from ?? 0) <= age && age <= (one.to ?? oldest),
	)

/** Ages that a rule may meet on some day; in the calendar year of a birthday, also the age before it. */
const agesMet = ({ opens, needs }: WrittenCriterion): readonly number[] => {
	const within = (from = 0, to = oldest) => every.filter((age) => from <= age && age <= to)
	const opened = (): readonly number[] => {
		if (opens?.turning) {
			const { age: ages, during } = opens.turning
			const turned = every.filter((age) => includes(ages, age))
			if (during === 'from_birthday') return within(turned[0])
			return during === 'age_year' ? turned : every.filter((age) => turned.includes(age) || turned.includes(age + 1))
		}
		if (opens?.yearly) {
			const { fromAge, toAge, first } = opens.yearly
			return within(first === 'calendar_year' ? fromAge - 1 : fromAge, toAge)
		}
		if (opens?.every) return within(opens.every.fromAge, opens.every.toAge)
		if (opens?.band) return within(opens.band.from, opens.band.to)
		if (opens?.newcomer) return within(opens.newcomer.fromAge)
		return every
	}
	return opened().filter((age) => includes(needs?.age, age))
}

/** What differs for an age must be for an age that the rule can meet, and that no earlier line takes. */
export const checkByAge = (rule: WrittenRule): Found[] => {
	const met = agesMet(rule.all)
	const left = new Set(met)
	return (rule.all.byAge ?? []).flatMap(({ ages }, at) => {
		const path = rule.at('byAge', at)
		const own = met.filter((age) => includes(ages, age))
		const taken = own.filter((age) => left.has(age))
		for (const age of own) left.delete(age)
		if (own.length === 0)
			return [
				wrong(
					path,
					`${rule.code} gælder aldrig nogen i de aldre, der står her; reglen selv gælder ${span(met).da}`,
					`${rule.code} never holds for anyone of the ages that stand here; the rule itself holds for ${span(met).en}`,
				),
			]
		return taken.length === 0
			? [
					doubtful(
						path,
						'alle aldre her er taget af en tidligere linje; den første, der passer, gælder',
						'every age here is taken by an earlier line; the first that fits counts',
					),
				]
			: []
	})
}

const span = (ages: readonly number[]): { da: string; en: string } => {
	const [first, last] = [ages[0], ages.at(-1)]
	if (first === undefined) return { da: 'ingen', en: 'nobody' }
	return last === oldest
		? { da: `fra ${first} år`, en: `${first} and older` }
		: { da: `${first}–${last} år`, en: `${first}–${last}` }
}
