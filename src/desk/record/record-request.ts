import { addDays, addYears, type Day } from '#kernel/day.ts'
import { detailsOf, type Filed } from '#kernel/filed.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Decided } from './record-left-out.ts'

export type RequestId = string & { readonly __id: 'record_request' }

export const askers = ['citizen', 'guardian', 'authorised'] as const
/** Who may ask: the citizen, whoever is appointed for them, whoever the citizen has authorised in writing. */
export type Asker = (typeof askers)[number]
export const askedHow = ['own_page', 'phone', 'letter', 'email', 'in_person'] as const
export type AskedHow = (typeof askedHow)[number]

/** A request for everything that is written about a citizen. */
export type RecordRequest = {
	readonly id: RequestId
	readonly person: PersonId
	readonly askedOn: Day
	readonly askedBy: Asker
	/** Who that is, and by what right; empty for the citizen. */
	readonly askedByWords: string
	readonly askedHow: AskedHow
	readonly dueOn: Day
	readonly recordedAt: Instant
	/** Null: the citizen, on the own page. */
	readonly recordedBy: StaffId | null
	readonly prepared: { readonly at: Instant; readonly by: StaffId } | null
	readonly leftOut: Decided
	readonly released: { readonly at: Instant; readonly by: StaffId; readonly hash: string } | null
	readonly fetchedAt: Instant | null
	/** What was put together is still kept. */
	readonly isKept: boolean
	readonly withdrawn: { readonly at: Instant; readonly because: string; readonly by: StaffId | null } | null
}

/** Working days within which an answer is given: those of the Access to Public Administration Files Act, the shorter of the two clocks that run. */
export const workingDaysToAnswer = 7
/** Days for which the file lies ready; after them only its hash is kept. */
export const daysToFetch = 30

/** The last day on which the file can be fetched; null before it is handed out. */
export const keptUntil = ({ released }: RecordRequest): Day | null =>
	released === null ? null : addDays(dayOf(released.at), daysToFetch)

export type RequestState = 'asked' | 'prepared' | 'released' | 'withdrawn'
export const stateOf = ({ prepared, released, withdrawn }: RecordRequest): RequestState =>
	withdrawn !== null ? 'withdrawn' : released !== null ? 'released' : prepared !== null ? 'prepared' : 'asked'

export const isOpen = (request: RecordRequest): boolean => ['asked', 'prepared'].includes(stateOf(request))

export const stateText: Readonly<Record<RequestState, Text>> = {
	asked: text('Skal samles', 'To be put together'),
	prepared: text('Skal læses og udleveres', 'To be read and handed out'),
	released: text('Udleveret', 'Handed out'),
	withdrawn: text('Trukket tilbage', 'Withdrawn'),
}
export const askerText: Readonly<Record<Asker, Text>> = {
	citizen: text('Borgeren selv', 'The citizen'),
	guardian: text('Værge', 'Guardian'),
	authorised: text('En, der har skriftlig fuldmagt', 'Somebody with a written authority'),
}
export const howText: Readonly<Record<AskedHow, Text>> = {
	own_page: text('På Min side', 'On My page'),
	phone: text('I telefonen', 'By telephone'),
	letter: text('I et brev', 'By letter'),
	email: text('I en e-mail', 'By e-mail'),
	in_person: text('Ansigt til ansigt', 'Face to face'),
}

export type RequestRefusal = 'day_missing' | 'day_in_the_future' | 'day_long_past' | 'who_missing' | 'unknown_way'

/** Why something cannot be done with a request. */
export type RequestWhy =
	| 'unknown_request'
	| 'has_ended'
	| 'not_prepared'
	| 'prepared_anew'
	| 'written_since'
	| 'cannot_be_set'
	| 'no_reason'

/** The earliest day on which a request may be said to have come: a year back; before that the year is mistyped. */
export const earliestAsked = (today: Day): Day => addYears(today, -1)

/** What may be written down of a request; a day in the future is a mistake, and one more than a year back. */
export const readRequest = (
	typed: { readonly askedOn: Day | null; readonly askedBy: string; readonly words: string; readonly how: string },
	today: Day,
): Outcome<Pick<RecordRequest, 'askedOn' | 'askedBy' | 'askedByWords' | 'askedHow'>, RequestRefusal> => {
	const askedBy = askers.find((one) => one === typed.askedBy)
	const how = askedHow.find((one) => one === typed.how && one !== 'own_page')
	if (typed.askedOn === null) return no('day_missing')
	if (typed.askedOn > today) return no('day_in_the_future')
	if (typed.askedOn < earliestAsked(today)) return no('day_long_past')
	if (askedBy === undefined || how === undefined) return no('unknown_way')
	if (askedBy !== 'citizen' && typed.words.trim() === '') return no('who_missing')
	return yes({
		askedOn: typed.askedOn,
		askedBy,
		askedByWords: askedBy === 'citizen' ? '' : typed.words.trim(),
		askedHow: how,
	})
}

/** Requests as lines of the citizen's own record and story. */
export const requestLines = (requests: readonly RecordRequest[], names: ReadonlyMap<StaffId, string>): Filed[] =>
	requests.flatMap((request): Filed[] => {
		const by = (staff: StaffId | null) => (staff !== null && names.has(staff) ? { who: names.get(staff) } : {})
		return [
			{
				on: request.askedOn,
				at: request.recordedAt,
				what:
					request.recordedBy === null
						? text('Bad om alt, hvad der er skrevet (aktindsigt)', 'Asked for everything that is written')
						: text(
								'Skrev ned, at der er bedt om alt, hvad der er skrevet (aktindsigt)',
								'Wrote down that everything that is written is asked for',
							),
				...by(request.recordedBy),
				details: detailsOf({
					Hvordan: howText[request.askedHow].da,
					'Svar senest': writeDay(request.dueOn, 'da'),
					'Bedt om af': request.askedBy === 'citizen' ? null : askerText[request.askedBy].da,
				}),
				...(request.askedByWords === ''
					? {}
					: { leftOut: [{ what: 'navnet på den, der bad om det', because: 'another_person' as const }] }),
			},
			...(request.released === null
				? []
				: [
						{
							on: dayOf(request.released.at),
							at: request.released.at,
							what: text('Fik udleveret alt, hvad der er skrevet', 'Was handed everything that is written'),
							...by(request.released.by),
							details: [{ label: 'Filens fingeraftryk (SHA-256)', words: request.released.hash }],
						},
					]),
			...(request.fetchedAt === null
				? []
				: [
						{
							on: dayOf(request.fetchedAt),
							at: request.fetchedAt,
							what: text('Hentede filen på Min side', 'Fetched the file on My page'),
						},
					]),
			...(request.withdrawn === null
				? []
				: [
						{
							on: dayOf(request.withdrawn.at),
							at: request.withdrawn.at,
							what: text('Anmodningen blev lukket', 'The request was closed'),
							words: request.withdrawn.because,
							...by(request.withdrawn.by),
						},
					]),
		]
	})
