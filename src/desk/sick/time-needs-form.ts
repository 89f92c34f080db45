import type { WantedNeeds } from '#booking/index.ts'
import { readLanguages } from '#kernel/spoken.ts'
import type { Form } from '#platform/web/index.ts'

/** What was chosen; what no choice names is nothing. */
export const readNeeds = (form: Form): WantedNeeds => {
	const part = form.text('part')
	const [language] = readLanguages([form.text('language')])
	const profession = form.text('profession').toLowerCase().slice(0, 100)
	return {
		partOfDay: part === 'morning' || part === 'afternoon' ? part : null,
		notOnWeekdays: [...new Set(form.all('not_on').map(Number))].filter((n) => n >= 1 && n <= 7).sort((a, b) => a - b),
		language: language ?? null,
		profession: profession === '' ? null : profession,
	}
}
