import type { Day } from '#kernel/day.ts'

export const topicStates = ['fine', 'talk', 'act'] as const
/** fine: goes well · talk: talked about, worth returning to · act: something is to be done */
export type TopicState = (typeof topicStates)[number]

export type Topic = {
	/** Code of the standard's topic. */
	readonly topic: string
	readonly state: TopicState | null
	readonly words: string
	/** To be taken up at the next visit. */
	readonly important: boolean
}

export const agreementKinds = ['visit', 'call', 'partner'] as const
/** visit: a follow-up visit · call: follow-up by phone · partner: contact to someone else on the citizen's behalf */
export type AgreementKind = (typeof agreementKinds)[number]
/** An agreement written into the draft; it becomes one in follow-up when the note is signed. */
export type DraftedAgreement = { readonly kind: AgreementKind; readonly dueOn: Day | null; readonly what: string }

export const noteKinds = ['journal', 'administrative'] as const
/** journal: a health professional's entry, the duty of keeping a journal applies · administrative: everything else worth keeping */
export type NoteKind = (typeof noteKinds)[number]

/** What is written about a visit. Free words keep every character given: emoji, right-to-left text, line breaks. */
export type NoteBody = {
	readonly topics: readonly Topic[]
	readonly summary: string
	readonly advice: string
	/** Local offers informed about. */
	readonly offers: string
	/** Examinations, tests and measurements in free words. */
	readonly measurements: string
	/** What the citizen and the consultant agreed, in free words. */
	readonly agreed: string
	readonly agreements: readonly DraftedAgreement[]
}

export const freeWords = ['summary', 'advice', 'offers', 'measurements', 'agreed'] as const
export type FreeWords = (typeof freeWords)[number]

export const emptyNote: NoteBody = {
	topics: [],
	summary: '',
	advice: '',
	offers: '',
	measurements: '',
	agreed: '',
	agreements: [],
}

export const isTouched = (topic: Topic): boolean => topic.state !== null || topic.words !== '' || topic.important

export const isEmptyNote = (body: NoteBody): boolean =>
	freeWords.every((field) => body[field].trim() === '') &&
	!body.topics.some(isTouched) &&
	body.agreements.every((agreement) => agreement.what.trim() === '')

/** Alike in everything that is shown, whatever the order the database keeps fields in. */
export const sameNote = (a: NoteBody, b: NoteBody): boolean => written(a) === written(b)
const written = (body: NoteBody): string =>
	JSON.stringify([
		freeWords.map((field) => body[field]),
		body.topics.map((one) => [one.topic, one.state, one.words, one.important]),
		body.agreements.map((one) => [one.kind, one.dueOn, one.what]),
	])

/** Text as the database can keep it: no NUL, no half of a surrogate pair, line ends as `\n`. Nothing else is changed. */
export const keepWords = (typed: string): string =>
	typed.replaceAll('\u0000', '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').toWellFormed()

/** Reads a body out of the database; what a later version added is left alone, what is missing is empty. */
export const readNote = (stored: Partial<NoteBody>): NoteBody => ({ ...emptyNote, ...stored })

type Typed = {
	readonly text: (name: string) => string
	readonly all: (name: string) => readonly string[]
	readonly day: (name: string) => Day | null
}
/** How many agreements the form has room for at a time; more can be added after a save. */
export const roomForAgreements = 2
/** More than any visit has; a form that says it holds more is not ours. */
const mostAgreements = 200

/** The note as the visit page's form sends it: `state.CODE`, `words.CODE`, `important` (codes), `agreement.N.kind|due|what`. */
export const noteFromForm = (form: Typed, codes: readonly string[]): NoteBody => {
	const important = new Set(form.all('important'))
	const state = (code: string) => topicStates.find((one) => one === form.text(`state.${code}`)) ?? null
	const topics = codes
		.map((code) => ({
			topic: code,
			state: state(code),
			words: keepWords(form.text(`words.${code}`)),
			important: important.has(code),
		}))
		.filter(isTouched)
	const agreements = Array.from({ length: Math.min(Number(form.text('agreements')) || 0, mostAgreements) }, (_, n) => ({
		kind: agreementKinds.find((one) => one === form.text(`agreement.${n}.kind`)) ?? 'call',
		dueOn: form.day(`agreement.${n}.due`),
		what: keepWords(form.text(`agreement.${n}.what`)),
	})).filter((agreement) => agreement.what !== '' || agreement.dueOn !== null)
	const words = Object.fromEntries(freeWords.map((field) => [field, keepWords(form.text(field))])) as Record<
		FreeWords,
		string
	>
	return { ...emptyNote, ...words, topics, agreements }
}
