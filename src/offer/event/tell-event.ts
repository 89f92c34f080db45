import type { EventId } from '#kernel/ids.ts'
import { dayOf, isBefore } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeDay } from '#kernel/write-day.ts'
import { type CollectiveEvent, type Seat, wordsForGivingUp } from './event.ts'

/** What became of a citizen's seats at events, as lines of their story. */
export const toldOfSeats = (seats: readonly Seat[], events: ReadonlyMap<EventId, CollectiveEvent>): Told[] =>
	seats.flatMap((seat) => {
		const event = events.get(seat.event)
		return event === undefined ? [] : linesOf(seat, event)
	})

const linesOf = (seat: Seat, event: CollectiveEvent): Told[] => {
	const on = dayOf(event.span.from)
	const named = text(`“${event.title}” ${writeDay(on, 'da')}`, `“${event.title}” ${writeDay(on, 'en')}`)
	const about = (da: string, en: string): Text => text(`${da} ${named.da}`, `${en} ${named.en}`)
	const companion = seat.companion ? text(', med ledsager', ', with a companion') : text('', '')
	const { askedAt, seatedAt, givenUpAt, givenUpBecause, attended } = seat
	const waited = seatedAt === null || isBefore(askedAt, seatedAt)
	const asked = waited
		? about('På venteliste til arrangementet', 'On the waiting list for the event')
		: about('Fik plads til arrangementet', 'Given a seat at the event')
	const because = givenUpBecause === null ? undefined : wordsForGivingUp[givenUpBecause]
	return [
		{ on: dayOf(askedAt), at: askedAt, what: text(asked.da + companion.da, asked.en + companion.en) },
		...(seatedAt !== null && waited
			? [{ on: dayOf(seatedAt), at: seatedAt, what: about('Rykkede op og fik plads til', 'Moved up to a seat at') }]
			: []),
		...(givenUpAt === null
			? []
			: [
					{
						...{ on: dayOf(givenUpAt), at: givenUpAt },
						what: because
							? about(`${because.da}:`, `${because.en}:`)
							: about('Pladsen er givet fri til', 'The seat was given up at'),
					},
				]),
		...(attended === null
			? []
			: [
					{
						...{ on, at: event.span.to },
						what: attended
							? about('Kom til arrangementet', 'Came to the event')
							: about('Kom ikke til arrangementet', 'Did not come to the event'),
					},
				]),
	]
}
