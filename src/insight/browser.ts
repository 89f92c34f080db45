/// <reference lib="dom" />

/** A changed field of the simulation redraws what it shows, without leaving the place on the page; without this the button does. */
const form = document.querySelector('form[data-redraw]')
const parts = (form?.getAttribute('data-redraw') ?? '').split(' ')

let latest = 0

const redraw = async (of: HTMLFormElement): Promise<void> => {
	const turn = ++latest
	const asked = new URLSearchParams()
	for (const [name, value] of new FormData(of)) asked.set(name, String(value))
	const address = `${of.action}?${asked}`
	for (const part of parts) document.getElementById(part)?.setAttribute('aria-busy', 'true')
	const answer = await fetch(address)
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
	if (turn !== latest) return
	const fresh = parts.map((part) => page.getElementById(part))
	if (!answer.ok || fresh.includes(null)) return of.submit()
	for (const part of fresh) if (part) document.getElementById(part.id)?.replaceWith(document.adoptNode(part))
	history.replaceState(null, '', address)
}

form?.addEventListener('change', ({ target }) => {
	if (!(form instanceof HTMLFormElement) || !(target instanceof HTMLElement)) return
	// Another standard has other rules to try, so the whole page is asked for.
	if (target.id === 'b') return form.submit()
	void redraw(form)
})
