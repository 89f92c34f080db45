import type { StaffId } from '#kernel/ids.ts'
import { addMinutes, clockOf, dayOf, type Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { isSameSpan } from '../same-time.ts'
import { wholeDays } from './whole-days.ts'

/** Only the kind is kept: what somebody is ill with is nobody's business here. */
export const absenceKinds = ['holiday', 'illness', 'course', 'meeting'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

export type Absence = {
	readonly id: string
	readonly staff: StaffId
	readonly span: Span
	readonly kind: AbsenceKind
}

const words: Record<AbsenceKind, Text> = {
	holiday: text('Ferie', 'Holiday'),
	illness: text('Sygdom', 'Illness'),
	course: text('Kursus', 'Course'),
	meeting: text('Møde', 'Meeting'),
}
export const absenceText = (kind: AbsenceKind): Text => words[kind]
export const readAbsenceKind = (written: string): AbsenceKind | null =>
	absenceKinds.find((kind) => kind === written) ?? null

/** *12.3.2026*, *12.3.2026–14.3.2026*, *12.3.2026 08:00–12:00*: no clock where the days are whole. */
export const awayText = ({ from, to }: Span): string => {
	const [first, last] = [dayOf(from), dayOf(addMinutes(to, -1))]
	if (isSameSpan({ from, to }, wholeDays(first, last)))
		return first === last ? writeShortDay(first) : `${writeShortDay(first)}–${writeShortDay(last)}`
	return first === last
		? `${writeShortDay(first)} ${clockOf(from)}–${clockOf(to)}`
		: `${writeShortDay(first)} ${clockOf(from)}–${writeShortDay(dayOf(to))} ${clockOf(to)}`
}
