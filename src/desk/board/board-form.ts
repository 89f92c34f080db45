import type { Day } from '#kernel/day.ts'
import { readId, type StaffId } from '#kernel/ids.ts'
import { type Clock, instantAt, readClock } from '#kernel/instant.ts'
import { type ProposedTime, readTime } from '#offer/index.ts'
import type { Form } from '#platform/web/index.ts'

/** As it is typed: *9*, *9.30*, *9:30*, *0930*. */
export const readTypedClock = (typed: string): Clock | null => {
	const [, hour = '', minute = '00'] = /^(\d{1,2})[.:]?(\d{2})?$/.exec(typed.trim()) ?? []
	return hour === '' ? null : readClock(`${hour.padStart(2, '0')}:${minute}`)
}

/** What was chosen, piece by piece. */
export type Chosen = { readonly staff: StaffId | null; readonly on: Day | null; readonly clock: Clock | null }

export const readChosen = (form: Form): Chosen => ({
	staff: readId<StaffId>(form.text('hos')),
	on: form.day('dag'),
	clock: readTypedClock(form.text('kl')),
})

/** Null while something is missing. */
export const timeChosen = ({ staff, on, clock }: Chosen): ProposedTime | null =>
	staff === null || on === null || clock === null ? null : { staff, from: instantAt(on, clock) }

/** The time that a visit is to be moved to: whole, or in the pieces that somebody chose. */
export const readMoveTo = (form: Form): ProposedTime | null =>
	form.has('to') ? readTime(form.text('to')) : timeChosen(readChosen(form))
