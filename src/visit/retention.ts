import { addYears, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'

/** How long journals of one profession are kept at least, in years from the last entry. */
export type ProfessionPeriod = {
	readonly name: Text
	/** Any of these in what somebody's profession is called makes them one of this profession. */
	readonly words: readonly string[]
	readonly years: number
	/** Whether the figure was seen in the source itself. */
	readonly verified: boolean
}

/** What the law asks of keeping journals, as its file says it. */
export type JournalPeriods = {
	readonly name: Text
	readonly sources: readonly string[]
	readonly says: Text
	readonly caution: Text
	/** Of everybody else, and of a journal in which several professions wrote. */
	readonly otherwise: Pick<ProfessionPeriod, 'years' | 'verified'>
	readonly professions: readonly ProfessionPeriod[]
}

const periodOf = (periods: JournalPeriods, profession: string | null): ProfessionPeriod | null => {
	const called = profession?.toLowerCase() ?? ''
	return periods.professions.find(({ words }) => words.some((word) => called.includes(word))) ?? null
}

/** Years for which the law keeps a journal: those of the one profession that wrote in it; of several, or of others, the longest. */
export const lawYears = (periods: JournalPeriods, authors: readonly (string | null)[]): number => {
	const [first, ...others] = authors.map((author) => periodOf(periods, author))
	const isOne = first !== undefined && first !== null && others.every((other) => other === first)
	return isOne ? first.years : periods.otherwise.years
}

/** Years for which it is kept here: as the municipality has decided, and never less than the law asks. */
export const keptYears = (periods: JournalPeriods, authors: readonly (string | null)[], keepYears: number): number =>
	authors.length === 0 ? keepYears : Math.max(keepYears, lawYears(periods, authors))

/** Who wrote in a journal, by what their profession is called, null for none, and the day it was last signed or corrected. */
export type Written = { readonly authors: readonly (string | null)[]; readonly lastOn: Day | null }
/** What is written of a citizen, and for how many years it is kept. */
export type Journal = Written & { readonly years: number }

/** Surely kept still: whatever else was written since can only make it longer. */
export const isKeptStill = ({ lastOn, years }: Journal, today: Day): boolean =>
	lastOn !== null && addYears(lastOn, years) >= today

/** That a journal was erased while its citizen lives here. */
export type JournalErasure = {
	readonly person: PersonId
	readonly at: Instant
	readonly by: StaffId
	readonly lastEntryOn: Day
	/** For how long it had been kept. */
	readonly years: number
	readonly rows: number
}

/** The erasing, as a line of the citizen's story. */
export const erasureTold = (
	{ at, by, years }: JournalErasure,
	nameOf: (staff: StaffId) => string | undefined,
): Told => ({
	on: dayOf(at),
	at,
	what: text(
		`Journalen er slettet: den var beholdt i ${years} år`,
		`The journal is erased: it had been kept for ${years} years`,
	),
	who: nameOf(by),
})
