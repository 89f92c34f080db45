import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, ageOn, type Day } from '#kernel/day.ts'
import { replacementCpr, seventhDigitsFor } from '#population/cpr.ts'
import { generatePeople } from '#population/generate/generate.ts'
import { readInhabitants, readPlaces } from '#population/generate/places.ts'
import { oneOf, type Random, randomFrom } from '#population/generate/random.ts'
import type { FileRow } from '#population/import/file-columns.ts'
import type { Home, Registered } from './extract-writer.ts'

const elsewhere = '0101'

/** Made-up people of a municipality, as its extract tells of them; nobody in it exists. */
export const peopleOfExtract = (folder: string, on: Day, seed: number, persons?: number): Registered[] => {
	const places = readPlaces(readFileSync(join(folder, 'places.yaml'), 'utf8'))
	const inhabitants = readInhabitants(readFileSync(join(folder, 'population.yaml'), 'utf8'))
	if (!places.ok || !inhabitants.ok) throw new Error(`${folder} cannot be read`)
	const [, code = ''] = /^kommuneCode: "(\d+)"/m.exec(readFileSync(join(folder, 'municipality.yaml'), 'utf8')) ?? []
	const order = { places: places.value, inhabitants: inhabitants.value, seed, on }
	const rows = generatePeople(persons === undefined ? order : { ...order, persons })
	return rows.map((row) => registeredOf(row, code.padStart(4, '0')))
}

const civilCodes = { unmarried: 'U', married: 'G', divorced: 'F', widowed: 'E', registered_partner: 'P' } as const
const statusCodes = { resident: '01', moved_out: '01', dead: '90', emigrated: '80', disappeared: '70' } as const

/** A street's number within its municipality, the same every time. */
const streetCode = (street: string): string => {
	let code = 7
	for (const letter of street) code = (code * 31 + letter.charCodeAt(0)) % 9000
	return String(code + 100).padStart(4, '0')
}

const registeredOf = (row: FileRow, municipality: string): Registered => {
	const [first = '', ...more] = row.given_names.split(' ')
	const since = row.status_since
	return {
		number: row.person_id,
		status: statusCodes[row.status],
		statusSince: since,
		sex: row.sex === 'f' ? 'K' : 'M',
		bornOn: row.born_on,
		names: { given: first, middle: more.join(' '), last: row.surname, since: row.born_on },
		home:
			row.status === 'moved_out'
				? { ...away(row.status_since ?? row.born_on), from: municipality }
				: row.status === 'resident' && row.street !== null
					? homeOf(row, municipality)
					: null,
		civil: {
			code: row.status === 'dead' ? 'D' : civilCodes[row.civil_status ?? 'unmarried'],
			spouse: row.spouse_id,
			since: null,
		},
		protections: row.protected ? [{ kind: '0001', from: addDays(row.born_on, 9000), until: null }] : [],
		...(row.status === 'emigrated' && since !== null ? { abroad: { country: '5130', since } } : {}),
		...(row.status === 'disappeared' && since !== null ? { gone: since } : {}),
	}
}

const homeOf = (row: FileRow, municipality: string): Home => {
	const [, floor = '', door = ''] = /^(\S+?)\.?(?: (.*))?$/.exec(row.floor_door ?? '') ?? []
	return {
		municipality,
		streetCode: streetCode(row.street ?? ''),
		street: row.street ?? '',
		houseNumber: row.house_number ?? '',
		floor: /^\d$/.test(floor) ? `0${floor}` : floor,
		door,
		postalCode: row.postal_code ?? '',
		town: row.town ?? '',
		movedIn: row.resident_since,
		arrived: row.resident_since,
	}
}

const away = (on: Day): Home => ({
	municipality: elsewhere,
	streetCode: '0260',
	street: 'Andetstedsvej',
	houseNumber: '1',
	floor: '',
	door: '',
	postalCode: '2100',
	town: 'København Ø',
	movedIn: on,
	arrived: on,
})

