/// <reference lib="dom" />
import { askAgain, forgetWhatIsOver, lock } from './along-door-browser.ts'
import type { AlongPage } from './along-page-browser.ts'
import { takenDay } from './day-pocket-browser.ts'

const idle = 15 * 60_000
const often = 10_000

/**
 * Looks now and then, and whenever the page comes into sight: the day is forgotten when it is over by the server's clock, and
 * locked when nobody has touched it for a quarter of an hour; a device that did not answer is asked again. The look itself is given back.
 */
export const watch = (page: AlongPage): (() => Promise<void>) => {
	let touched = Date.now()
	// A clock that was set back is no touch.
	const isIdle = (): boolean => Math.abs(Date.now() - touched) > idle
	const look = async (): Promise<void> => {
		if (document.body.dataset.stage === 'no-answer') {
			await askAgain(page)
			return
		}
		const day = page.day?.day ?? (await takenDay(page.pocket).catch(() => undefined))
		if (day !== undefined && Date.now() + day.ahead >= Date.parse(day.until)) await forgetWhatIsOver(page)
		else if (page.day !== null && isIdle()) await lock(page)
	}
	const touch = (): void => {
		if (page.day === null || !isIdle()) touched = Date.now()
	}
	for (const sign of ['pointerdown', 'keydown', 'input']) document.addEventListener(sign, touch, true)
	document.addEventListener('visibilitychange', () => document.hidden || look())
	window.addEventListener('pageshow', look)
	setInterval(look, often)
	return look
}
