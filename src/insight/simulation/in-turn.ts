/**
 * Works through long pieces of work slice by slice, with a pause after each, and through one piece after another: however
 * many are asked for at once, no more than one slice lies between two pauses.
 */
export const inTurn = (pause: () => Promise<unknown>) => {
	let last: Promise<unknown> = Promise.resolve()
	return <Result>(work: Generator<void, Result>): Promise<Result> => {
		const mine = last.then(async () => {
			for (;;) {
				const { done, value } = work.next()
				if (done) return value
				await pause()
			}
		})
		last = mine.catch(() => {})
		return mine
	}
}
