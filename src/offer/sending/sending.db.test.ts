import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { releaseBooking } from '#booking/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { BatchId, PersonId } from '#kernel/ids.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import { no } from '#kernel/outcome.ts'
import { inTransaction } from '#platform/db/index.ts'
import {
	approve,
	at,
	dies,
	erna,
	type House,
	inhabited,
	karl,
	karla,
	line,
	offerOf,
	sources,
	today,
} from '../../../test/lives.ts'
import { granted } from '../../../test/story.ts'
import { recordAnswer } from '../answer/answer-actions.ts'
import { continueBatch, stopBatch } from '../batch/batch-actions.ts'
import { setContinued, setStopped } from '../batch/batch-store.ts'
import { writeDown } from '../letter/letter-actions.ts'
import { hasExampleCode } from '../letter/preview-actions.ts'
import { tellTimes } from '../letter/told-time-actions.ts'
import { optOut } from '../no-contact/opt-out-actions.ts'
import { writeGoodbyes } from '../no-contact/opt-out-letter-actions.ts'
import { openPress } from '../transport.ts'
import type { Carrier, Handed } from './carrier.ts'
import { folderOutbox, type Outbox } from './outbox-transport.ts'
import type { Post } from './post.ts'
import { sendAll } from './send-actions.ts'
import { downSince } from './waiting.ts'
import { settleLetter } from './waiting-actions.ts'
import { lettersWaiting } from './waiting-store.ts'

const press = openPress()
const postOf = ({ municipal }: House, deviation: Partial<Post> = {}): Post => ({
	press,
	outbox: folderOutbox(municipal.outbox),
	sources,
	...deviation,
})
const sendIn = (house: House, when: Instant = at(), deviation: Partial<Post> = {}) =>
	sendAll(house.db, when, house.municipal.municipality, postOf(house, deviation))
const filesOf = async ({ municipal }: House): Promise<string[]> =>
	(await readdir(municipal.outbox, { recursive: true }).catch(() => []))
		.filter((name) => /\.\w+$/.test(name))
		.toSorted()
const withDigitalPost = ({ db }: House) => sql`update population.person set digital_post = true`.execute(db)

type Row = {
	id: string
	person: PersonId
	purpose: string
	delivered: boolean
	withheld: string | null
	fault: string | null
}
const rowsOf = async ({ db }: House): Promise<Row[]> =>
	(
		await sql<Row>`select id, person, purpose, delivered_at is not null as delivered, withheld_because as withheld, last_fault as fault
			from offer.letter order by written_at, id`.execute(db)
	).rows

/** Digital Post, as it answers to each letter in turn; what it has taken. */
const service = (
	answers: (turn: number) => Handed,
): { readonly carrier: Carrier; readonly asked: string[]; readonly taken: string[] } => {
	const [asked, taken]: [string[], string[]] = [[], []]
	return {
		asked,
		taken,
		carrier: async (_, { letter }) => {
			asked.push(letter.id)
			const handed = answers(asked.length)
			if (handed.as === 'accepted') taken.push(letter.id)
			return handed
		},
	}
}
const down: Handed = { as: 'unreachable', because: 'ECONNREFUSED' }
const later = (minutes: number): Instant => addMinutes(at(), minutes)

