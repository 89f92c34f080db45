import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addShift } from '#booking/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { OfferId, PersonId } from '#kernel/ids.ts'
import { clock } from '#kernel/instant.ts'
import { approveBatch, optOut, recordAnswer, recordCall, takeBackOptOut } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import { jobs } from '../src/app.tsx'
import { at, type House, line, openHouse, propose, send, theNight, today } from './lives.ts'
import { isFullSize, sized } from './size.ts'
import { granted } from './story.ts'

const singles = sized('who live alone', 40, 140)
const couples = sized('couples', 8, 30)
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9))
/** The same lives for the same seed. */
const random = (() => {
	let state = seed
	return (): number => {
		state = (state + 0x6d2b79f5) | 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
	}
})()
const oneOf = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value

const happenings = [
	'dies',
	'moves',
	'disappears',
	'enters a care home',
	'is granted both helps',
	'gets protection',
	'is said to be dead',
	'is said to have moved',
	'wants no contact',
	'wants contact again',
] as const
type Happening = (typeof happenings)[number]
type Life = {
	readonly cpr: string
	readonly home: string
	readonly spouse: string
	person: PersonId
	columns: Record<string, string>
	readonly log: { readonly what: Happening; readonly on: Day }[]
}

const born = ['43', '43', '44', '42', '41', '40', '51', '46']
const lives: Life[] = []
const settle = (home: number, count: 1 | 2): void => {
	const cprs = Array.from({ length: count }, (_, second) => {
		const date = 61 + Math.floor(random() * 28)
		return `${date}0${oneOf([1, 2])}${oneOf(born)}${String(home * 2 + second).padStart(4, '0')}`
	})
	for (const [place, cpr] of cprs.entries())
		lives.push({
			cpr,
			home: String(home),
			spouse: cprs[1 - place] ?? '',
			person: '' as PersonId,
			columns: { digital_post: random() < 0.4 ? '1' : '0' },
			log: [],
		})
}
const rowOf = ({ cpr, spouse, home, columns }: Life): string =>
	line(cpr, `Navn ${cpr.slice(-4)}`, spouse, home, columns)

// ------------------------------------------- what happens, by the doors of the house

const inFile: Partial<Record<Happening, (on: Day) => Record<string, string>>> = {
	dies: (on) => ({ status: 'dead', status_since: on }),
	moves: (on) => ({ status: 'moved_out', status_since: on }),
	disappears: (on) => ({ status: 'disappeared', status_since: on }),
	'enters a care home': (on) => ({ residence: 'care_home', residence_since: on }),
	'is granted both helps': () => ({ practical_help: '1', personal_help: '1' }),
	'gets protection': () => ({ protected: '1' }),
}
const isGoneFromFile = ({ columns }: Life): boolean => columns.status !== undefined

/** Each of what may happen does, to the first to whom something happens, also where few live. */
const dealt: Happening[] = [...happenings, ...happenings]

const happen = async (house: House, on: Day, share: number): Promise<void> => {
	const { db, coordinator: by } = house
	const changed: Life[] = []
	for (const life of lives) {
		if (random() >= share || isGoneFromFile(life)) continue
		const what = dealt.pop() ?? oneOf(happenings)
		const { person } = life
		const file = inFile[what]
		const said = { person, key: crypto.randomUUID(), by, words: '' }
		if (file !== undefined) {
			life.columns = { ...life.columns, ...file(on) }
			changed.push(life)
		} else if (what === 'wants no contact')
			await optOut(db, at(on), { person, until: null, askedBy: 'citizen', words: '', by })
		else if (what === 'wants contact again') {
			if (!(await takeBackOptOut(db, at(on), { person, words: 'Ringede', by })).ok) continue
		} else if (
			!(await recordCall(db, at(on), { ...said, outcome: what === 'is said to be dead' ? 'dead' : 'moved' })).ok
		)
			continue
		life.log.push({ what, on })
	}
	if (changed.length > 0) await house.load(on, ...changed.map(rowOf))
}

const answer = async (house: House, on: Day): Promise<void> => {
	const { rows } = await sql<{ id: OfferId; timed: boolean }>`
		select id, booking is not null as timed from offer.offer where made_on is not null and ended_at is null order by id`.execute(
		house.db,
	)
	for (const { id, timed } of rows) {
		const drawn = random()
		const given = {
			offer: id,
			key: crypto.randomUUID(),
			by: 'citizen',
			byName: '',
			words: '',
			recordedBy: null,
		} as const
		if (drawn < 0.35 && timed) await recordAnswer(house.db, at(on), { ...given, kind: 'yes', time: null })
		else if (drawn < 0.5) await recordAnswer(house.db, at(on), { ...given, kind: 'no' })
	}
}

