import { staffNames } from '#access/actions.ts'
import { type PersonId, readId, type VisitId } from '#kernel/ids.ts'
import { needsOf } from '#offer/actions.ts'
import { wordsToKnow } from '#offer/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import type { Topic as StandardTopic } from '#standard/index.ts'
import { findVisit } from './actions.ts'
import type { DraftProps } from './form-page.tsx'
import { inOrderOfWeight } from './important.ts'
import { localOffersFor, toldIn } from './local-offer-actions.ts'
import { emptyNote, isEmptyNote } from './note.ts'
import { correct, type Follow, notesOf, type Sent, saveDraft, sign } from './note-actions.ts'
import { noteFromForm } from './note-form.ts'
import { type SigningWhy, signingText } from './signing.ts'
import { wordsOfStandard } from './standard-words.ts'
import { findBasis } from './store.ts'
import { importantTopics } from './tell-actions.ts'
import { acceptances, correctionKinds, type Note, stateOf, type Visit } from './visit.ts'
import { VisitPage } from './visit-page.tsx'
import { momentText, spoken } from './words-view.tsx'

type Below = { readonly follow: Follow; readonly refresh: (ask: Ask, person: PersonId) => Promise<unknown> }
type Errors = Readonly<Record<string, string>>

export const noteRoutes = (below: Below): Route[] => [
	{
		method: 'post',
		path: '/besoeg/:visit/notat',
		for: ['consultant', 'coordinator'],
		shows: 'besøg',
		handle: (ask) => saveOrSign(ask, below),
	},
	{
		method: 'post',
		path: '/besoeg/:visit/rettelse',
		for: ['consultant', 'coordinator'],
		shows: 'besøg',
		handle: addCorrection,
	},
]

const visitOf = async (ask: Ask): Promise<Visit | null> => {
	const id = readId<'visit'>(ask.params.visit) as VisitId | null
	return id === null ? null : findVisit(ask.db, id)
}
const gone = (ask: Ask): Answer => ({ missing: ask.say('Besøget findes ikke.', 'There is no such visit.') })

/** Topics to show, in order of weight; one written about stays, whatever the standard says today. */
const topicsOf = async (ask: Ask, visit: Visit, mine: Note | null): Promise<StandardTopic[]> => {
	const words = wordsOfStandard(await listStandards(ask.db), visit.plannedOn, visit.standard)
	const listed = words.topics(visit.intervention)
	const written = (mine?.body.topics ?? []).filter((one) => !listed.some((topic) => topic.code === one.topic))
	const important = (await importantTopics(ask.db, [visit.person])).get(visit.person) ?? []
	return inOrderOfWeight(
		[...listed, ...written.map((one) => ({ code: one.topic, name: words.topic(one.topic) }))],
		important.map((one) => one.topic),
	)
}

const draftOf = async (ask: Ask, visit: Visit): Promise<Note | null> =>
	(await notesOf(ask.db, [visit.id])).find((note) => note.author === ask.atWork().id && note.signedAt === null) ?? null

/** What was typed, as it was typed: shown again when it could not be saved or signed. */
type Typed = Pick<Sent, 'kind' | 'body' | 'happenedOn' | 'base'> & { readonly how: string }

