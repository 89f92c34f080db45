import { addDays, type Day, later } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { instantAt, type Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { freeSpans, type VisitingHours } from '../free-time/free-spans.ts'
import { isSameShift, type Shift, type ShiftProblem, shiftProblem, worksOn } from './pattern.ts'

/** What a consultant's week holds besides visits. */
export const fixedKinds = ['phone', 'office', 'meeting', 'break'] as const
export type FixedKind = (typeof fixedKinds)[number]

/** One fixed thing of the week; it is taken out of free time. */
export type FixedHours = Shift & { readonly kind: FixedKind }
export type KnownFixedHours = FixedHours & { readonly id: string; readonly staff: StaffId }

const words: Record<FixedKind, Text> = {
	phone: text('Telefontid', 'Phone hours'),
	office: text('Kontortid', 'Office hours'),
	meeting: text('Møde', 'Meeting'),
	break: text('Pause', 'Break'),
}
export const fixedText = (kind: FixedKind): Text => words[kind]
export const readFixedKind = (written: string): FixedKind | null => fixedKinds.find((kind) => kind === written) ?? null

export const isSameFixed = (a: FixedHours, b: FixedHours): boolean => a.kind === b.kind && isSameShift(a, b)

/** The fixed things of these days, first to last inclusive. */
export const fixedSpans = (fixed: readonly FixedHours[], from: Day, to: Day): Span[] => {
	const spans: Span[] = []
	for (let on = from; on <= to; on = addDays(on, 1))
		for (const line of fixed)
			if (worksOn(line, on)) spans.push({ from: instantAt(on, line.from), to: instantAt(on, line.to) })
	return spans
}

/** Whether a weekday that is worked has no time for visits in any week, counted over the fortnight that begins `from`. */
export const leavesNothing = (
	{ shifts, fixed }: { readonly shifts: readonly Shift[]; readonly fixed: readonly FixedHours[] },
	open: VisitingHours,
	weekday: number,
	from: Day,
): boolean => {
	const theirs = shifts.filter((shift) => shift.weekday === weekday)
	const to = addDays(from, 13)
	const worked = freeSpans(theirs, [], open, [], from, to)
	return worked.length > 0 && freeSpans(theirs, [], open, fixedSpans(fixed, from, to), from, to).length === 0
}

/** What is wrong with a new fixed thing beside the week as it stands; null when it can be kept. */
export const fixedProblem = (
	added: FixedHours,
	week: { readonly shifts: readonly Shift[]; readonly fixed: readonly FixedHours[] },
	open: VisitingHours,
	today: Day,
): ShiftProblem | null =>
	shiftProblem(added, week.fixed) ??
	(leavesNothing(
		{ shifts: week.shifts, fixed: [...week.fixed, added] },
		open,
		added.weekday,
		later(added.validFrom, today),
	)
		? 'nothing_left'
		: null)
