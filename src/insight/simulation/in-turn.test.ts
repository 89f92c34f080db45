import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

test('several pieces of work asked for at once are worked through one after another, with a pause after each slice', async () => {
	const done: string[] = []
	function* work(name: string, slices: number): Generator<void, string> {
		for (let at = 0; at < slices; at++) {
			done.push(name)
			yield
		}
		return name
	}
	function* failing(): Generator<void, string> {
		yield
		throw new Error('no memory')
	}
	const pause = async () => void done.push('pause')
	const take = inTurn(pause)
	const all = await Promise.allSettled([take(work('a', 2)), take(failing()), take(work('b', 1))])
	expect(all.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
	expect(done).toEqual(['a', 'pause', 'a', 'pause', 'pause', 'b', 'pause'])
})
