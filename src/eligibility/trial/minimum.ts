import { type Day, earlier, later } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import {
	atKey,
	doubtful,
	type Found,
	type LawRule,
	type NationalMinimum,
	remark,
	type Standard,
} from '#standard/index.ts'
import { type LeftOut, leftOut } from '../compile/left-out.ts'
import { cited, type Difference, forms, pathOf, shortfalls } from '../compile/less.ts'
import { type Given, lasting } from '../promised.ts'
import { type Kept, keptOf, type Period } from './demanded.ts'

/** The rule of law by which some may be left out, or the rule itself where nobody may. */
const leaveOf = (law: NationalMinimum, rule: LawRule): { readonly cites: string; readonly who: Text } => {
	const [first] = law.mayLeaveOut
	return first === undefined
		? { cites: rule.cites, who: text('ingen måtte udelades', 'nobody was to be left out') }
		: {
				cites: first.cites,
				who: text(`kun ${first.name.da}, måtte udelades`, `only ${first.name.en} could be left out`),
			}
}

/** Those left out by the same exclusion, or by the same rule, in one sentence. */
const together = (all: readonly LeftOut[]): readonly LeftOut[] => {
	const joined = new Map<string, LeftOut>()
	for (const one of all) {
		const key = `${one.exclusion ?? one.criterion} ${one.isHousehold}`
		const before = joined.get(key)
		const isNew = before === undefined || !before.who.en.includes(one.who.en)
		const who =
			before === undefined
				? one.who
				: text(`${before.who.da}, og dem, ${one.who.da}`, `${before.who.en}, and those ${one.who.en}`)
		if (isNew) joined.set(key, { ...one, who })
	}
	return [...joined.values()]
}

const mostWays = 12

/** One of those who get what the law demanded for each set of rules that gives it. */
const eachWay = ({ given }: Kept): readonly Given[] =>
	[...new Map(given.map((one) => [one.criteria.join(), one])).values()].slice(0, mostWays)

const exclusions = (
	standard: Standard,
	law: NationalMinimum,
	rule: LawRule,
	kept: Kept,
	period: Period,
): Difference[] => {
	const { cites, who: allowed } = leaveOf(law, rule)
	const all = eachWay(kept).flatMap((given) => leftOut(standard, law, given, rule.opens.by === 'risk'))
	return together(all).map(({ who, exclusion, criterion, isHousehold }): Difference => {
		if (exclusion !== null)
			return {
				kind: 'less',
				path: ['exclusions', exclusion],
				says: text(
					`${exclusion} udelader dem, ${who.da}; efter loven: ${allowed.da}`,
					`${exclusion} leaves out those ${who.en}; by law ${allowed.en}`,
				),
				cites: cited(cites, period),
			}
		const isByDefinition = isHousehold && standard.livesAlone !== law.livesAlone
		return {
			kind: 'less',
			path: isByDefinition ? ['livesAlone'] : pathOf(standard, criterion),
			says: text(
				`loven lovede ${rule.name.da}; her er der intet til dem, ${who.da}`,
				`the law promised ${rule.name.en}; here there is nothing for those ${who.en}`,
			),
			cites: cited(rule.cites, period),
		}
	})
}

/** Places where an Act does not say itself how it is to be read, and where the reading lets an exclusion pass. */
const readings = (standard: Standard, law: NationalMinimum, period: Period): Difference[] =>
	law.mayLeaveOut.flatMap(({ reading, when, cites }) => {
		if (reading === null) return []
		const passing = standard.exclusions.filter((exclusion) => JSON.stringify(exclusion.when) === JSON.stringify(when))
		return passing.map(({ code }) => ({
			kind: 'reading' as const,
			path: ['exclusions', code],
			says: reading,
			cites: cited(cites, period),
		}))
	})

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : earlier(a, b))

type Open = { readonly from: Day | null; readonly to: Day | null }

/** The days that two periods have in common; null where there are none, or no end is known. */
const common = (a: Open, b: Open): Period | null => {
	const from = a.from === null ? b.from : b.from === null ? a.from : later(a.from, b.from)
	const to = sooner(a.to, b.to)
	return from === null || to === null || to < from ? null : { from, to }
}

const compared = (standard: Standard, law: NationalMinimum): Difference[] => {
	const life = { from: standard.validFrom, to: standard.validTo }
	const both = common(life, law)
	if (both === null) return []
	const earned: Difference[] =
		law.earned !== null &&
		standard.validFrom === law.from &&
		standard.replaces !== null &&
		standard.transitional === null
			? [{ kind: 'less', path: ['replaces'], says: law.earned, cites: cited(law.name.da, both) }]
			: []
	const found = law.rules.flatMap((rule) => {
		const period = common(both, rule.period)
		if (period === null) return []
		const whole = lasting(standard, period.from, period.to)
		const kept = keptOf(whole, rule, period)
		const cites = cited(rule.cites, period)
		return [
			...shortfalls(standard, rule, kept, cites),
			...exclusions(whole, law, rule, kept, period),
			...forms(standard, rule, kept, cites),
		]
	})
	return [...found, ...readings(standard, law, both), ...earned]
}

const noneFrom = (standard: Standard, { from, to, file, says }: NationalMinimum): Found[] =>
	(to === null || standard.validFrom <= to) && (standard.validTo === null || standard.validTo >= from)
		? [
				remark(
					['validFrom'],
					`fra ${later(from, standard.validFrom)} er der ikke længere et landsdækkende mindstekrav at sammenligne med (${file}): ${says.da}`,
					`from ${later(from, standard.validFrom)} there is no national minimum any more to compare with (${file}): ${says.en}`,
				),
			]
		: []

/**
 * Where a standard promises less than the national minimum did, in each period in which both are in force. It warns and
 * never blocks: the municipality may have its reasons, and the laws their exceptions.
 */
export const lessThanMinimum = (standard: Standard, laws: readonly NationalMinimum[]): readonly Found[] => {
	const differences = laws.flatMap((law) => compared(standard, law))
	const told = new Map<string, { first: Difference; cites: Map<string, Text> }>()
	for (const difference of differences) {
		const key = `${difference.path.join('/')} ${difference.says.en}`
		const { first, cites } = told.get(key) ?? { first: difference, cites: new Map<string, Text>() }
		told.set(key, { first, cites: cites.set(difference.cites.en, difference.cites) })
	}
	return [
		...[...told.values()].map(({ first: { path, says, kind }, cites }) => {
			const all = [...cites.values()]
			const [da, en] = (['da', 'en'] as const).map(
				(language) => `${says[language]} (${all.map((one) => one[language]).join('; ')})`,
			) as [string, string]
			return atKey(kind === 'less' ? doubtful(path, da, en) : remark(path, da, en))
		}),
		...laws.filter(({ rules }) => rules.length === 0).flatMap((law) => noneFrom(standard, law)),
	]
}
