import type { Filed } from '#kernel/filed.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import type { Decided } from './assessment/assessment.ts'
import { decisionWords, joined } from './assessment/decision-words.ts'
import type { Recorded } from './facts-known.ts'
import { kindText } from './kinds.ts'
import { sameCitizen } from './preventive-case.ts'
import { sourceText } from './sources.ts'

const because = (words: string | null): Partial<Told> => (words === null || words === '' ? {} : { words })

/** Told by somebody who is not here at work, and who is not named to the citizen. */
const privateSources = new Set<string>(['relative', 'others'])
/** About the health or death of somebody else: what was written about that one is not the citizen's. */
const isAboutAnother = (kind: string): boolean => kind.startsWith('spouse_') || kind.startsWith('relative_')

/** What was recorded about one citizen, one line each, in the standard's words of that day; what was withdrawn is struck through. `toCitizen`: others are left out, and the place is marked. */
export const tell = (
	{ notices, cases, assessments, exceptions, furtherVisits }: Recorded,
	standards: readonly Standard[],
	names: ReadonlyMap<StaffId, string>,
	toCitizen = false,
): Filed[] => {
	const by = (staff: StaffId | null): Partial<Told> => {
		const name = staff === null ? undefined : names.get(staff)
		return name === undefined ? {} : { who: name }
	}
	const words = decisionWords(standards)
	/** Struck through once it is withdrawn, and that it was is a line of its own. */
	const orWithdrawn = (line: Filed, what: Text, withdrawn: Decided['withdrawn']): Filed[] =>
		withdrawn === null
			? [line]
			: [
					{ ...line, struck: true },
					{
						on: dayOf(withdrawn.at),
						at: withdrawn.at,
						what: joined(text('Trukket tilbage', 'Withdrawn'), what),
						...because(withdrawn.because),
						...by(withdrawn.by),
					},
				]
	const decided = (one: Decided, what: Text): Told[] =>
		orWithdrawn({ on: one.on, at: one.recordedAt, what, ...because(one.because), ...by(one.by) }, what, one.withdrawn)
	return [
		...notices.flatMap((notice): Filed[] => {
			const kind = kindText(standardOn(standards, notice.on), notice.nature, notice.kind)
			const what = notice.details.similar === true ? joined(text('Noget, der ligner', 'Something like'), kind) : kind
			const from = sourceText(notice.source)
			const hidesSource = toCitizen && privateSources.has(notice.source)
			const hidesNote = toCitizen && isAboutAnother(notice.kind)
			const line: Filed = {
				on: notice.on,
				at: notice.recordedAt,
				what: hidesSource
					? what
					: text(`${what.da} (fortalt af: ${from.da.toLowerCase()})`, `${what.en} (told by: ${from.en.toLowerCase()})`),
				...(hidesNote ? {} : because(notice.note)),
				...(hidesSource || hidesNote
					? {
							leftOut: [
								...(hidesSource ? [{ what: 'hvem der fortalte det', because: 'another_person' as const }] : []),
								...(hidesNote
									? [{ what: 'hvad der blev fortalt om den anden', because: 'another_person' as const }]
									: []),
							],
						}
					: {}),
				...by(notice.recordedBy),
				...(notice.nature === 'event' ? { isLife: true as const } : {}),
			}
			return orWithdrawn(line, what, notice.withdrawn)
		}),
		...cases.flatMap((course): Told[] => [
			{ on: course.openedOn, at: course.openedAt, what: text('Forløb åbnet', 'Course opened'), ...by(course.openedBy) },
			...(course.closed === null
				? []
				: [
						{
							on: course.closed.on,
							at: course.closed.at,
							...(course.closed.because === sameCitizen
								? {
										what: text(
											'Forløb lagt sammen med det, der blev åbnet først',
											'Course joined with the one opened first',
										),
									}
								: { what: text('Forløb afsluttet', 'Course closed'), ...because(course.closed.because) }),
							...by(course.closed.by),
						},
					]),
		]),
		...assessments.flatMap((one) => decided(one, words.assessment(one))),
		...exceptions.flatMap((one) => decided(one, words.exception(one))),
		...furtherVisits.flatMap((one) => decided(one, words.furtherVisit(one))),
	]
}
