import { readsOf } from '#access/actions.ts'
import { needLinesOf } from '#booking/actions.ts'
import { needsText } from '#booking/index.ts'
import { weigh } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { openCourse } from '#followup/actions.ts'
import { hospitalNote } from '#inquiry/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeShortMoment } from '#kernel/write-moment.ts'
import { needsOf } from '#offer/actions.ts'
import { promisedIn, wordsOverYears, wordsToKnow } from '#offer/index.ts'
import { type Answer, type Ask, listPage, type Route } from '#platform/web/index.ts'
import { Empty, Heading, To } from '#platform/web/parts.tsx'
import { absorbedInto, householdOf, withCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { citesOf, groundText } from '#standard/index.ts'
import { importantTopics } from '#visit/actions.ts'
import { type Stood, standingsOf, tellEverything } from '../actions.ts'
import { timesAheadOf } from '../move/new-time-actions.ts'
import { likesOf } from '../same-person/same-person-actions.ts'
import { firmTime, type Known, latestVisit, overdueIn } from '../standing/facts-from.ts'
import { nextStepOf, otherStepsOf, type Whereabouts } from '../standing/next-step.ts'
import { CardPage } from './card-page.tsx'
import { lifeLately } from './story.ts'

const readers = ['coordinator', 'consultant']

export const personRoutes = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/borger/:person',
		for: readers,
		shows: 'borgerkort',
		handle: (ask) => withCitizen(ask, (citizen) => showCard(ask, citizen, sources)),
	},
	{
		method: 'get',
		path: '/borger/:person/set-af',
		for: readers,
		shows: 'hvem har set',
		handle: (ask) => withCitizen(ask, (citizen) => showReads(ask, citizen)),
	},
]

const hasComeOf = ({ visits }: Known, madeOn: Day): boolean =>
	visits.some(({ tookPlaceOn }) => tookPlaceOn !== null && tookPlaceOn >= madeOn)

const whereaboutsOf = ({ citizen, known, standing }: Stood, hasOpenCourse: boolean, ahead: number): Whereabouts => {
	const [offer] = known.offers
	const time = firmTime(known.bookings, known.visits)
	const agreement = known.agreements.find(({ doneAt, cancelledAt }) => doneAt === null && cancelledAt === null)
	return {
		person: citizen.id,
		kind: standing.kind,
		offer: offer?.id ?? null,
		canAnswer: offer !== undefined && offer.madeOn !== null && !hasComeOf(known, offer.madeOn),
		isCallPromised: promisedIn(offer?.answers.at(-1), []) !== null,
		batch: offer?.batch ?? null,
		visit: latestVisit(known.visits)?.id ?? null,
		day: time === null ? null : dayOf(time.span.from),
		agreement: agreement?.id ?? null,
		hasOpenCourse,
		hasTiesToLoosen: ahead > 0,
		hasOverdue: overdueIn(known.stance?.verdict ?? null).length > 0,
		isReachedByPhone: citizen.phone !== null,
	}
}

const movableIn = (at: Instant, { bookings, visits }: Known): BookingId | null =>
	firmTime(
		bookings.filter(({ span }) => isBefore(at, span.from)),
		visits,
	)?.id ?? null

const showCard = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> => {
	const { db, today } = ask
	const person = citizen.id
	const stood = (await standingsOf(db, today, [person])).get(person)
	if (stood === undefined) return { missing: ask.say('Borgeren findes ikke.', 'There is no such citizen.') }
	const verdict = await weigh(db, today, sources, person)
	const household = await householdOf(db, person)
	const where = whereaboutsOf(
		stood,
		(await openCourse(db, person)) !== null,
		(await timesAheadOf(db, ask.at, person)).length,
	)
	const next = nextStepOf(where)
	const { standard } = stood.known
	const topicName = (code: string): Text =>
		standard?.topics.find((topic) => topic.code === code)?.name ?? text(code, code)
	const important = (await importantTopics(db, [person])).get(person) ?? []
	const toKnow = wordsToKnow(await needsOf(db, person), ask.language)
	const suits = needsText(await needLinesOf(db, person))[ask.language]
	const story = await tellEverything(db, person, today)
	const mayBe = ask.atWork().roles.includes('coordinator')
		? (await likesOf(db, person)).map((like) => like.citizen)
		: null
	return {
		title: ask.say('Borgerkort', 'Citizen’s card'),
		sees: [person, ...household.map(({ id }) => id), ...(mayBe ?? []).map(({ id }) => id)],
		page: (
			<CardPage
				card={{
					citizen,
					hospital: await hospitalNote(db, citizen.id),
					mayBe,
					today,
					standing: stood.standing,
					grounds: stood.standing.criteria.map((code) =>
						standard === null ? text(code, code) : groundText(standard, code),
					),
					next,
					steps: otherStepsOf(where, next),
					movable: ask.atWork().roles.includes('coordinator') ? movableIn(ask.at, stood.known) : null,
					story,
					life: lifeLately(story, today),
					household,
					toKnow,
					suits,
					overYears: wordsOverYears(stood.known.offers.toReversed()),
					why: verdict?.why ?? [],
					cites: (why) => (standard === null ? null : citesOf(standard, why)),
					standard: verdict === null ? null : standard,
					nextChangeOn: verdict?.nextChangeOn ?? null,
					important: important.map(({ topic, words }) => words || topicName(topic)[ask.language]),
				}}
			/>
		),
	}
}

const showReads = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const { say } = ask
	const heading = say(`Hvem har set ${fullName(citizen)}?`, `Who has looked at ${fullName(citizen)}?`)
	const list = listPage(
		ask,
		say('Hvem har set', 'Who has looked'),
		<>
			<p class="d-print-none">
				<To to={`/borger/${citizen.id}`}>{say('Tilbage til borgeren', 'Back to the citizen')}</To>
			</p>
			<Heading title={heading} />
		</>,
		{
			rows: await readsOf(ask.db, citizen.id, await absorbedInto(ask.db, citizen.id)),
			caption: heading,
			exportName: 'set-af',
			sees: () => [citizen.id],
			empty: <Empty title={say('Ingen har set oplysningerne endnu', 'Nobody has looked yet')} />,
			columns: [
				{
					key: 'tid',
					label: say('Hvornår', 'When'),
					value: ({ at }) => at,
					cell: ({ at }) => writeShortMoment(at, ask.language),
				},
				{ key: 'hvem', label: say('Hvem', 'Who'), value: ({ staffName }) => staffName },
				{ key: 'hvad', label: say('Hvad', 'What'), value: ({ what }) => what },
			],
		},
	)
	return 'page' in list || 'file' in list ? { ...list, sees: [citizen.id] } : list
}
