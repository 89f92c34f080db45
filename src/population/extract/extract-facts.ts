import type { Day } from '#kernel/day.ts'
import type { Status } from '../citizen.ts'
import type { FileRow } from '../import/file-columns.ts'
import { field } from './extract-layout.ts'
import { extractDay } from './extract-records.ts'

/** A record, and the day of the extract that told it. */
export type Told = { readonly describedOn: Day; readonly record: string }

/** The newest; of two equally new ones the same whatever their order. */
export const newest = (told: readonly Told[], since: (record: string) => string = () => ''): Told | undefined =>
	told.reduce<Told | undefined>((best, one) => {
		if (best === undefined) return one
		const [a, b] = [one, best].map(({ describedOn, record }) => [describedOn, since(record), record] as const)
		return a !== undefined && b !== undefined && isAfter(a, b) ? one : best
	}, undefined)
const isAfter = (a: readonly string[], b: readonly string[]): boolean => {
	const place = a.findIndex((part, index) => part !== b[index])
	return place >= 0 && (a[place] as string) > (b[place] as string)
}

/** A person's records of a kind. */
export type Records = (kind: string) => readonly Told[]

/**
 * Where somebody stands: living here, or dead, gone, abroad, or in another municipality, and since when. Null when the
 * records do not say it; 05 and 07 live in Greenland, 20 was never registered here, 30 was struck out.
 */
export const statusOf = (
	all: Records,
	person: Told | undefined,
	address: Told | undefined,
	isHere: boolean,
): { readonly describedOn: Day; readonly status: Status; readonly since: Day | null } | 'unknown_code' | null => {
	const movedThere = address === undefined ? null : extractDay(field(address.record, 83, 12))
	if (person === undefined)
		return address !== undefined && !isHere
			? { describedOn: address.describedOn, status: 'moved_out', since: movedThere }
			: null
	const { describedOn } = person
	const since = extractDay(field(person.record, 26, 12))
	const dayIn = (kind: string, position: number): Day | null => {
		const record = newest(all(kind), (one) => field(one, position, 12))?.record
		return record === undefined ? null : extractDay(field(record, position, 12))
	}
	switch (field(person.record, 24, 2)) {
		case '01':
		case '03':
			if (address === undefined) return null
			return isHere
				? { describedOn, status: 'resident', since: null }
				: { describedOn, status: 'moved_out', since: movedThere }
		case '05':
		case '07':
		case '20':
		case '30':
		case '50':
		case '60':
			return { describedOn, status: 'moved_out', since }
		case '70':
			return { describedOn, status: 'disappeared', since: dayIn('007', 14) ?? since }
		case '80':
			return { describedOn, status: 'emigrated', since: dayIn('005', 18) ?? since }
		case '90':
			return { describedOn, status: 'dead', since }
		default:
			return 'unknown_code'
	}
}

/** The dwelling; the street as it is written out, since its own field may be too short for it. */
export const homeOf = (address: string, written: string): Partial<FileRow> => {
	const standing = field(written, 116, 34)
	const [, spelled = ''] = /^(.+?) \d+ ?[A-ZÆØÅ]?(,.*)?$/i.exec(standing) ?? []
	const street = spelled || field(written, 230, 20)
	const nowhere = { street: null, house_number: null, floor_door: null, postal_code: null, town: null }
	if (street === '') return nowhere
	const floor = field(address, 26, 2).replace(/^0+/, '').toLowerCase()
	const door = field(address, 28, 4).replace(/^0+/, '').toLowerCase()
	return {
		street,
		house_number: field(address, 22, 4).replace(/^0+/, '') || null,
		floor_door: [floor && `${floor}.`, door].filter(Boolean).join(' ') || null,
		postal_code: field(written, 184, 4).replace(/^0000$/, '') || null,
		town: field(written, 188, 20) || null,
	}
}

/** Protection of name and address is kind 0001; the others keep advertisers, researchers and directories away. */
export const protectionOf = (
	all: Records,
	on: Day,
): {
	readonly describedOn: Day
	readonly isNow: boolean
	readonly from: Day | null
	readonly until: Day | null
} | null => {
	// who is described whole and has no such record is not protected; where only some records came it means nothing
	const whole = all('001')
		.map(({ describedOn }) => describedOn)
		.filter((day) => ['003', '008', '012'].every((kind) => all(kind).some((one) => one.describedOn === day)))
	const days = [...all('004').map(({ describedOn }) => describedOn), ...whole].sort()
	const describedOn = days.at(-1)
	if (describedOn === undefined) return null
	const spans = all('004')
		.filter((one) => one.describedOn === describedOn && field(one.record, 14, 4) === '0001')
		.map(({ record }) => ({ from: extractDay(field(record, 18, 10)), until: extractDay(field(record, 28, 10)) }))
		.sort((a, b) => ((a.until ?? '9') + (a.from ?? '') < (b.until ?? '9') + (b.from ?? '') ? -1 : 1))
	const last = spans.at(-1)
	return {
		describedOn,
		isNow: last !== undefined && (last.until === null || last.until >= on),
		from: last?.from ?? null,
		until: last?.until ?? null,
	}
}
