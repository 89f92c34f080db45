/// <reference lib="dom" />

/** A changed field of the simulation redraws what it shows, without leaving the place on the page; without this the button does. */
const form = document.querySelector('form[data-redraw]')
const shown = () => document.getElementById(form?.getAttribute('data-redraw') ?? '')

let latest = 0

const redraw = async (of: HTMLFormElement): Promise<void> => {
	const turn = ++latest
	const asked = new URLSearchParams()
	for (const [name, value] of new FormData(of)) asked.set(name, String(value))
	const address = `${of.action}?${asked}`
	shown()?.setAttribute('aria-busy', 'true')
	const answer = await fetch(address, { headers: { accept: 'text/html' } })
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
	const fresh = page.getElementById(shown()?.id ?? '')
	if (turn !== latest) return
	if (!answer.ok || fresh === null) return of.submit()
	shown()?.replaceWith(document.adoptNode(fresh))
	history.replaceState(null, '', address)
}

form?.addEventListener('change', ({ target }) => {
	if (!(form instanceof HTMLFormElement) || !(target instanceof HTMLElement)) return
	// Another standard has other rules to try, so the whole page is asked for.
	if (target.id === 'b') return form.submit()
	void redraw(form)
})
