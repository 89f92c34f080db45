import { type Day, readDay, readTypedDay } from '#kernel/day.ts'
import { isVisible } from '#kernel/visible.ts'
import {
	agreementKinds,
	answeredAs,
	consents,
	type DraftedAgreement,
	type DraftedHandOver,
	emptyNote,
	type FreeWords,
	freeWords,
	isTouched,
	keepWords,
	type Measured,
	type NoteBody,
	partners,
	type Topic,
	type TypedDay,
	topicStates,
} from './note.ts'

type Typed = {
	readonly text: (name: string) => string
	readonly all: (name: string) => readonly string[]
	readonly day: (name: string) => Day | null
}

/** What stands in a form's named fields; a field named twice has two values. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** The fields of a form as a note is read from them, where no server reads them. */
export const typedIn = (fields: Fields): Typed => {
	const text = (name: string): string => {
		const typed = (fields.get(name)?.[0] ?? '').trim()
		return isVisible(typed) ? typed : ''
	}
	return {
		text,
		all: (name) => fields.get(name) ?? [],
		day: (name) => readTypedDay(text(`${name}_year`), text(`${name}_month`), text(`${name}_day`)),
	}
}

/** Codes of the topics that a form has fields for. */
export const topicsNamed = (fields: Fields): string[] => [
	...new Set([...fields.keys()].flatMap((field) => /^(?:state|words|conditions)\.(.+)$/.exec(field)?.[1] ?? [])),
]

/** The version of the draft that a form says it showed; null when it says none that could be. */
export const versionShown = (form: { readonly number: (name: string) => number | null }): number | null => {
	const said = form.number('base')
	return said !== null && Number.isInteger(said) && said >= 0 && said < 2 ** 31 ? said : null
}

/** How many notes the writer had signed when the form was shown; null when it says none that could be. */
export const signedBefore = (form: { readonly number: (name: string) => number | null }): number | null => {
	const said = form.number('signed-before')
	return said !== null && Number.isInteger(said) && said >= 0 ? said : null
}

/** What was typed for a day, where that is none; no field of a day holds more than a few signs. */
const typedAsNoDay = (form: Typed, name: string): TypedDay | null => {
	const part = (of: string): string => keepWords(form.text(`${name}_${of}`).slice(0, 10))
	const typed: TypedDay = [part('day'), part('month'), part('year')]
	return form.day(name) === null && typed.join('') !== '' ? typed : null
}

/** The fields of a note whose day is none. */
export const fieldsWithoutDay = (body: NoteBody): string[] => [
	...(body.happenedTyped === null ? [] : ['happened']),
	...body.agreements.flatMap(({ key, dueTyped }) => (dueTyped === undefined ? [] : `agreement.${key}.due`)),
]

/** What a form may tell about: topics of the standard, instruments at hand with the codes of their items. */
export type Askable = {
	readonly topics: readonly string[]
	readonly instruments: readonly {
		readonly code: string
		readonly version: string
		readonly items: readonly string[]
	}[]
}

/** More than any visit has; a form that says it holds more is not ours. */
const most = 200
const isKey = (key: string): boolean => /^[\w.-]{1,40}$/.test(key)
const distinct = (list: readonly string[]): string[] => [...new Set(list)].filter(isKey).slice(0, most)

/**
 * The note as the visit page's form sends it: `state.CODE`, `words.CODE`, `important` (codes), `conditions.CODE` (codes);
 * `agreement` (keys), `agreement.KEY.kind|due|what`,
 * and `agreement.KEY.on`, a day chosen with one tap, which goes before one that was typed; `handover` (keys), `handover.KEY.to|what|consent`;
 * `measured.CODE.ITEM`; `sure.CODE`, the answers that the writer says are so; `told` (ids); the free words by their names.
 * What nobody filled in is not in the note; what was typed for a day and is none is kept as it was typed.
 */
export const noteFromForm = (form: Typed, askable: Askable): NoteBody => {
	const words = Object.fromEntries(freeWords.map((field) => [field, keepWords(form.text(field))])) as Record<
		FreeWords,
		string
	>
	return {
		...emptyNote,
		...words,
		topics: topicsFrom(form, askable.topics),
		agreements: agreementsFrom(form),
		handOvers: handOversFrom(form),
		measured: askable.instruments.flatMap((instrument) => measuredFrom(form, instrument)),
		told: distinct(form.all('told')),
		happenedTyped: typedAsNoDay(form, 'happened'),
	}
}

