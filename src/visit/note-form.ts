import { type Day, readDay } from '#kernel/day.ts'
import {
	agreementKinds,
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
	topicStates,
} from './note.ts'

type Typed = {
	readonly text: (name: string) => string
	readonly all: (name: string) => readonly string[]
	readonly day: (name: string) => Day | null
}

/** The version of the draft that a form says it showed; null when it says none that could be. */
export const versionShown = (form: { readonly number: (name: string) => number | null }): number | null => {
	const said = form.number('base')
	return said !== null && Number.isInteger(said) && said >= 0 && said < 2 ** 31 ? said : null
}

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
 * `measured.CODE.ITEM`; `told` (ids); the free words by their names. What nobody filled in is not in the note.
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
		.map((key) => ({
			key,
			kind: agreementKinds.find((one) => one === form.text(`agreement.${key}.kind`)) ?? 'call',
			dueOn: readDay(form.text(`agreement.${key}.on`)) ?? form.day(`agreement.${key}.due`),
			what: keepWords(form.text(`agreement.${key}.what`)),
		}))
		.filter((agreement) => agreement.what !== '' || agreement.dueOn !== null)

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
	return Object.keys(answers).length === 0 ? [] : [{ instrument: code, version, answers }]
}

const fieldsOfDay = (name: string, day: Day | null): [string, string[]][] => {
	const [year = '', month = '', date = ''] = day?.split('-') ?? []
	return [
		[`${name}_year`, [year]],
		[`${name}_month`, [month]],
		[`${name}_day`, [date]],
	]
}

/** The fields of a form that holds this note; `noteFromForm` reads the same note out of them. */
export const fieldsOf = (body: NoteBody): Map<string, readonly string[]> =>
	new Map<string, readonly string[]>([
		...freeWords.map((field) => [field, [body[field]]] as [string, string[]]),
		['important', body.topics.filter((one) => one.important).map((one) => one.topic)],
		...body.topics.flatMap((one): [string, readonly string[]][] => [
			[`state.${one.topic}`, one.state === null ? [] : [one.state]],
			[`words.${one.topic}`, [one.words]],
			[`conditions.${one.topic}`, one.conditions],
		]),
		['agreement', body.agreements.map((one) => one.key)],
		...body.agreements.flatMap(({ key, kind, dueOn, what }): [string, readonly string[]][] => [
			[`agreement.${key}.kind`, [kind]],
			[`agreement.${key}.what`, [what]],
			...fieldsOfDay(`agreement.${key}.due`, dueOn),
		]),
		['handover', body.handOvers.map((one) => one.key)],
		...body.handOvers.flatMap(({ key, to, what, consent }): [string, readonly string[]][] => [
			[`handover.${key}.to`, [to]],
			[`handover.${key}.what`, [what]],
			[`handover.${key}.consent`, consent === null ? [] : [consent]],
		]),
		...body.measured.flatMap(({ instrument, answers }) =>
			Object.entries(answers).map(([item, answer]): [string, string[]] => [`measured.${instrument}.${item}`, [answer]]),
		),
		['told', body.told],
	])
