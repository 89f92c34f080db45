import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen, findCitizens, likelySame, searchCitizens } from '#population/actions.ts'
import { readCreated } from './created-form.ts'
import { type Referral, type ReferralId, receivedOn } from './referral.ts'
import { findReferral, findSender } from './referral-actions.ts'
import { asSomebody } from './referral-decision.ts'
import type { TypedErrors } from './referral-form.ts'
import { deadlineFrom, listReferrals } from './referral-list-actions.ts'
import { ReferralPage } from './referral-page.tsx'
import { type ReferralRefusal, referralRefusal } from './referral-refusals.ts'
import {
	chooseCitizen,
	createCitizen,
	discardReferral,
	recordStep,
	releaseReferral,
	showSender,
	undoStep,
} from './referral-step-actions.ts'
import { isWay } from './referral-words.ts'
import { referralsPage } from './referrals-page.tsx'
import { SenderPage } from './sender-page.tsx'
import type { Candidate } from './shown-referral.ts'
import { asLine, asText } from './typed-text.ts'

const list = async (ask: Ask): Promise<Answer> => {
	const listed = await listReferrals(ask.db, ask.municipality, ask.today)
	const citizens = await findCitizens(
		ask.db,
		listed.flatMap(({ referral }) => (referral.person === null ? [] : [referral.person])),
	)
	return referralsPage(
		ask,
		listed.map((one) => ({ ...one, citizen: (one.referral.person && citizens.get(one.referral.person)) || null })),
	)
}

const none: TypedErrors = {}

