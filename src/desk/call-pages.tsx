import { staffNames } from '#access/actions.ts'
import { freeTimesFor } from '#booking/actions.ts'
import { reassess, weigh } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { type PersonId, readId, type StaffId } from '#kernel/ids.ts'
import { readInstant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type CallCommand, recordCall } from '#offer/actions.ts'
import { type CallOutcome, callOutcomes, type ProposedTime, wordsForCallReason } from '#offer/index.ts'
import { inTransaction } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText, standardOn } from '#standard/index.ts'
import type { Visit } from '#visit/index.ts'
import { callsToMake, tellEverything } from './actions.ts'
import { CallPage, type CallSheet, NoCalls, wordsForNextOf } from './call-page.tsx'
import { settleNewTime, waitingForNewTime } from './new-time-actions.ts'

const callers = ['coordinator', 'consultant']

export const callRoutes = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/ringeliste',
		for: callers,
		shows: 'ringeliste',
		nav: { label: { da: 'Ringeliste', en: 'Call list' }, order: 50 },
		handle: (ask) => showCall(ask, ask.query.get('borger'), {}),
	},
	{ method: 'post', path: '/ringeliste', for: callers, shows: 'ringeliste', handle: (ask) => record(ask, sources) },
]

/** A visit by rule lasts an hour unless its ground says otherwise. */
const usualMinutes = 60
const weeksAhead = 6
const timesShown = 4
/** What the day to call again is set to before anyone changes it. */
const daysToCallAgain = 7

type Typed = Partial<Pick<CallSheet, 'typed' | 'errors' | 'key'>>

const showCall = async (ask: Ask, asked: string | null, typed: Typed): Promise<Answer> => {
	const title = ask.say('Ringeliste', 'Call list')
	const list = await callsToMake(ask.db, ask.today)
	const wanted = readId<'person'>(asked ?? undefined) as PersonId | null
	const place = wanted === null ? 0 : list.findIndex(({ person }) => person === wanted)
	const call = list[place]
	const person = wanted ?? call?.person
	if (person === undefined) return { title, page: <NoCalls /> }
	const citizen = (await findCitizens(ask.db, [person])).get(person)
	if (citizen === undefined)
		return {
			missing: ask.say('Borgeren findes ikke. Gå til ringelisten.', 'There is no such citizen. Go to the call list.'),
		}
	const standard = standardOn(await listStandards(ask.db), ask.today)
	const sheet: CallSheet = {
		citizen,
		today: ask.today,
		why: call ? wordsForCallReason(call.reason) : text('Står ikke på ringelisten i dag', 'Not on the call list today'),
		until: call?.reason.kind === 'ground' ? call.reason.until : null,
		grounds: (call?.grounds ?? []).map(({ criterion }) =>
			standard === null ? text(criterion, criterion) : criterionText(standard, criterion),
		),
		history: (await tellEverything(ask.db, person)).slice(0, 3),
		times: await timesFor(ask, person),
		place: place + 1,
		of: list.length,
		following: list[place + 1]?.person ?? null,
		offer: call?.offer ?? null,
		visit: call?.reason.kind === 'not_held' ? ((await visitToReplace(ask, person))?.id ?? null) : null,
		key: typed.key ?? crypto.randomUUID(),
		typed: typed.typed ?? { time: '', words: '', again: addDays(ask.today, daysToCallAgain) },
		errors: typed.errors ?? {},
	}
	return { title, sees: [person], page: <CallPage sheet={sheet} /> }
}

const visitToReplace = async (ask: Pick<Ask, 'db' | 'today'>, person: PersonId): Promise<Visit | null> =>
	(await waitingForNewTime(ask.db, ask.today)).find((visit) => visit.person === person) ?? null

