import { ageOnNumber, type DayNumber, numberOf } from '#kernel/day-number.ts'
import {
	type Ages,
	type Contact,
	type Criterion,
	type Form,
	isIn,
	type Replacement,
	type Standard,
} from '#standard/index.ts'

/** How an offer is made and what it is. */
export type Terms = { readonly contact: Contact; readonly form: Form; readonly minutes: number }

const hasAge = (ages: Ages, age: number): boolean => ages.some(({ from = 0, to = age }) => from <= age && age <= to)

const replacementOn = ({ replacements }: Standard, criterion: string, form: Form, on: DayNumber): Replacement | null =>
	replacements.find(
		({ from, to, instead, covers }) =>
			instead === form && isIn(covers, criterion) && numberOf(from) <= on && on <= numberOf(to),
	) ?? null

/**
 * The terms of a ground: the criterion's, what differs for the age, a visit at home for who declined the event, and
 * what stands in for that form on the day.
 */
export const termsOn = (
	standard: Standard,
	criterion: Criterion,
	{ age, hasDeclined, on }: { readonly age: number; readonly hasDeclined: boolean; readonly on: DayNumber },
): Terms => {
	const band = criterion.byAge.find(({ ages }) => hasAge(ages, age))
	const form = hasDeclined ? 'home_visit' : (band?.form ?? criterion.form)
	const replacement = replacementOn(standard, criterion.code, form, on)
	return {
		contact: replacement?.contact ?? band?.contact ?? criterion.contact,
		form: replacement?.gives ?? form,
		minutes: band?.minutes ?? criterion.minutes,
	}
}

/** The age that a ground is for: that of its opening, else that of the citizen on the day. */
export const ageFor = (opening: { readonly age: number | null } | null, bornOn: DayNumber, on: DayNumber): number =>
	opening?.age ?? ageOnNumber(bornOn, on)
