import type { Booking } from '#booking/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay } from '#kernel/write-day.ts'
import { isAboutBereavement, type Offer } from '#offer/index.ts'
import { type Departure, departureText } from '#population/index.ts'

export type NoticeKind =
	| 'left'
	| 'visit_off'
	| 'letter_went'
	| 'death_taken_back'
	| 'bereaved'
	| 'excluded'
	| 'protected'
	| 'held'

/** Something that must be looked at before anything else, with its one action. */
export type Notice = {
	readonly kind: NoticeKind
	readonly person: PersonId
	readonly what: Text
	/** Null: there is nothing to do but to know it. */
	readonly action: Text | null
	readonly to: string
	/** What it is about, for whoever says *seen, nothing to do*; null when only the action ends it. */
	readonly about: string | null
	/** Consultants whom it concerns, besides the coordinators. */
	readonly staff: readonly StaffId[]
}

const noticeOrder: readonly NoticeKind[] = [
	'visit_off',
	'left',
	'death_taken_back',
	'letter_went',
	'bereaved',
	'excluded',
	'protected',
	'held',
]
/** The gravest first; one of a kind and subject for each citizen. */
export const inNoticeOrder = (notices: readonly Notice[]): Notice[] => [
	...new Map(
		notices
			.toSorted((a, b) => noticeOrder.indexOf(a.kind) - noticeOrder.indexOf(b.kind))
			.map((notice) => [`${notice.kind} ${notice.person} ${notice.kind === 'visit_off' ? notice.about : ''}`, notice]),
	).values(),
]

/** How a notice is remembered as seen: a consultant's own apart from the coordinators', who share theirs. */
export const seenAs = ({ kind, about }: Pick<Notice, 'kind' | 'about'>, consultant: StaffId | null): string =>
	`${kind} ${about}${consultant === null ? '' : ` ${consultant}`}`

const names: Readonly<Record<NoticeKind, Text>> = {
	left: text('har stadig en tid', 'still has a time'),
	visit_off: text('besøget er aflyst', 'the visit is off'),
	letter_went: text('brev nåede at blive sendt', 'the letter went'),
	death_taken_back: text('meldingen om dødsfald var en fejl', 'the report of a death was a mistake'),
	bereaved: text('har mistet sin ægtefælle', 'has lost their spouse'),
	excluded: text('er nu undtaget', 'is now excluded'),
	protected: text('beskyttet', 'protected'),
	held: text('brevet kunne ikke sendes', 'the letter could not be sent'),
}
/** The line of the story once somebody has seen it. */
export const seenText = (key: string): Text => {
	const name = names[key.split(' ')[0] as NoticeKind] ?? text('besked', 'notice')
	return text(`Vigtig besked set, intet at gøre: ${name.da}`, `Important notice seen, nothing to do: ${name.en}`)
}

const clockAt = ({ span }: Pick<Booking, 'span'>, language: Language): string =>
	`${language === 'da' ? 'kl.' : 'at'} ${writeClock(clockOf(span.from), language)}`
const timeAt = (booking: Pick<Booking, 'span'>, language: Language): string =>
	`${writeDay(dayOf(booking.span.from), language)} ${clockAt(booking, language)}`

/** A visit of today or tomorrow to somebody who has died, moved away or disappeared: whoever would have gone is to know. */
export const visitOff = (booking: Booking, today: Day): Notice => {
	const why = departureText[booking.releasedBecause as Departure]
	const isToday = dayOf(booking.span.from) === today
	return {
		kind: 'visit_off',
		person: booking.person,
		what: text(
			`Besøget ${isToday ? 'i dag' : 'i morgen'} ${clockAt(booking, 'da')} er aflyst: ${why.da}`,
			`The visit ${isToday ? 'today' : 'tomorrow'} ${clockAt(booking, 'en')} is off: ${why.en}`,
		),
		action: null,
		to: `/borger/${booking.person}`,
		about: booking.id,
		staff: [booking.staff],
	}
}

