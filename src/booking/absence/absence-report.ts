import type { Staff } from '#access/index.ts'
import { addYears, type Day } from '#kernel/day.ts'
import { addMinutes, dayOf, type Instant, isBefore, overlaps, type Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { Booking } from '../booking.ts'
import { type Absence, absenceText, awayText } from './absence.ts'

export type NewAbsence = Omit<Absence, 'id'>

/** Why an absence is not recorded; of the last two whoever reports it can say that it is meant so. */
export type NoAbsence = 'ends_before_it_begins' | 'is_over' | 'not_on_staff' | 'is_long' | 'is_far_ahead'

/** `isNew` false: it stood already. `others`: absence that stands in the same time. */
export type ReportedAbsence = {
	readonly isNew: boolean
	readonly others: readonly Absence[]
	readonly hits: readonly Booking[]
}

const lastDayOf = ({ to }: Span): Day => dayOf(addMinutes(to, -1))

/** The first thing that is wrong with it. `isMeant`: somebody has been asked, and it is to be so long or so far ahead. */
export const absenceHindrance = (
	at: Instant,
	{ span }: Pick<NewAbsence, 'span'>,
	staff: Pick<Staff, 'activeFrom' | 'deactivatedOn'> | null,
	isMeant: boolean,
): NoAbsence | null => {
	const [first, last] = [dayOf(span.from), lastDayOf(span)]
	if (!isBefore(span.from, span.to)) return 'ends_before_it_begins'
	if (last < dayOf(at)) return 'is_over'
	const hasLeft = staff !== null && staff.deactivatedOn !== null && staff.deactivatedOn <= first
	if (staff === null || hasLeft || last < staff.activeFrom) return 'not_on_staff'
	if (isMeant) return null
	if (last >= addYears(first, 1)) return 'is_long'
	return first > addYears(dayOf(at), 1) ? 'is_far_ahead' : null
}

/** Absence that stands in the same time; `isCovered`: of the same kind, and all of it. */
export const besideStanding = (
	absence: NewAbsence,
	standing: readonly Absence[],
): { readonly isCovered: boolean; readonly others: readonly Absence[] } => {
	const others = standing.filter(({ staff, span }) => staff === absence.staff && overlaps(span, absence.span))
	const covers = ({ kind, span }: Absence): boolean =>
		kind === absence.kind && !isBefore(absence.span.from, span.from) && !isBefore(span.to, absence.span.to)
	return { isCovered: others.some(covers), others }
}

/** What to mend, by the field of the form. */
export const noAbsenceIn = (
	why: NoAbsence,
	staff: Pick<Staff, 'name' | 'deactivatedOn'> | null,
): readonly [field: string, Text] => {
	const left = staff?.deactivatedOn ?? null
	const words: Record<NoAbsence, readonly [string, Text]> = {
		ends_before_it_begins: [
			'last_day',
			text(
				'Fraværet slutter, før det begynder. Ret en af dagene eller tiderne.',
				'The absence ends before it begins. Correct a day or a time.',
			),
		],
		is_over: [
			'first_day',
			text(
				'Fraværet er slut før i dag. Skriv en dag fra i dag og frem.',
				'The absence is over before today. Write today or a later day.',
			),
		],
		not_on_staff: [
			'staff',
			left === null
				? text(
						`${staff?.name ?? 'Medarbejderen'} er ikke ansat de dage. Ret dagene, eller vælg en anden.`,
						`${staff?.name ?? 'This person'} is not on the staff on those days. Correct the days, or choose somebody else.`,
					)
				: text(
						`${staff?.name} stoppede ${writeShortDay(left)} og kan ikke meldes fraværende efter den dag.`,
						`${staff?.name} left on ${writeShortDay(left)} and cannot be reported absent after that day.`,
					),
		],
		is_long: [
			'meant-0',
			text(
				'Fraværet varer mere end et år. Ret sidste dag, eller sæt kryds ved, at det er meningen.',
				'The absence lasts more than a year. Correct the last day, or tick that it is meant so.',
			),
		],
		is_far_ahead: [
			'meant-0',
			text(
				'Fraværet begynder om mere end et år. Ret første dag, eller sæt kryds ved, at det er meningen.',
				'The absence begins more than a year from now. Correct the first day, or tick that it is meant so.',
			),
		],
	}
	return words[why]
}

/** What came of it, in a sentence or three. */
export const reportedText = ({ isNew, others, hits }: ReportedAbsence): Text => {
	const [away, count] = [
		others.map(({ kind, span }) => ({ words: absenceText(kind), time: awayText(span) })),
		hits.length,
	]
	const [da, en] = [
		away.map(({ words, time }) => `${words.da.toLowerCase()} ${time}`).join(', '),
		away.map(({ words, time }) => `${words.en.toLowerCase()} ${time}`).join(', '),
	]
	const reported = isNew
		? text('Fraværet er meldt.', 'The absence is reported.')
		: text('Fraværet var meldt i forvejen.', 'The absence was reported before.')
	const beside =
		isNew && away.length > 0 ? text(` Der står allerede: ${da}.`, ` There stands already: ${en}.`) : text('', '')
	const hit =
		count === 0
			? text(' Det rammer ingen besøg.', ' It hits no visits.')
			: text(
					count === 1 ? ' 1 besøg mangler en medarbejder.' : ` ${count} besøg mangler en medarbejder.`,
					count === 1 ? ' 1 visit is without a consultant.' : ` ${count} visits are without a consultant.`,
				)
	return text(`${reported.da}${beside.da}${hit.da}`, `${reported.en}${beside.en}${hit.en}`)
}
