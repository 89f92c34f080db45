import { expect, test } from 'vitest'
import { tellPerson as bookingTells } from '#booking/actions.ts'
import { addDays } from '#kernel/day.ts'
import { addMinutes, clock, clockOf, dayOf, instantAt } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay } from '#kernel/write-day.ts'
import { freshDatabase } from '../../test/database.ts'
import { granted, inRole, morning, wholeStory } from '../../test/story.ts'
import { offersOf, recordAnswer, tellPerson } from './actions.ts'

test('the history keeps the time that the letter named, and the answer the time agreed on', async () => {
	const db = await freshDatabase()
	const { asked, staff } = await wholeStory(db, 'soroe')
	const offered = (await offersOf(db, asked.person)).find(({ id }) => id === asked.offer)?.time
	if (!offered) throw new Error('the letter named no time')
	const agreed = instantAt(addDays(dayOf(offered.from), 21), clock('07:15'))
	const written = (at: typeof agreed) => `${writeDay(dayOf(at), 'da')} kl. ${writeClock(clockOf(at), 'da')}`
	granted(
		await recordAnswer(db, addMinutes(morning, 60), {
			offer: asked.offer,
			key: crypto.randomUUID(),
			kind: 'yes',
			time: { staff: offered.staff, from: agreed },
			by: 'citizen',
			byName: '',
			words: '',
			recordedBy: inRole(staff, 'coordinator').id,
		}),
	)
	expect((await tellPerson(db, asked.person)).map(({ what }) => what.da)).toEqual([
		`Tilbud om besøg: brev med fast tid (${written(offered.from)})`,
		`Svar: Ja tak, ${written(agreed)}`,
	])
	expect((await bookingTells(db, asked.person)).map(({ what }) => what.da)).toEqual([
		`Tid holdt: ${written(offered.from)}`,
		`Tid flyttet til ${written(agreed)} – valgt af borgeren`,
		`Tid bekræftet: ${written(agreed)}`,
	])
})
