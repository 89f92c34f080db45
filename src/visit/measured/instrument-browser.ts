/// <reference lib="dom" />
import { answeredAs } from '../note/note.ts'
import type { Scorable } from './instrument.ts'
import { mayBeSo, type Result, resultOf, shortOf, weightBadge } from './measured-result.ts'
import { scored } from './score.ts'

/**
 * Scores an instrument while it is filled in, and asks at the field about what is odd once the field is left. Nothing typed is touched.
 * Listens on the document, so that a form brought into the page later is heard as well.
 */
const languageOf = (of: HTMLElement): 'da' | 'en' => (of.dataset.language === 'en' ? 'en' : 'da')

const fieldsIn = (of: HTMLElement): HTMLInputElement[] =>
	[...of.querySelectorAll('input')].filter(
		(field) => field.name.startsWith('measured.') && (field.type !== 'radio' || field.checked),
	)
const itemOf = (field: HTMLInputElement): string => field.name.split('.').slice(2).join('.')

const paragraph = (words: string, classes: string): HTMLElement => {
	const made = document.createElement('p')
	made.className = classes
	made.textContent = words
	return made
}

const show = (into: Element, { written, band, besides }: Result, language: 'da' | 'en'): void => {
	const first = written === null ? null : document.createElement('p')
	if (first !== null && written !== null) {
		const figure = document.createElement('strong')
		figure.textContent = written[language]
		first.append(figure, ' ')
	}
	if (first !== null && band !== null) {
		const badge = document.createElement('span')
		badge.className = `badge badge-${weightBadge[band.weighs]}`
		badge.textContent = band.name[language]
		first.append(badge)
	}
	const lines = besides.map((one) => paragraph(one[language], 'hj-quiet'))
	into.replaceChildren(...(first === null ? [] : [first]), ...lines)
}

const confirmedIn = { da: 'Bekræftet', en: 'Confirmed' } as const

const ask = (of: HTMLElement, field: HTMLInputElement, says: string | null, confirmed: boolean): void => {
	const at = of.querySelector(`[data-ask="${CSS.escape(field.name)}"]`)
	const words = says ?? (confirmed ? confirmedIn[languageOf(of)] : '')
	if (at !== null && at.textContent !== words) at.textContent = words
	if (at !== null) at.className = confirmed && says === null ? 'hj-confirmed' : 'form-error-message'
	at?.closest('.form-group, fieldset')?.classList.toggle('form-error', says !== null)
	if (says === null) field.removeAttribute('aria-invalid')
	else field.setAttribute('aria-invalid', 'true')
}

/** Does the writer say that these answers are so? What somebody says is so, they say of the answers that stood there: of others it is asked anew. */
const isSure = (of: HTMLElement, answers: Readonly<Record<string, string>>): boolean => {
	const box = of.querySelector<HTMLInputElement>('[data-sure] input')
	if (box === null) return false
	const answered = answeredAs(answers)
	if (box.value !== answered) box.checked = false
	box.value = answered
	return box.checked
}

/** `typing`: the field being typed in, which is not asked about yet. */
const score = (of: HTMLElement, typing: EventTarget | null): void => {
	const fields = fieldsIn(of)
	const answers = Object.fromEntries(fields.map((field) => [itemOf(field), field.value]))
	const found = scored(JSON.parse(of.dataset.instrument ?? '') as Scorable, answers, isSure(of, answers))
	const language = languageOf(of)
	for (const field of fields) {
		const question = found.questions.find((one) => one.item === itemOf(field))
		const confirmed = found.confirmed.some((one) => one.item === itemOf(field))
		if (question === undefined) ask(of, field, null, confirmed)
		else if (field !== typing) ask(of, field, question.says[language], false)
	}
	const isWaiting = found.questions.some((one) =>
		fields.some((field) => field === typing && itemOf(field) === one.item),
	)
	of.querySelector('[data-sure]')?.toggleAttribute('hidden', isWaiting || !mayBeSo(found))
	const result = of.querySelector('[data-result]')
	if (result === null || isWaiting) return
	const now = resultOf(found)
	show(result, now, language)
	const short = of.querySelector('[data-short]')
	if (short !== null) short.textContent = shortOf(now)[language]
	of.querySelector('[data-with-score]')?.toggleAttribute('hidden', now.written === null)
}

/** What waits until a press is over: a question that comes while the pointer is down would move what is being pressed. */
let pressed = false
const waiting = new Map<HTMLElement, () => void>()
const begin = (): void => {
	pressed = true
}
/** After the click that belongs to the press. */
const end = (): void => {
	setTimeout(() => {
		pressed = false
		const due = [...waiting.values()]
		waiting.clear()
		for (const one of due) one()
	})
}
for (const down of ['pointerdown', 'mousedown']) document.addEventListener(down, begin, true)
for (const up of ['pointerup', 'pointercancel', 'mouseup', 'click', 'keydown']) document.addEventListener(up, end, true)
window.addEventListener('blur', end)

const heard = (event: Event): void => {
	const { target } = event
	if (!(target instanceof HTMLInputElement) || !/^(measured|sure)\./.test(target.name)) return
	const of = target.closest('[data-instrument]')
	if (!(of instanceof HTMLElement)) return
	const typing = event.type === 'input' && target.type === 'text' ? target : null
	if (pressed && target.type === 'text') waiting.set(of, () => score(of, typing))
	else score(of, typing)
}

/** What was typed before is put back into a form without anybody typing it. */
const scoreAll = (within: ParentNode): void => {
	for (const of of within.querySelectorAll<HTMLElement>('[data-instrument]')) score(of, null)
}
document.addEventListener('put-back', ({ target }) => {
	if (target instanceof HTMLElement) scoreAll(target)
})
document.addEventListener('input', heard)
document.addEventListener('change', heard)
// A field that is left as it was entered has not changed, and is asked about again all the same.
document.addEventListener('focusout', heard)
