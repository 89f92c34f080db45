import { type Text, text } from '#kernel/language.ts'
import type { NoSeat } from '../event/event.ts'
import type { NoAnswer } from './answer.ts'

/** Why what staff wrote down could not be saved. */
export const wordsForNoAnswer: Readonly<Record<NoAnswer | NoSeat, Text>> = {
	unknown_offer: text('Tilbuddet findes ikke længere.', 'The offer is no longer there.'),
	not_sent_yet: text('Tilbuddet er ikke sendt endnu.', 'The offer has not been sent yet.'),
	never_reached: text('Tilbuddet nåede aldrig borgeren.', 'The offer never reached the citizen.'),
	withdrawn: text(
		'Tilbuddet er trukket tilbage. Skriv svaret ved det tilbud, der gælder.',
		'The offer has been withdrawn. Record the answer at the offer that holds.',
	),
	no_visit_instead: text(
		'Standarden giver ikke et besøg i stedet for arrangementet. Ønsker borgeren selv et besøg, så skriv det som borgerens eget ønske.',
		'The standard gives no visit instead of the event. If the citizen asks for a visit, record it as their own wish.',
	),
	time_is_taken: text(
		'Tiden er taget i mellemtiden. Vælg en af dem, der er tilbage.',
		'The time was taken meanwhile. Choose one of those left.',
	),
	no_time_given: text('Vælg en tid.', 'Choose a time.'),
	day_has_passed: text('Den dag er gået. Vælg en anden.', 'That day has passed. Choose another.'),
	unknown_event: text('Arrangementet findes ikke.', 'There is no such event.'),
	cancelled: text('Arrangementet er aflyst.', 'The event is cancelled.'),
	has_begun: text(
		'Arrangementet er begyndt. Skriv i stedet, hvem der kom.',
		'The event has begun. Write down who came instead.',
	),
	no_companions: text(
		'Til dette arrangement er der ikke plads til ledsagere.',
		'This event has no room for companions.',
	),
	no_room_for_companion: text(
		'Der er ikke en plads mere til ledsageren. Borgeren beholder sin egen plads.',
		'There is no further seat for the companion. The citizen keeps their own.',
	),
}

/** The field of the form to be mended. */
export const fieldRefused = (why: NoAnswer | NoSeat, kind: string): string => {
	if (why === 'day_has_passed') return kind === 'call_later' ? 'call_on' : 'time'
	return why === 'time_is_taken' || why === 'no_time_given' ? 'time' : 'kind'
}
