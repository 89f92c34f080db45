import type { Day } from '#kernel/day.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { purposeOfRole, type Role, titleOf, withCapital } from './role.ts'
import type { StaffDetails } from './staff.ts'

/** What the demonstration's logins are filed under, whatever port it runs on. */
export const demonstrationLogins = 'demonstration'

/** Someone of the demonstration's staff, with the words under their button on its login page. */
export type DemonstrationStaff = { readonly details: StaffDetails; readonly subject: string; readonly role: Text }

type Part = { readonly name: string; readonly roles: readonly Role[]; readonly profession: string | null }

/** Surnames that nobody bears: they say what their bearer does. */
const parts = (title: string): readonly Part[] => [
	{ name: 'Koordinator Prøvesen', roles: ['coordinator'], profession: null },
	{ name: `${title} Et Prøvesen`, roles: ['consultant'], profession: 'Sygeplejerske' },
	{ name: `${title} To Prøvesen`, roles: ['consultant'], profession: 'Ergoterapeut' },
	{ name: `${title} Tre Prøvesen`, roles: ['consultant'], profession: 'Fysioterapeut' },
	{ name: 'Leder Prøvesen', roles: ['manager'], profession: null },
	{ name: 'Administrator Prøvesen', roles: ['administrator'], profession: null },
]

/**
 * The demonstration's staff: made up, and seen to be. The same every time; `title` is what the municipality calls its
 * consultants, `municipality` its code, which makes their logins its own.
 */
export const demonstrationStaff = (municipality: string, title: Text, activeFrom: Day): DemonstrationStaff[] =>
	parts(withCapital(title.da)).map(({ name, roles, profession }, index) => {
		const subject = `${municipality}-${roles.join('-')}-${index + 1}`
		return {
			subject,
			role: roleText(roles, title),
			details: {
				name,
				email: `${subject}@demonstration.invalid`,
				roles,
				profession,
				authorisationId: null,
				login: { issuer: demonstrationLogins, subject },
				activeFrom,
			},
		}
	})

const roleText = (roles: readonly Role[], title: Text): Text => {
	const words = roles.map((role) => ({ who: titleOf(role, title), does: purposeOfRole(role) }))
	const inOne = (language: Language): string =>
		words.map(({ who, does }) => `${who[language]}: ${does[language]}`).join('; ')
	return text(inOne('da'), inOne('en'))
}
