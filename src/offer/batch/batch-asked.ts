import { type BatchId, type OfferId, readId } from '#kernel/ids.ts'
import type { Ask, Answer as Reply } from '#platform/web/index.ts'

export const batchIn = (ask: Ask): BatchId | null => readId(ask.params.batch)
export const offerIn = (ask: Ask): OfferId | null => readId(ask.params.offer)

export const noBatch = (ask: Ask): Reply => ({
	missing: ask.say(
		'Udsendelsen findes ikke. Gå til listen over tilbud.',
		'There is no such batch. Go to the list of offers.',
	),
})

export const alreadyApproved = (ask: Ask): Reply => ({
	status: 409,
	refused: ask.say(
		'Udsendelsen er godkendt og kan ikke ændres mere. Skriv et svar på borgerens kort i stedet.',
		'The batch is approved and can no longer be changed. Record an answer on the citizen’s card instead.',
	),
})

export const alreadyWithdrawn = (ask: Ask): Reply => ({
	status: 409,
	refused: ask.say('Udsendelsen er trukket tilbage. Foreslå en ny.', 'The batch was withdrawn. Propose a new one.'),
})

export const changedMeanwhile = (ask: Ask): string =>
	ask.say(
		'Noget blev ændret, mens tiderne blev lagt, og der er intet gjort. Prøv igen om et øjeblik.',
		'Something changed while the times were being planned, and nothing was done. Try again in a moment.',
	)

/** What is chosen in the list of a batch, as the end of an address: taken along to where one goes from it, and back. */
export const choiceIn = (query: URLSearchParams): string => {
	const kept = [...query].filter(([key]) => key !== 'offer' && key !== 'format')
	return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`
}

/** An address that asks something already, and the choice. */
export const withChoice = (to: string, choice: string): string => to + choice.replace('?', '&')
