import type { Day } from '#kernel/day.ts'
import type { EventId } from '#kernel/ids.ts'
import type { Criterion, Form } from '#standard/index.ts'
import type { Chosen } from '../batch/choose.ts'
import { isAboutBereavement, type OfferGround } from '../offer.ts'

/** An event that still has room: seats neither taken nor promised by an invitation that nobody has answered. */
export type Invitable = { readonly id: EventId; readonly answerBy: Day; readonly room: number }

/** What the grounds of one offer ask for together: a visit where any of them needs one, for a visit serves them all. */
export const formOf = (
	grounds: readonly { readonly form?: Form; readonly intervention: string; readonly criterion: string }[],
): 'visit' | 'event' | 'either' => {
	if (isAboutBereavement(grounds)) return 'visit'
	const forms = new Set(grounds.map(({ form }) => form ?? 'home_visit'))
	if (forms.has('home_visit') || forms.has('phone_visit')) return 'visit'
	return forms.has('collective_event') ? 'event' : 'either'
}

/** Whether who is invited may have a visit at home instead: unless every ground says that nothing comes of declining the event. */
export const givesVisitInstead = (
	grounds: readonly Pick<OfferGround, 'criterion' | 'form'>[],
	standard: { readonly criteria: readonly Pick<Criterion, 'code' | 'collective'>[] } | null,
): boolean =>
	standard === null ||
	grounds.some(
		({ criterion, form }) =>
			form === 'citizen_chooses' ||
			standard.criteria.find(({ code }) => code === criterion)?.collective?.declined !== 'nothing',
	)

/** An invitation needs some days on its way and on the kitchen table. */
export const leastDaysToAnswer = 7

/**
 * Whoever is to be invited gets the first event with room. Where there is none, whoever may have a visit instead gets the letter
 * about that, and the others wait until one is planned.
 */
export const withEvents = (
	letters: readonly Chosen[],
	events: readonly Invitable[],
	lastAnswer: Day,
): { readonly letters: readonly Chosen[]; readonly withoutEvent: readonly Chosen[] } => {
	const room = new Map(events.map(({ id, room }) => [id, room]))
	const upcoming = events.filter(({ answerBy }) => answerBy >= lastAnswer)
	const withoutEvent: Chosen[] = []
	const invited = letters.flatMap((chosen): Chosen[] => {
		const form = formOf(chosen.grounds)
		if (form === 'visit') return [chosen]
		const event = upcoming.find(({ id }) => (room.get(id) ?? 0) > 0)
		if (event !== undefined) {
			room.set(event.id, (room.get(event.id) ?? 0) - 1)
			return [{ ...chosen, contact: 'self_booking_letter', event: event.id }]
		}
		if (form === 'either') return [chosen]
		withoutEvent.push(chosen)
		return []
	})
	return { letters: invited, withoutEvent }
}