describe('nobody takes the letters', () => {
	test('three in a row, and the others are not written; a day later each goes once', async () => {
		const house = await inhabited()
		await withDigitalPost(house)
		await approve(house)
		const dead = service(() => down)
		const digitalPost = dead.carrier
		expect(await sendIn(house, at(), { digitalPost })).toEqual({ sent: 0, dropped: 0, held: 0, waiting: 4 })
		expect(dead.asked).toHaveLength(3)
		expect(await rowsOf(house)).toHaveLength(3)
		const waiting = await lettersWaiting(house.db)
		expect(waiting).toMatchObject([1, 2, 3].map(() => ({ fault: 'ECONNREFUSED', held: null, channel: 'digital_post' })))
		expect(downSince(waiting)).toEqual(new Map([['digital', at()]]))
		expect(await sendIn(house, at(), { digitalPost })).toMatchObject({ sent: 0, waiting: 1 })
		expect(dead.asked).toHaveLength(3)
		for (const minutes of [1, 7, 23, 84, 150, 600]) await sendIn(house, later(minutes), { digitalPost })
		expect(new Set(dead.asked).size).toBe(3)
		expect(await rowsOf(house)).toHaveLength(3)
		const alive = service(() => ({ as: 'accepted' }))
		const tomorrow = at(addDays(today, 1))
		expect(await sendIn(house, tomorrow, { digitalPost: alive.carrier })).toMatchObject({ sent: 4, waiting: 0 })
		expect(new Set(alive.taken).size).toBe(4)
		expect(alive.taken).toHaveLength(4)
		expect(await sendIn(house, tomorrow, { digitalPost: alive.carrier })).toMatchObject({ sent: 0 })
		expect(await lettersWaiting(house.db)).toEqual([])
	})

	test('one letter of many is tried again, and the others go on; when somebody answers, it goes at once', async () => {
		const house = await inhabited()
		await withDigitalPost(house)
		await approve(house)
		const post = service((turn) => (turn === 2 ? down : { as: 'accepted' }))
		expect(await sendIn(house, at(), { digitalPost: post.carrier })).toMatchObject({ sent: 3, waiting: 1 })
		expect(await sendIn(house, later(1), { digitalPost: post.carrier })).toMatchObject({ sent: 1, waiting: 0 })
		expect(post.taken).toHaveLength(4)
	})

	test('a letter that is refused is tried no more, and stands as not arrived', async () => {
		const house = await inhabited()
		await withDigitalPost(house)
		await approve(house)
		const post = service((turn) => (turn === 1 ? { as: 'refused', because: 'http_400' } : { as: 'accepted' }))
		await sendIn(house, at(), { digitalPost: post.carrier })
		await sendIn(house, later(60), { digitalPost: post.carrier })
		expect(post.asked).toHaveLength(4)
		const { rows } = await sql<{
			letter: string
			state: string
			detail: string
		}>`select letter, state, detail from offer.delivery`.execute(house.db)
		expect(rows).toEqual([{ letter: post.asked[0], state: 'failed', detail: 'http_400' }])
	})

	test('while Digital Post is down, paper goes; the portion is printed and not finished', async () => {
		const house = await inhabited()
		await sql`update population.person set digital_post = true where cpr <> ${erna}`.execute(house.db)
		const batch = await approve(house)
		expect(await sendIn(house, at(), { digitalPost: service(() => down).carrier })).toMatchObject({
			sent: 1,
			waiting: 3,
		})
		expect(await filesOf(house)).toContain(`print-batches/${batch}.pdf`)
		const { rows } = await sql<{ finished: string | null }>`select finished_at as finished from offer.batch`.execute(
			house.db,
		)
		expect(rows).toEqual([{ finished: null }])
	})

	test('the folder is closed: nothing is lost, the worklist says why, and all goes when it is open', async () => {
		const house = await inhabited()
		await approve(house)
		await mkdir(dirname(house.municipal.outbox), { recursive: true })
		await writeFile(house.municipal.outbox, 'a file stands where the folder should be')
		expect(await sendIn(house)).toMatchObject({ sent: 0, waiting: 4 })
		expect((await lettersWaiting(house.db)).map(({ fault }) => fault)).toEqual(Array(3).fill('outbox_is_closed'))
		expect((await rowsOf(house)).every(({ delivered }) => !delivered)).toBe(true)
		const open: Partial<Post> = { outbox: folderOutbox(`${house.municipal.outbox}-open`) }
		expect(await sendIn(house, later(2), open)).toMatchObject({ sent: 4 })
		expect((await readdir(`${house.municipal.outbox}-open/print`)).length).toBe(4)
	})

	test('the folder is full only for the large file: the print file comes when there is room', async () => {
		const house = await inhabited()
		const batch = await approve(house)
		const real = folderOutbox(house.municipal.outbox)
		const full: Outbox = {
			...real,
			put: async (name, file) => (name.startsWith('print-batches/') ? no('outbox_is_full') : real.put(name, file)),
		}
		expect(await sendIn(house, at(), { outbox: full })).toMatchObject({ sent: 4 })
		expect(await lettersWaiting(house.db)).toMatchObject(Array(4).fill({ fault: 'outbox_is_full', isGone: true }))
		await sendIn(house, later(1))
		expect(await filesOf(house)).toContain(`print-batches/${batch}.pdf`)
		expect(await lettersWaiting(house.db)).toEqual([])
	})

	test('a letter waiting for its next try is tried at once when somebody says so, or never', async () => {
		const house = await inhabited()
		await withDigitalPost(house)
		await approve(house)
		await sendIn(house, at(), { digitalPost: service((turn) => (turn < 3 ? down : { as: 'accepted' })).carrier })
		const [first, second] = await lettersWaiting(house.db)
		const settled = { words: '', by: house.coordinator }
		const post = postOf(house)
		expect(
			await settleLetter(house.db, at(), post, { ...settled, letter: second?.letter ?? '', send: false }),
		).toMatchObject({ why: 'reason_is_missing' })
		const aside = { ...settled, words: 'Er ringet op', letter: second?.letter ?? '', send: false }
		granted(await settleLetter(house.db, at(), post, aside))
		expect(await settleLetter(house.db, at(), post, aside)).toMatchObject({ why: 'not_waiting' })
		expect(await offerOf(house, second?.person as PersonId)).toMatchObject({
			endedBecause: 'dropped',
			endedWords: 'Er ringet op',
			madeOn: null,
		})
		granted(await settleLetter(house.db, at(), post, { ...settled, letter: first?.letter ?? '', send: true }))
		expect(await sendIn(house)).toMatchObject({ sent: 1 })
	})
})

