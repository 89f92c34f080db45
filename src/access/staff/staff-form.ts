import type { Day } from '#kernel/day.ts'
import { readLanguages } from '#kernel/spoken.ts'
import type { Form } from '#platform/web/index.ts'
import { isRole } from '../role.ts'
import type { Login, Staff, StaffDetails } from './staff.ts'

type Say = (da: string, en: string) => string
type Errors = Readonly<Record<string, string>>

/** What was typed, kept as typed, so that a refused form can be shown again. */
export type StaffTyped = {
	readonly name: string
	readonly email: string
	readonly roles: readonly string[]
	readonly profession: string
	readonly authorisationId: string
	readonly languages: readonly string[]
	readonly subject: string
	readonly activeFrom: Day | null
}

/** An empty form for somebody who begins on the day. */
export const nobodyYet = (today: Day): StaffTyped => ({
	name: '',
	email: '',
	roles: [],
	profession: '',
	authorisationId: '',
	languages: [],
	subject: '',
	activeFrom: today,
})

export const typedIn = (form: Form): StaffTyped => ({
	name: form.text('name').replace(/\s+/g, ' '),
	email: form.text('email').toLowerCase(),
	roles: form.all('roles'),
	profession: form.text('profession'),
	authorisationId: form.text('authorisation').toUpperCase(),
	languages: readLanguages(form.all('languages')),
	subject: form.text('subject'),
	activeFrom: form.day('from'),
})

export const typedFrom = (staff: StaffDetails): StaffTyped => ({
	...staff,
	profession: staff.profession ?? '',
	authorisationId: staff.authorisationId ?? '',
	languages: staff.languages ?? [],
	subject: staff.login?.subject ?? '',
})

/** A login stays filed where it was as long as its subject is the same. */
const loginOf = (subject: string, before: Staff | null, filedUnder: string | null): Login | null => {
	if (subject === '') return null
	if (before?.login?.subject === subject) return before.login
	return filedUnder === null ? null : { issuer: filedUnder, subject }
}

export const readStaff = (
	typed: StaffTyped,
	before: Staff | null,
	filedUnder: string | null,
	say: Say,
): { readonly details: StaffDetails | null; readonly errors: Errors } => {
	const roles = typed.roles.filter(isRole)
	const tooLong = [typed.name, typed.email, typed.profession, typed.subject].some((written) => written.length > 200)
	const errors: Record<string, string> = {
		...(typed.name === '' ? { name: say('Skriv medarbejderens navn.', 'Write the name.') } : {}),
		...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email)
			? {}
			: {
					email: say(
						'Skriv en e-mailadresse med @ og punktum, for eksempel navn@kommune.dk.',
						'Write an e-mail address with @ and a dot, for example name@kommune.dk.',
					),
				}),
		...(roles.length === 0 || roles.length < typed.roles.length
			? { 'roles-0': say('Vælg mindst én rolle.', 'Choose at least one role.') }
			: {}),
		...(typed.activeFrom === null
			? {
					from_day: say(
						'Skriv en dag, der findes, for eksempel 1 9 2026.',
						'Write a day that exists, for example 1 9 2026.',
					),
				}
			: {}),
		...(/^[A-Z0-9]{0,10}$/.test(typed.authorisationId)
			? {}
			: {
					authorisation: say(
						'Et autorisations-ID har højst ti bogstaver og tal uden mellemrum. Lad feltet stå tomt, hvis der ikke er noget.',
						'An authorisation ID has at most ten letters and digits without spaces. Leave it empty if there is none.',
					),
				}),
		...(typed.subject !== '' && filedUnder === null && before?.login?.subject !== typed.subject
			? {
					subject: say(
						'Kommunens login er ikke sat op endnu. Lad feltet stå tomt, og udfyld det, når det er.',
						'The municipality’s login is not set up yet. Leave this empty, and fill it in when it is.',
					),
				}
			: {}),
		...(tooLong
			? { name: say('Et felt er for langt (højst 200 tegn).', 'A field is too long (200 characters at most).') }
			: {}),
	}
	if (typed.activeFrom === null || Object.keys(errors).length > 0) return { details: null, errors }
	return {
		errors,
		details: {
			name: typed.name,
			email: typed.email,
			roles,
			profession: typed.profession || null,
			authorisationId: typed.authorisationId || null,
			languages: typed.languages,
			login: loginOf(typed.subject, before, filedUnder),
			activeFrom: typed.activeFrom,
		},
	}
}
