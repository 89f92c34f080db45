import { releaseBooking } from '#booking/actions.ts'
import { reassess, weigh } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { type BookingId, type PersonId, readId } from '#kernel/ids.ts'
import { type Instant, minutesBetween } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type CallCommand, recordCall } from '#offer/actions.ts'
import {
	answerers,
	type Besides,
	type CallOutcome,
	callOutcomes,
	type ProposedTime,
	readBesides,
	readCallTime,
	readTime,
} from '#offer/index.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import type { Visit } from '#visit/index.ts'
import { settleNewTime } from '../move/new-time-actions.ts'
import { nextAfter } from './call-next.ts'
import { CallPage, NoCalls } from './call-page.tsx'
import { readReturn } from './call-return.ts'
import { callSheet, lastCallBy, usualMinutes, visitToReplace } from './call-sheet-actions.ts'
import { agreedVisitOf } from './call-visit-actions.ts'

const callers = ['coordinator', 'consultant']

export const callRoutes = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/ringeliste',
		for: callers,
		shows: 'ringeliste',
		nav: { label: { da: 'Ringeliste', en: 'Call list' }, order: 50 },
		handle: (ask) =>
			showCall(ask, {
				person: ask.query.get('borger'),
				isIncoming: ask.query.has('ind'),
				corrects: ask.query.get('ret'),
				back: readReturn(ask.query.get('fra')),
			}),
	},
	{ method: 'post', path: '/ringeliste', for: callers, shows: 'ringeliste', handle: (ask) => record(ask, sources) },
]

/** What the day to call again is set to before anyone changes it. */
const daysToCallAgain = 7

type Asked = {
	readonly person: string | null
	readonly isIncoming: boolean
	readonly corrects: string | null
	readonly back: string | null
}

const showCall = async (ask: Ask, asked: Asked, errors: Readonly<Record<string, string>> = {}): Promise<Answer> => {
	const { form } = ask
	const title = ask.say('Ringeliste', 'Call list')
	const sheet = await callSheet(
		ask,
		{ ...asked, person: readId<PersonId>(asked.person ?? undefined) },
		{
			errors,
			key: readId(form.text('key') || undefined) ?? crypto.randomUUID(),
			typed: (told) => ({
				time: form.text('time'),
				words: form.text('words'),
				again: form.day('again') ?? addDays(ask.today, daysToCallAgain),
				by: form.text('by') || 'citizen',
				byName: form.text('by_name'),
				besides: form.has('key') ? besidesIn(ask) : { ...besidesIn(ask), ...told },
			}),
		},
	)
	if (sheet === 'nobody') {
		const last = await lastCallBy(ask)
		return { title, sees: last === null ? [] : [last.person], page: <NoCalls last={last} /> }
	}
	if (sheet === null)
		return {
			missing: ask.say('Borgeren findes ikke. Gå til ringelisten.', 'There is no such citizen. Go to the call list.'),
		}
	const sees = [sheet.citizen.id, ...(sheet.last === null ? [] : [sheet.last.person])]
	return { title, sees, page: <CallPage sheet={sheet} /> }
}

/** Also what the visitor is to know, told on the telephone. */
const besidesIn = ({ form }: Ask): Besides => ({
	...readBesides(form),
	callWhen: readCallTime(form),
	through: 'phone',
	settles: false,
})

const said: Readonly<Record<string, Text>> = {
	time_missing: text('Vælg en af tiderne.', 'Choose one of the times.'),
	no_time_given: text('Vælg en af tiderne.', 'Choose one of the times.'),
	time_is_taken: text('Tiden er netop taget af en anden. Vælg en ny.', 'The time was just taken. Choose another.'),
	no_visit_instead: text(
		'Borgeren er inviteret til et arrangement, og standarden giver ikke et besøg i stedet. Ønsker borgeren selv et besøg, så registrér det under “Ønsker selv et besøg”.',
		'The citizen is invited to an event, and the standard gives no visit instead. If the citizen asks for a visit, record it under “Asks for a visit”.',
	),
	again_missing: text('Skriv, hvilken dag du skal ringe igen.', 'Write the day to call again.'),
	day_has_passed: text(
		'Dagen er gået. Skriv en dag fra i dag og frem.',
		'The day has passed. Write today or a later day.',
	),
	outcome_missing: text('Vælg, hvordan det gik.', 'Choose how it went.'),
	nothing_to_offer: text(
		'Borgeren har ikke noget åbent tilbud at svare på. Ønsker borgeren selv et besøg, så registrér det under “Ønsker selv et besøg”.',
		'There is no open offer to answer. If the citizen asks for a visit, record it under “Asks for a visit”.',
	),
	unknown_call: text('Kun den, der ringede, kan rette opkaldet.', 'Only whoever called can correct the call.'),
	call_of_another_day: text(
		'Opkaldet er fra en anden dag. Registrér et nyt opkald i stedet.',
		'The call is of another day. Record a new call instead.',
	),
	not_the_latest_call: text(
		'Der er ringet igen siden. Ret det seneste opkald, eller registrér et nyt.',
		'Another call has been made since. Correct the latest one, or record a new one.',
	),
	more_came_of_it: text(
		'Der er allerede fulgt mere af det opkald. Ret svaret på borgerens kort.',
		'More has come of that call already. Change the answer on the citizen’s card.',
	),
}

