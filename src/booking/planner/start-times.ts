// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import type { StopColumns } from './prepared.ts'

/** Later than any time of a plan. */
export const never = 0x3fffffff
/** Earlier than any time of a plan. */
export const tooLate = -0x3fffffff

/** When a stop can begin in the windows from `first` to `last` for somebody who is there from `arrival`; *never* if all have closed. */
export const startWithin = (stops: StopColumns, first: number, last: number, grid: number, arrival: number): number => {
	const ready = grid === 1 ? arrival : Math.ceil(arrival / grid) * grid
	for (let window = first; window <= last; window += 1)
		if (ready <= stops.closes[window]!) return Math.max(ready, stops.opens[window]!)
	return never
}

/** Of a stop with many windows those around a time: the number of the last that opens by then, or of its first. */
const windowAround = ({ firstWindow, opens }: StopColumns, stop: number, time: number): number => {
	let low = firstWindow[stop]!
	let high = firstWindow[stop + 1]! - 1
	while (low < high) {
		const middle = (low + high + 1) >> 1
		if (opens[middle]! <= time) low = middle
		else high = middle - 1
	}
	return low
}

/** When a stop can begin for somebody who is there from `arrival`; *never* if the last window has closed. */
export const earliestStart = (stops: StopColumns, stop: number, arrival: number): number => {
	const last = stops.firstWindow[stop + 1]! - 1
	return startWithin(stops, windowAround(stops, stop, arrival), last, stops.grid[stop]!, arrival)
}

/** When a stop must begin for somebody who cannot begin after `limit`; *tooLate* if no window has opened by then. */
export const latestStart = (stops: StopColumns, stop: number, limit: number): number => {
	const grid = stops.grid[stop]!
	const ready = grid === 1 ? limit : Math.floor(limit / grid) * grid
	const window = windowAround(stops, stop, ready)
	return window < stops.firstWindow[stop + 1]! && ready >= stops.opens[window]!
		? Math.min(ready, stops.closes[window]!)
		: tooLate
}
