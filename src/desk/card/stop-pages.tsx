import { releaseTimesOf } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { reassess, stanceOf } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { livesAfterAll } from '#inquiry/actions.ts'
import { writeLongMoment } from '#kernel/write-moment.ts'
import { endOffersOf, folderOutbox, offersOfPersons } from '#offer/actions.ts'
import { type Offer, wordsForContact } from '#offer/index.ts'
import { inTransaction } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { Button, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import { takeBackDeath, withCitizen } from '#population/actions.ts'
import { type Citizen, type Departure, departureOf, fullName, livesQueue } from '#population/index.ts'
import { timesAheadOf } from '../move/new-time-actions.ts'

/** Letting go of what a citizen still has with us, and taking back a death that was reported by mistake. */
export const stopRoutes = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/borger/:person/stands',
		for: ['coordinator'],
		shows: 'stands kontakt',
		handle: (ask) => withCitizen(ask, (citizen) => askToStop(ask, citizen)),
	},
	{
		method: 'post',
		path: '/borger/:person/stands',
		for: ['coordinator'],
		shows: 'stands kontakt',
		handle: (ask) => withCitizen(ask, (citizen) => stop(ask, citizen, sources)),
	},
	{
		method: 'get',
		path: '/borger/:person/lever',
		for: ['coordinator'],
		shows: 'dødsmelding',
		handle: (ask) => withCitizen(ask, (citizen) => askWhetherAlive(ask, citizen)),
	},
	{
		method: 'post',
		path: '/borger/:person/lever',
		for: ['coordinator'],
		shows: 'dødsmelding',
		handle: (ask) => withCitizen(ask, (citizen) => isAlive(ask, citizen)),
	},
]

/** What is still open: times to come and offers without an end. */
const tiesOf = async (ask: Ask, { id }: Citizen): Promise<{ times: Booking[]; offers: Offer[] }> => ({
	times: await timesAheadOf(ask.db, ask.at, id),
	offers: (await offersOfPersons(ask.db, [id])).filter(({ endedAt }) => endedAt === null),
})

const askToStop = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const { say, language } = ask
	const { times, offers } = await tiesOf(ask, citizen)
	const title = say('Frigiv tider og stands kontakt', 'Release times and stop contact')
	const lines = [
		...times.map(({ span }) => `${say('Tid:', 'Time:')} ${writeLongMoment(span.from, language)}`),
		...offers.map(({ contact }) => `${say('Tilbud:', 'Offer:')} ${wordsForContact[contact][language].toLowerCase()}`),
	]
	return {
		title,
		sees: [citizen.id],
		page: (
			<>
				<Heading
					title={title}
					lead={
						lines.length === 0
							? say(
									`${fullName(citizen)} har ikke noget hos os mere.`,
									`${fullName(citizen)} has nothing with us any more.`,
								)
							: say(
									`Det, ${fullName(citizen)} har hos os, aflyses. Tiderne bliver fri til andre, og breve, der ikke er sendt, bliver ikke sendt.`,
									`What ${fullName(citizen)} has with us is called off. The times are free for others, and letters not sent do not go.`,
								)
					}
				/>
				<ul>
					{lines.map((line) => (
						<li>{line}</li>
					))}
				</ul>
				<Form to={`/borger/${citizen.id}/stands`}>
					<div class="hj-row">
						{lines.length === 0 ? null : <Button>{say('Frigiv og stands', 'Release and stop')}</Button>}
						<LinkButton to={`/borger/${citizen.id}`}>
							{citizen.status === 'resident' ? say('Lad det stå', 'Let it stand') : say('Fortryd', 'Cancel')}
						</LinkButton>
					</div>
				</Form>
			</>
		),
	}
}

/** Why somebody's times may be released here: they are gone, or excluded since. Anybody else's is called off one by one. */
const mayStopBecause = async (ask: Ask, citizen: Citizen): Promise<Departure | 'excluded' | null> =>
	departureOf(citizen) ?? ((await stanceOf(ask.db, citizen.id))?.verdict.verdict === 'excluded' ? 'excluded' : null)

const stop = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> => {
	const because = await mayStopBecause(ask, citizen)
	if (because === null)
		return {
			refused: ask.say(
				'Borgeren bor i kommunen og er ikke undtaget. Aflys i stedet tiden på ugens plan.',
				'The citizen lives here and is not excluded. Cancel the time in the plan instead.',
			),
			status: 409,
		}
	await inTransaction(ask.db, async (tx) => {
		await endOffersOf(tx, ask.at, [citizen.id], because, folderOutbox(ask.outbox))
		await releaseTimesOf(tx, ask.at, [citizen.id], because)
		await reassess(tx, ask.at, ask.today, sources, [citizen.id])
	})
	return { redirect: '/i-dag', done: ask.say('Tiderne er frigivet.', 'The times are released.') }
}

const askWhetherAlive = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const { say } = ask
	if (citizen.reportedDeadBy === null) return { redirect: `/borger/${citizen.id}` }
	const title = say('Var meldingen om dødsfald en fejl?', 'Was the report of a death a mistake?')
	return {
		title,
		sees: [citizen.id],
		page: (
			<>
				<Heading
					title={title}
					lead={say(
						`${fullName(citizen)} står så igen, som folkeregistret siger. Det, der blev aflyst, kommer ikke igen af sig selv: aftal det på ny.`,
						`${fullName(citizen)} then stands as the register says again. What was called off does not come back by itself: agree on it anew.`,
					)}
				/>
				<Form to={`/borger/${citizen.id}/lever`}>
					<div class="hj-row">
						<Button>{say('Ja, det var en fejl', 'Yes, it was a mistake')}</Button>
						<LinkButton to={`/borger/${citizen.id}`}>{say('Fortryd', 'Cancel')}</LinkButton>
					</div>
				</Form>
			</>
		),
	}
}

const notReported = (ask: Ask): Answer => ({
	refused: ask.say('Ingen har meldt borgeren død.', 'Nobody has reported the citizen dead.'),
	status: 409,
})

const isAlive = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const done = await inTransaction(ask.db, async (tx) => {
		if (!(await takeBackDeath(tx, ask.at, citizen.id))) return false
		await livesAfterAll(tx, ask.at, { person: citizen.id, by: ask.atWork().id })
		await ask.enqueue(tx, livesQueue)
		return true
	})
	return done
		? { redirect: `/borger/${citizen.id}`, done: ask.say('Meldingen er taget tilbage.', 'The report is taken back.') }
		: notReported(ask)
}
