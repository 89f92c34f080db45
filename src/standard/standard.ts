import type { Background } from '#access/index.ts'
import { addDays, type Day, readDay } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Interval } from './format/interval.ts'
import type { Contact, Criterion, Exclusion, Form, Group, Period, Scope, VisitNeeds } from './rule.ts'

export type Topic = { readonly code: string; readonly name: Text }

export type Intervention = {
	readonly code: string
	readonly name: Text
	readonly targetGroup: Text
	readonly purpose: readonly Text[]
	readonly topics: readonly string[]
	/** What this visit is about before anything else; null for the general visit. */
	readonly specialFocus: Text | null
	readonly timeFrame: Text
	readonly documentation: Text
	readonly cites: string
}

/** What the citizen reads, in the order of the page. `- ` at the start of a line makes a list. */
export type CitizenTexts = {
	readonly summary: Text
	readonly purpose: Text
	readonly offer: Text
	readonly visit: Text
	readonly notPart: Text
	readonly followUp: Text
	readonly staff: Text
	readonly rights: Text
	readonly acceptance: Text
	readonly recording: Text
	readonly contact: Text
}

/** A place where the source can be read in two ways, the reading chosen, and by whom; open while either is missing. */
export type Reading = {
	readonly about: Text
	readonly chosen: Text | null
	readonly chosenBy: Text | null
	readonly on: Day | null
}

/** Another form for a time: phone instead of visit. */
export type Replacement = {
	readonly from: Day
	readonly to: Day
	readonly instead: Form
	readonly gives: Form
	readonly contact: Contact | null
	readonly covers: Scope
	readonly because: Text
	readonly cites: string | null
}

/** The rules of the version replaced: who had earned an offer under them on its last day still has it. */
export type Transitional = {
	readonly earned: Text
	readonly cites: string
	readonly lastDay: Day
	readonly criteria: readonly Criterion[]
}

export type Merging = {
	readonly within: 'open_together' | 'calendar_year'
	/** Codes of criteria, the one that leads first. */
	readonly leading: readonly string[]
}

export type LivesAlone = 'only_adult_at_address' | 'single_by_civil_status' | 'single_and_only_adult'

/** A word of the municipality's own for something in a citizen's life. */
export type OwnWord = { readonly word: string; readonly name: Text }

/** What a municipality has promised in one period. Plain data; two equal hashes are the same promise. */
export type Standard = {
	readonly municipality: string
	readonly hash: string
	readonly title: Text
	readonly validFrom: Day
	readonly validTo: Day | null
	readonly replaces: Day | null
	readonly approval: { readonly by: Text; readonly on: Day | null }
	/** Oldest first; see `legalBasisOn`. */
	readonly legalBasis: readonly (Period & { readonly text: Text })[]
	readonly source: Text
	/** Said on every page of it: this version rests on an assumption, not on a decision that we have seen. */
	readonly assumption: Text | null
	readonly readings: readonly Reading[]
	readonly transitional: Transitional | null
	readonly replacements: readonly Replacement[]
	readonly merging: Merging
	readonly livesAlone: LivesAlone
	readonly ownWords: {
		readonly events: readonly OwnWord[]
		readonly risks: readonly OwnWord[]
		readonly residences: readonly OwnWord[]
		readonly staff: readonly OwnWord[]
	}
	readonly answers: { readonly visitNeeds: VisitNeeds; readonly hold: 'until_answer_by' }
	readonly reminders: { readonly after: Interval; readonly times: number }
	/** So many refusals or silences in a row before someone phones. */
	readonly phoneAfterSilences: number
	readonly furtherVisits: {
		readonly kinds: readonly ('home_visit' | 'phone_visit')[]
		readonly phoneOnlyIfKnown: boolean
		readonly cites: string
	}
	/** The background demanded of whoever signs in the journal; without it any health profession will do. */
	readonly staff?: { readonly professions: readonly Background[]; readonly cites: string }
	readonly topics: readonly Topic[]
	readonly interventions: readonly Intervention[]
	readonly groups: readonly Group[]
	readonly criteria: readonly Criterion[]
	readonly exclusions: readonly Exclusion[]
	readonly texts: CitizenTexts
}

/** `soroe@2019-07-01` */
export const standardName = (standard: Standard): string => `${standard.municipality}@${standard.validFrom}`

