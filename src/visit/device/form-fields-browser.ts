/// <reference lib="dom" />
import type { Fields } from '../note/note-form.ts'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What carries the form and not the visit. */
const notTyped = ['token', 'base', 'signed-before', 'do']

const controlsOf = (form: HTMLFormElement): Control[] =>
	[...form.elements].filter(
		(one): one is Control =>
			(one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement) &&
			one.name !== '' &&
			!notTyped.includes(one.name) &&
			!['file', 'submit', 'button'].includes(one.type),
	)
const isMark = (one: Control): one is HTMLInputElement =>
	one instanceof HTMLInputElement && (one.type === 'radio' || one.type === 'checkbox')

/** A mark that is not set says nothing; an empty choice is the same as none. */
const valueNow = (one: Control): string[] =>
	isMark(one) ? (one.checked && one.value !== '' ? [one.value] : []) : [one.value]

const valueShown = (one: Control): string[] => {
	if (isMark(one)) return one.defaultChecked && one.value !== '' ? [one.value] : []
	if (!(one instanceof HTMLSelectElement)) return [one.defaultValue]
	return [([...one.options].find((option) => option.defaultSelected) ?? one.options[0])?.value ?? '']
}

const fields = (form: HTMLFormElement, valuesOf: (one: Control) => string[]): Fields => {
	const all = new Map<string, string[]>()
	for (const one of controlsOf(form)) all.set(one.name, [...(all.get(one.name) ?? []), ...valuesOf(one)])
	return all
}

/** What stands in the form now. */
export const fieldsNow = (form: HTMLFormElement): Fields => fields(form, valueNow)

/** What the server had put into it: what the browser remembered from last time, or someone typed at once, is typed. */
export const fieldsShown = (form: HTMLFormElement): Fields => fields(form, valueShown)

/** What stands in a fold, or in a fold of a fold, is seen. */
const unfold = (shown: Element): void => {
	const fold = shown.closest('details')
	if (fold === null) return
	fold.open = true
	if (fold.parentElement !== null) unfold(fold.parentElement)
}

/** Puts back what was typed before; what the form has no field for is left alone. */
export const putBack = (form: HTMLFormElement, typed: Fields): void => {
	const seen = new Map<string, number>()
	for (const one of controlsOf(form)) {
		const values = typed.get(one.name)
		if (values === undefined) continue
		const at = seen.get(one.name) ?? 0
		seen.set(one.name, at + 1)
		// What somebody said is so of their answers, they said of the answers as they were typed.
		if (one.name.startsWith('sure.') && values[0] !== undefined) one.value = values[0]
		if (isMark(one)) one.checked = values.includes(one.value) || (values.length === 0 && one.value === '')
		else if (values[at] !== undefined) one.value = values[at]
		if (one.value !== '' && !(isMark(one) && !one.checked)) unfold(one)
	}
	form.dispatchEvent(new Event('put-back', { bubbles: true }))
}
