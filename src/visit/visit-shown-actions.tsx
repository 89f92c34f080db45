import { staffNames } from '#access/actions.ts'
import { addDays, addMonths } from '#kernel/day.ts'
import { readId, type VisitId } from '#kernel/ids.ts'
import { needsOf } from '#offer/actions.ts'
import { wordsToKnow } from '#offer/index.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import type { Topic as StandardTopic } from '#standard/index.ts'
import { findVisit } from './actions.ts'
import { nothingBefore } from './before.ts'
import { beforeVisits } from './before-actions.ts'
import { leftDrafts } from './entries-left-actions.ts'
import type { DraftProps } from './form-page.tsx'
import { inOrderOfWeight } from './important.ts'
import { localOffersFor, toldIn } from './local-offer-actions.ts'
import { measuringOf } from './measured-actions.ts'
import { emptyNote } from './note.ts'
import { notesOf, type Sent } from './note-actions.ts'
import { wordsOfStandard } from './standard-words.ts'
import { findBasis } from './store.ts'
import { importantTopics } from './tell-actions.ts'
import { acceptances, type Note, stateOf, type Visit } from './visit.ts'
import { VisitPage } from './visit-page.tsx'
import { momentText } from './words-view.tsx'

type Errors = Readonly<Record<string, string>>

/** The visit that the address names. */
export const visitAsked = async (ask: Ask): Promise<Visit | null> => {
	const id = readId<'visit'>(ask.params.visit) as VisitId | null
	return id === null ? null : findVisit(ask.db, id)
}
export const visitGone = (ask: Ask): Answer => ({
	missing: ask.say(
		'Besøget findes ikke. Gå til dagens rute og find det dér.',
		'There is no such visit. Go to the route of the day and find it there.',
	),
})

/** Topics to show, in order of weight; one written about stays, whatever the standard says today. */
export const topicsOf = async (ask: Ask, visit: Visit, mine: Note | null): Promise<StandardTopic[]> => {
	const words = wordsOfStandard(await listStandards(ask.db), visit.plannedOn, visit.standard)
	const listed = words.topics(visit.intervention)
	const written = (mine?.body.topics ?? []).filter((one) => !listed.some((topic) => topic.code === one.topic))
	const important = (await importantTopics(ask.db, [visit.person])).get(visit.person) ?? []
	return inOrderOfWeight(
		[...listed, ...written.map((one) => ({ code: one.topic, name: words.topic(one.topic) }))],
		important.map((one) => one.topic),
	)
}

export const draftOf = async (ask: Ask, visit: Visit): Promise<Note | null> =>
	(await notesOf(ask.db, [visit.id])).find((note) => note.author === ask.atWork().id && note.signedAt === null) ?? null

/** What was typed, as it was typed: shown again when it could not be saved or signed. */
export type Typed = Pick<Sent, 'kind' | 'body' | 'happenedOn' | 'base'> & { readonly how: string }

/** The visit's page, after a form with what was wrong in it. */
export const visitAnswer = async (
	ask: Ask,
	visit: Visit,
	errors: Errors,
	after: { readonly typed?: Typed; readonly merged?: boolean; readonly draftIsSaved?: boolean } = {},
): Promise<Answer> => {
	const citizen = await findCitizen(ask.db, visit.person)
	if (citizen === null) return visitGone(ask)
	const me = ask.atWork()
	const words = wordsOfStandard(await listStandards(ask.db), visit.plannedOn, visit.standard)
	const names = await staffNames(ask.db)
	const notes = await notesOf(ask.db, [visit.id])
	const signed = notes.filter((note) => note.signedAt !== null)
	const mine = notes.find((note) => note.author === me.id && note.signedAt === null) ?? null
	const consults = me.roles.includes('consultant')
	const isWriting =
		mine !== null ||
		after.typed !== undefined ||
		ask.query.has('nyt') ||
		(consults && signed.length === 0 && visit.notGoneAhead === null)
	const speech = { say: ask.say, language: ask.language }
	const onlyAdministrative = visit.notGoneAhead !== null
	const important = (await importantTopics(ask.db, [visit.person])).get(visit.person) ?? []
	const measuring = await measuringOf(ask.db, citizen, mine?.body ?? emptyNote)
	const draft: DraftProps | null = isWriting
		? {
				...speech,
				visit: visit.id,
				measuring,
				on: after.typed?.happenedOn ?? mine?.happenedOn ?? visit.plannedOn,
				topics: await topicsOf(ask, visit, mine),
				important,
				localOffers: await localOffersFor(ask.db, ask.today, (after.typed?.body ?? mine?.body ?? emptyNote).told),
				body: after.typed?.body ?? mine?.body ?? emptyNote,
				kind: onlyAdministrative
					? 'administrative'
					: (after.typed?.kind ?? mine?.kind ?? (consults ? 'journal' : 'administrative')),
				onlyAdministrative,
				happenedOn:
					after.typed?.happenedOn ?? mine?.happenedOn ?? (visit.plannedOn <= ask.today ? visit.plannedOn : ask.today),
				version: after.typed?.base ?? mine?.version ?? 0,
				savedAt: mine === null ? null : momentText(mine.savedAt, speech),
				accepted:
					acceptances.find((how) => how === after.typed?.how) ??
					visit.acceptedHow ??
					(visit.occasion === 'offer' ? 'answered_offer' : visit.occasion === 'request' ? 'own_request' : null),
				room: [crypto.randomUUID(), crypto.randomUUID()],
				roomToHandOver: [crypto.randomUUID()],
				soon: [addDays(ask.today, 7), addMonths(ask.today, 1), addMonths(ask.today, 3)],
				errors,
			}
		: null
	const before = (await beforeVisits(ask.db, [citizen], visit.plannedOn)).get(citizen.id) ?? nothingBefore
	const left = await leftDrafts(ask.db, ask.at, visit.id)
	const page = (
		<VisitPage
			{...speech}
			visit={visit}
			citizen={citizen}
			today={ask.today}
			consultant={names.get(visit.staff) ?? ''}
			own={visit.staff === me.id}
			basis={await findBasis(ask.db, visit.id)}
			before={before}
			municipality={ask.municipality}
			promised={words.promised[ask.language]}
			toKnow={wordsToKnow(await needsOf(ask.db, visit.person), ask.language)}
			criterion={words.criterion}
			topic={words.topic}
			important={stateOf(visit) === 'begun' || draft !== null ? important : []}
			signed={signed}
			told={await toldIn(ask.db, signed)}
			measuring={measuring}
			left={left}
			mayTakeOver={me.roles.includes('coordinator')}
			writing={notes
				.filter(
					(note) => note.signedAt === null && note.author !== me.id && left.every((one) => one.note.id !== note.id),
				)
				.map((note) => names.get(note.author) ?? '')}
			draft={draft}
			mayWrite={consults || me.roles.includes('coordinator')}
			merged={after.merged ?? false}
			errors={errors}
			draftIsSaved={after.draftIsSaved ?? false}
			token={crypto.randomUUID()}
		/>
	)
	const title = ask.say('Besøg', 'Visit')
	const isFine = Object.keys(errors).length === 0
	return {
		page,
		title,
		sees: [visit.person, ...before.household.map(({ id }) => id)],
		...(isFine ? {} : { status: 422 }),
	}
}
