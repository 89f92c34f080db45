import { maskCpr, readCpr } from '#population/index.ts'

const shaped = /(?<!\d)(\d{6})\s?[-–—.]?\s?(\d{4})(?!\d)/gu

/** Replaces every CPR number in what somebody wrote; digits that no CPR number can have stay. */
const replaced = (written: string, by: (digits: string) => string): string =>
	written.replaceAll(shaped, (all: string, day: string, serial: string) =>
		readCpr(`${day}${serial}`) === null ? all : by(`${day}${serial}`),
	)

/** The CPR numbers that somebody wrote among other words, as ten digits. */
export const numbersWritten = (written: string): string[] => {
	const found: string[] = []
	replaced(written, (digits) => {
		found.push(digits)
		return ''
	})
	return found
}

/** *Inger Prøve 720344-1238* → *Inger Prøve* */
export const withoutNumbers = (written: string): string =>
	numbersWritten(written).length === 0
		? written
		: replaced(written, () => '')
				.replaceAll(/\(\s*\)/g, '')
				.replaceAll(/\s+/g, ' ')
				.replace(/[\s,;:]+$/, '')
				.trim()

/** *720344-xxxx* in the midst of what was written. */
export const maskNumbers = (written: string): string => replaced(written, maskCpr)
