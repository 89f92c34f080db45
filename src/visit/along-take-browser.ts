/// <reference lib="dom" />
import type { TakenAlong } from './taken-along.ts'

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
	const given = await ask(`${home}/besoeg/tag-med`, { method: 'POST', body })
	if (given === null) return 'no_network'
	const taken: TakenAlong | null = given.ok ? await given.json().catch(() => null) : null
	return taken ?? 'not_given'
}