const topicsFrom = (form: Typed, codes: readonly string[]): Topic[] => {
	const important = new Set(form.all('important'))
	return codes
		.map((code) => ({
			topic: code,
			state: topicStates.find((one) => one === form.text(`state.${code}`)) ?? null,
			words: keepWords(form.text(`words.${code}`)),
			important: important.has(code),
			conditions: distinct(form.all(`conditions.${code}`)),
		}))
		.filter(isTouched)
}

const agreementsFrom = (form: Typed): DraftedAgreement[] =>
	distinct(form.all('agreement'))
		.map((key): DraftedAgreement => {
			const chosen = readDay(form.text(`agreement.${key}.on`))
			const dueTyped = chosen === null ? typedAsNoDay(form, `agreement.${key}.due`) : null
			return {
				key,
				kind: agreementKinds.find((one) => one === form.text(`agreement.${key}.kind`)) ?? 'call',
				dueOn: chosen ?? form.day(`agreement.${key}.due`),
				...(dueTyped === null ? {} : { dueTyped }),
				what: keepWords(form.text(`agreement.${key}.what`)),
			}
		})
		.filter(({ what, dueOn, dueTyped }) => what !== '' || dueOn !== null || dueTyped !== undefined)

const handOversFrom = (form: Typed): DraftedHandOver[] =>
	distinct(form.all('handover'))
		.map((key) => ({
			key,
			to: partners.find((one) => one === form.text(`handover.${key}.to`)) ?? 'other',
			what: keepWords(form.text(`handover.${key}.what`)),
			consent: consents.find((one) => one === form.text(`handover.${key}.consent`)) ?? null,
		}))
		.filter((handOver) => handOver.what !== '')

const measuredFrom = (form: Typed, instrument: Askable['instruments'][number]): Measured[] => {
	const answers = Object.fromEntries(
		instrument.items
			.map((item) => [item, keepWords(form.text(`measured.${instrument.code}.${item}`))] as const)
			.filter(([, answer]) => answer !== ''),
	)
	const { code, version } = instrument
	if (Object.keys(answers).length === 0) return []
	const sure = keepWords(form.text(`sure.${code}`)) === answeredAs(answers)
	return [{ instrument: code, version, answers, ...(sure ? { sure } : {}) }]
}

const fieldsOfDay = (name: string, day: Day | null, typed: TypedDay | null = null): [string, string[]][] => {
	const [year = '', month = '', date = ''] = typed?.toReversed() ?? day?.split('-') ?? []
	return [
		[`${name}_year`, [year]],
		[`${name}_month`, [month]],
		[`${name}_day`, [date]],
	]
}

/** The fields of a day as they were typed, where that is none. */
export const asTyped = (name: string, typed: TypedDay | null | undefined): Typed | undefined =>
	typed ? typedIn(new Map(fieldsOfDay(name, null, typed))) : undefined

/** The fields of a form that holds this note; `noteFromForm` reads the same note out of them. */
export const fieldsOf = (body: NoteBody): Map<string, readonly string[]> =>
	new Map<string, readonly string[]>([
		...freeWords.map((field) => [field, [body[field]]] as [string, string[]]),
		...(body.happenedTyped === null ? [] : fieldsOfDay('happened', null, body.happenedTyped)),
		['important', body.topics.filter((one) => one.important).map((one) => one.topic)],
		...body.topics.flatMap((one): [string, readonly string[]][] => [
			[`state.${one.topic}`, one.state === null ? [] : [one.state]],
			[`words.${one.topic}`, [one.words]],
			[`conditions.${one.topic}`, one.conditions],
		]),
		['agreement', body.agreements.map((one) => one.key)],
		...body.agreements.flatMap(({ key, kind, dueOn, dueTyped, what }): [string, readonly string[]][] => [
			[`agreement.${key}.kind`, [kind]],
			[`agreement.${key}.what`, [what]],
			...fieldsOfDay(`agreement.${key}.due`, dueOn, dueTyped),
		]),
		['handover', body.handOvers.map((one) => one.key)],
		...body.handOvers.flatMap(({ key, to, what, consent }): [string, readonly string[]][] => [
			[`handover.${key}.to`, [to]],
			[`handover.${key}.what`, [what]],
			[`handover.${key}.consent`, consent === null ? [] : [consent]],
		]),
		...body.measured.flatMap(({ instrument, answers, sure }): [string, readonly string[]][] => [
			...Object.entries(answers).map(([item, answer]): [string, string[]] => [
				`measured.${instrument}.${item}`,
				[answer],
			]),
			[`sure.${instrument}`, sure ? [answeredAs(answers)] : []],
		]),
		['told', body.told],
	])
