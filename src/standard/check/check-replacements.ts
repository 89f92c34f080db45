import type { WrittenStandard } from '../format/format.ts'
import { formsOf, holdsEvent, rulesIn, type WrittenRule } from './check-rules.ts'
import { doubtful, type Found, wrong } from './found.ts'

type Written = NonNullable<WrittenStandard['replacements']>[number]

const checkDays = ({ from, to }: Written, { validFrom, validTo = '9999' }: WrittenStandard, at: number): Found[] => {
	const path = ['replacements', at]
	if (from > to)
		return [
			wrong(
				[...path, 'to'],
				`slutter ${to}, før den begynder ${from}; den sidste dag kommer efter den første`,
				`ends on ${to}, before it begins on ${from}; the last day comes after the first`,
			),
		]
	const life = validTo === '9999' ? `${validFrom} –` : `${validFrom} – ${validTo}`
	if (to < validFrom || from > validTo)
		return [
			wrong(
				path,
				`gælder aldrig: ${from} – ${to} ligger uden for standardens egen tid, ${life}`,
				`never counts: ${from} – ${to} lies outside the standard’s own life, ${life}`,
			),
		]
	return from < validFrom || to > validTo
		? [
				doubtful(
					path,
					`${from} – ${to} rækker ud over standardens egen tid, ${life}`,
					`${from} – ${to} reaches beyond the standard’s own life, ${life}`,
				),
			]
		: []
}

/** What stands in must differ from what it stands in for, and there must be something to stand in for. */
const checkWhat = ({ instead, gives, covers }: Written, rules: readonly WrittenRule[], at: number): Found[] => {
	const path = ['replacements', at]
	if (gives === instead)
		return [
			wrong(
				[...path, 'gives'],
				`giver ${gives} i stedet for ${instead}: det ændrer intet; skriv den form, der gives i stedet`,
				`gives ${gives} instead of ${instead}: that changes nothing; write the form that is given instead`,
			),
		]
	const replaced = rulesIn(covers, rules).filter((rule) => formsOf(rule).includes(instead))
	if (replaced.length === 0)
		return [
			wrong(
				[...path, 'instead'],
				`ingen regel, som den dækker, har formen ${instead}, så der er intet at erstatte`,
				`no rule that it covers has the form ${instead}, so there is nothing to replace`,
			),
		]
	const speechless = holdsEvent(gives) ? replaced.filter(({ all: { collective } }) => collective === undefined) : []
	const broken = replaced.filter(
		({ all: { collective } }) => instead === 'home_visit' && collective?.declined === 'home_visit',
	)
	const codes = broken.map(({ code }) => code).join(', ')
	return [
		...(speechless.length > 0
			? [
					wrong(
						[...path, 'gives'],
						`${speechless.map(({ code }) => code).join(', ')} siger ikke, hvad der følger af at sige nej til et fælles arrangement; tilføj collective dér`,
						`${speechless.map(({ code }) => code).join(', ')} does not say what follows from declining a collective event; add collective there`,
					),
				]
			: []),
		...(broken.length === 0
			? []
			: holdsEvent(gives)
				? [
						wrong(
							path,
							`${codes} lover et hjemmebesøg til den, der siger nej til arrangementet, og her erstattes hjemmebesøget af arrangementet`,
							`${codes} promises a home visit to who declines the event, and here the home visit is replaced by the event`,
						),
					]
				: [
						doubtful(
							path,
							`${codes} lover et hjemmebesøg til den, der siger nej til arrangementet; i denne tid bliver det til ${gives}`,
							`${codes} promises a home visit to who declines the event; for this time it becomes ${gives}`,
						),
					]),
	]
}

/** Two at once for the same form of the same rule: nobody could say which counts. */
const checkOverlap = (all: readonly Written[], rules: readonly WrittenRule[]): Found[] =>
	all.flatMap((one, at) =>
		all.slice(0, at).flatMap((other, before) => {
			if (one.instead !== other.instead || one.from > other.to || other.from > one.to) return []
			const others = new Set(rulesIn(other.covers, rules))
			const both = rulesIn(one.covers, rules).filter((rule) => others.has(rule) && formsOf(rule).includes(one.instead))
			return both.length === 0
				? []
				: [
						wrong(
							['replacements', at],
							`gælder ${both[0]?.code} på samme tid som nr. ${before + 1} i listen; lad den ene slutte, før den anden begynder`,
							`counts for ${both[0]?.code} at the same time as no. ${before + 1} of the list; let one end before the other begins`,
						),
					]
		}),
	)

/** Another form for a time. */
export const checkReplacements = (written: WrittenStandard, rules: readonly WrittenRule[]): readonly Found[] => {
	const all = written.replacements ?? []
	return [
		...all.flatMap((one, at) => [...checkDays(one, written, at), ...checkWhat(one, rules, at)]),
		...checkOverlap(all, rules),
	]
}
