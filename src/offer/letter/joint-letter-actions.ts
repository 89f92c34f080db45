import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { setNotMade } from '../store.ts'
import { forgetLetter, type JointLetter, jointLetterOf, partFromLetter } from './joint-letter-store.ts'
import { setRecalled } from './letter-store.ts'

/** A letter to both of a couple goes to neither: each row stands by itself, and the other one is written to alone. */
export const partJointLetter = async (tx: Db, at: Instant, letter: string): Promise<void> => {
	const joint = await jointLetterOf(tx, letter)
	await partFromLetter(tx, letter)
	for (const other of joint?.others ?? []) await goesAlone(tx, at, other)
}

/** Asked anew, with a letter of their own; who has answered needs none. */
const goesAlone = async (
	tx: Db,
	at: Instant,
	{ letter, offer, isOpen }: JointLetter['others'][number],
): Promise<void> => {
	if (!isOpen) return setRecalled(tx, at, letter, 'answered')
	await forgetLetter(tx, letter)
	await setNotMade(tx, offer)
}
