/// <reference lib="dom" />

import { language, say } from '../device/kept-line-browser.ts'
import type { Came, Sealed } from '../device/shelves-browser.ts'
import type { StandsThere, TakenAlong } from '../device/taken-along.ts'
import { beginWriting, type Pen, type Writing, type Written } from '../device/write-browser.ts'
import { readHindrance } from '../not-gone-ahead.ts'
import { missingBeforeSigning } from '../note/missing-browser.ts'
import { element, sayProblem } from './along-stage-browser.ts'
import { alongMark } from './along-words.ts'

export type TakenVisit = Omit<TakenAlong['visits'][number], 'stands'> & { readonly stands?: StandsThere }
/** What lies under the day's key. */
export type Taken = {
	readonly delivery: string
	readonly publicKey: string
	readonly visits: readonly TakenVisit[]
}

export type Standing = {
	/** By which the day delivers. */
	readonly delivery: string
	readonly written: ReadonlyMap<string, Written>
	readonly came: ReadonlyMap<string, Came>
	readonly left: readonly Sealed[]
}

/** The visits of the day, each with how it stands. */
export const showVisits = (visits: readonly TakenVisit[], standing: Standing, open: (ref: string) => void): void => {
	element('[data-none]').hidden = visits.length > 0
	const rows = visits.map(({ ref, title, stands }) => {
		const left = standing.left.filter((one) => one.ref === ref)
		const came = standing.came.get(ref)
		const mark = alongMark({
			waiting: left.length,
			refused: left.find((one) => one.refused !== null)?.refused ?? null,
			isTyped: (standing.written.get(ref)?.made ?? 0) > 0,
			done: standing.written.get(ref)?.done ?? null,
			came: came === undefined ? null : { ...came, isElsewhere: came.delivery !== standing.delivery },
			// A day taken along before this was told does not say it.
			there: stands ?? { is: 'untouched', words: null },
		})
		const row = document.createElement('li')
		const button = document.createElement('button')
		button.type = 'button'
		button.className = 'hj-along-visit'
		button.dataset.ref = ref
		const [name, badge] = [document.createElement('span'), document.createElement('span')]
		name.className = 'hj-along-title'
		name.textContent = title
		badge.className = mark.kind === 'none' ? 'hj-badge-none' : `badge badge-${mark.kind}`
		badge.textContent = mark.words[language]
		button.append(name, badge)
		if (mark.because !== undefined) {
			const because = document.createElement('span')
			because.className = 'hj-along-because'
			because.textContent = mark.because[language]
			button.append(because)
		}
		button.addEventListener('click', () => open(ref))
		row.append(button)
		return row
	})
	const list = element('[data-visits]')
	const stoodOn = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.ref : undefined
	list.replaceChildren(...rows)
	if (stoodOn !== undefined) list.querySelector<HTMLElement>(`[data-ref="${stoodOn}"]`)?.focus()
}

export type OpenVisit = {
	readonly writing: Writing | null
	readonly line: HTMLElement | null
	readonly close: () => void
}

/** Shows a visit as the server wrote it, and writes in it; `then` is told of every change, `onDone` keeps what ends it. */
export const openVisit = (
	visit: TakenVisit,
	pen: Pen,
	written: Written,
	then: (what: 'typing' | 'kept') => void,
	onDone: (keep: () => Promise<void>) => Promise<void>,
): OpenVisit => {
	const host = element('[data-visit]')
	const shown = new DOMParser().parseFromString(visit.html, 'text/html')
	host.replaceChildren(...shown.body.childNodes)
	element('[data-visit-title]').textContent = visit.title
	for (const heading of host.querySelectorAll('h1')) heading.remove()
	for (const link of host.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) link.target = '_blank'
	const form = host.querySelector<HTMLFormElement>('form[data-writing]')
	const writing = form === null ? null : beginWriting(form, visit.ref, pen, written, then)
	showDone(host, written)

	const onSubmit = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault()
		const sent = event.target
		if (!(sent instanceof HTMLFormElement) || writing === null) return
		sayProblem(null)
		if (sent === form) {
			await writing.flush()
			if (!(event.submitter instanceof HTMLButtonElement) || event.submitter.value !== 'sign') return
			const missing = missingBeforeSigning(sent)
			if (missing !== null) sayProblem(missing[language])
			else await onDone(() => writing.doNow({ act: 'sign' }))
			return
		}
		if (!new URL(sent.action).pathname.endsWith('/ikke-gennemfoert')) {
			sayProblem(
				say(
					'Det gøres på besøgets egen side, når der er forbindelse.',
					'Do that on the visit’s own page, with a network.',
				),
			)
			return
		}
		const why = readHindrance(
			String(new FormData(sent).get('reason') ?? ''),
			String(new FormData(sent).get('note') ?? ''),
		)
		if (why.ok)
			await onDone(() => writing.doNow({ act: 'not_gone_ahead', reason: why.value.hindrance, note: why.value.note }))
		else
			sayProblem(
				why.why === 'no_reason'
					? say('Vælg, hvorfor besøget ikke blev gennemført.', 'Choose why the visit was not held.')
					: say('Skriv kort, hvad der skete.', 'Write briefly what happened.'),
			)
	}
	const onClick = (event: MouseEvent): void => {
		const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null
		if (link === null || navigator.onLine) return
		event.preventDefault()
		sayProblem(say('Siden kan først åbnes, når der er forbindelse.', 'That page needs a network.'))
	}
	host.addEventListener('submit', onSubmit)
	host.addEventListener('click', onClick)
	return {
		writing,
		line: form?.querySelector<HTMLElement>('[data-saved]') ?? null,
		close: () => {
			writing?.stop()
			host.removeEventListener('submit', onSubmit)
			host.removeEventListener('click', onClick)
			host.replaceChildren()
			element('[data-visit-title]').textContent = say('Besøget', 'The visit')
		},
	}
}

/** What was signed here is not written in any more. */
const showDone = (host: HTMLElement, { done, at }: Written): void => {
	const words = element('[data-visit-done]')
	words.hidden = done === null
	words.textContent =
		done === null
			? ''
			: done === 'sign'
				? say(
						`Underskrevet på enheden ${at}. Rettelser skrives, når der er forbindelse.`,
						`Signed on this device ${at}. Corrections need a network.`,
					)
				: say(`Skrevet ned som ikke gennemført ${at}.`, `Written down as not held ${at}.`)
	for (const form of host.querySelectorAll('form')) form.inert = done !== null
}
