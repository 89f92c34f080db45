/// <reference lib="dom" />
import { takenDay } from './day-pocket-browser.ts'
import type { Pocket } from './shelves-browser.ts'

const idle = 15 * 60_000
const often = 10_000

/**
 * Looks now and then, and whenever the page comes into sight: the day is forgotten when it is over by the server's clock, and
 * locked when nobody has touched it for a quarter of an hour. The look itself is given back.
 */
export const watch = (
	pocket: Pocket,
	isOpen: () => boolean,
	lock: () => Promise<void>,
	forget: () => Promise<void>,
): (() => Promise<void>) => {
	let touched = Date.now()
	// A clock that was set back is no touch.
	const isIdle = (): boolean => Math.abs(Date.now() - touched) > idle
	const look = async (): Promise<void> => {
		const day = await takenDay(pocket).catch(() => undefined)
		if (day !== undefined && Date.now() + day.ahead >= Date.parse(day.until)) await forget()
		else if (isOpen() && isIdle()) await lock()
	}
	const touch = (): void => {
		if (!isOpen() || !isIdle()) touched = Date.now()
	}
	for (const sign of ['pointerdown', 'keydown', 'input']) document.addEventListener(sign, touch, true)
	document.addEventListener('visibilitychange', () => document.hidden || look())
	window.addEventListener('pageshow', look)
	setInterval(look, often)
	return look
}
