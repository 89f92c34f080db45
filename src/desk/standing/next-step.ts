import type { PersonId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import type { StandingKind } from './standing-words.ts'

/** One thing to do, and the page where it is done. */
export type NextStep = { readonly label: Text; readonly to: string }

export type Whereabouts = {
	readonly person: PersonId
	readonly kind: StandingKind
	/** The offer still open or answered last. */
	readonly offer: string | null
	/** The offer was made, and no visit has come of it yet. */
	readonly canAnswer: boolean
	/** The citizen has asked to be called: no letter goes meanwhile. */
	readonly isCallPromised: boolean
	readonly batch: string | null
	readonly visit: string | null
	/** The day of the agreed time. */
	readonly day: string | null
	readonly agreement: string | null
	readonly hasOpenCourse: boolean
	readonly hasTiesToLoosen: boolean
	/** An offer is still owed although its last day has passed. */
	readonly hasOverdue: boolean
	/** There is a number to call. */
	readonly isReachedByPhone: boolean
}

const answer = ({ person, offer }: Whereabouts): NextStep => ({
	label: text('Skriv svaret', 'Record the answer'),
	to: `/borger/${person}/svar/${offer}`,
})
const batch = ({ batch: id }: Whereabouts): NextStep => ({
	label: text('Se udsendelsen', 'See the batch'),
	to: id === null ? '/tilbud' : `/tilbud/${id}`,
})
const call = ({ person }: Whereabouts): NextStep => ({
	label: text('Ring op', 'Call'),
	to: `/ringeliste?borger=${person}`,
})
/** Whoever answers the telephone is given the offer by the call itself, on the call list or not. */
const offerByPhone = ({ person }: Whereabouts): NextStep => ({
	label: text('Ring og tilbyd et besøg', 'Call and offer a visit'),
	to: `/ringeliste?borger=${person}`,
})
const settle = ({ person, offer }: Whereabouts): NextStep => ({
	label: text('Find ud af, hvad der gælder', 'Find out what holds'),
	to: `/borger/${person}/modstrid/${offer}`,
})
const remind = ({ person, offer }: Whereabouts): NextStep => ({
	label: text('Send en påmindelse', 'Send a reminder'),
	to: `/borger/${person}/paamind/${offer}`,
})
const nextBatch: NextStep = { label: text('Lav en udsendelse', 'Make a batch'), to: '/tilbud' }
const close = ({ person }: Whereabouts): NextStep => ({
	label: text('Afslut forløbet', 'Close the course'),
	to: `/borger/${person}/afslut`,
})
const handOver = ({ person }: Whereabouts): NextStep => ({
	label: text('Overlevér til en anden', 'Hand over to somebody else'),
	to: `/borger/${person}/overlevering`,
})
const assess = ({ person }: Whereabouts): NextStep => ({
	label: text('Vurdér', 'Assess'),
	to: `/vurdering/${person}`,
})
const agreement = (where: Whereabouts): NextStep => ({
	label: text('Følg op', 'Follow up'),
	to: where.agreement === null ? '/opfoelgning' : `/opfoelgning/${where.agreement}`,
})
const withdraw = ({ person }: Whereabouts): NextStep => ({
	label: text('Træk forsinket tilbud tilbage', 'Withdraw the overdue offer'),
	to: `/borger/${person}/forsinket`,
})
const loosen = ({ person }: Whereabouts): NextStep => ({
	label: text('Frigiv tider og stands kontakt', 'Release times and stop contact'),
	to: `/borger/${person}/stands`,
})

/** The one thing to do next; null when nothing is. */
export const nextStepOf = (where: Whereabouts): NextStep | null => {
	switch (where.kind) {
		case 'left':
			return where.hasTiesToLoosen ? loosen(where) : where.hasOpenCourse ? close(where) : null
		case 'to_assess':
			return assess(where)
		case 'offer_missing':
		case 'offer_overdue':
			return where.isReachedByPhone ? offerByPhone(where) : nextBatch
		case 'offer_planned':
			return where.batch === null ? null : batch(where)
		case 'undelivered':
			return batch(where)
		case 'awaiting_answer':
			return answer(where)
		case 'contradiction':
			return settle(where)
		case 'to_call':
		case 'not_held':
			return call(where)
		case 'time_agreed':
			return {
				label: text('Se dagen', 'See the day'),
				to: where.day === null ? '/dagens-rute' : `/dagens-rute?dag=${where.day}`,
			}
		case 'follow_up_overdue':
		case 'follow_up_agreed':
			return agreement(where)
		case 'visited':
		case 'visited_by_phone':
		case 'event_attended':
			return close(where)
		default:
			return null
	}
}

const isMissing = ({ kind }: Whereabouts): boolean => kind === 'offer_missing' || kind === 'offer_overdue'

/** What else may be done at any time, the next step left out. */
export const otherStepsOf = (where: Whereabouts, next: NextStep | null): NextStep[] => {
	if (where.kind === 'left') return []
	const event: NextStep = {
		label: text('Registrér en hændelse', 'Record an event'),
		to: `/haendelse/${where.person}`,
	}
	const steps = [
		...(where.offer !== null && where.canAnswer ? [answer(where)] : []),
		...(where.kind === 'awaiting_answer' && !where.isCallPromised ? [remind(where)] : []),
		...(isMissing(where) ? [nextBatch] : []),
		...(where.visit === null ? [] : [{ label: text('Seneste besøg', 'Latest visit'), to: `/besoeg/${where.visit}` }]),
		event,
		{
			label: text('Skriv en henvendelse', 'Record a referral'),
			to: `/henvendelse/ny?borger=${where.person}`,
		},
		...(where.hasOpenCourse ? [handOver(where)] : []),
		where.kind === 'excluded'
			? { ...assess(where), label: text('Gør en undtagelse', 'Grant an exception') }
			: assess(where),
		...(where.hasOverdue ? [withdraw(where)] : []),
		...(where.hasOpenCourse ? [close(where)] : []),
	]
	return steps.filter(({ to }) => to !== next?.to)
}
