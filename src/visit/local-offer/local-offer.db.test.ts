import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addDays, day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { emptyNote } from '../note/note.ts'
import { type LocalOfferContent, tellable } from './local-offer.ts'
import {
	addLocalOffer,
	changeLocalOffer,
	confirmLocalOffer,
	endLocalOffer,
	everyLocalOffer,
	loadLocalOffers,
	localOfferStory,
	reopenLocalOffer,
	toldIn,
} from './local-offer-actions.ts'

let db: Db
let dorte: StaffId
const today = day('2026-03-09')
const at = (on = today, time = '10:00') => instantAt(on, clock(time))
const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(`refused: ${outcome.why}`)
	return outcome.value
}
const content = (name: string, deviation: Partial<LocalOfferContent> = {}): LocalOfferContent => ({
	kind: 'voluntary',
	name,
	what: 'Kaffe',
	place: 'Huset',
	time: 'Mandag kl. 10',
	contact: '',
	audiences: [],
	forWhom: '',
	languages: [],
	focus: '',
	validUntil: null,
	...deviation,
})
const added = async (name: string, deviation: Partial<LocalOfferContent> = {}) =>
	got(await addLocalOffer(db, at(), dorte, crypto.randomUUID(), content(name, deviation)))
const named = async (name: string) => (await everyLocalOffer(db)).find((offer) => offer.name === name)

beforeAll(async () => {
	db = await freshDatabase()
	const staff = await addStaff(db, at(), null, {
		name: 'Dorte',
		email: 'dorte@example.dk',
		roles: ['coordinator'],
		profession: null,
		authorisationId: null,
		login: null,
		activeFrom: day('2020-01-01'),
	})
	dorte = got(staff).id
})

describe('the directory', () => {
	test('a form sent twice adds once; another’s change meanwhile is told, the same change again is none', async () => {
		const id = crypto.randomUUID()
		for (const _ of [1, 2]) await addLocalOffer(db, at(), dorte, id, content('Strik'))
		const both = ['Strikkeklub', 'Strikkecafé'].map((name) => changeLocalOffer(db, at(), dorte, id, 1, content(name)))
		expect((await Promise.all(both)).map((one) => (one.ok ? 'yes' : one.why)).toSorted()).toEqual([
			'changed_meanwhile',
			'yes',
		])
		const [, now] = await localOfferStory(db, id)
		expect(await changeLocalOffer(db, at(), dorte, id, 1, now!.offer)).toMatchObject({ ok: true })
		expect(await localOfferStory(db, id)).toHaveLength(2)
		expect(await changeLocalOffer(db, at(), dorte, crypto.randomUUID(), 1, content('x'))).toMatchObject({
			why: 'unknown_offer',
		})
	})
	test('an id that brought one offer brings no other: it is refused, and nothing is lost silently', async () => {
		const id = crypto.randomUUID()
		got(await addLocalOffer(db, at(), dorte, id, content('Krocket')))
		expect(await addLocalOffer(db, at(), dorte, id, content('Petanque'))).toMatchObject({ why: 'form_was_used' })
		got(await changeLocalOffer(db, at(), dorte, id, 1, content('Kroket')))
		expect(await addLocalOffer(db, at(), dorte, id, content('Krocket'))).toMatchObject({ ok: true })
		expect((await localOfferStory(db, id)).map(({ offer }) => offer.name)).toEqual(['Krocket', 'Kroket'])
	})
	test('“still right” is written down with its day, once a day; who did what, when, is kept', async () => {
		const id = await added('Gåtur')
		const later = at(addDays(today, 40))
		for (const _ of [1, 2]) got(await confirmLocalOffer(db, later, dorte, id, 1))
		const story = await localOfferStory(db, id)
		expect(story.map(({ what, by, offer }) => [what, by, offer.checkedOn])).toEqual([
			['added', dorte, today],
			['checked', dorte, addDays(today, 40)],
		])
		expect(await confirmLocalOffer(db, at(addDays(today, 80)), dorte, id, 1)).toMatchObject({
			why: 'changed_meanwhile',
		})
	})
	test('an ended offer, and one whose day has passed, is told of no more, except where it was', async () => {
		const [ended, passed, open] = [
			await added('Sang', {}),
			await added('Kor', { validUntil: addDays(today, 3) }),
			await added('Bio', { validUntil: addDays(today, 30) }),
		]
		for (const _ of [1, 2]) got(await endLocalOffer(db, at(), dorte, ended))
		const ids = async (told: string[] = []) =>
			tellable(await everyLocalOffer(db), addDays(today, 4), told)
				.map(({ id }) => id)
				.filter((id) => [ended, passed, open].includes(id))
		expect(await ids()).toEqual([open])
		expect(await ids([ended, passed])).toEqual([open, passed, ended])
		expect(await confirmLocalOffer(db, at(), dorte, ended, 2)).toMatchObject({ why: 'is_ended' })
		got(await reopenLocalOffer(db, at(), dorte, ended))
		expect(await ids()).toEqual([open, ended])
	})
	test('a signed note tells of an offer as it was when it was signed; a draft as it is', async () => {
		const id = await added('Dans', { place: 'Salen' })
		got(await changeLocalOffer(db, at(addDays(today, 2)), dorte, id, 1, content('Dans', { place: 'Hallen' })))
		got(await endLocalOffer(db, at(addDays(today, 3)), dorte, id))
		const note = (signedAt: ReturnType<typeof at> | null, key: string) => ({
			id: key,
			signedAt,
			body: { ...emptyNote, told: [id, 'no-such', crypto.randomUUID()] },
		})
		const notes = [
			note(at(addDays(today, 1)), 'a'),
			note(at(addDays(today, 5)), 'b'),
			note(null, 'c'),
			note(at(addDays(today, -9)), 'd'),
		]
		const told = await toldIn(db, notes)
		expect(['a', 'b', 'c', 'd'].map((key) => told.get(key)?.map(({ place }) => place))).toEqual([
			['Salen'],
			['Hallen'],
			['Hallen'],
			['Salen'],
		])
	})
	test('what stood is never changed', async () => {
		await added('Kortspil')
		await expect(sql`update visit.local_offer_version set checked_on = '2000-01-01'`.execute(db)).rejects.toThrow()
	})
})