const timesFor = async (ask: Ask, person: PersonId): Promise<CallSheet['times']> => {
	const names = await staffNames(ask.db)
	const times = await freeTimesFor(ask.db, ask.municipality, {
		person,
		minutes: usualMinutes,
		from: ask.today,
		to: addDays(ask.today, 7 * weeksAhead),
		notBefore: ask.at,
		atMost: timesShown,
	})
	return times.map(({ staff, span, because }) => ({
		value: `${staff} ${span.from}`,
		staff,
		name: names.get(staff) ?? '',
		span,
		reason: because,
	}))
}

const timeIn = (written: string): ProposedTime | null => {
	const [staff, from] = written.split(' ')
	const id = readId<'staff'>(staff)
	const at = readInstant(from ?? '')
	return id === null || at === null ? null : { staff: id as StaffId, from: at }
}

const said: Record<string, Text> = {
	time_missing: text('Vælg en af de ledige tider.', 'Choose one of the free times.'),
	time_is_taken: text('Tiden er netop taget af en anden. Vælg en ny.', 'The time was just taken. Choose another.'),
	no_time_given: text('Vælg en af de ledige tider.', 'Choose one of the free times.'),
	again_missing: text('Skriv, hvilken dag du skal ringe igen.', 'Write the day to call again.'),
	day_has_passed: text(
		'Dagen er gået. Skriv en dag fra i dag og frem.',
		'The day has passed. Write today or a later day.',
	),
	outcome_missing: text('Vælg, hvordan det gik.', 'Choose how it went.'),
	nothing_to_offer: text(
		'Borgeren har ikke noget åbent tilbud at svare på. Registrér først en hændelse eller vurdering.',
		'There is no open offer to answer. Record an event or an assessment first.',
	),
}

const record = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	const { form } = ask
	const person = readId<'person'>(form.text('person')) as PersonId | null
	const key = readId<'call'>(form.text('key') || undefined)
	const outcome = callOutcomes.find((one) => one === form.text('outcome'))
	const typed = { time: form.text('time'), words: form.text('words'), again: form.day('again') }
	const again = async (field: string, why: string): Promise<Answer> => {
		const message = (said[why] ?? text('Opkaldet kunne ikke gemmes.', 'The call could not be saved.'))[ask.language]
		const shown = await showCall(ask, form.text('person'), {
			typed,
			errors: { [field]: message },
			...(key ? { key } : {}),
		})
		return 'page' in shown && !('refused' in shown)
			? { refused: message, page: shown.page, title: shown.title, sees: shown.sees }
			: shown
	}
	if (person === null || key === null || outcome === undefined) return again('outcome', 'outcome_missing')
	const weighed = (await weigh(ask.db, ask.today, sources, person)) ?? undefined
	const made = { person, key, by: ask.atWork().id, words: typed.words, kept: ask.municipality, weighed }
	const command = commandOf(made, outcome, timeIn(typed.time), typed.again)
	const isAboutVisit = form.text('visit') !== ''
	const done = command.ok
		? await inTransaction(ask.db, async (tx) => {
				const visit = isAboutVisit ? await visitToReplace({ db: tx, today: ask.today }, person) : null
				const called = await recordCall(tx, ask.at, visit === null ? command.value : aboutVisit(command.value, visit))
				if (called.ok && visit !== null) await settleNewTime(tx, ask.at, visit, outcome)
				return called
			})
		: command
	if (!done.ok) return again(outcome === 'call_later' ? 'again' : 'time-0', done.why)
	await reassess(ask.db, ask.at, ask.today, sources, [person])
	return { redirect: '/ringeliste', done: wordsForNextOf(form.text('visit') || null, outcome)[ask.language] }
}

const aboutVisit = (command: CallCommand, { offer, form, occasion }: Visit): CallCommand => {
	const purpose = form === 'home_visit' && occasion === 'follow_up' ? 'follow_up' : form
	return { ...command, newTimeFor: { offer, purpose, minutes: usualMinutes } }
}

type Made = Pick<CallCommand, 'person' | 'key' | 'by' | 'words' | 'kept' | 'weighed'>

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
