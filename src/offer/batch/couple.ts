import { addDays, type Day } from '#kernel/day.ts'
import type { BookingId, PersonId } from '#kernel/ids.ts'
import { isBefore } from '#kernel/instant.ts'
import type { Citizen } from '#population/index.ts'
import type { Standard } from '#standard/index.ts'
import { type Channel, languageFor } from '../letter/letter.ts'
import { type Offer, type ProposedTime, writeTime } from '../offer.ts'
import type { Chosen } from './choose.ts'

/** Two of one home; the first is the one that comes first in the batch. */
export type Couple = readonly [PersonId, PersonId]

/** What is known of a citizen when two are to be told one time. */
export type AtHome = {
	readonly citizen: Pick<Citizen, 'status' | 'spouse' | 'address' | 'protected' | 'residence'>
	/** The latest loss of a spouse, told by the register or by somebody. */
	readonly bereavedOn: Day | null
	/** Criteria of the standard that come of age alone. */
	readonly ageCriteria: ReadonlySet<string>
}

/** Nobody who lost a spouse within the year is written to as one of a couple. */
const daysOfLoss = 365

/** Criteria that everybody reaches by age; who is due on another ground is written to alone. */
export const ageCriteriaOf = (standard: Pick<Standard, 'criteria'> | undefined): ReadonlySet<string> =>
	new Set(
		(standard?.criteria ?? [])
			.filter(
				({ opens, needs }) => ['turning', 'yearly', 'every', 'band'].includes(opens.by) && needs.livesAlone !== true,
			)
			.map(({ code }) => code),
	)

/**
 * Who of a batch are told of one joint time: married, of one home, both of them there, neither with a protected address nor in
 * mourning, both due by age and by a letter with a fixed time. Everyone else is written to alone.
 */
export const couplesIn = (
	letters: readonly Pick<Chosen, 'person' | 'contact' | 'grounds'>[],
	homes: ReadonlyMap<PersonId, AtHome>,
	today: Day,
): Couple[] => {
	const due = new Map(letters.map((chosen) => [chosen.person, chosen]))
	const suits = (chosen: Pick<Chosen, 'person' | 'contact' | 'grounds'>): boolean => {
		const home = homes.get(chosen.person)
		return (
			home !== undefined &&
			chosen.contact === 'fixed_time_letter' &&
			chosen.grounds.every(({ criterion }) => home.ageCriteria.has(criterion)) &&
			isAtHome(home, today)
		)
	}
	const seen = new Set<PersonId>()
	return letters.flatMap((chosen): Couple[] => {
		const home = homes.get(chosen.person)
		const other = home?.citizen.spouse ?? null
		const others = other === null ? undefined : due.get(other)
		if (other === null || other === chosen.person || others === undefined || seen.has(chosen.person)) return []
		if (!suits(chosen) || !suits(others) || !isOneHome(chosen.person, home?.citizen, other, homes.get(other)?.citizen))
			return []
		seen.add(other)
		return [[chosen.person, other]]
	})
}

const isAtHome = ({ citizen, bereavedOn }: AtHome, today: Day): boolean =>
	citizen.status === 'resident' &&
	citizen.residence === 'own_home' &&
	!citizen.protected &&
	(bereavedOn === null || bereavedOn < addDays(today, -daysOfLoss))

type Settled = Pick<Citizen, 'spouse' | 'address'>

/** Each is the other's spouse by the register, at one address. */
const isOneHome = (one: PersonId, a: Settled | undefined, other: PersonId, b: Settled | undefined): boolean =>
	a?.spouse === other && b?.spouse === one && a.address !== null && a.address.id === b.address?.id

/** The offers of a batch that name one time with one consultant: only a couple is ever told that. */
export const sharedTimes = <One extends Pick<Offer, 'id' | 'time' | 'endedAt' | 'contact'>>(
	offers: readonly One[],
): (readonly [One, One])[] => {
	const open = offers.filter(
		({ endedAt, time, contact }) => endedAt === null && time !== null && contact === 'fixed_time_letter',
	)
	return [...Map.groupBy(open, ({ time }) => (time === null ? '' : writeTime(time))).values()].flatMap((same) => {
		const [one, other] = same
		return one !== undefined && other !== undefined && same.length === 2 ? [[one, other] as const] : []
	})
}

type AtLetter = Pick<Citizen, 'status' | 'spouse' | 'address' | 'protected' | 'language' | 'id'>

/** Whether one letter goes to both: on paper, to one home, in one language, and neither address is protected. */
export const isOneLetter = (one: AtLetter, other: AtLetter, channels: readonly [Channel, Channel]): boolean =>
	channels.every((channel) => channel === 'paper') &&
	one.status === 'resident' &&
	other.status === 'resident' &&
	isOneHome(one.id, one, other.id, other) &&
	!one.protected &&
	!other.protected &&
	languageFor(one) === languageFor(other)

/** How one of a home stands to a visit together, as their own latest answer says. */
export type Wishes = {
	readonly person: PersonId
	/** Their latest answer asks to be visited together. */
	readonly together: boolean
	/** Said yes to, and still to come. */
	readonly time: (ProposedTime & { readonly booking: BookingId }) | null
}

/**
 * The time of the other one that somebody who asks to be visited together may be shown: only where both have asked, of their
 * own accord, and the other's time stands. Nothing about one is shown to the other before.
 */
export const timeTogether = (
	own: Pick<Wishes, 'person' | 'together'>,
	others: readonly Wishes[],
	notBefore: ProposedTime['from'],
): Wishes['time'] => {
	const [other, ...more] = others.filter(({ person, together, time }) => person !== own.person && together && time)
	if (!own.together || other?.time == null || more.length > 0) return null
	return isBefore(other.time.from, notBefore) ? null : other.time
}