const shown = async (
	ask: Ask,
	referral: Referral,
	errors: TypedErrors = none,
	search: { readonly words: string; readonly found: readonly Candidate[] } | null = null,
): Promise<Answer> => {
	const { db, today } = ask
	const citizen = referral.person === null ? null : await findCitizen(db, referral.person)
	const isOpen = referral.noticeKey === null && referral.workedAt !== null
	const likely = search !== null ? search.found : isOpen ? await likelySame(db, asSomebody(referral.said, today)) : []
	const candidates = isOpen ? likely : []
	const isWrong = Object.keys(errors).length > 0
	return {
		title: ask.say('Henvendelse', 'Referral'),
		sees: [...(citizen === null ? [] : [citizen.id]), ...candidates.map((one) => one.citizen.id)],
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<ReferralPage
				referral={referral}
				dueOn={(await deadlineFrom(db, ask.municipality, today))(receivedOn(referral))}
				today={today}
				citizen={citizen}
				candidates={candidates}
				searched={search?.words ?? ''}
				mayBeNamed={(await findSender(db, referral.id)).mayBeNamed}
				names={await staffNames(db)}
				formKey={randomUUID()}
				typed={isWrong ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

const search = async (ask: Ask, referral: Referral): Promise<Answer> => {
	const words = asLine(ask.form.text('soeg')).slice(0, 200)
	const found = await searchCitizens(ask.db, words, 20)
	return shown(ask, referral, none, { words, found: found.map((citizen) => ({ citizen, certain: false })) })
}

const sender = async (ask: Ask, referral: Referral): Promise<Answer> => ({
	title: ask.say('Afsenderen', 'The sender'),
	sees: referral.person === null ? [] : [referral.person],
	page: (
		<SenderPage
			referral={referral}
			sender={await showSender(ask.db, ask.at, { referral: referral.id, by: ask.atWork().id })}
		/>
	),
})

/** Done, it is back to the referral; refused, the form again with what was typed. */
const after = async (
	ask: Ask,
	referral: Referral,
	outcome: Outcome<ReferralId, ReferralRefusal>,
	done: string,
	fields: Partial<Record<ReferralRefusal, string>> = {},
): Promise<Answer> => {
	if (outcome.ok) return { redirect: `/henvendelser/${referral.id}`, done }
	const { field, words } = referralRefusal(outcome.why)
	return shown(ask, referral, { [fields[outcome.why] ?? field]: words[ask.language] })
}

const step = async (ask: Ask, referral: Referral): Promise<Answer> => {
	const { form } = ask
	const how = form.text('how')
	return after(
		ask,
		referral,
		await recordStep(ask.db, ask.at, {
			referral: referral.id,
			by: ask.atWork().id,
			kind: form.text('kind'),
			on: form.day('on'),
			how: isWay(how) ? how : '',
			words: asText(form.text('step_words')),
			key: readId<string>(form.text('key')) ?? randomUUID(),
		}),
		ask.say('Det er skrevet ned.', 'It is recorded.'),
	)
}

/** Concern referrals for staff: the worklist, and one referral with its steps. */
export const referralPages = (sources: readonly FactSource[]): Route[] => {
	const staff = (
		method: Route['method'],
		path: string,
		shows: string,
		handle: (ask: Ask) => Promise<Answer>,
	): Route => ({ method, path, for: ['coordinator', 'consultant'], shows, handle })
	const one = (
		method: Route['method'],
		path: string,
		shows: string,
		handle: (ask: Ask, referral: Referral) => Promise<Answer>,
	): Route => staff(method, `/henvendelser/:referral${path}`, shows, (ask) => aboutReferral(ask, handle))
	const by = (ask: Ask, { id }: Referral) => ({ referral: id, by: ask.atWork().id, sources })
	return [
		{
			...staff('get', '/henvendelser', 'henvendelser', list),
			nav: { label: { da: 'Henvendelser', en: 'Referrals' }, order: 25 },
		},
		one('get', '', 'henvendelse', (ask, referral) => shown(ask, referral)),
		one('get', '/afsender', 'afsender', sender),
		one('post', '/soeg', 'henvendelse', search),
		one('post', '/trin', 'henvendelse', step),
		one('post', '/borger', 'henvendelse', async (ask, referral) =>
			after(
				ask,
				referral,
				await chooseCitizen(ask.db, ask.at, {
					...by(ask, referral),
					person: readId<PersonId>(ask.form.text('person')),
				}),
				ask.say('Henvendelsen er knyttet til borgeren.', 'The referral is linked to the citizen.'),
			),
		),
		one('post', '/opret', 'henvendelse', async (ask, referral) => {
			const { who, errors } = readCreated(ask.form, ask.today, ask.language)
			return who === null
				? shown(ask, referral, errors)
				: after(
						ask,
						referral,
						await createCitizen(ask.db, ask.at, { ...by(ask, referral), who }),
						ask.say('Borgeren er oprettet.', 'The citizen is taken in.'),
					)
		}),
		one('post', '/fortryd', 'henvendelse', async (ask, referral) =>
			after(
				ask,
				referral,
				await undoStep(ask.db, ask.at, {
					...by(ask, referral),
					step: ask.form.text('undo_step'),
					because: asText(ask.form.text('undo_because')),
				}),
				ask.say('Det er fortrudt.', 'It is undone.'),
				{ no_such_step: 'undo_step', because_is_empty: 'undo_because', too_long: 'undo_because' },
			),
		),
		one('post', '/frigiv', 'henvendelse', async (ask, referral) =>
			after(
				ask,
				referral,
				await releaseReferral(ask.db, ask.at, by(ask, referral)),
				ask.say('Henvendelsen er sluppet fri.', 'The referral is released.'),
			),
		),
		one('post', '/kasser', 'henvendelse', async (ask, referral) =>
			after(
				ask,
				referral,
				await discardReferral(ask.db, ask.at, by(ask, referral)),
				ask.say('Henvendelsen er kasseret.', 'The referral is discarded.'),
			),
		),
	]
}

const aboutReferral = async (ask: Ask, handle: (ask: Ask, referral: Referral) => Promise<Answer>): Promise<Answer> => {
	const id = readId<ReferralId>(ask.params.referral)
	const referral = id === null ? null : await findReferral(ask.db, id)
	return referral === null
		? { missing: ask.say('Henvendelsen findes ikke. Gå til listen.', 'There is no such referral. Go to the list.') }
		: handle(ask, referral)
}
