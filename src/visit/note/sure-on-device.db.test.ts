import { expect, test } from 'vitest'
import type { VisitId } from '#kernel/ids.ts'
import { addMinutes } from '#kernel/instant.ts'
import { freshDatabase } from '../../../test/database.ts'
import { device, sealer } from '../../../test/device.ts'
import { nothingFollows } from '../../../test/follow-up.ts'
import { granted, inRole, morning, wholeStory } from '../../../test/story.ts'
import { findVisit, notesOf, startUnplanned } from '../actions.ts'
import { deliver } from '../device/delivery-actions.ts'
import { takeAlong } from '../device/taken-along-actions.ts'

test('something odd signed on a device is signed when the writer there said it is so; otherwise the draft stays, with the reason', async () => {
	const db = await freshDatabase()
	const { staff, visited } = await wholeStory(db, 'soroe')
	const by = inRole(staff, 'consultant')
	const on = async () => {
		const id = crypto.randomUUID() as VisitId
		const asked = { id, person: visited.person, by: by.id, form: 'home_visit', occasion: 'need' } as const
		const visit = granted(await startUnplanned(db, morning, asked))
		const line = { ref: `visit:${visit}`, person: visited.person, visit, booking: null, version: 0 }
		const { delivery, key } = await takeAlong(db, morning, { staff: by.id, along: [line] })
		const seal = await sealer(key.public)
		const tablet = device(line.ref)
		tablet.type('accepted', 'at_the_door')
		tablet.type('summary', 'Blodtrykket måler vi igen')
		tablet.type('measured.blood-pressure.upper', '50')
		tablet.type('measured.blood-pressure.lower', '20')
		const send = async () => {
			const sealed = await Promise.all(tablet.made.map((entry) => seal(entry, entry.id)))
			const at = addMinutes(morning, 90)
			const written = JSON.stringify({ sentAt: at, sealed })
			return granted(await deliver(db, at, { secret: delivery, written }, nothingFollows)).drafts[0]
		}
		return { visit, tablet, send }
	}

	const unsure = await on()
	unsure.tablet.type('sure.blood-pressure', 'lower=80 upper=120')
	unsure.tablet.sign()
	expect(await unsure.send()).toMatchObject({ signed: false, why: 'measured_asked_about' })
	expect((await unsure.send())?.words?.da).toContain('Ja, sådan er det')
	expect(await findVisit(db, unsure.visit)).toMatchObject({ tookPlaceOn: null })
	expect((await notesOf(db, [unsure.visit]))[0]).toMatchObject({
		signedAt: null,
		body: { summary: 'Blodtrykket måler vi igen', measured: [{ answers: { upper: '50', lower: '20' } }] },
	})

	const sure = await on()
	sure.tablet.type('sure.blood-pressure', 'lower=20 upper=50')
	sure.tablet.sign()
	expect(await sure.send()).toMatchObject({ signed: true, why: null })
	expect((await notesOf(db, [sure.visit]))[0]?.body.measured).toMatchObject([{ sure: true }])
	expect(await findVisit(db, sure.visit)).toMatchObject({ acceptedHow: 'at_the_door', acceptedOn: '2026-03-09' })

	const long = await on()
	long.tablet.type('sure.blood-pressure', 'lower=20 upper=50')
	for (const [part, value] of Object.entries({ year: '1850', month: '3', day: '9' }))
		long.tablet.type(`happened_${part}`, value)
	long.tablet.sign()
	expect(await long.send()).toMatchObject({ signed: false, why: 'day_too_early' })
	expect((await long.send())?.words?.da).toContain('tidligst være 9.9.2025')
})
