/// <reference lib="dom" />
import '../local-offer/local-offer-browser.ts'
import { say } from '../device/kept-line-browser.ts'
import { dropRefused, forgetDeliveries, lookAtRefused } from '../device/pocket-browser.ts'
import { beginPumping } from '../device/pump-browser.ts'
import { openPocket, type Pocket } from '../device/shelves-browser.ts'
import { askAgain, forget, lock, showLocked, take, takeUnderPin, unlock } from './along-door-browser.ts'
import { type AlongPage, lineUp, showDelivered, toList } from './along-page-browser.ts'
import { onBack, onPress, onSubmit, sayProblem } from './along-stage-browser.ts'
import { notKept } from './along-take-browser.ts'
import { watch } from './along-watch-browser.ts'

const home = document.body.dataset.home ?? ''

/** From here on every page of ours answers without a network, though with no more than the way to this one. */
const beWithoutNetwork = async (): Promise<void> => {
	const workers = navigator.serviceWorker
	// One that stood for this page alone would go before.
	for (const old of (await workers?.getRegistrations()) ?? [])
		if (new URL(old.scope).pathname === `${home}/med`) await old.unregister()
	await workers?.register('/programs/visit-along-worker.js', { scope: `${home}/` })
}

const begin = async (pocket: Pocket): Promise<void> => {
	const page: AlongPage = {
		home,
		pocket,
		pump: beginPumping(pocket, home, (way) => showDelivered(page, way)),
		day: null,
		erasing: null,
		visit: null,
		deliveredAt: null,
		ahead: 0,
	}
	onSubmit('take', () => takeUnderPin(page))
	onSubmit('unlock', () => unlock(page))
	onPress('lock', () => lock(page))
	onPress('list', () => toList(page))
	onBack(
		() => page.visit !== null,
		() => toList(page),
	)
	onPress('forget', () => forget(page))
	onPress('again', () => take(page, null))
	onPress('ask-again', () => askAgain(page))
	onPress('drop-refused', () =>
		dropRefused(pocket).then(() => showDelivered(page, { isReached: false, isAll: false, stands: [] })),
	)
	const look = watch(page)
	window.addEventListener('beforeunload', (event) => {
		if (pocket.loose.size > 0 || page.visit?.writing?.isLate()) event.preventDefault()
	})
	for (const change of ['online', 'offline']) window.addEventListener(change, () => lineUp(page))
	await lookAtRefused(pocket, Date.now())
	await showLocked(page)
	await look()
	if (pocket.db === null) sayProblem(notKept)
	page.pump.nudge()
	await forgetDeliveries(pocket, Date.now())
	await lineUp(page)
}

if (window.isSecureContext) {
	beWithoutNetwork()
	openPocket(home).then(begin)
} else
	sayProblem(
		say(
			'Dagen kan kun tages med over en sikker forbindelse (https).',
			'The day can only be taken along over a secure connection (https).',
		),
	)
