import { dayOf, minutesBetween } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { languageName } from '#kernel/spoken.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeShortDay, writeWeekday } from '#kernel/write-day.ts'
import { hoursWithin, mayVisit, type TimeBounds } from '../free-time/free-time-bounds.ts'
import type { Hours } from '../working-time/hours.ts'
import type { Job, NoRoom } from './job.ts'

const daysOf = ({ earliest, latest }: Job): string => `${writeShortDay(earliest)}–${writeShortDay(latest)}`

const everything = (job: Job): TimeBounds => ({ needs: job, district: job.district })

/** Each narrows who is left of those before; the first that leaves nobody is what would have to give. */
const needed: readonly {
	readonly code: NoRoom['code']
	readonly asks: (job: Job) => TimeBounds
	readonly missing: (job: Job) => Text
}[] = [
	{
		code: 'nobody_speaks',
		asks: (job) => ({ needs: { ...job, profession: null }, district: null }),
		missing: (job) =>
			text(
				`Ingen med arbejdstid ${daysOf(job)} taler ${tongueOf(job, 'da')}. Vælg andre dage, bestil tolk, eller notér sproget hos en medarbejder, der taler det.`,
				`Nobody who works ${daysOf(job)} speaks ${tongueOf(job, 'en')}. Choose other days, book an interpreter, or note the language with a consultant who speaks it.`,
			),
	},
	{
		code: 'nobody_has_background',
		asks: (job) => ({ needs: job, district: null }),
		missing: (job) =>
			text(
				`Ingen med den ønskede faglige baggrund (${job.profession}) har arbejdstid ${daysOf(job)}. Vælg andre dage eller en anden baggrund.`,
				`Nobody with the background asked for (${job.profession}) works ${daysOf(job)}. Choose other days or another background.`,
			),
	},
	{
		code: 'nobody_in_district',
		asks: everything,
		missing: (job) =>
			text(
				`Ingen, der kører i borgerens distrikt og kan tage besøget, har arbejdstid ${daysOf(job)}. Vælg andre dage, eller giv en medarbejder mere distriktet.`,
				`Nobody who serves the citizen’s district and can take the visit works ${daysOf(job)}. Choose other days, or give one more consultant the district.`,
			),
	},
]

const tongueOf = ({ language }: Job, inLanguage: Language): string => languageName(language ?? '', inLanguage)

/** The first thing that would have to give before the visit could have a time; `hours` as they were before anybody was planned. */
export const noRoom = (job: Job, hours: Hours): NoRoom => {
	const between = daysOf(job)
	if (job.earliest > job.latest)
		return {
			code: 'no_days',
			text: text('Fristen er udløbet, før besøget kan lægges.', 'The last day passes before the visit can be placed.'),
		}
	let who = hours
		.map((one) => ({ ...one, free: one.free.filter(({ from }) => isWithin(job, dayOf(from))) }))
		.filter(({ free }) => free.length > 0)
	if (who.length === 0)
		return {
			code: 'nobody_works',
			text: text(
				`Ingen medarbejder har arbejdstid ${between}. Læg arbejdstid ind, eller vælg andre dage.`,
				`No consultant works ${between}. Enter working hours, or choose other days.`,
			),
		}
	for (const { code, asks, missing } of needed) {
		who = who.filter((one) => mayVisit(one, asks(job)))
		if (who.length === 0) return { code, text: missing(job) }
	}
	if (!isLongEnough(job, who))
		return {
			code: 'too_long',
			text: text(
				`Intet ledigt tidsrum ${between} er på ${job.minutes} minutter.`,
				`No free time ${between} lasts ${job.minutes} minutes.`,
			),
		}
	if (!isLongEnough(job, hoursWithin(who, everything(job))))
		return {
			code: 'not_in_those_hours',
			text: text(
				`Ingen har ledig tid ${between} ${wishIn(job, 'da')}. Spørg, om andre tider kan bruges.`,
				`Nobody is free ${between} ${wishIn(job, 'en')}. Ask whether other times would do.`,
			),
		}
	return { code: 'all_full', text: allTaken(job) }
}

const isWithin = ({ earliest, latest }: Job, on: Job['earliest']): boolean => earliest <= on && on <= latest
const isLongEnough = ({ minutes }: Job, hours: Hours): boolean =>
	hours.some(({ free }) => free.some((span) => minutesBetween(span.from, span.to) >= minutes))

/** When the citizen can, in words: *kl. 12.00–15.00, ikke tirsdag*. */
const wishIn = ({ hours, notOnWeekdays }: Job, language: Language): string => {
	const [at, not] = language === 'da' ? ['kl.', 'ikke'] : ['at', 'not']
	return [
		...(hours === null ? [] : [`${at} ${writeClock(hours.from, language)}–${writeClock(hours.to, language)}`]),
		...notOnWeekdays.map((weekday) => `${not} ${writeWeekday(weekday, language)}`),
	].join(', ')
}

const allTaken = (job: Job): Text => {
	const of = (language: Language): string => {
		const wish = wishIn(job, language)
		const [speaking, having] =
			language === 'da' ? ['hos dem, der taler', 'hos dem med baggrunden'] : ['of those who speak', 'of those who are']
		return [
			daysOf(job),
			...(wish === '' ? [] : [wish]),
			...(job.language === null ? [] : [`${speaking} ${tongueOf(job, language)}${language === 'da' ? ',' : ''}`]),
			...(job.profession === null ? [] : [`${having} ${job.profession}`]),
		].join(' ')
	}
	return text(
		`Alle tider ${of('da')} er taget. Der skal flere timer til, en senere sidste dag eller færre breve.`,
		`Every time ${of('en')} is taken. It needs more hours, a later last day, or fewer letters.`,
	)
}
