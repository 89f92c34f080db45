/// <reference lib="dom" />

const place = 'hj-device'

const kept = (): string => {
	const known = localStorage.getItem(place)
	if (known !== null) return known
	const made = crypto.randomUUID()
	localStorage.setItem(place, made)
	return made
}

/** What the server is told of this browser, so that one device can be stopped and no other; without a number where none is kept. */
export const thisDevice = async (): Promise<{ readonly device: string; readonly browser: string }> => ({
	// Some browsers refuse by throwing.
	device: await Promise.resolve()
		.then(kept)
		.catch(() => ''),
	browser: navigator.userAgent,
})
