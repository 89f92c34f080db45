import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { addStaff, logReads } from '#access/actions.ts'
import { assessEveryone, stanceOf } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { webApp } from '#platform/web/index.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { inquiryFacts, recordAssessment, recordedOf, tellPerson } from '../actions.ts'
import { concernPages } from '../concern/concern-pages.tsx'
import { inquiryJobs } from '../jobs.ts'
import { newReferralPages } from './new-referral-pages.tsx'
import type { ReferralId } from './referral.ts'
import { findReferral } from './referral-actions.ts'
import { referralsWaiting } from './referral-list-actions.ts'
import { referralPages } from './referral-pages.tsx'
import { workOutReferrals } from './referral-work-actions.ts'

const today = day('2026-03-09')
const morning = instantAt(today, clock('10:00'))
const sources = [inquiryFacts]

let db: Db
let municipality: Municipality
let nurse: StaffId
let isOpen = ''
let now = morning
let asked: string[]
let app: ReturnType<typeof webApp>

const opened = async (code: string): Promise<void> => {
	db = await freshDatabase('the file')
	const [found] = await readMunicipalities(join(projectFolder, 'municipalities'), [code])
	if (found === undefined) throw new Error(code)
	municipality = found
	isOpen = code
	await loadStandards(db, morning, join(found.folder, 'standard'))
	const added = await addStaff(db, morning, null, {
		name: 'Karen',
		email: 'karen@example.invalid',
		roles: ['consultant'],
		profession: 'sygeplejerske',
		authorisationId: null,
		login: null,
		activeFrom: day('2020-01-01'),
	})
	if (!added.ok) throw new Error(added.why)
	nurse = added.value.id
	now = morning
	asked = []
	app = webApp({
		hosted: [{ municipality, db, outbox: '', enqueue: async (_tx, queue) => void asked.push(queue) }],
		routes: [...concernPages, ...newReferralPages(sources), ...referralPages(sources)],
		doorkeeper: {
			atWork: async (_db, _at, role) => ({
				staff: { id: nurse, name: 'Karen', roles: [role], profession: 'sygeplejerske' },
				formToken: 'form-token',
			}),
			saw: logReads,
		},
		now: () => now,
		isDemonstration: true,
		isDayFixed: false,
		isSecure: false,
		log: pino({ enabled: false }),
	})
}

