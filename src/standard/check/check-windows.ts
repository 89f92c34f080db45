import { addDays, type Day, day, daysBetween } from '#kernel/day.ts'
import type { WrittenWindow } from '../format/format-rule.ts'
import { after, lastOf, readInterval } from '../format/interval.ts'
import { listOf, type WrittenRule } from './check-rules.ts'
import { doubtful, type Found, type Path, wrong } from './found.ts'

/** Any day will do to see which of two intervals is longer. */
const sample = day('2021-01-01')
const zero = { count: 0, unit: 'days' } as const

const daysOf = ({ from = '0 days', target, until, for: period, about }: WrittenWindow) => {
	const first = after(sample, readInterval(about ?? from) ?? zero)
	const last =
		until !== undefined
			? after(sample, readInterval(until) ?? zero)
			: period === undefined
				? first
				: lastOf(first, readInterval(period) ?? zero)
	return { first, last, target: target === undefined ? null : after(sample, readInterval(target) ?? zero) }
}

/** The end of a stretch that begins on the day given and is as long as the window. */
export const endOfWindow = (on: Day, window: WrittenWindow): Day => {
	const { about, tolerance } = window
	if (about !== undefined) {
		const each = readInterval(tolerance ?? '0 days') ?? zero
		return after(after(on, each), each)
	}
	const { first, last } = daysOf(window)
	return addDays(on, daysBetween(first, last) + 1)
}

const checkWindow = (path: Path, window: WrittenWindow): Found[] => {
	const { first, last, target } = daysOf(window)
	if (last < first)
		return [
			wrong(
				path,
				'vinduet slutter, før det begynder; until regnes også fra hændelsen, så den er senere end from',
				'the window ends before it begins; until is counted from the event as well, so it is later than from',
			),
		]
	if (target !== null && (target < first || target > last))
		return [
			wrong(
				path,
				'target ligger uden for vinduet; den bedste dag er mellem den første og den sidste',
				'target lies outside the window; the best day is between the first and the last',
			),
		]
	return window.from !== undefined && window.target === undefined && window.until !== undefined
		? [
				doubtful(
					path,
					'et vindue med from og until, men uden target: brevene sigter efter den første dag',
					'a window with from and until but no target: letters will aim at its first day',
				),
			]
		: []
}

/** After an event: each window ends after it begins, and those of a series follow each other. */
export const checkWindows = ({ all: { opens }, at }: WrittenRule): readonly Found[] => {
	const { event, risk, newcomer } = opens ?? {}
	const series = listOf(event?.series)
	const windows = event === undefined ? [] : event.series === undefined ? [event] : series
	const nothing = [
		{ part: 'risk', period: risk?.for },
		{ part: 'newcomer', period: newcomer?.for },
	].filter(({ period }) => period !== undefined && /^0+ /.test(period))
	return [
		...windows.flatMap((window, index) =>
			checkWindow(at('opens', 'event', ...(event?.series === undefined ? [] : ['series', index])), window),
		),
		...series.flatMap((window, index) => {
			const before = series[index - 1]
			return before !== undefined && daysOf(window).first <= daysOf(before).last
				? [
						doubtful(
							at('opens', 'event', 'series', index),
							'dette vindue begynder, før det forrige i rækken er slut; et tilbud i begge dage tæller for begge',
							'this window begins before the one before it has ended; an offer on a day of both counts for both',
						),
					]
				: []
		}),
		...nothing.map(({ part }) =>
			wrong(
				at('opens', part, 'for'),
				'nul dage er aldrig åbent; skriv, hvor længe, som i: 12 months',
				'no days at all is never open; write how long, as in: 12 months',
			),
		),
	]
}
