import { isHealthProfession } from '#access/index.ts'
import { ageOn, type Day, later } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type AgeRange, after, type Criterion, lastOf, type Standard } from '#standard/index.ts'
import type { Assessment } from '../assessment/assessment.ts'
import { dueOn } from '../deadline.ts'
import type { Details, Notice } from '../notice.ts'

/** A discharge on which a professional decides. */
export type Screening = {
	readonly id: string
	readonly person: PersonId
	readonly dischargedOn: Day
	/** The day we learnt of it. */
	readonly openedOn: Day
	/** The discharge was taken back. */
	readonly withdrawnAt: Instant | null
	/** The newest first; the first stands. */
	readonly decisions: readonly Decision[]
}

/** A yes, a no, or not known. */
export type Known = boolean | null

export type Decision = {
	readonly offered: boolean
	readonly readmissionRisk: Known
	readonly knownToMunicipality: Known
	readonly because: string
	readonly at: Instant
	readonly by: StaffId
}

const isWithin = (age: number, ages: readonly AgeRange[]): boolean =>
	ages.length === 0 || ages.some(({ from, to }) => (from ?? 0) <= age && age <= (to ?? Number.POSITIVE_INFINITY))

const isAfterDischarge = ({ opens }: Criterion): boolean => opens.by === 'event' && opens.kinds.includes('discharged')

/** The rules on a discharge that are for somebody of this age, on the day home or on the day we ask. */
export const rulesFor = (standard: Standard | null, bornOn: Day, dischargedOn: Day, today: Day): Criterion[] =>
	(standard?.criteria ?? []).filter(
		(criterion) =>
			isAfterDischarge(criterion) &&
			criterion.initiative !== 'priority' &&
			[dischargedOn, later(today, dischargedOn)].some((on) => isWithin(ageOn(bornOn, on), criterion.needs.ages)),
	)

/** The last day on which an offer after this discharge fits one of the rules; null where they set none. */
export const lastDayOf = (rules: readonly Criterion[], dischargedOn: Day): Day | null => {
	const ends = rules.flatMap(({ opens }) =>
		opens.by === 'event'
			? opens.windows.map((window) =>
					'until' in window
						? after(dischargedOn, window.until)
						: lastOf(after(dischargedOn, window.from), window.period),
				)
			: [],
	)
	return ends.sort().at(-1) ?? null
}

/** When a professional is to have decided: as a rule says, else within the municipality's days, and before the offer is too late. */
export const screeningDueOn = (
	{ dischargedOn, openedOn }: Pick<Screening, 'dischargedOn' | 'openedOn'>,
	rules: readonly Criterion[],
	days: number,
): Day => {
	const until = lastDayOf(rules, dischargedOn)
	const within = rules.map(({ decideWithin }) => decideWithin ?? null)
	const dues = (within.length === 0 ? [null] : within).map((interval) => dueOn(openedOn, { interval, days }, until))
	return dues.sort()[0] ?? openedOn
}

/** It waits for a decision. */
export const isWaiting = ({ withdrawnAt, decisions }: Screening): boolean =>
	withdrawnAt === null && decisions.length === 0

/** A professional has said yes or no on one of the rules since, without this form. */
export const isAnswered = (
	{ openedOn }: Screening,
	rules: readonly Criterion[],
	answers: readonly Pick<Assessment, 'criterion' | 'on'>[],
): boolean => answers.some(({ criterion, on }) => on >= openedOn && rules.some(({ code }) => code === criterion))

/** Days of discharges that stand, whoever told of them. */
export const dischargeDays = (notices: readonly Notice[]): Day[] => [
	...new Set(
		notices
			.filter(({ nature, kind, withdrawn }) => nature === 'event' && kind === 'discharged' && withdrawn === null)
			.map(({ on }) => on),
	),
]

/** A discharge's details as the decision that stands completes them; what is not known is not said. */
export const withDecided = (notices: readonly Notice[], screenings: readonly Screening[]): Notice[] =>
	notices.map((notice) => {
		if (notice.nature !== 'event' || notice.kind !== 'discharged') return notice
		const decided = screenings.find(
			({ person, dischargedOn }) => person === notice.person && dischargedOn === notice.on,
		)?.decisions[0]
		return decided === undefined ? notice : { ...notice, details: completed(notice.details, decided) }
	})

const completed = (details: Details, decided: Decision): Details => {
	const { readmissionRisk: _, knownToMunicipality: __, ...others } = details
	return {
		...others,
		...(decided.readmissionRisk === null ? {} : { readmissionRisk: decided.readmissionRisk }),
		...(decided.knownToMunicipality === null ? {} : { knownToMunicipality: decided.knownToMunicipality }),
	}
}

export type ScreeningRefusal =
	| 'not_a_health_professional'
	| 'no_such_screening'
	| 'discharge_taken_back'
	| 'risk_not_answered'
	| 'known_not_answered'
	| 'offer_not_answered'
	| 'because_is_empty'

/** `yes`, `no` or `unknown` as it was chosen; undefined when nothing was. */
export const readKnown = (written: string): Known | undefined =>
	written === 'yes' ? true : written === 'no' ? false : written === 'unknown' ? null : undefined

type Answers = { readonly offered: string; readonly risk: string; readonly known: string; readonly because: string }

/** What is still to be answered, in the order of the form. */
export const unanswered = (asked: Answers): ScreeningRefusal[] => [
	...(readKnown(asked.risk) === undefined ? (['risk_not_answered'] as const) : []),
	...(readKnown(asked.known) === undefined ? (['known_not_answered'] as const) : []),
	...(asked.offered !== 'yes' && asked.offered !== 'no' ? (['offer_not_answered'] as const) : []),
	...(asked.because.trim() === '' ? (['because_is_empty'] as const) : []),
]

export const screeningRefusal = (
	screening: Screening | null,
	asked: Answers,
	profession: string | null,
): ScreeningRefusal | null => {
	if (!isHealthProfession(profession)) return 'not_a_health_professional'
	if (screening === null) return 'no_such_screening'
	return screening.withdrawnAt === null ? (unanswered(asked)[0] ?? null) : 'discharge_taken_back'
}
