import { describe, expect, test } from 'vitest'
import { foundByPlanting, type House, readHouse, rooms } from './house.ts'

const house = readHouse()

type Migration = { readonly file: string; readonly room: string; readonly sql: string }
const migrations = (house: House): Migration[] =>
	[...house]
		.filter(([file]) => file.startsWith('migrations/'))
		.map(([file, text]) => ({
			file,
			room: /^migrations\/\d{4}_([a-z]+)/.exec(file)?.[1] ?? '',
			sql: text
				.replaceAll(/--.*$/gm, '')
				.replaceAll(/\$\$[\s\S]*?\$\$/g, '$$')
				.toLowerCase(),
		}))

/** Files are numbered, no number stands twice, and each is named for a room of the house. */
const badNames = (house: House): string[] => {
	const all = migrations(house)
	const numbers = all.map(({ file }) => Number(file.slice(11, 15)))
	return all
		.filter(
			({ file, room }, index) =>
				!/^migrations\/\d{4}_[a-z]+(_[a-z]+)*\.sql$/.test(file) ||
				!rooms.includes(room) ||
				numbers.indexOf(numbers[index] ?? 0) !== index,
		)
		.map(({ file }) => file)
}

const made =
	/\b(?:create table(?: if not exists)?|create (?:unique )?index[^;]*?\bon|alter table|create type|create (?:or replace )?(?:function|view|procedure)|create sequence|create materialized view)\s+(\w+)\.(\w+)/g

/** A migration touches only its own room's schema. */
const strayTables = (house: House): string[] =>
	migrations(house).flatMap(({ file, room, sql }) => [
		...[...sql.matchAll(made)]
			.filter(([, schema]) => schema !== room)
			.map(([, schema, name]) => `${file}: makes ${schema}.${name}`),
		...[...sql.matchAll(/\bcreate schema(?: if not exists)?\s+(\w+)/g)]
			.filter(([, schema]) => schema !== room)
			.map(([, schema]) => `${file}: makes the schema ${schema}`),
		...[...sql.matchAll(/\bcreate table(?: if not exists)?\s+(\w+)\s*\(/g)].map(
			([, name]) => `${file}: ${name} has no schema`,
		),
	])

/** Foreign keys point to the own room or to rooms above. */
const downwardKeys = (house: House): string[] =>
	migrations(house).flatMap(({ file, room, sql }) =>
		[...sql.matchAll(/\breferences\s+(\w+)\.(\w+)/g)]
			.filter(([, schema]) => !rooms.includes(schema ?? '') || rooms.indexOf(schema ?? '') > rooms.indexOf(room))
			.map(([, schema, name]) => `${file}: points to ${schema}.${name}`),
	)

const aSentence = /^[a-z]+(_[a-z0-9]+){2,}$/

/** The database says no in sentences: every check, uniqueness and exclusion has a name that reads as one. */
const dumbConstraints = (house: House): string[] =>
	migrations(house).flatMap(({ file, sql }) => [
		...[...sql.matchAll(/\bconstraint\s+(\w+)/g)]
			.filter(([, name]) => !aSentence.test(name ?? '') && !/_(pkey|fkey)$/.test(name ?? ''))
			.map(([, name]) => `${file}: ${name} is no sentence`),
		...[
			...sql.matchAll(
				/(\bconstraint\s+\w+\s+)?(?<!with )\b(check\s*\(|unique\s*\(|exclude\s+using|unique(?=\s*(?:,|\)|not null|references)))/g,
			),
		]
			.filter(([, named]) => named === undefined)
			.map((found) => `${file}: a nameless ${found[2]?.trim()}`),
		...[...sql.matchAll(/\bcreate unique index(?: if not exists)?\s+(\w+)/g)]
			.filter(([, name]) => !aSentence.test(name ?? ''))
			.map(([, name]) => `${file}: ${name} is no sentence`),
	])

/** Rooms and tables are words of the glossary, written there in backticks. */
const notInGlossary = (house: House): string[] => {
	const glossary = new Set([...(house.get('docs/glossary.md') ?? '').matchAll(/`([^`]+)`/g)].map((found) => found[1]))
	const tables = migrations(house).flatMap(({ sql }) =>
		[...sql.matchAll(/\bcreate table(?: if not exists)?\s+(\w+\.\w+)/g)].map((found) => found[1] ?? ''),
	)
	return [...rooms, ...tables].filter((word) => !glossary.has(word))
}

describe.each([
	{
		law: 'migrations are numbered and named for their room',
		check: badNames,
		planted: [
			['migrations/0002_helpers_things.sql', '', 'helpers'],
			['migrations/booking.sql', '', 'booking'],
		],
	},
	{
		law: 'a migration touches only its own schema',
		check: strayTables,
		planted: [
			['migrations/0900_offer_more.sql', 'create table population.note (id uuid);', 'population.note'],
			['migrations/0900_offer_more.sql', 'alter table visit.visit add column x text;', 'visit.visit'],
			['migrations/0900_offer_more.sql', 'create table note (id uuid);', 'no schema'],
		],
	},
	{
		law: 'foreign keys point upward',
		check: downwardKeys,
		planted: [
			[
				'migrations/0900_booking_more.sql',
				'create table booking.x (offer uuid references offer.offer);',
				'offer.offer',
			],
		],
	},
	{
		law: 'names of constraints are sentences',
		check: dumbConstraints,
		planted: [
			['migrations/0900_offer_more.sql', 'create table offer.x (a int, constraint x_check check (a > 0));', 'x_check'],
			['migrations/0900_offer_more.sql', 'create table offer.x (a int check (a > 0));', 'nameless check'],
			['migrations/0900_offer_more.sql', 'create table offer.x (a int, unique (a));', 'nameless unique'],
			['migrations/0900_offer_more.sql', 'create table offer.x (a int unique, b int);', 'nameless unique'],
			['migrations/0900_offer_more.sql', 'create unique index x_idx on offer.x (a);', 'x_idx'],
		],
	},
	{
		law: 'rooms and tables are words of the glossary',
		check: notInGlossary,
		planted: [['migrations/0900_offer_more.sql', 'create table offer.gadget (id uuid);', 'offer.gadget']],
	},
] as const)('$law', ({ check, planted }) => {
	test('is kept', () => expect(check(house)).toEqual([]))
	test.each(planted.map(([...it]) => it))('a planted violation is seen: %s %s', (file, text, said) => {
		expect(foundByPlanting(check, house, file, text)).toContainEqual(expect.stringContaining(said))
	})
})
