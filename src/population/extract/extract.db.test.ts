import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { extractOf, type Registered, recordsOf, writeExtract } from '../../../test/extract-writer.ts'
import { findByCpr, lifeEventsOf, populationNight, searchCitizens } from '../actions.ts'
import { cancelImport, commitImport, reviewRows } from '../import/import-actions.ts'
import type { Counts } from '../import/import-review.ts'
import { takeIn } from '../import/intake-actions.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const today = day('2026-03-09')
const none: Counts = { new: 0, changed: 0, unchanged: 0, gone: 0, rejected: 0, leftOut: 0 }

type File = { readonly file: string; readonly bytes: Uint8Array }
async function* parts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	for (let from = 0; from < bytes.length; from += 1000) yield bytes.subarray(from, from + 1000)
}
const stage = async (db: Db, files: readonly File[], kommuneCode: string, on = today, whole = false) => {
	const sources = files.map(({ file, bytes }) => ({ file, bytes: parts(bytes) }))
	return (await takeIn(db, at, { sources, kommuneCode, on, by: null, whole })).staged
}
const take = async (db: Db, files: readonly File[], kommuneCode: string, on = today, whole = false) => {
	const staged = await stage(db, files, kommuneCode, on, whole)
	const done = await commitImport(db, at, staged.id, null)
	if (!done.ok) throw new Error(`${done.why}: ${JSON.stringify(await reviewRows(db, staged.id, 'rejected', 5, 0))}`)
	return done.value
}

/** Everything that extracts tell, without what differs from one filling of a register to the next. */
const registerOf = async (db: Db) => ({
	persons: (
		await sql`select p.cpr, born_on, sex, given_names, surname, status, status_since, resident_since, civil_status, spouse_cpr,
				protected, protected_from, protected_until, a.key from population.person p
			left join population.address a on a.id = p.address order by p.cpr`.execute(db)
	).rows,
	events: (
		await sql`select p.cpr, e.kind, e.happened_on, e.source, e.details from population.life_event e
			join population.person p on p.id = e.person order by 1, 2, 3`.execute(db)
	).rows,
	former: (
		await sql`select f.cpr, f.until, p.cpr as now from population.former_number f
			join population.person p on p.id = f.person order by 1`.execute(db)
	).rows,
})

const folder = join(process.env.EXAMPLES ?? '../shared/examples/assess', '../cpr/persons')
const examples: readonly File[] = globSync(join(folder, '*.txt'))
	.sort()
	.map((path) => ({ file: basename(path), bytes: readFileSync(path) }))
if (examples.length === 0)
	process.stderr.write(`SKIPPED: the CPR office’s own examples, because ${folder} is not there (set EXAMPLES).\n`)

describe.skipIf(examples.length === 0)('the CPR office’s own examples', () => {
	let db: Db
	const made = day('2001-11-12')
	beforeAll(async () => {
		db = await freshDatabase()
	})

	test('are read as one import; who lives elsewhere is left out; the second time nothing changes', async () => {
		expect(examples).toHaveLength(40)
		const staged = await stage(db, examples, '851', made)
		expect(staged.counts).toEqual({ ...none, new: 35, leftOut: 3 })
		expect(staged.noted.filter(({ en }) => en.includes('several of the files'))).toHaveLength(2)
		expect(
			(await reviewRows(db, staged.id, 'leftOut', 9, 0)).map(({ file, reasons }) => [file, reasons[0]?.en]),
		).toEqual([
			['PNR_0101520013.txt', 'the number was replaced by another, and neither is in the register'],
			['PNR_0701614038.txt', 'lives in another municipality and is not in the register'],
			['PNR_0702614147.txt', 'lives in another municipality and is not in the register'],
		])
		expect((await commitImport(db, at, staged.id, null)).ok).toBe(true)
		expect(await take(db, examples, '851', made)).toEqual({ ...none, unchanged: 35, leftOut: 3 })
	})

	test('are in the register as they stand there', async () => {
		const of = (cpr: string) => findByCpr(db, cpr)
		const lise = await of('0901414084')
		expect(lise).toMatchObject({ status: 'dead', statusSince: '1961-03-13' })
		const kaj = await of('0905414143')
		expect(kaj).toMatchObject({
			status: 'resident',
			civilStatus: 'widowed',
			spouse: lise?.id,
			residentSince: '1998-02-28',
		})
		expect(kaj?.address).toMatchObject({ street: 'Egemarksvej', houseNumber: '3', floorDoor: '5. th' })
		expect((await lifeEventsOf(db, [kaj!.id])).get(kaj!.id)).toMatchObject([{ kind: 'spouse_died', on: '1961-03-13' }])
		expect(await of('2802363039')).toMatchObject({ protected: false }) // ran out in February 2001
		expect(await of('3112420028')).toMatchObject({ protected: false }) // from advertisers, directories and research only
		expect(await of('0709614118')).toMatchObject({ protected: true }) // to 2 November 2003
		expect(await of('0709614738')).toMatchObject({ status: 'emigrated', statusSince: '1997-09-09', address: null })
		expect(await of('0101980014')).toMatchObject({ status: 'dead', statusSince: '2000-06-30' })
		expect(await of('3012995007')).toMatchObject({ bornOn: '1899-12-30', status: 'resident' })
		expect((await of('0708614246'))?.cpr).toBe('0307610078') // the number from before
		expect((await searchCitizens(db, '070861-4246')).map(({ cpr }) => cpr)).toEqual(['0307610078'])
	})

	test('protection ends in the night after its last day', async () => {
		const isProtected = async () => (await findByCpr(db, '0709614118'))?.protected
		await populationNight(db, at, day('2003-11-02'))
		expect(await isProtected()).toBe(true)
		await populationNight(db, at, day('2003-11-03'))
		expect(await isProtected()).toBe(false)
	})

	test('one file at a time, the last first, gives the same register', async () => {
		const [together, apart] = [await freshDatabase(), await freshDatabase()]
		await take(together, examples, '851', made)
		for (const file of examples.toReversed()) await take(apart, [file], '851', made)
		expect(await registerOf(apart)).toEqual(await registerOf(together))
	})
})

