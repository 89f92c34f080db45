import { activeConsultants, staffNames } from '#access/actions.ts'
import { besideOf, otherTimesFor } from '#booking/actions.ts'
import { type Booking, bestNamed } from '#booking/index.ts'
import { clockOf, dayOf, minutesBetween } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { isSameTime, type ProposedTime, timeOf } from '#offer/index.ts'
import { type Answer, type Ask, formOfQuery } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import { fullName, shownAddress } from '#population/index.ts'
import { staysPut } from '../move/move-visit-actions.ts'
import { firstDayFor } from '../sick/sick-actions.ts'
import { obstacleTo, weighMove } from './board-cost-actions.ts'
import { MovePage, type Weighed } from './board-move-page.tsx'
import { StaysPutPage } from './board-stays-page.tsx'

/** What it would take to move the visit there, and what stands in the way. */
export const weighed = async (ask: Ask, booking: Booking, to: ProposedTime): Promise<Weighed> => {
	const takes = await weighMove(ask, booking.id, to)
	const obstacle = takes.ok ? null : await obstacleTo(ask, booking, to, takes.why)
	return { to, takes, obstacle, isThere: isSameTime(timeOf(booking), to) }
}

/** The visit, one booking or the two of a joint one, and what is shown of it whatever is to become of it. */
const meantBy = async ({ db, say }: Ask, booking: Booking) => {
	const beside = await besideOf(db, booking)
	const visit = beside === null ? [booking] : [booking, beside]
	const citizens = [
		...(
			await findCitizens(
				db,
				visit.map(({ person }) => person),
			)
		).values(),
	]
	const [first] = citizens
	const shown = {
		now: timeOf(booking),
		minutes: minutesBetween(booking.span.from, booking.span.to),
		names: citizens.map(fullName).join(say(' og ', ' and ')),
		where: first === undefined ? { da: '', en: '' } : shownAddress(first),
		allNames: await staffNames(db),
	}
	return { visit, shown }
}

/** Why a visit can be moved nowhere, before anybody chooses where to; null where it can. */
export const staysPage = async (ask: Ask, booking: Booking): Promise<Answer | null> => {
	const { visit, shown } = await meantBy(ask, booking)
	const why = await staysPut(ask.db, ask.at, visit)
	if (why === null) return null
	return {
		title: ask.say('Besøget kan ikke flyttes', 'The visit cannot be moved'),
		sees: visit.map(({ person }) => person),
		page: <StaysPutPage {...shown} why={why} citizen={booking.person} />,
	}
}

/** So many other times are shown. */
const suggested = 4

/** The visit with where it stands, the time chosen and a few others that can be had. */
export const movePage = async (
	ask: Ask,
	booking: Booking,
	weighed: Weighed | null,
	errors: Readonly<Record<string, string>> = {},
): Promise<Extract<Answer, { readonly page: unknown; readonly title: string }>> => {
	const { db, at, today, municipality } = ask
	const form = formOfQuery(ask.query)
	const { visit, shown } = await meantBy(ask, booking)
	const { now } = shown
	const meant = weighed?.to ?? now
	const isWrong = Object.keys(errors).length > 0
	const typed = {
		staff: isWrong ? form.text('hos') : meant.staff,
		on: isWrong ? form.day('dag') : dayOf(meant.from),
		clock: isWrong ? form.text('kl') : writeClock(clockOf(meant.from), ask.language),
	}
	return {
		title: ask.say('Flyt besøget', 'Move the visit'),
		sees: visit.map(({ person }) => person),
		page: (
			<MovePage
				{...{ ...shown, booking: booking.id, weighed, errors, typed, action: ask.link(`/uge/flyt/${booking.id}`) }}
				consultants={(await activeConsultants(db, today)).map(({ id, name }) => ({ id, name }))}
				suggestions={bestNamed(
					await otherTimesFor(db, at, municipality, {
						visit,
						earliest: await firstDayFor(db, at, municipality, visit),
						prefer: meant.staff,
						near: dayOf(meant.from),
						atMost: suggested,
					}),
				).toSorted((a, b) => Number(b.staff === meant.staff) - Number(a.staff === meant.staff))}
			/>
		),
	}
}
