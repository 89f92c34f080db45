import { addDays, type Day, later } from '#kernel/day.ts'

/** Signs that no code holds, read for those they look like. */
const takenFor: Readonly<Record<string, string>> = { O: 'Q', '0': 'Q', '1': '7', U: 'V' }

/** Every sign that a code may hold: none that looks like another. */
export const codeSigns = '23456789BCDFGHJKMNPQRSTVWXYZ'

/** In capitals, without the blanks and dashes that somebody may type between them. */
export const signsTyped = (typed: string): string => typed.toUpperCase().replaceAll(/[\s\-–—‐‑_.,]/g, '')

/** The eight signs of a personal code, however it was typed: `k7qm 4txp`; null when it can be none. */
export const readCode = (written: string): string | null => {
	const signs = signsTyped(written).replaceAll(/[O01U]/g, (sign) => takenFor[sign] ?? sign)
	return signs.length === 8 && [...signs].every((sign) => codeSigns.includes(sign)) ? signs : null
}

const daysAfterLetter = 90

/** A code opens the answer page for 90 days after the latest letter that bears it, or to the day after the visit agreed on. */
export const codeHolds = (code: { readonly letterOn: Day; readonly visitOn: Day | null }, today: Day): boolean => {
	const letterEnds = addDays(code.letterOn, daysAfterLetter)
	return today <= (code.visitOn === null ? letterEnds : later(letterEnds, addDays(code.visitOn, 1)))
}

/** Attempts within the hour that have not opened the page, this one among them. */
export type Attempts = { readonly withCode: number; readonly byVisitor: number; readonly byAll: number }

const most: Attempts = { withCode: 5, byVisitor: 20, byAll: 500 }
/** While a great many fail, who has failed oftener than this is one of those who guess. */
const mostWhileManyFail = 3

/**
 * Whether an attempt is looked at. `code`: this code has been tried in vain too often, by whomever. `visitor`: whoever asks has, or
 * has while a great many fail everywhere; from elsewhere a right code still opens.
 */
export const tooOften = ({ withCode, byVisitor, byAll }: Attempts): 'code' | 'visitor' | null => {
	if (byVisitor > most.byVisitor || (byAll > most.byAll && byVisitor > mostWhileManyFail)) return 'visitor'
	return withCode > most.withCode ? 'code' : null
}
