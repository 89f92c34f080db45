import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { bookingsOn, findBooking, hold } from '#booking/actions.ts'
import { type Day, day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import {
	answerNewTime,
	correct,
	dayOf,
	findVisit,
	importantTopics,
	knowsCitizen,
	needsNewTime,
	newTimeGiven,
	notesOf,
	notGoneAhead,
	saveDraft,
	sign,
	startUnplanned,
	startVisit,
	tellPerson,
	unsigned,
	visitFacts,
	visitsBetween,
	visitsOf,
} from './actions.ts'
import { emptyNote, type NoteBody } from './note/note.ts'
import type { Sent } from './note/note-actions.ts'
import { findBasis } from './store.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))

let db: Db
let count = 0
type Writer = { id: StaffId; name: string; profession: string | null }
let karen: Writer
let bo: Writer
let clerk: Writer

const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const staff = async (name: string, profession: string | null): Promise<Writer> => {
	const details = { name, email: `${name.toLowerCase()}@example.invalid`, roles: ['consultant' as const], profession }
	const rest = { authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	const added = got(await addStaff(db, now, null, { ...details, ...rest }))
	return { id: added.id, name, profession }
}
const citizen = async (status = 'resident'): Promise<PersonId> => {
	count++
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values (${`7${String(count).padStart(9, '0')}`}, '1944-01-01', 'f', ${status}, 'Borger', ${`Nummer ${count}`})
		returning id`.execute(db)
	return rows[0]!.id
}
let slot = 0
const booked = async (
	person: PersonId,
	who = karen,
	on: Day = today,
	heldUntil: Day | null = null,
): Promise<BookingId> => {
	slot++
	const from = addMinutes(instantAt(on, clock('00:00')), slot * 20)
	const span = { from, to: addMinutes(from, 15) }
	return got(await hold(db, now, { staff: who.id, person, span, purpose: 'home_visit', heldUntil })).id
}
const begun = async (person?: PersonId, who = karen): Promise<VisitId> =>
	got(await startVisit(db, now, { booking: await booked(person ?? (await citizen()), who), by: who.id }))
const sent = (visit: VisitId, body: Partial<NoteBody>, deviation: Partial<Sent> = {}): Sent => ({
	visit,
	base: 0,
	kind: 'journal',
	happenedOn: today,
	body: { ...emptyNote, ...body },
	accepted: 'answered_offer',
	...deviation,
})
const agreeing = { agree: async () => yes(null), handOver: async () => yes(null) }
const signed = async (visit: VisitId, body: Partial<NoteBody>, who = karen, at: Instant = now) =>
	got(await sign(db, at, who, sent(visit, body), agreeing))
const personOf = async (visit: VisitId) => (await findVisit(db, visit))!.person

beforeAll(async () => {
	db = await freshDatabase()
	await loadStandards(db, now, join(projectFolder, 'municipalities', 'soenderborg', 'standard'))
	karen = await staff('Karen', 'sygeplejerske')
	bo = await staff('Bo', 'fysioterapeut')
	clerk = await staff('Ib', null)
})

describe('beginning', () => {
	test('one visit per booking, however often and however parallel it is begun', async () => {
		const booking = await booked(await citizen())
		const all = await Promise.all([1, 2, 3, 4].map(() => startVisit(db, now, { booking, by: karen.id })))
		expect(new Set(all.map(got)).size).toBe(1)
	})
	test('a time agreed for a later day begins nothing unless it is said to be held today; one for an earlier day begins', async () => {
		const later = { booking: await booked(await citizen(), karen, day('2026-03-12')), by: karen.id }
		expect(await startVisit(db, now, later)).toMatchObject({ ok: false, why: 'agreed_for_later' })
		const visit = got(await startVisit(db, now, { ...later, early: true }))
		expect(await findVisit(db, visit)).toMatchObject({ plannedOn: '2026-03-12' })
		expect(got(await startVisit(db, now, later)), 'begun, it is opened unasked').toBe(visit)
		const earlier = { booking: await booked(await citizen(), karen, day('2026-03-06')), by: karen.id }
		expect(await findVisit(db, got(await startVisit(db, now, earlier)))).toMatchObject({ plannedOn: '2026-03-06' })
	})
	test('a time only held, one released and one unknown begin nothing', async () => {
		const held = await booked(await citizen(), karen, today, day('2026-03-20'))
		expect(await startVisit(db, now, { booking: held, by: karen.id })).toMatchObject({ why: 'time_not_firm' })
		const unknown = crypto.randomUUID() as BookingId
		expect(await startVisit(db, now, { booking: unknown, by: karen.id })).toMatchObject({ why: 'unknown_booking' })
	})
	test('nobody visits one who died', async () => {
		const booking = await booked(await citizen('dead'))
		expect(await startVisit(db, now, { booking, by: karen.id })).toMatchObject({ why: 'not_resident' })
	})
	test('the promise in force and its basis for recording are written down at once; acceptance is another record', async () => {
		const visit = await begun()
		expect(await findVisit(db, visit)).toMatchObject({ standard: 'soenderborg@2025-07-01', acceptedHow: null })
		expect((await findBasis(db, visit))?.da).toBeTruthy()
	})
	test('an extra visit by need is begun once', async () => {
		const person = await citizen()
		const id = crypto.randomUUID() as VisitId
		const asked = { id, person, by: karen.id, form: 'home_visit' as const, occasion: 'need' as const }
		expect(got(await startUnplanned(db, now, asked))).toBe(id)
		expect(got(await startUnplanned(db, now, asked))).toBe(id)
		expect(await visitsOf(db, person)).toHaveLength(1)
		for (const other of [{ person: await citizen() }, { by: bo.id }, { occasion: 'request' as const }])
			expect(await startUnplanned(db, now, { ...asked, ...other })).toMatchObject({ why: 'form_was_used' })
	})
})

test('a visit by phone is only for a consultant who has been there', async () => {
	const visit = await begun()
	const person = await personOf(visit)
	const phone = (by: StaffId) => ({
		...{ id: crypto.randomUUID() as VisitId, person, by },
		...{ form: 'phone_visit' as const, occasion: 'follow_up' as const },
	})
	expect(await startUnplanned(db, now, phone(karen.id))).toMatchObject({ why: 'consultant_does_not_know_citizen' })
	await signed(visit, { summary: 'x' })
	expect(await knowsCitizen(db, karen.id, person)).toBe(true)
	expect((await startUnplanned(db, now, phone(karen.id))).ok).toBe(true)
	expect(await startUnplanned(db, now, phone(bo.id))).toMatchObject({ why: 'consultant_does_not_know_citizen' })
})

describe('writing', () => {
	test('100 kB, emoji and right-to-left text come back as they were', async () => {
		const visit = await begun()
		const words = `👵🏽🌼 أهلاً ‏שלום "'\\ ${'æøå'.repeat(35_000)}`
		await saveDraft(db, now, karen, sent(visit, { summary: words }))
		expect((await notesOf(db, [visit]))[0]?.body.summary).toBe(words)
	})
	test('two windows of one writer: both texts are kept, and the writer is told', async () => {
		const visit = await begun()
		const first = got(await saveDraft(db, now, karen, sent(visit, { summary: 'begyndt' })))
		const base = first.note.version
		got(await saveDraft(db, now, karen, sent(visit, { summary: 'begyndt', advice: 'vand' }, { base })))
		const last = got(await saveDraft(db, now, karen, sent(visit, { summary: 'andet vindue' }, { base })))
		expect(last.merged).toBe(true)
		expect(last.note.body).toMatchObject({ advice: 'vand', summary: 'andet vindue' })
		expect(await sign(db, now, karen, sent(visit, { summary: 'x' }, { base }), agreeing)).toMatchObject({
			why: 'changed_meanwhile',
		})
	})
	test('many saves at once from one writer: one draft, every word in it', async () => {
		const visit = await begun()
		const words = ['alfa', 'beta', 'gamma', 'delta']
		await Promise.all(words.map((word) => saveDraft(db, now, karen, sent(visit, { summary: word }))))
		const notes = await notesOf(db, [visit])
		expect(notes).toHaveLength(1)
		for (const word of words) expect(notes[0]?.body.summary).toContain(word)
	})
	test('two consultants on one visit each have their own note', async () => {
		const visit = await begun()
		await Promise.all([
			saveDraft(db, now, karen, sent(visit, { summary: 'Karens' })),
			saveDraft(db, now, bo, sent(visit, { summary: 'Bos' })),
		])
		await signed(visit, { summary: 'Karens' })
		expect(
			(await notesOf(db, [visit])).map((note) => [note.author, note.body.summary, note.signedAt !== null]).sort(),
		).toEqual(
			[
				[karen.id, 'Karens', false],
				[karen.id, 'Karens', true],
				[bo.id, 'Bos', false],
			]
				.filter(([author, , is]) => author !== karen.id || is === true)
				.sort(),
		)
	})
	test('a page gone back to and sent again, with agreements of other keys, is the note it was; of another kind it is another', async () => {
		const visit = await begun()
		const words = (key: string) => ({
			summary: 'Skrevet én gang',
			agreements: [{ key, kind: 'visit' as const, dueOn: day('2027-02-28'), what: 'Kom igen' }],
		})
		const made: string[] = []
		const follow = { ...agreeing, agree: async () => yes(made.push('aftale')) }
		const first = got(await sign(db, now, karen, sent(visit, words('a1')), follow))
		expect(got(await sign(db, now, karen, sent(visit, words('b1')), follow)).id).toBe(first.id)
		expect([made, await notesOf(db, [visit])]).toEqual([['aftale'], [expect.objectContaining({ id: first.id })]])
		const other = got(await sign(db, now, karen, sent(visit, words('c1'), { kind: 'administrative' }), follow))
		expect(other.id).not.toBe(first.id)
	})
	test('the same form sent twice after signing does not begin another note', async () => {
		const visit = await begun()
		const one = await signed(visit, {
			summary: 'x',
			topics: [{ topic: 'sleep', state: 'fine', words: '', important: false, conditions: [] }],
		})
		const again = await signed(visit, {
			summary: 'x',
			topics: [{ topic: 'sleep', state: 'fine', words: '', important: false, conditions: [] }],
		})
		expect(again.id).toBe(one.id)
		expect(await notesOf(db, [visit])).toHaveLength(1)
	})
	test('the same words again after the first note was struck are a note of their own', async () => {
		const visit = await begun()
		const first = await signed(visit, { summary: 'skrevet om' })
		const struck = { id: crypto.randomUUID(), visit, note: first.id, kind: 'invalid' as const, words: 'Forkert dag' }
		got(await correct(db, now, karen, struck))
		const second = await signed(visit, { summary: 'skrevet om' }, karen, addMinutes(now, 5))
		expect(second.id).not.toBe(first.id)
		expect((await signed(visit, { summary: 'skrevet om' })).id, 'and sent twice, it is one').toBe(second.id)
		expect(await notesOf(db, [visit])).toHaveLength(2)
	})
	test('two calls in the same words on one day are two notes; a page gone back to is none', async () => {
		const visit = await begun()
		const call = async (minutes: number, signedBefore: number) => {
			const note = sent(visit, { summary: 'Ringet, intet svar' }, { kind: 'administrative', signedBefore })
			return got(await sign(db, addMinutes(now, minutes), karen, note, agreeing)).id
		}
		const [morning, afternoon] = [await call(0, 0), await call(240, 1)]
		expect(afternoon).not.toBe(morning)
		expect([await call(241, 0), await call(242, 1)]).toEqual([morning, afternoon])
		expect(await notesOf(db, [visit])).toHaveLength(2)
	})
})

