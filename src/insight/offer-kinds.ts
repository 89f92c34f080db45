import { type Contact, type Criterion, type Form, isIn, type Standard } from '#standard/index.ts'

/** How an offer is made and held: what one criterion says for some ages. */
export type OfferKind = {
	readonly criterion: string
	readonly contact: Contact
	readonly form: Form
	readonly minutes: number
}

/** The kinds of offer a standard knows, and where each criterion's begin. */
export type OfferKinds = {
	readonly kinds: readonly OfferKind[]
	/** By the place of the criterion, its own kind for ages it says nothing else of. */
	readonly first: readonly number[]
	/** Whether any of them depends on age. */
	readonly askAge: boolean
	/** The kind of an offer led by a criterion (its place in the standard) to somebody of an age. */
	readonly kindOf: (criterion: number, age: number) => number
}

const own = ({ code, contact, form, minutes }: Criterion): OfferKind => ({ criterion: code, contact, form, minutes })

const isOfAge = ({ byAge }: Criterion, at: number, age: number): boolean => {
	const ages = byAge[at]?.ages ?? []
	return ages.length === 0 || ages.some(({ from = 0, to = 200 }) => from <= age && age <= to)
}

/** All kinds, each criterion's own first and what differs by age behind it. */
export const offerKindsOf = (criteria: readonly Criterion[]): OfferKinds => {
	const kinds: OfferKind[] = []
	const first: number[] = []
	for (const criterion of criteria) {
		first.push(kinds.length)
		kinds.push(own(criterion))
		for (const { contact, form, minutes } of criterion.byAge)
			kinds.push({
				criterion: criterion.code,
				contact: contact ?? criterion.contact,
				form: form ?? criterion.form,
				minutes: minutes ?? criterion.minutes,
			})
	}
	return {
		kinds,
		first,
		askAge: kinds.length > criteria.length,
		kindOf: (at, age) => {
			const criterion = criteria[at]
			const begins = first[at] ?? 0
			if (criterion === undefined || criterion.byAge.length === 0) return begins
			const fits = criterion.byAge.findIndex((_, place) => isOfAge(criterion, place, age))
			return begins + 1 + fits
		},
	}
}

/** The kind as it is in a year: a replacement that lasts over the middle of it counts. */
export const inYear = (kind: OfferKind, { replacements }: Standard, year: number): OfferKind => {
	const middle = `${year}-07-01`
	const instead = replacements.find(
		({ from, to, instead, covers }) =>
			from <= middle && middle <= to && instead === kind.form && isIn(covers, kind.criterion),
	)
	return instead ? { ...kind, form: instead.gives, contact: instead.contact ?? kind.contact } : kind
}
