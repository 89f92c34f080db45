import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DayNumber, numberOfDate } from '#kernel/day-number.ts'
import { anyStandard } from '../../test/random-standards.ts'
import { type Family, lower, type Rule } from './compile/lower.ts'
import { birthday, dateIn, intervalStep, later, stepFrom } from './compile/step.ts'
import { type AnchorDays, awaitedAnchors, closed, leadFrom, longestLife, openAnchors } from './open-anchors.ts'
import type { Stretch } from './stretch.ts'

const dayAt = (anchors: AnchorDays | null, anchor: DayNumber): DayNumber =>
	anchors === null || anchor < anchors.from || anchor > anchors.to
		? closed
		: (anchors.days[anchors.days.length === 1 ? 0 : anchor - anchors.from] as number)

type Programme = Pick<Rule, 'begins' | 'ends'>
const within = ({ begins, ends }: Programme, from: DayNumber, until: DayNumber | null): Stretch => ({
	from: Math.max(from, begins ?? from),
	to: Math.min(until ?? Number.POSITIVE_INFINITY, ends ?? Number.POSITIVE_INFINITY),
})

/** The same worked out for one anchor, window by window, as the words say. */
const openFrom = (family: Family, programme: Programme, asked: Stretch, anchor: DayNumber): DayNumber => {
	const begun = family.windows.flatMap(({ from, until }) => {
		const opens = stepFrom(anchor, from)
		const closes = until === null ? null : stepFrom(anchor, until)
		if (closes !== null && closes < opens) return []
		const open = within(programme, opens, closes)
		const day = Math.max(open.from, asked.from, anchor)
		return day <= Math.min(open.to, asked.to) ? [open.from] : []
	})
	return Math.max(closed, ...begun)
}
const isAwaited = (families: readonly Family[], programme: Programme, on: DayNumber, anchor: DayNumber): boolean =>
	families.some(({ windows }) =>
		windows.some(({ from, until }) => {
			const open = within(programme, stepFrom(anchor, from), until === null ? null : stepFrom(anchor, until))
			return open.from > on && open.from <= open.to
		}),
	)

const on = fc.integer({ min: numberOfDate(2018, 1, 1), max: numberOfDate(2031, 12, 31) })
/** Anchors on both sides of each end of a range, and some anywhere. */
const tried = (anchors: AnchorDays | null, last: DayNumber, some: readonly number[]): DayNumber[] =>
	[...(anchors === null ? [] : [anchors.from, anchors.to].flatMap((end) => [end - 1, end, end + 1])), ...some].filter(
		(anchor) => anchor <= last,
	)

test('anchors with an open window, and those with one to come, are found where the words put them', {
	timeout: 60_000,
}, () => {
	fc.assert(
		fc.property(
			anyStandard,
			on,
			fc.constantFrom(0, 0, 0, 30, 364),
			fc.array(fc.nat(20_000), { maxLength: 20 }),
			(standard, from, length, ago) => {
				const to = from + length
				for (const rule of lower(standard).rules) {
					for (const family of rule.families) {
						const found = openAnchors(family, rule, { from, to })
						const births = family.anchor === 'birth' ? 3 : 0
						for (const anchor of tried(
							found,
							to,
							ago.map((days) => to - days * (1 + births)),
						))
							if (anchor >= from - longestLife)
								expect([anchor, dayAt(found, anchor)]).toEqual([anchor, openFrom(family, rule, { from, to }, anchor)])
					}
					const events = rule.families.filter(({ byEvent }) => byEvent)
					const awaited = awaitedAnchors(events, rule, to)
					for (const anchor of tried(
						awaited,
						to,
						ago.map((days) => to - (days % 2000)),
					))
						expect([anchor, dayAt(awaited, anchor) > closed]).toEqual([anchor, isAwaited(events, rule, to, anchor)])
				}
			},
		),
		{ numRuns: 500 },
	)
})

test('a run of days follows its step through leap years and centuries', () => {
	const begins = numberOfDate(1799, 12, 1)
	const month = intervalStep({ count: 1, unit: 'months' })
	for (const step of [
		birthday(82),
		birthday(0, 6, -1),
		dateIn(75, 5, 1),
		later(birthday(70), dateIn(70, 7, 1)),
		month,
	]) {
		const days = new Int32Array(numberOfDate(2130, 1, 1) - begins)
		leadFrom(step, begins, days)
		const wrong = days.findIndex((day, at) => day !== stepFrom(begins + at, step))
		expect(wrong).toBe(-1)
	}
})