describe('a signed note', () => {
	let visit: VisitId
	let note: string
	beforeAll(async () => {
		visit = await begun()
		note = (await signed(visit, { summary: 'som det var' })).id
	})
	test.each([
		['changed', sql`update visit.note set body = '{"summary":"andet"}'`],
		['unsigned', sql`update visit.note set signed_at = null`],
		['removed', sql`delete from visit.note`],
	])('cannot be %s, not even by SQL', async (_, statement) => {
		await expect(sql`${statement} where id = ${note}`.execute(db)).rejects.toMatchObject({
			constraint: 'signed_note_never_changes',
		})
		expect((await notesOf(db, [visit]))[0]).toMatchObject({ body: { summary: 'som det var' }, authorName: 'Karen' })
	})
	test('the whole journal cannot be emptied', async () => {
		await expect(sql`truncate visit.note cascade`.execute(db)).rejects.toThrow(/never changed or removed/)
	})
	test('is corrected beside it, once however often sent, and the correction never changes', async () => {
		const id = crypto.randomUUID()
		const asked = { id, visit, note, kind: 'correction' as const, words: 'Det var den venstre hofte' }
		got(await correct(db, now, karen, asked))
		expect(got(await correct(db, now, karen, asked))).toHaveLength(1)
		for (const other of [{ words: 'Det var den højre' }, { kind: 'addition' as const }])
			expect(await correct(db, now, karen, { ...asked, ...other })).toMatchObject({ why: 'form_was_used' })
		expect(await correct(db, now, bo, asked)).toMatchObject({ why: 'form_was_used' })
		const goneBack = { ...asked, id: crypto.randomUUID() }
		expect(await correct(db, now, karen, goneBack)).toMatchObject({ why: 'stands_already', detail: now })
		await expect(sql`update visit.correction set words = 'x' where id = ${id}`.execute(db)).rejects.toMatchObject({
			constraint: 'correction_never_changes',
		})
		const told = await tellPerson(db, await personOf(visit))
		expect(told.map((line) => line.words)).toEqual([undefined, 'som det var', 'Det var den venstre hofte'])
	})
	test('is added to in the same words another day, and not twice on one', async () => {
		const other = await begun()
		const note = (await signed(other, { summary: 'x' })).id
		const add = (at: Instant) =>
			correct(db, at, karen, {
				id: crypto.randomUUID(),
				visit: other,
				note,
				kind: 'addition',
				words: 'Ringet, intet svar',
			})
		const nextDay = addMinutes(now, 24 * 60)
		got(await add(now))
		expect(await add(addMinutes(now, 60))).toMatchObject({ why: 'stands_already', detail: now })
		expect(got(await add(nextDay))).toHaveLength(2)
		expect(await add(addMinutes(nextDay, 1))).toMatchObject({ why: 'stands_already', detail: nextDay })
	})
	test('that is invalid stays, struck through, and its visit counts as held', async () => {
		got(await correct(db, now, bo, { id: crypto.randomUUID(), visit, note, kind: 'invalid', words: 'Forkert borger' }))
		const told = await tellPerson(db, await personOf(visit))
		expect(told.find((line) => line.words === 'som det var')?.struck).toBe(true)
		expect(await findVisit(db, visit)).toMatchObject({ tookPlaceOn: today })
	})
	test('is corrected only by a health professional and with words; a draft is not corrected', async () => {
		const asked = { id: crypto.randomUUID(), visit, note, kind: 'addition' as const, words: 'x' }
		expect(await correct(db, now, clerk, asked)).toMatchObject({ why: 'no_health_profession' })
		for (const unseen of [' ', '\u200b'])
			expect(await correct(db, now, karen, { ...asked, words: unseen })).toMatchObject({ why: 'no_words' })
		const [most, more] = ['å'.repeat(1_000_000), 'å'.repeat(1_000_001)]
		expect(await correct(db, now, karen, { ...asked, words: more })).toMatchObject({ why: 'too_long' })
		const longest = { ...asked, id: crypto.randomUUID(), words: most }
		expect(got(await correct(db, now, karen, longest)).some(({ words }) => words === most)).toBe(true)
		const other = await begun()
		const draft = got(await saveDraft(db, now, karen, sent(other, { summary: 'x' }))).note.id
		expect(await correct(db, now, karen, { ...asked, visit: other, note: draft })).toMatchObject({ why: 'not_signed' })
		expect(await correct(db, now, karen, { ...asked, visit: other })).toMatchObject({ why: 'unknown_note' })
	})
})

