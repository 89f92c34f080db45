import { addDays, addMonths, type Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { isActive, type Staff } from '../staff/staff.ts'
import { isHealthProfession } from './profession.ts'

export const registerSays = ['valid', 'limited', 'gone'] as const
/** What the register of authorised health professionals said. limited: authorised with conditions */
export type RegisterSays = (typeof registerSays)[number]

/** A look into the register. */
export type AuthorisationCheck = {
	readonly staff: StaffId
	readonly authorisationId: string
	readonly checkedOn: Day
	readonly found: RegisterSays
	readonly by: StaffId
}

/** A course somebody has been to; `minutes` as they are counted. */
export type Course = {
	readonly id: string
	readonly staff: StaffId
	readonly name: string
	readonly heldOn: Day
	readonly minutes: number
	readonly by: StaffId
}

/** The same hours of the same course, whoever wrote them down, and by which form. */
export const isSameCourse = (a: Course, b: Course): boolean =>
	a.staff === b.staff && a.heldOn === b.heldOn && a.minutes === b.minutes && isSameName(a.name, b.name)
const isSameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** What is known of one consultant: the newest look into the register, and courses, newest first. */
export type Competence = {
	readonly staff: Staff
	readonly check: AuthorisationCheck | null
	readonly courses: readonly Course[]
}

/** What the municipality asks for. */
export type CompetenceDemand = { readonly checkMonths: number; readonly yearlyHours?: number | undefined }

export const competenceProblems = [
	'no_profession',
	'no_authorisation',
	'not_authorised',
	'never_checked',
	'check_lapsed',
	'check_lapses_soon',
	'hours_missing',
] as const
/** What is to be put right about a consultant's competence. */
export type CompetenceProblem = (typeof competenceProblems)[number]

/** Days before a check lapses from which it is pointed out. */
const soon = 30

/** The day from which the look into the register counts no longer; null when nobody has looked. */
export const lapsesOn = ({ check }: Competence, demand: CompetenceDemand): Day | null =>
	check === null ? null : addMonths(check.checkedOn, demand.checkMonths)

/** Minutes of courses within the twelve months up to a day. */
export const minutesWithinYear = ({ courses }: Competence, on: Day): number =>
	courses
		.filter(({ heldOn }) => heldOn > addMonths(on, -12) && heldOn <= on)
		.reduce((sum, { minutes }) => sum + minutes, 0)

/** Hours are demanded of whoever has been here for the year that is looked at. */
const isHereAYear = (staff: Staff, on: Day): boolean => staff.activeFrom <= addMonths(on, -12)

const ofAuthorisation = (competence: Competence, on: Day, demand: CompetenceDemand): CompetenceProblem | null => {
	const { staff, check } = competence
	if (!isHealthProfession(staff.profession)) return 'no_profession'
	if (staff.authorisationId === null) return 'no_authorisation'
	const lapses = lapsesOn(competence, demand)
	if (check === null || lapses === null || check.authorisationId !== staff.authorisationId) return 'never_checked'
	if (check.found !== 'valid') return 'not_authorised'
	if (lapses <= on) return 'check_lapsed'
	return addDays(on, soon) >= lapses ? 'check_lapses_soon' : null
}

/** What somebody must see to about a consultant at work; nothing about anybody else. */
export const problemsOf = (competence: Competence, on: Day, demand: CompetenceDemand): readonly CompetenceProblem[] => {
	const { staff } = competence
	if (!staff.roles.includes('consultant') || !isActive(staff, on)) return []
	const authorisation = ofAuthorisation(competence, on, demand)
	const wanted = (demand.yearlyHours ?? 0) * 60
	const isShort = isHereAYear(staff, on) && minutesWithinYear(competence, on) < wanted
	return [...(authorisation === null ? [] : [authorisation]), ...(isShort ? (['hours_missing'] as const) : [])]
}

/** *7,5*, as hours are written in Danish and read again. */
export const writeHours = (minutes: number, language: 'da' | 'en'): string =>
	new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false }).format(minutes / 60)
