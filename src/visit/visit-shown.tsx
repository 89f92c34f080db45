import { addDays, addMonths } from '#kernel/day.ts'
import { writeShortMoment } from '#kernel/write-moment.ts'
import { wordsToKnow } from '#offer/index.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import type { Topic as StandardTopic } from '#standard/index.ts'
import type { TypedWarning } from './day/warning-form.tsx'
import { tellable } from './local-offer/local-offer.ts'
import type { DraftProps } from './note/form-page.tsx'
import { inOrderOfWeight } from './note/important.ts'
import type { CameOfNote } from './note/invalid.ts'
import { noDays } from './note/no-day.ts'
import { emptyNote } from './note/note.ts'
import type { Sent } from './note/note-actions.ts'
import type { TypedCorrection } from './note/note-page.tsx'
import { wordsOfStandard } from './standard-words.ts'
import { acceptances, stateOf } from './visit.ts'
import { VisitPage } from './visit-page.tsx'
import type { ShownVisit, WrittenVisit } from './visit-shown-actions.ts'

type Asked = Pick<Ask, 'say' | 'language' | 'municipality' | 'query'>

export const visitGone = (ask: Pick<Ask, 'say'>): Answer => ({
	missing: ask.say(
		'Besøget findes ikke. Gå til dagens rute og find det dér.',
		'There is no such visit. Go to the route of the day and find it there.',
	),
})

/** Topics to show, in order of weight; one written about stays, whatever the standard says today. */
export const topicsOf = ({ visit, mine, standards, important }: WrittenVisit): StandardTopic[] => {
	const words = wordsOfStandard(standards, visit.plannedOn, visit.standard)
	const listed = words.topics(visit.intervention)
	const written = (mine?.body.topics ?? []).filter((one) => !listed.some((topic) => topic.code === one.topic))
	return inOrderOfWeight(
		[...listed, ...written.map((one) => ({ code: one.topic, name: words.topic(one.topic) }))],
		important.map((one) => one.topic),
	)
}

/** What was typed, as it was typed: shown again when it could not be saved or signed. */
export type Typed = Pick<Sent, 'kind' | 'body' | 'happenedOn' | 'base'> & { readonly how: string }

type After = {
	readonly typed?: Typed
	readonly merged?: boolean
	readonly draftIsSaved?: boolean
	/** The writer has signed another note since the page was shown. */
	readonly signedMeanwhile?: boolean
	readonly isTakenAlong?: boolean
	readonly correction?: TypedCorrection
	readonly warning?: TypedWarning
	/** What came from invalid notes of the visit and still lives. */
	readonly cameOf?: readonly CameOfNote[]
}
type Errors = Readonly<Record<string, string>>

const consults = ({ reader }: ShownVisit): boolean => reader.roles.includes('consultant')
const signedOf = ({ notes }: ShownVisit) => notes.filter((note) => note.signedAt !== null)

const isWriting = (ask: Asked, shown: ShownVisit, typed: Typed | undefined): boolean =>
	shown.mine !== null ||
	typed !== undefined ||
	ask.query.has('nyt') ||
	(consults(shown) && signedOf(shown).length === 0 && shown.visit.notGoneAhead === null)

const draftOf = (ask: Asked, shown: ShownVisit, { typed }: After, errors: Errors): DraftProps => {
	const { visit, mine, today, fresh, reader } = shown
	const speech = { say: ask.say, language: ask.language }
	const onlyAdministrative = visit.notGoneAhead !== null
	const written = typed ?? mine
	const body = written?.body ?? emptyNote
	return {
		...speech,
		visit: visit.id,
		plannedOn: visit.plannedOn,
		isAgreed: visit.booking !== null,
		today,
		measuring: shown.measuring,
		on: written?.happenedOn ?? mine?.happenedOn ?? visit.plannedOn,
		topics: topicsOf(shown),
		important: shown.important,
		localOffers: tellable(shown.localOffers, today, body.told),
		body,
		kind: onlyAdministrative ? 'administrative' : (written?.kind ?? (consults(shown) ? 'journal' : 'administrative')),
		onlyAdministrative,
		happenedOn: written?.happenedOn ?? mine?.happenedOn ?? (visit.plannedOn <= today ? visit.plannedOn : today),
		signedBefore: signedOf(shown).filter((note) => note.author === reader.id).length,
		version: typed?.base ?? mine?.version ?? 0,
		savedAt: mine === null ? null : writeShortMoment(mine.savedAt, speech.language),
		accepted:
			acceptances.find((how) => how === typed?.how) ??
			visit.acceptedHow ??
			(visit.occasion === 'offer' ? 'answered_offer' : visit.occasion === 'request' ? 'own_request' : null),
		room: fresh.agreements,
		roomToHandOver: fresh.handOvers,
		soon: [addDays(today, 7), addMonths(today, 1), addMonths(today, 3)],
		errors: { ...noDays(body, ask.language), ...errors },
	}
}

/** The visit's page, after a form with what was wrong in it; that it is gone, where there is nothing to show. */
export const visitAnswer = (ask: Asked, shown: ShownVisit | null, errors: Errors, after: After = {}): Answer => {
	if (shown === null) return visitGone(ask)
	const { visit, citizen, reader, names, notes, left, before } = shown
	const words = wordsOfStandard(shown.standards, visit.plannedOn, visit.standard)
	const draft = isWriting(ask, shown, after.typed) ? draftOf(ask, shown, after, errors) : null
	const isLeft = (id: string) => left.some((one) => one.note.id === id)
	const page = (
		<VisitPage
			say={ask.say}
			language={ask.language}
			visit={visit}
			citizen={citizen}
			today={shown.today}
			consultant={names.get(visit.staff) ?? ''}
			own={visit.staff === reader.id}
			isTakenAlong={after.isTakenAlong ?? false}
			basis={shown.basis}
			before={before}
			municipality={ask.municipality}
			promised={words.promised[ask.language]}
			toKnow={wordsToKnow(shown.toKnow, ask.language)}
			criterion={words.criterion}
			topic={words.topic}
			important={stateOf(visit) === 'begun' || draft !== null ? shown.important : []}
			signed={signedOf(shown)}
			told={shown.told}
			cameOf={after.cameOf ?? []}
			measuring={shown.measuring}
			left={left}
			mayTakeOver={reader.roles.includes('coordinator')}
			writing={notes
				.filter((note) => note.signedAt === null && note.author !== reader.id && !isLeft(note.id))
				.map((note) => names.get(note.author) ?? '')}
			draft={draft}
			mayWrite={consults(shown) || reader.roles.includes('coordinator')}
			mayBegin={consults(shown)}
			merged={after.merged ?? false}
			signedMeanwhile={after.signedMeanwhile ?? false}
			errors={errors}
			correction={after.correction}
			typedWarning={after.warning}
			draftIsSaved={after.draftIsSaved ?? false}
			token={shown.fresh.correction}
		/>
	)
	return {
		page,
		title: ask.say('Besøg', 'Visit'),
		sees: [visit.person, ...before.household.map(({ id }) => id)],
		...(Object.keys(errors).length === 0 ? {} : { status: 422 as const }),
	}
}
