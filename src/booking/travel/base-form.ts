import type { Form } from '#platform/web/index.ts'
import type { Base } from './base.ts'

/** Where somebody drives from, as asked for. */
export type BaseAsked =
	| { readonly kind: 'municipal' }
	| { readonly kind: 'address'; readonly street: string; readonly houseNumber: string; readonly postalCode: string }
	| { readonly kind: 'point'; readonly base: Base }

export type BaseWrong = Readonly<Record<string, 'no_choice' | 'no_street' | 'no_postal_code' | 'no_point'>>

/** `661723` or `661.723,5` as metres. */
const readMetres = (written: string): number => {
	const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(written) ? written.replaceAll('.', '') : written
	return /^\d+(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN
}

const isInDenmark = (x: number, y: number): boolean => x >= 400_000 && x <= 950_000 && y >= 6_000_000 && y <= 6_450_000

const readAddress = (form: Form): { readonly value: BaseAsked } | { readonly wrong: BaseWrong } => {
	const parts = /^(\p{L}.*?)\s+(\d+\s?\p{L}?)$/u.exec(form.text('base_street').trim())
	const postalCode = form.text('base_postal')
	const wrong: BaseWrong = {
		...(parts === null ? { base_street: 'no_street' as const } : {}),
		...(/^\d{4}$/.test(postalCode) ? {} : { base_postal: 'no_postal_code' as const }),
	}
	return parts === null || Object.keys(wrong).length > 0
		? { wrong }
		: {
				value: { kind: 'address', street: parts[1] ?? '', houseNumber: (parts[2] ?? '').replace(/\s/, ''), postalCode },
			}
}

export const readBase = (form: Form): { readonly value: BaseAsked } | { readonly wrong: BaseWrong } => {
	const kind = form.text('base')
	if (kind === 'municipal') return { value: { kind } }
	if (kind === 'address') return readAddress(form)
	if (kind !== 'point') return { wrong: { 'base-0': 'no_choice' } }
	const [x, y] = [readMetres(form.text('base_x')), readMetres(form.text('base_y'))]
	return isInDenmark(x, y)
		? { value: { kind, base: { words: `${Math.round(x)}, ${Math.round(y)}`, x, y } } }
		: { wrong: { base_x: 'no_point' } }
}
