import { type Text, text } from '#kernel/language.ts'
import { refusedText } from '../device/refused-words.ts'
import type { StandsThere } from '../device/taken-along.ts'

/** What the device knows of one visit taken along. */
export type AlongState = {
	readonly waiting: number
	/** Why something of it was not taken; null when nothing was refused. */
	readonly refused: string | null
	readonly isTyped: boolean
	readonly done: 'sign' | 'not_gone_ahead' | null
	/** What came of the last delivery, from the day or from a page beside it; null while nothing was delivered. */
	readonly came: { readonly signed: boolean; readonly words: Text | null; readonly isElsewhere: boolean } | null
	/** How it stood when it was taken along. */
	readonly there: StandsThere
}
type Mark = {
	readonly words: Text
	readonly kind: 'none' | 'info' | 'success' | 'warning' | 'error'
	/** Why it is so, where that is not plain. */
	readonly because?: Text
}

/** How it stands with one visit, in the list of the day: what is done, and whether the municipality has it. */
export const alongMark = ({ waiting, refused, isTyped, done, came, there }: AlongState): Mark => {
	if (refused !== null)
		return {
			kind: 'error',
			words: text('Ikke alt blev modtaget', 'Not all was accepted'),
			because: refusedText(refused),
		}
	const isDelivered = waiting === 0
	const stands = came ?? { signed: there.is === 'signed', words: there.words }
	if (isDelivered && stands.words !== null)
		return {
			kind: 'error',
			words: text('Leveret, men ikke udført', 'Delivered, but not carried out'),
			because: stands.words,
		}
	if (isDelivered && stands.signed)
		return { kind: 'success', words: text('Underskrevet og leveret', 'Signed, delivered') }
	if (isDelivered && came?.isElsewhere)
		return {
			kind: 'info',
			words: text('Ændret på besøgets egen side', 'Changed on the visit’s own page'),
			because: text(
				'Her står besøget, som det var, da dagen blev taget med. Hent dagen igen for at se det, som det er nu.',
				'Here the visit stands as it was when the day was taken along. Fetch the day again to see it as it is now.',
			),
		}
	if (done === 'sign')
		return isDelivered
			? { kind: 'info', words: text('Leveret. Underskriften afventer', 'Delivered. The signature is awaited') }
			: { kind: 'warning', words: text('Underskrevet her. Ikke leveret endnu', 'Signed here. Not delivered yet') }
	if (done === 'not_gone_ahead' || (there.is === 'not_held' && !isTyped))
		return isDelivered
			? { kind: 'success', words: text('Ikke gennemført. Leveret', 'Not held. Delivered') }
			: { kind: 'warning', words: text('Ikke gennemført. Ikke leveret endnu', 'Not held. Not delivered yet') }
	if (!isDelivered) return { kind: 'warning', words: text('Kladde. Ikke leveret endnu', 'Draft. Not delivered yet') }
	return isTyped || there.is === 'draft'
		? { kind: 'info', words: text('Kladde. Leveret', 'Draft. Delivered') }
		: { kind: 'none', words: text('Intet skrevet her endnu', 'Nothing written here yet') }
}
