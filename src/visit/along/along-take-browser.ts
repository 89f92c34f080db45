/// <reference lib="dom" />

import { thisDevice } from '../device/device-browser.ts'
import { say } from '../device/kept-line-browser.ts'
import { keepDelivery } from '../device/pocket-browser.ts'
import type { Pocket } from '../device/shelves-browser.ts'
import type { TakenAlong } from '../device/taken-along.ts'
import { closeWords, lockDay, type UnlockedDay } from './along-lock-browser.ts'
import type { Taken } from './along-visit-browser.ts'
import { putDay } from './day-pocket-browser.ts'

const ask = (address: string, more: RequestInit = {}): Promise<Response | null> =>
	fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(30_000), ...more }).catch(() => null)

/** The whole of today, from the server; or what stood in the way. */
export const fetchTheDay = async (home: string): Promise<TakenAlong | 'no_network' | 'not_logged_in' | 'not_given'> => {
	const ready = await ask(`${home}/med/klar`)
	if (ready === null) return 'no_network'
	if (ready.type === 'opaqueredirect') return 'not_logged_in'
	const page = new DOMParser().parseFromString(await ready.text().catch(() => ''), 'text/html')
	const form = page.querySelector<HTMLFormElement>('form[data-taking]')
	if (form === null) return 'not_given'
	const body = new URLSearchParams()
	for (const { name, value } of form.querySelectorAll('input')) body.set(name, value)
	for (const [name, value] of Object.entries(await thisDevice())) body.set(name, value)
	const given = await ask(`${home}/besoeg/tag-med`, { method: 'POST', body })
	if (given === null) return 'no_network'
	const taken: TakenAlong | null = given.ok ? await given.json().catch(() => null) : null
	return taken ?? 'not_given'
}

/** What is said when the day could not be fetched. */
export const whyNotTaken = {
	no_network: say(
		'Der er ikke forbindelse. Dagen kan tages med, når der er net.',
		'There is no network. The day can be taken along when there is.',
	),
	not_logged_in: say('Log ind først. Så kan dagen tages med.', 'Sign in first. Then the day can be taken along.'),
	not_delivered: say(
		'Noget af det, du har skrevet, er ikke leveret endnu. Hent dagen igen, når det er leveret.',
		'Some of what you wrote is not delivered yet. Fetch the day again when it is.',
	),
	refused: say(
		'Noget af det, du har skrevet, blev ikke modtaget, og står kun her. Skriv det ned, og slet det nederst på siden. Så kan dagen hentes igen.',
		'Some of what you wrote was not accepted and stands here alone. Write it down and delete it at the foot of the page. Then the day can be fetched again.',
	),
	not_given: say('Dagen kunne ikke hentes. Prøv igen om lidt.', 'The day could not be fetched. Try again in a moment.'),
}
export const notKept = say(
	'Denne browser kan ikke gemme dagen. Er der plads på enheden, og er vinduet ikke privat?',
	'This browser cannot keep the day. Is there room on the device, and is the window not a private one?',
)

/** Keeps the day under a new PIN, or, fetched again, under the key that is open; null when the browser does not keep it. */
export const keepTheDay = async (
	pocket: Pocket,
	given: TakenAlong,
	pin: string | null,
	open: UnlockedDay | null,
): Promise<UnlockedDay | null> => {
	const about = { takenAt: given.now, until: given.until, ahead: Date.parse(given.now) - Date.now() }
	const taken: Taken = { delivery: given.id, publicKey: given.key.public, visits: given.visits }
	const pages = JSON.stringify(taken)
	const again = async (): Promise<UnlockedDay | null> =>
		open === null
			? null
			: { key: open.key, day: { ...open.day, ...about, wrong: 0, pages: await closeWords(open.key, pages) } }
	const made = pin === null ? await again() : await lockDay(pin, pages, about)
	if (made === null) return null
	await keepDelivery(pocket, { id: given.id, secret: given.delivery, nth: 0, takenAt: Date.now() })
	return putDay(pocket, made.day).then(
		() => made,
		() => null,
	)
}