test('only who has the background signs the journal, and only after a yes', async () => {
	const visit = await begun()
	expect(await sign(db, now, clerk, sent(visit, { summary: 'x' }), agreeing)).toMatchObject({
		why: 'no_health_profession',
	})
	const without = sent(visit, { summary: 'x' }, { accepted: null })
	expect(await sign(db, now, karen, without, agreeing)).toMatchObject({ why: 'not_accepted' })
	expect(await unsigned(db, karen.id)).toContainEqual(expect.objectContaining({ visit }))
	await signed(visit, { summary: 'x' })
	expect(await unsigned(db, karen.id)).not.toContainEqual(expect.objectContaining({ visit }))
})

test('the background that the visit’s standard demands is what counts, and a refusal names it', async () => {
	const demand = (professions: string) =>
		sql`update standard.version set content = jsonb_set(content, '{staff,professions}', ${professions}::jsonb)`.execute(
			db,
		)
	const visit = await begun(undefined, bo)
	const note = sent(visit, { summary: 'x' })
	await demand('["nurse", "doctor"]')
	expect(await sign(db, now, bo, note, agreeing)).toEqual({
		ok: false,
		why: 'no_health_profession',
		detail: 'nurse doctor',
	})
	const { id } = got(await sign(db, now, karen, note, agreeing))
	const more = { id: crypto.randomUUID(), visit, note: id, kind: 'addition' as const, words: 'x' }
	expect(await correct(db, now, bo, more)).toMatchObject({ why: 'no_health_profession', detail: 'nurse doctor' })
	await demand('["nurse", "other_health_professional"]')
	expect((await correct(db, now, bo, more)).ok).toBe(true)
})

