import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import type { ToldNeed } from './time-needs.ts'
import { needText } from './time-needs-words.ts'

/** Needs told and ended, a line each; an ended one's first line is struck through. */
export const tellNeeds = (
	needs: readonly ToldNeed[],
	names: ReadonlyMap<StaffId, string>,
): (Told & { readonly at: Instant })[] =>
	needs.flatMap((need) => {
		const words = needText(need)
		const line = (at: Instant, by: StaffId | null, da: string, en: string, struck: boolean) => ({
			on: dayOf(at),
			at,
			what: text(`${da}: ${words.da}`, `${en}: ${words.en}`),
			...(struck ? { struck } : {}),
			...(by !== null && names.has(by) ? { who: names.get(by) } : {}),
		})
		return [
			line(need.recordedAt, need.recordedBy, 'Et besøg passer', 'A visit suits', need.endedAt !== null),
			...(need.endedAt === null ? [] : [line(need.endedAt, need.endedBy, 'Gælder ikke mere', 'No longer so', false)]),
		]
	})
