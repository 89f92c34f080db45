import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { findBooking } from '#booking/actions.ts'
import type { FactSource, HistoryEntry } from '#eligibility/index.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { findCitizen } from '#population/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { consultant, type Invited, invite, resident } from '../../../test/invited.ts'
import { sized } from '../../../test/size.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { needsOf, optOut, optOutsOf, recordAnswer } from '../actions.ts'
import { answersTo } from '../answer/answer-store.ts'
import { optedOutOn } from '../no-contact/opt-out.ts'
import { spanOf } from '../offer.ts'
import { findOffer } from '../store.ts'
import { answerDoorPages } from './answer-door-pages.tsx'
import { closePass, type Holder, holderOfPass, openPass } from './answer-pass-actions.ts'
import { answerAsCitizen, citizenView, takeSeatAsCitizen } from './citizen-answer-actions.ts'
import { citizenAnswerPages } from './citizen-answer-pages.tsx'
import { citizenEventPages } from './citizen-event-pages.tsx'
import { visitAgreed } from './citizen-standing.ts'
import { timesForCitizen } from './citizen-times-actions.ts'
import { citizenYesPages } from './citizen-yes-pages.tsx'
import { giveCode } from './code-store.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const at = (on: Day): Instant => instantAt(on, clock('10:00'))
const visitDay = day('2026-03-26')

let db: Db
let house: Municipality
let anna: StaffId
let bo: StaffId

beforeAll(async () => {
	db = await freshDatabase()
	const [soroe] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (soroe === undefined) throw new Error('no municipality')
	house = soroe
	anna = await consultant(db, now, 'Anna')
	bo = await consultant(db, now, 'Bo')
})

const emptied = ['seat', 'event', 'answer_pass', 'wrong_code', 'code', 'letter', 'answer', 'call', 'opt_out', 'offer']
	.map((table) => `offer.${table}`)
	.concat('booking.move', 'booking.booking', 'population.life_event', 'population.person', 'population.address')
beforeEach(async () => {
	await inTransaction(db, async (tx) => {
		await sql`set local session_replication_role = replica`.execute(tx)
		for (const table of emptied) await sql`delete from ${sql.table(table)}`.execute(tx)
	})
})

const given = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const withTime = (from = at(visitDay)): Promise<Invited> => invite(db, now, { time: { staff: anna, from } })
const tried = ({ code, bornOn }: Pick<Invited, 'code' | 'bornOn'>, visitor = 'home') => ({ code, bornOn, visitor })
const whyNot = async (attempt: ReturnType<typeof openPass>): Promise<string> => {
	const found = await attempt
	return found.ok ? 'opened' : found.why
}
const holderOf = async (invited: Invited, on = now): Promise<Holder> => {
	const holder = await holderOfPass(db, on, given(await openPass(db, on, tried(invited))))
	if (holder === null) throw new Error('the pass opens nothing')
	return holder
}
const from = () => ({ key: crypto.randomUUID(), by: 'citizen', byName: '', words: '' }) as const
const yesTo = { kind: 'yes', time: null } as const
const attempts = async (): Promise<number> =>
	(await sql<{ n: number }>`select count(*) as n from offer.wrong_code`.execute(db)).rows[0]?.n ?? -1

