import type { Answer } from './answer.ts'

/** An answer as far as it can contradict another. */
export type Voiced = Pick<Answer, 'kind' | 'by' | 'byName'> & {
	/** Recorded by somebody who has found out what holds. */
	readonly settles?: boolean
}

const isOtherVoice = (a: Voiced, b: Voiced): boolean => a.by !== b.by || a.byName !== b.byName

/**
 * Two different people answered differently last: a person has to find out what holds, and until then neither does. What the
 * citizen says last holds over everybody but a guardian. Answers are given oldest first; the earlier of the two comes back first.
 */
export const conflictOf = <One extends Voiced>(answers: readonly One[]): readonly [One, One] | null => {
	const last = answers.at(-1)
	if (last === undefined || last.settles) return null
	const before = answers.slice(0, -1).findLast((answer) => isOtherVoice(answer, last))
	if (before === undefined || before.kind === last.kind) return null
	return last.by === 'citizen' && before.by !== 'guardian' ? null : [before, last]
}

export const isConflicting = (answers: readonly Voiced[]): boolean => conflictOf(answers) !== null
