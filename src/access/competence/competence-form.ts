import type { Day } from '#kernel/day.ts'
import type { Form } from '#platform/web/index.ts'
import { type RegisterSays, registerSays } from './competence.ts'

type Say = (da: string, en: string) => string
type Errors = Readonly<Record<string, string>>

/** A course as it was typed, so that a refused form can be shown again. */
export type CourseTyped = { readonly name: string; readonly heldOn: Day | null; readonly hours: string }
export const emptyCourse: CourseTyped = { name: '', heldOn: null, hours: '' }

export const courseTyped = (form: Form): CourseTyped => ({
	name: form.text('name').replace(/\s+/g, ' '),
	heldOn: form.day('held'),
	hours: form.text('hours'),
})

/** Most hours that one course is taken to last. */
const mostHours = 500

export const readCourse = (
	{ name, heldOn, hours }: CourseTyped,
	today: Day,
	say: Say,
): { readonly course: { name: string; heldOn: Day; minutes: number } | null; readonly errors: Errors } => {
	const number = /^\d{1,3}([.,]\d{1,2})?$/.test(hours) ? Number(hours.replace(',', '.')) : 0
	const minutes = Math.round(number * 60)
	const errors: Record<string, string> = {
		...(name === '' ? { name: say('Skriv, hvad kurset hed.', 'Write what the course was called.') } : {}),
		...(name.length > 200
			? { name: say('Skriv det kortere (højst 200 tegn).', 'Write it shorter (200 at most).') }
			: {}),
		...(heldOn === null
			? { held_day: say('Skriv en dag, der findes, for eksempel 14 1 2026.', 'Write a day that exists, as 14 1 2026.') }
			: {}),
		...(heldOn !== null && heldOn > today
			? { held_day: say('Skriv kurset op, når det er holdt.', 'Write the course down once it has been held.') }
			: {}),
		...(minutes < 1 || number > mostHours
			? {
					hours: say(
						'Skriv timerne som et tal, for eksempel 6 eller 7,5.',
						'Write the hours as a number, as 6 or 7.5.',
					),
				}
			: {}),
	}
	return heldOn === null || Object.keys(errors).length > 0
		? { course: null, errors }
		: { course: { name, heldOn, minutes }, errors }
}

export type CheckTyped = { readonly checkedOn: Day | null; readonly found: RegisterSays | null }

export const checkTyped = (form: Form): CheckTyped => ({
	checkedOn: form.day('checked'),
	found: registerSays.find((one) => one === form.text('found')) ?? null,
})

export const readCheck = (
	{ checkedOn, found }: CheckTyped,
	today: Day,
	say: Say,
): { readonly check: { checkedOn: Day; found: RegisterSays } | null; readonly errors: Errors } => {
	const errors: Record<string, string> = {
		...(found === null ? { 'found-0': say('Vælg, hvad registeret sagde.', 'Choose what the register said.') } : {}),
		...(checkedOn === null || checkedOn > today
			? {
					checked_day: say(
						'Skriv dagen for opslaget, i dag eller før.',
						'Write the day of the look-up, today or before.',
					),
				}
			: {}),
	}
	return checkedOn === null || found === null || Object.keys(errors).length > 0
		? { check: null, errors }
		: { check: { checkedOn, found }, errors }
}
