/// <reference lib="dom" />
import { keptLine, pileOf } from './kept-line.ts'
import { notDelivered } from './pocket-browser.ts'
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

/** Writes the line anew. It is read aloud only when it is no longer calm. */
export const showLine = async (lines: readonly HTMLElement[], pocket: Pocket, known: () => Known): Promise<void> => {
	const mine = ++turn
	const all = await notDelivered(pocket)
	if (mine !== turn) return
	const left = all.filter((one) => one.refused === null)
	const { words, is } = keptLine({
		...known(),
		waiting: pileOf(left),
		refused: pileOf(all.filter((one) => one.refused !== null)),
		onlyHere: pocket.db === null || pocket.loose.size > 0,
		isSigned: left.some((one) => one.signs),
	})
	for (const line of lines) writeLine(line, words[language], is)
}

export const writeLine = (line: HTMLElement, words: string, is: 'calm' | 'waiting' | 'wrong'): void => {
	turn += 1
	line.setAttribute('aria-live', is === 'calm' ? 'off' : 'polite')
	line.dataset.is = is
	if (line.textContent !== words) line.textContent = words
}
