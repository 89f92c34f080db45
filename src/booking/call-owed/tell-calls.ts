import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import type { KnownCall } from './call-owed.ts'

/** A call made about a visit that was moved; one that is owed is on the list of the day, not in the story. */
export const tellCalls = (
	calls: readonly KnownCall[],
	names: ReadonlyMap<StaffId, string>,
): (Told & { readonly at: Instant })[] =>
	calls.flatMap(({ toldAt, toldBy }) =>
		toldAt === null
			? []
			: [
					{
						on: dayOf(toldAt),
						at: toldAt,
						what: text('Ringet op om det flyttede besøg', 'Called about the visit that was moved'),
						...(toldBy !== null && names.has(toldBy) ? { who: names.get(toldBy) } : {}),
					},
				],
	)
