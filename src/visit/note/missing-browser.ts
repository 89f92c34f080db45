/// <reference lib="dom" />
import { readDay } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import { fieldsNow } from '../device/form-fields-browser.ts'
import type { Scorable } from '../measured/instrument.ts'
import { missingInForm } from './missing-in-form.ts'

const instrumentsIn = (form: HTMLFormElement): ReadonlyMap<string, Scorable> =>
	new Map(
		[...form.querySelectorAll<HTMLElement>('[data-instrument]')].map(({ dataset }) => [
			dataset.code ?? '',
			JSON.parse(dataset.instrument ?? '') as Scorable,
		]),
	)

/** What a visit's form lacks before it can be signed on the device; its days are those that the server wrote into it, whatever the clock here says. */
export const missingBeforeSigning = (form: HTMLFormElement): Text | null => {
	const [today, plannedOn] = [readDay(form.dataset.today ?? ''), readDay(form.dataset.planned ?? '')]
	if (today === null || plannedOn === null) return null
	return missingInForm({ fields: fieldsNow(form), today, plannedOn, instruments: instrumentsIn(form) })
}
