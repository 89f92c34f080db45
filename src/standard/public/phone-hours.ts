import Holidays from 'date-holidays'
import { addDays, type Day, weekdayOf } from '#kernel/day.ts'
import { type Clock, clockOf, dayOf, type Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeWeekday } from '#kernel/write-day.ts'
import type { Municipality } from '#platform/municipality/index.ts'

type Hours = Municipality['contact']['phoneHours'][number]

const follow = (weekdays: readonly number[]): boolean =>
	weekdays.every((day, at) => at === 0 || day === (weekdays[at - 1] ?? 0) + 1)

const daysText = (weekdays: readonly number[], language: Language): string => {
	const names = weekdays.map((day) => writeWeekday(day, language))
	const [first, last] = [names[0] ?? '', names.at(-1) ?? '']
	if (names.length === 1) return first
	if (names.length > 2 && follow(weekdays)) return language === 'da' ? `${first} til ${last}` : `${first} to ${last}`
	return `${names.slice(0, -1).join(', ')} ${language === 'da' ? 'og' : 'and'} ${last}`
}

/** *mandag til torsdag kl. 8.00–8.30*, a line for each set of hours. */
export const phoneHoursText = (hours: readonly Hours[], language: Language): readonly string[] =>
	hours.map(({ weekdays, from, to }) => {
		const sorted = [...weekdays].sort((a, b) => a - b)
		const clocks = `${writeClock(from, language)}–${writeClock(to, language)}`
		return `${daysText(sorted, language)}${language === 'da' ? ' kl. ' : ' '}${clocks}`
	})

const danish = new Holidays('DK')
const isPublicHoliday = (on: Day): boolean =>
	danish.getHolidays(on.slice(0, 4)).some(({ date, type }) => type === 'public' && date.startsWith(on))

type Calendar = Pick<Municipality, 'contact' | 'closedDays'>

/** The hours on which the phone is answered on a day, cut short where the office closes early. */
const hoursOn = ({ contact, closedDays }: Calendar, on: Day): readonly { from: string; to: string }[] => {
	if (isPublicHoliday(on)) return []
	const closed = closedDays.find(({ day }) => day === `--${on.slice(5)}`)
	return contact.phoneHours
		.filter(({ weekdays }) => weekdays.includes(weekdayOf(on)))
		.map(({ from, to }) => ({
			from,
			to: closed === undefined ? to : to < (closed.from ?? '00:00') ? to : (closed.from ?? '00:00'),
		}))
		.filter(({ from, to }) => from < to)
}

/** Whether the phone is answered at a moment, and when it opens next: the day and the clock, within two weeks. */
export const phoneAt = (
	calendar: Calendar,
	at: Instant,
):
	| { readonly open: true; readonly until: string }
	| { readonly open: false; readonly next: { on: Day; from: string } | null } => {
	const today = dayOf(at)
	const now: Clock = clockOf(at)
	const current = hoursOn(calendar, today).find(({ from, to }) => from <= now && now < to)
	if (current) return { open: true, until: current.to }
	for (let ahead = 0; ahead < 14; ahead++) {
		const on = addDays(today, ahead)
		const [first] = hoursOn(calendar, on)
			.filter(({ from }) => ahead > 0 || from > now)
			.map(({ from }) => from)
			.sort()
		if (first !== undefined) return { open: false, next: { on, from: first } }
	}
	return { open: false, next: null }
}
