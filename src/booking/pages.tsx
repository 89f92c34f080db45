import { findStaff, staffNames } from '#access/actions.ts'
import { addDays } from '#kernel/day.ts'
import { readId, type StaffId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { noAbsenceIn, reportedText } from './absence/absence-report.ts'
import {
	addFixedHours,
	addShifts,
	drivingOf,
	endFixedHours,
	endShift,
	hoursOf,
	removeAbsence,
	reportAbsence,
	visitsHit,
	workingTimeOf,
} from './actions.ts'
import { ofStaff } from './asked-actions.ts'
import { freeTimePage } from './free-time/free-time-page.tsx'
import { drivingOfStaff } from './travel/driving.ts'
import { drivingRoutes } from './travel/driving-pages.tsx'
import { placesRoutes } from './travel/places-pages.tsx'
import { readAbsence, readFixed, readShifts } from './working-time/working-time-form.ts'
import { WorkingTimePage } from './working-time/working-time-page.tsx'
import { shiftProblemIn, wrongsIn } from './working-time/working-time-words.ts'

/** How far ahead free time is listed. */
const daysListed = 14

/** Working hours, absence and free times. */
export const bookingPages = (): Route[] => {
	const own = (
		method: Route['method'],
		path: string,
		handle: (ask: Ask, staff: StaffId) => Promise<Answer>,
	): Route => ({
		method,
		path: `/medarbejdere/:staff${path}`,
		for: ['coordinator', 'administrator', 'consultant'],
		shows: 'besøg ramt af fravær',
		handle: (ask) => ofStaff(ask, (asked, { id }) => handle(asked, id)),
	})
	return [
		own('get', '/arbejdstid', (ask, staff) => workingTime(ask, staff, {})),
		own('post', '/arbejdstid', newShifts),
		own('post', '/arbejdstid/slut', endOfShift),
		own('post', '/faste-tider', newFixed),
		own('post', '/fravaer', newAbsence),
		own('post', '/fravaer/slet', noAbsence),
		...drivingRoutes,
		...placesRoutes,
		{
			method: 'get',
			path: '/ledige-tider',
			for: ['coordinator', 'consultant'],
			shows: '',
			nav: { label: { da: 'Ledige tider', en: 'Free times' }, order: 75 },
			handle: freeTimes,
		},
	]
}

const workingTime = async (ask: Ask, staff: StaffId, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const { shifts, fixed, absences } = await workingTimeOf(ask.db, staff, ask.today)
	const details = (await findStaff(ask.db, staff)) ?? { name: '', profession: null, languages: [] }
	const driving = drivingOfStaff(details, await drivingOf(ask.db, staff), ask.municipality)
	const bookings = await visitsHit(ask.db, ask.at, staff)
	const citizens = await findCitizens(ask.db, [...new Set(bookings.map(({ person }) => person))])
	const { name } = details
	const isWrong = Object.keys(errors).length > 0
	const hits = bookings.map((booking) => {
		const citizen = citizens.get(booking.person)
		return { booking, name: citizen === undefined ? '' : fullName(citizen) }
	})
	return {
		title: ask.say(`Arbejdstid: ${name}`, `Working hours: ${name}`),
		sees: [...citizens.keys()],
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<WorkingTimePage
				{...{ staff, name, shifts, fixed, driving, absences, hits, errors }}
				today={ask.today}
				open={ask.municipality.visitingHours}
				typed={isWrong ? ask.form : null}
				findsTimes={findsTimes(ask)}
			/>
		),
	}
}

const back = (staff: StaffId, done: string): Answer => ({ redirect: `/medarbejdere/${staff}/arbejdstid`, done })

const newShifts = async (ask: Ask, staff: StaffId): Promise<Answer> => {
	const read = readShifts(ask.form)
	if ('wrong' in read) return workingTime(ask, staff, wrongsIn(read.wrong, ask.language))
	const added = await addShifts(ask.db, ask.at, staff, read.value, ask.atWork().id, ask.municipality.visitingHours)
	return added.ok
		? back(staff, ask.say('Arbejdstiden er gemt.', 'The working hours are saved.'))
		: workingTime(ask, staff, shiftProblemIn(added.why, Number(added.detail), ask.language))
}

const newFixed = async (ask: Ask, staff: StaffId): Promise<Answer> => {
	const read = readFixed(ask.form)
	if ('wrong' in read) return workingTime(ask, staff, wrongsIn(read.wrong, ask.language))
	const { visitingHours } = ask.municipality
	const added = await addFixedHours(ask.db, ask.at, staff, read.value, visitingHours, ask.atWork().id)
	return added.ok
		? back(staff, ask.say('Den faste tid er gemt.', 'The fixed hours are saved.'))
		: workingTime(ask, staff, shiftProblemIn(added.why, Number(added.detail), ask.language, 'fixed_'))
}

const endOfShift = async (ask: Ask, staff: StaffId): Promise<Answer> => {
	const line = readId(ask.form.text('line'))
	const last = ask.form.day('ends')
	if (line === null) return workingTime(ask, staff, wrongsIn({ line: 'no_line' }, ask.language))
	if (last === null) return workingTime(ask, staff, wrongsIn({ ends_day: 'no_day' }, ask.language))
	await endShift(ask.db, staff, line, last)
	await endFixedHours(ask.db, staff, line, last)
	return back(staff, ask.say('Linjen er afsluttet.', 'The line is ended.'))
}

const newAbsence = async (ask: Ask, staff: StaffId): Promise<Answer> => {
	const read = readAbsence(ask.form)
	if ('wrong' in read) return workingTime(ask, staff, wrongsIn(read.wrong, ask.language))
	const meant = { by: ask.atWork().id, isMeant: ask.form.has('meant') }
	const reported = await reportAbsence(ask.db, ask.at, { staff, ...read.value }, meant)
	if (!reported.ok) {
		const [field, words] = noAbsenceIn(reported.why, await findStaff(ask.db, staff))
		return workingTime(ask, staff, { [field]: words[ask.language] })
	}
	const done = reportedText(reported.value)[ask.language]
	const goesOn = reported.value.hits.length > 0 && findsTimes(ask)
	return goesOn ? { redirect: `/sygemelding/${staff}`, done } : back(staff, done)
}

/** Whoever sees citizens gives them new times; an administrator only records. */
const findsTimes = (ask: Ask): boolean =>
	ask.atWork().roles.some((role) => role === 'coordinator' || role === 'consultant')

const noAbsence = async (ask: Ask, staff: StaffId): Promise<Answer> => {
	const absence = readId(ask.form.text('absence'))
	if (absence !== null) await removeAbsence(ask.db, staff, absence)
	return back(staff, ask.say('Fraværet er fjernet.', 'The absence is removed.'))
}

const freeTimes = async (ask: Ask): Promise<Answer> => {
	const [from, to] = [addDays(ask.today, 1), addDays(ask.today, daysListed)]
	return freeTimePage(ask, await hoursOf(ask.db, ask.municipality, from, to), await staffNames(ask.db), from, to)
}
