import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, clockOf, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { freshDatabase } from '../../../test/database.ts'
import { webEdge } from '../../../test/web-edge.ts'
import {
	addFixedHours,
	addShift,
	drivingOf,
	endFixedHours,
	hold,
	hoursOf,
	needLinesOf,
	needsOf,
	releaseBooking,
	setBase,
	setDistricts,
	setNeeds,
	tellPerson,
	timesAgainstNeeds,
	workingTimeOf,
} from '../actions.ts'
import { noNeeds } from '../needs/time-needs.ts'
import { bookingPages } from '../pages.tsx'
import { districtOf } from '../travel/district.ts'
import type { FixedHours } from './fixed-hours.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const open = { from: '09:00', to: '15:00' }
const monday = { weekday: 1, weeks: 'every', validFrom: day('2026-01-01'), validTo: null } as const
const lunch: FixedHours = { ...monday, kind: 'break', from: clock('12:00'), to: clock('12:30') }

let db: Db
let soroe: Municipality
let anna: StaffId
let bo: StaffId
const consultant = async (name: string, languages: readonly string[] = []): Promise<StaffId> => {
	const added = await addStaff(db, now, null, {
		name,
		email: `${name.toLowerCase()}@example.invalid`,
		roles: ['consultant'],
		profession: 'Sygeplejerske',
		authorisationId: null,
		languages,
		login: null,
		activeFrom: day('2026-01-01'),
	})
	if (!added.ok) throw new Error(added.why)
	await addShift(db, now, added.value.id, { ...monday, from: clock('08:00'), to: clock('15:00') }, null)
	return added.value.id
}
const address = async (street: string, houseNumber: string, x: number | null, y: number | null): Promise<void> => {
	await sql`insert into population.address (key, street, house_number, postal_code, town, x, y)
		values (${`${street} ${houseNumber}`}, ${street}, ${houseNumber}, '4180', 'Sorø', ${x}, ${y})`.execute(db)
}
const hours = async (staff: StaffId, municipality: Partial<Municipality> = {}) =>
	(
		await hoursOf(
			db,
			{ closedDays: [], visitingHours: { from: clock('09:00'), to: clock('15:00') }, ...municipality },
			today,
			today,
			staff,
		)
	)[0]
