import type { Ask, Answer as Reply } from '#platform/web/index.ts'
import { alreadyApproved, alreadyWithdrawn, batchIn, changedMeanwhile, noBatch } from './batch-asked.ts'
import { layTimesAgain } from './batch-times-again-actions.ts'

/** Plans the times of a portion anew from what they are, after something has changed. */
export const layAgain = async (ask: Ask): Promise<Reply> => {
	const batch = batchIn(ask)
	if (batch === null) return noBatch(ask)
	const done = await layTimesAgain(ask.db, ask.at, ask.municipality, { batch, which: 'all' })
	if (!done.ok) {
		if (done.why === 'unknown_batch') return noBatch(ask)
		if (done.why === 'withdrawn') return alreadyWithdrawn(ask)
		return done.why === 'already_approved' ? alreadyApproved(ask) : { status: 409, refused: changedMeanwhile(ask) }
	}
	const lost = done.value.filter(({ time }) => time === null).length
	const moved = done.value.length - lost
	return { redirect: `/tilbud/${batch}`, done: [...movedWords(ask, moved), ...lostWords(ask, lost)].join(' ') }
}

const movedWords = ({ say }: Ask, moved: number): string[] => {
	if (moved === 0)
		return [say('Der er ingen bedre plan; tiderne er uændrede.', 'There is no better plan; the times are unchanged.')]
	return moved === 1
		? [say('Tiderne er lagt igen: 1 brev har fået en anden tid.', 'Planned again: 1 letter has another time.')]
		: [
				say(
					`Tiderne er lagt igen: ${moved} breve har fået en anden tid.`,
					`Planned again: ${moved} letters have another time.`,
				),
			]
}

const lostWords = ({ say }: Ask, lost: number): string[] => {
	if (lost === 0) return []
	return lost === 1
		? [
				say(
					'1 har mistet sin tid, og der er ingen ledig: borgeren kommer med næste gang.',
					'1 has lost the time, and none is free: the citizen comes next time.',
				),
			]
		: [
				say(
					`${lost} har mistet deres tid, og der er ingen ledig: de kommer med næste gang.`,
					`${lost} have lost their time, and none is free: they come next time.`,
				),
			]
}