describe('the municipality’s file', () => {
	const entry = (code: string, name: string, more = '') =>
		`- { code: ${code}, kind: municipal, name: ${name}, checkedOn: 2026-01-05${more} }\n`
	const load = async (yaml: string, on = today) => {
		const folder = await mkdtemp(join(tmpdir(), 'local-offers-'))
		await writeFile(join(folder, 'local-offers.yaml'), yaml)
		return loadLocalOffers(db, at(on), folder)
	}
	test('comes in once, also when two processes start at once; what nobody touched follows it', async () => {
		const yaml = entry('one', 'Første') + entry('two', 'Anden')
		await Promise.all([load(yaml), load(yaml)])
		expect(await load(yaml)).toEqual({ added: 0, changed: 0, kept: 0 })
		expect(await load(entry('one', 'Første igen') + entry('two', 'Anden'))).toEqual({ added: 0, changed: 1, kept: 0 })
		expect(await named('Første igen')).toMatchObject({ version: 2, checkedOn: '2026-01-05' })
		expect(await named('Anden')).toMatchObject({ version: 1 })
	})
	test('never overwrites what staff changed or ended, and takes away nothing', async () => {
		await load(entry('three', 'Tredje') + entry('four', 'Fjerde') + entry('five', 'Femte'))
		const [three, four] = [await named('Tredje'), await named('Fjerde')]
		got(await changeLocalOffer(db, at(), dorte, three!.id, 1, content('Tredje hos os')))
		got(await endLocalOffer(db, at(), dorte, four!.id))
		const changed = entry('three', 'Tredje fra filen') + entry('four', 'Fjerde fra filen')
		expect(await load(changed)).toEqual({ added: 0, changed: 0, kept: 2 })
		expect(await load(changed)).toEqual({ added: 0, changed: 0, kept: 0 })
		expect(await named('Tredje hos os')).toBeTruthy()
		expect(await named('Fjerde')).toMatchObject({ endedOn: today })
		expect(await named('Femte')).toMatchObject({ endedOn: null })
	})
	test('a check on its own is no change of ours: the file is still followed, and the later day of check stays', async () => {
		await load(entry('six', 'Sjette'))
		got(await confirmLocalOffer(db, at(), dorte, (await named('Sjette'))!.id, 1))
		await load(entry('six', 'Sjette fra filen'))
		expect(await named('Sjette fra filen')).toMatchObject({ checkedOn: today, version: 3 })
	})
	test('with mistakes brings nothing, and says each with its line', async () => {
		const bad = `${entry('seven', 'Syvende')}- { code: eight, kind: club, name: '', checkedOn: 2026-02-30 }\n`
		await expect(load(bad)).rejects.toThrow(
			/yaml:2: 1\.kind: "club".*municipal, voluntary.*yaml:2: 1\.name.*yaml:2: 1\.checkedOn: "2026-02-30"/s,
		)
		await expect(load(entry('nine', 'a') + entry('nine', 'b'))).rejects.toThrow(/yaml:2: 1\.code: "nine" .*only once/)
		await expect(load('- { code: [')).rejects.toThrow(/yaml:1: not YAML/)
		await expect(load(entry('ten', 'Tiende', ', plase: Salen'))).rejects.toThrow(/did you mean place\?/)
		expect(await named('Syvende')).toBeUndefined()
		expect(await loadLocalOffers(db, at(), '/no/such/folder')).toEqual({ added: 0, changed: 0, kept: 0 })
	})
})
