import { addDays, ageOn, type Day } from '#kernel/day.ts'
import { cprGiver, namer, phoneOf } from '../identity.ts'
import type { Draft, Household } from '../import/draft.ts'
import type { FileRow } from '../import/file-columns.ts'
import { arrivalOf, recentlyDead, recentlyGone } from '../lives/comings-and-goings.ts'
import { dwellingsOf } from './dwellings.ts'
import { helpOf, servedOf } from './help-received.ts'
import { peopleOf } from './households.ts'
import type { Inhabitants, Places } from './places.ts'
import { lottery, type Random, randomFrom } from './random.ts'
import * as rates from './rates.ts'

export type Order = {
	readonly places: Places
	readonly inhabitants: Inhabitants
	readonly seed: number
	/** The day described. */
	readonly on: Day
	/** How many rows; the municipality's own number without it. */
	readonly persons?: number
}

/** Rows beside those of 60 and more: younger partners and children, the dead and the departed. A little too low on purpose. */
const rowsForEachOld = 1.1

/**
 * A made-up population: everyone of 60 and more and everyone who lives with them, in the municipality's proportions,
 * with those who died or left within a year. Nobody in it exists; the same order gives the same people.
 */
export const generatePeople = (order: Order): FileRow[] => {
	const random = randomFrom(order.seed)
	const { on, places, inhabitants } = order
	const counted = [...inhabitants.men, ...inhabitants.women].reduce((sum, count) => sum + count, 0)
	const scale = order.persons === undefined ? 1 : (order.persons + 40) / (counted * rowsForEachOld)
	const { everyone, alone } = peopleOf(random, inhabitants, scale, on)
	const departed = [...recentlyDead(random, everyone, alone, on), ...recentlyGone(random, everyone, on)]
	const all = [...everyone, ...departed]
	const households = [...new Set(all.map(({ household }) => household))]
	const kept = order.persons === undefined ? households : fitting(random, households, order.persons)
	house(random, places, kept, on)
	const members = kept.flatMap((household) => household.members)
	const cpr = cprGiver(random)
	const name = namer(random, inhabitants.surnames)
	for (const draft of members) {
		draft.cpr = cpr(draft)
		name(draft)
	}
	const language = lottery<string>([
		['da', 1 - Object.values(inhabitants.languages).reduce((sum, share) => sum + share, 0)],
		...Object.entries(inhabitants.languages),
	])
	return members
		.map((draft) => rowOf(random, draft, language(random), on))
		.sort((a, b) => (a.person_id < b.person_id ? -1 : 1))
}

/** Whole households until there are so many people; single ones fill the last places. */
const fitting = (random: Random, households: readonly Household[], persons: number): Household[] => {
	let left = persons
	return households
		.map((household) => ({ household, place: random() }))
		.sort((a, b) => a.place - b.place)
		.flatMap(({ household }) => {
			if (household.members.length > left) return []
			left -= household.members.length
			return [household]
		})
}

const house = (random: Random, places: Places, households: readonly Household[], on: Day): void => {
	const { home, careHome } = dwellingsOf(random, places)
	for (const household of households) {
		const gone = household.members.every(({ status }) => status !== 'resident' && status !== 'dead')
		household.residentSince = arrivalOf(random, household.members, on)
		if (!gone) household.dwelling = household.members[0]?.residence === 'care_home' ? careHome() : home()
	}
}

const rowOf = (random: Random, draft: Draft, language: string, on: Day): FileRow => {
	const { household } = draft
	const dwelling = household.dwelling
	const here = draft.status === 'resident'
	const inCareHome = draft.residence === 'care_home'
	const alone =
		here && household.members.filter((each) => each.status === 'resident' && ageOn(each.bornOn, on) >= 18).length === 1
	const help = helpOf(random, { sex: draft.sex, age: draft.age, alone, inCareHome })
	const residentSince =
		household.residentSince && household.residentSince > draft.bornOn ? household.residentSince : draft.bornOn
	const served = servedOf(
		random,
		{ bornOn: draft.bornOn, alone, residentSince, excluded: inCareHome || (help.practical && help.personal) },
		draft.statusSince === null ? on : addDays(draft.statusSince, -1),
	)
	return {
		person_id: draft.cpr,
		born_on: draft.bornOn,
		sex: draft.sex,
		given_names: draft.givenNames,
		surname: draft.surname,
		status: draft.status,
		status_since: draft.statusSince,
		resident_since: residentSince,
		civil_status: draft.civilStatus,
		spouse_id: draft.spouse?.cpr || null,
		street: dwelling?.street ?? null,
		house_number: dwelling?.houseNumber ?? null,
		floor_door: dwelling?.floorDoor ?? null,
		postal_code: dwelling?.postalCode ?? null,
		town: dwelling?.town ?? null,
		address_id: dwelling?.id ?? null,
		x: dwelling?.x ?? null,
		y: dwelling?.y ?? null,
		protected: random() < rates.protectedShare,
		digital_post: random() < rates.at(rates.digitalPost, draft.age),
		phone: random() < 0.93 ? phoneOf(random) : null,
		language: draft.age >= 18 ? language : 'da',
		practical_help: help.practical,
		personal_help: help.personal,
		nursing: help.nursing,
		residence: draft.residence,
		residence_since: draft.residenceSince,
		last_offer_on: served.lastOfferOn,
		last_visit_on: served.lastVisitOn,
	}
}
