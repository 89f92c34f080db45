import { type Text, text } from '#kernel/language.ts'

export const roles = ['coordinator', 'consultant', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

export const isRole = (written: string): written is Role => roles.some((role) => role === written)

/** A page open to anyone needs no roles; every other needs one of those it names. */
export const mayOpen = (held: readonly string[], open: 'anyone' | readonly string[]): boolean =>
	open === 'anyone' || open.some((role) => held.includes(role))

const names: Record<Role, Text> = {
	coordinator: text('Koordinator', 'Coordinator'),
	consultant: text('Konsulent', 'Consultant'),
	manager: text('Leder', 'Manager'),
	administrator: text('Administrator', 'Administrator'),
}
/** The role as a heading or in a list; `consultantTitle` is what the municipality calls its consultants. */
export const titleOf = (role: Role, consultantTitle: Text): Text =>
	role === 'consultant' ? text(withCapital(consultantTitle.da), withCapital(consultantTitle.en)) : names[role]
const withCapital = (words: string): string => words.slice(0, 1).toLocaleUpperCase('da') + words.slice(1)

const purposes: Record<Role, Text> = {
	coordinator: text('sender tilbud, tager imod svar og planlægger', 'sends offers, takes answers and plans'),
	consultant: text('besøger borgere og skriver journal', 'visits citizens and writes the journal'),
	manager: text('følger tal, kvalitet og opslag', 'follows figures, quality and the read log'),
	administrator: text(
		'styrer medarbejdere og indlæsning, følger opslag',
		'manages staff and imports, follows the read log',
	),
}

/** A municipality may call its consultants by another title; the role's own name is the general one. */
export const nameOfRole = (role: Role): Text => names[role]
export const purposeOfRole = (role: Role): Text => purposes[role]
