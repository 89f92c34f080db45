import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readPdf } from '#platform/letters/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { registerWords } from '#population/record.ts'
import { journalsKept } from '#visit/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { type Life, personOf, plantGround, plantLife, plants, staffMember } from '../../../test/two-lives.ts'
import type { PersonRecord } from './record.ts'
import { recordOf } from './record-actions.ts'
import { recordPdf } from './record-transport.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const life: Life = { end: '2', cpr: '6203480001', words: 'solsort' }
const person = personOf(life)
const namesake = 'a0000000-0000-4000-8000-0000000000ab'
const wordsOf = (table: string): string => `ord${plants.findIndex(([name]) => name === table)}fugl`

/** Rows that are about a citizen and say nothing of their own, or nothing that may be said; each with why. */
const notTold: Readonly<Record<string, string>> = {
	'population.unfollowed': 'a queue that is empty within minutes; what follows stands in the record',
	'population.unlooked': 'the same',
	'inquiry.referral_sender': 'somebody else, who has not agreed to be named',
	'offer.wrong_code': 'told as an attempt; what was hashed of the visitor is somebody else’s',
	'offer.answer_pass': 'told as an opening; the token is a key',
	'visit.sealing_key': 'a key of the server’s; about nobody',
	'visit.entry': 'what was typed on the way to a note: the signed note holds it, and a draft is told to exist',
	'visit.saved_draft': 'versions of a draft: the draft is told to exist, and nothing more',
	'access.citizen_session': 'told as a login; the token is a key',
	'desk.seen_notice': 'told as seen, in words of the notice’s kind',
}
/** Told in other words than those planted: codes, numbers, days. */
const inOtherWords: Readonly<Record<string, RegExp>> = {
	'inquiry.preventive_case': /Forløb åbnet/,
	'inquiry.screening': /Udskrivningen blev lagt frem/,
	'booking.booking': /Sat i kalenderen/,
	'offer.left_out': /Ikke med i en udsendelse breve/,
	'offer.code': /Fik en kode til svarsiden/,
	'offer.seat': /Møde/,
	'offer.answer_pass': /Svarsiden blev åbnet/,
	'offer.wrong_code': /Koden blev prøvet forgæves/,
	'visit.visit': /Om besøget/,
	'visit.acceptance': /Sagde ja, da jeg kom/,
	'eligibility.stance': /Vurderet efter kvalitetsstandarden/,
	'eligibility.debt': /Tilbuddet blev ikke givet i tide/,
	'booking.call_owed': /[Rr]ing|[Oo]pkald/,
	'visit.taken_along': /Dagens besøg blev taget med på en enhed/,
	'visit.visit_along': /Dagens besøg blev taget med på en enhed/,
	'visit.journal_erasure': /Journalen er slettet/,
	'visit.warning_review': /[Hh]und|[Gg]ælder|[Ss]tadig/,
	'followup.sharing_consent': /sagde ja til at dele/,
	'access.citizen_session': /Loggede ind på Min side/,
	'desk.seen_notice': /seen|Set|set/,
	'population.former_number': /Tidligere CPR-nummer/,
	'population.person': /Anna/,
}

let db: Db
let record: PersonRecord
let written: string
const municipality = async () => {
	const [one] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'], 'http://localhost:3000')
	if (one === undefined) throw new Error('no municipality')
	return one
}

beforeAll(async () => {
	db = await freshDatabase()
	await plantGround(db)
	await plantLife(db, life)
	// every table with words of its own: what was planted alike is told apart
	for (const [table] of plants) {
		const { rows } = await sql<{ name: string; kind: string }>`
			select column_name as name, data_type as kind from information_schema.columns
			where table_schema || '.' || table_name = ${table} and is_generated = 'NEVER' and data_type in ('text', 'jsonb')`.execute(
			db,
		)
		await sql`alter table ${sql.table(table)} disable trigger all`.execute(db)
		for (const { name, kind } of rows)
			await sql`update ${sql.table(table)} set ${sql.ref(name)} =
				replace(${sql.ref(name)}::text, ${life.words}, ${wordsOf(table)})::${sql.raw(kind)}
				where ${sql.ref(name)}::text like ${`%${life.words}%`}`.execute(db)
		await sql`alter table ${sql.table(table)} enable trigger all`.execute(db)
	}
	await sql`insert into access.read_entry (at, staff, person, what) values (${at}, ${staffMember}, ${person}, 'søgning')`.execute(
		db,
	)
	await sql`insert into access.staff (id, name, email, roles, profession, active_from)
		values (${namesake}, 'Vibeke Vikar', 'namesake@example.dk', array['consultant'], 'physiotherapist', '2000-01-01')`.execute(
		db,
	)
	await sql`insert into access.read_entry (at, staff, person, what) values (${at}, ${namesake}, ${person}, 'kort')`.execute(
		db,
	)
	const found = await recordOf(db, at, await municipality(), person, [])
	if (found === null) throw new Error('there is no such citizen')
	record = found
	written = JSON.stringify(record)
})

