/// <reference lib="dom" />
import { deliver, type Way } from './deliver-browser.ts'
import type { Pocket } from './shelves-browser.ts'

/** Between two deliveries while someone types; shorter where the device keeps nothing itself. */
const pause = { kept: 1500, loose: 400 }
const soon = 2_000
const retries = [soon, 4_000, 8_000, 15_000]

const nobody = (): Way => ({ isReached: false, isAll: false, stands: [] })

export type Pump = {
	/** Something waits. */
	readonly nudge: () => void
	/** Delivers what waits, now; false when not all of it that the device tells of reached. */
	readonly empty: () => Promise<boolean>
}

/** Delivers what the device holds as often as there is something and somebody to take it. `then` is told of every way, also another page's. */
export const beginPumping = (pocket: Pocket, home: string, then: (way: Way) => Promise<void>): Pump => {
	let under: Promise<Way> | null = null
	let timer = 0
	let ended = 0
	let failed = 0
	let isDue = false

	const run = (): Promise<Way> => {
		clearTimeout(timer)
		timer = 0
		isDue = false
		under ??= deliver(pocket, home)
			.catch(nobody)
			.then(async (way) => {
				under = null
				ended = performance.now()
				failed = way.isReached ? 0 : failed + 1
				await then(way)
				if (failed > 0) wait(retries[Math.min(failed, retries.length) - 1] ?? 15_000)
				else if (isDue) nudge()
				else if (!way.isAll) wait(soon)
				return way
			})
		return under
	}
	const wait = (milliseconds: number): void => {
		clearTimeout(timer)
		timer = window.setTimeout(run, milliseconds)
	}
	const nudge = (): void => {
		isDue = true
		if (under !== null || failed > 0) return
		const between = pocket.loose.size > 0 || pocket.db === null ? pause.loose : pause.kept
		wait(Math.max(ended + between - performance.now(), 0))
	}
	// What is on its way may have set out before there was a network.
	window.addEventListener('online', () => (under === null ? run() : under.then(run)))
	pocket.others.onmessage = ({ data }: MessageEvent<Way['stands']>) =>
		then({ isReached: true, isAll: true, stands: data })
	return {
		nudge,
		empty: async () => {
			await under
			return (await run()).isReached
		},
	}
}
