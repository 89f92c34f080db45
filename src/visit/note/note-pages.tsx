import { readId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findVisit } from '../actions.ts'
import type { Below } from '../day/below.ts'
import { allInstruments } from '../measured/instrument-actions.ts'
import { askableFor } from '../measured/measured-actions.ts'
import { acceptances, correctionKinds, type Visit } from '../visit.ts'
import { withVisit } from '../visit-asked-actions.ts'
import { type Typed, topicsOf, visitAnswer, visitGone } from '../visit-shown.tsx'
import { shownVisit, writtenVisit } from '../visit-shown-actions.ts'
import { correct } from './correction-actions.ts'
import { noDays } from './no-day.ts'
import { emptyNote, isEmptyNote } from './note.ts'
import { type Sent, saveDraft, sign } from './note-actions.ts'
import { noteFromForm, signedBefore, versionShown } from './note-form.ts'
import { type Hinders, type SigningWhy, signingText } from './signing.ts'
import { hindersSigning } from './signing-actions.ts'
import { spoken } from './words-view.tsx'

export const noteRoutes = (below: Below): Route[] => [
	{
		method: 'post',
		path: '/besoeg/:visit/notat',
		for: ['consultant', 'coordinator'],
		shows: 'besøg',
		handle: (ask) => withVisit(ask, (visit) => saveOrSign(ask, visit, below)),
	},
	{
		method: 'post',
		path: '/besoeg/:visit/rettelse',
		for: ['consultant', 'coordinator'],
		shows: 'besøg',
		handle: (ask) => withVisit(ask, (visit) => addCorrection(ask, visit)),
	},
]

const sentFrom = async (ask: Ask, visit: Visit): Promise<Typed & Sent> => {
	const written = await writtenVisit(ask.db, visit, ask.atWork().id)
	const codes = topicsOf(written).map((topic) => topic.code)
	const happenedOn = ask.form.day('happened')
	const how = acceptances.find((one) => one === ask.form.text('accepted'))
	return {
		visit: visit.id,
		base: versionShown(ask.form) ?? 0,
		signedBefore: signedBefore(ask.form),
		kind: ask.form.text('kind') === 'administrative' ? 'administrative' : 'journal',
		happenedOn,
		body: noteFromForm(ask.form, { topics: codes, instruments: askableFor(written.mine?.body ?? emptyNote) }),
		how: how ?? '',
		accepted: how ?? null,
	}
}

const fieldOf: Record<Exclude<SigningWhy, 'measured_asked_about'>, string> = {
	no_health_profession: 'kind-1',
	nothing_written: 'summary',
	no_day: 'happened',
	day_not_come: 'happened',
	day_too_early: 'happened',
	not_accepted: 'accepted',
	did_not_take_place: 'summary',
	agreement_unclear: 'agreement',
	agreement_day_passed: 'agreement',
	agreement_day_too_late: 'agreement',
	agreement_refused: 'agreement',
	hand_over_unclear: 'handover',
	hand_over_without_consent: 'handover',
	hand_over_refused: 'handover',
}

type Wrong = Readonly<Record<string, string>>

/** Why not, said at the field that it is about; `detail` as the refusal has it. */
const wrongAt = (ask: Ask, why: SigningWhy, detail = ''): Wrong => {
	const says = spoken(ask, signingText(why, detail))
	if (why !== 'measured_asked_about') return { [fieldOf[why]]: says }
	const instrument = allInstruments().find(({ code }) => code === detail)
	return { [`measured.${detail}`]: instrument === undefined ? says : `${spoken(ask, instrument.name)}: ${says}` }
}

/** Everything that keeps the note from being signed, each at its field; what is said of a day that is none goes before. */
const wrongAtAll = (ask: Ask, hinders: readonly Hinders[], wrongDays: Wrong): Wrong => {
	const isSaid = (part: string) => Object.keys(wrongDays).some((field) => field.startsWith(part))
	const unsaid = hinders.filter(
		({ why }) => !(why === 'no_day' && isSaid('happened')) && !(why === 'agreement_unclear' && isSaid('agreement')),
	)
	return Object.assign({}, ...unsaid.map(({ why, detail }) => wrongAt(ask, why, detail)), wrongDays)
}