describe('the record', () => {
	test.each(plants.map(([table]) => table))('tells what %s holds, or says why it does not', (table) => {
		if (inOtherWords[table] !== undefined) expect(written).toMatch(inOtherWords[table])
		else if (notTold[table] === undefined) expect(written).toContain(wordsOf(table))
		if (notTold[table] !== undefined) expect(written).not.toContain(wordsOf(table))
	})

	test('tells every column of the register, but those made from others, or keys', async () => {
		const madeFromOthers = ['id', 'sort_key', 'search_name', 'described_on', 'address', 'spouse_cpr']
		const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
			where table_schema = 'population' and table_name = 'person'`.execute(db)
		const told = [...Object.keys(registerWords), ...madeFromOthers]
		expect(rows.map(({ name }) => name).filter((name) => !told.includes(name))).toEqual([])
	})

	test('says who looked, and numbers its lines through', () => {
		const looked = record.sections.find(({ code }) => code === 'looked')
		expect(looked?.lines.some(({ what, who }) => what === 'søgning' && who === 'Vibeke Vikar, nurse')).toBe(true)
		const numbers = record.sections.flatMap(({ lines }) => lines.map(({ number }) => number))
		expect(numbers).toEqual(numbers.map((_, place) => place + 1))
	})

	test('says that the page of a visit was opened, and not that the day was taken along', async () => {
		const byPage = 'b0000000-0000-4000-8000-0000000000ab'
		await sql`insert into visit.taken_along (id, staff, sealing_key, hash, taken_at, delivers_until)
			select ${byPage}, staff, sealing_key, 'by its page', '2003-03-02T10:00:00Z', delivers_until from visit.taken_along`.execute(
			db,
		)
		await sql`insert into visit.visit_along (taken_along, ref, person, visit, booking, version)
			select ${byPage}, 'visit:' || visit, person, visit, null, 0 from visit.visit_along`.execute(db)
		const found = await recordOf(db, at, await municipality(), person, [])
		const said = (found?.sections ?? []).flatMap(({ lines }) => lines.map(({ what }) => what))
		expect(said.filter((what) => what.endsWith('på en enhed')).toSorted()).toEqual([
			'Besøgets side blev åbnet på en enhed',
			'Dagens besøg blev taget med på en enhed',
		])
	})

	test('gives nobody the profession of a namesake', () => {
		const lines = record.sections.flatMap(({ code, lines }) => lines.map((line) => ({ code, ...line })))
		expect(lines.find(({ what }) => what === 'kort')?.who).toBe('Vibeke Vikar, physiotherapist')
		const elsewhere = lines.filter(({ code, who }) => code !== 'looked' && who?.startsWith('Vibeke Vikar'))
		expect(elsewhere.length).toBeGreaterThan(0)
		expect(new Set(elsewhere.map(({ who }) => who))).toEqual(new Set(['Vibeke Vikar']))
	})

	test('is kept for as long as the page on which it is erased says', async () => {
		const one = await municipality()
		const years = async (keepYears: number) => (await recordOf(db, at, { ...one, keepYears }, person, []))?.keptYears
		const journalOf = await journalsKept(db, [person], 5)
		expect([await years(5), await years(31)]).toEqual([journalOf(person).years, 31])
		expect(journalOf(person).authors.length).toBeGreaterThan(0)
	})

	test('leaves the sender of a concern out, and marks the place with the law', () => {
		expect(written).not.toContain('Datter')
		const marks = record.sections.flatMap(({ lines }) => lines.flatMap(({ leftOut }) => leftOut))
		expect(marks.find(({ what }) => what === 'hvem der henvendte sig')).toMatchObject({
			because: 'another_person',
			says: 'udeladt: oplysning om en anden person',
			law: expect.stringContaining('§ 22'),
		})
	})
})

const withWords = (words: string): PersonRecord => ({
	...record,
	sections: record.sections.map((section, place) =>
		place > 0
			? section
			: {
					...section,
					lines: [
						{
							number: 1,
							on: day('2026-03-09'),
							at,
							what: 'Notat',
							who: null,
							words,
							details: [],
							leftOut: [],
							struck: true,
						},
					],
				},
	),
})

describe('the file', () => {
	const set = async (one: PersonRecord): Promise<Uint8Array> => {
		const pdf = await recordPdf(one)
		if (!pdf.ok) throw new Error(`${pdf.why}: ${pdf.detail}`)
		return pdf.value
	}
	const textOf = (pdf: Uint8Array): string =>
		readPdf(pdf)
			.flatMap(({ lines }) => lines.map(({ text }) => text))
			.join(' ')

	test('is a tagged PDF/UA-1 with contents, headings and page numbers, and always the same bytes', async () => {
		const pdf = await set(record)
		const raw = Buffer.from(pdf).toString('latin1')
		expect(raw).toContain('pdfuaid:part')
		for (const tag of ['/StructTreeRoot', '/MarkInfo', '/Lang (da', '/TOC', '/H1']) expect(raw, tag).toContain(tag)
		expect(textOf(pdf)).toContain('Side')
		expect(textOf(pdf)).toMatch(/Hvad er udeladt/)
		expect(Buffer.from(await set(record)).equals(Buffer.from(pdf))).toBe(true)
	})

	test('takes 100,000 signs, pictures, words from the right and signs that no font has', async () => {
		const long = 'Vi talte om haven, trappen og børnebørnene. '.repeat(2300)
		const pdf = await set(withWords(`${long}\n😀 👵🏼 👨‍👩‍👧 ❤️ 🇩🇰\nمرحبا كيف حالك اليوم\nשלום וברכה\n伟 \u0000ok`))
		expect(readPdf(pdf).length).toBeGreaterThan(20)
		expect(textOf(pdf)).toContain('[U+4F1F]')
	})

	test.each(['\u202e', '\u202b', '\u2067'])(
		'lets no %o turn an entry around: the sign is written out',
		async (turn) => {
			const number = `[U+${turn.charCodeAt(0).toString(16).toUpperCase()}]`
			expect(textOf(await set(withWords(`Vi talte ${turn}om haven.`)))).toContain(`Vi talte ${number}om haven.`)
		},
	)

	test('keeps a word of 300,000 signs on its pages, and pages go on being answered meanwhile', async () => {
		let turns = 0
		const answering = setInterval(() => (turns += 1), 5)
		const pdf = await set(withWords('aB3x'.repeat(75_000)))
		clearInterval(answering)
		expect(turns, 'turns of the loop while it was set').toBeGreaterThan(15)
		const sides = readPdf(pdf)
		expect(Math.max(...sides.flatMap(({ lines }) => lines.map(({ right }) => right)))).toBeLessThan(210)
		expect(
			sides
				.flatMap(({ lines }) => lines.map(({ text }) => text))
				.join('')
				.replaceAll(/[^aB3x]/gu, '').length,
		).toBeGreaterThan(299_000)
	})

	test('takes hundreds of notes', async () => {
		const [register] = record.sections
		const line = withWords('Vi talte om trappen.').sections[0]?.lines[0]
		if (register === undefined || line === undefined) throw new Error('no line')
		const many = { ...register, lines: Array.from({ length: 400 }, (_, place) => ({ ...line, number: place + 1 })) }
		expect(readPdf(await set({ ...record, sections: [many] })).length).toBeGreaterThan(10)
	})

	test('parts no short entry between two pages', async () => {
		const [register] = record.sections
		const line = withWords('').sections[0]?.lines[0]
		if (register === undefined || line === undefined) throw new Error('no line')
		const details = ['Grund', 'Måde', 'Varighed', 'Svarfrist'].map((label) => ({ label, words: `${label} står her` }))
		const lines = Array.from({ length: 60 }, (_, place) => ({
			...line,
			...{ number: place + 1, words: null, details: [...details, { label: 'Slut', words: `enden${place + 1}.` }] },
		}))
		const sides = readPdf(await set({ ...record, sections: [{ ...register, facts: [], lines }] }))
		const sideOf = (words: RegExp): number =>
			sides.findIndex(({ lines }) => words.test(lines.map(({ text }) => text).join(' ')))
		for (const { number } of lines)
			expect(sideOf(new RegExp(`enden${number}\\.`)), `nr. ${number}`).toBe(
				sideOf(new RegExp(`nr\\. ${number}(?!\\d)`)),
			)
	})

	test('is told of in its documentation, field by field', async () => {
		const told = await readFile(join(projectFolder, 'docs/record.md'), 'utf8')
		const line = record.sections.flatMap(({ lines }) => lines).at(0)
		const [section] = record.sections
		const mark = record.sections.flatMap(({ lines }) => lines.flatMap(({ leftOut }) => leftOut)).at(0)
		for (const field of [record, record.person, section, line, mark].flatMap((one) => Object.keys(one ?? {})))
			expect(told, field).toContain(`\`${field}\``)
	})
})
