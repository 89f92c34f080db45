/// <reference lib="dom" />

/** Keys 1–6 on the call list: the first press chooses an outcome, the same key again (or Enter) saves it. */
document.addEventListener('keydown', (event) => {
	if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-6]$/.test(event.key)) return
	const at = event.target
	if (at instanceof HTMLElement && at.closest('input:not([type="radio"]), textarea, select') !== null) return
	const button = document.querySelector(`button[data-key="${event.key}"]`)
	if (!(button instanceof HTMLButtonElement)) return
	event.preventDefault()
	if (document.activeElement === button) button.click()
	else button.focus()
})
