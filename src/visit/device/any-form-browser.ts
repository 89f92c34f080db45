/// <reference lib="dom" />
import { fieldsNow, fieldsShown } from './form-fields-browser.ts'
import { changesOf } from './typing.ts'

/** Sends a form of the page's, the note's own or one beside it, once what was typed in the note is safe. */
export type Send = (sent: HTMLFormElement, button: HTMLElement | null) => Promise<void>

/** The form that is on its way, with everything kept before it. */
let through: HTMLFormElement | null = null

export const sendThrough: (...of: Parameters<Send>) => void = (sent, button) => {
	through = sent
	sent.requestSubmit(button)
	through = null
}

const isTypedIn = (note: HTMLFormElement): boolean =>
	changesOf(fieldsShown(note), new Map(), fieldsNow(note)).length > 0

/**
 * Whatever form of ours is sent from the page, what was typed in the note goes before it, also what was typed before `begun` gave the
 * one who keeps it. Where it gives nobody for long, a form beside the note is not sent, and `instead` says what to do.
 */
export const beforeAnyForm = (note: HTMLFormElement, begun: Promise<Send | null>, instead: () => void): void => {
	let isBegun = false
	const keeper = begun.then(
		(send) => {
			isBegun = true
			return send
		},
		() => null,
	)
	const hold: Send = async (sent, button) => {
		const late = new Promise<null>((give) => setTimeout(() => give(null), 8000))
		const send = await Promise.race([keeper, late])
		if (send === null) instead()
		else await send(sent, button)
	}
	document.addEventListener(
		'submit',
		(event) => {
			const sent = event.target
			if (!(sent instanceof HTMLFormElement) || sent === through) return
			if (!isBegun && (sent === note || !isTypedIn(note))) return
			event.preventDefault()
			event.stopImmediatePropagation()
			hold(sent, event.submitter)
		},
		true,
	)
}
