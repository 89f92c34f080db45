import { readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { calendarAddressOf, calendarAt, endCalendarAddress, makeCalendarAddress } from './calendar-actions.ts'
import { calendarFile } from './calendar-feed.ts'
import { CalendarPage } from './calendar-page.tsx'

const shown = async (
	ask: Ask,
	{ made = null, isMadeAlready = false }: { made?: string | null; isMadeAlready?: boolean } = {},
): Promise<Answer> => ({
	title: ask.say('Besøgene i din kalender', 'The visits in your calendar'),
	page: (
		<CalendarPage
			say={ask.say}
			language={ask.language}
			inUse={await calendarAddressOf(ask.db, ask.atWork().id)}
			made={made}
			isMadeAlready={isMadeAlready}
			token={crypto.randomUUID()}
		/>
	),
})

const make = async (ask: Ask): Promise<Answer> => {
	const id = readId<string>(ask.form.text('id')) ?? crypto.randomUUID()
	const done = await makeCalendarAddress(ask.db, ask.at, { id, staff: ask.atWork().id })
	if (!done.ok) return shown(ask, { isMadeAlready: true })
	const inEnglish = ask.language === 'en' ? '?lang=en' : ''
	return shown(ask, { made: `${ask.municipality.site}/kalender/${done.value}.ics${inEnglish}` })
}

const end = async (ask: Ask): Promise<Answer> => {
	await endCalendarAddress(ask.db, ask.at, ask.atWork().id)
	return {
		redirect: '/dagens-rute/kalender',
		done: ask.say(
			'Adressen er lukket. Fjern også kalenderen på din telefon.',
			'The address is closed. Remove the calendar on your telephone too.',
		),
	}
}

/** Another program asks, with nothing but the address. Every *no* is the same. */
const fetchCalendar = async (ask: Ask): Promise<Answer> => {
	const secret = (ask.params.secret ?? '').replace(/\.ics$/, '')
	const found = await calendarAt(ask.db, ask.at, secret)
	if (!found.ok)
		return {
			missing: ask.say(
				'Kalenderen findes ikke. Lav en ny adresse under Dagens rute.',
				'There is no such calendar. Make a new address under Route of the day.',
			),
		}
	return {
		file: calendarFile(found.value, ask.municipality, ask.language),
		type: 'text/calendar; charset=utf-8',
		name: 'besoeg.ics',
		inline: true,
	}
}

export const calendarRoutes: readonly Route[] = [
	{ method: 'get', path: '/kalender/:secret', for: 'anyone', shows: '', handle: fetchCalendar },
	{ method: 'get', path: '/dagens-rute/kalender', for: ['consultant'], shows: '', handle: (ask) => shown(ask) },
	{ method: 'post', path: '/dagens-rute/kalender', for: ['consultant'], shows: '', handle: make },
	{ method: 'post', path: '/dagens-rute/kalender/slut', for: ['consultant'], shows: '', handle: end },
]