test('what follow-up refuses is not lost: nothing is signed', async () => {
	const visit = await begun()
	const agreements = [{ key: 'a', kind: 'visit' as const, dueOn: day('2026-04-01'), what: 'kom igen' }]
	const refuse = { ...agreeing, agree: async () => ({ ok: false as const, why: 'no_words' }) }
	expect(await sign(db, now, karen, sent(visit, { agreements }), refuse)).toMatchObject({ why: 'agreement_refused' })
	expect((await notesOf(db, [visit])).filter((note) => note.signedAt !== null)).toEqual([])
})

describe('a visit was held because its journal is signed', () => {
	const hindered = (visit: VisitId) => notGoneAhead(db, now, { visit, reason: 'ill', note: '', by: karen.id })
	test('a draft says nothing of it, whoever saved it and with whatever day, and is kept when the visit was not held', async () => {
		const visit = await begun()
		got(await saveDraft(db, now, karen, sent(visit, { summary: 'Kom ind', advice: 'vand' })))
		got(await saveDraft(db, now, clerk, sent(visit, { summary: 'x' }, { happenedOn: day('1900-01-01') })))
		expect(await findVisit(db, visit)).toMatchObject({ tookPlaceOn: null, acceptedHow: 'answered_offer' })
		expect((await visitFacts(db, [await personOf(visit)])).size).toBe(0)
		got(await hindered(visit))
		expect(await findVisit(db, visit)).toMatchObject({ notGoneAhead: 'ill', tookPlaceOn: null, acceptedHow: null })
		expect((await notesOf(db, [visit])).map((note) => note.body.summary).sort()).toEqual(['Kom ind', 'x'])
	})
	test('of a signature the day is that of the note; an administrative note says nothing of it', async () => {
		const visit = await begun()
		const practical = sent(visit, { summary: 'Nøglen' }, { kind: 'administrative', accepted: 'own_request' })
		got(await sign(db, now, clerk, practical, agreeing))
		expect(await findVisit(db, visit)).toMatchObject({ tookPlaceOn: null, acceptedHow: null })
		const on = day('2026-03-06')
		got(await sign(db, now, karen, sent(visit, { summary: 'x' }, { happenedOn: on }), agreeing))
		expect(await findVisit(db, visit)).toMatchObject({ tookPlaceOn: on })
		expect(await hindered(visit)).toMatchObject({ why: 'took_place' })
		got(await sign(db, now, bo, sent(visit, { summary: 'y' }), agreeing))
		expect(await findVisit(db, visit)).toMatchObject({ tookPlaceOn: on })
	})
	test('until then it is on the list of the one who visits, whatever others write of it', async () => {
		const visit = await begun()
		const practical = sent(visit, { summary: 'Nøglen' }, { kind: 'administrative', accepted: null })
		got(await saveDraft(db, now, clerk, practical))
		expect(await unsigned(db, karen.id)).toContainEqual(expect.objectContaining({ visit, savedAt: null }))
		got(await sign(db, now, clerk, practical, agreeing))
		expect(await unsigned(db, karen.id)).toContainEqual(expect.objectContaining({ visit, savedAt: null }))
		got(await saveDraft(db, now, karen, sent(visit, { summary: 'x' })))
		expect((await unsigned(db, karen.id)).filter((one) => one.visit === visit)).toMatchObject([{ staff: karen.id }])
		await signed(visit, { summary: 'x' })
		expect((await unsigned(db)).filter((one) => one.visit === visit)).toEqual([])
	})
	test('the day of the yes is written only where it is known', async () => {
		const visit = await begun()
		for (const [accepted, acceptedOn] of [
			['by_phone', null],
			['answered_offer', null],
			['at_the_door', today],
			['own_request', null],
		] as const) {
			got(await saveDraft(db, now, karen, sent(visit, { summary: accepted }, { accepted })))
			expect(await findVisit(db, visit)).toMatchObject({ acceptedHow: accepted, acceptedOn })
		}
	})
	test('nothing is signed of a day no visit was on, nor with something odd that nobody said is so', async () => {
		const visit = await begun()
		const note = (measured: NoteBody['measured'], happenedOn = today) => sent(visit, { measured }, { happenedOn })
		const odd = { instrument: 'chair-stand', version: '1', answers: { rises: '45' } }
		expect(await sign(db, now, karen, note([], day('1850-01-01')), agreeing)).toMatchObject({ ok: false })
		expect(await sign(db, now, karen, note([{ ...odd, sure: true }], day('1850-01-01')), agreeing)).toMatchObject({
			why: 'day_too_early',
			detail: '2025-09-09',
		})
		expect(await sign(db, now, karen, note([odd]), agreeing)).toMatchObject({
			why: 'measured_asked_about',
			detail: 'chair-stand',
		})
		expect(await findVisit(db, visit)).toMatchObject({ tookPlaceOn: null })
		const ten = { ...odd, answers: { rises: 'ti' }, sure: true }
		expect(await sign(db, now, karen, note([ten]), agreeing)).toMatchObject({ why: 'measured_asked_about' })
		const done = got(await sign(db, now, karen, note([{ ...odd, sure: true }]), agreeing))
		expect(done.body.measured).toEqual([{ ...odd, sure: true }])
		const told = await tellPerson(db, await personOf(visit))
		expect(told.map(({ what }) => what.da).join(' ')).toContain(
			'45 gange (Som ventet for alder og køn eller bedre). Antal gange borgeren rejste sig: 45 gange. Bekræftet: ',
		)
	})
})

