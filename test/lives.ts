import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addShift } from '#booking/actions.ts'
import { tellEverything } from '#desk/actions.ts'
import { mergePersons } from '#desk/same-person/merge-actions.ts'
import { type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, type Instant, instantAt } from '#kernel/instant.ts'
import { approveBatch, offersOf, proposeBatch, sendQueue } from '#offer/actions.ts'
import { type Municipal, runCommand, terminal } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { findByCpr } from '#population/actions.ts'
import { loadStandards } from '#standard/actions.ts'
import { commands, follow, jobs, sources, theNight } from '../src/app.tsx'
import { freshDatabase } from './database.ts'
import { granted } from './story.ts'
import { temporaryFolder } from './temporary.ts'

export { follow, mergePersons, sources, theNight }

export const today = day('2026-03-09')
export const at = (on: Day = today): Instant => instantAt(on, clock('10:00'))

/** A municipality with two at work, and a file of people that is loaded line by line. */
export type House = {
	readonly municipal: Municipal
	readonly db: Db
	readonly coordinator: StaffId
	readonly consultant: StaffId
	readonly load: (on: Day, ...rows: readonly string[]) => Promise<void>
	readonly who: (cpr: string) => Promise<PersonId>
	readonly files: () => Promise<string[]>
}

const employ = async (db: Db, name: string, role: 'coordinator' | 'consultant'): Promise<StaffId> => {
	const details = {
		name,
		email: `${name.toLowerCase()}@example.invalid`,
		roles: [role],
		profession: null,
		authorisationId: null,
		login: null,
	}
	const { id } = granted(await addStaff(db, at(), null, { ...details, activeFrom: day('2025-01-01') }))
	const hours = {
		from: clock('09:00'),
		to: clock('15:00'),
		weeks: 'every',
		validFrom: day('2026-01-01'),
		validTo: null,
	} as const
	if (role === 'consultant')
		for (const weekday of [1, 2, 3, 4]) await addShift(db, at(), id, { ...hours, weekday }, null)
	return id
}

const heading =
	'person_id;status;status_since;given_names;surname;civil_status;spouse_id;street;house_number;postal_code;address_id;resident_since;residence;residence_since;phone;protected;digital_post;practical_help;personal_help'
/** A line of the file: number, name, spouse and home; what differs comes after. */
export const line = (
	cpr: string,
	name: string,
	spouse: string,
	home: string,
	more: Readonly<Record<string, string>> = {},
): string => {
	const row: Record<string, string> = {
		...{ person_id: cpr, status: 'resident', given_names: name, surname: 'Testesen', spouse_id: spouse },
		...{
			civil_status: spouse === '' ? 'unmarried' : 'married',
			street: 'Prøvevej',
			house_number: home,
			postal_code: '4180',
		},
		...{ address_id: `home ${home}`, resident_since: '1990-01-01', phone: '00000000', ...more },
	}
	return heading
		.split(';')
		.map((column) => row[column] ?? '')
		.join(';')
}

export const openHouse = async (code: string): Promise<House> => {
	const db = await freshDatabase()
	const [municipality] = await readMunicipalities('municipalities', [code])
	const folder = await temporaryFolder('follow')
	const outbox = join(folder, 'outbox')
	const municipal: Municipal = { municipality: municipality!, db, outbox, enqueue: async () => {} }
	await loadStandards(db, at(), join(municipality!.folder, 'standard'))
	return {
		municipal,
		db,
		coordinator: await employ(db, 'Kirsten', 'coordinator'),
		consultant: await employ(db, 'Sofie', 'consultant'),
		load: async (on, ...rows) => {
			const file = join(folder, 'people.csv')
			await writeFile(file, [heading, ...rows, ''].join('\r\n'))
			const world = {
				...terminal,
				out: async () => {},
				err: () => {},
				progress: () => {},
				now: () => at(on),
				municipalities: async () => [municipality!],
				open: async () => municipal,
			}
			expect(
				await runCommand(commands, ['population', 'import', '--municipality', code, '--on', on, file], world),
			).toBe(0)
			await follow(municipal, at(on), on)
		},
		who: async (cpr) => (await findByCpr(db, cpr))!.id,
		files: async () =>
			(await readdir(outbox, { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.pdf')).sort(),
	}
}

export const send = (house: House, on = today, when = at(on)) =>
	jobs.find(({ queue }) => queue === sendQueue)?.run(house.municipal, when, on)
export const propose = async ({ municipal, db, coordinator }: House, on = today) =>
	granted(await proposeBatch(db, at(on), municipal.municipality, on, { by: coordinator })).id
export const approve = async (house: House, on = today) => {
	const batch = await propose(house, on)
	granted(
		await approveBatch(
			house.db,
			at(on),
			house.municipal.municipality,
			{ batch, by: house.coordinator },
			async () => {},
		),
	)
	return batch
}
export const offerOf = async ({ db }: House, person: PersonId) => (await offersOf(db, person)).at(-1)!
export const dies = { status: 'dead', status_since: '2026-03-08' }
export const storyOf = async ({ db }: House, person: PersonId) =>
	(await tellEverything(db, person)).map(({ what }) => what.da)

export const [karl, karla, dora, erna] = ['6103430001', '6203430002', '6303430004', '6403430006']
const all = [
	line(karl, 'Karl', karla, '1'),
	line(karla, 'Karla', karl, '1'),
	line(dora, 'Dora', '', '2'),
	line(erna, 'Erna', '', '3'),
]
/** Everybody of the house is due for an offer this month. */
export const inhabited = async (code = 'soroe'): Promise<House> => {
	const house = await openHouse(code)
	await house.load(today, ...all)
	await theNight(house.municipal, at(), today)
	return house
}
