import type { BookingId } from '#kernel/ids.ts'
import { readId } from '#kernel/ids.ts'
import { readTime } from '#offer/index.ts'
import type { Form } from '#platform/web/index.ts'
import type { Chosen } from './sick-visit.ts'

/** What the form calls the choice for a visit, and where it stood when it was shown. */
export const choiceOf = (booking: BookingId): string => `til-${booking}`
export const shownOf = (booking: BookingId): string => `fra-${booking}`
/** The choice that leaves a visit on the list. */
export const leave = 'lad-staa'

/** The visits chosen to be moved; those left on the list, and what is no time, are not among them. */
export const readChosen = (form: Form): readonly Chosen[] =>
	[...new Set(form.all('besoeg'))].flatMap((written): Chosen[] => {
		const booking = readId<BookingId>(written)
		if (booking === null) return []
		const [to, expected] = [readTime(form.text(choiceOf(booking))), readTime(form.text(shownOf(booking)))]
		return to === null || expected === null ? [] : [{ booking, to, expected }]
	})
