import ical, { ICalEventClass, ICalEventStatus } from 'ical-generator'
import { dayOf, type Instant, millisecondsOf } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Appointment } from './calendar-appointment.ts'

const kinds: Readonly<Record<Appointment['purpose'], Text>> = {
	home_visit: text('Hjemmebesøg', 'Home visit'),
	phone_visit: text('Telefonbesøg', 'Phone visit'),
	follow_up: text('Opfølgning', 'Follow-up'),
}

const statuses = {
	firm: ICalEventStatus.CONFIRMED,
	held: ICalEventStatus.TENTATIVE,
	cancelled: ICalEventStatus.CANCELLED,
} as const

/** *Hjemmebesøg hos to (afventer svar)*: calendars lie on private telephones, so neither name nor place is said. */
export const titleOf = ({ purpose, joint, state }: Appointment, language: Language): string => {
	const kind = kinds[purpose][language]
	const words = joint ? text(`${kind} hos to`, `${kind} to two`)[language] : kind
	if (state === 'cancelled') return text(`Aflyst: ${words}`, `Cancelled: ${words}`)[language]
	return state === 'held' ? text(`${words} (afventer svar)`, `${words} (awaiting answer)`)[language] : words
}

/** The library keeps moments as dates of the language. */
const moment = (at: Instant): Date => new Date(millisecondsOf(at))

/**
 * A calendar as other programs fetch it (RFC 5545). Moments are written in UTC, so that summer time is right in whatever program
 * reads them. It says that there is a visit; who and where stands behind the login.
 */
export const calendarFile = (
	appointments: readonly Appointment[],
	{ name, site }: Pick<Municipality, 'name' | 'site'>,
	language: Language,
): string => {
	const calendar = ical({
		name: text(`Hjemmebesøg, ${name.da}`, `Home visits, ${name.en}`)[language],
		prodId: { company: 'hjemmebesoeg', product: 'calendar', language: language.toUpperCase() },
		ttl: 60 * 60,
		x: { 'X-WR-TIMEZONE': 'Europe/Copenhagen' },
	})
	for (const appointment of appointments) {
		const page = `${site}/dagens-rute?dag=${dayOf(appointment.span.from)}`
		calendar.createEvent({
			id: `besoeg-${appointment.id}@hjemmebesoeg`,
			sequence: appointment.sequence,
			start: moment(appointment.span.from),
			end: moment(appointment.span.to),
			stamp: moment(appointment.changedAt),
			created: moment(appointment.madeAt),
			lastModified: moment(appointment.changedAt),
			status: statuses[appointment.state],
			class: ICalEventClass.PRIVATE,
			summary: titleOf(appointment, language),
			description: text(
				`Hvem og hvor står på dagens rute, når du er logget ind: ${page}`,
				`Who and where stands on the route of the day, once you are signed in: ${page}`,
			)[language],
			url: page,
		})
	}
	return calendar.toString()
}
