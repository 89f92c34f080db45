/// <reference lib="dom" />
import '../local-offer/local-offer-browser.ts'
import { missingBeforeSigning } from '../note/missing-browser.ts'
import { beforeAnyForm, type Send, sendThrough } from './any-form-browser.ts'
import { deliver, type Way } from './deliver-browser.ts'
import { thisDevice } from './device-browser.ts'
import { clockText } from './kept-line.ts'
import { language, say, showLine, writeLine } from './kept-line-browser.ts'
import { forgetDeliveries, keepDelivery, lookAtRefused, notDelivered } from './pocket-browser.ts'
import { beginPumping } from './pump-browser.ts'
import { readPublicKey } from './seal-browser.ts'
import { openPocket, type Pocket } from './shelves-browser.ts'
import type { TakenAlong } from './taken-along.ts'
import { beginWriting, nothingWritten, type Writing } from './write-browser.ts'

type Page = {
	readonly form: HTMLFormElement
	readonly line: HTMLElement
	/** `visit:<id>` and its id. */
	readonly ref: string
	readonly visit: string
	/** `/<municipality>` */
	readonly home: string
}

const fieldIn = (form: HTMLFormElement, name: string): HTMLInputElement | null =>
	form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`)

const later = <Value>(milliseconds: number, value: Value): Promise<Value> =>
	new Promise((give) => setTimeout(() => give(value), milliseconds))

/** What lay undelivered on the device is delivered before anyone types; true when the page must be fetched anew for it. */
const deliverFirst = async ({ form, line, visit, home }: Page, pocket: Pocket): Promise<boolean> => {
	if (!(await notDelivered(pocket)).entries.some((one) => one.refused === null)) return false
	form.inert = true
	writeLine(line, say('Leverer det, der lå på enheden …', 'Delivering what lay on this device …'), 'waiting')
	const way: Way = await Promise.race([
		deliver(pocket, home),
		later(12_000, { isReached: false, isAll: false, stands: [] }),
	])
	form.inert = false
	return way.stands.some((one) => one.visit === visit && one.version !== Number(fieldIn(form, 'base')?.value))
}

/** The key to seal to and the secret that delivers, for this page alone. */
const takeAlong = async ({ form, visit, home }: Page): Promise<TakenAlong | null> => {
	const body = new URLSearchParams({
		visit,
		base: fieldIn(form, 'base')?.value ?? '0',
		token: fieldIn(form, 'token')?.value ?? '',
		...(await thisDevice()),
	})
	const signal = AbortSignal.timeout(15_000)
	const answer = await fetch(`${home}/besoeg/tag-med`, { method: 'POST', body, redirect: 'manual', signal }).catch(
		() => null,
	)
	return answer?.ok ? answer.json().catch(() => null) : null
}

const sayNotByItself = ({ line }: Page): void =>
	writeLine(
		line,
		say(
			'Gemmes ikke af sig selv lige nu. Tryk “Gem kladde”, før du lukker siden.',
			'Not kept by itself just now. Press “Save draft” before you close the page.',
		),
		'wrong',
	)

const untilTaken = async (page: Page): Promise<TakenAlong> => {
	for (;;) {
		const taken = await takeAlong(page)
		if (taken !== null) return taken
		sayNotByItself(page)
		await later(4000, null)
	}
}

/** Null when the page is fetched anew instead. */
const begin = async (page: Page): Promise<Send | null> => {
	const { form, line, ref, visit, home } = page
	const pocket = await openPocket(home)
	form.autocomplete = 'off'
	await lookAtRefused(pocket, Date.now())
	const first = line.textContent?.trim() ?? ''
	const anew = (): void => location.assign(`${home}/besoeg/${visit}`)
	if (await deliverFirst(page, pocket)) {
		anew()
		return null
	}
	const taken = await untilTaken(page)
	const ahead = Date.parse(taken.now) - Date.now()
	const clock = (): string => clockText(Date.now() + ahead, language)
	await keepDelivery(pocket, { id: taken.id, secret: taken.delivery, nth: 0, takenAt: Date.now() })
	await forgetDeliveries(pocket, Date.now())

	let deliveredAt: string | null = null
	let isThrough = false
	let begun: Writing | null = null
	const show = (): Promise<unknown> =>
		showLine([line], pocket, () => ({
			isTyping: begun?.isTyping() ?? true,
			keptAt: begun?.keptAt() ?? null,
			deliveredAt,
		}))
	const pump = beginPumping(pocket, home, async ({ stands }) => {
		const mine = stands.findLast((one) => one.delivery === taken.id && one.ref === ref)
		if (mine !== undefined) {
			deliveredAt = clock()
			const base = fieldIn(form, 'base')
			if (!mine.merged && base !== null) base.value = String(mine.version)
		}
		await show()
		if (mine === undefined || !form.inert) return
		// A signature made without a network has arrived.
		if (mine.signed) anew()
		else if (mine.words !== null) {
			form.inert = false
			writeLine(line, mine.words[language], 'wrong')
		}
	})
	const writing = beginWriting(
		form,
		ref,
		{ pocket, delivery: taken.id, key: await readPublicKey(taken.key.public), clock, close: null },
		nothingWritten,
		(what) => {
			show()
			if (what === 'kept') pump.nudge()
		},
	)
	begun = writing

	const send: Send = async (sent, button) => {
		await writing.flush()
		const isDelivered = await Promise.race([pump.empty(), later(8000, false)])
		const isKept = pocket.db !== null && pocket.loose.size === 0
		if (isDelivered || (sent !== form && isKept)) {
			isThrough = sent === form
			sendThrough(sent, button)
			return
		}
		if (sent === form && button instanceof HTMLButtonElement && button.value === 'sign') {
			const missing = missingBeforeSigning(form)
			if (missing !== null) {
				writeLine(line, missing[language], 'wrong')
				return
			}
			form.inert = true
			await writing.doNow({ act: 'sign' })
		}
		await show()
	}
	for (const change of ['online', 'offline']) window.addEventListener(change, show)
	// Nothing is begun without need on a page that may be put to sleep with what it holds.
	window.addEventListener('pagehide', () => {
		if (writing.isTyping()) writing.flush()
	})
	window.addEventListener('pageshow', (event) => {
		if (event.persisted) anew()
	})
	window.addEventListener('beforeunload', (event) => {
		const isOnlyHere = pocket.loose.size > 0 || (pocket.db === null && writing.isTyping())
		if (!isThrough && (isOnlyHere || writing.isLate())) event.preventDefault()
	})
	// What could not be delivered before anyone typed is not left until somebody does.
	if ((await notDelivered(pocket)).entries.some((one) => one.refused === null)) pump.nudge()
	if (writing.isTyping()) await show()
	else {
		const isSaved = Number(fieldIn(form, 'base')?.value) > 0
		writeLine(line, `${first} · ${say('gemmes af sig selv', 'saves itself')}`, isSaved ? 'calm' : 'nothing')
	}
	return send
}

const form = document.querySelector<HTMLFormElement>('form[data-writing]')
const line = form?.querySelector<HTMLElement>('[data-saved]')
const ref = form?.dataset.ref ?? ''
const home = form === null ? '' : (new URL(form.action).pathname.split('/besoeg/')[0] ?? '')
if (form !== null && line != null && window.isSecureContext) {
	const page = { form, line, ref, visit: ref.replace('visit:', ''), home }
	beforeAnyForm(form, begin(page), () => sayNotByItself(page))
}