const free = async (staff: StaffId) =>
	(await hours(staff))?.free.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`)

beforeAll(async () => {
	db = await freshDatabase()
	const [read] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (read === undefined) throw new Error('no municipality')
	soroe = {
		...read,
		base: { name: 'Sundhedscentret', x: 661_000, y: 6_145_000 },
		districts: [
			{ code: 'nord', name: { da: 'Nord', en: 'North' }, postalCodes: ['4293'] },
			{ code: 'syd', name: { da: 'Syd', en: 'South' }, postalCodes: ['4180', '4190'] },
		],
	}
	anna = await consultant('Anna')
	bo = await consultant('Bo', ['ar', 'tr'])
	await address('Storgade', '7', 661_500, 6_145_500)
	await address('Storgade', '21', 661_900, 6_145_900)
	await address('Uden Punkt', '1', null, null)
})

describe('fixed hours', () => {
	test('leave free time, are one line however often they are saved, and end', async () => {
		expect(await addFixedHours(db, now, anna, [lunch], open, null)).toMatchObject({ ok: true })
		expect(await addFixedHours(db, now, anna, [lunch], open, null)).toMatchObject({ ok: true })
		expect((await workingTimeOf(db, anna, today)).fixed).toHaveLength(1)
		expect(await free(anna)).toEqual(['09:00–12:00', '12:30–15:00'])
		expect(await free(bo)).toEqual(['09:00–15:00'])
		const [line] = (await workingTimeOf(db, anna, today)).fixed
		await endFixedHours(db, bo, line!.id, day('2026-03-01'))
		expect(await free(anna)).toHaveLength(2)
		await endFixedHours(db, anna, line!.id, day('2026-03-01'))
		expect(await free(anna)).toEqual(['09:00–15:00'])
		await endFixedHours(db, anna, line!.id, day('2025-12-31'))
		expect((await workingTimeOf(db, anna, today)).fixed).toEqual([])
	})

	test('of a week are saved all or none', async () => {
		const lines = [lunch, { ...lunch, weekday: 2 }, { ...lunch, kind: 'meeting' as const, from: clock('12:15') }]
		expect(await addFixedHours(db, now, anna, lines, open, null)).toEqual({
			ok: false,
			why: 'overlaps_another',
			detail: '1',
		})
		const filling = { ...lunch, kind: 'office' as const, from: clock('08:00'), to: clock('16:00') }
		expect(await addFixedHours(db, now, anna, [lunch, filling].slice(1), open, null)).toMatchObject({
			why: 'nothing_left',
		})
		expect((await workingTimeOf(db, anna, today)).fixed).toEqual([])
	})

	test('cannot overlap, whoever writes them', async () => {
		const plant = (kind: string, from: string, to: string) =>
			sql`insert into booking.fixed_hours (staff, kind, weekday, from_clock, to_clock, weeks, valid_from, recorded_at)
				values (${bo}, ${kind}, 3, ${from}::time, ${to}::time, 'even', '2026-01-01', ${now})`.execute(db)
		await plant('break', '12:00', '12:30')
		await expect(plant('phone', '12:15', '13:00')).rejects.toThrow('consultant_does_one_fixed_thing_at_a_time')
		await expect(plant('phone', '13:00', '12:45')).rejects.toThrow('fixed_hours_end_after_they_begin')
		await expect(plant('lunch', '13:00', '14:00')).rejects.toThrow('fixed_hours_are_of_a_known_kind')
	})

	test('that come first keep working hours from being written that give no time for visits', async () => {
		const carla = await consultant('Carla')
		const tuesday = { ...lunch, weekday: 2, kind: 'office' as const, from: clock('09:00'), to: clock('15:00') }
		expect(await addFixedHours(db, now, carla, [tuesday], open, null)).toMatchObject({ ok: true })
		const shift = { ...monday, weekday: 2, from: clock('09:00'), to: clock('14:00') }
		expect(await addShift(db, now, carla, shift, null, open)).toMatchObject({ ok: false, why: 'nothing_left' })
		expect((await workingTimeOf(db, carla, today)).shifts).toHaveLength(1)
	})
})

describe('a consultant brings', () => {
	test('a profession and languages', async () => {
		expect(await hours(bo)).toMatchObject({
			profession: 'Sygeplejerske',
			languages: ['ar', 'tr'],
			districts: [],
			base: null,
		})
	})

	test('a base: the municipality’s, another by address – the nearest number where the house is unknown – or by point', async () => {
		const base = async () => (await hours(anna, soroe))?.base
		expect(await base()).toEqual({ x: 661_000, y: 6_145_000 })
		const inside = { municipality: soroe, isMeant: false }
		const at = (street: string, houseNumber: string) =>
			setBase(db, now, anna, { kind: 'address', street, houseNumber, postalCode: '4180' }, null, inside)
		expect(await at('storgade', '7')).toEqual({ ok: true, value: { isExact: true } })
		expect(await base()).toEqual({ x: 661_500, y: 6_145_500 })
		expect(await at('Storgade', '19b')).toEqual({ ok: true, value: { isExact: false } })
		expect(await base()).toEqual({ x: 661_900, y: 6_145_900 })
		expect(await at('Uden Punkt', '1')).toMatchObject({ ok: false, why: 'unknown_address' })
		expect((await drivingOf(db, anna)).base?.words).toBe('Storgade 19b, 4180')
		await setBase(db, now, anna, { kind: 'point', base: { words: 'her', x: 650_000, y: 6_150_000 } }, null, inside)
		expect(await base()).toEqual({ x: 650_000, y: 6_150_000 })
		await setBase(db, now, anna, { kind: 'municipal' }, null, inside)
		expect(await base()).toEqual({ x: 661_000, y: 6_145_000 })
	})

	test('districts; those gone from the settings count no more', async () => {
		const of = async (municipality: Pick<Municipality, 'districts'>) => (await hours(bo, municipality))?.districts
		await setDistricts(db, soroe, bo, ['syd', 'nord', 'vest'])
		await setDistricts(db, soroe, bo, ['syd', 'nord', 'vest'])
		expect(await of(soroe)).toEqual(['nord', 'syd'])
		expect(await of({ districts: soroe.districts.slice(1) })).toEqual(['syd'])
		expect(await of({ districts: [] })).toEqual([])
		await setDistricts(db, soroe, bo, [])
		expect(await of(soroe)).toEqual([])
		expect(['4293', '4190', '9999', null].map((code) => districtOf(soroe, code))).toEqual(['nord', 'syd', null, null])
	})
})

describe('when a visit suits', () => {
	let person: PersonId
	beforeAll(async () => {
		const { rows } = await sql<{ id: PersonId }>`
			insert into population.person (cpr, born_on, sex, status) values ('7001400000', '1940-01-10', 'f', 'resident')
			returning id`.execute(db)
		person = rows[0]!.id
	})
	const wanted = { ...noNeeds, partOfDay: 'afternoon', notOnWeekdays: [5, 1], language: 'ar' } as const

	test('is told once, and stands until it is told anew; what was stays written', async () => {
		expect(await needsOf(db, [])).toEqual(new Map())
		expect(await needsOf(db, [person])).toEqual(new Map())
		expect(await setNeeds(db, now, person, wanted, anna)).toEqual({ ok: true, value: { changed: true } })
		expect(await setNeeds(db, now, person, wanted, anna)).toEqual({ ok: true, value: { changed: false } })
		expect((await needsOf(db, [person])).get(person)).toEqual({
			hours: { from: '12:00', to: '23:59' },
			notOnWeekdays: [1, 5],
			language: 'ar',
			profession: null,
		})
		await setNeeds(db, addMinutes(now, 5), person, { ...wanted, partOfDay: 'morning', language: null }, bo)
		expect((await needLinesOf(db, person)).map(({ kind, value }) => [kind, value])).toEqual([
			['part_of_day', 'morning'],
			['weekdays', null],
		])
		const told = await tellPerson(db, person)
		expect(told.map(({ what, who, struck }) => [what.da, who, struck])).toEqual([
			['Et besøg passer: af en, der taler arabisk', 'Anna', true],
			['Gælder ikke mere: af en, der taler arabisk', 'Bo', undefined],
			['Et besøg passer: kun om eftermiddagen', 'Anna', true],
			['Gælder ikke mere: kun om eftermiddagen', 'Bo', undefined],
			['Et besøg passer: ikke mandag eller fredag', 'Anna', undefined],
			['Et besøg passer: kun om formiddagen', 'Bo', undefined],
		])
	})

	test('a time given before the need was told is found when it does not keep to it', async () => {
		const at = (from: string, to: string) => ({ from: instantAt(today, clock(from)), to: instantAt(today, clock(to)) })
		const wish = { staff: bo, person, purpose: 'home_visit', heldUntil: null } as const
		const held = await hold(db, now, { ...wish, span: at('13:30', '14:30') })
		const found = async () => (await timesAgainstNeeds(db, now, person)).map(({ id }) => id)
		expect(await found()).toEqual([held.ok && held.value.id])
		if (held.ok) await releaseBooking(db, now, held.value.id, 'moved_away')
		expect(await found()).toEqual([])
	})

	test('leaves a weekday to come on', async () => {
		expect(await setNeeds(db, now, person, { ...noNeeds, notOnWeekdays: [1, 2, 3, 4, 5] }, null)).toMatchObject({
			ok: false,
			why: 'no_day_left',
		})
		expect(await needLinesOf(db, person)).toHaveLength(2)
	})

	test('is one thing of a kind, whoever writes at once', async () => {
		const both = await Promise.all(
			(['kirurg', 'sygeplejerske'] as const).map((profession) =>
				setNeeds(db, now, person, { ...noNeeds, profession }, null),
			),
		)
		expect(both.every(({ ok }) => ok)).toBe(true)
		expect(await needLinesOf(db, person)).toHaveLength(1)
		const plant = (kind: string, value: string) =>
			sql`insert into booking.time_need (person, kind, value, recorded_at) values (${person}, ${kind}, ${value}, ${now})`.execute(
				db,
			)
		await expect(plant('profession', 'læge')).rejects.toThrow('citizen_has_one_need_of_a_kind')
		await expect(plant('part_of_day', 'night')).rejects.toThrow('need_of_a_part_of_day_is_morning_or_afternoon')
	})
})

describe('on the page of working time', () => {
	let edge: ReturnType<typeof webEdge>
	beforeAll(() => {
		const roles = { coordinator: { id: anna, name: 'Anna', roles: ['coordinator'], profession: null } }
		edge = webEdge({ db, municipality: soroe, routes: bookingPages(), staff: roles, now })
	})
	const page = async (path = 'arbejdstid') => (await edge.get(`/medarbejdere/${anna}/${path}`, 'coordinator')).text()
	const post = (path: string, fields: Record<string, string>) =>
		edge.post(`/medarbejdere/${anna}/${path}`, Object.entries(fields), 'coordinator')
	const line = {
		fixed_kind: 'phone',
		fixed_weekday: '1',
		fixed_from: '9',
		fixed_to: '9.30',
		fixed_valid_from_day: '9',
		fixed_valid_from_month: '3',
		fixed_valid_from_year: '2026',
	}

	test('fixed hours are added, read in the week, and ended like working hours', async () => {
		expect((await post('faste-tider', line)).status).toBe(303)
		expect(await page()).toContain('9.00–9.30 telefontid')
		const [added] = (await workingTimeOf(db, anna, today)).fixed
		expect((await post('arbejdstid/slut', { line: added!.id, ends: '2026-03-08' })).status).toBe(303)
		expect(await page()).not.toContain('9.00–9.30 telefontid</span>')
	})

	test.each([
		[{ fixed_kind: '' }, 'Vælg, hvad den faste tid er til'],
		[{ fixed_to: '8' }, 'slutter, før den begynder'],
		[{ fixed_from: '8', fixed_to: '15' }, 'ingen tid til besøg'],
		[{ fixed_from: 'tidligt' }, 'Fra klokken: skriv et klokkeslæt'],
	])('%j is refused with what to do', async (deviation, words) => {
		const answer = await post('faste-tider', { ...line, ...deviation })
		expect(answer.status).toBe(422)
		expect(await answer.text()).toContain(words)
	})

	test('working hours that no visit can be in are refused', async () => {
		const answer = await post('arbejdstid', {
			...{ weekday: '3', from: '15.30', to: '18' },
			...{ valid_from_day: '1', valid_from_month: '3', valid_from_year: '2026' },
		})
		expect(answer.status).toBe(422)
		expect(await answer.text()).toContain('uden for kommunens besøgstid')
	})

	test('the base is shown and changed; one that is not known is said to be so', async () => {
		expect(await page()).toContain('Sundhedscentret (kommunens adresse)')
		expect((await post('koersel', { base: 'address', base_street: 'Storgade 7', base_postal: '4180' })).status).toBe(
			303,
		)
		expect(await page()).toContain('Storgade 7, 4180 (egen adresse)')
		expect(await page('koersel')).toContain('Storgade 7, 4180')
		expect((await post('koersel', { base: 'municipal' })).status).toBe(303)
		const homeless = webEdge({
			db,
			municipality: { ...soroe, base: undefined },
			routes: bookingPages(),
			staff: { coordinator: { id: anna, name: 'Anna', roles: ['coordinator'], profession: null } },
			now,
		})
		const shown = await (await homeless.get(`/medarbejdere/${anna}/arbejdstid`, 'coordinator')).text()
		expect(shown).toContain('Vejen til dagens første besøg og hjem fra det sidste er derfor ikke regnet med')
	})

	test.each([
		[{ base: '' }, 'Vælg, hvor der køres fra'],
		[{ base: 'address', base_street: 'Storgade', base_postal: '4180' }, 'husets nummer'],
		[{ base: 'address', base_street: 'Storgade 7', base_postal: '41' }, 'fire tal'],
		[{ base: 'address', base_street: 'Ukendtvej 7', base_postal: '4180' }, 'findes ikke i registret'],
		[{ base: 'point', base_x: '11,55', base_y: '55,43' }, 'meter inden for Danmark'],
		[{ base: 'point', base_x: '6145837', base_y: '661723' }, 'meter inden for Danmark'],
	])('a place %j is refused with what to do', async (fields, words) => {
		const answer = await post('koersel', fields as unknown as Record<string, string>)
		expect(answer.status).toBe(422)
		expect(await answer.text()).toContain(words)
	})

	test('a base far outside the municipality is asked about, and saved where it is meant so', async () => {
		const away = { base: 'point', base_x: '720000', base_y: '6170000' }
		const asked = await post('koersel', away)
		expect(asked.status).toBe(422)
		const words = await asked.text()
		expect(words).toMatch(/Stedet ligger \d+ km uden for kommunen/)
		expect(words).toContain('value="720000"')
		expect(words).toContain('name="meant"')
		expect(await page('koersel')).not.toContain('720000')
		expect((await post('koersel', { ...away, meant: 'yes' })).status).toBe(303)
		expect(await page('koersel')).toContain('720000')
		expect((await post('koersel', { base: 'municipal' })).status).toBe(303)
	})

	test('districts are chosen; what the settings no longer name is said', async () => {
		expect((await post('omraader', { district: 'syd' })).status).toBe(303)
		expect(await page()).toContain('Syd')
		await sql`insert into booking.served_district values (${anna}, 'vest')`.execute(db)
		expect(await page()).toContain('vest – regnes ikke med')
	})
})

describe('homes that cannot be found on the map', () => {
	const shown = async (municipality: Municipality): Promise<string> => {
		const roles = { coordinator: { id: anna, name: 'Anna', roles: ['coordinator'], profession: null } }
		const edge = webEdge({ db, municipality, routes: bookingPages(), staff: roles, now })
		return (await edge.get('/koersel?proev=ja', 'coordinator')).text()
	}
	const live = async (name: string, x: number | null, isProtected = false): Promise<PersonId> => {
		const { rows } = await sql<{ id: PersonId }>`
			with home as (insert into population.address (key, street, house_number, postal_code, town, x, y)
				values (${name}, ${`Vejen ${name}`}, '1', '4180', 'Sorø', ${x}, 6145000) returning id)
			insert into population.person (cpr, born_on, sex, status, given_names, surname, address, protected)
			select ${`70014${String(name.length).padStart(5, '0')}`}, '1940-01-10', 'f', 'resident', ${name}, 'Prøvesen', id, ${isProtected}
			from home returning id`.execute(db)
		return rows[0]!.id
	}
	let far: PersonId

	test('are listed with what is wrong; of a protected one nothing is told', async () => {
		await live('Hjemme', 662_000)
		far = await live('Langtvæk', 500_000)
		await live('Punktløs Dam', null)
		await live('Hemmeligt Sted', 480_000, true)
		const page = await shown(soroe)
		expect(page).toContain('Langtvæk Prøvesen')
		expect(page).toContain('140 km uden for kommunen')
		expect(page).toContain('Intet punkt')
		expect(page).not.toContain('Hjemme Prøvesen')
		expect(page).toContain('Hemmeligt Sted Prøvesen')
		expect(page).not.toContain('Vejen Hemmeligt')
		expect(page).not.toContain('160 km')
	})

	test('without bounds of the municipality’s own, far from most others is wrong', async () => {
		for (let n = 0; n < 120; n++) await address('Byvej', String(n), 660_000 + n * 20, 6_145_000 + n * 10)
		const page = await shown({ ...soroe, bounds: undefined })
		expect(page).toContain('Langtvæk Prøvesen')
		expect(page).not.toContain('Hjemme Prøvesen')
		expect(page).toContain('grænser er ikke sat')
	})

	test('are unknown places to a plan, not places far away', async () => {
		await hold(db, now, {
			staff: bo,
			person: far,
			span: { from: instantAt(today, clock('11:00')), to: instantAt(today, clock('12:00')) },
			purpose: 'home_visit',
			heldUntil: null,
		})
		expect((await hours(bo, soroe))?.booked.map(({ place }) => place)).toEqual([null])
	})

	test('a file of ways that is not there is said on the page', async () => {
		const page = await shown({ ...soroe, roads: { ...soroe.roads, matrix: 'none.csv' } })
		expect(page).toContain('Filen none.csv findes ikke')
		expect(await shown(soroe)).toContain('den lige linje × 1,3, kørt med 50 km i timen')
	})
})