/** Saves first, so that nothing typed is lost whatever is wrong; then signs, when that was asked. */
const saveOrSign = async (ask: Ask, visit: Visit, below: Below): Promise<Answer> => {
	const me = ask.atWork()
	const sent = await sentFrom(ask, visit)
	const wrongDays = noDays(sent.body, ask.language)
	if (sent.base === 0 && isEmptyNote(sent.body))
		return visitAnswer(
			ask,
			await shownVisit(ask, visit),
			{ ...wrongAt(ask, 'nothing_written'), ...wrongDays },
			{ typed: sent },
		)
	const saved = await saveDraft(ask.db, ask.at, me, sent)
	if (!saved.ok)
		return saved.why === 'unknown_visit'
			? visitGone(ask)
			: visitAnswer(ask, await shownVisit(ask, visit), { ...wrongAt(ask, saved.why), ...wrongDays }, { typed: sent })
	const afresh = async () => shownVisit(ask, (await findVisit(ask.db, visit.id)) ?? visit)
	const { note, merged } = saved.value
	const stillWrong = noDays(note.body, ask.language)
	const draftIsSaved = Object.keys(stillWrong).length > 0
	const isSigning = ask.form.text('do') === 'sign'
	const hinders = isSigning ? await hindersSigning(ask.db, ask.at, me, visit, { ...sent, body: note.body }) : []
	if (merged || draftIsSaved)
		return visitAnswer(ask, await afresh(), merged ? stillWrong : wrongAtAll(ask, hinders, stillWrong), {
			merged,
			draftIsSaved,
		})
	if (!isSigning) return { redirect: `/besoeg/${visit.id}`, done: ask.say('Kladden er gemt.', 'The draft is saved.') }
	const signed = await sign(ask.db, ask.at, me, { ...sent, base: note.version }, below.follow)
	if (signed.ok) {
		await below.refresh(ask, visit.person)
		return { redirect: `/besoeg/${visit.id}`, done: ask.say('Notatet er underskrevet.', 'The note is signed.') }
	}
	if (signed.why === 'unknown_visit') return visitGone(ask)
	if (signed.why === 'changed_meanwhile') return visitAnswer(ask, await afresh(), {}, { merged: true })
	if (signed.why === 'signed_meanwhile') return visitAnswer(ask, await afresh(), {}, { signedMeanwhile: true })
	const { why, detail } = signed
	const wrong = wrongAtAll(ask, hinders.length > 0 ? hinders : [{ why, detail }], {})
	return visitAnswer(ask, await afresh(), wrong, { draftIsSaved: true })
}

const standsAlready = ({ say }: Ask, since: Instant): string =>
	say(
		`Det samme har du føjet til notatet ${writeMoment(since, 'da')}. Det er ikke føjet til igen. Skriv, hvad der er nyt, hvis der er noget.`,
		`You added the same to the note ${writeMoment(since, 'en')}. It is not added again. Write what is new, if anything is.`,
	)

const addCorrection = async (ask: Ask, visit: Visit): Promise<Answer> => {
	const note = readId<'note'>(ask.form.text('note'))
	const id = readId<'correction'>(ask.form.text('id')) ?? crypto.randomUUID()
	const kind = correctionKinds.find((one) => one === ask.form.text('kind')) ?? 'correction'
	if (note === null) return visitGone(ask)
	const asked = { id, visit: visit.id, note, kind, words: ask.form.text('words') }
	const done = await correct(ask.db, ask.at, ask.atWork(), asked)
	if (done.ok)
		return {
			redirect: `/besoeg/${visit.id}#note-${note}`,
			done: ask.say('Det er føjet til notatet.', 'It is added to the note.'),
		}
	if (done.why === 'unknown_note' || done.why === 'not_signed') return visitGone(ask)
	const wrong = {
		no_health_profession: () => spoken(ask, signingText('no_health_profession', done.detail)),
		no_words: () => ask.say('Skriv, hvad der skal føjes til.', 'Write what to add.'),
		too_long: () =>
			ask.say(
				'Det er for langt og er ikke gemt: højst en million tegn. Teksten står her endnu. Del den i flere rettelser.',
				'That is too long and is not saved: a million signs at most. The text still stands here. Divide it into several corrections.',
			),
		form_was_used: () => spoken(ask, formWasUsed),
		stands_already: () => standsAlready(ask, instant(done.detail ?? '')),
	}[done.why]()
	return visitAnswer(ask, await shownVisit(ask, visit), { words: wrong }, { correction: asked })
}
