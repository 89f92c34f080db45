/** Looking into plain data in which nothing is certain to be what it should be. */
export type Part = { readonly [key: string]: unknown }

export const part = (value: unknown): Part | null =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : null

/** Repeated or alone, it is a list. */
export const parts = (value: unknown): Part[] =>
	(Array.isArray(value) ? value : [value]).map(part).filter((one) => one !== null)

const longest = 200

/** A text on one line, without signs that nobody reads; null when it is none or empty. */
export const textOf = (value: unknown): string | null => {
	if (typeof value !== 'string') return null
	const clean = value
		.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ')
		.replaceAll(/ +/g, ' ')
		.trim()
		.slice(0, longest)
	return clean === '' ? null : clean
}

/** What FHIR calls an id. */
export const idOf = (value: unknown): string | null =>
	typeof value === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(value) ? value : null

export const codeOf = (concept: unknown): string | null => {
	const found = parts(part(concept)?.coding).map(({ code }) => textOf(code))
	return found.find((code) => code !== null) ?? null
}

export type Entry = { readonly fullUrl: string | null; readonly resource: Part }

export const entriesOf = (bundle: Part): Entry[] =>
	parts(bundle.entry).flatMap(({ fullUrl, resource }) => {
		const found = part(resource)
		return found === null ? [] : [{ fullUrl: textOf(fullUrl), resource: found }]
	})

export const ofType = (entries: readonly Entry[], type: string): Entry[] =>
	entries.filter(({ resource }) => resource.resourceType === type)

/** The last two steps of a reference, whether it was given whole or short: `Patient/a`. */
const tail = (reference: string): string => reference.split('/').slice(-2).join('/')

export const isAbout = (reference: unknown, { fullUrl, resource }: Entry): boolean => {
	const written = textOf(part(reference)?.reference)
	if (written === null) return false
	return written === fullUrl || tail(written) === `${resource.resourceType}/${resource.id}`
}

export const referredTo = (entries: readonly Entry[], reference: unknown): Entry | null =>
	entries.find((entry) => isAbout(reference, entry)) ?? null

/** The id that a reference ends in. */
export const idReferredTo = (reference: unknown): string | null =>
	idOf(textOf(part(reference)?.reference)?.split(/[/:]/).at(-1))
