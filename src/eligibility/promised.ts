import { type Day, dayFrom, firstOfYear, yearOf } from '#kernel/day.ts'
import type { Standard } from '#standard/index.ts'
import type { Facts } from './facts.ts'
import { type Judgement, judge } from './judge.ts'

/** How an offer comes about: of itself, after an assessment, only when asked for, or not at all. */
export type Way = 'offered' | 'assessed' | 'asked_for' | 'not'

/** A citizen on a day, and the rules that gave the offer. */
export type Given = { readonly citizen: Facts; readonly on: Day; readonly criteria: readonly string[] }

/** The standard as if it had always been, and would last: its rules are looked at, not the day on which it began. */
export const lasting = (standard: Standard, from: Day, to: Day): Standard => ({
	...standard,
	validFrom: firstOfYear(yearOf(from) - 2),
	validTo: null,
	transitional: null,
	criteria: standard.criteria.map((criterion) => {
		const { period } = criterion
		return {
			...criterion,
			period: {
				from: period.from !== null && period.from <= from ? null : period.from,
				to: period.to !== null && period.to >= to ? null : period.to,
			},
		}
	}),
})

export const wayOf = ({ verdict, grounds }: Judgement): Way => {
	if (verdict === 'offer') return 'offered'
	if (verdict === 'assess') return 'assessed'
	return grounds.some(({ initiative }) => initiative === 'on_request') ? 'asked_for' : 'not'
}

const better: Readonly<Record<Way, number>> = { offered: 3, assessed: 2, asked_for: 1, not: 0 }

/** Days on which the night is looked in upon: twice a month, and the last of all. */
const probes = (from: Day, to: Day): readonly Day[] => {
	const days: Day[] = [from]
	for (let year = yearOf(from); year <= yearOf(to); year++)
		for (let month = 1; month <= 12; month++) days.push(dayFrom(year, month, 1), dayFrom(year, month, 16))
	return [...days.filter((day) => from < day && day < to), from, to].sort()
}

const givenBy = (stance: Judgement, citizen: Facts, on: Day): Given => ({
	citizen,
	on,
	criteria: stance.grounds.filter(({ servedOn }) => servedOn === undefined).map(({ criterion }) => criterion),
})

/** The best that a citizen gets in a stretch of days, and when first. */
export const bestIn = (standard: Standard, citizen: Facts, from: Day, to: Day): { way: Way; given: Given | null } => {
	let best: { way: Way; given: Given | null } = { way: 'not', given: null }
	for (const on of probes(from, to)) {
		const stance = judge([standard], citizen, on)
		const way = wayOf(stance)
		if (better[way] > better[best.way]) best = { way, given: givenBy(stance, citizen, on) }
		if (way === 'offered') break
	}
	return best
}

/** The citizen with offers that were made. */
export const offered = (citizen: Facts, offers: readonly Given[]): Facts => ({
	...citizen,
	history: offers.map(({ on, criteria }) => ({ kind: 'offer', on, criteria })),
})

/** No law asked for more in a year. */
const enough = 2

/** Offers that a citizen gets of itself in a stretch of days, each known to the next night as made; of a year, as many as matter. */
export const offersIn = (standard: Standard, citizen: Facts, from: Day, to: Day): readonly Given[] => {
	const offers: Given[] = []
	let known = citizen
	for (const on of probes(from, to)) {
		if (offers.filter((offer) => yearOf(offer.on) === yearOf(on)).length >= enough) continue
		const stance = judge([standard], known, on)
		if (stance.verdict !== 'offer') continue
		offers.push(givenBy(stance, known, on))
		known = offered(citizen, offers)
	}
	return offers
}