const kommuneCode = '340'
const home = {
	municipality: '0340',
	streetCode: '0100',
	street: 'Storgade',
	houseNumber: '4',
	floor: '01',
	door: 'tv',
	postalCode: '4180',
	town: 'Sorø',
	movedIn: day('2010-01-01'),
	arrived: day('1990-05-01'),
}
const anna: Registered = {
	number: '6103480002',
	status: '01',
	statusSince: null,
	sex: 'K',
	bornOn: day('1948-03-01'),
	names: { given: 'Anna', middle: '', last: 'Prøve', since: day('1970-01-01') },
	home,
	civil: { code: 'G', spouse: '6203480001', since: day('1975-06-01') },
	protections: [],
}
const otto: Registered = {
	...anna,
	number: '6203480001',
	sex: 'M',
	bornOn: day('1948-03-02'),
	names: { ...anna.names, given: 'Otto' },
	civil: { ...anna.civil, spouse: anna.number },
}
const dead = (person: Registered, on: Day): Registered => ({
	...person,
	status: '90',
	statusSince: on,
	home: null,
	civil: { ...person.civil, code: 'D', since: on },
})
const widowed = (person: Registered, on: Day): Registered => ({
	...person,
	civil: { ...person.civil, code: 'E', since: on },
})
const madeOn = (on: string, ...persons: readonly Registered[]): File[] => [
	{ file: `${on}.txt`, bytes: writeExtract(persons, { task: '110901', on: day(on), previous: null }) },
]
const eventsOf = async (db: Db, cpr: string) => {
	const person = await findByCpr(db, cpr)
	return (person && (await lifeEventsOf(db, [person.id])).get(person.id)) ?? []
}

