import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome } from '#kernel/outcome.ts'
import type { Role } from '../role.ts'

/** The profession as the municipality words it, for example *sygeplejerske*. */
export type Profession = string

/** Who the identity provider says it is: the subject is unique at its issuer and never reused. */
export type Login = { readonly issuer: string; readonly subject: string }

export type StaffDetails = {
	readonly name: string
	/** Lower case. */
	readonly email: string
	readonly roles: readonly Role[]
	readonly profession: Profession | null
	/** From the register of authorised health professionals, where there is one. */
	readonly authorisationId: string | null
	/** Spoken besides Danish, by code: `ar`. */
	readonly languages?: readonly string[]
	/** Null until mapped: that person cannot log in yet. */
	readonly login: Login | null
	readonly activeFrom: Day
}

export type Staff = StaffDetails & {
	readonly id: StaffId
	readonly languages: readonly string[]
	/** The first day without access; null while active. */
	readonly deactivatedOn: Day | null
	/** Counts changes, so that two who edit at once do not overwrite one another. */
	readonly version: number
}

export const isActive = (staff: Pick<Staff, 'activeFrom' | 'deactivatedOn'>, on: Day): boolean =>
	staff.activeFrom <= on && (staff.deactivatedOn === null || on < staff.deactivatedOn)

/** Whether someone can still log in and manage staff that day; a municipality must never lock itself out. */
export const hasAnAdministrator = (everyone: readonly Staff[], on: Day): boolean =>
	everyone.some((staff) => isActive(staff, on) && staff.login !== null && staff.roles.includes('administrator'))

/** Everyone after `changed` has taken the place of its earlier self. */
export const withChanged = (everyone: readonly Staff[], changed: Staff): readonly Staff[] =>
	everyone.map((staff) => (staff.id === changed.id ? changed : staff))

export type ChangedField = { readonly field: string; readonly from: string | null; readonly to: string | null }

/** One line of what was done about someone of staff; `by` is null when the program's own set-up did it. */
export type Change = {
	readonly at: Instant
	readonly by: StaffId | null
	readonly what: 'added' | 'changed' | 'deactivated' | 'reactivated'
	readonly fields: readonly ChangedField[]
}

const fieldsOf = (staff: StaffDetails): Record<string, string | null> => ({
	name: staff.name,
	email: staff.email,
	roles: [...staff.roles].sort().join(', '),
	profession: staff.profession,
	authorisationId: staff.authorisationId,
	languages: [...(staff.languages ?? [])].sort().join(', ') || null,
	login: staff.login && `${staff.login.subject} (${staff.login.issuer})`,
	activeFrom: staff.activeFrom,
})

/** What differs, for the record of changes; `before` is null for someone new. */
export const changesBetween = (before: StaffDetails | null, after: StaffDetails): ChangedField[] => {
	const was = before === null ? {} : fieldsOf(before)
	return Object.entries(fieldsOf(after))
		.map(([field, to]) => ({ field, from: was[field] ?? null, to }))
		.filter(({ from, to }) => from !== to)
}

export type StaffRefusal =
	| 'unknown_staff'
	| 'changed_meanwhile'
	| 'email_is_taken'
	| 'login_is_taken'
	| 'last_administrator'
	| 'already_deactivated'
	| 'already_active'

/** E-mail and login belong to one each; null when nobody but `except` has them. The detail names who has. */
export const clashOf = (
	everyone: readonly Staff[],
	details: StaffDetails,
	except: StaffId | null,
): Outcome<never, 'email_is_taken' | 'login_is_taken'> | null => {
	const others = everyone.filter((staff) => staff.id !== except)
	const sameEmail = others.find((staff) => staff.email === details.email)
	if (sameEmail) return no('email_is_taken', sameEmail.name)
	const { login } = details
	const sameLogin =
		login && others.find((staff) => staff.login?.issuer === login.issuer && staff.login.subject === login.subject)
	return sameLogin ? no('login_is_taken', sameLogin.name) : null
}
