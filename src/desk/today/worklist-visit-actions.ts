import { staffNames } from '#access/actions.ts'
import { bookingsOn, callsOwed } from '#booking/actions.ts'
import { clock, clockOf, dayOf, instantAt, isBefore } from '#kernel/instant.ts'
import { type Language, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { unsigned } from '#visit/actions.ts'
import { movedFromTo } from '../move/move-call-words.ts'
import { visitsWithoutConsultant } from '../sick/sick-actions.ts'
import type { WorklistKey } from './worklist.ts'
import type { ListMaker } from './worklist-shared-actions.ts'
/** Visits that are moved, without a consultant, today, or not written down. */
export const visitLists = {
	'ring-om-flyttet': async (db, { today }) => {
		const names = await staffNames(db)
		return (await callsOwed(db, instantAt(today, clock('00:00')))).map(({ booking, knows }) => ({
			person: booking.person,
			on: dayOf(isBefore(booking.span.from, knows.span.from) ? booking.span.from : knows.span.from),
			what: movedFromTo(knows, booking, names),
			to: '/flyttede-besoeg',
		}))
	},
	'uden-medarbejder': async (db, { today }) => {
		const names = await staffNames(db)
		return (await visitsWithoutConsultant(db, instantAt(today, clock('00:00')))).flatMap((visit) =>
			visit.map(({ person, staff, span }) => {
				const at = (language: Language) => `${writeClock(clockOf(span.from), language)}, ${names.get(staff) ?? ''}`
				return { person, on: dayOf(span.from), what: text(at('da'), at('en')), to: `/sygemelding/${staff}` }
			}),
		)
	},
	'besoeg-i-dag': async (db, { today, of }) =>
		(await bookingsOn(db, today, of ?? undefined))
			.filter(({ heldUntil, releasedAt }) => heldUntil === null && releasedAt === null)
			.map(({ person, span }) => {
				const clocks = (language: Language) =>
					`${writeClock(clockOf(span.from), language)}–${writeClock(clockOf(span.to), language)}`
				return { person, on: dayOf(span.from), what: text(clocks('da'), clocks('en')), to: `/borger/${person}` }
			}),
	'ikke-underskrevet': async (db, { of }) =>
		(await unsigned(db, of)).map(({ person, visit, on, savedAt }) => ({
			person,
			on,
			what:
				savedAt === null
					? text('Der er ikke skrevet i journalen endnu', 'Nothing is written in the journal yet')
					: text('Kladde, ikke underskrevet', 'Draft, not signed'),
			to: `/besoeg/${visit}`,
		})),
} satisfies Partial<Record<WorklistKey, ListMaker>>
