import { randomUUID } from 'node:crypto'
import type { Child } from 'hono/jsx'
import type { FactSource } from '#eligibility/index.ts'
import { readId } from '#kernel/ids.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import type { Mends } from '../answer/answer-form.ts'
import { type Holder, holderOfPass, passCookie } from './answer-pass-actions.ts'
import { type CitizenView, citizenView, visitHeld } from './citizen-answer-actions.ts'
import type { Asked } from './citizen-answer-page.tsx'
import { CitizenOfferPage } from './citizen-offer-page.tsx'
import { type HeldVisit, isTooLate } from './citizen-standing.ts'

/** What a page of the answer page knows before it begins. */
export type Known = {
	readonly ask: Ask
	readonly holder: Holder
	readonly view: CitizenView
	/** The visit agreed on, once it has been held and written down. */
	readonly held: HeldVisit | null
	readonly sources: readonly FactSource[]
}

const knownNow = async (ask: Ask, holder: Holder, sources: readonly FactSource[]): Promise<Known> => {
	const view = await citizenView(ask.db, ask.at, holder)
	return { ask, holder, view, held: await visitHeld(ask.db, sources, holder.citizen.id, view.standing), sources }
}

/** Only for whoever holds a pass; everyone else is sent to the door. */
export const withPass =
	(sources: readonly FactSource[], then: (known: Known) => Promise<Reply>) =>
	async (ask: Ask): Promise<Reply> => {
		const holder = await holderOfPass(ask.db, ask.at, ask.cookie(passCookie))
		if (holder !== null) return then(await knownNow(ask, holder, sources))
		if (ask.citizen === null) return { redirect: '/svar?igen' }
		const done = ask.say(
			'Svarsiden var lukket. Det, du har sendt, er gemt. Herfra kan du åbne den igen.',
			'The answer page was closed. What you have sent is saved. You can open it again from here.',
		)
		return { redirect: '/min-side/oversigt', done }
	}

/** The same, where the visit agreed on has not been held: of one that has, nothing is changed or declined. */
export const withVisitAhead = (sources: readonly FactSource[], then: (known: Known) => Promise<Reply>) =>
	withPass(sources, (known) => (known.held === null ? then(known) : notSaved(known, 'too_late')))

/** The same, where something can still be answered: an offer, not the day of the visit, and no visit held before it. */
export const withOffer = (sources: readonly FactSource[], then: (known: Known) => Promise<Reply>) =>
	withPass(sources, async (known) =>
		known.holder.offer === null || known.held !== null || isTooLate(known.view.standing)
			? { redirect: '/svar/tilbud' }
			: then(known),
	)

export const asked = ({ form }: Ask, mends: Mends = {}): Asked => ({
	key: readId(form.text('key')) ?? randomUUID(),
	typed: form,
	mends,
})

export const page = (title: string, body: Child, mends: Mends = {}): Reply => ({
	title,
	page: <div class="hj-citizen-answer">{body}</div>,
	status: Object.keys(mends).length === 0 ? 200 : 422,
})

/** Married, and not alone at home: only then is a visit together asked about; nothing is told of the other one. */
export const mayBeTogether = ({ citizen }: Holder): boolean =>
	(citizen.civilStatus === 'married' || citizen.civilStatus === 'registered_partner') && citizen.livesAlone === false

export const showStanding = async ({ ask, holder, view, held }: Known, lost: string | null = null): Promise<Reply> => ({
	title: ask.say('Dit svar', 'Your answer'),
	status: lost === null ? 200 : 409,
	page: (
		<CitizenOfferPage
			sheet={{
				municipality: ask.municipality,
				...view,
				held,
				answerBy: holder.offer?.answerBy ?? null,
				today: ask.today,
				isLoggedIn: ask.citizen !== null,
			}}
			lost={lost}
		/>
	),
})

export const thanks = (ask: Ask): Reply => ({
	redirect: '/svar/tilbud',
	done: ask.say('Tak. Vi har fået dit svar.', 'Thank you. We have your answer.'),
})

/** What stands in the way of an answer, in the citizen's words; the page shows where they stand now. */
export const notSaved = async (known: Known, why: string): Promise<Reply> => {
	const { say } = known.ask
	const words =
		why === 'too_late'
			? say('Det er for sent at ændre her. Ring til os.', 'It is too late to change this here. Please call us.')
			: why === 'cancelled' || why === 'has_begun'
				? say('Arrangementet kan ikke længere vælges.', 'The event can no longer be chosen.')
				: say(
						'Der er sket noget i mellemtiden. Se her, hvad der gælder nu, og prøv igen.',
						'Something has happened meanwhile. See here what holds now, and try again.',
					)
	return showStanding(await knownNow(known.ask, known.holder, known.sources), words)
}

export const followed = (known: Known, sent: Outcome<unknown, string>): Promise<Reply> | Reply =>
	sent.ok ? thanks(known.ask) : notSaved(known, sent.why)

/** A page of the answer page is open to everyone; its handler asks for the pass. */
export const openTo = (method: 'get' | 'post', path: string, handle: Route['handle']): Route => ({
	...{ method, path, handle },
	for: 'anyone',
	isCitizens: true,
	shows: '',
})
