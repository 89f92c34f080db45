import type { AgeRange, Contact, Criterion, Initiative, Opens, Standard } from '#standard/index.ts'

/** What may be tried differently about one rule; what is absent stays as it is. */
export type Change = {
	readonly from?: number
	/** Null takes the upper bound away. */
	readonly to?: number | null
	readonly minutes?: number
	readonly contact?: Contact
	readonly initiative?: Initiative
}
export type Changes = ReadonlyMap<string, Change>

/** What a rule asks of age: one age, or the first and the last; null where its ages have holes or do not stand in one place. */
export type AgesAsked =
	| { readonly kind: 'one'; readonly age: number }
	| { readonly kind: 'range'; readonly from: number; readonly to: number | null }

const ofRange = ({ from = 0, to }: AgeRange): AgesAsked => ({ kind: 'range', from, to: to ?? null })

/** Null when the rule knows no age, or more than one stretch of them. */
export const agesAsked = ({ opens, needs }: Pick<Criterion, 'opens' | 'needs'>): AgesAsked | null => {
	switch (opens.by) {
		case 'turning': {
			const [only, ...others] = opens.ages
			if (only === undefined || others.length > 0) return null
			return only.from !== undefined && only.from === only.to ? { kind: 'one', age: only.from } : ofRange(only)
		}
		case 'yearly':
		case 'every':
			return { kind: 'range', from: opens.fromAge, to: opens.toAge }
		case 'band':
			return ofRange(opens.ages)
		case 'newcomer':
			return { kind: 'one', age: opens.fromAge }
		case 'event':
		case 'risk': {
			const [only, ...others] = needs.ages
			return only === undefined || others.length > 0 ? null : ofRange(only)
		}
	}
}

const rangeOf = (from: number, to: number | null): AgeRange => (to === null ? { from } : { from, to })

const opensAt = (opens: Opens, from: number, to: number | null): Opens => {
	switch (opens.by) {
		case 'turning':
			return { ...opens, ages: [rangeOf(from, to)] }
		case 'yearly':
		case 'every':
			return { ...opens, fromAge: from, toAge: to }
		case 'band':
			return { ...opens, ages: rangeOf(from, to) }
		case 'newcomer':
			return { ...opens, fromAge: from }
		case 'event':
		case 'risk':
			return opens
	}
}

const changed = (criterion: Criterion, change: Change): Criterion => {
	const asked = agesAsked(criterion)
	const [wasFrom, wasTo] =
		asked === null ? [0, null] : asked.kind === 'one' ? [asked.age, asked.age] : [asked.from, asked.to]
	const from = change.from ?? wasFrom
	const to = asked?.kind === 'one' ? from : change.to === undefined ? wasTo : change.to
	const isByNeeds = criterion.opens.by === 'event' || criterion.opens.by === 'risk'
	return {
		...criterion,
		...(asked === null
			? {}
			: isByNeeds
				? { needs: { ...criterion.needs, ages: [rangeOf(from, to)] } }
				: { opens: opensAt(criterion.opens, from, to) }),
		minutes: change.minutes ?? criterion.minutes,
		contact: change.contact ?? criterion.contact,
		initiative: change.initiative ?? criterion.initiative,
		byAge: criterion.byAge.map((one) => ({
			...one,
			minutes: change.minutes === undefined ? one.minutes : null,
			contact: change.contact === undefined ? one.contact : null,
		})),
	}
}

/** A standard tried otherwise: never saved, never in force; its hash tells it from every other. */
export const variationOf = (standard: Standard, changes: Changes): Standard =>
	changes.size === 0
		? standard
		: {
				...standard,
				hash: `${standard.hash}${JSON.stringify([...changes])}`,
				criteria: standard.criteria.map((criterion) => {
					const change = changes.get(criterion.code)
					return change === undefined ? criterion : changed(criterion, change)
				}),
			}