test('a portion that is stopped sends nothing until it is continued; letters of other kinds go', async () => {
	const house = await inhabited()
	const batch = await approve(house)
	await setStopped(house.db, at(), batch, house.coordinator)
	const person = await house.who(erna)
	await optOut(house.db, at(), { person, until: null, askedBy: 'citizen', words: '', by: house.coordinator })
	await writeGoodbyes(house.db, at(), house.municipal.municipality)
	expect(await sendIn(house)).toMatchObject({ sent: 1 })
	await setContinued(house.db, batch)
	expect(await sendIn(house)).toMatchObject({ sent: 3, dropped: 1 })
})

test('the code in a letter is an example until the letter is written', async () => {
	const house = await inhabited()
	await approve(house)
	const person = await house.who(erna)
	expect(await hasExampleCode(house.db, await offerOf(house, person))).toBe(true)
	await sendIn(house)
	expect(await hasExampleCode(house.db, await offerOf(house, person))).toBe(false)
})

describe('a portion that is stopped while it is sent', () => {
	/** Somebody stops it the first time that `step` is taken; without waiting, as the step may hold the only connection. */
	const stopping = (house: House, batch: BatchId, step: 'press' | 'put'): Partial<Post> => {
		let stopped: Promise<unknown> | null = null
		const stop = async () => {
			stopped ??= stopBatch(house.db, at(), { batch, by: house.coordinator })
			await Promise.race([stopped, pause(300)])
		}
		const real = folderOutbox(house.municipal.outbox)
		if (step === 'press') return { press: (municipality, sheet) => stop().then(() => press(municipality, sheet)) }
		return { outbox: { ...real, put: (name, file) => stop().then(() => real.put(name, file)) } }
	}

	test.each([
		['press', 0],
		['put', 1],
	] as const)('at %s: at most the letter under way goes, and the rest when it is continued', async (step, gone) => {
		const house = await inhabited()
		const batch = await approve(house)
		expect(await sendIn(house, at(), stopping(house, batch, step))).toMatchObject({ sent: gone })
		expect(await rowsOf(house)).toMatchObject([{ delivered: gone === 1 }])
		expect(await sendIn(house, later(1))).toMatchObject({ sent: 0 })
		granted(await continueBatch(house.db, batch, async () => {}))
		expect(await sendIn(house, later(2))).toMatchObject({ sent: 4 - gone })
	})
})