const record = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	const { form } = ask
	const person = readId<PersonId>(form.text('person'))
	const key = readId(form.text('key') || undefined)
	const outcome = callOutcomes.find((one) => one === form.text('outcome'))
	const isIncoming = form.has('ind')
	const back = readReturn(form.text('fra'))
	const again = async (field: string, why: string): Promise<Answer> => {
		const message = (said[why] ?? text('Opkaldet kunne ikke gemmes.', 'The call could not be saved.'))[ask.language]
		const shown = await showCall(
			ask,
			{ person: form.text('person'), isIncoming, corrects: form.text('corrects') || null, back },
			{ [field]: message },
		)
		return 'page' in shown && !('refused' in shown)
			? { refused: message, page: shown.page, title: shown.title, sees: shown.sees }
			: shown
	}
	if (person === null || key === null || outcome === undefined) return again('outcome', 'outcome_missing')
	const weighed = (await weigh(ask.db, ask.today, sources, person)) ?? undefined
	const by = answerers.find((one) => one === form.text('by')) ?? 'citizen'
	const made: Made = {
		...{ person, key, weighed },
		by: ask.atWork().id,
		words: form.text('words'),
		kept: ask.municipality,
		besides: besidesIn(ask),
		corrects: readId(form.text('corrects') || undefined),
		...(by === 'citizen' ? {} : { spokeWith: { who: by, name: form.text('by_name') } }),
	}
	const command = commandOf(made, outcome, readTime(form.text('time')), form.day('again'))
	const isAboutVisit = form.text('visit') !== ''
	const missed = readId<BookingId>(form.text('missed') || undefined)
	const done = command.ok
		? await inTransaction(ask.db, async (tx) => {
				const visit = isAboutVisit ? await visitToReplace({ db: tx, today: ask.today }, person) : null
				if (visit === null && missed !== null) return recordOfMissed(tx, ask.at, command.value, missed)
				const called = await recordCall(tx, ask.at, visit === null ? command.value : aboutVisit(command.value, visit))
				if (called.ok && visit !== null) await settleNewTime(tx, ask.at, visit, outcome)
				return called
			})
		: command
	if (!done.ok) return again(outcome === 'call_later' ? 'again' : outcome === 'agreed' ? 'time-0' : 'outcome', done.why)
	await reassess(ask.db, ask.at, ask.today, sources, [person])
	const reason = isAboutVisit ? 'not_held' : null
	const next = nextAfter({ today: ask.today, reason, inVain: 0, isIncoming, isAside: form.has('aside') })[outcome]
	return {
		redirect: back ?? (isIncoming ? '/ring-ind' : '/ringeliste'),
		done: `${ask.say('Opkaldet er gemt.', 'The call is saved.')} ${outcome === 'no_answer' ? '' : next[ask.language]}`.trim(),
	}
}

const aboutVisit = (command: CallCommand, { offer, form, occasion }: Visit): CallCommand => {
	const purpose = form === 'home_visit' && occasion === 'follow_up' ? 'follow_up' : form
	return { ...command, newTimeFor: { offer, purpose, minutes: usualMinutes } }
}

/** A visit whose time passed is given a new one on the offer it was on; what it was is over, whatever is agreed. */
const recordOfMissed = async (
	tx: Db,
	at: Instant,
	command: CallCommand,
	booking: string,
): ReturnType<typeof recordCall> => {
	const agreed = await agreedVisitOf(tx, at, command.person)
	if (agreed === null || agreed.isAhead || agreed.booking.id !== booking) return recordCall(tx, at, command)
	const { id, purpose, span } = agreed.booking
	const newTimeFor = { offer: agreed.offer, purpose, minutes: minutesBetween(span.from, span.to) }
	const called = await recordCall(tx, at, { ...command, newTimeFor })
	const isSettled = command.outcome === 'agreed' || command.outcome === 'no_this_time'
	if (called.ok && isSettled) await releaseBooking(tx, at, id, 'visit_did_not_go_ahead')
	return called
}

type Made = Pick<
	CallCommand,
	'person' | 'key' | 'by' | 'words' | 'kept' | 'weighed' | 'besides' | 'corrects' | 'spokeWith'
>

/** The call as a command; an agreed time or a day to call again must be there when the outcome needs it. */
const commandOf = (
	made: Made,
	outcome: CallOutcome,
	time: ProposedTime | null,
	againOn: Day | null,
): Outcome<CallCommand, 'time_missing' | 'again_missing'> => {
	if (outcome === 'agreed') return time === null ? no('time_missing') : yes({ ...made, outcome, time })
	if (outcome === 'call_later') return againOn === null ? no('again_missing') : yes({ ...made, outcome, againOn })
	if (outcome === 'no_contact') return yes({ ...made, outcome, until: null })
	return yes({ ...made, outcome })
}
