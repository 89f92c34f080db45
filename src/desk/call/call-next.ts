import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { type CallOutcome, mostCallsInVain, type ToCall, tryAgainOn, wordsForNext } from '#offer/index.ts'

const onlyTold = text('Opkaldet står i historikken.', 'The call stands in the story.')

/** What comes of each outcome of this call, as whoever calls is told before choosing. */
export const nextAfter = (call: {
	readonly today: Day
	/** Why it is made; null for a call to us, or to somebody not on the list. */
	readonly reason: ToCall['reason']['kind'] | null
	/** Earlier calls that nobody answered. */
	readonly inVain: number
	readonly isIncoming: boolean
	/** It is about no offer of the call list: an agreed visit, or nothing. */
	readonly isAside?: boolean
}): Readonly<Record<CallOutcome, Text>> => {
	const { today, reason, inVain, isIncoming } = call
	const again = tryAgainOn(today, inVain)
	const onListAgain = text(`På listen igen ${writeDay(again, 'da')}.`, `On the list again ${writeDay(again, 'en')}.`)
	const isLast = inVain + 1 >= mostCallsInVain
	return {
		...wordsForNext,
		no_answer:
			isLast && (reason === 'ground' || reason === 'again')
				? text('Borgeren får et brev i stedet.', 'The citizen gets a letter instead.')
				: isLast && reason === 'silent'
					? text('Der ringes ikke mere om dette tilbud.', 'No more calls about this offer.')
					: onListAgain,
		...(reason === 'not_held'
			? {
					wrong_number: text(
						'Borgeren bliver på listen. Find et andet nummer, eller skriv til borgeren.',
						'The citizen stays on the list. Find another number, or write to the citizen.',
					),
				}
			: {}),
		...(call.isAside === true ? { no_answer: onlyTold, wrong_number: onlyTold } : {}),
		...(isIncoming
			? { call_later: text('Borgeren kommer på ringelisten den dag.', 'The citizen is on the call list that day.') }
			: {}),
	}
}
