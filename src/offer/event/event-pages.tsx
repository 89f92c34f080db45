import { randomUUID } from 'node:crypto'
import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { type EventId, type PersonId, readId, type SeatId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { listPage } from '#platform/web/index.ts'
import { findCitizens, searchCitizens } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import type { NoAnswer } from '../answer/answer.ts'
import { wordsForNoAnswer } from '../answer/refused-answer.ts'
import type { NoSeat } from './event.ts'
import { cancelEvent, changeSeats, type EventWith, eventWith, listEvents, planEvent } from './event-actions.ts'
import { acceptEvent, declineSeat } from './event-answer-actions.ts'
import { mostSeats, readEvent, readSeats, type TypedEvent } from './event-form.ts'
import { EventPage } from './event-page.tsx'
import { invitationTo } from './event-store.ts'
import { standardHasEvents, waitingForEvent } from './event-waiting-actions.ts'
import { AboveEvents, eventsList, NewEventPage } from './events-page.tsx'
import { ParticipantsPage } from './participants-page.tsx'
import { addWhoCame, recordAttendance, takeSeat } from './seat-actions.ts'

const planners = ['coordinator'] as const
const hosts = ['coordinator', 'consultant'] as const

/** Collective events: planned, filled, held. */
export const eventPages = (sources: readonly FactSource[]): Route[] => {
	const deed = (path: string, roles: readonly string[], handle: Route['handle']): Route => ({
		...{ method: 'post', path: `/arrangementer${path}`, for: roles, shows: 'arrangement', handle },
	})
	return [
		{
			...{ method: 'get', path: '/arrangementer', for: hosts, shows: '', handle: showEvents },
			nav: { label: { da: 'Arrangementer', en: 'Events' }, order: 76 },
		},
		{
			...{ method: 'get', path: '/arrangementer/nyt', for: planners, shows: '' },
			handle: async (ask) => newEvent(ask, {}),
		},
		{ method: 'get', path: '/arrangementer/:event', for: hosts, shows: 'arrangement', handle: (ask) => show(ask, {}) },
		{
			...{ method: 'get', path: '/arrangementer/:event/deltagere', for: hosts, shows: 'deltagerliste' },
			handle: showParticipants,
		},
		{ ...deed('', planners, plan), shows: '' },
		deed('/:event/find', hosts, find),
		deed('/:event/plads', hosts, (ask) => give(ask, sources)),
		deed('/:event/afbud', hosts, giveUp),
		deed('/:event/fremmoede', hosts, (ask) => attend(ask, sources)),
		deed('/:event/pladser', planners, resize),
		deed('/:event/aflys', planners, (ask) => cancel(ask, sources)),
	]
}

const eventIn = (ask: Ask): EventId | null => readId(ask.params.event)
const noEvent = (ask: Ask): Reply => ({
	missing: ask.say('Arrangementet findes ikke. Gå til Arrangementer.', 'There is no such event. Go to Events.'),
})
const mayPlan = (ask: Ask): boolean => ask.atWork().roles.includes('coordinator')

const showEvents = async (ask: Ask): Promise<Reply> => {
	const above = (
		<AboveEvents
			mayPlan={mayPlan(ask)}
			waiting={(await waitingForEvent(ask.db, ask.at, ask.today)).length}
			standardHasEvents={await standardHasEvents(ask.db, ask.today)}
		/>
	)
	return listPage(ask, ask.say('Arrangementer', 'Events'), above, eventsList(ask, await listEvents(ask.db)))
}

const typedIn = ({ form }: Ask): TypedEvent => ({
	title: form.text('title'),
	place: form.text('place'),
	on: form.day('on'),
	from: form.text('from'),
	to: form.text('to'),
	seats: form.text('seats'),
	companions: form.text('companions') === 'yes',
	answerBy: form.day('answer_by'),
})

const newEvent = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Reply> => ({
	title: ask.say('Planlæg et arrangement', 'Plan an event'),
	status: Object.keys(errors).length === 0 ? 200 : 422,
	page: <NewEventPage typed={typedIn(ask)} formKey={readId(ask.form.text('key')) ?? randomUUID()} errors={errors} />,
})

const plan = async (ask: Ask): Promise<Reply> => {
	const read = readEvent(typedIn(ask), ask.today, ask.atWork().id)
	if ('errors' in read)
		return newEvent(
			ask,
			Object.fromEntries(Object.entries(read.errors).map(([field, mend]) => [field, mend[ask.language]])),
		)
	const id = await planEvent(ask.db, ask.at, readId(ask.form.text('key')) ?? randomUUID(), read.planned)
	return {
		redirect: `/arrangementer/${id}`,
		done: ask.say(
			'Arrangementet er planlagt. Borgerne inviteres med næste udsendelse.',
			'The event is planned. Citizens are invited with the next batch.',
		),
	}
}

const peopleIn = (known: EventWith): PersonId[] => [
	...new Set([...known.seated, ...known.waiting, ...known.givenUp, ...known.invited].map(({ person }) => person)),
]

const show = async (
	ask: Ask,
	errors: Readonly<Record<string, string>>,
	found: readonly Citizen[] | null = null,
): Promise<Reply> => {
	const id = eventIn(ask)
	const known = id === null ? null : await eventWith(ask.db, id)
	if (known === null) return noEvent(ask)
	const persons = peopleIn(known)
	const typed = { because: ask.form.text('because'), seats: ask.form.text('seats') }
	const sheet = {
		...{ ...known, found, typed, errors, today: ask.today, mayPlan: mayPlan(ask) },
		citizens: await findCitizens(ask.db, persons),
	}
	return {
		title: ask.say('Arrangement', 'Event'),
		sees: [...new Set([...persons, ...(found ?? []).map((citizen) => citizen.id)])],
		status: Object.keys(errors).length === 0 ? 200 : 422,
		page: <EventPage sheet={sheet} />,
	}
}

const showParticipants = async (ask: Ask): Promise<Reply> => {
	const id = eventIn(ask)
	const known = id === null ? null : await eventWith(ask.db, id)
	if (known === null) return noEvent(ask)
	const persons = known.seated.map(({ person }) => person)
	return {
		title: ask.say('Deltagerliste', 'List of participants'),
		sees: persons,
		page: <ParticipantsPage sheet={{ ...known, citizens: await findCitizens(ask.db, persons) }} />,
	}
}

const mostFound = 10

const find = async (ask: Ask): Promise<Reply> => {
	const typed = ask.form.text('find')
	if (typed === '')
		return show(ask, {
			find: ask.say('Skriv et navn, en fødselsdag eller et CPR-nummer.', 'Type a name, a birthday or a CPR number.'),
		})
	const living = (await searchCitizens(ask.db, typed, mostFound)).filter(({ status }) => status === 'resident')
	return show(ask, {}, living)
}

const whyNoSeat = (ask: Ask, why: NoSeat | NoAnswer | 'not_begun' | 'reason_is_missing'): string => {
	if (why === 'not_begun') return ask.say('Arrangementet er ikke begyndt endnu.', 'The event has not begun yet.')
	return why === 'reason_is_missing' ? ask.say('Skriv hvorfor.', 'Write why.') : wordsForNoAnswer[why][ask.language]
}

const give = async (ask: Ask, sources: readonly FactSource[]): Promise<Reply> => {
	const event = eventIn(ask)
	const person = readId<PersonId>(ask.form.text('person'))
	const known = event === null ? null : await eventWith(ask.db, event)
	const citizen = person === null ? undefined : (await findCitizens(ask.db, [person])).get(person)
	if (event === null || known === null) return noEvent(ask)
	if (citizen === undefined || citizen.status !== 'resident')
		return show(ask, { find: ask.say('Find borgeren igen.', 'Find the citizen again.') })
	const by = ask.atWork().id
	const back = `/arrangementer/${event}`
	if (dayOf(known.event.span.from) <= ask.today) {
		const came = await addWhoCame(ask.db, ask.at, { event, person: citizen.id, by })
		if (!came.ok) return { refused: whyNoSeat(ask, came.why), status: 409 }
		await reassess(ask.db, ask.at, ask.today, sources, [citizen.id])
		return {
			redirect: back,
			done: ask.say('Borgeren er skrevet ned som mødt.', 'The citizen is written down as present.'),
		}
	}
	const offer = await invitationTo(ask.db, event, citizen.id)
	const companion = ask.form.text('companion') === 'yes'
	const taken =
		offer === null
			? await takeSeat(ask.db, ask.at, ask.municipality, { event, person: citizen.id, offer, companion, by })
			: await acceptEvent(ask.db, ask.at, ask.municipality, {
					...{ offer, companion, key: randomUUID(), by: 'citizen', byName: '', words: '', recordedBy: by },
				})
	if (!taken.ok) return { refused: whyNoSeat(ask, taken.why), status: 409 }
	return {
		redirect: back,
		done:
			taken.value.seatedAt === null
				? ask.say(
						'Alle pladser er taget. Borgeren står på ventelisten.',
						'Every seat is taken. The citizen is on the waiting list.',
					)
				: ask.say('Borgeren har en plads og får et brev om det.', 'The citizen has a seat and gets a letter about it.'),
	}
}

const giveUp = async (ask: Ask): Promise<Reply> => {
	const [event, seat] = [eventIn(ask), readId<SeatId>(ask.form.text('seat'))]
	if (event === null || seat === null) return noEvent(ask)
	const done = await declineSeat(ask.db, ask.at, ask.municipality, { seat, by: ask.atWork().id })
	if (!done.ok) return { refused: whyNoSeat(ask, done.why), status: 409 }
	const { person, offer } = done.value.seat
	if (done.value.stands && offer !== null) return { redirect: `/borger/${person}/modstrid/${offer}` }
	return { redirect: `/arrangementer/${event}`, done: ask.say('Afbuddet er skrevet ned.', 'Written down.') }
}

const attend = async (ask: Ask, sources: readonly FactSource[]): Promise<Reply> => {
	const event = eventIn(ask)
	const known = event === null ? null : await eventWith(ask.db, event)
	if (event === null || known === null) return noEvent(ask)
	const ticked = new Set(ask.form.all('came'))
	const [came, stayedAway] = [true, false].map((is) =>
		known.seated.map(({ id }) => id).filter((id) => ticked.has(id) === is),
	) as [SeatId[], SeatId[]]
	const done = await recordAttendance(ask.db, ask.at, { event, came, stayedAway, by: ask.atWork().id })
	if (!done.ok) return { refused: whyNoSeat(ask, done.why), status: 409 }
	await reassess(ask.db, ask.at, ask.today, sources, done.value)
	return {
		redirect: `/arrangementer/${event}`,
		done: ask.say(`Fremmødet er gemt: ${came.length} kom.`, `Attendance is saved: ${came.length} came.`),
	}
}

const resize = async (ask: Ask): Promise<Reply> => {
	const [event, seats] = [eventIn(ask), readSeats(ask.form.text('seats'))]
	if (event === null) return noEvent(ask)
	if (seats === null)
		return show(ask, {
			seats: ask.say(
				`Skriv et antal pladser fra 1 til ${mostSeats}.`,
				`Write a number of seats from 1 to ${mostSeats}.`,
			),
		})
	const done = await changeSeats(ask.db, ask.at, ask.municipality, { event, seats })
	if (done.ok)
		return { redirect: `/arrangementer/${event}`, done: ask.say('Antallet er gemt.', 'The number is saved.') }
	if (done.why === 'more_are_taken')
		return show(ask, {
			seats: ask.say(
				'Så mange pladser er allerede taget. Skriv et højere tal.',
				'More seats are taken already. Write a higher number.',
			),
		})
	return { refused: whyNoSeat(ask, done.why), status: 409 }
}

const cancel = async (ask: Ask, sources: readonly FactSource[]): Promise<Reply> => {
	const event = eventIn(ask)
	if (event === null) return noEvent(ask)
	const command = { event, because: ask.form.text('because'), by: ask.atWork().id }
	const done = await cancelEvent(ask.db, ask.at, ask.municipality, command, sources)
	if (!done.ok && done.why === 'reason_is_missing') return show(ask, { because: whyNoSeat(ask, done.why) })
	if (!done.ok) return { refused: whyNoSeat(ask, done.why), status: 409 }
	return {
		redirect: `/arrangementer/${event}`,
		done: ask.say(
			`Arrangementet er aflyst. ${done.value.told} breve er skrevet.`,
			`The event is cancelled. ${done.value.told} letters are written.`,
		),
	}
}