/** What happened to whom from one delivery to the next, by the kind of it. */
export type DayOfChanges = {
	readonly moved: readonly Registered[]
	readonly movedAway: readonly Registered[]
	readonly arrived: readonly Registered[]
	readonly dead: readonly Registered[]
	readonly widowed: readonly Registered[]
	readonly renamed: readonly Registered[]
	readonly protectedNow: readonly Registered[]
	/** With their new numbers; each stands beside their old number as replaced. */
	readonly renumbered: readonly Registered[]
	readonly replaced: readonly Registered[]
}

/** A day in the life of an extract's people: so many of each kind, nobody in two of them. The same seed, the same day. */
export const dayOfChanges = (people: readonly Registered[], on: Day, seed: number, each = 5): DayOfChanges => {
	const random = randomFrom(seed)
	const taken = new Set<string>()
	const numbers = new Set(people.map(({ number }) => number))
	const byNumber = new Map(people.map((person) => [person.number, person]))
	const living = people.filter(
		({ status, home }) => status === '01' && home !== null && home.municipality !== elsewhere,
	)
	const some = (wanted: (person: Registered) => boolean = () => true): Registered[] => {
		const found: Registered[] = []
		for (let tries = 0; found.length < each && tries < 40 * each; tries++) {
			const person = oneOf(random, living)
			if (taken.has(person.number) || !wanted(person)) continue
			const spouse = person.civil.spouse
			taken.add(person.number)
			if (spouse !== null) taken.add(spouse)
			found.push(person)
		}
		return found
	}
	const isMarriedHere = ({ civil }: Registered): boolean => {
		const spouse = byNumber.get(civil.spouse ?? '')
		return spouse?.status === '01' && spouse.civil.code === 'G'
	}
	const dying = [...some((person) => ageOn(person.bornOn, on) > 65 && isMarriedHere(person)), ...some()]
	const dead = dying.map((person) => ({
		...person,
		status: '90',
		statusSince: on,
		home: null,
		civil: { ...person.civil, code: 'D', since: on },
		event: 'A05',
	}))
	const widowed = dead.flatMap((person) => {
		const left = byNumber.get(person.civil.spouse ?? '')
		return left !== undefined && isMarriedHere(person)
			? [{ ...left, civil: { ...left.civil, code: 'E', since: on }, event: 'A06' }]
			: []
	})
	const homes = some().map(({ home }) => home)
	const moved = some().map((person, index) => ({
		...person,
		home: { ...(homes[index] ?? away(on)), movedIn: on, arrived: person.home?.arrived ?? null },
		event: 'A01',
	}))
	const movedAway = some().map((person) => ({
		...person,
		home: { ...away(on), from: person.home?.municipality ?? '' },
		event: 'A01',
	}))
	const arrived = some().map((person) => ({
		...person,
		number: unusedNumber(random, person, numbers),
		civil: { code: 'U', spouse: null, since: null },
		home: person.home === null ? null : { ...person.home, movedIn: on, arrived: on, from: elsewhere },
		event: 'A01',
	}))
	const renamed = some().map((person) => ({
		...person,
		names: { ...person.names, last: 'Prøvenavn', since: on },
		event: 'A09',
	}))
	const protectedNow = some(({ protections }) => protections.length === 0).map((person) => ({
		...person,
		protections: [{ kind: '0001', from: on, until: null }],
		event: 'A30',
	}))
	const before = some(({ civil }) => civil.spouse === null)
	const renumbered = before.map((person) => ({
		...person,
		number: unusedNumber(random, person, numbers),
		formerly: { number: person.number, until: on },
		event: 'P03',
	}))
	const replaced = before.map((person, index) => ({
		...person,
		status: '60',
		statusSince: on,
		home: null,
		replacedBy: renumbered[index]?.number ?? '',
	}))
	return { moved, movedAway, arrived, dead, widowed, renamed, protectedNow, renumbered, replaced }
}

const unusedNumber = (random: Random, { bornOn, sex }: Registered, numbers: Set<string>): string => {
	for (;;) {
		const seventh = oneOf(random, seventhDigitsFor(Number(bornOn.slice(0, 4))))
		const last = Math.floor(random() * 5) * 2 + (sex === 'M' ? 1 : 0)
		const between = String(Math.floor(random() * 100)).padStart(2, '0')
		const number = replacementCpr(bornOn, `${seventh}${between}${last}`)
		if (numbers.has(number)) continue
		numbers.add(number)
		return number
	}
}
