import { expect, test } from 'vitest'
import { tellPerson as bookingTells } from '#booking/actions.ts'
import { addDays } from '#kernel/day.ts'
import type { OfferId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clockOf, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { inRole, morning, wholeStory } from '../../test/story.ts'
import { offersOf, recordAnswer, tellPerson } from './actions.ts'
import type { ProposedTime } from './offer.ts'

/** A yes with another time than the one offered: the first later day on which the consultant is free. */
const sayYes = async (db: Db, offer: OfferId, offered: ProposedTime, recordedBy: StaffId): Promise<Instant> => {
	for (let later = 7; later < 60; later++) {
		const from = instantAt(addDays(dayOf(offered.from), later), clockOf(offered.from))
		const said = await recordAnswer(db, addMinutes(morning, 60), {
			offer,
			key: crypto.randomUUID(),
			kind: 'yes',
			time: { staff: offered.staff, from },
			by: 'citizen',
			byName: '',
			words: '',
			recordedBy,
		})
		if (said.ok) return from
	}
	throw new Error('no other time is free')
}

test('the history keeps the time that the letter named, and the answer the time agreed on', async () => {
	const db = await freshDatabase()
	const { asked, staff } = await wholeStory(db, 'soroe')
	const offered = (await offersOf(db, asked.person)).find(({ id }) => id === asked.offer)?.time
	if (!offered) throw new Error('the letter named no time')
	const agreed = await sayYes(db, asked.offer, offered, inRole(staff, 'coordinator').id)
	const written = (at: Instant) => writeMoment(at, 'da')
	expect((await tellPerson(db, asked.person)).map(({ what }) => what.da)).toEqual([
		`Tilbud om besøg: brev med fast tid (${written(offered.from)})`,
		`Svar: Ja tak, ${written(agreed)}`,
	])
	expect((await bookingTells(db, asked.person)).map(({ what }) => what.da)).toEqual([
		`Tid sat af: ${written(offered.from)}`,
		`Tid flyttet til ${written(agreed)} – valgt af borgeren`,
		`Tid bekræftet: ${written(agreed)}`,
	])
})
