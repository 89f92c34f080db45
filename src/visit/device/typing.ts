import type { Fields } from '../note/note-form.ts'

/** One field as it was for this device before, and as it is now. */
export type Change = { readonly field: string; readonly was: readonly string[]; readonly value: readonly string[] }

const isSame = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
	one.length === other.length && one.every((value, at) => value === other[at])

/** The fields beside this one without which it says nothing: the rest of its row with the row's key, the rest of its day. */
const companions = (field: string, now: Fields): string[] => {
	const names = [...now.keys()]
	const row = names
		.flatMap((name) => (now.get(name) ?? []).map((key) => ({ name, start: `${name}.${key}.` })))
		.find(({ start }) => field.startsWith(start))
	const day = /^(.+)_(day|month|year)$/.exec(field)?.[1]
	return [
		...(row === undefined ? [] : [row.name, ...names.filter((name) => name.startsWith(row.start))]),
		...(day === undefined ? [] : [`${day}_day`, `${day}_month`, `${day}_year`].filter((name) => now.has(name))),
	]
}

/**
 * What is to be kept: every field that is no longer as this device last kept it, or, never kept, as it was shown;
 * with each, once, the fields that belong to it.
 */
export const changesOf = (shown: Fields, kept: Fields, now: Fields): Change[] => {
	const names = [...new Set([...now.keys(), ...kept.keys(), ...shown.keys()])]
	const changed = names.filter((name) => !isSame(kept.get(name) ?? shown.get(name), now.get(name)))
	const beside = changed.flatMap((field) => companions(field, now)).filter((field) => !kept.has(field))
	return changesIn([...new Set([...changed, ...beside])], shown, kept, now)
}

/** What stands in the form and was never kept: a signature is for all of it, also for what was only left standing. */
export const leftStanding = (shown: Fields, kept: Fields, now: Fields): Change[] =>
	changesIn(
		[...now].filter(([name, value]) => !kept.has(name) && value.some((one) => one !== '')).map(([name]) => name),
		shown,
		kept,
		now,
	)

const changesIn = (fields: readonly string[], shown: Fields, kept: Fields, now: Fields): Change[] =>
	fields.map((field) => ({
		field,
		was: kept.get(field) ?? shown.get(field) ?? [],
		value: now.get(field) ?? [],
	}))

/** A field as a person counts them: a date is one, a row is one, and the keys of rows are none beside their rows. */
export const countedAs = (field: string, beside: readonly string[]): string | null =>
	beside.some((other) => other.startsWith(`${field}.`))
		? null
		: field.replace(/_(day|month|year)$/, '').replace(/^([^.]+\.[^.]+)\..+$/, '$1')