describe('letters on paper outside a portion', () => {
	const goodbye = async (house: House, cpr: string, when: Instant) => {
		const person = await house.who(cpr)
		await optOut(house.db, when, { person, until: null, askedBy: 'citizen', words: '', by: house.coordinator })
		await writeGoodbyes(house.db, when, house.municipal.municipality)
		await sendIn(house, when)
	}
	const hour = (on: Day, written: string) => instantAt(on, clock(written))
	const days = async (house: House) => (await filesOf(house)).filter((name) => name.startsWith('print-days/'))
	const listed = async (house: House, on: Day) =>
		(await readFile(join(house.municipal.outbox, `print-days/${on}.csv`), 'utf8'))
			.trim()
			.split('\r\n')
			.slice(1)
			.map((line) => line.split(';')[1])

	test('come in one print file a day, each in exactly one', async () => {
		const house = await inhabited()
		const tomorrow = addDays(today, 1)
		await goodbye(house, erna, hour(today, '10:00'))
		expect(await days(house)).toEqual([])
		await goodbye(house, karl, hour(today, '13:05'))
		expect(await days(house)).toEqual([`print-days/${today}.csv`, `print-days/${today}.pdf`])
		const [first, second] = (await rowsOf(house)).map(({ id }) => id)
		expect((await listed(house, today)).toSorted()).toEqual([first, second].toSorted())
		await goodbye(house, karla, hour(today, '15:00'))
		await sendIn(house, hour(tomorrow, '09:00'))
		expect(await days(house)).toHaveLength(2)
		await sendIn(house, hour(tomorrow, '13:00'))
		expect(await days(house)).toHaveLength(4)
		expect(await listed(house, tomorrow)).toEqual([(await rowsOf(house))[2]?.id])
	})

	test('two who put it together at once make one, and every letter marked is in it', async () => {
		const house = await inhabited()
		await goodbye(house, erna, hour(today, '10:00'))
		const printing = Promise.withResolvers<void>()
		const slow: Post['press'] = (municipality, sheet) => printing.promise.then(() => press(municipality, sheet))
		const first = sendIn(house, hour(today, '13:05'), { press: slow })
		await pause(100)
		const second = goodbye(house, karl, hour(today, '13:06'))
		await pause(1000)
		printing.resolve()
		await Promise.all([first, second])
		const { rows } = await sql<{ id: string }>`select id from offer.letter where print_file is not null`.execute(
			house.db,
		)
		expect((await listed(house, today)).toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
		expect(rows).toHaveLength(1)
	})

	test('whoever dies is taken out of it, and the others come in a new one', async () => {
		const house = await inhabited()
		await goodbye(house, erna, hour(today, '10:00'))
		await goodbye(house, karl, hour(today, '13:05'))
		await house.load(addDays(today, 1), line(erna, 'Erna', '', '3', dies))
		expect((await rowsOf(house)).map(({ withheld, delivered }) => [withheld, delivered])).toEqual([
			['dead', false],
			[null, true],
		])
		expect(await days(house)).toEqual([])
		await sendIn(house, hour(today, '16:00'))
		expect(await listed(house, today)).toEqual([(await rowsOf(house))[1]?.id])
	})
})

describe('the time is told', () => {
	const said = { by: 'citizen', byName: '', words: '', kind: 'yes' } as const
	const purposesOf = async (house: House, person: PersonId) =>
		(await rowsOf(house))
			.filter((row) => row.person === person)
			.map(({ purpose, withheld }) => (withheld === null ? purpose : `${purpose} ${withheld}`))
	const agreed = async (house: House) => {
		await approve(house)
		await sendIn(house)
		return offerOf(house, await house.who(erna))
	}
	const choose = async (house: House, time: Instant | null, when: Instant) => {
		const offer = await offerOf(house, await house.who(erna))
		const chosen = time === null || offer.time === null ? null : { staff: offer.time.staff, from: time }
		const command = {
			...said,
			offer: offer.id,
			key: crypto.randomUUID(),
			time: chosen,
			recordedBy: house.coordinator,
			kept: house.municipal.municipality,
		}
		granted(await recordAnswer(house.db, when, command))
	}

	test('once: confirmed, changed, cancelled; and nothing when the letter had told it', async () => {
		const house = await inhabited()
		const { person, id } = await agreed(house)
		const { municipality } = house.municipal
		const run = async (minutes: number) => {
			await tellTimes(house.db, later(minutes), municipality)
			await tellTimes(house.db, later(minutes), municipality)
			await sendIn(house, later(minutes))
			return purposesOf(house, person)
		}
		await choose(house, null, later(1))
		expect(await run(2)).toEqual(['offer'])
		const [first, second] = [instantAt(day('2026-04-21'), clock('10:00')), instantAt(day('2026-04-22'), clock('11:00'))]
		await choose(house, first, later(3))
		expect(await run(4)).toEqual(['offer', 'change'])
		await choose(house, second, later(5))
		expect(await run(6)).toEqual(['offer', 'change', 'change'])
		const booking = (await offerOf(house, person)).booking
		granted(await releaseBooking(house.db, later(7), booking as never, 'Konsulenten er syg'))
		expect(await run(8)).toEqual(['offer', 'change', 'change', 'cancellation'])
		await choose(house, first, later(9))
		expect(await run(10)).toEqual(['offer', 'change', 'change', 'cancellation', 'confirmation'])
		expect((await offerOf(house, person)).id).toBe(id)
		expect((await rowsOf(house)).every(({ delivered }) => delivered)).toBe(true)
	})

	test('a time that was changed again before its letter went is never told', async () => {
		const house = await inhabited()
		const { person } = await agreed(house)
		const [first, second] = [instantAt(day('2026-04-21'), clock('10:00')), instantAt(day('2026-04-22'), clock('11:00'))]
		await choose(house, first, later(1))
		await tellTimes(house.db, later(2), house.municipal.municipality)
		await choose(house, second, later(3))
		await sendIn(house, later(4))
		expect(await purposesOf(house, person)).toEqual(['offer', 'confirmation time_changed'])
		await tellTimes(house.db, later(5), house.municipal.municipality)
		await sendIn(house, later(5))
		expect(await purposesOf(house, person)).toEqual(['offer', 'confirmation time_changed', 'confirmation'])
	})
})

test('a letter written goes to where the citizen lives when it goes', async () => {
	const house = await inhabited()
	const person = await house.who(erna)
	await optOut(house.db, at(), { person, until: null, askedBy: 'citizen', words: '', by: house.coordinator })
	await inTransaction(house.db, (tx) =>
		writeDown(tx, at(), house.municipal.municipality, { person, offer: null, purpose: 'goodbye', until: null }),
	)
	await house.load(today, line(erna, 'Erna', '', '17', { street: 'Nyvej', address_id: 'new home' }))
	await sendIn(house)
	const { rows } = await sql<{ to: string }>`select content ->> 'to' as to from offer.letter`.execute(house.db)
	expect(rows[0]?.to).toContain('Nyvej 17')
	expect(rows[0]?.to).not.toContain('Prøvevej')
})

describe('a couple told of one time', () => {
	const together = async (): Promise<House> => {
		const house = await inhabited()
		const { municipal } = house
		return { ...house, municipal: { ...municipal, municipality: { ...municipal.municipality, couples: 'together' } } }
	}
	const letters = async (house: House) =>
		(
			await sql<{ id: string; cpr: string; carried: string | null; both: boolean; delivered: boolean }>`
				select l.id, p.cpr, l.carried_by as carried, l.template = 'fixed-time-both' as both, l.delivered_at is not null as delivered
				from offer.letter l join population.person p on p.id = l.person where p.cpr in (${karl}, ${karla}) order by l.carried_by nulls first`.execute(
				house.db,
			)
		).rows
	/** Dies when the letter to both is on record and its file lies there. */
	const dying = (house: House): Partial<Post> => {
		const real = folderOutbox(house.municipal.outbox)
		let isToBoth = false
		return {
			press: async (municipality, sheet) => {
				isToBoth = sheet.letters.some((content) => content['to-both'] !== null)
				return press(municipality, sheet)
			},
			outbox: {
				...real,
				put: async (name, file) => {
					const put = await real.put(name, file)
					if (isToBoth) throw new Error('killed')
					return put
				},
			},
		}
	}

	test('gets one letter, on record for both', async () => {
		const house = await together()
		await approve(house)
		expect(await sendIn(house)).toMatchObject({ sent: 3 })
		const [one, other] = await letters(house)
		expect(one).toMatchObject({ carried: null, both: true, delivered: true })
		expect(other).toMatchObject({ carried: one?.id, delivered: true })
		expect((await filesOf(house)).filter((name) => name.startsWith('print/'))).toHaveLength(3)
		for (const cpr of [karl, karla])
			expect(await offerOf(house, await house.who(cpr))).toMatchObject({ madeOn: today, endedAt: null })
	})

	test('one of them dies before it is sent: the other gets a letter of their own', async () => {
		const house = await together()
		await approve(house)
		await sql`update population.person set status = 'dead', status_since = '2026-03-08' where cpr = ${karl}`.execute(
			house.db,
		)
		expect(await sendIn(house)).toMatchObject({ sent: 3, dropped: 1 })
		expect(await letters(house)).toMatchObject([{ cpr: karla, carried: null, both: false, delivered: true }])
	})

	test('one of them wants no contact after a crash: what was written to both never goes, and the other is written to alone', async () => {
		const house = await together()
		await approve(house)
		await expect(sendIn(house, at(), dying(house))).rejects.toThrow('killed')
		const before = await letters(house)
		expect(before).toHaveLength(2)
		const person = await house.who(karl)
		await optOut(house.db, at(), { person, until: null, askedBy: 'citizen', words: '', by: house.coordinator })
		await sendIn(house)
		const after = await letters(house)
		expect(after).toMatchObject([{ cpr: karla, carried: null, both: false, delivered: true }])
		expect((await filesOf(house)).join()).not.toContain(before[0]?.id)
		expect(await offerOf(house, person)).toMatchObject({ endedWords: 'opted_out', madeOn: null })
	})
})
