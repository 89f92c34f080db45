import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'

/** The note that something came from was struck as invalid, in that moment of that day, because. */
export type NoteStruck = { readonly at: Instant; readonly on: Day; readonly because: string }

/** Said wherever something stands whose note is invalid. */
export const noteStruckText: Text = text(
	'Notatet, som den kommer fra, er ugyldigt',
	'The note that it comes from is invalid',
)

/** Why what came from it is called off, as it stands filled in. */
export const struckReason = ({ because }: NoteStruck): Text =>
	text(`${noteStruckText.da}: ${because}`, `${noteStruckText.en}: ${because}`)
