import { type Instant, millisecondsOf, type Span } from '#kernel/instant.ts'

const stampOf = (at: Instant): string => new Date(millisecondsOf(at)).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n')

/** A line of a calendar file holds 75 bytes; what is longer goes on below, after a blank. */
const folded = (line: string): string => {
	const parts: string[] = ['']
	for (const sign of line) {
		const last = parts.at(-1) ?? ''
		if (new TextEncoder().encode(last + sign).length > 74) parts.push(sign)
		else parts[parts.length - 1] = last + sign
	}
	return parts.join('\r\n ')
}

export type Appointment = {
	readonly id: string
	readonly span: Span
	readonly title: string
	readonly place: string
	readonly words: string
}

/** One appointment as a file for the citizen's own calendar; the same `id` again takes the place of the one before. */
export const appointmentFile = (appointment: Appointment, at: Instant): string =>
	[
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//hjemmebesoeg//answer//DA',
		'METHOD:PUBLISH',
		'BEGIN:VEVENT',
		`UID:${appointment.id}@hjemmebesoeg`,
		`DTSTAMP:${stampOf(at)}`,
		`DTSTART:${stampOf(appointment.span.from)}`,
		`DTEND:${stampOf(appointment.span.to)}`,
		`SUMMARY:${escaped(appointment.title)}`,
		`LOCATION:${escaped(appointment.place)}`,
		`DESCRIPTION:${escaped(appointment.words)}`,
		'END:VEVENT',
		'END:VCALENDAR',
		'',
	]
		.map(folded)
		.join('\r\n')
