import type { Day } from '#kernel/day.ts'

/** One person as a CPR extract tells of them; what is left out is not in the register. */
export type Registered = {
	readonly number: string
	/** The number that took this one's place; then the status is 60. */
	readonly replacedBy?: string
	/** A number this one took the place of, and until when it stood. */
	readonly formerly?: { readonly number: string; readonly until: Day }
	/** 01 lives here, 60 number changed, 70 disappeared, 80 abroad, 90 dead. */
	readonly status: string
	readonly statusSince: Day | null
	readonly sex: 'K' | 'M'
	readonly bornOn: Day
	readonly names: { readonly given: string; readonly middle: string; readonly last: string; readonly since: Day | null }
	readonly home: Home | null
	readonly civil: { readonly code: string; readonly spouse: string | null; readonly since: Day | null }
	readonly protections: readonly { readonly kind: string; readonly from: Day; readonly until: Day | null }[]
	readonly abroad?: { readonly country: string; readonly since: Day }
	readonly gone?: Day
	/** What happened, as the extract's own codes: `A01` and the like. */
	readonly event?: string
}

export type Home = {
	readonly municipality: string
	readonly streetCode: string
	readonly street: string
	readonly houseNumber: string
	readonly floor: string
	readonly door: string
	readonly postalCode: string
	readonly town: string
	readonly movedIn: Day | null
	/** Came to the municipality, from another one where `from` is given. */
	readonly arrived: Day | null
	readonly from?: string
}

export type Delivery = {
	readonly task: string
	readonly on: Day
	readonly previous: Day | null
	/** Records filled up with blanks to their whole length, as one of the two layouts has them. */
	readonly isFilled?: boolean
	readonly lineEnd?: '\n' | '\r\n'
}

/** A field: where it begins (counted from 1), how long it is, and what it says. */
type Field = readonly [position: number, length: number, value: string]

const record = (kind: string, whole: number, fields: readonly Field[], isFilled: boolean): string => {
	let line = kind
	for (const [position, length, value] of fields)
		line = line.padEnd(position - 1).slice(0, position - 1) + value.slice(0, length)
	return isFilled ? line.padEnd(whole) : line.trimEnd()
}

const date = (on: Day): string => on.replaceAll('-', '')
/** A day with an hour that says nothing; zeros for an unknown one. */
const moment = (on: Day | null): string => (on === null ? '000000000000' : `${date(on)}1200`)
const housed = (number: string): string => {
	const [, digits = '', letter = ''] = /^(\d+)(.*)$/.exec(number) ?? []
	return digits === '' ? '' : digits.padStart(3, '0') + letter.slice(0, 1).toUpperCase()
}

const written = ({ street, houseNumber, floor, door }: Home): string => {
	const flat = [floor.replace(/^0/, ''), door].filter(Boolean).join(' ')
	return `${street} ${houseNumber}${flat && `,${flat}`}`
}

