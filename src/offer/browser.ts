/// <reference lib="dom" />

/** The code from the square in the letter stands behind a # that no server sees: it is filled in, and leaves the address. */
const field = document.querySelector<HTMLInputElement>('.hj-door input[name="code"]')
const written = location.hash.slice(1)

if (field !== null && /^[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}$/.test(written)) {
	field.value = `${written.slice(0, 4)}-${written.slice(-4)}`.toUpperCase()
	history.replaceState(null, '', location.pathname + location.search)
	for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) link.hash = written
	document.querySelector<HTMLInputElement>('.hj-door input[name="born_day"]')?.focus()
}
