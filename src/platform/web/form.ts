import { type Day, readDay, readTypedDay } from '#kernel/day.ts'
import { isVisible } from '#kernel/visible.ts'

type Sent = { readonly name: string; readonly bytes: Uint8Array }

/** Fields of a form as they were typed; nothing is trusted, nothing is thrown away. */
export type Form = {
	/** Trimmed; empty when absent, and when nothing of it can be seen. */
	readonly text: (name: string) => string
	readonly all: (name: string) => readonly string[]
	/** From one field `YYYY-MM-DD`, or the three fields `name_day`, `name_month`, `name_year`; null when it is no day. */
	readonly day: (name: string) => Day | null
	/** A whole or decimal number, also with a comma; null when it is none. */
	readonly number: (name: string) => number | null
	readonly file: (name: string) => Sent | null
	readonly has: (name: string) => boolean
}

/** No database keeps a NUL. */
export const withoutNul = (typed: string): string => typed.replaceAll('\u0000', '')

export const formOf = (
	fields: ReadonlyMap<string, readonly string[]>,
	files: ReadonlyMap<string, Sent> = new Map(),
): Form => {
	const text = (name: string): string => {
		const typed = withoutNul(fields.get(name)?.[0] ?? '').trim()
		return isVisible(typed) ? typed : ''
	}
	return {
		text,
		all: (name) => (fields.get(name) ?? []).map(withoutNul),
		day: (name) => {
			const year = text(`${name}_year`)
			return year === '' ? readDay(text(name)) : readTypedDay(year, text(`${name}_month`), text(`${name}_day`))
		},
		number: (name) => {
			const written = text(name).replace(',', '.')
			return /^-?\d{1,12}(\.\d+)?$/.test(written) ? Number(written) : null
		},
		file: (name) => files.get(name) ?? null,
		has: (name) => text(name) !== '',
	}
}

/** What is asked for in an address, read as a form is. */
export const formOfQuery = (query: URLSearchParams): Form =>
	formOf(new Map([...query.keys()].map((name) => [name, query.getAll(name)])))

/** A request's body as a form; what is not a form is an empty one, and one in pieces is null. */
export const readForm = async (request: Request): Promise<Form | null> => {
	const type = request.headers.get('content-type') ?? ''
	const isForm = type.startsWith('application/x-www-form-urlencoded') || type.startsWith('multipart/form-data')
	if (request.method !== 'POST' || !isForm) return formOf(new Map())
	const fields = new Map<string, string[]>()
	const files = new Map<string, Sent>()
	const sent = await request.formData().catch(() => null)
	if (sent === null) return null
	for (const [name, value] of sent) {
		if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value])
		else if (value.size > 0) files.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
	}
	return formOf(fields, files)
}
