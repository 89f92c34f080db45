/// <reference lib="dom" />

/**
 * On a call: a number chooses an outcome, a letter a time and with it *agreed*; Enter saves. Nothing is saved by one key alone.
 */
document.addEventListener('keydown', (event) => {
	if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-8a-h]$/i.test(event.key)) return
	const at = event.target
	if (at instanceof HTMLElement && at.closest('input:not([type="radio"]), textarea, select') !== null) return
	const chosen = document.querySelector(`[data-key="${event.key.toLowerCase()}"]`)
	if (!(chosen instanceof HTMLElement)) return
	event.preventDefault()
	const button = chosen instanceof HTMLInputElement ? document.querySelector('button[data-key="1"]') : chosen
	if (chosen instanceof HTMLInputElement) chosen.checked = true
	if (button instanceof HTMLButtonElement) button.focus()
})
