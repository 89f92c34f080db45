import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { findCitizen } from '#population/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import { inRole, wholeStory } from '../../test/story.ts'
import { tellPerson } from './tell-actions.ts'
import { noteWarning, reviewWarning, warningsAt } from './warning-actions.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))

test('noted once however often it is sent, seen by who comes next, asked about again, and ended', async () => {
	const db = await freshDatabase()
	const { staff, visited } = await wholeStory(db, 'soroe')
	const by = inRole(staff, 'consultant').id
	const here = async () => (await warningsAt(db, [(await findCitizen(db, visited.person))!])).get(visited.person) ?? []
	const id = crypto.randomUUID()
	const asked = { id, person: visited.person, kind: 'dog', words: 'Stor, men rolig', on: today, by }
	for (let times = 0; times < 3; times++) expect(await noteWarning(db, now, asked)).toMatchObject({ ok: true })
	expect(await noteWarning(db, now, { ...asked, id: crypto.randomUUID(), kind: 'other', words: '' })).toMatchObject({
		why: 'words_missing',
	})
	expect(await here()).toMatchObject([
		{ kind: 'dog', words: 'Stor, men rolig', notedOn: today, reviewOn: '2026-09-09' },
	])

	const later = addDays(today, 200)
	const review = { warning: id, on: later, by }
	for (let times = 0; times < 2; times++)
		expect(await reviewWarning(db, instantAt(later, clock('09:00')), { ...review, said: 'holds' })).toMatchObject({
			ok: true,
		})
	expect(await here()).toMatchObject([{ seenOn: later, reviewOn: '2027-03-25' }])

	await reviewWarning(db, instantAt(later, clock('10:00')), { ...review, said: 'gone' })
	expect(await here()).toEqual([])
	expect(await reviewWarning(db, now, { ...review, said: 'holds' })).toMatchObject({ why: 'unknown_warning' })
	const told = (await tellPerson(db, visited.person)).filter(({ what }) => /om hjemmet:/.test(what.da))
	expect(told.map(({ what }) => what.da)).toEqual([
		'Noteret om hjemmet: Hund',
		'Gælder stadig om hjemmet: Hund',
		'Gælder ikke længere om hjemmet: Hund',
	])
})
