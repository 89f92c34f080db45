import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff, deactivateStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import { findBooking, hold, releaseBooking } from '#booking/actions.ts'
import { day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { device, sealer } from '../../../test/device.ts'
import { findVisit, notesOf, notGoneAhead, saveDraft, sign, startUnplanned } from '../actions.ts'
import { emptyNote } from '../note/note.ts'
import { deliver } from './delivery-actions.ts'
import { leftDrafts, takeOverDraft } from './entries-left-actions.ts'
import { answerAct, lastRefused } from './entries-store.ts'
import type { Entry } from './entry.ts'
import type { SealedEntry } from './taken-along.ts'
import { devicesThatDeliver, letDeliver, stopDeliveries, takeAlong } from './taken-along-actions.ts'

const today = day('2026-03-09')
const taken = instantAt(today, clock('07:30'))
const now = instantAt(today, clock('10:10'))

let db: Db
let count = 0
let karen: Staff

const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const staff = async (name: string, profession: string | null = 'sygeplejerske'): Promise<Staff> => {
	count++
	const details = { name, email: `e${count}@example.invalid`, roles: ['consultant' as const], profession }
	const rest = { authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	return got(await addStaff(db, taken, null, { ...details, ...rest }))
}
const citizen = async (status = 'resident'): Promise<PersonId> => {
	count++
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values (${`7${String(count).padStart(9, '0')}`}, '1944-01-01', 'f', ${status}, 'Borger', ${`Nummer ${count}`})
		returning id`.execute(db)
	return rows[0]!.id
}
const begun = async (by: Staff = karen): Promise<VisitId> => {
	const id = crypto.randomUUID() as VisitId
	const asked = { id, person: await citizen(), by: by.id, form: 'home_visit' as const, occasion: 'need' as const }
	return got(await startUnplanned(db, taken, asked))
}
const booked = async (person: PersonId): Promise<BookingId> => {
	count++
	const from = addMinutes(instantAt(today, clock('06:00')), count * 5)
	const span = { from, to: addMinutes(from, 5) }
	return got(await hold(db, taken, { staff: karen.id, person, span, purpose: 'home_visit', heldUntil: null })).id
}
const follow = { agree: async () => yes(null), handOver: async () => yes(null) }

/** A device with a visit on it, which seals and delivers. */
const along = async (visit: VisitId | { booking: BookingId }, by: Staff = karen, at: Instant = taken, version = 0) => {
	const isBegun = typeof visit === 'string'
	const booking = isBegun ? null : visit.booking
	const person = isBegun ? (await findVisit(db, visit))!.person : (await findBooking(db, visit.booking))!.person
	const ref = isBegun ? `visit:${visit}` : `booking:${visit.booking}`
	const line = { ref, person, visit: isBegun ? visit : null, booking, version }
	const { delivery, key } = await takeAlong(db, at, { staff: by.id, along: [line] })
	const seal = await sealer(key.public)
	const seals = (entries: readonly Entry[]) => Promise.all(entries.map((entry) => seal(entry, entry.id)))
	const send = (sealed: readonly SealedEntry[], on: Instant = now, sentAt: string = on) =>
		deliver(db, on, { secret: delivery, written: JSON.stringify({ sentAt, sealed }) }, follow)
	return {
		...device(ref),
		ref,
		delivery,
		seal,
		seals,
		send,
		deliver: async (entries: readonly Entry[], on: Instant = now) => got(await send(await seals(entries), on)),
	}
}
const draftOf = async (visit: VisitId, by: StaffId = karen.id) =>
	(await notesOf(db, [visit])).find((note) => note.author === by && note.signedAt === null)
const signedOf = async (visit: VisitId) => (await notesOf(db, [visit])).filter((note) => note.signedAt !== null)

beforeAll(async () => {
	db = await freshDatabase()
	karen = await staff('Karen')
})

describe('what was typed on a device', () => {
	test('is in the draft, and is said to be delivered', async () => {
		const visit = await begun()
		const tablet = await along(visit)
		tablet.type('summary', 'Hej')
		tablet.type('summary', 'Hej 👵🏽 שלום')
		tablet.type('state.sleep', 'talk')
		tablet.type('words.sleep', 'Sover dårligt')
		const { delivered, refused, drafts } = await tablet.deliver(tablet.made)
		expect(delivered).toEqual(tablet.made.map((entry) => entry.id))
		expect(refused).toEqual([])
		expect(drafts).toEqual([
			expect.objectContaining({ ref: tablet.ref, visit, version: 1, merged: false, signed: false }),
		])
		expect((await draftOf(visit))?.body).toMatchObject({
			summary: 'Hej 👵🏽 שלום',
			topics: [{ topic: 'sleep', state: 'talk', words: 'Sover dårligt' }],
		})
	})
	test('delivered five times, in halves and in the wrong order, is the same draft of the same version', async () => {
		const visit = await begun()
		const tablet = await along(visit)
		for (const words of ['gammel', 'ny', 'nyere']) tablet.type('advice', words)
		tablet.type('agreement.a.what', 'Ringer')
		tablet.type('agreement.a.due_day', '1')
		tablet.type('agreement.a.due_month', '5')
		tablet.type('agreement.a.due_year', '2026')
		await tablet.deliver(tablet.made.slice(2))
		await tablet.deliver(tablet.made.slice(0, 2))
		const { drafts } = await tablet.deliver(tablet.made)
		for (let times = 0; times < 3; times++) expect((await tablet.deliver(tablet.made)).drafts).toEqual(drafts)
		expect((await draftOf(visit))?.body).toMatchObject({
			advice: 'nyere',
			agreements: [{ key: 'a', what: 'Ringer', dueOn: '2026-05-01' }],
		})
	})
	test('is gone again when a page opened later is told to empty it, and that is no other note', async () => {
		const visit = await begun()
		const page = await along(visit)
		for (const field of ['summary', 'agreed', 'words.sleep']) page.type(field, 'Sover dårligt, ringer til datteren')
		const [first] = (await page.deliver(page.made)).drafts
		const tablet = await along(visit, karen, addMinutes(taken, 10), first!.version)
		tablet.type('agreed', '', 'Sover dårligt, ringer til datteren')
		tablet.type('words.sleep', 'Sover dårligt', 'Sover dårligt, ringer til datteren')
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ merged: false }])
		expect((await draftOf(visit))?.body).toMatchObject({
			agreed: '',
			summary: 'Sover dårligt, ringer til datteren',
			topics: [{ topic: 'sleep', words: 'Sover dårligt' }],
		})
		tablet.type('accepted', 'own_request')
		tablet.type('kind', 'journal')
		tablet.sign()
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: true, why: null }])
		expect((await signedOf(visit))[0]?.body).toMatchObject({ agreed: '', topics: [{ words: 'Sover dårligt' }] })
	})
	test('is a day that is none: kept as it was typed until it is one, and never signed', async () => {
		const visit = await begun()
		const tablet = await along(visit)
		tablet.type('summary', 'Hej')
		tablet.type('accepted', 'own_request')
		tablet.type('happened_day', '31', '9')
		tablet.type('happened_month', '2', '3')
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ merged: false, why: null }])
		expect(await draftOf(visit)).toMatchObject({ happenedOn: null, body: { happenedTyped: ['31', '2', '2026'] } })
		expect((await tablet.deliver([tablet.sign()])).drafts).toMatchObject([{ merged: false, why: 'no_day' }])
		tablet.type('happened_day', '28')
		tablet.sign()
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: true }])
		expect(await signedOf(visit)).toMatchObject([{ happenedOn: '2026-02-28', body: { happenedTyped: null } }])
	})
})

describe('a delivery with something wrong in it', () => {
	test('takes in what can be opened, and says of each of the others why not', async () => {
		const [visit, other] = [await begun(), await begun()]
		const tablet = await along(visit)
		const [good, damaged, swapped, foreign, strange] = [
			tablet.type('summary', 'Godt'),
			tablet.type('advice', 'x'),
			tablet.type('advice', 'y'),
			{ ...tablet.type('advice', 'z'), ref: `visit:${other}` },
			{ ...tablet.type('advice', 'w'), colour: 'red' },
		]
		const [a, b, c, d, e] = await tablet.seals([good, damaged, swapped, foreign, strange])
		const wrongId = { ...c!, id: crypto.randomUUID() }
		const notOne = await tablet.seal({ id: 'x' }, 'x')
		const torn = { ...b!, ct: `${b!.ct.slice(0, -6)}AAAAAA` }
		const sent = await tablet.send([a!, torn, wrongId, d!, e!, notOne, { id: 'half' } as SealedEntry])
		expect(got(sent).delivered).toEqual([a!.id, e!.id])
		expect(got(sent).refused).toEqual([
			{ id: torn.id, why: 'not_opened' },
			{ id: wrongId.id, why: 'not_opened' },
			{ id: d!.id, why: 'not_taken_along' },
			{ id: 'x', why: 'not_an_entry' },
			{ id: 'half', why: 'not_a_box' },
		])
		expect((await draftOf(visit))?.body).toMatchObject({ summary: 'Godt', advice: 'w' })
		expect(await draftOf(other)).toBeUndefined()
	})
	test('is refused whole when nobody knows the secret, when it is too old, and when it is no delivery', async () => {
		const tablet = await along(await begun())
		const sealed = await tablet.seals([tablet.type('summary', 'x')])
		const written = JSON.stringify({ sentAt: now, sealed })
		const unknown = { secret: `${tablet.delivery.slice(1)}A`, written }
		expect(await deliver(db, now, unknown, follow)).toMatchObject({ why: 'unknown_delivery' })
		expect(await tablet.send(sealed, addMinutes(taken, 60 * 24 * 60))).toMatchObject({ why: 'too_late' })
		for (const nonsense of ['', '[1', '7', '{"sealed": 3}'])
			expect(await deliver(db, now, { secret: tablet.delivery, written: nonsense }, follow)).toMatchObject({
				why: 'not_a_delivery',
			})
		expect((await tablet.send(sealed, addMinutes(taken, 59 * 24 * 60))).ok).toBe(true)
	})
	test('and a clock that is wrong by days: the order is the device’s, the moments are the server’s', async () => {
		const visit = await begun()
		const tablet = await along(visit)
		tablet.type('summary', 'først')
		tablet.type('summary', 'sidst')
		const off = tablet.made.map((entry, nth) => ({ ...entry, typedAt: `2019-01-0${3 - nth}T10:00:00Z` }))
		const done = got(await tablet.send(await tablet.seals(off), now, '2019-01-03T10:01:00.000Z'))
		expect(Math.round((done.clockOff ?? 0) / 60 / 24 / 365)).toBe(7)
		tablet.type('summary', 'sidst af alt')
		expect((await tablet.send(await tablet.seals(tablet.made.slice(-1)), now, '+275760-01-01T00:00:00Z')).ok).toBe(true)
		expect((await draftOf(visit))?.body.summary).toBe('sidst af alt')
		const { rows } = await sql<{ fine: boolean }>`
			select bool_and(typed_at between ${taken} and ${now} and abs(clock_off) > 5) as fine from visit.entry where visit = ${visit}`.execute(
			db,
		)
		expect(rows[0]?.fine).toBe(true)
	})
})

describe('two devices of one writer', () => {
	test('both texts stand, in either order of delivery, and each is told that there is more', async () => {
		const [one, other] = [await begun(), await begun()]
		const written: unknown[] = []
		for (const [visit, first] of [
			[one, 0],
			[other, 1],
		] as const) {
			const [a, b] = [await along(visit), await along(visit, karen, addMinutes(taken, 10))]
			a.type('summary', 'fra tavlen')
			b.type('summary', 'fra telefonen')
			b.type('summary', 'fra telefonen, mere')
			const order = first === 0 ? [a, b] : [b, a]
			for (const each of order) await each.deliver(each.made)
			expect((await a.deliver([])).drafts).toEqual([])
			expect((await a.deliver(a.made)).drafts).toMatchObject([{ merged: true }])
			expect((await b.deliver(b.made)).drafts).toMatchObject([{ merged: true }])
			written.push((await draftOf(visit))?.body)
		}
		expect(written[0]).toEqual(written[1])
		expect(written[0]).toMatchObject({ summary: 'fra tavlen\n— — —\nfra telefonen, mere' })
	})
	test('beside a page without a program: what is saved by hand and what is typed both stand', async () => {
		const visit = await begun()
		const tablet = await along(visit)
		await tablet.deliver([tablet.type('summary', 'Hej')])
		const sent = {
			...{ visit, base: 1, kind: 'journal' as const, happenedOn: today, accepted: null },
			body: { ...emptyNote, summary: 'Hej igen', advice: 'Gå ture' },
		}
		got(await saveDraft(db, now, karen, sent))
		const late = tablet.type('summary', 'Hej med dig')
		expect((await tablet.deliver([late])).drafts).toMatchObject([{ merged: true, version: 3 }])
		const { summary, advice } = (await draftOf(visit))!.body
		for (const words of ['Hej igen', 'Hej med dig']) expect(summary).toContain(words)
		expect(advice).toBe('Gå ture')
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ version: 3 }])
	})
	test('and a colleague on the same visit: each has a note of their own', async () => {
		const [visit, bo] = [await begun(), await staff('Bo')]
		const [mine, theirs] = [await along(visit), await along(visit, bo)]
		mine.type('summary', 'Karens')
		theirs.type('summary', 'Bos')
		await Promise.all([mine.deliver(mine.made), theirs.deliver(theirs.made)])
		expect((await draftOf(visit))?.body.summary).toBe('Karens')
		expect((await draftOf(visit, bo.id))?.body.summary).toBe('Bos')
	})
	test('five deliveries at once are one draft', async () => {
		const tablet = await along({ booking: await booked(await citizen()) })
		for (const words of ['a', 'ab', 'abc']) tablet.type('summary', words)
		const answers = await Promise.all([1, 2, 3, 4, 5].map(() => tablet.deliver(tablet.made)))
		expect(
			new Set(answers.flatMap(({ drafts }) => drafts.map((one) => `${one.visit} ${one.note} ${one.version}`))).size,
		).toBe(1)
	})
})

const signing = async (visit: VisitId | { booking: BookingId }, by = karen) => {
	const tablet = await along(visit, by)
	tablet.type('accepted', 'at_the_door', 'at_the_door')
	tablet.type('happened_day', '9', '9')
	tablet.type('happened_month', '3', '3')
	tablet.type('happened_year', '2026', '2026')
	tablet.type('summary', 'Det går godt')
	return tablet
}

describe('signing on a device', () => {
	test('signs once, at the moment it was pressed, and leaves no words behind', async () => {
		const visit = await begun()
		const tablet = await signing(visit)
		const pressed = tablet.sign()
		const { drafts } = await tablet.deliver(tablet.made)
		expect(drafts).toMatchObject([{ signed: true, why: null }])
		for (let times = 0; times < 4; times++) expect((await tablet.deliver(tablet.made)).drafts).toEqual(drafts)
		const [note, ...more] = await signedOf(visit)
		expect(more).toEqual([])
		expect(note).toMatchObject({ body: { summary: 'Det går godt' }, happenedOn: today })
		expect(Date.parse(note!.signedAt!)).toBe(Math.floor(Date.parse(pressed.typedAt) / 1000) * 1000)
		expect(await findVisit(db, visit)).toMatchObject({ tookPlaceOn: today, acceptedHow: 'at_the_door' })
		const { rows } = await sql<{ left: number }>`
			select count(*)::int as left from visit.entry where visit = ${visit} and value is not null and act = 'write'`.execute(
			db,
		)
		expect(rows[0]?.left).toBe(0)
	})
	test('in halves that come in the wrong order signs when all is there, and not half a note', async () => {
		const visit = await begun()
		const tablet = await signing(visit)
		tablet.type('advice', 'Drik vand')
		tablet.sign()
		expect((await tablet.deliver(tablet.made.slice(4))).drafts).toMatchObject([
			{ signed: false, waits: 'entries_missing' },
		])
		expect((await tablet.deliver(tablet.made.slice(0, 4))).drafts).toMatchObject([{ signed: true }])
		expect(await signedOf(visit)).toMatchObject([{ body: { summary: 'Det går godt', advice: 'Drik vand' } }])
	})
	test('what is typed afterwards is a new draft; nothing signed changes', async () => {
		const visit = await begun()
		const tablet = await signing(visit)
		tablet.sign()
		tablet.type('summary', 'Det går godt. Husk brillerne')
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: false, version: 1 }])
		await tablet.deliver(tablet.made)
		expect(await signedOf(visit)).toMatchObject([{ body: { summary: 'Det går godt' } }])
		expect((await draftOf(visit))?.body.summary).toBe('Det går godt. Husk brillerne')
	})
	test('what comes late and is in the signed note already begins nothing', async () => {
		const visit = await begun()
		const tablet = await along(visit)
		const typed = [tablet.type('summary', 'Hej'), tablet.type('summary', 'Hej med dig')]
		await tablet.deliver(typed.slice(0, 1))
		const sent = {
			...{ visit, base: 1, kind: 'journal' as const, happenedOn: today },
			...{ body: { ...emptyNote, summary: 'Hej med dig' }, accepted: 'own_request' as const },
		}
		got(await sign(db, now, karen, sent, follow))
		expect((await tablet.deliver(typed)).drafts).toMatchObject([{ signed: true }])
		expect(await draftOf(visit)).toBeUndefined()
		const { rows } = await sql`select 1 from visit.entry where visit = ${visit} and value is not null`.execute(db)
		expect(rows).toEqual([])
	})
	test('a new note whose words are part of the signed one is a new note all the same', async () => {
		const visit = await begun()
		const tablet = await signing(visit)
		tablet.sign()
		await tablet.deliver(tablet.made)
		const again = await along(visit, karen, now)
		await again.deliver([again.type('summary', 'Det')])
		expect((await draftOf(visit))?.body.summary).toBe('Det')
	})
	test('words from elsewhere in the draft stop it: read them first', async () => {
		const visit = await begun()
		const phone = await along(visit)
		await phone.deliver([phone.type('advice', 'Fra telefonen')])
		const tablet = await signing(visit)
		tablet.sign()
		const { drafts } = await tablet.deliver(tablet.made)
		expect(drafts).toMatchObject([{ signed: false, merged: true, why: 'changed_meanwhile' }])
		expect(drafts[0]?.words?.da).toContain('Ikke underskrevet')
	})
	test('what may not be signed is said, and stays a draft', async () => {
		const [visit, clerk] = [await begun(), await staff('Ib', null)]
		const tablet = await signing(visit, clerk)
		tablet.sign()
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: false, why: 'no_health_profession' }])
		expect((await draftOf(visit, clerk.id))?.body.summary).toBe('Det går godt')
	})
	test('why it was not carried out is kept with its detail, and answered once', async () => {
		const visit = await begun()
		const tablet = await signing(visit)
		const act = tablet.sign()
		expect((await tablet.deliver([act])).drafts).toMatchObject([{ waits: 'entries_missing' }])
		const refused = no('no_health_profession', 'nurse physiotherapist')
		for (const came of [refused, yes(null)]) await answerAct(db, act.id, came)
		expect(await lastRefused(db, { visit, author: karen.id })).toMatchObject({
			why: 'no_health_profession',
			detail: 'nurse physiotherapist',
		})
		expect((await tablet.deliver([act])).drafts[0]?.words?.da).toContain('sygeplejerske eller fysioterapeut')
	})
	test('after the account was closed signs nothing; a colleague takes the draft over', async () => {
		const [gone, anna] = [await staff('Lis'), await staff('Anna')]
		const visit = await begun(gone)
		const tablet = await signing(visit, gone)
		tablet.sign()
		expect(await takeOverDraft(db, now, { visit, note: crypto.randomUUID(), by: anna })).toMatchObject({
			why: 'unknown_note',
		})
		got(await deactivateStaff(db, now, karen.id, gone.id, gone.version))
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: false, why: 'author_not_active' }])
		const [left, ...more] = await leftDrafts(db, now, visit, anna.id)
		expect(more).toEqual([])
		expect(left).toMatchObject({
			author: 'Lis',
			notCarriedOut: { act: 'sign', why: 'author_not_active' },
			note: { body: { summary: 'Det går godt' } },
		})
		const own = { visit, base: 0, kind: 'journal' as const, happenedOn: today, accepted: null }
		await saveDraft(db, now, anna, { ...own, body: { ...emptyNote, advice: 'Annas' } })
		const asked = { visit, note: left!.note.id, by: anna }
		for (const why of [undefined, 'unknown_note'])
			expect(await takeOverDraft(db, now, asked)).toMatchObject(why === undefined ? { ok: true } : { why })
		expect(await leftDrafts(db, now, visit, anna.id)).toEqual([])
		expect((await draftOf(visit, anna.id))?.body).toMatchObject({ summary: 'Det går godt', advice: 'Annas' })
		await tablet.deliver(tablet.made)
		expect(await draftOf(visit, gone.id)).toBeUndefined()
	})
})

describe('a journal entry signed on a device is never signed as something else', () => {
	const refusedAsJournal = async (
		visit: VisitId,
		by: Staff,
		tablet: Awaited<ReturnType<typeof along>>,
		why: string,
	) => {
		tablet.type('kind', 'journal', 'journal')
		tablet.sign()
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: false, why }])
		expect((await signedOf(visit)).filter(({ author }) => author === by.id)).toEqual([])
		expect((await draftOf(visit, by.id))?.body.summary).toBe('Det går godt')
		expect(await leftDrafts(db, now, visit, by.id)).toMatchObject([
			{ isOwn: true, notCarriedOut: { act: 'sign', why } },
		])
		const again = await tablet.deliver([tablet.type('advice', 'Mere')])
		expect(again.drafts).toMatchObject([{ signed: false, why }])
	}
	test('when the visit was recorded as not held meanwhile', async () => {
		const visit = await begun()
		const tablet = await signing(visit)
		got(await notGoneAhead(db, now, { visit, reason: 'not_at_home', note: '', by: karen.id }))
		await refusedAsJournal(visit, karen, tablet, 'did_not_take_place')
		expect(await draftOf(visit)).toMatchObject({ kind: 'administrative' })
	})
	test('when half of it was there before the visit was recorded as not held', async () => {
		const visit = await begun()
		const tablet = await signing(visit)
		await tablet.deliver(tablet.made)
		got(await notGoneAhead(db, now, { visit, reason: 'not_at_home', note: '', by: karen.id }))
		tablet.sign()
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: false, why: 'did_not_take_place' }])
		expect(await signedOf(visit)).toEqual([])
	})
	test('when the writer lacks the background', async () => {
		const [visit, clerk] = [await begun(), await staff('Ida', null)]
		got(await notGoneAhead(db, now, { visit, reason: 'not_at_home', note: '', by: karen.id }))
		await refusedAsJournal(visit, clerk, await signing(visit, clerk), 'no_health_profession')
	})
	test('nor with another day than stood on the screen', async () => {
		const visit = await begun()
		const phone = await along(visit, karen, addMinutes(taken, 10))
		for (const [part, value] of [
			['day', '7'],
			['month', '3'],
			['year', '2026'],
		] as const)
			phone.type(`happened_${part}`, value, { day: '9', month: '3', year: '2026' }[part])
		const tablet = await signing(visit)
		tablet.sign()
		await tablet.deliver(tablet.made.slice(0, -1))
		await phone.deliver(phone.made)
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: false, why: 'changed_meanwhile' }])
	})
	test('nor with a day that is none', async () => {
		const visit = await begun()
		const tablet = await signing(visit)
		tablet.type('happened_day', '31')
		tablet.type('happened_month', '2')
		tablet.sign()
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: false, why: 'no_day' }])
	})
	test('and an administrative note on a visit that was not held is signed as that', async () => {
		const visit = await begun()
		got(await notGoneAhead(db, now, { visit, reason: 'not_at_home', note: '', by: karen.id }))
		const tablet = await signing(visit)
		tablet.type('kind', 'administrative', 'administrative')
		tablet.sign()
		expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ signed: true, why: null }])
	})
})

test('an id that is that of something else is refused, and what it belongs to stays as it was', async () => {
	const [one, other] = [await begun(), await begun()]
	const [tablet, second] = [await along(one), await along(other)]
	const first = tablet.type('summary', 'Den første')
	await tablet.deliver([first])
	const stolen = { ...second.type('summary', 'Den anden'), id: first.id }
	const fine = second.type('advice', 'Gå ture')
	const sent = await second.deliver([stolen, fine])
	expect(sent).toMatchObject({ delivered: [fine.id], refused: [{ id: first.id, why: 'id_of_another' }] })
	expect((await draftOf(one))?.body.summary).toBe('Den første')
	expect((await draftOf(other))?.body).toMatchObject({ summary: '', advice: 'Gå ture' })
	// The same id on the same visit is another entry when its place is another.
	const moved = { ...first, nth: 7, value: ['Noget andet'] } as Entry
	expect(await tablet.deliver([moved])).toMatchObject({ delivered: [], refused: [{ why: 'id_of_another' }] })
	expect(await tablet.deliver([first])).toMatchObject({ delivered: [first.id], refused: [] })
})

describe('a browser that was stopped', () => {
	const mine = { id: crypto.randomUUID(), browser: 'Chrome, Android' }
	const taking = async (visit: VisitId, by: Staff) => {
		const line = {
			ref: `visit:${visit}`,
			person: (await findVisit(db, visit))!.person,
			visit,
			booking: null,
			version: 0,
		}
		const { delivery, key } = await takeAlong(db, taken, { staff: by.id, along: [line], device: mine })
		const seal = await sealer(key.public)
		const tablet = device(line.ref)
		const send = async () => {
			const sealed = await Promise.all(tablet.made.map((entry) => seal(entry, entry.id)))
			return deliver(db, now, { secret: delivery, written: JSON.stringify({ sentAt: now, sealed }) }, follow)
		}
		return { ...tablet, send }
	}
	test('delivers nothing of what it took along before, and all of it when it may again', async () => {
		const [nina, boss] = [await staff('Nina'), await staff('Chef')]
		const visit = await begun(nina)
		const [morning, later] = [await taking(visit, nina), await taking(visit, nina)]
		const colleagues = await taking(await begun(), karen)
		morning.type('summary', 'Før')
		got(await morning.send())
		const of = { device: mine.id, staff: nina.id }
		expect(await devicesThatDeliver(db, now, nina.id)).toMatchObject([
			{ device: mine.id, browser: 'Chrome, Android', deliveredAt: now, stopped: null },
		])
		for (let times = 0; times < 2; times++) got(await stopDeliveries(db, now, of, { id: boss.id, formToken: '' }))
		morning.type('advice', 'Efter')
		later.type('agreed', 'Efter')
		for (const one of [morning, later]) expect(await one.send()).toMatchObject({ why: 'stopped' })
		expect((await draftOf(visit, nina.id))?.body).toMatchObject({ summary: 'Før', advice: '', agreed: '' })
		colleagues.type('summary', 'Kollegaens')
		got(await colleagues.send())
		// Whoever logs in and takes along anew has a secret of its own.
		const anew = await taking(visit, nina)
		anew.type('offers', 'Nyt')
		got(await anew.send())
		expect(await devicesThatDeliver(db, now, nina.id)).toMatchObject([{ stopped: null }, { stopped: { by: boss.id } }])
		const letAt = addMinutes(now, 30)
		const [herself, chief] = [
			{ id: nina.id, roles: ['consultant'] },
			{ id: boss.id, roles: ['administrator'] },
		]
		expect(await letDeliver(db, now, of, herself)).toMatchObject({ why: 'stopped_by_another' })
		expect(await morning.send()).toMatchObject({ why: 'stopped' })
		got(await letDeliver(db, letAt, of, chief))
		expect(await devicesThatDeliver(db, now, nina.id)).toMatchObject([
			{ stopped: null, let: { at: letAt, by: boss.id } },
		])
		const nobodys = { device: crypto.randomUUID(), staff: nina.id }
		expect(await stopDeliveries(db, now, nobodys, { id: boss.id, formToken: '' })).toMatchObject({
			why: 'unknown_device',
		})
		expect(await letDeliver(db, now, nobodys, chief)).toMatchObject({ why: 'unknown_device' })
		for (const one of [morning, later]) got(await one.send())
		expect((await draftOf(visit, nina.id))?.body).toMatchObject({ advice: 'Efter', agreed: 'Efter', offers: 'Nyt' })
	})
})

describe('a time taken along', () => {
	test('begins the visit with the first entry', async () => {
		const booking = await booked(await citizen())
		const tablet = await along({ booking })
		const { drafts } = await tablet.deliver([tablet.type('summary', 'x')])
		expect(await findVisit(db, drafts[0]!.visit as VisitId)).toMatchObject({
			booking,
			staff: karen.id,
			tookPlaceOn: null,
		})
	})
	test('also when it was given back, or the citizen has died since: what was seen there is kept', async () => {
		const person = await citizen()
		const booking = await booked(person)
		const tablet = await along({ booking })
		got(await releaseBooking(db, now, booking, 'moved'))
		await sql`update population.person set status = 'dead', status_since = ${today} where id = ${person}`.execute(db)
		expect((await tablet.deliver([tablet.type('summary', 'x')])).drafts).toMatchObject([{ version: 1 }])
	})
	test('that could not be held is recorded once, and its time given back', async () => {
		const booking = await booked(await citizen())
		const tablet = await along({ booking })
		tablet.type('summary', 'Ringede på to gange')
		tablet.notGoneAhead('not_at_home')
		const { drafts } = await tablet.deliver(tablet.made)
		await tablet.deliver(tablet.made)
		const visit = drafts[0]!.visit as VisitId
		expect(await findVisit(db, visit)).toMatchObject({ notGoneAhead: 'not_at_home' })
		expect((await findBooking(db, booking))?.releasedBecause).toBe('visit_did_not_go_ahead')
		expect(await draftOf(visit)).toMatchObject({ kind: 'administrative', body: { summary: 'Ringede på to gange' } })
	})
	test('without the note that a reason needs is said to be not recorded', async () => {
		for (const unseen of ['', ' ', '\u200b']) {
			const tablet = await along({ booking: await booked(await citizen()) })
			tablet.notGoneAhead('unsafe', unseen)
			expect((await tablet.deliver(tablet.made)).drafts).toMatchObject([{ why: 'note_missing', signed: false }])
		}
	})
})

test('100 kB, emoji and right-to-left text are kept; what a later entry overtook is not kept twice', async () => {
	const visit = await begun()
	const tablet = await along(visit)
	const words = `👵🏽🌼 أهلاً ‏שלום "'\\ ${'æøå'.repeat(35_000)}`
	for (const more of ['', '.', '..', '...']) tablet.type('summary', words + more)
	await tablet.deliver(tablet.made)
	await tablet.deliver(tablet.made)
	expect((await draftOf(visit))?.body.summary).toBe(`${words}...`)
	const { rows } = await sql<{ held: number }>`
		select count(*)::int as held from visit.entry where visit = ${visit} and value is not null`.execute(db)
	expect(rows[0]?.held).toBe(2)
})

test('what may deliver no more is forgotten, and its key with it', async () => {
	const visit = await begun()
	const tablet = await signing(visit)
	tablet.sign()
	await tablet.deliver(tablet.made)
	const later = addMinutes(taken, 200 * 24 * 60)
	await along(visit, karen, later)
	const { rows } = await sql<{ entries: number; keys: number }>`
		select (select count(*)::int from visit.entry where visit = ${visit}) as entries,
			(select count(*)::int from visit.taken_along where taken_at < ${now}) as keys`.execute(db)
	expect(rows[0]).toMatchObject({ entries: 0 })
	expect(await signedOf(visit)).toHaveLength(1)
})
