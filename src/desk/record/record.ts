import type { Why } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { type Detail, type Filed, type FiledPart, type LeftOut, leftOutText } from '#kernel/filed.ts'
import { type Instant, millisecondsOf } from '#kernel/instant.ts'

export const sections = [
	'register',
	'rules',
	'inquiry',
	'times',
	'offers',
	'visits',
	'followup',
	'desk',
	'looked',
] as const
export type SectionCode = (typeof sections)[number]

const headings: Readonly<Record<SectionCode, string>> = {
	register: 'Oplysninger fra registret, og hvad der er sket',
	rules: 'Målgruppen: hvorfor og hvorfor ikke',
	inquiry: 'Henvendelser, vurderinger og udskrivninger',
	times: 'Tider i kalenderen',
	offers: 'Tilbud, breve, opkald og svar',
	visits: 'Besøg og journal',
	followup: 'Aftaler, overleveringer og afslutning',
	desk: 'Medarbejdernes beskeder og dine anmodninger',
	looked: 'Hvem har set oplysningerne',
}

/** A place where something on record does not stand, and the law it rests on. */
export type Mark = {
	readonly what: string
	readonly because: LeftOut | 'by_decision'
	readonly says: string
	readonly law: string
}

/** One dated line of the file. Times are of Copenhagen. */
export type RecordLine = {
	/** Counts through the whole file, from 1; a line is named by it. */
	readonly number: number
	readonly on: Day
	readonly at: Instant | null
	readonly what: string
	readonly words: string | null
	readonly who: string | null
	readonly details: readonly Detail[]
	readonly leftOut: readonly Mark[]
	/** Corrected or withdrawn since; still on record. */
	readonly struck: boolean
}

export type RecordSection = {
	readonly code: SectionCode
	readonly heading: string
	readonly facts: readonly Detail[]
	readonly factsLeftOut: readonly Mark[]
	readonly lines: readonly RecordLine[]
}

/** Everything recorded about a citizen, as it is handed out. The file's own schema stands in docs/record.md. */
export type PersonRecord = {
	readonly format: 'hjemmebesoeg-record/1'
	readonly municipality: string
	readonly office: readonly string[]
	readonly preparedAt: Instant
	readonly person: { readonly id: string; readonly name: string; readonly cpr: string }
	/** Years for which what is written is kept, after the last of it. */
	readonly keptYears: number
	readonly sections: readonly RecordSection[]
}

const marksOf = (leftOut: Filed['leftOut']): Mark[] =>
	(leftOut ?? []).map(({ what, because }) => ({
		what,
		because,
		says: leftOutText[because].mark.da,
		law: leftOutText[because].law.da,
	}))

const momentOf = ({ at }: Filed): number => (at === null ? Number.NEGATIVE_INFINITY : millisecondsOf(at))
const oldestFirst = (lines: readonly Filed[]): Filed[] =>
	lines
		.map((line, place) => ({ line, place }))
		.toSorted((a, b) => {
			if (a.line.on !== b.line.on) return a.line.on < b.line.on ? -1 : 1
			const [x, y] = [momentOf(a.line), momentOf(b.line)]
			return x === y ? a.place - b.place : x < y ? -1 : 1
		})
		.map(({ line }) => line)

/** The rules as they are weighed today: those that hold, those that do not and why, and in one breath what nobody has noted. */
export const reasonFacts = (why: readonly Why[]): Detail[] => {
	const known = why.filter(({ unnoted }) => unnoted === undefined)
	const names = why.flatMap(({ unnoted }) => unnoted?.da ?? [])
	return [
		...known.filter(({ held }) => held).map(({ da }) => ({ label: 'Opfyldt', words: da })),
		...known.filter(({ held }) => !held).map(({ da }) => ({ label: 'Ikke opfyldt', words: da })),
		...(names.length === 0
			? []
			: [{ label: 'Ikke opfyldt, for det har vi ikke noteret om dig', words: `${names.join('; ')}.` }]),
	]
}

/** *Anna Ager, sygeplejerske*; the name alone where no profession is known. */
export const withProfession = (name: string, profession: string | null): string =>
	profession === null || profession === '' ? name : `${name}, ${profession}`

/** Staff by name and profession. A name that two bear stands alone: which of them is meant is not known. */
export const titledOf = (
	staff: readonly { readonly name: string; readonly profession: string | null }[],
): ((who: string) => string) => {
	const named = Map.groupBy(staff, ({ name }) => name)
	return (who) => {
		const [one, ...others] = named.get(who) ?? []
		return one === undefined || others.length > 0 ? who : withProfession(who, one.profession)
	}
}

export type Parts = Readonly<Record<SectionCode, FiledPart>>

/** Puts the parts of the rooms together: sections in one order, lines oldest first and numbered through, staff by name and profession. */
export const composeRecord = (
	head: Omit<PersonRecord, 'format' | 'sections'>,
	parts: Parts,
	/** *Anna Ager* → *Anna Ager, sygeplejerske*; who is not on staff stands as told. */
	titled: (who: string) => string,
): PersonRecord => {
	let number = 0
	return {
		format: 'hjemmebesoeg-record/1',
		...head,
		sections: sections.map((code) => ({
			code,
			heading: headings[code],
			facts: parts[code].facts ?? [],
			factsLeftOut: marksOf(parts[code].factsLeftOut),
			lines: oldestFirst(parts[code].lines).map((line) => {
				number += 1
				return {
					number,
					on: line.on,
					at: line.at,
					what: line.what.da,
					words: line.words || null,
					who: line.who ? titled(line.who) : null,
					details: (line.details ?? []).filter(({ words }) => words !== ''),
					leftOut: marksOf(line.leftOut),
					struck: line.struck === true,
				}
			}),
		})),
	}
}