describe('the door', () => {
	test('opens with code and birth date for half an hour, on as many devices as one likes', async () => {
		const invited = await withTime()
		const [one, other] = [
			given(await openPass(db, now, tried(invited))),
			given(await openPass(db, now, tried(invited))),
		]
		expect(one).not.toBe(other)
		for (const token of [one, other]) expect((await holderOfPass(db, now, token))?.offer?.id).toBe(invited.offer)
		expect((await holderOfPass(db, addMinutes(now, 29), one))?.offer?.id).toBe(invited.offer)
		expect(await holderOfPass(db, addMinutes(now, 30), one)).toBeNull()
		await closePass(db, other)
		expect(await holderOfPass(db, now, other)).toBeNull()
		expect(await holderOfPass(db, now, 'forged')).toBeNull()
		expect(await attempts()).toBe(0)
		const { rows } = await sql<{ token_hash: string }>`select token_hash from offer.answer_pass`.execute(db)
		expect(rows.map((row) => row.token_hash)).not.toContain(one)
	})

	test.each<[string, (invited: Invited) => Promise<Partial<ReturnType<typeof tried>> | null>]>([
		['another code', async () => ({ code: 'BBBBBBBB' })],
		['another birth date', async () => ({ bornOn: day('1943-03-16') })],
		[
			'a citizen who has died',
			async ({ person }) => {
				await sql`update population.person set status = 'dead', status_since = ${today} where id = ${person}`.execute(
					db,
				)
				return null
			},
		],
		[
			'one who has moved away',
			async ({ person }) => {
				await sql`update population.person set status = 'moved_out', status_since = ${today} where id = ${person}`.execute(
					db,
				)
				return null
			},
		],
		[
			'one of whom somebody said on the phone that they are dead',
			async ({ person }) => {
				await sql`insert into offer.call (person, key, outcome, made_at, made_by) values (${person}, 'k', 'dead', ${now}, ${anna})`.execute(
					db,
				)
				return null
			},
		],
		[
			'an offer that has lapsed',
			async ({ offer }) => {
				await sql`update offer.offer set ended_at = ${now}, ended_because = 'lapsed', ended_words = 'moved' where id = ${offer}`.execute(
					db,
				)
				return null
			},
		],
		[
			'a letter of a hundred days ago',
			async ({ code }) => {
				await sql`update offer.code set issued_at = ${at(addDays(today, -100))} where code = ${code}`.execute(db)
				return null
			},
		],
	])('stays shut in one way: %s', async (_name, change) => {
		const invited = await withTime()
		const changed = await change(invited)
		expect(await whyNot(openPass(db, now, { ...tried(invited), ...changed }))).toBe('wrong')
		expect(await attempts()).toBe(1)
	})

	test('a death in between shuts a pass already given', async () => {
		const invited = await withTime()
		const token = given(await openPass(db, now, tried(invited)))
		await sql`update population.person set status = 'dead', status_since = ${today} where id = ${invited.person}`.execute(
			db,
		)
		expect(await holderOfPass(db, now, token)).toBeNull()
	})

	test('a code tried wrongly five times opens to nobody for an hour, and nothing tells that it exists', async () => {
		const invited = await withTime()
		const wrong = { ...invited, bornOn: day('1950-01-01') }
		for (const visitor of ['a', 'b', 'c', 'd', 'e'])
			expect(await whyNot(openPass(db, now, tried(wrong, visitor)))).toBe('wrong')
		expect(await whyNot(openPass(db, now, tried(invited, 'f')))).toBe('wrong')
		expect(await whyNot(openPass(db, now, tried(invited, 'home')))).toBe('wrong')
		expect(await whyNot(openPass(db, addMinutes(now, 61), tried(invited, 'home')))).toBe('opened')
	})

	test('a visitor is shut out after twenty, and a right code from elsewhere opens', async () => {
		const invited = await withTime()
		for (let n = 0; n < 20; n++)
			expect(await whyNot(openPass(db, now, { code: 'BBBBBBBB', bornOn: today, visitor: 'guesser' }))).toBe('wrong')
		expect(await whyNot(openPass(db, now, tried(invited, 'guesser')))).toBe('too_often')
		expect(await whyNot(openPass(db, now, tried(invited, 'home')))).toBe('opened')
		expect(await whyNot(openPass(db, addMinutes(now, 61), tried(invited, 'guesser')))).toBe('opened')
	})

	test('while more than five hundred have failed, who has failed a few times is shut out and a right code from elsewhere opens', async () => {
		const invited = await withTime()
		await sql`insert into offer.wrong_code (at, visitor) select ${now}, 'bot ' || n / 4 from generate_series(0, 500) n`.execute(
			db,
		)
		expect(await whyNot(openPass(db, now, tried(invited, 'bot 1')))).toBe('too_often')
		expect(await whyNot(openPass(db, now, tried(invited, 'home')))).toBe('opened')
	})

	test('a hundred attempts at once on one code: five are looked at', async () => {
		const invited = await withTime()
		const all = await Promise.all(
			Array.from({ length: 100 }, (_, n) =>
				whyNot(openPass(db, now, { code: invited.code, bornOn: addDays(day('1950-01-01'), n), visitor: `v${n}` })),
			),
		)
		expect(new Set(all)).toEqual(new Set(['wrong']))
		expect(await attempts()).toBeLessThanOrEqual(5)
	})

	test('what was tried is forgotten after a day', async () => {
		await openPass(db, now, { code: 'BBBBBBBB', bornOn: today, visitor: 'v' })
		await openPass(db, addMinutes(now, 25 * 60), { code: 'BBBBBBBB', bornOn: today, visitor: 'w' })
		expect(await attempts()).toBe(1)
	})
})

