import type { Day } from '#kernel/day.ts'
import { type Form, formOf } from '#platform/web/index.ts'
import { mergeNotes } from '../note/merge.ts'
import { type NoteBody, type NoteKind, noteKinds, onDay } from '../note/note.ts'
import { type Askable, fieldsOf, noteFromForm } from '../note/note-form.ts'
import { acceptances, type How } from '../visit.ts'

/** What one device typed: by field, what stood there before it, and what stands there last. */
export type OnDevice = ReadonlyMap<string, { readonly was: readonly string[]; readonly value: readonly string[] }>

/** A line of what was typed; `device` tells devices and visits on them apart. */
export type TypedRow = {
	readonly device: string
	readonly nth: number
	readonly field: string
	readonly was: readonly string[]
	readonly value: readonly string[]
}

/** Each device with the first that stood in a field and the last that was typed there, in the order the devices come in. */
export const devicesOf = (rows: readonly TypedRow[]): OnDevice[] =>
	[...Map.groupBy(rows, (row) => row.device).values()].map((ofDevice) => {
		const fields = Map.groupBy(
			ofDevice.toSorted((a, b) => a.nth - b.nth),
			(row) => row.field,
		)
		return new Map(
			[...fields]
				.toSorted(([a], [b]) => (a < b ? -1 : 1))
				.map(([field, typed]) => [field, { was: typed[0]?.was ?? [], value: typed.at(-1)?.value ?? [] }]),
		)
	})

/** A draft as entries can change it. */
export type Written = { readonly kind: NoteKind; readonly happenedOn: Day | null; readonly body: NoteBody }

/** Instruments at hand; topics are those the entries name, so that none is lost when a standard changes. */
type AtHand = Askable['instruments']

/**
 * The draft that stands on `ground` when these devices have typed: whatever order their entries came in, and however often. Where two
 * typed in the same place, both texts stand; the device that was taken along first comes first.
 */
export const draftWith = (ground: Written, devices: readonly OnDevice[], instruments: AtHand): Written =>
	devices.reduce((saved, device) => withDevice(saved, device, instruments), ground)

const withDevice = (saved: Written, device: OnDevice, instruments: AtHand): Written => {
	const askable = { instruments, topics: topicsIn(saved, device) }
	const read = (side: 'was' | 'value') => formOf(fieldsWith(saved, device, side))
	const [base, typed] = [read('was'), read('value')]
	const body = noteFromForm(typed, askable)
	const isSaid = daysParts.some((part) => device.has(part))
	const happenedOn = isSaid
		? (typed.day('happened') ?? (body.happenedTyped ? null : saved.happenedOn))
		: saved.happenedOn
	return {
		kind: kindIn(typed) ?? saved.kind,
		happenedOn,
		body: onDay(mergeNotes(noteFromForm(base, askable), saved.body, body), happenedOn),
	}
}

/** What stands in a device's form: what it was rendered with, and in each field what was typed or said last. */
export const formWith = (rendered: Written, device: OnDevice, instruments: AtHand): Written => {
	const form = formOf(fieldsWith(rendered, device, 'value'))
	return {
		kind: kindIn(form) ?? rendered.kind,
		happenedOn: daysParts.some((part) => device.has(part)) ? form.day('happened') : rendered.happenedOn,
		body: noteFromForm(form, { instruments, topics: topicsIn(rendered, device) }),
	}
}

const kindIn = (form: Form): NoteKind | undefined => noteKinds.find((kind) => kind === form.text('kind'))

const daysParts = ['happened_year', 'happened_month', 'happened_day']
const dayFields = (day: Day | null): [string, string[]][] =>
	daysParts.map((part, nth) => [part, [day?.split('-')[nth] ?? '']])

/** A row is there as soon as one of its fields is, also when the device did not say so. */
const rows: readonly [list: string, field: RegExp][] = [
	['agreement', /^agreement\.([^.]+)\./],
	['handover', /^handover\.([^.]+)\./],
]

const fieldsWith = (saved: Written, device: OnDevice, side: 'was' | 'value'): Map<string, readonly string[]> => {
	const fields = new Map([...dayFields(saved.happenedOn), ...fieldsOf(saved.body)])
	for (const [field, values] of device) fields.set(field, values[side])
	for (const [list, field] of rows) {
		const keys = [...fields.keys()].flatMap((name) => field.exec(name)?.[1] ?? [])
		fields.set(list, [...new Set([...(fields.get(list) ?? []), ...keys])])
	}
	return fields
}

const topicField = /^(?:state|words|conditions)\.(.+)$/
const topicsIn = (saved: Written, device: OnDevice): string[] => [
	...new Set([
		...saved.body.topics.map((one) => one.topic),
		...[...device.keys()].flatMap((field) => topicField.exec(field)?.[1] ?? []),
		...(device.get('important')?.was ?? []),
		...(device.get('important')?.value ?? []),
	]),
]

/** What every form says, whether or not anything was written: the day, the kind, which rows there is room for. */
const alwaysSaid = [...daysParts, 'kind', 'accepted', ...rows.map(([list]) => list)]
const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((one, nth) => one.trim() === b[nth]?.trim())
const filled = (values: readonly string[]): readonly string[] => values.filter((one) => one.trim() !== '').toSorted()

/** Everything that was typed stands word for word in this note, or stood there before it was typed. */
export const saysNothingNew = (signed: NoteBody, devices: readonly OnDevice[]): boolean => {
	const stands = fieldsOf(signed)
	return devices.every((device) =>
		[...device].every(
			([field, { was, value }]) =>
				alwaysSaid.includes(field) ||
				sameWords(filled(was), filled(value)) ||
				sameWords(filled(stands.get(field) ?? []), filled(value)),
		),
	)
}

/** How the citizen said yes, as it was last told on one of these devices; null when none told. */
export const acceptedOn = (devices: readonly OnDevice[]): How | null =>
	devices.reduce<How | null>(
		(told, device) => acceptances.find((how) => how === device.get('accepted')?.value[0]) ?? told,
		null,
	)
