import type { FactSource } from '#eligibility/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Press } from '../transport.ts'
import type { Carrier } from './carrier.ts'
import type { Outbox } from './outbox-transport.ts'
import { isSms, type Letter } from './written-letter.ts'

/** What sending needs besides the database. */
export type Post = {
	readonly press: Press
	readonly outbox: Outbox
	readonly sources: readonly FactSource[]
	/** Takes messages to Digital Post; null or left out: they are put into the outbox. */
	readonly digitalPost?: Carrier | null
}

/** A letter set by itself. */
export const pressed = (
	municipality: Municipality,
	{ press }: Pick<Post, 'press'>,
	letter: Letter,
): ReturnType<Press> =>
	press(municipality, {
		title: letter.content.title,
		dated: letter.dated,
		letters: isSms(letter.content) ? [] : [letter.content],
	})
