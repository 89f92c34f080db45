/// <reference lib="dom" />
import type { Entry } from './entry.ts'
import { fieldsNow, fieldsShown, putBack } from './form-fields-browser.ts'
import { keep, numbersFor } from './pocket-browser.ts'
import { seal } from './seal-browser.ts'
import type { Closed, Pocket, Sealed } from './shelves-browser.ts'
import { type Change, changesOf, countedAs, leftStanding } from './typing.ts'

/** What a writer needs besides a form. */
export type Pen = {
	readonly pocket: Pocket
	/** By which the entries are delivered. */
	readonly delivery: string
	readonly key: CryptoKey
	/** The clock as it is read, by the server's time. */
	readonly clock: () => string
	/** Encrypts what was typed, so that it can be shown again; null where the server shows it. */
	readonly close: ((words: string) => Promise<Closed>) | null
}

type Done =
	| { readonly act: 'sign' }
	| { readonly act: 'not_gone_ahead'; readonly reason: string; readonly note: string }

/** What this device has made of one visit. */
export type Written = {
	readonly typed: readonly (readonly [string, readonly string[]])[]
	/** Entries made and not replaced. */
	readonly made: number
	readonly done: Done['act'] | null
	readonly at: string | null
	/** By which mark entries of one field are known as such, for each field as a person counts them. */
	readonly places: readonly (readonly [string, string])[]
}
export const nothingWritten: Written = { typed: [], made: 0, done: null, at: null, places: [] }

export type Writing = {
	/** Keeps what was typed, now. */
	readonly flush: () => Promise<void>
	readonly doNow: (what: Done) => Promise<void>
	readonly isTyping: () => boolean
	/** Typed some time ago and not kept yet: the device is slow to answer. */
	readonly isLate: () => boolean
	readonly keptAt: () => string | null
	readonly stop: () => void
}

/** Half a second after a key at the latest it is kept. */
const patience = 350
const late = 1500

type Slot = { readonly id: string; readonly was: readonly string[] }

/** Keeps what is typed in a form, as sealed entries; `then` is told whenever something changed. */
export const beginWriting = (
	form: HTMLFormElement,
	ref: string,
	pen: Pen,
	before: Written,
	then: (what: 'typing' | 'kept') => void,
): Writing => {
	const shown = fieldsShown(form)
	const kept = new Map(before.typed)
	const slots = new Map<string, Slot>()
	const places = new Map(before.places)
	let { made, done, at } = before
	let [typed, keptUpTo, keptLast, timer] = [0, 0, 0, 0]
	let tail: Promise<void> = Promise.resolve()
	if (kept.size > 0) putBack(form, kept)

	const placeOf = (field: string, beside: readonly string[]): string | null => {
		const counted = countedAs(field, beside)
		if (counted === null) return null
		const place = places.get(counted) ?? crypto.randomUUID()
		places.set(counted, place)
		return place
	}
	const sealed = async (entry: Entry, place: string | null): Promise<Sealed> => ({
		id: entry.id,
		ref,
		delivery: pen.delivery,
		...(await seal(pen.key, entry)),
		tried: false,
		refused: null,
		signs: entry.act === 'sign',
		place,
	})

	/** One try; false when one that was to be replaced has gone on its way meanwhile. */
	const attempt = async (changes: readonly Change[], last: Done | null): Promise<boolean> => {
		const replacing = new Set(changes.flatMap(({ field }) => slots.get(field)?.id ?? []))
		const first = await numbersFor(pen.pocket, pen.delivery, changes.length + 1)
		const typedAt = new Date().toISOString()
		const own = changes.map(
			({ field, was, value }, nth): Entry => ({
				id: slots.get(field)?.id ?? crypto.randomUUID(),
				ref,
				nth: first + nth,
				typedAt,
				field,
				was: [...(slots.get(field)?.was ?? was)],
				value: [...value],
			}),
		)
		const madeSoFar = made + own.length - replacing.size
		const deed = { id: crypto.randomUUID(), ref, nth: first + own.length, typedAt }
		const entries: Entry[] =
			last === null
				? own
				: [...own, last.act === 'sign' ? { ...deed, act: 'sign', before: madeSoFar } : { ...deed, ...last }]
		const beside = changes.map(({ field }) => field)
		const marks = entries.map((entry) => (entry.act === undefined ? placeOf(entry.field, beside) : null))
		const after: Written = {
			typed: [...kept, ...changes.map(({ field, value }) => [field, value] as const)],
			made: madeSoFar + entries.length - own.length,
			done: last?.act ?? done,
			at: pen.clock(),
			places: [...places],
		}
		const shownAgain = pen.close === null ? null : { ref, closed: await pen.close(JSON.stringify(after)) }
		const all = await Promise.all(entries.map((entry, nth) => sealed(entry, marks[nth] ?? null)))
		const gone = await keep(pen.pocket, all, replacing, shownAgain)
		for (const id of gone ?? []) for (const [field, slot] of slots) if (slot.id === id) slots.delete(field)
		if (gone !== null && gone.length > 0) return false
		for (const [place, { field, value }] of changes.entries()) {
			kept.set(field, value)
			const entry = own[place]
			if (entry !== undefined && entry.act === undefined) slots.set(field, { id: entry.id, was: entry.was })
		}
		;({ made, done, at } = after)
		return true
	}

	const keepNow = async (last: Done | null): Promise<void> => {
		for (;;) {
			const upTo = typed
			const now = fieldsNow(form)
			const changes = changesOf(shown, kept, now)
			const standing = last?.act === 'sign' ? leftStanding(shown, new Map([...kept, ...asMap(changes)]), now) : []
			const isNothing = changes.length === 0 && last === null
			if (isNothing || (await attempt([...changes, ...standing], last))) {
				keptUpTo = upTo
				keptLast = performance.now()
				then('kept')
				return
			}
		}
	}
	const inTurn = (last: Done | null): Promise<void> => {
		tail = tail.catch(() => undefined).then(() => keepNow(last))
		return tail
	}
	const flush = (): Promise<void> => {
		clearTimeout(timer)
		timer = 0
		return inTurn(null)
	}
	const onInput = (): void => {
		if (typed === keptUpTo) keptLast = performance.now()
		typed += 1
		if (timer === 0) timer = window.setTimeout(flush, patience)
		then('typing')
	}
	/** Whoever leaves a field may be on the way to a link. */
	const onChange = (): void => {
		onInput()
		flush()
	}
	const onHide = (): void => {
		if (document.visibilityState === 'hidden' && typed > keptUpTo) flush()
	}
	form.addEventListener('input', onInput)
	form.addEventListener('change', onChange)
	document.addEventListener('visibilitychange', onHide)
	// Typed before the program was there, or put back by the browser.
	if (changesOf(shown, kept, fieldsNow(form)).length > 0) onInput()
	return {
		flush,
		doNow: (what) => inTurn(what),
		isTyping: () => typed > keptUpTo,
		isLate: () => typed > keptUpTo && performance.now() - keptLast > late,
		keptAt: () => at,
		stop: () => {
			clearTimeout(timer)
			form.removeEventListener('input', onInput)
			form.removeEventListener('change', onChange)
			document.removeEventListener('visibilitychange', onHide)
		},
	}
}

const asMap = (changes: readonly Change[]): [string, readonly string[]][] =>
	changes.map(({ field, value }) => [field, value])
