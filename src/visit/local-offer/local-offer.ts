import { addMonths, type Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, isBefore } from '#kernel/instant.ts'
import { inDanishOrder } from '#kernel/language.ts'

export const localOfferKinds = ['municipal', 'voluntary', 'association'] as const
/** Who stands behind it: the municipality, volunteers, or an association with members. */
export type LocalOfferKind = (typeof localOfferKinds)[number]

export const audiences = [
	'alone',
	'bereaved',
	'carers',
	'memory',
	'illness',
	'mobility',
	'senses',
	'mind',
	'habits',
	'men',
	'women',
] as const
/** Whom an offer is meant for in particular; none: everybody. */
export type Audience = (typeof audiences)[number]

/** What an offer says of itself, in the municipality's own words. */
export type LocalOfferContent = {
	readonly kind: LocalOfferKind
	readonly name: string
	readonly what: string
	readonly place: string
	readonly time: string
	readonly contact: string
	readonly audiences: readonly Audience[]
	/** For whom, in words. */
	readonly forWhom: string
	/** Spoken there besides Danish, by code. */
	readonly languages: readonly string[]
	/** An ethnic or cultural background it has in mind; empty: none in particular. */
	readonly focus: string
	/** The last day it holds; null: until further notice. */
	readonly validUntil: Day | null
}

/** What somebody may be told of near home. It is never removed: notes name it. */
export type LocalOffer = LocalOfferContent & {
	readonly id: string
	/** Rises with each change; two who change at once do not overwrite one another. */
	readonly version: number
	/** The last day somebody found it to be right. */
	readonly checkedOn: Day
	readonly endedOn: Day | null
}

export const localOfferChanges = ['added', 'changed', 'checked', 'ended', 'reopened'] as const
export type LocalOfferChange = (typeof localOfferChanges)[number]

/** An offer as it stood after somebody's deed; `by` is null when it came with the municipality's file. */
export type LocalOfferVersion = {
	readonly offer: LocalOffer
	readonly what: LocalOfferChange
	readonly at: Instant
	readonly by: StaffId | null
}

/** Why an offer needs somebody to look at it: its last day has passed, or nobody has checked it for too long. */
export type Stale = 'expired' | 'unchecked'

/** `months` is how long a check counts in the municipality. */
export const staleness = (offer: LocalOffer, on: Day, months: number): Stale | null => {
	if (isEnded(offer, on)) return null
	if (isExpired(offer, on)) return 'expired'
	return addMonths(offer.checkedOn, months) <= on ? 'unchecked' : null
}
export const isEnded = ({ endedOn }: LocalOffer, on: Day): boolean => endedOn !== null && endedOn <= on
const isExpired = ({ validUntil }: LocalOffer, on: Day): boolean => validUntil !== null && validUntil < on

/** May a citizen be told of it that day? */
export const isOpen = (offer: LocalOffer, on: Day): boolean => !isEnded(offer, on) && !isExpired(offer, on)

/** What a citizen may be told of that day, by name; and those already told of, whatever became of them. */
export const tellable = (offers: readonly LocalOffer[], on: Day, told: readonly string[]): LocalOffer[] =>
	offers
		.filter((offer) => isOpen(offer, on) || told.includes(offer.id))
		.toSorted((a, b) => inDanishOrder(a.name, b.name))

const weight = (offer: LocalOffer, on: Day, months: number): number => {
	const stale = staleness(offer, on, months)
	return stale === 'expired' ? 0 : stale === 'unchecked' ? 1 : isEnded(offer, on) ? 3 : 2
}
/** What somebody must look at first, then by name; ended ones last. */
export const inOrderOfCare = (offers: readonly LocalOffer[], on: Day, months: number): LocalOffer[] =>
	offers.toSorted((a, b) => weight(a, on, months) - weight(b, on, months) || inDanishOrder(a.name, b.name))

/** The fields of one that are not the other's. */
export const changedFields = (
	before: LocalOfferContent | null,
	after: LocalOfferContent,
): readonly (keyof LocalOfferContent)[] =>
	contentFields.filter((field) => before !== null && String(before[field] ?? '') !== String(after[field] ?? ''))

export const contentFields = [
	'kind',
	'name',
	'what',
	'place',
	'time',
	'contact',
	'audiences',
	'forWhom',
	'languages',
	'focus',
	'validUntil',
] as const satisfies readonly (keyof LocalOfferContent)[]

export const sameContent = (a: LocalOfferContent, b: LocalOfferContent): boolean => changedFields(a, b).length === 0

/** An offer as it stood at a moment; one that came later, as it stood first. */
export const asItStood = (versions: readonly LocalOfferVersion[], at: Instant): LocalOffer | null =>
	(versions.findLast((version) => !isBefore(at, version.at)) ?? versions[0])?.offer ?? null
