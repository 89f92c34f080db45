import { type Day, day, readDay } from './day.ts'

/** A moment in Copenhagen, ISO 8601 with offset and whole seconds: `2026-03-09T09:00:00+01:00`. */
export type Instant = string & { readonly __instant: true }
/** A time on the clock, `HH:MM`. */
export type Clock = string & { readonly __clock: true }

const zone = 'Europe/Copenhagen'

/** Half-open: from is inside, to is not. */
export type Span = { readonly from: Instant; readonly to: Instant }

export const readClock = (written: string): Clock | null =>
	/^([01]\d|2[0-3]):[0-5]\d$/.test(written) ? (written as Clock) : null

export const clock = (written: string): Clock => {
	const read = readClock(written)
	if (read === null) throw new Error(`not a time on the clock: ${written}`)
	return read
}

const write = (moment: Temporal.ZonedDateTime): Instant =>
	moment.toString({ smallestUnit: 'second', timeZoneName: 'never' }) as Instant
const read = (at: Instant): Temporal.ZonedDateTime => Temporal.Instant.from(at).toZonedDateTimeISO(zone)

/** The moment a clock in Copenhagen shows this; in the hour that summer time skips, the hour after, in the doubled one the first. */
export const instantAt = (on: Day, at: Clock): Instant =>
	write(Temporal.PlainDateTime.from(`${on}T${at}`).toZonedDateTime(zone, { disambiguation: 'compatible' }))

/** Any ISO instant (also PostgreSQL's `2026-03-09 09:00:00+01`) in our own writing; null when it is none. */
export const readInstant = (written: string): Instant | null => {
	const parts =
		/^(.{10})[ T](([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:\.\d+)?(Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)$/.exec(written)
	if (!parts || readDay(parts[1] ?? '') === null) return null
	return write(Temporal.Instant.from(`${parts[1]}T${parts[2]}${parts[4]}`).toZonedDateTimeISO(zone))
}

export const instant = (written: string): Instant => {
	const at = readInstant(written)
	if (at === null) throw new Error(`not an instant: ${written}`)
	return at
}

/** What a column holds that may be empty. */
export const instantOrNull = (written: string | null): Instant | null => (written === null ? null : instant(written))

export const fromMilliseconds = (since1970: number): Instant =>
	write(Temporal.Instant.fromEpochMilliseconds(since1970).toZonedDateTimeISO(zone))
export const millisecondsOf = (at: Instant): number => Temporal.Instant.from(at).epochMilliseconds
/** The same moment as other systems write it: `2026-03-09T08:00:00Z`. */
export const utcOf = (at: Instant): string => Temporal.Instant.from(at).toString({ smallestUnit: 'second' })
export const dayOf = (at: Instant): Day => day(read(at).toPlainDate().toString())
export const clockOf = (at: Instant): Clock => clock(read(at).toPlainTime().toString().slice(0, 5))
/** *00*–*59* */
export const secondsOf = (at: Instant): string => read(at).toPlainTime().toString({ smallestUnit: 'second' }).slice(6)
export const addMinutes = (at: Instant, minutes: number): Instant => write(read(at).add({ minutes }))
export const minutesBetween = (from: Instant, to: Instant): number =>
	(millisecondsOf(to) - millisecondsOf(from)) / 60_000
export const isBefore = (a: Instant, b: Instant): boolean => millisecondsOf(a) < millisecondsOf(b)
/** Nothing is never the same moment as nothing. */
export const isSameMoment = (a: Instant | null, b: Instant | null): boolean =>
	a !== null && b !== null && millisecondsOf(a) === millisecondsOf(b)
export const overlaps = (a: Span, b: Span): boolean => isBefore(a.from, b.to) && isBefore(b.from, a.to)
