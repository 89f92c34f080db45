import { addMinutes, type Instant } from '#kernel/instant.ts'
import type { Channel } from '../letter/letter.ts'

const minutesBetweenTries = [1, 5, 15, 60] as const
const longestWait = 60

/** When to try again, after so many attempts in vain. */
export const nextTry = (at: Instant, attempts: number): Instant =>
	addMinutes(at, minutesBetweenTries[attempts - 1] ?? longestWait)

/** Two ways out of the house: what is down on one does not stop the other. */
export type Way = 'paper' | 'digital'
export const wayOf = (channel: Channel): Way => (channel === 'paper' ? 'paper' : 'digital')

/** So many letters in a row that nobody took: it is not the letters, and the others wait too. */
export const inVainUntilDown = 3

/** The ways that are down: of each so many letters wait for another try. */
export const waysDown = (waiting: readonly { readonly channel: Channel }[]): ReadonlySet<Way> => {
	const ways = Map.groupBy(waiting, ({ channel }) => wayOf(channel))
	return new Set([...ways].flatMap(([way, letters]) => (letters.length < inVainUntilDown ? [] : [way])))
}
