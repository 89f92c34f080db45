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
const again = async (shown) => {
	if (document.hidden) return setTimeout(again, 4000, shown)
	const page = await fetch(shown.dataset.again, { headers: { accept: 'text/html' } }).catch(() => null)
	const now = page?.ok && new DOMParser().parseFromString(await page.text(), 'text/html').getElementById(shown.id)
	if (!now) return setTimeout(again, 8000, shown)
	// A button somebody stands on is not taken from under their finger.
	if (!shown.contains(document.activeElement)) shown.replaceWith(now)
	const next = document.getElementById(shown.id)
	if (next.dataset.again) setTimeout(again, 4000, next)
}
for (const shown of document.querySelectorAll('[data-again]')) setTimeout(again, 2000, shown)
