import type { CallOwed } from '#booking/index.ts'
import type { StaffId } from '#kernel/ids.ts'
import { isSameMoment } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { timeOf } from '#offer/index.ts'
import { writePlace } from '../board/board-words.ts'

type Place = CallOwed['knows']

/** What is to be told: where the visit was as the citizen knows it, and where it is; at the same time only who comes. */
export const movedFromTo = (knows: Place, now: Place, names: ReadonlyMap<StaffId, string>): Text => {
	const [da, en] = (['da', 'en'] as const).map((language) => writePlace(timeOf(now), names, language))
	if (isSameMoment(knows.span.from, now.span.from)) {
		const [comes, expected] = [names.get(now.staff) ?? '', names.get(knows.staff) ?? '']
		return text(`${da}: ${comes} kommer, ikke ${expected}`, `${en}: ${comes} comes, not ${expected}`)
	}
	const [daBefore, enBefore] = (['da', 'en'] as const).map((language) => writePlace(timeOf(knows), names, language))
	return text(`Fra ${daBefore} til ${da}`, `From ${enBefore} to ${en}`)
}
