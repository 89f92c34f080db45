import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeWeekday } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { LetterContent } from './letter.ts'

/** Who writes, and when they answer the telephone. */
export const senderOf = (municipality: Municipality, language: Language): LetterContent['sender'] => {
	const { contact, sender, name } = municipality
	return {
		municipality: name[language],
		office: sender.office[language],
		lines: sender.address.filter((line) => line !== name.da && line !== sender.office.da),
		phones: contact.phones.map(writePhone),
		hours: contact.phoneHours.flatMap(({ weekdays, from, to }) => [
			writeWeekdays(weekdays, language),
			`${language === 'da' ? 'kl. ' : ''}${writeClock(from, language)}–${writeClock(to, language)}`,
		]),
		email: contact.email ?? null,
		web: contact.webPage.url?.replace(/^https?:\/\//, '') ?? null,
	}
}

/** *mandag–torsdag*, or each by name when they do not follow each other. */
const writeWeekdays = (weekdays: readonly number[], language: Language): string => {
	const days = weekdays.toSorted((a, b) => a - b)
	const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1]
	const isRow = days.length > 2 && last - first === days.length - 1
	return isRow
		? `${writeWeekday(first, language)}–${writeWeekday(last, language)}`
		: days.map((weekday) => writeWeekday(weekday, language)).join(', ')
}
