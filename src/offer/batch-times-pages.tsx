import { staffNames } from '#access/actions.ts'
import { weekdayOf } from '#kernel/day.ts'
import type { BatchId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeShortDay, writeWeekday } from '#kernel/write-day.ts'
import type { Ask, Answer as Reply } from '#platform/web/index.ts'
import { Button, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import { findCitizens } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { alreadyApproved, alreadyWithdrawn, batchIn, noBatch } from './batch-asked.ts'
import { type ChangedTime, layTimesAgain } from './batch-times-again-actions.ts'
import type { ProposedTime } from './offer.ts'

export const changedMeanwhile = (ask: Ask): string =>
	ask.say(
		'Noget blev ændret, mens tiderne blev lagt, og der er intet gjort. Prøv igen om et øjeblik.',
		'Something changed while the times were being planned, and nothing was done. Try again in a moment.',
	)

/** Before anything is approved: whose time is gone, and the one they have now. */
export const lostTimes = async (ask: Ask, batch: BatchId, changed: readonly ChangedTime[]): Promise<Reply> => {
	const { say, language } = ask
	const citizens = await findCitizens(
		ask.db,
		changed.map(({ offer }) => offer.person),
	)
	const names = await staffNames(ask.db)
	const write = (time: ProposedTime | null): string => {
		if (time === null) return say('ingen ledig tid: kommer med næste gang', 'no free time: comes next time')
		const on = dayOf(time.from)
		return `${writeWeekday(weekdayOf(on), language)} ${writeShortDay(on)} ${say('kl.', 'at')} ${writeClock(clockOf(time.from), language)}, ${names.get(time.staff) ?? ''}`
	}
	const count = changed.length
	return {
		title: say('Tider, der er taget', 'Times that are taken'),
		status: 409,
		sees: [...citizens.keys()],
		page: (
			<>
				<Heading
					title={
						count === 1
							? say('En tid er taget i mellemtiden', 'One time was taken meanwhile')
							: say(`${count} tider er taget i mellemtiden`, `${count} times were taken meanwhile`)
					}
					lead={say(
						'Intet er godkendt eller sendt. Her er de nye tider. Er de gode nok, så godkend igen.',
						'Nothing has been approved or sent. Here are the new times. If they will do, approve again.',
					)}
				/>
				<section
					class="table--responsive-scroll"
					tabindex={0}
					aria-label={say('Tider før og nu', 'Times before and now')}
				>
					<table class="table hj-table">
						<thead>
							<tr>
								<th scope="col">{say('Borger', 'Citizen')}</th>
								<th scope="col">{say('Tiden i brevet var', 'The time in the letter was')}</th>
								<th scope="col">{say('Og er nu', 'And is now')}</th>
							</tr>
						</thead>
						<tbody>
							{changed.map(({ offer, time }) => {
								const citizen = citizens.get(offer.person)
								return (
									<tr>
										<td>{citizen === undefined ? '' : fullName(citizen)}</td>
										<td>{write(offer.time)}</td>
										<td>{write(time)}</td>
									</tr>
								)
							})}
						</tbody>
					</table>
				</section>
				<div class="hj-row">
					<Form to={`/tilbud/${batch}/godkend`}>
						<Button>{say('Godkend med de nye tider', 'Approve with the new times')}</Button>
					</Form>
					<LinkButton to={`/tilbud/${batch}`}>{say('Til udsendelsen', 'To the batch')}</LinkButton>
				</div>
			</>
		),
	}
}

/** Plans the times of a portion anew from what they are, after something has changed. */
export const layAgain = async (ask: Ask): Promise<Reply> => {
	const batch = batchIn(ask)
	if (batch === null) return noBatch(ask)
	const done = await layTimesAgain(ask.db, ask.at, ask.municipality, { batch, which: 'all' })
	if (!done.ok) {
		if (done.why === 'unknown_batch') return noBatch(ask)
		if (done.why === 'withdrawn') return alreadyWithdrawn(ask)
		return done.why === 'already_approved' ? alreadyApproved(ask) : { status: 409, refused: changedMeanwhile(ask) }
	}
	const lost = done.value.filter(({ time }) => time === null).length
	const moved = done.value.length - lost
	return { redirect: `/tilbud/${batch}`, done: [...movedWords(ask, moved), ...lostWords(ask, lost)].join(' ') }
}

const movedWords = ({ say }: Ask, moved: number): string[] => {
	if (moved === 0)
		return [say('Tiderne er lagt igen: ingen bedre plan blev fundet.', 'Planned again: no better plan was found.')]
	return moved === 1
		? [say('Tiderne er lagt igen: 1 brev har fået en anden tid.', 'Planned again: 1 letter has another time.')]
		: [
				say(
					`Tiderne er lagt igen: ${moved} breve har fået en anden tid.`,
					`Planned again: ${moved} letters have another time.`,
				),
			]
}

const lostWords = ({ say }: Ask, lost: number): string[] => {
	if (lost === 0) return []
	return lost === 1
		? [
				say(
					'1 har mistet sin tid, og der er ingen ledig: borgeren kommer med næste gang.',
					'1 has lost the time, and none is free: the citizen comes next time.',
				),
			]
		: [
				say(
					`${lost} har mistet deres tid, og der er ingen ledig: de kommer med næste gang.`,
					`${lost} have lost their time, and none is free: they come next time.`,
				),
			]
}