/** The visit's page, after a form with what was wrong in it. */
export const visitAnswer = async (
	ask: Ask,
	visit: Visit,
	errors: Errors,
	after: { readonly typed?: Typed; readonly merged?: boolean; readonly draftIsSaved?: boolean } = {},
): Promise<Answer> => {
	const citizen = await findCitizen(ask.db, visit.person)
	if (citizen === null) return gone(ask)
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
	const draft: DraftProps | null = isWriting
		? {
				...speech,
				visit: visit.id,
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
				errors,
			}
		: null
	const page = (
		<VisitPage
			{...speech}
			visit={visit}
			citizen={citizen}
			today={ask.today}
			consultant={names.get(visit.staff) ?? ''}
			own={visit.staff === me.id}
			basis={await findBasis(ask.db, visit.id)}
			toKnow={wordsToKnow(await needsOf(ask.db, visit.person), ask.language)}
			criterion={words.criterion}
			topic={words.topic}
			important={stateOf(visit) === 'begun' || draft !== null ? important : []}
			signed={signed}
			told={await toldIn(ask.db, signed)}
			writing={notes
				.filter((note) => note.signedAt === null && note.author !== me.id)
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
	return { page, title, sees: [visit.person], ...(isFine ? {} : { status: 422 }) }
}

const sentFrom = async (ask: Ask, visit: Visit): Promise<Typed & Sent> => {
	const mine = await draftOf(ask, visit)
	const codes = (await topicsOf(ask, visit, mine)).map((topic) => topic.code)
	const happenedOn = ask.form.day('happened')
	const how = acceptances.find((one) => one === ask.form.text('accepted'))
	return {
		visit: visit.id,
		base: ask.form.number('base') ?? 0,
		kind: ask.form.text('kind') === 'administrative' ? 'administrative' : 'journal',
		happenedOn,
		body: noteFromForm(ask.form, { topics: codes, instruments: [] }),
		how: how ?? '',
		accepted: how === undefined ? null : { how, on: happenedOn ?? ask.today },
	}
}

const fieldOf: Record<SigningWhy, string> = {
	no_health_profession: 'kind-1',
	nothing_written: 'summary',
	no_day: 'happened',
	day_not_come: 'happened',
	not_accepted: 'accepted',
	did_not_take_place: 'summary',
	agreement_unclear: 'agreement',
	agreement_day_passed: 'agreement',
	agreement_refused: 'agreement',
	hand_over_unclear: 'handover',
	hand_over_without_consent: 'handover',
	hand_over_refused: 'handover',
}

/** Saves first, so that nothing typed is lost whatever is wrong; then signs, when that was asked. */
const saveOrSign = async (ask: Ask, below: Below): Promise<Answer> => {
	const visit = await visitOf(ask)
	if (visit === null) return gone(ask)
	const me = ask.atWork()
	const sent = await sentFrom(ask, visit)
	const wrong = (why: SigningWhy) => ({ [fieldOf[why]]: spoken(ask, signingText(why)) })
	if (sent.base === 0 && isEmptyNote(sent.body))
		return visitAnswer(ask, visit, wrong('nothing_written'), { typed: sent })
	const saved = await saveDraft(ask.db, ask.at, me, sent)
	if (!saved.ok)
		return saved.why === 'unknown_visit' ? gone(ask) : visitAnswer(ask, visit, wrong(saved.why), { typed: sent })
	const fresh = (await findVisit(ask.db, visit.id)) ?? visit
	if (saved.value.merged) return visitAnswer(ask, fresh, {}, { merged: true })
	if (ask.form.text('do') !== 'sign')
		return { redirect: `/besoeg/${visit.id}`, done: ask.say('Kladden er gemt.', 'The draft is saved.') }
	const signed = await sign(ask.db, ask.at, me, { ...sent, base: saved.value.note.version }, below.follow)
	if (signed.ok) {
		await below.refresh(ask, visit.person)
		return { redirect: `/besoeg/${visit.id}`, done: ask.say('Notatet er underskrevet.', 'The note is signed.') }
	}
	if (signed.why === 'unknown_visit') return gone(ask)
	if (signed.why === 'changed_meanwhile') return visitAnswer(ask, fresh, {}, { merged: true })
	return visitAnswer(ask, fresh, wrong(signed.why), { draftIsSaved: true })
}

const addCorrection = async (ask: Ask): Promise<Answer> => {
	const visit = await visitOf(ask)
	const note = readId<'note'>(ask.form.text('note'))
	const id = readId<'correction'>(ask.form.text('id')) ?? crypto.randomUUID()
	const kind = correctionKinds.find((one) => one === ask.form.text('kind')) ?? 'correction'
	if (visit === null || note === null) return gone(ask)
	const asked = { id, visit: visit.id, note, kind, words: ask.form.text('words') }
	const done = await correct(ask.db, ask.at, ask.atWork(), asked)
	if (done.ok)
		return {
			redirect: `/besoeg/${visit.id}#note-${note}`,
			done: ask.say('Det er føjet til notatet.', 'It is added to the note.'),
		}
	if (done.why === 'no_health_profession')
		return visitAnswer(ask, visit, { words: spoken(ask, signingText('no_health_profession')) })
	if (done.why === 'no_words')
		return visitAnswer(ask, visit, { words: ask.say('Skriv, hvad der skal føjes til.', 'Write what to add.') })
	return gone(ask)
}
