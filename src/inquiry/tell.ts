import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { criterionText, exclusionText, type Standard, standardOn } from '#standard/index.ts'
import type { Recorded } from './facts-known.ts'
import { kindText } from './kinds.ts'
import { sourceText } from './sources.ts'

const joined = (a: Text, b: Text): Text => text(`${a.da}: ${b.da}`, `${a.en}: ${b.en}`)
const because = (words: string | null): Partial<Told> => (words === null || words === '' ? {} : { words })

/** What was recorded about one citizen, one line each, in the standard's words of that day; what was withdrawn is struck through. */
export const tell = (
	{ notices, cases, assessments, exceptions }: Recorded,
	standards: readonly Standard[],
	names: ReadonlyMap<StaffId, string>,
): Told[] => {
	const by = (staff: StaffId | null): Partial<Told> => {
		const name = staff === null ? undefined : names.get(staff)
		return name === undefined ? {} : { who: name }
	}
	const criterion = (code: string, on: Told['on']): Text => {
		const standard = standardOn(standards, on)
		return standard === null ? text(code, code) : criterionText(standard, code)
	}
	const exclusion = (code: string, on: Told['on']): Text => {
		const standard = standardOn(standards, on)
		return standard === null ? text(code, code) : exclusionText(standard, code)
	}
	const decision = (code: string, on: Told['on']): Text => {
		const known = standardOn(standards, on)?.exclusions.find((one) => one.code === code)
		return known?.strength === 'permissive'
			? text('Undtaget ved konkret beslutning', 'Left out by a decision')
			: text('Undtagelse fraveget', 'Exclusion set aside')
	}
	return [
		...notices.flatMap((notice): Told[] => {
			const what = kindText(standardOn(standards, notice.on), notice.nature, notice.kind)
			const from = sourceText(notice.source)
			const line: Told = {
				on: notice.on,
				at: notice.recordedAt,
				what: text(
					`${what.da} (fortalt af: ${from.da.toLowerCase()})`,
					`${what.en} (told by: ${from.en.toLowerCase()})`,
				),
				...because(notice.note),
				...by(notice.recordedBy),
			}
			const { withdrawn } = notice
			if (withdrawn === null) return [line]
			const taken: Told = {
				on: dayOf(withdrawn.at),
				at: withdrawn.at,
				what: joined(text('Trukket tilbage', 'Withdrawn'), what),
				...because(withdrawn.because),
				...by(withdrawn.by),
			}
			return [{ ...line, struck: true }, taken]
		}),
		...cases.flatMap((course): Told[] => [
			{ on: course.openedOn, at: course.openedAt, what: text('Forløb åbnet', 'Course opened'), ...by(course.openedBy) },
			...(course.closed === null
				? []
				: [
						{
							on: course.closed.on,
							at: course.closed.at,
							what: text('Forløb afsluttet', 'Course closed'),
							...because(course.closed.because),
							...by(course.closed.by),
						},
					]),
		]),
		...assessments.map(
			(one): Told => ({
				on: one.on,
				at: one.recordedAt,
				what: joined(
					one.outcome === 'yes'
						? text('Faglig vurdering: ja til tilbud', 'Professional assessment: yes to an offer')
						: text('Faglig vurdering: nej til tilbud', 'Professional assessment: no to an offer'),
					criterion(one.criterion, one.on),
				),
				...because(one.because),
				...by(one.by),
			}),
		),
		...exceptions.map(
			(one): Told => ({
				on: one.on,
				at: one.recordedAt,
				what: joined(decision(one.exclusion, one.on), exclusion(one.exclusion, one.on)),
				...because(one.because),
				...by(one.by),
			}),
		),
	]
}
