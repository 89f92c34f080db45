import type { Day } from '#kernel/day.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import type { Form } from '#platform/web/index.ts'
import { readBorn } from './born.ts'
import { withoutNumbers } from './numbers-written.ts'
import { longestLine, longestText, type Told, type TypedErrors } from './referral-form.ts'
import { asLine, asText } from './typed-text.ts'

/** When somebody would rather be called. */
export const callTimes = ['any', 'morning', 'midday', 'afternoon'] as const
export type CallTime = (typeof callTimes)[number]
const times: Readonly<Record<CallTime, Text>> = {
	any: text('Når som helst', 'Any time'),
	morning: text('Om formiddagen', 'In the morning'),
	midday: text('Midt på dagen', 'Around noon'),
	afternoon: text('Om eftermiddagen', 'In the afternoon'),
}
export const callTimeText = (time: CallTime): Text => times[time]
const isCallTime = (written: string): written is CallTime => (callTimes as readonly string[]).includes(written)

const lines = ['name', 'born', 'street', 'town', 'phone'] as const

const problems = (form: Form, today: Day): Record<string, Text> => {
	const line = (field: string): string => asLine(form.text(field))
	const isTooLong = (field: string, most: number): boolean => form.text(field).length > most
	return {
		...(line('name') === '' ? { name: text('Skriv dit navn.', 'Write your name.') } : {}),
		...(readBorn(line('born'), today).on === null
			? {
					born: text(
						'Skriv din fødselsdag som dag, måned og år, for eksempel 12.3.1944.',
						'Write your birthday as day, month and year, such as 12.3.1944.',
					),
				}
			: {}),
		...(/\d{8}/.test(line('phone').replace(/\D/g, ''))
			? {}
			: {
					phone: text(
						'Skriv et telefonnummer med otte cifre, som vi kan ringe til.',
						'Write a telephone number of eight digits that we can call.',
					),
				}),
		...Object.fromEntries(
			lines
				.filter((field) => isTooLong(field, longestLine))
				.map((field) => [
					field,
					text(
						`Det er for langt. Der er plads til ${longestLine} tegn her.`,
						`That is too long. There is room for ${longestLine} characters here.`,
					),
				]),
		),
		...(isTooLong('words', longestText)
			? {
					words: text(
						`Teksten er for lang. Der er plads til ${longestText} tegn.`,
						`The text is too long. There is room for ${longestText} characters.`,
					),
				}
			: {}),
	}
}

/** A citizen's own wish for a visit, as it was typed: told as every referral is, by the citizen about themselves; or what is to be mended. */
export const readOwnRequest = (
	form: Form,
	language: Language,
	today: Day,
): { readonly told: Told; readonly errors: null } | { readonly told: null; readonly errors: TypedErrors } => {
	const wrong = Object.entries(problems(form, today)).map(([field, words]) => [field, words[language]] as const)
	if (wrong.length > 0) return { told: null, errors: Object.fromEntries(wrong) }
	const line = (field: string): string => asLine(form.text(field))
	const when = form.text('when')
	const words = asText(form.text('words'))
	const call = isCallTime(when) && when !== 'any' ? `Ring helst: ${times[when].da.toLowerCase()}` : ''
	const phone = withoutNumbers(line('phone'))
	const name = withoutNumbers(line('name'))
	return {
		told: {
			said: {
				relation: 'citizen',
				name,
				born: withoutNumbers(line('born')),
				cpr: readBorn(line('born'), today).cpr,
				sex: null,
				street: withoutNumbers(line('street')),
				town: withoutNumbers(line('town')),
				phone,
				topics: ['wants_visit'],
				words: [words, call].filter(Boolean).join('\n'),
				toldCitizen: true,
			},
			sender: { name, phone, email: '', organisation: '', mayBeNamed: true },
		},
		errors: null,
	}
}