describe('a visit that did not go ahead', () => {
	test('says why once, gives its time back, and asks one question', async () => {
		const visit = await begun()
		const asked = { visit, reason: 'not_at_home', note: '', by: karen.id }
		expect(await notGoneAhead(db, now, { ...asked, reason: 'unsafe' })).toMatchObject({ why: 'note_missing' })
		const done = got(await notGoneAhead(db, now, asked))
		got(await notGoneAhead(db, now, { ...asked, reason: 'ill' }))
		expect(await findVisit(db, visit)).toMatchObject({ notGoneAhead: 'not_at_home', newTime: null })
		expect((await findBooking(db, done.booking!))?.releasedAt).not.toBeNull()
		expect(await needsNewTime(db)).not.toContainEqual(expect.objectContaining({ id: visit }))
		got(await answerNewTime(db, { visit, wanted: true }))
		expect(await needsNewTime(db)).toContainEqual(expect.objectContaining({ id: visit }))
		await newTimeGiven(db, now, visit)
		expect(await needsNewTime(db)).not.toContainEqual(expect.objectContaining({ id: visit }))
	})
	test('is told of in an administrative note, not in the journal', async () => {
		const visit = await begun()
		got(await notGoneAhead(db, now, { visit, reason: 'ill', note: '', by: karen.id }))
		expect(await saveDraft(db, now, karen, sent(visit, { summary: 'x' }))).toMatchObject({ why: 'did_not_take_place' })
		const note = sent(visit, { summary: 'Ringede på to gange' }, { kind: 'administrative', accepted: null })
		expect((await sign(db, now, clerk, note, agreeing)).ok).toBe(true)
	})
	test('cannot be one that was held', async () => {
		const visit = await begun()
		await signed(visit, { summary: 'x' })
		const asked = { visit, reason: 'ill', note: '', by: karen.id }
		expect(await notGoneAhead(db, now, asked)).toMatchObject({ why: 'took_place' })
	})
})

