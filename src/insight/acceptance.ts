import type { Contact, Form } from '#standard/index.ts'

/** What is expected, and how far it may be off either way. */
export type Range = { readonly low: number; readonly expected: number; readonly high: number }

/**
 * Visits for each offer by a letter that names a time. Low: what the whole country held for each offer in 2019–20 (35–41 of 100,
 * all ways of asking together). High: two of three, of 80-year-olds in a Danish study. Expected: half-way.
 */
const letterWithTime: Range = { low: 0.38, expected: 0.52, high: 0.667 }
/** Odds of declining against a letter that names a time (men, 2010). */
const oddsOfDeclining: Readonly<Record<Contact, number>> = {
	fixed_time_letter: 1,
	phone: 1.78,
	self_booking_letter: 2.81,
}

const worsened = (accepted: number, odds: number): number => {
	const declining = ((1 - accepted) / accepted) * odds
	return 1 / (1 + declining)
}

/** Visits for each offer, by how the citizen is asked. */
export const acceptanceBy = (contact: Contact): Range => {
	const odds = oddsOfDeclining[contact]
	const { low, expected, high } = letterWithTime
	return { low: worsened(low, odds), expected: worsened(expected, odds), high: worsened(high, odds) }
}

/** Minutes beside the visit itself; 60 minutes at home come to two hours and a quarter. */
export const besideTheVisit = { travel: 30, documentation: 45, documentationOfPhoneVisit: 20 }
/** How many share the minutes of an event for several. */
export const togetherAtAnEvent = 12

/** A consultant's minutes for one visit. */
export const consultantMinutes = (form: Form, minutes: number): number => {
	if (form === 'phone_visit') return minutes + besideTheVisit.documentationOfPhoneVisit
	if (form === 'collective_event')
		return (minutes + besideTheVisit.travel + besideTheVisit.documentation) / togetherAtAnEvent
	return minutes + besideTheVisit.travel + besideTheVisit.documentation
}
