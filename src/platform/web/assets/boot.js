// Small comforts; every page works without them.
document.documentElement.classList.add('hj-script')
for (const button of document.querySelectorAll('.hj-menu-button')) {
	button.addEventListener('click', () => {
		const isOpen = button.getAttribute('aria-expanded') === 'true'
		button.setAttribute('aria-expanded', String(!isOpen))
	})
}
for (const more of document.querySelectorAll('.hj-more')) {
	document.addEventListener('click', (event) => {
		if (!more.contains(event.target)) more.open = false
	})
	more.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape') return
		more.open = false
		more.querySelector('summary').focus()
	})
}
for (const button of document.querySelectorAll('.hj-print')) button.addEventListener('click', () => window.print())
// The error summary is where reading should go on.
document.querySelector('.alert-error[tabindex]')?.focus()
// A second press while the first is on its way does nothing.
for (const form of document.querySelectorAll('form[method=post]')) {
	form.addEventListener('submit', (event) => {
		if (form.dataset.sent) event.preventDefault()
		form.dataset.sent = 'yes'
	})
}
window.addEventListener('pageshow', () => {
	for (const form of document.querySelectorAll('form[method=post]')) delete form.dataset.sent
})
// What is under way is fetched anew while somebody looks, until its own page says that it is over.
const fresh = (address) =>
	fetch(address, { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(8000) })
		.then((page) => (page.ok ? page.text() : ''))
		.catch(() => '')
const isFilledIn = () =>
	document.activeElement?.matches('input, select, textarea') === true ||
	document.querySelector('input:checked') !== null
const again = async (shown) => {
	const now = document.hidden
		? null
		: new DOMParser().parseFromString(await fresh(shown.dataset.again), 'text/html').getElementById(shown.id)
	// A button is not taken from under a finger; whoever only stands on it, stands on the same one afterwards.
	if (!now || shown.matches(':active')) return setTimeout(again, 3000, shown)
	// Read without a program, as here, what is for those who have none counts: it would lead the page away.
	for (const without of now.querySelectorAll('noscript')) without.remove()
	const stoodOn = shown.contains(document.activeElement) ? document.activeElement.textContent : null
	shown.replaceWith(now)
	if (stoodOn !== null)
		for (const button of now.querySelectorAll('a, button')) if (button.textContent === stoodOn) button.focus()
	if (now.dataset.again) return setTimeout(again, 2000, now)
	// It is over: what else the page says of it is shown anew, unless somebody is filling it in.
	if (!isFilledIn()) location.reload()
}
for (const shown of document.querySelectorAll('[data-again]')) setTimeout(again, 2000, shown)
