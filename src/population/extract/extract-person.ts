import { ageOn, type Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import type { CivilStatus } from '../citizen.ts'
import { readCpr } from '../cpr.ts'
import type { FileRow } from '../import/file-columns.ts'
import type { Stated } from '../import/read-row.ts'
import { homeOf, newest, protectionOf, type Records, statusOf, type Told } from './extract-facts.ts'
import { field } from './extract-layout.ts'
import { extractDay, numberNow, type Piece } from './extract-records.ts'

/** Facts that an extract tells together; of each group the newest extract counts. */
export const groups = {
	identity: ['born_on', 'sex'],
	life: ['status', 'status_since'],
	home: ['resident_since', 'street', 'house_number', 'floor_door', 'postal_code', 'town', 'address_id'],
	names: ['given_names', 'surname'],
	civil: ['civil_status', 'spouse_id'],
	protection: ['protected', 'protected_from', 'protected_until'],
} as const satisfies Record<string, readonly (keyof FileRow)[]>
export type Group = keyof typeof groups

/** What an extract says of a person beside the columns; kept with the row, so in the words of the table. */
export type Beside = {
	readonly as_of: Readonly<Partial<Record<Group, Day>>>
	/** Numbers that the person had before. */
	readonly former: readonly { readonly cpr: string; readonly until: Day | null }[]
	readonly widowed_since: Day | null
	/** Lives in another municipality: left out unless the register knows them. */
	readonly is_elsewhere: boolean
}

export type Person = {
	readonly file: string
	readonly line: number
	readonly stated: Stated
	readonly beside: Beside
	readonly noted: readonly Text[]
}
export type NotAPerson = {
	readonly file: string
	readonly line: number
	readonly reasons: readonly Text[]
}
export type Folded = Person | NotAPerson | null

const numbered = (written: string): string | null =>
	/^\d{10}$/.test(written) && !/^0+$/.test(written) ? written : null

/**
 * All that an extract says of one person, in whatever order and however often, as one row. Null when the number was only
 * replaced by another, under which the rest stands. `on` is the day for which protection is asked; `municipality` has four digits.
 */
export const foldPerson = (cpr: string, pieces: readonly Piece[], municipality: string, on: Day): Folded => {
	const { file, line } = pieces.reduce((a, b) => (b.file < a.file || (b.file === a.file && b.line < a.line) ? b : a))
	const told = new Map<string, Told[]>()
	for (const { describedOn, records } of pieces)
		for (const record of new Set(records.split('\n'))) {
			const kind = record.slice(3, 13) === cpr ? record.slice(0, 3) : 'replaced'
			const known = told.get(kind)
			if (known === undefined) told.set(kind, [{ describedOn, record }])
			else known.push({ describedOn, record })
		}
	const all: Records = (kind) => told.get(kind) ?? []
	const person = newest(all('001'), (record) => field(record, 26, 12))
	if (person !== undefined && numberNow(person.record) !== null) return null

	const reasons: Text[] = []
	const noted: Text[] = []
	const asOf: Partial<Record<Group, Day>> = {}
	const row: { -readonly [Column in keyof FileRow]?: FileRow[Column] } = {}
	const address = newest(all('002'), (record) => field(record, 83, 12))
	const isHere = address !== undefined && field(address.record, 14, 4) === municipality

	if (person !== undefined) {
		asOf.identity = person.describedOn
		const fromNumber = readCpr(cpr)
		const bornOn = extractDay(field(person.record, 40, 10)) ?? fromNumber?.bornOn
		const sex = { K: 'f', M: 'm' } as const
		const said = field(person.record, 39, 1)
		if (bornOn === undefined)
			reasons.push(text('fødselsdagen (001) er ikke en dag', 'the birth date (001) is not a day'))
		else {
			row.born_on = bornOn
			if (bornOn > person.describedOn)
				noted.push(text('er født efter den dag, udtrækket er fra', 'is born after the day the extract is from'))
		}
		if (said === 'K' || said === 'M') row.sex = sex[said]
		else if (fromNumber) row.sex = fromNumber.sex
		else reasons.push(text('kønnet (001) er ikke K eller M', 'the sex (001) is neither K nor M'))
	}

	const life = statusOf(all, person, address, isHere)
	if (life === 'unknown_code')
		reasons.push(text('personstatus (001) er ikke en, vi kender', 'the status (001) is not one that we know'))
	else if (life !== null) {
		asOf.life = life.describedOn
		row.status = life.status
		row.status_since = life.since
		if (life.status === 'resident' && row.born_on !== undefined && ageOn(row.born_on, on) > 110)
			noted.push(
				text(
					`ville være ${ageOn(row.born_on, on)} år; fødselsdagen er taget, som den står`,
					`would be ${ageOn(row.born_on, on)} years old; the birth date was taken as it stands`,
				),
			)
	}

	const written = newest(all('003'))
	if (isHere && address !== undefined && (row.status ?? 'resident') === 'resident') {
		const since = extractDay(field(address.record, 83, 12))
		asOf.home = address.describedOn
		if (since !== null) row.resident_since = since
		if (written !== undefined && written.describedOn >= address.describedOn)
			Object.assign(row, homeOf(address.record, written.record))
	}

	const names = newest(all('008'), (record) => field(record, 147, 12))
	if (names !== undefined) {
		asOf.names = names.describedOn
		row.given_names = [field(names.record, 14, 50), field(names.record, 65, 40)].filter(Boolean).join(' ')
		row.surname = field(names.record, 106, 40)
	}

	const civil = newest(all('012'), (record) => field(record, 71, 12))
	let widowedSince: Day | null = null
	if (civil !== undefined) {
		asOf.civil = civil.describedOn
		const code = field(civil.record, 14, 1)
		const spouse = numbered(field(civil.record, 15, 10))
		const status = civilStatuses[code]
		if (status !== undefined) row.civil_status = status
		if (!/^[DEL]$/.test(code)) row.spouse_id = /^[GP]$/.test(code) ? spouse : null
		else if (spouse !== null) row.spouse_id = spouse // who lost them, or whom they lost, is still asked for
		if (row.spouse_id === cpr) row.spouse_id = null
		if (status === 'widowed') widowedSince = extractDay(field(civil.record, 71, 12))
	}

	const protection = protectionOf(all, on)
	if (protection !== null) {
		asOf.protection = protection.describedOn
		row.protected = protection.isNow
		row.protected_from = protection.from
		row.protected_until = protection.until
	}

	if (reasons.length > 0) return { file, line, reasons }
	const former = new Map<string, Day | null>()
	for (const { record } of all('022')) {
		const old = numbered(field(record, 14, 10))
		if (old !== null) former.set(old, extractDay(field(record, 35, 10)))
	}
	for (const { record } of all('replaced')) {
		const old = record.slice(3, 13)
		if (!former.get(old)) former.set(old, extractDay(field(record, 26, 12)))
	}
	former.delete(cpr)
	return {
		file,
		line,
		stated: { person_id: cpr, ...row },
		beside: {
			as_of: asOf,
			former: [...former].map(([old, until]) => ({ cpr: old, until })).sort((a, b) => (a.cpr < b.cpr ? -1 : 1)),
			widowed_since: widowedSince,
			is_elsewhere: address !== undefined && !isHere && row.status === 'moved_out',
		},
		noted,
	}
}

const civilStatuses: Readonly<Record<string, CivilStatus>> = {
	U: 'unmarried',
	G: 'married',
	F: 'divorced',
	E: 'widowed',
	P: 'registered_partner',
	O: 'divorced',
	L: 'widowed',
}
