import { type Day, dayFrom, readDay } from '#kernel/day.ts'
import { readCpr } from './cpr.ts'

export type Wanted = {
	readonly words: readonly string[]
	readonly bornOn: Day | null
	readonly cpr: string | null
	/** Digits of a telephone number; those of a birth date may be one too. */
	readonly phone: string | null
}

const dayIn = (word: string): Day | null => {
	const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(word) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(word)
	return readDay(parts ? dayFrom(Number(parts[3]), Number(parts[2]), Number(parts[1])) : word)
}

/** *12 34 56 78*, *+45 12345678*: eight digits are a Danish number, more are one from abroad. */
const phoneIn = (typed: string): string | null => {
	if (!/^(\+|00)?[\d\s().-]{8,}$/.test(typed)) return null
	const digits = typed.replaceAll(/\D/g, '').replace(/^(00)?45(?=\d{8}$)/, '')
	return digits.length >= 8 && digits.length <= 15 ? digits : null
}

/** What someone typed to find a citizen: a CPR number, a birth date, a telephone number, or words of a name or an address. */
export const readSearch = (typed: string): Wanted => {
	const cpr = readCpr(typed)
	if (cpr) return { words: [], bornOn: null, cpr: cpr.digits, phone: null }
	const phone = phoneIn(typed.trim())
	if (phone !== null) return { words: [], bornOn: dayIn(typed.trim()), cpr: null, phone }
	const parts = typed
		.trim()
		.toLowerCase()
		.split(/[\s,]+/)
		.filter(Boolean)
	const bornOn = parts.map(dayIn).find((day) => day !== null) ?? null
	return { words: parts.filter((part) => dayIn(part) === null), bornOn, cpr: null, phone: null }
}