test('what matters most is carried to the next visit, and the day shows it', async () => {
	const person = await citizen()
	const topics = [{ topic: 'sleep', state: 'act' as const, words: 'vågner kl. 4', important: true, conditions: [] }]
	await signed(await begun(person, bo), { topics }, bo)
	await booked(person, bo, day('2026-03-16'))
	expect((await importantTopics(db, [person])).get(person)).toMatchObject([{ topic: 'sleep', words: 'vågner kl. 4' }])
	const [call] = await dayOf(db, bo.id, day('2026-03-16'))
	expect(call).toMatchObject({ person, state: 'planned', important: [{ topic: 'sleep' }] })
})

test('the day holds what is booked, what did not go ahead and what was begun without a time', async () => {
	const on = day('2026-03-23')
	const at = instantAt(on, clock('10:00'))
	const lise = await staff('Lise', 'ergoterapeut')
	const first = await booked(await citizen(), lise, on)
	const second = await booked(await citizen(), lise, on)
	const visit = got(await startVisit(db, at, { booking: first, by: lise.id }))
	got(await notGoneAhead(db, at, { visit, reason: 'ill', note: '', by: lise.id }))
	const id = crypto.randomUUID() as VisitId
	got(
		await startUnplanned(db, at, { id, person: await citizen(), by: lise.id, form: 'home_visit', occasion: 'request' }),
	)
	expect((await dayOf(db, lise.id, on)).map((call) => [call.booking, call.state])).toEqual([
		[first, 'not_gone_ahead'],
		[second, 'planned'],
		[null, 'begun'],
	])
	expect((await bookingsOn(db, on, lise.id)).map((one) => one.id)).toEqual([second])
})

