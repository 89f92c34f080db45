import { text } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { WorkDay } from './calendar.ts'
import type { Job, NoRoom } from './job.ts'

/** The first thing that would have to give before the visit could have a time. */
export const noRoom = (job: Job, days: readonly WorkDay[]): NoRoom => {
	const between = `${writeShortDay(job.earliest)}–${writeShortDay(job.latest)}`
	if (job.earliest > job.latest)
		return {
			code: 'no_days',
			text: text('Fristen er udløbet, før besøget kan lægges.', 'The last day passes before the visit can be placed.'),
		}
	const within = days.filter((day) => job.earliest <= day.on && day.on <= job.latest)
	if (within.length === 0)
		return {
			code: 'nobody_works',
			text: text(
				`Ingen medarbejder har arbejdstid ${between}. Læg arbejdstid ind, eller vælg andre dage.`,
				`No consultant works ${between}. Enter working hours, or choose other days.`,
			),
		}
	if (!within.some((day) => day.free.some(([from, to]) => to - from >= job.minutes * 60_000)))
		return {
			code: 'too_long',
			text: text(
				`Intet ledigt tidsrum ${between} er på ${job.minutes} minutter.`,
				`No free time ${between} lasts ${job.minutes} minutes.`,
			),
		}
	return {
		code: 'all_full',
		text: text(
			`Alle tider ${between} er taget. Der skal flere timer til, en senere sidste dag eller færre breve.`,
			`Every time ${between} is taken. It needs more hours, a later last day, or fewer letters.`,
		),
	}
}
