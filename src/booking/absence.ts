import type { StaffId } from '#kernel/ids.ts'
import type { Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'

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
