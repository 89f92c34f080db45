import { type Text, text } from '#kernel/language.ts'
import type { Mark, PersonRecord, RecordLine } from './record.ts'

export const reasonsToLeaveOut = ['another_person', 'who_got_in_touch', 'weighty'] as const
/** Why a line may be left out by whoever has read it. */
export type ReasonToLeaveOut = (typeof reasonsToLeaveOut)[number]

/** As it is chosen, by somebody who is not the citizen. */
export const reasonChoice: Readonly<Record<ReasonToLeaveOut, Text>> = {
	another_person: text('handler om en anden person', 'about another person'),
	who_got_in_touch: text('kan vise, hvem der henvendte sig', 'may show who got in touch'),
	weighty: text('afgørende hensyn til borgeren eller andre', 'decisive regard for the citizen or others'),
}
/** As the citizen reads it in the file. */
const reasonInFile: Readonly<Record<ReasonToLeaveOut, string>> = {
	another_person: 'linjen handler om en anden person',
	who_got_in_touch: 'linjen kan vise, hvem der henvendte sig',
	weighty: 'afgørende hensyn til dig selv eller andre',
}

/** What whoever read the record through decided to leave out: the number of a line and why. */
export type Decided = Readonly<Record<string, ReasonToLeaveOut>>

/** Numbers of lines that the record has, each with a reason that may be given. */
export const readLeftOut = (record: PersonRecord, chosen: Readonly<Record<string, string>>): Decided => {
	const numbers = new Set(record.sections.flatMap(({ lines }) => lines.map(({ number }) => String(number))))
	return Object.fromEntries(
		Object.entries(chosen).flatMap(([number, why]) => {
			const reason = reasonsToLeaveOut.find((one) => one === why)
			return reason !== undefined && numbers.has(number) ? [[number, reason]] : []
		}),
	)
}

/**
 * What was decided, on the same lines of a record put together anew: where a line says what it said, nobody has to see once more
 * that it is not to be handed out, also where whoever wrote it has another profession by now. `lost`: how many lines say otherwise.
 */
export const carriedOver = (
	then: PersonRecord,
	decided: Decided,
	now: PersonRecord,
): { readonly leftOut: Decided; readonly lost: number } => {
	const linesOf = (record: PersonRecord) =>
		record.sections.flatMap(({ code, lines }) =>
			lines.map(({ number, on, at, what, words, details }) => ({
				number: String(number),
				says: JSON.stringify([code, on, at, what, words, ...details.flatMap(({ label, words }) => [label, words])]),
			})),
		)
	const before = new Map(
		linesOf(then).flatMap(({ number, says }) => {
			const why = decided[number]
			return why === undefined ? [] : [[says, why]]
		}),
	)
	const after = linesOf(now)
	const leftOut = after.flatMap(({ number, says }) => {
		const why = before.get(says)
		return why === undefined ? [] : [[number, why]]
	})
	const standing = new Set(after.map(({ says }) => says))
	const lost = linesOf(then).filter(({ number, says }) => decided[number] !== undefined && !standing.has(says)).length
	return { leftOut: Object.fromEntries(leftOut), lost }
}

const withoutWords = (line: RecordLine, why: ReasonToLeaveOut): RecordLine => ({
	...line,
	what: 'En linje er udeladt',
	words: null,
	who: null,
	details: [],
	leftOut: [
		{
			what: 'linjens indhold',
			because: 'by_decision',
			says: `udeladt efter en konkret vurdering: ${reasonInFile[why]}`,
			law: 'databeskyttelsesforordningens artikel 15, stk. 4, og databeskyttelseslovens § 22',
		},
	],
})

/** The record with the lines that somebody decided to leave out reduced to their day and the reason. */
export const withoutDecided = (record: PersonRecord, decided: Decided): PersonRecord => ({
	...record,
	sections: record.sections.map((section) => ({
		...section,
		lines: section.lines.map((line) => {
			const why = decided[String(line.number)]
			return why === undefined ? line : withoutWords(line, why)
		}),
	})),
})

/** Places where something is left out for one reason; a fact has no number. */
export type LeftOutFor = Pick<Mark, 'says' | 'law'> & {
	readonly places: readonly { readonly what: string; readonly line: number | null }[]
}

/** Every reason for which something is left out, in the file's own words, with all its places. */
export const leftOutIn = (record: PersonRecord): LeftOutFor[] => {
	const all = record.sections.flatMap(({ lines, factsLeftOut }) => [
		...factsLeftOut.map((mark) => ({ ...mark, line: null })),
		...lines.flatMap(({ leftOut, number }) => leftOut.map((mark) => ({ ...mark, line: number }))),
	])
	return [...Map.groupBy(all, ({ says }) => says)].map(([says, some]) => ({
		says: says.charAt(0).toUpperCase() + says.slice(1),
		law: some[0]?.law ?? '',
		places: some.map(({ what, line }) => ({ what, line })),
	}))
}
