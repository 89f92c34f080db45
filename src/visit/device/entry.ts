import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { keepWords, longestWords } from '../note/note.ts'

/** What was typed in one field of the visit's form: what stood there, and what stands there now. */
export type Typing = { readonly act?: undefined; readonly field: string; readonly was: Values; readonly value: Values }
type Values = readonly string[]

/** Signing. `before`: how many entries the device has made of this visit before it; without all of them nothing is signed. */
export type Signing = { readonly act: 'sign'; readonly before: number }

/** The visit could not be held. */
export type Hindered = { readonly act: 'not_gone_ahead'; readonly reason: string; readonly note: string }

/** One record of what was done with a visit on a device. It is made there, never changed, and may be delivered any number of times. */
export type Entry = {
	/** Made on the device; delivered twice, it counts once. */
	readonly id: string
	/** `visit:<id>`, or `booking:<id>` for a visit that was not begun when it was taken along. */
	readonly ref: string
	/** Rises on the device for each visit: the order of what was typed, whatever the device's clock says. */
	readonly nth: number
	/** By the device's clock. */
	readonly typedAt: string
} & (Typing | Signing | Hindered)

export type EntryWhy =
	| 'not_an_object'
	| 'id_unclear'
	| 'ref_unclear'
	| 'nth_unclear'
	| 'typed_at_unclear'
	| 'act_unknown'
	| 'before_unclear'
	| 'reason_unclear'
	| 'field_unclear'
	| 'words_unclear'
	| 'too_long'

const most = 1_000
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** `visit:<id>` in its two parts; null when it is none. */
export const readRef = (ref: string): { readonly kind: 'visit' | 'booking'; readonly id: string } | null => {
	const [kind, id = '', more] = ref.split(':')
	if (more !== undefined || !uuid.test(id)) return null
	return kind === 'visit' || kind === 'booking' ? { kind, id } : null
}

const isCount = (given: unknown, least: number): given is number =>
	typeof given === 'number' && Number.isSafeInteger(given) && given >= least && given <= 1e9
const isMoment = (given: unknown): given is string =>
	typeof given === 'string' && given.length <= 40 && moment.test(given) && !Number.isNaN(Date.parse(given))

/** Reads an entry from what a device sent. What it says besides is left alone: a later version of the program may say more. */
export const readEntry = (given: unknown): Outcome<Entry, EntryWhy> => {
	if (typeof given !== 'object' || given === null) return no('not_an_object')
	const { id, ref, nth, typedAt, ...rest } = given as Readonly<Record<string, unknown>>
	if (typeof id !== 'string' || !uuid.test(id)) return no('id_unclear')
	if (typeof ref !== 'string' || readRef(ref) === null) return no('ref_unclear')
	if (!isCount(nth, 1)) return no('nth_unclear')
	if (!isMoment(typedAt)) return no('typed_at_unclear')
	const done = readDone(rest)
	return done.ok ? yes({ id, ref, nth, typedAt, ...done.value }) : done
}

const readDone = (given: Readonly<Record<string, unknown>>): Outcome<Typing | Signing | Hindered, EntryWhy> => {
	const { act } = given
	if (act === 'sign') return isCount(given.before, 0) ? yes({ act, before: given.before }) : no('before_unclear')
	if (act === 'not_gone_ahead') {
		const { reason, note = '' } = given
		if (typeof reason !== 'string' || typeof note !== 'string') return no('reason_unclear')
		return reason.length + note.length > longestWords
			? no('too_long')
			: yes({ act, reason: keepWords(reason), note: keepWords(note) })
	}
	if (act !== undefined) return no('act_unknown')
	if (typeof given.field !== 'string' || !/^[\w.-]{1,160}$/.test(given.field)) return no('field_unclear')
	const was = readValues(given.was)
	if (!was.ok) return was
	const value = readValues(given.value)
	return value.ok ? yes({ field: given.field, was: was.value, value: value.value }) : value
}

const readValues = (given: unknown): Outcome<Values, 'words_unclear' | 'too_long'> => {
	if (!Array.isArray(given) || !given.every((one) => typeof one === 'string')) return no('words_unclear')
	if (given.length > most || given.reduce((sum: number, one: string) => sum + one.length, 0) > longestWords)
		return no('too_long')
	return yes(given.map(keepWords))
}