// ------------------------------------------- the oracle: told from what happened alone

const has = (life: Life, ...whats: Happening[]): boolean => life.log.some(({ what }) => whats.includes(what))
const wantsNoContact = (life: Life): boolean =>
	life.log.findLast(({ what }) => what === 'wants no contact' || what === 'wants contact again')?.what ===
	'wants no contact'
const spouseOf = (life: Life): Life | undefined => lives.find(({ cpr }) => cpr === life.spouse)

/** Why this letter, gone out just now, should not have; in this house nobody lets anything go by hand. */
const wrongs = (life: Life, purpose: string, isToBoth: boolean): string[] => {
	const asks = purpose === 'offer' || purpose === 'reminder'
	const spouse = spouseOf(life)
	const mourns = spouse !== undefined && has(spouse, 'dies')
	return Object.entries({
		'is gone': has(life, 'dies', 'moves', 'disappears', 'is said to be dead', 'is said to have moved'),
		'wants no contact': !['goodbye', 'milestone', 'day_before'].includes(purpose) && wantsNoContact(life),
		'wants contact, and is told goodbye': ['goodbye', 'milestone'].includes(purpose) && !wantsNoContact(life),
		'is excluded': (asks || purpose === 'milestone') && has(life, 'enters a care home', 'is granted both helps'),
		'is protected since': asks && has(life, 'gets protection'),
		mourns: (asks || purpose === 'milestone') && mourns,
		'is one of two of whom one must not be written to':
			isToBoth && spouse !== undefined && wrongs(spouse, purpose, false).length > 0,
	}).flatMap(([why, holds]) => (holds ? [why] : []))
}

type Gone = {
	readonly id: string
	readonly person: PersonId
	readonly purpose: string
	readonly both: boolean
	readonly own: boolean
	readonly channel: string
}
const lettersGone = async (db: Db): Promise<Gone[]> =>
	(
		await sql<Gone>`select id, person, purpose, channel, carried_by is null as own,
			coalesce(jsonb_typeof(content -> 'to-both') = 'array', false) as both
		from offer.letter where delivered_at is not null and withheld_at is null order by delivered_at, id`.execute(db)
	).rows

/** The days until something happens again on which somebody who said yes may be told of tomorrow's visit. */
const evesAfter = async (db: Db, on: Day): Promise<Day[]> => {
	const { rows } = await sql<{ visit: Day }>`select distinct starts_at::date as visit from offer.offer
		where ended_because = 'yes' and starts_at::date between ${addDays(on, 2)} and ${addDays(on, 5)} order by 1`.execute(
		db,
	)
	return rows.length === 0 ? [addDays(on, 1)] : rows.map(({ visit }) => addDays(visit, -1))
}

