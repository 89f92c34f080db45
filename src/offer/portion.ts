import type { PersonId } from '#kernel/ids.ts'
import type { Chosen } from './choose.ts'

/** Who goes into the portion: in order of urgency, only with a time where the letter promises one, never more than the limit. */
export const whoFits = (
	letters: readonly Chosen[],
	withTime: ReadonlySet<PersonId>,
	limit: number,
): { readonly in: readonly Chosen[]; readonly withoutTime: number; readonly overLimit: number } => {
	const needsTime = ({ contact }: Chosen): boolean => contact === 'fixed_time_letter'
	const looked = letters.slice(0, limit)
	const first = looked.filter((chosen) => !needsTime(chosen) || withTime.has(chosen.person))
	const withoutTime = looked.length - first.length
	const fill = letters
		.slice(limit)
		.filter((chosen) => !needsTime(chosen))
		.slice(0, limit - first.length)
	const fits = [...first, ...fill]
	return { in: fits, withoutTime, overLimit: letters.length - fits.length - withoutTime }
}
