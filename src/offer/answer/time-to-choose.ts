import type { Text } from '#kernel/language.ts'
import type { ProposedTime } from '../offer.ts'

/** A time that somebody may say yes to. */
export type TimeToChoose = {
	readonly time: ProposedTime
	/** The consultant's name. */
	readonly name: string
	readonly because: Text | null
	/** It is this citizen's already: held for the answer, or agreed on before. */
	readonly isHeld: boolean
}