describe('an extract of changes', () => {
	let db: Db
	beforeAll(async () => {
		db = await freshDatabase()
		expect(await take(db, madeOn('2026-03-01', anna, otto), kommuneCode)).toEqual({ ...none, new: 2 })
	})

	test('says nothing of those who are not in it', async () =>
		expect(await take(db, madeOn('2026-03-02', anna), kommuneCode)).toEqual({ ...none, unchanged: 1 }))

	test('of a death tells it to the one left behind, on its day and once, whichever of them comes first', async () => {
		await take(db, madeOn('2026-03-05', widowed(anna, day('2026-03-03'))), kommuneCode)
		await take(db, madeOn('2026-03-06', dead(otto, day('2026-03-03'))), kommuneCode)
		expect(await eventsOf(db, anna.number)).toMatchObject([
			{ kind: 'spouse_died', on: '2026-03-03', source: 'register' },
		])
		expect(await findByCpr(db, anna.number)).toMatchObject({ civilStatus: 'widowed', livesAlone: true })
		expect(await findByCpr(db, otto.number)).toMatchObject({ status: 'dead', statusSince: '2026-03-03' })
	})

	test('that is older than what the register knows takes nothing back', async () => {
		const older = madeOn('2026-03-04', { ...anna, names: { ...anna.names, last: 'Gammel' } }, otto)
		expect(await take(db, older, kommuneCode)).toEqual({ ...none, unchanged: 2 })
		expect(await findByCpr(db, anna.number)).toMatchObject({ surname: 'Prøve', civilStatus: 'widowed' })
	})

	test('of protection protects from the day it is known', async () => {
		const protections = [{ kind: '0001', from: day('2026-03-07'), until: day('2026-12-31') }]
		await take(db, madeOn('2026-03-07', { ...widowed(anna, day('2026-03-03')), protections }), kommuneCode)
		expect(await findByCpr(db, anna.number)).toMatchObject({ protected: true })
		expect(await eventsOf(db, anna.number)).toContainEqual({
			kind: 'protected',
			on: '2026-03-07',
			source: 'register',
			details: {},
		})
	})

	test('of a move tells it; who comes back has moved in', async () => {
		const away = { ...home, municipality: '0101', arrived: day('2026-03-08') }
		await take(db, madeOn('2026-03-08', { ...widowed(anna, day('2026-03-03')), home: away }), kommuneCode)
		expect(await findByCpr(db, anna.number)).toMatchObject({ status: 'moved_out', statusSince: '2026-03-08' })
		const back = { ...home, arrived: day('2026-03-09') }
		await take(db, madeOn('2026-03-09', { ...widowed(anna, day('2026-03-03')), home: back }), kommuneCode)
		expect(await findByCpr(db, anna.number)).toMatchObject({ status: 'resident', residentSince: '2026-03-09' })
		const kinds = (await eventsOf(db, anna.number)).map(({ kind, on }) => `${kind} ${on}`)
		expect(kinds).toContain('moved_out 2026-03-08')
		expect(kinds).toContain('moved_in 2026-03-09')
	})

	test('of kinds of records that nobody knows counts and keeps them, for a quarter of a year', async () => {
		const bytes = extractOf([...recordsOf(anna, today), `077${anna.number}hvad`], {
			task: '110901',
			on: today,
			previous: null,
		})
		const staged = await stage(db, [{ file: 'ny.txt', bytes }], kommuneCode)
		expect(staged.unread).toEqual({ '077': 1 })
		const kept = async () => (await sql`select record from population.unread_record`.execute(db)).rows.length
		expect(await kept()).toBe(1)
		await cancelImport(db, at, staged.id, null)
		await populationNight(db, instant('2026-07-01T02:00:00+02:00'), day('2026-07-01'))
		expect(await kept()).toBe(0)
	})
})

test('days of changes in any order give the same register', async () => {
	const first = madeOn('2026-03-01', anna, otto)
	const days = [
		madeOn('2026-03-03', { ...anna, names: { ...anna.names, last: 'Nyt' } }),
		madeOn(
			'2026-03-05',
			dead(otto, day('2026-03-04')),
			widowed({ ...anna, names: { ...anna.names, last: 'Nyt' } }, day('2026-03-04')),
		),
		madeOn('2026-03-07', widowed({ ...anna, names: { ...anna.names, last: 'Igen' } }, day('2026-03-04'))),
	]
	const registers = []
	for (const order of [
		[0, 1, 2],
		[2, 1, 0],
		[1, 2, 0],
	]) {
		const db = await freshDatabase()
		await take(db, first, kommuneCode)
		for (const place of order) await take(db, days[place] ?? [], kommuneCode)
		registers.push(await registerOf(db))
	}
	expect(registers[1]).toEqual(registers[0])
	expect(registers[2]).toEqual(registers[0])
})

describe('a new number', () => {
	const now = '6103480010'
	const formerly = { number: anna.number, until: day('2026-03-05') }
	const replaced: Registered = { ...anna, status: '60', statusSince: day('2026-03-05'), home: null, replacedBy: now }

	test('stays with the citizen, who is found by the old one too; husband or wife follow', async () => {
		const db = await freshDatabase()
		await take(db, madeOn('2026-03-01', anna, otto), kommuneCode)
		const before = await findByCpr(db, anna.number)
		const changed = madeOn('2026-03-05', replaced, { ...anna, number: now, formerly })
		expect(await take(db, changed, kommuneCode)).toEqual({ ...none, changed: 1 })
		const after = await findByCpr(db, now)
		expect(after?.id).toBe(before?.id)
		expect((await findByCpr(db, anna.number))?.id).toBe(before?.id)
		expect((await findByCpr(db, otto.number))?.spouse).toBe(before?.id)
		expect(await take(db, changed, kommuneCode)).toEqual({ ...none, unchanged: 1 })
		// what is told under the old number later is told of the same citizen
		expect(await take(db, madeOn('2026-03-04', anna, otto), kommuneCode)).toEqual({ ...none, unchanged: 2 })
		await take(db, madeOn('2026-03-08', dead({ ...anna, number: now }, day('2026-03-07'))), kommuneCode)
		expect(await eventsOf(db, otto.number)).toMatchObject([{ kind: 'spouse_died', on: '2026-03-07' }])
	})

	test('that only the old number’s record tells of is enough', async () => {
		const db = await freshDatabase()
		await take(db, madeOn('2026-03-01', anna), kommuneCode)
		expect(await take(db, madeOn('2026-03-05', replaced), kommuneCode)).toEqual({ ...none, changed: 1 })
		expect(await findByCpr(db, now)).toMatchObject({ surname: 'Prøve', status: 'resident' })
	})

	test('where the register has both as two citizens leaves them, and says that a person is to merge them', async () => {
		const db = await freshDatabase()
		await take(
			db,
			madeOn('2026-03-01', anna, { ...anna, number: now, civil: { code: 'U', spouse: null, since: null } }),
			kommuneCode,
		)
		const renamed = { ...anna, number: now, formerly, names: { ...anna.names, last: 'Nyt' } }
		const staged = await stage(db, madeOn('2026-03-05', renamed), kommuneCode)
		expect(staged.counts).toEqual({ ...none, changed: 1, leftOut: 1 })
		const [row] = await reviewRows(db, staged.id, 'leftOut', 5, 0)
		expect(row?.reasons[0]?.en).toContain('to be merged by a member of staff')
		expect((await commitImport(db, at, staged.id, null)).ok).toBe(true)
		expect((await findByCpr(db, now))?.surname).toBe('Nyt')
		expect((await findByCpr(db, anna.number))?.surname).toBe('Prøve')
	})
})