describe('on the web', () => {
	const edge = (on = now, sources: readonly FactSource[] = []) =>
		webEdge({
			db,
			municipality: house,
			routes: [
				...answerDoorPages,
				...citizenYesPages(sources),
				...citizenEventPages(sources),
				...citizenAnswerPages(sources),
			],
			staff: {},
			now: on,
		})
	const send = (path: string, fields: Record<string, string>, cookie = '') =>
		edge().app.request(`/soroe${path}`, {
			method: 'POST',
			headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(fields),
		})
	const door = (code: string, [year, month, date]: [string, string, string]) =>
		send('/svar', { code, born_day: date, born_month: month, born_year: year })
	const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

	test('wrong code, wrong birth date and a dead citizen are answered alike, word for word', async () => {
		const [known, dead] = [await withTime(), await withTime(at(addDays(visitDay, 1)))]
		await sql`update population.person set status = 'dead', status_since = ${today} where id = ${dead.person}`.execute(
			db,
		)
		const answers = await Promise.all([
			door('BBBBBBBB', ['1943', '3', '15']),
			door(known.code, ['1943', '3', '16']),
			door(dead.code, ['1943', '3', '15']),
		])
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
		const pages = await Promise.all(answers.map((answer) => answer.text()))
		const same = pages.map((page) => page.replaceAll(/value="[^"]*"/g, ''))
		expect(same[0]).toContain('Det passede ikke')
		expect(new Set(same).size).toBe(1)
	})

	test('nothing of the citizen, of the ground or of their health stands on any page', async () => {
		const invited = await withTime()
		await sql`update population.person set given_names = 'Zenobia', surname = 'Hemmelig' where id = ${invited.person}`.execute(
			db,
		)
		await sql`insert into population.address (key, street) values ('hidden', 'Skjultvej')`.execute(db)
		await sql`update population.person set address = (select id from population.address) where id = ${invited.person}`.execute(
			db,
		)
		const cookie = cookieOf(await door(invited.code, ['1943', '3', '15']))
		for (const path of ['tilbud', 'ja', 'tid', 'nej', 'ring', 'ikke-mere', 'besoeg.ics']) {
			const answer = await edge().app.request(`/soroe/svar/${path}`, { headers: { cookie } })
			expect(await answer.text()).not.toMatch(/Zenobia|Hemmelig|Skjultvej|age-82|82 år|7503\d|død/i)
		}
	})

	test('a form sent after the half hour, or by nobody, leads back to the door and saves nothing', async () => {
		const invited = await withTime()
		for (const path of ['ja', 'tid', 'nej', 'ring', 'ikke-mere', 'fortryd', 'plads']) {
			const answer = await send(
				`/svar/${path}`,
				{ until: 'one_year', time: `${anna} ${at(visitDay)}` },
				'hj_svar=forged',
			)
			expect([answer.status, answer.headers.get('location')]).toEqual([303, '/soroe/svar?igen'])
		}
		expect(await answersTo(db, [invited.offer])).toEqual([])
	})

	test('a year of two digits is asked for anew, with what was typed; it counts as no attempt', async () => {
		const invited = await withTime()
		const page = await (await door(invited.code, ['43', '3', '15'])).text()
		expect(page).toContain('Skriv årstallet med fire cifre')
		expect(page).toMatch(/name="born_year"[^>]*value="43"[^>]*aria-invalid="true"/)
		expect(page).not.toMatch(/name="born_day"[^>]*aria-invalid/)
		expect(await attempts()).toBe(0)
	})

	describe('the visit agreed on', () => {
		const accepted = async (): Promise<Invited> => {
			const invited = await withTime()
			given(await answerAsCitizen(db, now, house, await holderOf(invited), { ...yesTo, ...from() }))
			return invited
		}
		const toward = async (invited: Invited, time: Instant, history: readonly HistoryEntry[]) => {
			const known: FactSource = async () => new Map([[invited.person, { history }]])
			const { app } = edge(time, [known])
			const cookie = `hj_svar=${given(await openPass(db, time, tried(invited)))}`
			const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
			return async (path: string, fields?: Readonly<Record<string, string>>): Promise<Response> => {
				const body = new URLSearchParams({ by: 'citizen', key: crypto.randomUUID(), ...fields })
				return app.request(
					`/soroe/svar/${path}`,
					fields === undefined ? { headers } : { method: 'POST', headers, body },
				)
			}
		}
		const seen = async (time: Instant, history: readonly HistoryEntry[], deed: 'see' | 'say no' = 'see') => {
			const ask = await toward(await accepted(), time, history)
			return (await (deed === 'see' ? ask('tilbud') : ask('nej', {}))).text()
		}
		const another = crypto.randomUUID() as BookingId
		const after = at(addDays(visitDay, 1))
		const thanks =
			'Vi besøgte dig torsdag den 26. marts 2026. Tak for besøget. Vil du have et besøg igen, så ring til os.'
		const notCome = 'Kom vi ikke, eller vil du have et besøg igen, så ring til os.'
		const coming = 'Vi kommer:'

		test.each<[string, Instant, readonly HistoryEntry[], string]>([
			['still to come, after one before', at(addDays(visitDay, -1)), [{ kind: 'visit', on: today }], coming],
			[
				'still to come, after one at another time agreed on',
				at(addDays(visitDay, -1)),
				[{ kind: 'visit', on: today, booking: another }],
				coming,
			],
			['passed, and nothing known', after, [], notCome],
			['passed, after one before', after, [{ kind: 'visit', on: today }], notCome],
			['passed, and an offer made since', after, [{ kind: 'offer', on: visitDay }], notCome],
			['held', after, [{ kind: 'visit', on: visitDay }], thanks],
			['held, and written down before its time is over', at(visitDay), [{ kind: 'visit', on: visitDay }], thanks],
			[
				'held by telephone',
				after,
				[{ kind: 'phone_visit', on: visitDay }],
				'Vi talte med dig i telefonen torsdag den 26.',
			],
		])('is told as it is: %s', async (_, time, history, said) => {
			const page = await seen(time, history)
			const others = [thanks, notCome, coming].filter((one) => one !== said)
			expect(page).toContain(said)
			for (const other of others) expect(page).not.toContain(other)
		})

		test('is told so too where an answer came too late', async () => {
			const page = await seen(after, [{ kind: 'visit', on: visitDay }], 'say no')
			expect(page).toContain('Det er for sent at ændre her')
			expect(page).toContain(thanks)
		})

		test('held before its day is told so from then on, and nothing of it is changed or declined', async () => {
			const invited = await accepted()
			const history = [{ kind: 'visit', on: today, booking: invited.booking ?? never() }] as const
			const heldOn = 'Vi besøgte dig mandag den 9. marts 2026. Tak for besøget.'
			for (const time of [now, at(visitDay), after]) {
				const ask = await toward(invited, time, history)
				const page = await (await ask('tilbud')).text()
				expect(page).toContain(heldOn)
				for (const untrue of [coming, notCome, 'Besøget er i dag', 'hj-time', '/svar/nej', '/svar/tid'])
					expect(page).not.toContain(untrue)
				for (const path of ['ja', 'tid', 'nej', 'ring'])
					expect((await ask(path)).headers.get('location'), path).toBe('/soroe/svar/tilbud')
				const until = { until: 'one_year' }
				for (const [path, fields] of [
					['ja', {}],
					['nej', {}],
					['ring', {}],
					['ikke-mere', until],
				] as const) {
					const refused = await ask(path, fields)
					expect(refused.status, path).toBe(409)
					expect(await refused.text()).toMatch(/Det er for sent at ændre her. Ring til os.*Vi besøgte dig mandag/s)
				}
			}
			expect(await answersTo(db, [invited.offer])).toHaveLength(1)
		})

		test('held while a call about it is waited for is told as held', async () => {
			const invited = await accepted()
			const call = { kind: 'call_later', callOn: addDays(today, 1), ...from() } as const
			given(await answerAsCitizen(db, now, house, await holderOf(invited), call))
			const history = [{ kind: 'visit', on: today, booking: invited.booking ?? never() }] as const
			const page = await (await (await toward(invited, now, history))('tilbud')).text()
			expect(page).toContain('Vi besøgte dig mandag den 9. marts 2026.')
			expect(page).not.toContain('Din aftale gælder')
		})
	})

	test('whoever closes the page is told whether there is an answer', async () => {
		const invited = await withTime()
		const cookie = cookieOf(await door(invited.code, ['1943', '3', '15']))
		expect((await send('/svar/luk', {}, cookie)).headers.get('location')).toBe('/soroe/svar?lukket=uden-svar')
		expect(await (await edge().app.request('/soroe/svar?lukket=uden-svar')).text()).toContain(
			'Du har ikke svaret endnu',
		)
		given(await answerAsCitizen(db, now, house, await holderOf(invited), { kind: 'no', ...from() }))
		const again = cookieOf(await door(invited.code, ['1943', '3', '15']))
		expect((await send('/svar/luk', {}, again)).headers.get('location')).toBe('/soroe/svar?lukket')
	})

	test('somebody was quicker: the next free times are shown, with what was typed', async () => {
		const [first, second] = [await invite(db, now), await invite(db, now)]
		const cookies = [
			cookieOf(await door(first.code, ['1943', '3', '15'])),
			cookieOf(await door(second.code, ['1943', '3', '15'])),
		]
		const time = `${anna} ${at(visitDay)}`
		const form = () => ({
			key: crypto.randomUUID(),
			choosing: 'yes',
			time,
			needs: 'hearing',
			interpreter: 'tyrkisk',
			companion: 'yes',
		})
		expect((await send('/svar/ja', form(), cookies[0])).status).toBe(303)
		const lost = await send('/svar/ja', form(), cookies[1])
		expect(lost.status).toBe(409)
		const page = await lost.text()
		expect(page).toContain('Den tid blev taget af en anden')
		expect(page).toMatch(/name="needs" value="hearing"/)
		expect(page).toMatch(/name="interpreter" value="tyrkisk"/)
		expect(page.match(/name="time"/g)?.length).toBe(8)
		expect(page).not.toContain(`value="${time}"`)
	})
})

describe('an answer on the web', () => {
	test('yes to the time held, with what the visitor is to know', async () => {
		const invited = await withTime()
		const besides = { needs: ['hearing', 'dog'], interpreter: '', companion: true } as const
		given(await answerAsCitizen(db, now, house, await holderOf(invited), { ...yesTo, ...from(), ...besides }))
		expect((await citizenView(db, now, await holderOf(invited))).standing).toMatchObject({
			kind: 'agreed',
			mayChange: true,
		})
		expect(await needsOf(db, invited.person)).toEqual({
			needs: ['hearing', 'dog'],
			interpreter: '',
			companion: true,
			together: false,
		})
	})

	test('what the visitor is to know stays when a later answer does not ask about it', async () => {
		const invited = await withTime()
		given(await answerAsCitizen(db, now, house, await holderOf(invited), { ...yesTo, ...from(), needs: ['sight'] }))
		const byPhone = { ...yesTo, ...from(), offer: invited.offer, recordedBy: anna }
		given(await recordAnswer(db, now, byPhone))
		expect(await needsOf(db, invited.person)).toMatchObject({ needs: ['sight'] })
		given(await recordAnswer(db, now, { ...byPhone, key: crypto.randomUUID(), needs: [] }))
		expect(await needsOf(db, invited.person)).toMatchObject({ needs: [] })
	})

	test('of two answers in one second the later counts', async () => {
		const invited = await withTime()
		for (let n = 0; n < 6; n++) {
			const said = n % 2 === 0 ? ({ kind: 'no', ...from() } as const) : { ...yesTo, ...from() }
			given(await answerAsCitizen(db, now, house, await holderOf(invited), said))
			expect((await answersTo(db, [invited.offer])).at(-1)?.kind).toBe(said.kind)
		}
	})

	test('sent twice, or twenty times at once, is one', async () => {
		const invited = await withTime()
		const holder = await holderOf(invited)
		const command = { ...yesTo, ...from() }
		const all = await Promise.all(Array.from({ length: 20 }, () => answerAsCitizen(db, now, house, holder, command)))
		expect(new Set(all.map((one) => given(one).id)).size).toBe(1)
		expect(await answersTo(db, [invited.offer])).toHaveLength(1)
	})

	test('of one form, sent again with something else in it, is another; the same sent late changes nothing', async () => {
		const invited = await withTime()
		const form = from()
		const send = async (said: Parameters<typeof answerAsCitizen>[4]) =>
			given(await answerAsCitizen(db, now, house, await holderOf(invited), said))
		const other = { staff: anna, from: at(addDays(visitDay, 1)) }
		await send({ ...yesTo, ...form })
		await send({ ...form, kind: 'yes', time: other, needs: ['hearing'] })
		expect((await findOffer(db, invited.offer))?.time).toEqual(other)
		expect(await needsOf(db, invited.person)).toMatchObject({ needs: ['hearing'] })
		await send({ ...form, kind: 'yes', time: other, needs: ['hearing'] })
		await send({ ...form, kind: 'no' })
		expect((await answersTo(db, [invited.offer])).map(({ kind }) => kind)).toEqual(['yes', 'yes', 'no'])
		await send({ ...yesTo, ...form })
		expect(await answersTo(db, [invited.offer])).toHaveLength(4)
	})

	test('written down by staff three times at once is one, and all are told it is saved', async () => {
		const invited = await withTime()
		const said = { ...yesTo, ...from(), offer: invited.offer, recordedBy: anna, kept: house }
		const all = await Promise.all([1, 2, 3].map(() => recordAnswer(db, now, said)))
		expect(new Set(all.map((one) => given(one).id)).size).toBe(1)
	})

	test('chooses only among times that were shown, whatever is said of a visit together', async () => {
		const holder = await holderOf(await withTime())
		for (const [on, from_] of [
			[today, '10:30'],
			[addDays(today, 1), '10:30'],
			[day('2027-12-01'), '10:30'],
			[day('2026-03-30'), '10:07'],
		] as const)
			for (const together of [false, true]) {
				const time = { staff: anna, from: instantAt(on, clock(from_)) }
				const said = { kind: 'yes', time, together, ...from() } as const
				expect(await answerAsCitizen(db, now, house, holder, said)).toMatchObject({ why: 'time_is_taken' })
			}
	})

	test('does not get the time in the letter once it is given up and the consultant is away', async () => {
		const invited = await withTime(at(day('2026-03-28')))
		await sql`update booking.booking set released_at = ${now}, released_because = 'not_answered_in_time'`.execute(db)
		const said = { kind: 'yes', time: { staff: anna, from: at(day('2026-03-28')) }, ...from() } as const
		expect(await answerAsCitizen(db, now, house, await holderOf(invited), said)).toMatchObject({ why: 'time_is_taken' })
	})

	test('yes, and then a call: the visit agreed on still stands on the page', async () => {
		const invited = await withTime()
		const answer = async (said: Parameters<typeof answerAsCitizen>[4]) =>
			given(await answerAsCitizen(db, now, house, await holderOf(invited), said))
		const call = { kind: 'call_later', callOn: addDays(today, 1) } as const
		await answer({ ...call, ...from() })
		expect(visitAgreed((await citizenView(db, now, await holderOf(invited))).standing)).toBeNull()
		await answer({ ...yesTo, ...from() })
		await answer({ ...call, ...from() })
		const { standing } = await citizenView(db, now, await holderOf(invited))
		expect(standing.kind).toBe('call')
		expect(visitAgreed(standing)?.span.from).toBe(at(visitDay))
	})

	test('to an offer that fell because its citizen stood there twice is an answer to the one that holds', async () => {
		const falls = await withTime()
		await sql`update offer.offer set ended_at = ${now}, ended_because = 'withdrawn', ended_words = 'same_citizen'
			where id = ${falls.offer}`.execute(db)
		const stays = await invite(db, now, { person: falls.person, time: { staff: bo, from: at(addDays(visitDay, 1)) } })
		expect((await holderOf(falls)).offer?.id).toBe(stays.offer)
		const said = { ...yesTo, ...from(), offer: falls.offer, recordedBy: anna }
		expect(await recordAnswer(db, now, said)).toMatchObject({ why: 'withdrawn' })
		await sql`update offer.offer set ended_words = null where id = ${falls.offer}`.execute(db)
		expect(await whyNot(openPass(db, now, tried(falls)))).toBe('wrong')
	})

	test('that no contact is wanted, sent three times at once, is one wish', async () => {
		const person = await resident(db)
		const wish = { person, until: null, askedBy: 'citizen', words: '', by: null } as const
		await Promise.all([1, 2, 3].map(() => optOut(db, now, wish)))
		expect(await optOutsOf(db, [person])).toHaveLength(1)
	})

	test('another’s form key answers nothing of theirs', async () => {
		const [one, other] = [await withTime(), await withTime(at(addDays(visitDay, 1)))]
		const command = { ...yesTo, ...from() }
		given(await answerAsCitizen(db, now, house, await holderOf(one), command))
		expect(await answerAsCitizen(db, now, house, await holderOf(other), command)).toMatchObject({
			why: 'unknown_offer',
		})
	})

	test('is changed until the day before, and not on the day', async () => {
		const invited = await withTime()
		const change = async (on: Day, said: Parameters<typeof answerAsCitizen>[4]) =>
			answerAsCitizen(db, at(on), house, await holderOf(invited, at(on)), said)
		given(await change(today, { ...yesTo, ...from() }))
		given(await change(addDays(visitDay, -1), { kind: 'no', ...from() }))
		expect((await findBooking(db, invited.booking ?? never()))?.releasedAt).not.toBeNull()
		const again = { kind: 'yes', time: { staff: anna, from: at(addDays(visitDay, 5)) }, ...from() } as const
		given(await change(addDays(visitDay, -1), again))
		expect(await change(addDays(visitDay, 5), { kind: 'no', ...from() })).toMatchObject({ why: 'too_late' })
		expect(await answersTo(db, [invited.offer])).toHaveLength(3)
	})

	test('that comes late is welcome: the time is gone, and there are others', async () => {
		const invited = await withTime()
		await sql`update booking.booking set released_at = ${now}, released_because = 'not_answered_in_time'`.execute(db)
		await sql`update offer.offer set ended_at = ${now}, ended_because = 'no_answer' where id = ${invited.offer}`.execute(
			db,
		)
		const holder = await holderOf(invited)
		expect((await citizenView(db, now, holder)).standing).toEqual({ kind: 'choose', isLate: true })
		const [time] = await timesForCitizen(db, now, house, holder, { needs: [], together: false })
		if (time === undefined) throw new Error('no free time')
		given(await answerAsCitizen(db, now, house, holder, { kind: 'yes', time: time.time, ...from() }))
		expect((await citizenView(db, now, await holderOf(invited))).standing).toMatchObject({ kind: 'agreed' })
	})

	test('without a time proposed whoever visited last comes first, and no moment is shown twice', async () => {
		const invited = await invite(db, now)
		const holder = await holderOf(invited)
		const wishes = { needs: [], together: false }
		const anybody = await timesForCitizen(db, now, house, holder, wishes)
		expect(new Set(anybody.map(({ time }) => time.from)).size).toBe(8)
		expect(anybody.every(({ consultant }) => consultant === 'other')).toBe(true)
		for (const [staff, year] of [
			[anna, '2024'],
			[bo, '2025'],
		] as const) {
			const begin = at(day(`${year}-03-10`))
			await sql`insert into booking.booking (staff, person, during, purpose, made_at)
				values (${staff}, ${invited.person}, tstzrange(${begin}, ${addMinutes(begin, 60)}), 'home_visit', ${begin})`.execute(
				db,
			)
		}
		const times = await timesForCitizen(db, now, house, holder, wishes)
		expect(times[0]).toMatchObject({ consultant: 'last', time: { staff: bo } })
		expect(times.findIndex(({ time }) => time.staff === anna)).toBe(-1)
		expect(new Set(times.map(({ time }) => time.from)).size).toBe(8)
	})

	test('free times begin the day after tomorrow, with an interpreter in a week; the same consultant’s come first', async () => {
		const invited = await withTime()
		const holder = await holderOf(invited)
		const times = await timesForCitizen(db, now, house, holder, { needs: [], together: false })
		const later = await timesForCitizen(db, now, house, holder, { needs: ['interpreter'], together: false })
		expect(times).toHaveLength(8)
		expect(times[0]?.consultant).toBe('proposed')
		expect(times[0]?.time.from.slice(0, 10)).toBe(addDays(today, 2))
		expect(later[0]?.time.from.slice(0, 10)).toBe(addDays(today, 7))
		const tomorrow = { staff: anna, from: at(addDays(today, 1)) }
		expect(await answerAsCitizen(db, now, house, holder, { kind: 'yes', time: tomorrow, ...from() })).toMatchObject({
			why: 'time_is_taken',
		})
		const after = await timesForCitizen(db, now, house, holder, { needs: [], together: false }, visitDay)
		expect(after.every((one) => one.time.from.slice(0, 10) > visitDay)).toBe(true)
	})

	test('a wish for no contact can be taken back by answering', async () => {
		const invited = await withTime()
		given(
			await answerAsCitizen(db, now, house, await holderOf(invited), { kind: 'no_contact', until: null, ...from() }),
		)
		expect(optedOutOn(await optOutsOf(db, [invited.person]), today)).not.toBeNull()
		expect((await citizenView(db, now, await holderOf(invited))).standing).toEqual({ kind: 'no_contact', until: null })
		const time = { staff: anna, from: at(addDays(visitDay, 1)) }
		given(await answerAsCitizen(db, now, house, await holderOf(invited), { kind: 'yes', time, ...from() }))
		expect(optedOutOn(await optOutsOf(db, [invited.person]), today)).toBeNull()
	})

	test('with a code of their own, somebody who wants no contact sees just that', async () => {
		const person = await resident(db)
		await optOut(db, now, { person, until: null, askedBy: 'citizen', words: '', by: null })
		const code = await giveCode(db, now, person, null)
		const holder = await holderOfPass(
			db,
			now,
			given(await openPass(db, now, tried({ code, bornOn: day('1943-03-15') }))),
		)
		expect(holder?.offer).toBeNull()
		expect((await citizenView(db, now, holder ?? never())).standing).toEqual({ kind: 'no_contact', until: null })
	})

	// One connection serves the embedded database, so that there they only queue.
	const crowd = sized('citizens at once', 100, inject('engine') === 'postgres' ? 1000 : 200)
	test(`${crowd} at once for one free time: exactly one gets it, all others see other times`, async () => {
		const invited = await Promise.all(Array.from({ length: crowd }, () => invite(db, now)))
		const time = { staff: anna, from: at(visitDay) }
		const holders = await Promise.all(
			invited.map(async ({ code, person, offer }): Promise<Holder> => {
				const [citizen, made] = [await findCitizen(db, person), await findOffer(db, offer)]
				return { code, citizen: citizen ?? never(), offer: made, booking: null }
			}),
		)
		const all = await Promise.all(
			holders.map((holder) => answerAsCitizen(db, now, house, holder, { kind: 'yes', time, ...from() })),
		)
		expect(all.filter(({ ok }) => ok)).toHaveLength(1)
		expect(new Set(all.flatMap((one) => (one.ok ? [] : [one.why])))).toEqual(new Set(['time_is_taken']))
		const { rows } = await sql<{ standing: number; answers: number }>`
			select (select count(*) from booking.booking where released_at is null) as standing,
				(select count(*) from offer.answer) as answers`.execute(db)
		expect(rows[0]).toEqual({ standing: 1, answers: 1 })
		const lost = holders.find((_, n) => all[n]?.ok === false) ?? never()
		const others = await timesForCitizen(db, now, house, lost, { needs: [], together: false })
		expect(others).toHaveLength(8)
		expect(others.some(({ span }) => span.from === spanOf(time, 60).from && span.to === spanOf(time, 60).to)).toBe(
			false,
		)
	})
})

describe('a meeting', () => {
	const meeting = async (seats: number) => {
		const { rows } = await sql<{ id: never }>`
			insert into offer.event (key, title, place, starts_at, ends_at, seats, companions, answer_by, made_at, made_by)
			values (${crypto.randomUUID()}, 'Fællesmøde', 'Biblioteket', ${at(visitDay)}, ${addMinutes(at(visitDay), 120)}, ${seats}, true,
				${addDays(today, 10)}, ${now}, ${anna}) returning id`.execute(db)
		return rows[0]?.id ?? never()
	}
	test('a seat, a place on the waiting list, and a visit instead', async () => {
		const event = await meeting(2)
		const [one, two] = [await invite(db, now, { event }), await invite(db, now, { event })]
		expect((await citizenView(db, now, await holderOf(one))).standing).toMatchObject({ kind: 'invited' })
		given(await takeSeatAsCitizen(db, now, house, await holderOf(one), { ...from(), companion: true }))
		given(await takeSeatAsCitizen(db, now, house, await holderOf(two), { ...from(), companion: false }))
		const standing = async (who: Invited) => (await citizenView(db, now, await holderOf(who))).standing
		expect(await standing(one)).toMatchObject({ kind: 'seated', seat: { companion: true, seatedAt: now } })
		expect(await standing(two)).toMatchObject({ kind: 'seated', seat: { seatedAt: null } })
		const time = { staff: anna, from: at(addDays(visitDay, 1)) }
		given(await answerAsCitizen(db, now, house, await holderOf(one), { kind: 'yes', time, ...from() }))
		expect(await standing(one)).toMatchObject({ kind: 'agreed' })
	})

	test('a yes sent again after a no takes no seat', async () => {
		const invited = await invite(db, now, { event: await meeting(2) })
		const yes = { ...from(), companion: false }
		const seat = given(await takeSeatAsCitizen(db, now, house, await holderOf(invited), yes))
		given(await answerAsCitizen(db, now, house, await holderOf(invited), { kind: 'no', ...from() }))
		expect(given(await takeSeatAsCitizen(db, now, house, await holderOf(invited), yes))).toMatchObject({ id: seat.id })
		expect((await citizenView(db, now, await holderOf(invited))).standing).toMatchObject({ kind: 'declined' })
		expect((await answersTo(db, [invited.offer])).map(({ kind }) => kind)).toEqual(['yes', 'no'])
	})
})

const never = (): never => {
	throw new Error('nothing came back')
}