test('visits held are facts, and rows for the figures', async () => {
	const visit = await begun()
	const person = await personOf(visit)
	expect((await visitFacts(db, [person])).get(person)).toBeUndefined()
	await signed(visit, { summary: 'x' })
	const id = crypto.randomUUID() as VisitId
	got(await startUnplanned(db, now, { id, person, by: karen.id, form: 'phone_visit', occasion: 'follow_up' }))
	await signed(id, { summary: 'ringede' })
	const history = [
		{ kind: 'visit', on: today, booking: (await findVisit(db, visit))?.booking ?? 'it was agreed on' },
		{ kind: 'phone_visit', on: today },
	]
	expect((await visitFacts(db, [person])).get(person)?.history).toEqual(expect.arrayContaining(history))
	expect((await visitFacts(db, 'everyone')).get(person)?.history).toHaveLength(2)
	const rows = await visitsBetween(db, today, today)
	expect(
		rows
			.filter((row) => row.person === person)
			.map((row) => row.form)
			.sort(),
	).toEqual(['home_visit', 'phone_visit'])
	expect(await visitsBetween(db, day('2026-03-10'), day('2026-12-31'))).toEqual([])
})

test('written later is marked with both days', async () => {
	const visit = await begun()
	await signed(visit, { summary: 'husket senere' }, karen, instantAt(day('2026-03-12'), clock('09:00')))
	const told = await tellPerson(db, await personOf(visit))
	expect(told.find((line) => line.words === 'husket senere')).toMatchObject({
		on: today,
		what: { en: 'Journal entry, written later: 12.3.2026' },
	})
})
