/// <reference lib="dom" />
import { keptLine, pileOf } from './kept-line.ts'
import { type Left, notDelivered } from './pocket-browser.ts'
import type { Pocket } from './shelves-browser.ts'

export const language = document.documentElement.lang === 'en' ? 'en' : 'da'
export const say = (da: string, en: string): string => (language === 'en' ? en : da)

/** What the page knows besides what lies in the pocket. */
export type Known = {
	readonly isTyping: boolean
	readonly keptAt: string | null
	readonly deliveredAt: string | null
}

let turn = 0

/** Writes the line anew, of what is given back. It is read aloud only when it is no longer calm. */
export const showLine = async (lines: readonly HTMLElement[], pocket: Pocket, known: () => Known): Promise<Left> => {
	const mine = ++turn
	const left = await notDelivered(pocket)
	if (mine !== turn) return left
	const waiting = left.entries.filter((one) => one.refused === null)
	const refused = left.entries.filter((one) => one.refused !== null)
	const { words, is } = keptLine({
		...known(),
		waiting: pileOf(waiting),
		refused: pileOf(refused),
		refusedBecause: refused[0]?.refused ?? null,
		onlyHere: pocket.db === null || pocket.loose.size > 0 || !left.isAll,
		isSigned: waiting.some((one) => one.signs),
		isOffline: !navigator.onLine,
	})
	for (const line of lines) writeLine(line, words[language], is)
	return left
}

/** The line stands above what is scrolled to, however many lines its words take: no heading, and no field, comes to lie under it. */
const leaveRoomFor = (line: HTMLElement): void => {
	const bar = line.closest<HTMLElement>('.hj-save-line')
	if (bar !== null) document.documentElement.style.scrollPaddingTop = `${bar.offsetHeight + 16}px`
}

/** What lies under the line stays under the finger: at one width the line is never lower than it has been. */
const standStill = (line: HTMLElement): void => {
	const width = `${line.offsetWidth}`
	if (line.dataset.width !== width) line.style.minHeight = ''
	line.dataset.width = width
	line.style.minHeight = `${line.offsetHeight}px`
}

export const writeLine = (line: HTMLElement, words: string, is: 'nothing' | 'calm' | 'waiting' | 'wrong'): void => {
	turn += 1
	line.setAttribute('aria-live', is === 'nothing' || is === 'calm' ? 'off' : 'polite')
	line.dataset.is = is
	if (line.textContent === words) return
	line.textContent = words
	standStill(line)
	leaveRoomFor(line)
}
