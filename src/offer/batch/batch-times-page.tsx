import type { FC } from 'hono/jsx'
import { weekdayOf } from '#kernel/day.ts'
import type { BatchId, PersonId, StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeShortDay, writeWeekday } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import type { Offer, ProposedTime } from '../offer.ts'

/** A line as it was, and the time it has now; null: there was none, and the citizen waits for the next portion. */
export type ChangedTime = { readonly offer: Offer; readonly time: ProposedTime | null }

/** Before anything is approved: whose time is gone, and the one they have now. */
export const LostTimes: FC<{
	batch: BatchId
	changed: readonly ChangedTime[]
	citizens: ReadonlyMap<PersonId, Citizen>
	names: ReadonlyMap<StaffId, string>
}> = ({ batch, changed, citizens, names }) => {
	const { say, language } = useAround()
	const write = (time: ProposedTime | null): string => {
		if (time === null) return say('ingen ledig tid: kommer med næste gang', 'no free time: comes next time')
		const on = dayOf(time.from)
		return `${writeWeekday(weekdayOf(on), language)} ${writeShortDay(on)} ${say('kl.', 'at')} ${writeClock(clockOf(time.from), language)}, ${names.get(time.staff) ?? ''}`
	}
	const count = changed.length
	return (
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
	)
}