/** A version by its name, as people call it: *Kvalitetsstandarden, der gælder fra 1. juli 2019*. A name that says no day stands for itself. */
export const standardText = (name: string): Text => {
	const from = readDay(name.split('@').at(-1) ?? '')
	return from === null
		? text(name, name)
		: text(
				`Kvalitetsstandarden, der gælder fra ${writeDay(from, 'da')}`,
				`The quality standard in force from ${writeDay(from, 'en')}`,
			)
}

/** The version that governs a day: the newest begun and not ended, so a version without end gives way to the next. Null where no rules are on file. */
export const standardOn = (standards: readonly Standard[], on: Day): Standard | null => {
	let governing: Standard | null = null
	for (const standard of standards)
		if (standard.validFrom <= on && (governing === null || standard.validFrom > governing.validFrom))
			governing = standard
	return governing === null || (governing.validTo !== null && governing.validTo < on) ? null : governing
}

/** The version that an offer was made under, by its name; where it is no longer on file, the one of the day. */
export const standardUnder = (standards: readonly Standard[], name: string, on: Day): Standard | null =>
	standards.find((standard) => standardName(standard) === name) ?? standardOn(standards, on)

/** The version with the end that it has in fact: its own, or the day before the next one begins. */
export const asItEnds = <Version extends Pick<Standard, 'validFrom' | 'validTo'>>(
	version: Version,
	all: readonly Pick<Standard, 'validFrom'>[],
): Version => {
	const [next] = all
		.filter(({ validFrom }) => validFrom > version.validFrom)
		.map(({ validFrom }) => addDays(validFrom, -1))
		.sort()
	return next === undefined || (version.validTo !== null && version.validTo < next)
		? version
		: { ...version, validTo: next }
}

/** The law that the standard rests on that day; null where it names none. */
export const legalBasisOn = ({ legalBasis }: Standard, on: Day): Text | null =>
	legalBasis.find(({ from, to }) => (from === null || from <= on) && (to === null || on <= to))?.text ?? null

const unknownWord = (code: string): Text => ({ da: code, en: code })

/** The criterion's name; the code itself where this version does not know it. */
export const criterionText = (standard: Standard, code: string): Text =>
	[...standard.criteria, ...(standard.transitional?.criteria ?? [])].find((criterion) => criterion.code === code)
		?.name ?? unknownWord(code)

/**
 * The ground as it is said of somebody. A rule is named by the age at which it begins; of one who is long past it, that age
 * says nothing: what comes every year is said to come every year.
 */
export const groundText = (standard: Standard, code: string): Text => {
	const criterion = [...standard.criteria, ...(standard.transitional?.criteria ?? [])].find((one) => one.code === code)
	if (criterion?.opens.by !== 'yearly') return criterionText(standard, code)
	const { fromAge, times } = criterion.opens
	return times === 1
		? text(`Årligt besøg fra ${fromAge} år`, `Yearly visit from the age of ${fromAge}`)
		: text(`To besøg om året fra ${fromAge} år`, `Two visits a year from the age of ${fromAge}`)
}

export const exclusionText = (standard: Standard, code: string): Text =>
	standard.exclusions.find((exclusion) => exclusion.code === code)?.name ?? unknownWord(code)

/** The place in the decided document that a rule comes from; null where this version does not know the rule. */
export const citesOf = (
	standard: Standard,
	{ criterion, exclusion }: { readonly criterion?: string; readonly exclusion?: string },
): string | null =>
	[...standard.criteria, ...(standard.transitional?.criteria ?? [])].find(({ code }) => code === criterion)?.cites ??
	standard.exclusions.find(({ code }) => code === exclusion)?.cites ??
	null

export const interventionOf = (standard: Standard, code: string): Intervention | null =>
	standard.interventions.find((intervention) => intervention.code === code) ?? null

/** What to talk about, the intervention's special focus first. */
export const topicsFor = (standard: Standard, intervention: string): readonly Topic[] => {
	const found = interventionOf(standard, intervention)
	const focus = found?.specialFocus ? [{ code: `focus-${found.code}`, name: found.specialFocus }] : []
	const topics = found ? standard.topics.filter(({ code }) => found.topics.includes(code)) : standard.topics
	return [...focus, ...topics]
}
