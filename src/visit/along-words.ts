import { type Text, text } from '#kernel/language.ts'
import { signingWords } from './signing-words.ts'
import type { Fields } from './typing.ts'

/** What the device knows of one visit taken along. */
export type AlongState = {
	readonly waiting: number
	readonly isTyped: boolean
	readonly done: 'sign' | 'not_gone_ahead' | null
	/** Null while nothing was delivered. */
	readonly came: { readonly signed: boolean; readonly words: Text | null } | null
}
type Mark = { readonly words: Text; readonly kind: 'none' | 'info' | 'success' | 'warning' | 'error' }

/** How it stands with one visit, in the list of the day: what is done, and whether the municipality has it. */
export const alongMark = ({ waiting, isTyped, done, came }: AlongState): Mark => {
	const isDelivered = waiting === 0
	if (isDelivered && came?.signed)
		return { kind: 'success', words: text('Underskrevet og leveret', 'Signed, delivered') }
	if (isDelivered && came !== null && came.words !== null)
		return { kind: 'error', words: text('Leveret, men ikke udført', 'Delivered, but not carried out') }
	if (done === 'sign')
		return isDelivered
			? { kind: 'info', words: text('Leveret. Underskriften afventer', 'Delivered. The signature is awaited') }
			: { kind: 'warning', words: text('Underskrevet her. Ikke leveret endnu', 'Signed here. Not delivered yet') }
	if (done === 'not_gone_ahead')
		return isDelivered
			? { kind: 'success', words: text('Ikke gennemført. Leveret', 'Not held. Delivered') }
			: { kind: 'warning', words: text('Ikke gennemført. Ikke leveret endnu', 'Not held. Not delivered yet') }
	if (!isDelivered) return { kind: 'warning', words: text('Kladde. Ikke leveret endnu', 'Draft. Not delivered yet') }
	return isTyped
		? { kind: 'info', words: text('Kladde. Leveret', 'Draft. Delivered') }
		: { kind: 'none', words: text('Intet skrevet endnu', 'Nothing written yet') }
}

const isWritten = (fields: Fields, name: string): boolean =>
	(fields.get(name) ?? []).some((value) => value.trim() !== '')
const isLeftOpen = (fields: Fields, name: string): boolean => fields.has(name) && !isWritten(fields, name)

/** What must stand before a note is signed where nobody can be asked; the server asks for the same, and for more. */
export const missingToSign = (fields: Fields): Text | null => {
	const isAdministrative = (fields.get('kind') ?? []).includes('administrative')
	if (!isAdministrative && isLeftOpen(fields, 'accepted')) return signingWords.not_accepted
	if (['happened_day', 'happened_month', 'happened_year'].some((name) => isLeftOpen(fields, name)))
		return signingWords.no_day
	const withoutConsent = (fields.get('handover') ?? []).some(
		(key) => isWritten(fields, `handover.${key}.what`) && !isWritten(fields, `handover.${key}.consent`),
	)
	return withoutConsent ? signingWords.hand_over_without_consent : null
}
