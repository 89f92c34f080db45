/// <reference lib="dom" />
import './local-offer-browser.ts'
import { forget, forgetWhatIsOver, lock, showLocked, take, takeUnderPin, unlock } from './along-door-browser.ts'
import { type AlongPage, lineUp, showDelivered, toList } from './along-page-browser.ts'
import { onPress, onSubmit, sayProblem } from './along-stage-browser.ts'
import { notKept } from './along-take-browser.ts'
import { watch } from './along-watch-browser.ts'
import { say } from './kept-line-browser.ts'
import { forgetDeliveries, lookAtRefused } from './pocket-browser.ts'
import { beginPumping } from './pump-browser.ts'
import { openPocket, type Pocket } from './shelves-browser.ts'

const home = document.body.dataset.home ?? ''

const begin = async (pocket: Pocket): Promise<void> => {
	const page: AlongPage = {
		home,
		pocket,
		pump: beginPumping(pocket, home, (way) => showDelivered(page, way)),
		day: null,
		visit: null,
		deliveredAt: null,
		ahead: 0,
	}
	onSubmit('take', () => takeUnderPin(page))
	onSubmit('unlock', () => unlock(page))
	onPress('lock', () => lock(page))
	onPress('list', () => toList(page))
	onPress('forget', () => forget(page))
	onPress('again', () => take(page, null))
	const look = watch(
		pocket,
		() => page.day !== null,
		() => lock(page),
		() => forgetWhatIsOver(page),
	)
	await lookAtRefused(pocket, Date.now())
	await showLocked(page)
	await look()
	if (pocket.db === null) sayProblem(notKept)
	page.pump.nudge()
	await forgetDeliveries(pocket, Date.now())
	await lineUp(page)
}

if (window.isSecureContext) {
	navigator.serviceWorker?.register('/programs/visit-along-worker.js', { scope: `${home}/med` })
	openPocket(home).then(begin)
} else
	sayProblem(
		say(
			'Dagen kan kun tages med over en sikker forbindelse (https).',
			'The day can only be taken along over a secure connection (https).',
		),
	)
