import fc from 'fast-check'
import { trapField } from '#inquiry/referral/referral-form.ts'
import { typed } from './mutations.ts'

const fields = [
	...['relation', 'name', 'born', 'sex', 'street', 'town', 'phone', 'topic', 'words', 'told', 'may_name', trapField],
	...['from_name', 'from_reach', 'from_org', 'key', 'stamp', 'borger'],
]
export const soundReferral: Readonly<Record<string, readonly string[]>> = {
	relation: ['relative'],
	name: ['Inger Prøve Hansen'],
	born: ['12. marts 1948'],
	sex: ['f'],
	street: ['Storgade 12, 1. tv'],
	town: ['4180 Sorø'],
	topic: ['lonely', 'eats_little'],
	words: ['Hun spiser ikke og vil ikke ud.'],
	told: ['no'],
	from_name: ['Karen Prøvesen'],
	from_reach: ['karen@demonstration.invalid'],
}
/** A sound form in which some fields are missing, doubled or hold whatever a person, a program or a scoundrel puts there. */
export const referralForms = fc
	.dictionary(fc.constantFrom(...fields), fc.array(typed, { maxLength: 3 }), { maxKeys: 6 })
	.map((changed) => new Map(Object.entries({ ...soundReferral, ...changed })))