const citizen = async (
	name: string,
	bornOn: string,
	deviation: { status?: string; protected?: boolean; cpr?: string } = {},
): Promise<PersonId> => {
	const [given, surname] = [name.split(' ').slice(0, -1).join(' '), name.split(' ').at(-1)]
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname, protected)
		values (coalesce(${deviation.cpr ?? null}, ${`${Number(bornOn.slice(8)) + 60}${bornOn.slice(5, 7)}${bornOn.slice(2, 4)}${String(serial++).padStart(4, '0')}`}),
			${bornOn}, 'f', ${deviation.status ?? 'resident'}, ${given}, ${surname}, ${deviation.protected ?? false}) returning id`.execute(
		db,
	)
	if (rows[0] === undefined) throw new Error('not inserted')
	await assessEveryone(db, now, today, sources)
	return rows[0].id
}
let serial = 1000

const someone = {
	name: 'Inger Prøve',
	born: '12.3.1948',
	sex: 'f',
	street: 'Prøvevej 4',
	town: '6400 Sønderborg',
	topic: 'lonely',
	words: 'Hun går ikke ud mere, siden hun mistede sin mand.',
	relation: 'relative',
	from_name: 'Else Afsender',
	from_reach: '09080706',
}
type Fields = Readonly<Record<string, string>>

const get = (path: string, role?: string) =>
	app.request(`/${municipality.code}${path}`, { headers: role ? { cookie: `hj_session=${role}` } : {} })
const post = (path: string, fields: Fields, role?: string) =>
	app.request(`/${municipality.code}${path}`, {
		method: 'POST',
		headers: {
			...(role ? { cookie: `hj_session=${role}` } : {}),
			'sec-fetch-site': 'same-origin',
			'content-type': 'application/x-www-form-urlencoded',
		},
		body: new URLSearchParams({ ...(role ? { token: 'form-token' } : {}), ...fields }).toString(),
	})

const hidden = (page: string, name: string): string =>
	new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
/** The hidden fields of a form just opened, and the time it takes a person to fill it in. */
const opening = async (): Promise<Fields> => {
	const page = await (await get('/bekymring')).text()
	const fields = { key: hidden(page, 'key'), stamp: hidden(page, 'stamp') }
	now = addMinutes(now, 2)
	return fields
}
const send = async (deviation: Fields = {}) => post('/bekymring', { ...(await opening()), ...someone, ...deviation })
const offeredOn =
	(on: Day): FactSource =>
	async (_db, persons) =>
		new Map((persons as readonly PersonId[]).map((person) => [person, { history: [{ kind: 'offer' as const, on }] }]))
const work = async (): Promise<void> => {
	for (const job of inquiryJobs(sources).filter(({ queue }) => queue === 'referrals'))
		await job.run({ municipality, db, outbox: '', enqueue: async () => {} }, now, today)
}
const referrals = async () => {
	const { rows } = await sql<{ id: ReferralId }>`select id from inquiry.referral order by received_at, id`.execute(db)
	return Promise.all(rows.map(async ({ id }) => (await findReferral(db, id)) ?? expect.unreachable('lost')))
}
const only = async () => (await referrals()).at(-1) ?? expect.unreachable('no referral')
const count = async (table: string): Promise<number> =>
	(await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)).rows[0]?.count ?? 0
const verdictOf = async (person: PersonId) => (await stanceOf(db, person))?.verdict.verdict

/** Whatever these tests write about citizens, in an order that leaves nothing hanging. */
const ofCitizens = [
	...['inquiry.referral_step', 'inquiry.referral', 'inquiry.notice', 'inquiry.assessment', 'eligibility.stance'],
	...['population.life_event', 'population.unfollowed', 'population.alike', 'population.unlooked', 'population.person'],
]

/** One database a municipality; each test begins with nobody in it. */
beforeEach(async () => {
	if (isOpen !== 'soenderborg') return opened('soenderborg')
	for (const table of ofCitizens) await sql`delete from ${sql.table(table)}`.execute(db)
	now = morning
	asked = []
})

describe('every sender', () => {
	test('sees the same pages, byte by byte, whoever the citizen is', async () => {
		await citizen('Kendt Prøve', '1948-03-12')
		await citizen('Ung Prøve', '1965-02-01')
		await citizen('Død Prøve', '1940-02-01', { status: 'dead' })
		await citizen('Flyttet Prøve', '1941-02-01', { status: 'moved_out' })
		await citizen('Skjult Prøve', '1942-02-01', { protected: true })
		const whom: Fields[] = [
			{ name: 'Kendt Prøve', born: '12.3.1948' },
			{ name: 'Ung Prøve', born: '1.2.1965' },
			{ name: 'Ukendt Prøve', born: '1.2.1965' },
			{ name: 'Ukendt Prøve', born: '1.2.1945' },
			{ name: 'Død Prøve', born: '1.2.1940' },
			{ name: 'Flyttet Prøve', born: '1.2.1941' },
			{ name: 'Skjult Prøve', born: '1.2.1942' },
			{ name: 'Inger', born: '' },
			{ name: 'Kendt Prøve', born: '720348-1000' },
			{ website: 'http://a.example', words: 'http://a.example http://b.example' },
		]
		const seen = new Set<string>()
		for (const deviation of whom) {
			const answer = await post('/bekymring', { ...someone, key: crypto.randomUUID(), stamp: 'x', ...deviation })
			const there = await get(answer.headers.get('location')?.replace(`/${municipality.code}`, '') ?? '')
			seen.add(
				JSON.stringify([
					answer.status,
					[...answer.headers],
					await answer.text(),
					there.status,
					[...there.headers],
					await there.text(),
				]),
			)
			await work()
		}
		expect(seen.size).toBe(1)
		expect([...seen][0]).toContain('303')
		expect(await count('inquiry.referral')).toBe(whom.length)
	})

	test('is answered before anybody is looked up: the form stores and asks for the work', async () => {
		const person = await citizen('Inger Prøve', '1948-03-12')
		await send()
		expect(asked).toEqual(['referrals'])
		expect(await only()).toMatchObject({ workedAt: null, person: null })
		expect((await recordedOf(db, [person])).notices).toEqual([])
	})

	test('is told when and whom to call, the last day in plain words, and nothing of the citizen', async () => {
		const text = await (await get('/bekymring/tak')).text()
		expect(text).toContain('fredag den 13. marts 2026')
		expect(text).toContain('tel:+4500000540')
		expect(await (await get('/bekymring/tak?lang=en')).text()).toContain('Friday 13 March 2026')
	})

	test('who errs keeps everything typed', async () => {
		const answer = await send({ relation: '', words: 'x'.repeat(4001) })
		const text = await answer.text()
		expect(answer.status).toBe(422)
		expect(text).toContain('Vælg, hvem du er')
		expect(text).toContain('Der er plads til 4000 tegn; du har skrevet 4001')
		for (const typed of ['Inger Prøve', '12.3.1948', 'Prøvevej 4', 'x'.repeat(4001), 'Else Afsender'])
			expect(text).toContain(`${typed}`)
		expect(await count('inquiry.referral')).toBe(0)
		const again = { key: hidden(text, 'key'), stamp: hidden(text, 'stamp') }
		expect((await post('/bekymring', { ...someone, ...again })).status).toBe(303)
		await work()
		expect((await only()).heldBack).toBeNull()
	})
})

describe('a known citizen', () => {
	test('is to be assessed; the sender stays out of the record', async () => {
		const person = await citizen('Inger Prøve', '1948-03-12')
		expect(await verdictOf(person)).not.toBe('assess')
		await send()
		await work()
		expect(await only()).toMatchObject({ person, needs: null })
		expect(await verdictOf(person)).toBe('assess')
		const told = JSON.stringify([await recordedOf(db, [person]), await tellPerson(db, person)])
		for (const secret of ['Else', 'Afsender', '09080706', 'mistede', 'relative', 'årørende'])
			expect(told).not.toContain(secret)
	})
	test('may know who it was, after a yes', async () => {
		const person = await citizen('Inger Prøve', '1948-03-12')
		await send({ may_name: 'yes' })
		await work()
		expect(JSON.stringify(await tellPerson(db, person))).toMatch(/mistede sin mand.*Else Afsender/)
	})
	test('who writes herself is to be assessed as well', async () => {
		const person = await citizen('Inger Prøve', '1948-03-12')
		await send({ relation: 'citizen', name: '', from_name: 'Inger Prøve', words: 'Jeg vil gerne have besøg' })
		await work()
		expect(await verdictOf(person)).toBe('assess')
		expect((await recordedOf(db, [person])).notices[0]?.source).toBe('citizen')
	})
	test.each([
		['dead', { status: 'dead' }],
		['lives_elsewhere', { status: 'moved_out' }],
		['protected', { protected: true }],
	])('who is %s: a person answers, and nothing is recorded', async (needs, deviation) => {
		const person = await citizen('Inger Prøve', '1948-03-12', deviation)
		await send()
		await work()
		expect(await only()).toMatchObject({ person, needs, noticeKey: null })
		expect((await recordedOf(db, [person])).notices).toEqual([])
		expect(await referralsWaiting(db, municipality, today)).toMatchObject([{ person, dueOn: '2026-03-13' }])
	})
})

describe('a citizen unknown to us', () => {
	test('of 78 is taken in and to be assessed', async () => {
		await send()
		await work()
		const { person, steps } = await only()
		expect(steps.map(({ kind }) => kind)).toEqual(['created'])
		expect(await verdictOf(person as PersonId)).toBe('assess')
		const text = await (await get(`/henvendelser/${(await only()).id}`, 'consultant')).text()
		expect(text).toContain('oprettet her, ikke bekræftet af registret')
	})
	test('of 61 is kept, and a person answers', async () => {
		await send({ born: '12.3.1964' })
		await work()
		expect(await only()).toMatchObject({ person: null, needs: 'outside_target_group' })
		expect(await count('population.person')).toBe(0)
		const text = await (await get(`/henvendelser/${(await only()).id}`, 'consultant')).text()
		expect(text).toContain('uden for målgruppen')
	})
	test('of whom too little is said is kept', async () => {
		await send({ born: 'omkring 80', street: '' })
		await work()
		expect(await only()).toMatchObject({ person: null, needs: 'too_little_said' })
	})
	test('under a standard that names no concern, the ages of its risks count', async () => {
		await opened('soroe')
		await send({ town: '4180 Sorø' })
		await send({ town: '4180 Sorø', name: 'Ung Prøve', born: '1.2.1965' })
		await work()
		expect((await referrals()).map(({ needs, person }) => [needs, person !== null])).toEqual([
			[null, true],
			['outside_target_group', false],
		])
	})
})

describe('once and only once', () => {
	test('the same form sent twice is one referral', async () => {
		const fields = { ...(await opening()), ...someone }
		const answers = await Promise.all([post('/bekymring', fields), post('/bekymring', fields)])
		expect(answers.map(({ status }) => status)).toEqual([303, 303])
		expect([await count('inquiry.referral'), await count('inquiry.referral_sender')]).toEqual([1, 1])
	})
	test('the same form sent with other words is another referral, and once, however often', async () => {
		const fields = { ...(await opening()), ...someone }
		const other = { ...fields, words: 'Hun er faldet to gange i denne uge.' }
		for (const sent of [fields, other, fields, other])
			expect((await post('/bekymring', sent)).headers.get('location')).toMatch(/\/bekymring\/tak$/)
		const { rows } = await sql<{ words: string; sender: string }>`select words, s.name as sender
			from inquiry.referral join inquiry.referral_sender s on s.referral = id order by received_at, words`.execute(db)
		expect(rows).toEqual(
			[someone, other]
				.toSorted((a, b) => a.words.localeCompare(b.words))
				.map(({ words }) => ({ words, sender: 'Else Afsender' })),
		)
		expect(asked).toHaveLength(2)
	})

	test('the work done twice, or by two at once, takes one citizen in', async () => {
		await send()
		await send({ name: 'Bodil Prøve', born: '1.1.1950' })
		await Promise.all([work(), work(), work()])
		await work()
		expect([
			await count('population.person'),
			await count('inquiry.notice'),
			await count('inquiry.referral_step'),
		]).toEqual([2, 2, 2])
	})
})

describe('what no person wrote', () => {
	test('is held back, answered alike, and released or discarded by a person', async () => {
		await send({ website: 'x' })
		await send({ words: 'http://a.example http://b.example' })
		await work()
		expect((await referrals()).map(({ heldBack }) => heldBack)).toEqual([['trap'], ['links']])
		expect(await count('population.person')).toBe(0)
		expect(await referralsWaiting(db, municipality, today)).toHaveLength(1)
		const [first, second] = await referrals()
		expect(await (await get('/henvendelser', 'coordinator')).text()).toContain('2 henvendelser er holdt tilbage')
		await post(`/henvendelser/${first?.id}/frigiv`, {}, 'coordinator')
		await post(`/henvendelser/${second?.id}/kasser`, {}, 'coordinator')
		expect(await count('population.person')).toBe(1)
		await work()
		expect(await referralsWaiting(db, municipality, today)).toMatchObject([{ referral: first?.id }])
	})
	test('comes in at once, without our form, or again and again', async () => {
		const page = await (await get('/bekymring')).text()
		await post('/bekymring', { ...someone, key: hidden(page, 'key'), stamp: hidden(page, 'stamp') })
		await post('/bekymring', { ...someone, name: 'B B' })
		const forged = { key: crypto.randomUUID(), stamp: hidden(page, 'stamp') }
		await post('/bekymring', { ...someone, ...forged, words: 'noget helt andet end det, der stod før' })
		await work()
		expect((await referrals()).map(({ heldBack }) => heldBack?.join())).toEqual(
			expect.arrayContaining(['too_fast', 'no_time', 'no_time']),
		)
		now = addMinutes(now, 30)
		await send({ name: 'Samme Tekst' })
		await work()
		expect((await only()).heldBack).toEqual(['same_text'])
	})
	test('a form left open for a day and a half is taken', async () => {
		const fields = await opening()
		now = addMinutes(now, 36 * 60)
		await post('/bekymring', { ...someone, ...fields })
		await work()
		expect((await only()).heldBack).toBeNull()
	})
	test.each([
		['a megabyte', { words: 'a'.repeat(1_000_000) }, 422],
		['signs that nobody sees', { name: 'Inger\u202E\u0007 Prøve', words: '\u0000\u0001x\u200B' }, 303],
		['HTML', { name: '<img src=x onerror=alert(1)>', words: '<script>alert(1)</script>' }, 303],
		['SQL', { name: "'; drop table inquiry.referral; --", topic: "{'a'}" }, 303],
		['a million boxes', { topic: 'falls' }, 303],
	])('%s is taken or said to be too much, and shown as text', async (_, deviation, status) => {
		expect((await send(deviation as Fields)).status).toBe(status)
		await work()
		if (status !== 303) return
		const text = await (await get(`/henvendelser/${(await only()).id}`, 'consultant')).text()
		expect(text).not.toMatch(/<img src=x|<script>alert|\p{Cf}/u)
		expect((await get('/henvendelser', 'consultant')).status).toBe(200)
	})
})

describe('staff', () => {
	const written = { ...someone, key: '' }
	test('write down a call, see whom it may be about, and choose', async () => {
		const one = await citizen('Inger Prøve', '1948-03-12')
		const other = await citizen('Inger Prøve', '1948-03-12')
		const key = crypto.randomUUID()
		const sent = await post('/henvendelse/ny', { ...written, key }, 'consultant')
		const again = await post('/henvendelse/ny', { ...written, key }, 'consultant')
		expect(again.headers.get('location')).toBe(sent.headers.get('location'))
		const { id } = await only()
		expect(await only()).toMatchObject({ person: null, needs: 'several_possible', recordedBy: nurse })
		const page = await (await get(`/henvendelser/${id}`, 'consultant')).text()
		expect(page).toContain(one)
		expect(page).toContain(other)
		expect((await post(`/henvendelser/${id}/borger`, {}, 'consultant')).status).toBe(422)
		for (let times = 0; times < 2; times++)
			expect((await post(`/henvendelser/${id}/borger`, { person: other }, 'consultant')).status).toBe(303)
		expect(await only()).toMatchObject({ person: other, needs: null })
		expect((await only()).steps).toHaveLength(1)
		expect(await verdictOf(other)).toBe('assess')
		expect((await post(`/henvendelser/${id}/borger`, { person: one }, 'consultant')).status).toBe(422)
	})
	test('undo a choice: the notice is withdrawn, and another may be chosen', async () => {
		const one = await citizen('Inger Prøve', '1948-03-12')
		const other = await citizen('Bodil Prøve', '1949-03-12')
		await send()
		await work()
		const { id, steps } = await only()
		await post(`/henvendelser/${id}/fortryd`, { undo_step: steps[0]?.id ?? '', undo_because: '' }, 'consultant')
		expect((await only()).person).toBe(one)
		await post(`/henvendelser/${id}/fortryd`, { undo_step: steps[0]?.id ?? '', undo_because: 'en anden' }, 'consultant')
		expect(await only()).toMatchObject({ person: null })
		expect(await verdictOf(one)).not.toBe('assess')
		const found = await (await post(`/henvendelser/${id}/soeg`, { soeg: 'Bodil' }, 'consultant')).text()
		expect(found).toContain(other)
		await post(`/henvendelser/${id}/borger`, { person: other }, 'consultant')
		expect(await verdictOf(other)).toBe('assess')
		await work()
		expect((await only()).person).toBe(other)
	})
	test('choose a citizen who lives elsewhere twice: it is one step, and another once they live here', async () => {
		const away = await citizen('Inger Prøve', '1948-03-12', { status: 'moved_out' })
		const other = await citizen('Bodil Prøve', '1949-03-12', { status: 'moved_out' })
		await send()
		await work()
		const { id } = await only()
		const choose = async (person: PersonId) => {
			expect((await post(`/henvendelser/${id}/borger`, { person }, 'consultant')).status).toBe(303)
			const { steps, needs } = await only()
			return [steps.map(({ kind }) => kind), needs]
		}
		for (let times = 0; times < 3; times++) expect(await choose(away)).toEqual([['chosen'], 'lives_elsewhere'])
		expect(await choose(other)).toEqual([['chosen', 'chosen'], 'lives_elsewhere'])
		await sql`update population.person set status = 'resident' where id = ${other}`.execute(db)
		expect(await choose(other)).toEqual([['chosen', 'chosen', 'chosen'], null])
		expect(await verdictOf(other)).toBe('assess')
	})
	test('take in a citizen none of those shown', async () => {
		await post('/henvendelse/ny', { ...written, key: crypto.randomUUID() }, 'consultant')
		const { id, needs } = await only()
		expect(needs).toBe('not_known')
		const fields = {
			creating: 'yes',
			new_given: 'Inger',
			new_surname: 'Prøve',
			new_born: '12.3.1948',
			new_sex: 'f',
			new_street: 'Prøvevej 4',
			new_town: '6400 Sønderborg',
		}
		expect((await post(`/henvendelser/${id}/opret`, { ...fields, new_surname: '' }, 'consultant')).status).toBe(422)
		for (let times = 0; times < 2; times++)
			expect((await post(`/henvendelser/${id}/opret`, fields, 'consultant')).status).toBe(303)
		expect(
			(await post(`/henvendelser/${id}/opret`, { ...fields, new_street: 'PRØVEVEJ 4' }, 'consultant')).status,
		).toBe(303)
		for (const [field, corrected] of [
			['new_given', 'Else'],
			['new_street', 'Prøvevej 14'],
			['new_town', '6430 Nordborg'],
			['new_phone', '12 34 56 78'],
		] as const) {
			const sent = await post(`/henvendelser/${id}/opret`, { ...fields, [field]: corrected }, 'consultant')
			expect(sent.status, field).toBe(422)
			const page = await sent.text()
			expect(page).toContain('allerede knyttet til en borger')
			expect(page, 'what was typed is kept').toContain(`value="${corrected}"`)
		}
		expect(await count('population.person')).toBe(1)
		expect(await verdictOf((await only()).person as PersonId)).toBe('assess')
	})
	test('take in a citizen of whom only the age is known: the day is estimated, and said to be', async () => {
		await post('/henvendelse/ny', { ...written, key: crypto.randomUUID(), born: 'ca. 80 år' }, 'consultant')
		const { id } = await only()
		const page = async () => (await get(`/henvendelser/${id}`, 'consultant')).text()
		expect(await page()).toMatch(/name="new_born"[^>]* value="ca. 80 år"/)
		const fields = { creating: 'yes', new_given: 'Inger', new_surname: 'Prøve', new_sex: 'f', new_street: 'Prøvevej 4' }
		const create = (more: Fields) => post(`/henvendelser/${id}/opret`, { ...fields, ...more }, 'consultant')
		const refused = await create({ new_born: '1946', new_town: '' })
		expect(refused.status).toBe(422)
		expect(await refused.text()).toMatch(/name="new_born"[^>]* value="1946"/)
		expect((await create({ new_born: 'gammel', new_town: '6400 Sønderborg' })).status).toBe(422)
		await create({ new_born: '1946', new_town: '6400 Sønderborg' })
		const { rows } = await sql<{ born: string; details: unknown }>`
			select p.born_on as born, e.details from population.person p
			join population.life_event e on e.person = p.id and e.kind = 'created_here'`.execute(db)
		expect(rows).toEqual([{ born: '1946-01-01', details: { birthday: 'estimated' } }])
		expect(await page()).toContain('Fødselsdagen er skønnet: 1. januar 1946')
	})
	test('from the citizen’s card: nobody is searched for', async () => {
		const person = await citizen('Inger Prøve', '1948-03-12', { protected: true })
		expect(await (await get(`/henvendelse/ny?borger=${person}`, 'consultant')).text()).toContain('Inger Prøve')
		await post('/henvendelse/ny', { ...written, key: crypto.randomUUID(), borger: person }, 'consultant')
		expect(await only()).toMatchObject({ person, needs: null })
	})
	test('end the wait by a contact, and begin it again by undoing', async () => {
		await citizen('Inger Prøve', '1948-03-12')
		await send()
		await work()
		const { id } = await only()
		now = instantAt(addDays(today, 6), clock('09:00'))
		expect(await (await get('/henvendelser', 'consultant')).text()).toContain('2 dage over')
		const step = {
			key: crypto.randomUUID(),
			kind: 'contacted',
			how: 'phone',
			on: '2026-03-12',
			step_words: 'Hun siger ja',
		}
		expect((await post(`/henvendelser/${id}/trin`, { ...step, how: '' }, 'consultant')).status).toBe(422)
		expect((await post(`/henvendelser/${id}/trin`, { ...step, on: '2026-03-01' }, 'consultant')).status).toBe(422)
		expect((await post(`/henvendelser/${id}/trin`, { ...step, kind: 'matched' }, 'consultant')).status).toBe(422)
		await post(`/henvendelser/${id}/trin`, step, 'consultant')
		await post(`/henvendelser/${id}/trin`, step, 'consultant')
		expect((await only()).steps.filter(({ kind }) => kind === 'contacted')).toHaveLength(1)
		expect(await referralsWaiting(db, municipality, addDays(today, 6))).toEqual([])
		const { person } = await only()
		const story = (await tellPerson(db, person as PersonId)).map(({ what }) => what.da)
		expect(story).toContain('Kontaktet efter en henvendelse (telefon)')
		const contacted = (await only()).steps.at(-1)?.id ?? ''
		await post(`/henvendelser/${id}/fortryd`, { undo_step: contacted, undo_because: 'forkert borger' }, 'consultant')
		expect(await referralsWaiting(db, municipality, addDays(today, 6))).toMatchObject([{ dueOn: '2026-03-13' }])
	})
	test('a step sent again is one; with other words, or of another referral, it is not taken for done', async () => {
		await citizen('Inger Prøve', '1948-03-12')
		await send()
		await work()
		const { id } = await only()
		const step = {
			key: crypto.randomUUID(),
			kind: 'contacted',
			how: 'phone',
			on: '2026-03-09',
			step_words: 'Hun siger ja',
		}
		const take = (fields: Fields, to: string = id) =>
			post(`/henvendelser/${to}/trin`, { ...step, ...fields }, 'consultant')
		for (let times = 0; times < 2; times++) expect((await take({})).status).toBe(303)
		const others: Fields[] = [{ step_words: 'Hun siger nej' }, { kind: 'answered' }, { how: 'letter' }]
		for (const other of others) {
			const refused = await take(other)
			const page = await refused.text()
			expect([refused.status, page.includes('allerede brugt til at gemme noget andet')]).toEqual([422, true])
			expect(page).toContain(`${other.step_words ?? step.step_words}</textarea>`)
		}
		const told = await post('/henvendelse/ny', { ...written, key: crypto.randomUUID(), name: 'En anden' }, 'consultant')
		const another = told.headers.get('location')?.split('/').at(-1) ?? ''
		expect((await take({}, another)).status).toBe(422)
		const long = await take({ key: crypto.randomUUID(), step_words: 'x'.repeat(2001) })
		expect([long.status, (await long.text()).includes('højst 2000 tegn')]).toEqual([422, true])
		const found = await findReferral(db, id)
		expect(found?.steps.map(({ kind }) => kind)).toEqual(['matched', 'contacted'])
		const undo = { undo_step: found?.steps.at(-1)?.id ?? '', undo_because: 'forkert borger' }
		const takeBack = (fields: Fields) => post(`/henvendelser/${id}/fortryd`, { ...undo, ...fields }, 'consultant')
		for (let times = 0; times < 2; times++) expect((await takeBack({})).status).toBe(303)
		expect((await takeBack({ undo_because: 'noget andet' })).status).toBe(422)
		expect((await findReferral(db, id))?.steps).toHaveLength(3)
	})
	test('an assessment is told with who made it and ends no wait; an offer after it does', async () => {
		const person = await citizen('Inger Prøve', '1948-03-12')
		await send()
		await work()
		now = addMinutes(now, 30)
		const assessed = { person, criterion: 'concern', outcome: 'yes', because: 'Hun er alene', by: nurse }
		expect((await recordAssessment(db, now, assessed)).ok).toBe(true)
		await work()
		await work()
		expect((await only()).steps.map(({ kind, by }) => [kind, by])).toEqual([
			['matched', null],
			['assessed', nurse],
		])
		expect(await referralsWaiting(db, municipality, today)).toMatchObject([{ person, dueOn: '2026-03-13' }])
		const page = await (await get(`/henvendelser/${(await only()).id}`, 'consultant')).text()
		expect(page).toContain('Karen, kl. 10.3')
		expect(page).toContain('Første kontakt senest')
		await workOutReferrals(db, now, [...sources, offeredOn(today)])
		expect((await only()).steps.map(({ kind }) => kind)).toEqual(['matched', 'assessed', 'offered'])
		expect(await referralsWaiting(db, municipality, today)).toEqual([])
	})
	test('an offer of the same day, made before anybody had looked, ends no wait', async () => {
		await citizen('Inger Prøve', '1948-03-12')
		await send()
		await workOutReferrals(db, now, [...sources, offeredOn(today)])
		expect(await referralsWaiting(db, municipality, today)).toHaveLength(1)
		await workOutReferrals(db, now, [...sources, offeredOn(addDays(today, 1))])
		expect(await referralsWaiting(db, municipality, today)).toEqual([])
	})
	test('see the sender on a page of its own, which is written down', async () => {
		const person = await citizen('Inger Prøve', '1948-03-12')
		await send()
		await work()
		const { id } = await only()
		for (const path of ['/henvendelser', `/henvendelser/${id}`])
			expect(await (await get(path, 'consultant')).text()).not.toMatch(/Else|09080706/)
		expect(await (await get(`/henvendelser/${id}/afsender`, 'consultant')).text()).toContain('Else Afsender')
		const { rows } = await sql<{ person: string }>`
			select person from access.read_entry where what = 'afsender'`.execute(db)
		expect(rows).toEqual([{ person }])
		expect((await only()).steps.at(-1)?.kind).toBe('sender_shown')
	})
	test('of other roles see nothing', async () => {
		await send()
		const { id } = await only()
		for (const role of ['manager', 'administrator'])
			for (const path of ['/henvendelser', '/henvendelse/ny', `/henvendelser/${id}`, `/henvendelser/${id}/afsender`])
				expect((await get(path, role)).status, `${role} ${path}`).toBe(403)
		expect((await post(`/henvendelser/${id}/kasser`, {}, 'manager')).status).toBe(403)
		expect((await get(`/henvendelser/${id}`)).status).toBe(303)
		expect((await get('/henvendelser/not-an-id', 'consultant')).status).toBe(404)
	})
})