/** The records of one person in the order in which an extract has them. */
export const recordsOf = (person: Registered, on: Day, isFilled = false): string[] => {
	const { number, home, names, civil } = person
	const about = (kind: string, whole: number, fields: readonly Field[]): string =>
		record(kind, whole, [[4, 10, number], ...fields], isFilled)
	const addressed = `${names.given.split(' ')[0]} ${names.last}`
	const place: (from: number) => readonly Field[] = (from) =>
		home === null
			? []
			: [
					[from, 4, home.municipality],
					[from + 4, 4, home.streetCode],
					[from + 8, 4, housed(home.houseNumber)],
					[from + 12, 2, home.floor],
					[from + 14, 4, home.door.padStart(4)],
				]
	const records = [
		about('001', 106, [
			[14, 10, person.replacedBy ?? ''],
			[24, 2, person.status],
			[26, 12, moment(person.statusSince)],
			[39, 1, person.sex],
			[40, 10, person.bornOn],
			[51, 10, person.bornOn],
			[62, 10, person.status === '60' && person.statusSince !== null ? person.statusSince : ''],
		]),
	]
	if (home !== null)
		records.push(
			about('002', 306, [
				...place(14),
				[70, 12, moment(home.movedIn)],
				[83, 12, moment(home.arrived)],
				[96, 4, home.from ?? '0000'],
				[100, 12, moment(home.from === undefined ? null : home.arrived)],
				[113, 4, '0000'],
			]),
		)
	for (const { kind, from, until } of person.protections)
		records.push(
			about('004', 37, [
				[14, 4, kind],
				[18, 10, from],
				[28, 10, until ?? ''],
			]),
		)
	if (person.abroad)
		records.push(
			about('005', 200, [
				[14, 4, person.abroad.country],
				[18, 12, moment(person.abroad.since)],
			]),
		)
	if (person.gone) records.push(about('007', 26, [[14, 12, moment(person.gone)]]))
	records.push(
		about('008', 193, [
			[14, 50, names.given],
			[65, 40, names.middle],
			[106, 40, names.last],
			[147, 12, moment(names.since)],
			[160, 34, addressed],
		]),
		about('009', 37, [[14, 4, '8875']]),
		about('010', 30, [
			[14, 4, '5100'],
			[18, 12, moment(person.bornOn)],
		]),
		about('011', 25, [
			[14, 1, 'F'],
			[15, 10, person.bornOn],
		]),
		about('012', 95, [
			[14, 1, civil.code],
			[15, 10, civil.spouse ?? '0000000000'],
			[71, 12, moment(civil.since)],
		]),
		about('015', 147, [
			[14, 10, person.bornOn],
			[25, 10, '0000000000'],
			[81, 10, person.bornOn],
			[92, 10, '0000000000'],
		]),
	)
	if (person.formerly)
		records.push(
			about('022', 45, [
				[14, 10, person.formerly.number],
				[24, 10, person.bornOn],
				[35, 10, person.formerly.until],
			]),
		)
	if (home?.movedIn)
		records.push(about('023', 96, [...place(15), [71, 12, moment(person.bornOn)], [84, 12, moment(home.movedIn)]]))
	if (person.event)
		records.push(
			about('099', 45, [
				[14, 12, moment(on)],
				[26, 3, person.event],
			]),
		)
	records.push(
		about('003', 249, [
			[14, 34, addressed],
			...(home === null
				? []
				: ([
						[116, 34, written(home)],
						[184, 4, home.postalCode],
						[188, 20, home.town],
						...place(208),
						[230, 20, home.street],
					] as const)),
		]),
	)
	return records
}

const startOf = ({ task, on, previous }: Delivery): string =>
	`000${'0'.repeat(10)}${task}${date(on)}${previous === null ? '00000000' : date(previous)}`
const endOf = (records: number): string => `999${'9'.repeat(10)}${String(records).padStart(8, '0')}`

/** An extract with these records between its first and its last, in ISO-8859-1. */
export const extractOf = (records: readonly string[], delivery: Delivery): Uint8Array<ArrayBuffer> => {
	const end = delivery.lineEnd ?? '\n'
	const lines = [startOf(delivery), ...records, endOf(records.length + 2)]
	return new Uint8Array(Buffer.from(lines.map((line) => line + end).join(''), 'latin1'))
}

/** An extract of these persons. */
export const writeExtract = (persons: readonly Registered[], delivery: Delivery): Uint8Array<ArrayBuffer> =>
	extractOf(
		persons.flatMap((person) => recordsOf(person, delivery.on, delivery.isFilled)),
		delivery,
	)

/** The same a stretch at a time, for extracts larger than one would hold in memory. */
export function* writeLargeExtract(persons: readonly Registered[], delivery: Delivery): Generator<Buffer> {
	const end = delivery.lineEnd ?? '\n'
	let count = 2
	yield Buffer.from(startOf(delivery) + end, 'latin1')
	for (let done = 0; done < persons.length; done += 1000) {
		const records = persons
			.slice(done, done + 1000)
			.flatMap((person) => recordsOf(person, delivery.on, delivery.isFilled))
		count += records.length
		yield Buffer.from(records.map((line) => line + end).join(''), 'latin1')
	}
	yield Buffer.from(endOf(count) + end, 'latin1')
}
