import { randomUUID } from 'node:crypto'
import type { FactSource } from '#eligibility/index.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import type { ToKnow } from '../answer/answer.ts'
import { type Mends, readBesides, readByWhom } from '../answer/answer-form.ts'
import { timeTogetherFor } from '../batch/couple-actions.ts'
import { readTime } from '../offer.ts'
import { answerAsCitizen } from './citizen-answer-actions.ts'
import { BeforeTimesPage, TimesPage, YesPage } from './citizen-answer-page.tsx'
import {
	asked,
	type Known,
	mayBeTogether,
	notSaved,
	openTo,
	page,
	thanks,
	withOffer,
	withVisitAhead,
} from './citizen-asked-actions.tsx'
import { timesForCitizen } from './citizen-times-actions.ts'

/** As it was just typed, where something is to be mended; else as it was told before. */
const toldSoFar = ({ ask, view }: Known, mends: Mends): ToKnow | null =>
	Object.keys(mends).length > 0 ? readBesides(ask.form) : view.latest

const askYes = async (known: Known, mends: Mends = {}): Promise<Reply> => {
	const { ask, holder, view } = known
	if (holder.booking === null || view.standing.kind === 'invited') return { redirect: '/svar/tid' }
	return page(
		ask.say('Ja tak til besøget', 'Yes to the visit'),
		<YesPage
			asked={asked(ask, mends)}
			span={holder.booking.span}
			told={toldSoFar(known, mends)}
			mayBeTogether={mayBeTogether(holder)}
			isAgreed={view.standing.kind === 'agreed'}
		/>,
		mends,
	)
}

/** What was typed besides the answer itself, or the fields to mend. */
const readRest = ({ form, language }: Ask) => ({ besides: readBesides(form), ...readByWhom(form, language) })

const sendYes = async (known: Known): Promise<Reply> => {
	const { ask, holder } = known
	const { besides, whom, mends } = readRest(ask)
	const isChoosing = ask.form.has('choosing')
	if (Object.keys(mends).length > 0) return isChoosing ? askNeeds(known, mends) : askYes(known, mends)
	const time = readTime(ask.form.text('time'))
	if (isChoosing && time === null) return showTimes(known, { time: ask.say('Vælg en tid.', 'Choose a time.') })
	const own = holder.booking === null ? null : { staff: holder.booking.staff, from: holder.booking.span.from }
	if (!isChoosing && own === null) return { redirect: '/svar/tid' }
	if (!isChoosing && (await isOtherTogether(known, besides.together))) return showTimes(known)
	const sent = await answerAsCitizen(ask.db, ask.at, ask.municipality, holder, {
		...besides,
		...whom,
		kind: 'yes',
		time: time ?? own,
		key: asked(ask).key,
	})
	if (sent.ok) return thanks(ask)
	if (sent.why === 'time_is_taken' || sent.why === 'day_has_passed') return showTimes(known, {}, true)
	return notSaved(known, sent.why)
}

/** Both of the home have asked for one visit, and the other has another time: that is shown first. */
const isOtherTogether = async ({ ask, holder }: Known, together: boolean): Promise<boolean> => {
	const beside = await timeTogetherFor(ask.db, ask.at, holder.citizen.id, together)
	return beside !== null && beside.booking !== holder.booking?.id && beside.from !== holder.booking?.span.from
}

const askNeeds = async (known: Known, mends: Mends = {}): Promise<Reply> => {
	if (!known.view.mayHaveVisit) return { redirect: '/svar/tilbud' }
	const { ask, holder } = known
	return page(
		ask.say('Vælg en tid', 'Choose a time'),
		<BeforeTimesPage asked={asked(ask, mends)} told={toldSoFar(known, mends)} mayBeTogether={mayBeTogether(holder)} />,
		mends,
	)
}

/** The next free times, with everything typed so far kept. `lost`: somebody else was quicker. */
const showTimes = async ({ ask, holder }: Known, mends: Mends = {}, lost = false): Promise<Reply> => {
	const besides = readBesides(ask.form)
	const times = await timesForCitizen(ask.db, ask.at, ask.municipality, holder, besides, ask.form.day('after'))
	return {
		title: ask.say('Vælg en tid', 'Choose a time'),
		status: lost ? 409 : Object.keys(mends).length > 0 ? 422 : 200,
		page: (
			<div class="hj-citizen-answer">
				<TimesPage asked={{ ...asked(ask, mends), key: randomUUID() }} told={besides} times={times} lost={lost} />
			</div>
		),
	}
}

const chooseTimes = async (known: Known): Promise<Reply> => {
	const { mends } = readRest(known.ask)
	return Object.keys(mends).length > 0 ? askNeeds(known, mends) : showTimes(known)
}

/** Yes to the time held, or to another. */
export const citizenYesPages = (sources: readonly FactSource[]): Route[] => [
	openTo(
		'get',
		'/svar/ja',
		withOffer(sources, (known) => askYes(known)),
	),
	openTo('post', '/svar/ja', withVisitAhead(sources, sendYes)),
	openTo(
		'get',
		'/svar/tid',
		withOffer(sources, (known) => askNeeds(known)),
	),
	openTo('post', '/svar/tid', withOffer(sources, chooseTimes)),
]
