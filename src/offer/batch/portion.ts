import type { PersonId } from '#kernel/ids.ts'
import type { Chosen } from './choose.ts'

export type Portion = {
	readonly in: readonly Chosen[]
	/** Their letter promises a time, and there is none. */
	readonly withoutTime: readonly PersonId[]
	/** They come in the next portion. */
	readonly overLimit: readonly PersonId[]
}

/** Their letter promises a time. */
export const needsTime = ({ contact }: Chosen): boolean => contact === 'fixed_time_letter'

/** Who goes into the portion: in order of urgency, only with a time where the letter promises one, never more than the limit. */
export const whoFits = (letters: readonly Chosen[], withTime: ReadonlySet<PersonId>, limit: number): Portion => {
	const looked = letters.slice(0, limit)
	const has = (chosen: Chosen): boolean => !needsTime(chosen) || withTime.has(chosen.person)
	const first = looked.filter(has)
	const fill = letters
		.slice(limit)
		.filter((chosen) => !needsTime(chosen))
		.slice(0, limit - first.length)
	const filled = new Set(fill.map(({ person }) => person))
	return {
		in: [...first, ...fill],
		withoutTime: looked.filter((chosen) => !has(chosen)).map(({ person }) => person),
		overLimit: letters
			.slice(limit)
			.map(({ person }) => person)
			.filter((person) => !filled.has(person)),
	}
}

/**
 * Whoever may come earlier fills what room is left, when everyone who is due has a time: `times` are for both together, and
 * nobody who is due may have lost theirs to somebody who is not.
 */
export const fillUp = (
	portion: Portion,
	early: readonly Chosen[],
	times: ReadonlySet<PersonId>,
	limit: number,
): readonly Chosen[] => {
	if (portion.withoutTime.length > 0 || portion.in.some((chosen) => needsTime(chosen) && !times.has(chosen.person)))
		return []
	return early
		.filter((chosen) => !needsTime(chosen) || times.has(chosen.person))
		.slice(0, Math.max(0, limit - portion.in.length))
}
