import type { Day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import { askedAbout } from '../measured/asked-about.ts'
import type { Scorable } from '../measured/instrument.ts'
import { missingToSign } from './missing-to-sign.ts'
import { type Fields, noteFromForm, topicsNamed, typedIn } from './note-form.ts'
import { missingWords } from './signing-words.ts'

/** A visit's form as it stands on a device, with what it was rendered with. */
export type FormOnDevice = {
	readonly fields: Fields
	readonly today: Day
	readonly plannedOn: Day
	readonly instruments: ReadonlyMap<string, Scorable>
}

/** What the form lacks before it can be signed where nobody can be asked, in words; null when nothing does. */
export const missingInForm = ({ fields, today, plannedOn, instruments }: FormOnDevice): Text | null => {
	const typed = typedIn(fields)
	const body = noteFromForm(typed, {
		topics: topicsNamed(fields),
		instruments: [...instruments].map(([code, { items }]) => ({
			code,
			version: '',
			items: items.map((item) => item.code),
		})),
	})
	const missing = missingToSign({
		kind: typed.text('kind') === 'administrative' ? 'administrative' : 'journal',
		body,
		happenedOn: typed.day('happened'),
		plannedOn,
		today,
		accepted: typed.text('accepted') !== '',
		askedAbout: askedAbout(body.measured, (code) => instruments.get(code) ?? null),
	})
	return missing === null ? null : missingWords(missing.why, missing.detail)
}