/** What a citizen has with us: offers without an end, and times to come. */
export type Ties = { readonly person: PersonId; readonly offers: readonly Offer[]; readonly times: readonly Booking[] }

const withUs = ({ offers, times }: Ties): Text | null => {
	const time = times.toSorted((a, b) => (a.span.from < b.span.from ? -1 : 1))[0]
	if (time !== undefined) return text(`har en tid ${timeAt(time, 'da')}`, `has a time ${timeAt(time, 'en')}`)
	if (offers.some(({ madeOn }) => madeOn !== null)) return text('har fået et tilbud', 'has been given an offer')
	return offers.length > 0 ? text('er med i en udsendelse', 'is in a batch') : null
}

/** So long after a loss what was arranged is taken to be arranged in ignorance of it: the register is late. */
const daysUnknown = 14

/** The spouse died while something was under way that was not made for that: see whether it still fits. */
export const bereaved = (ties: Ties, lossOn: Day, madeForIt: ReadonlySet<string>): Notice | null => {
	const until = addDays(lossOn, daysUnknown)
	const offers = ties.offers.filter((offer) => !isAboutBereavement(offer.grounds) && dayOf(offer.proposedAt) <= until)
	const times = ties.times.filter(({ id, madeAt }) => !madeForIt.has(id) && dayOf(madeAt) <= until)
	const has = withUs({ person: ties.person, offers, times })
	return has === null
		? null
		: {
				kind: 'bereaved',
				person: ties.person,
				what: text(
					`Mistede sin ægtefælle ${writeDay(lossOn, 'da')} og ${has.da}`,
					`Lost their spouse ${writeDay(lossOn, 'en')} and ${has.en}`,
				),
				action: text('Se, om det stadig passer', 'See whether it still fits'),
				to: `/borger/${ties.person}`,
				about: `${ties.person} ${lossOn}`,
				staff: times.map(({ staff }) => staff),
			}
}

/** Excluded since a letter went out or a time was agreed: nothing is called off before somebody has looked. */
export const nowExcluded = (ties: Ties, exclusions: readonly Text[]): Notice | null => {
	const offers = ties.offers.filter(({ madeOn }) => madeOn !== null)
	const has = withUs({ ...ties, offers })
	if (has === null) return null
	const first = exclusions[0] ?? text('undtaget', 'excluded')
	return {
		kind: 'excluded',
		person: ties.person,
		what: text(`Er nu undtaget (${first.da}) og ${has.da}`, `Is now excluded (${first.en}) and ${has.en}`),
		action: text('Aflys, eller lad det stå', 'Call it off, or let it stand'),
		to: `/borger/${ties.person}/stands`,
		about: `${ties.person} ${offers[0]?.id ?? ties.times[0]?.id}`,
		staff: ties.times.map(({ staff }) => staff),
	}
}

/** A letter to somebody dead could not be stopped any more. */
export const letterWent = ({ id, person, madeOn }: Offer): Notice => ({
	kind: 'letter_went',
	person,
	what: text(
		`Er død, og et brev er sendt${madeOn === null ? '' : ` ${writeDay(madeOn, 'da')}`}. Stop det, hvis det kan nås`,
		`Has died, and a letter has gone${madeOn === null ? '' : ` on ${writeDay(madeOn, 'en')}`}. Stop it if there is time`,
	),
	action: null,
	to: `/borger/${person}`,
	about: id,
	staff: [],
})

/** A death reported that was none; what was called off because of it does not come back by itself. */
export const deathTakenBack = (person: PersonId, on: Day): Notice => ({
	kind: 'death_taken_back',
	person,
	what: text(
		'Blev meldt død ved en fejl. Tider og aftaler, der blev aflyst, skal aftales igen',
		'Was reported dead by mistake. Times and agreements called off are to be made again',
	),
	action: text('Se, hvad der blev aflyst', 'See what was called off'),
	to: `/borger/${person}`,
	about: `${person} ${on}`,
	staff: [],
})
