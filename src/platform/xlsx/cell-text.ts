import { dateOfNumber } from '#kernel/day-number.ts'

/** How a number is to be read. */
export type NumberLook = 'number' | 'day' | 'time'

const builtIn = (id: number): NumberLook => {
	if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'day'
	return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'time' : 'number'
}

/** A number format as a look: letters of days, months and years outside quotes and brackets make it a day. */
export const lookOf = (id: number, code: string | undefined): NumberLook => {
	if (code === undefined) return builtIn(id)
	const signs = code
		.slice(0, 500)
		.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '')
		.split(';')[0]
		?.toLowerCase()
	if (signs === undefined || /general|standard/.test(signs)) return 'number'
	if (/[dyåe]|mmm/.test(signs.replaceAll(/[0#?]e[+-]/g, ''))) return 'day'
	return /[hst]|mm/.test(signs) ? 'time' : 'number'
}

const [from1900, from1904] = [-25_569, -24_107]
const lastSerial = 2_958_465

const two = (number: number): string => String(number).padStart(2, '0')

/** A spreadsheet's day as YYYY-MM-DD, with the clock behind it where there is one; null where it is none. */
const writeSerial = (serial: number, isFrom1904: boolean): string | null => {
	if (!(serial >= 0 && serial <= lastSerial)) return null
	let whole = Math.floor(serial)
	let minutes = Math.round((serial - whole) * 1440)
	if (minutes === 1440) [whole, minutes] = [whole + 1, 0]
	const clock = minutes === 0 ? '' : ` ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
	if (whole === 0 && !isFrom1904) return clock === '' ? null : clock.trim()
	// The sheet of 1900 counts a 29 February that never was.
	if (!isFrom1904 && whole === 60) return null
	const number = whole + (isFrom1904 ? from1904 : whole < 60 ? from1900 + 1 : from1900)
	const date = dateOfNumber(number)
	return `${String(date >> 9).padStart(4, '0')}-${two((date >> 5) & 15)}-${two(date & 31)}${clock}`
}

/** A number as it was meant, without the noise of its last binary places. */
export const writeNumber = (written: string, look: NumberLook, isFrom1904: boolean): string => {
	const number = Number(written)
	if (written.trim() === '' || !Number.isFinite(number)) return written
	if (look !== 'number') {
		const day = writeSerial(number, isFrom1904)
		if (day !== null) return day
	}
	return Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)))
}

/** Signs that XML cannot hold are written `_x000D_`. */
export const unescaped = (text: string): string =>
	text.includes('_x')
		? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		: text