test(`${singles + 2 * couples} lives through the house: not one letter to anybody who must not be contacted`, async () => {
	console.log(`seed ${seed}`)
	const opened = await openHouse('soroe')
	const municipality = {
		...opened.municipal.municipality,
		...{ couples: 'together' as const, milestoneLetters: true, nemSms: true, batchLimit: 300 },
	}
	const house: House = { ...opened, municipal: { ...opened.municipal, municipality } }
	const { db, coordinator } = house
	for (const name of isFullSize ? ['Tove', 'Troels', 'Trine'] : []) {
		const details = {
			name,
			email: `${name.toLowerCase()}@example.invalid`,
			roles: ['consultant'] as const,
			profession: null,
		}
		const more = { authorisationId: null, login: null, activeFrom: day('2025-01-01') }
		const { id } = granted(await addStaff(db, at(), null, { ...details, roles: [...details.roles], ...more }))
		const hours = {
			from: clock('09:00'),
			to: clock('15:00'),
			weeks: 'every',
			validFrom: day('2026-01-01'),
			validTo: null,
		} as const
		for (const weekday of [1, 2, 3, 4, 5]) await addShift(db, at(), id, { ...hours, weekday }, null)
	}
	for (let home = 1; home <= singles; home++) settle(home, 1)
	for (let home = singles + 1; home <= singles + couples; home++) settle(home, 2)
	await house.load(today, ...lives.map(rowOf))
	for (const life of lives) life.person = await house.who(life.cpr)
	const byPerson = new Map(lives.map((life) => [life.person, life]))

	const seen = new Set<string>()
	const count: Record<string, number> = {}
	const look = async (on: Day): Promise<void> => {
		for (const letter of await lettersGone(db)) {
			if (seen.has(letter.id)) continue
			seen.add(letter.id)
			count[letter.purpose] = (count[letter.purpose] ?? 0) + 1
			const life = byPerson.get(letter.person)
			if (life === undefined) throw new Error('a letter to somebody else')
			expect(
				wrongs(life, letter.purpose, letter.both),
				`seed ${seed}, ${on}: ${letter.purpose} to ${life.cpr}`,
			).toEqual([])
		}
	}
	const go = async (on: Day): Promise<void> => {
		await send(house, on)
		await look(on)
	}

	await theNight(house.municipal, at(), today)
	const batch = await propose(house)
	const proposed = await sql<{ person: PersonId; shared: boolean }>`
		select person, count(*) over (partition by staff, starts_at) > 1 as shared from offer.offer`.execute(db)
	expect(proposed.rows).toHaveLength(lives.length)
	expect(proposed.rows.filter(({ shared }) => shared).length).toBeGreaterThan(couples)

	await happen(house, addDays(today, 1), 0.25)
	granted(await approveBatch(db, at(addDays(today, 1)), municipality, { batch, by: coordinator }, async () => {}))
	await happen(house, addDays(today, 2), 0.25)
	await go(addDays(today, 2))
	const untouched = lives.filter((life) => life.log.length === 0 && (spouseOf(life)?.log ?? []).length === 0)
	const { rows: made } = await sql<{ person: PersonId }>`
		select person from offer.letter where purpose = 'offer' and delivered_at is not null`.execute(db)
	const reached = new Set(made.map(({ person }) => person))
	expect(untouched.length).toBeGreaterThan(lives.length / 8)
	expect(untouched.filter(({ person }) => !reached.has(person)).map(({ cpr }) => cpr)).toEqual([])

	for (const [step, after] of [3, 8, 13, 18, 23, 28, 33, 38].entries()) {
		const on = addDays(today, after)
		await happen(house, on, 0.05)
		if (step < (isFullSize ? 3 : 2)) await answer(house, on)
		if (step % 2 === 1) await theNight(house.municipal, at(on), on)
		await go(on)
		for (const eve of await evesAfter(db, on)) {
			await jobs.find(({ queue }) => queue === 'day-before')?.run(house.municipal, at(eve), eve)
			await go(eve)
		}
	}

	const outside = (await readdir(house.municipal.outbox, { recursive: true })).filter((name) =>
		/^(print|digital-post)\/[^/]+\.(pdf|xml)$/.test(name),
	)
	const inside = (await lettersGone(db))
		.filter(({ own }) => own)
		.map(({ id, channel }) => (channel === 'paper' ? `print/${id}.pdf` : `digital-post/${id}.xml`))
	expect(outside.toSorted()).toEqual(inside.toSorted())
	const { rows: stopped } = await sql<{ because: string; times: number }>`
		select because, count(*) as times from (
			select ended_words as because from offer.offer where ended_because = 'dropped'
			union all select held_because from offer.offer where held_because is not null
			union all select held_because from offer.letter where held_because is not null
			union all select withheld_because from offer.letter where withheld_at is not null) stopped group by because order by 2 desc`.execute(
		db,
	)
	console.log(
		JSON.stringify({
			letters: count,
			happened: lives.flatMap(({ log }) => log).length,
			stopped: Object.fromEntries(stopped.map(({ because, times }) => [because, times])),
		}),
	)
	expect(Object.keys(count)).toEqual(expect.arrayContaining(['offer', 'reminder', 'goodbye', 'day_before']))

	const dead = lives.find((life) => has(life, 'dies'))
	await sql`insert into offer.letter (person, purpose, dated, written_at, template, language, channel, content, delivered_at)
		values (${dead?.person ?? null}, 'milestone', ${today}, ${at()}, 'milestone', 'da', 'paper', '{}', ${at()})`.execute(
		db,
	)
	await expect(look(today), 'a planted letter to somebody dead is seen').rejects.toThrow('milestone to')
}, 600_000)
