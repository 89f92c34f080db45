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
	/** Codes of prevention conditions (FSIII) that fit what was said. */
	readonly conditions: readonly string[]
}

export const agreementKinds = ['visit', 'call', 'partner'] as const
/** visit: a follow-up visit · call: follow-up by phone · partner: contact to someone else on the citizen's behalf */
export type AgreementKind = (typeof agreementKinds)[number]
/** What was typed for a day and is none, field by field; it stands until there is a day. */
export type TypedDay = readonly [date: string, month: string, year: string]

/** An agreement written into the draft; it becomes one in follow-up when the note is signed. `key` tells its row from the others. */
export type DraftedAgreement = {
	readonly key: string
	readonly kind: AgreementKind
	readonly dueOn: Day | null
	readonly dueTyped?: TypedDay
	readonly what: string
}

export const partners = [
	'visitation',
	'general_practitioner',
	'rehabilitation',
	'dementia_coordinator',
	'volunteers',
	'other',
] as const
/** To whom something is handed over. visitation: the municipality's own granting of help */
export type Partner = (typeof partners)[number]

export const consents = ['spoken', 'written'] as const
/** How the citizen consented to sharing with that partner. Nothing is shared without; a consent is never read out of anything else. */
export type Consent = (typeof consents)[number]

/** A hand-over written into the draft; it becomes one in follow-up when the note is signed. */
export type DraftedHandOver = {
	readonly key: string
	readonly to: Partner
	readonly what: string
	/** Null: the citizen has not been asked, or did not consent. */
	readonly consent: Consent | null
}

/** An instrument as it was filled in; `answers` as they were typed, by the code of the item. */
export type Measured = {
	readonly instrument: string
	/** The version of the instrument's file that was in front of the writer. */
	readonly version: string
	readonly answers: Readonly<Record<string, string>>
	/** The writer was asked about something odd in these answers, and says that it is so. */
	readonly sure?: boolean
}

/** These answers as one line of words, whatever their order: what somebody says is so, they say of this and of nothing else. */
export const answeredAs = (answers: Measured['answers']): string =>
	Object.entries(answers)
		.map(([item, answer]) => [item, answer.trim()] as const)
		.filter(([, answer]) => answer !== '')
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map((one) => one.join('='))
		.join(' ')

export const noteKinds = ['journal', 'administrative'] as const
/** journal: a health professional's entry, the duty of keeping a journal applies · administrative: everything else worth keeping */
export type NoteKind = (typeof noteKinds)[number]

/** What is written about a visit. Free words keep every character given: emoji, right-to-left text, line breaks. */
export type NoteBody = {
	readonly topics: readonly Topic[]
	readonly summary: string
	readonly advice: string
	/** Offers told of that the directory does not have. */
	readonly offers: string
	/** Examinations, tests and measurements in free words. */
	readonly measurements: string
	/** What the citizen and the consultant agreed, in free words. */
	readonly agreed: string
	readonly agreements: readonly DraftedAgreement[]
	readonly handOvers: readonly DraftedHandOver[]
	readonly measured: readonly Measured[]
	/** Ids of the local offers that the citizen was told of. */
	readonly told: readonly string[]
	/** For the day of the visit; null in every signed note. */
	readonly happenedTyped: TypedDay | null
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
	handOvers: [],
	measured: [],
	told: [],
	happenedTyped: null,
}

export const isTouched = (topic: Topic): boolean =>
	topic.state !== null || topic.words !== '' || topic.important || topic.conditions.length > 0

export const isEmptyNote = (body: NoteBody): boolean =>
	freeWords.every((field) => body[field].trim() === '') &&
	!body.topics.some(isTouched) &&
	body.agreements.every((agreement) => agreement.what.trim() === '') &&
	body.handOvers.every((handOver) => handOver.what.trim() === '') &&
	body.measured.length === 0 &&
	body.told.length === 0

/** Does it hold what is said and measured at a visit that was held? */
export const holdsConversation = (body: NoteBody): boolean =>
	!isEmptyNote({ ...body, summary: '', agreed: '', agreements: [], handOvers: [] })

/** Alike in everything that is shown, whatever the order the database keeps fields in. */
export const sameNote = (a: NoteBody, b: NoteBody): boolean => written(a) === written(b)
/** The same said twice by two forms: rows of agreements and hand-overs have keys of their own in each. */
export const saysTheSame = (a: NoteBody, b: NoteBody): boolean => sameNote(withoutKeys(a), withoutKeys(b))
const withoutKeys = (body: NoteBody): NoteBody => ({
	...body,
	agreements: body.agreements.map((one) => ({ ...one, key: '' })),
	handOvers: body.handOvers.map((one) => ({ ...one, key: '' })),
})
const written = (body: NoteBody): string =>
	JSON.stringify([
		freeWords.map((field) => body[field]),
		body.topics.map((one) => [one.topic, one.state, one.words, one.important, one.conditions]),
		body.agreements.map((one) => [one.key, one.kind, one.dueOn, one.what, one.dueTyped ?? null]),
		body.handOvers.map((one) => [one.key, one.to, one.what, one.consent]),
		body.measured.map((one) => [
			one.instrument,
			one.version,
			Object.entries(one.answers).toSorted(),
			one.sure === true,
		]),
		body.told,
		body.happenedTyped,
	])

/** The note of a visit held on that day: once there is a day, what was typed and is none is gone. */
export const onDay = (body: NoteBody, happenedOn: Day | null): NoteBody =>
	happenedOn === null ? body : { ...body, happenedTyped: null }

/** A field that holds more was never typed by a person. */
export const longestWords = 1_000_000

/** Text as the database can keep it: no NUL, no half of a surrogate pair, line ends as `\n`. Nothing else is changed. */
export const keepWords = (typed: string): string =>
	typed.replaceAll('\u0000', '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').toWellFormed()

/** Reads a body out of the database; what a later version added is left alone, what is missing is empty. */
export const readNote = (stored: Partial<NoteBody>): NoteBody => {
	const note = { ...emptyNote, ...stored }
	return {
		...note,
		topics: note.topics.map((topic) => ({ ...topic, conditions: topic.conditions ?? [] })),
		agreements: note.agreements.map((agreement, nth) => ({ ...agreement, key: agreement.key ?? `${nth}` })),
	}
}
