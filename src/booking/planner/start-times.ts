// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import type { StopColumns } from './prepared.ts'

/** Later than any time of a plan. */
export const never = 0x3fffffff
/** Earlier than any time of a plan. */
export const tooLate = -0x3fffffff

/** When a stop can begin for somebody who is there from `arrival`; *never* if the last window has closed. */
export const earliestStart = (stops: StopColumns, stop: number, arrival: number): number => {
	const last = stops.firstWindow[stop + 1]!
	const grid = stops.grid[stop]!
	const ready = grid === 1 ? arrival : Math.ceil(arrival / grid) * grid
	for (let window = stops.firstWindow[stop]!; window < last; window += 1)
		if (ready <= stops.closes[window]!) return Math.max(ready, stops.opens[window]!)
	return never
}

/** When a stop must begin for somebody who cannot begin after `limit`; *tooLate* if no window has opened by then. */
export const latestStart = (stops: StopColumns, stop: number, limit: number): number => {
	const first = stops.firstWindow[stop]!
	const grid = stops.grid[stop]!
	const ready = grid === 1 ? limit : Math.floor(limit / grid) * grid
	for (let window = stops.firstWindow[stop + 1]! - 1; window >= first; window -= 1)
		if (ready >= stops.opens[window]!) return Math.min(ready, stops.closes[window]!)
	return tooLate
}