test('a file that is not whole changes nothing, and neither do the sound ones beside it', async () => {
	const db = await freshDatabase()
	const [good] = madeOn('2026-03-01', anna)
	const [cut] = madeOn('2026-03-01', otto)
	const staged = await stage(db, [good!, { file: 'afbrudt.txt', bytes: cut!.bytes.subarray(0, 600) }], kommuneCode)
	expect(staged.counts).toEqual({ ...none, rejected: 1 })
	expect(await reviewRows(db, staged.id, 'rejected', 5, 0)).toMatchObject([{ file: 'afbrudt.txt' }])
	expect(await commitImport(db, at, staged.id, null)).toEqual({ ok: false, why: 'rows_rejected' })
	expect(await findByCpr(db, anna.number)).toBeNull()
})

test('a dwelling that another file named by an id of its own is the same dwelling', async () => {
	const db = await freshDatabase()
	const csv = `person_id;status;given_names;surname;resident_since;street;house_number;floor_door;postal_code;town;address_id
${otto.number};resident;Otto;Prøve;1990-05-01;Storgade;4;1 TV;4180;Sorø;A1`
	await take(db, [{ file: 'register.csv', bytes: Buffer.from(csv) }], kommuneCode)
	await take(db, madeOn('2026-03-01', anna), kommuneCode)
	expect(await findByCpr(db, otto.number)).toMatchObject({ livesAlone: false })
})

describe('a list of help', () => {
	let db: Db
	const list = (...lines: string[]): File[] => [
		{
			file: 'hjaelp.csv',
			bytes: Buffer.from(['cpr;praktisk hjælp;praktisk hjælp siden;personlig hjælp;sygepleje', ...lines].join('\n')),
		},
	]
	beforeAll(async () => {
		db = await freshDatabase()
		await take(db, madeOn('2026-03-01', anna, otto), kommuneCode)
	})

	test('tells what began, each day once; who is not in the register is left out', async () => {
		const given = list(`${anna.number};ja;2026-03-02;nej;nej`, `${otto.number};ja;;nej;ja`, '6103500000;ja;;nej;nej')
		expect(await take(db, given, kommuneCode)).toEqual({ ...none, changed: 2, leftOut: 1 })
		expect(await eventsOf(db, anna.number)).toEqual([
			{ kind: 'help_granted', on: '2026-03-02', source: 'care_system', details: { help: 'practical' } },
		])
		expect(await eventsOf(db, otto.number)).toMatchObject([
			{ kind: 'help_granted', on: today, details: { help: ['nursing', 'practical'] } },
		])
		expect(await take(db, given, kommuneCode)).toEqual({ ...none, unchanged: 2, leftOut: 1 })
	})

	test('that is whole ends the help of those who are not on it', async () => {
		const on = day('2026-03-20')
		const rest = list(`${anna.number};ja;2026-03-02;nej;nej`)
		expect(await take(db, rest, kommuneCode, on)).toEqual({ ...none, unchanged: 1 })
		expect(await take(db, rest, kommuneCode, on, true)).toEqual({ ...none, unchanged: 1, changed: 1 })
		expect(await findByCpr(db, otto.number)).toMatchObject({ help: { practical: false, nursing: false } })
		expect(await eventsOf(db, otto.number)).toContainEqual({
			kind: 'help_ended',
			on,
			source: 'care_system',
			details: { help: ['nursing', 'practical'] },
		})
	})
})
