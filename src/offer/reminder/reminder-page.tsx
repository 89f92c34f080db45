import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Form, Heading, LinkButton, Summary } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import type { Offer } from '../offer.ts'
import type { Next } from './reminder.ts'

export type ReminderSheet = {
	readonly citizen: Citizen
	readonly offer: Offer
	/** What it would be; null when none can go now, because. */
	readonly wished: { readonly replaces: Next | null; readonly answerBy: Day; readonly keepsTime: boolean } | null
	readonly refused: string
	/** Reminders of this offer so far. */
	readonly written: number
	/** The next one by the plan, when this one does not take its place. */
	readonly next: Next | null
}

/** What a reminder sent now would say and change, before it is sent. */
export const ReminderPage: FC<{ sheet: ReminderSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	const { citizen, offer, wished, next } = sheet
	const to = `/borger/${citizen.id}`
	return (
		<>
			<Heading
				title={say(`Påmindelse til ${fullName(citizen)}`, `Reminder to ${fullName(citizen)}`)}
				lead={say(
					'Et brev, der venligt minder om tilbuddet. Det går ud som alle andre breve og spørges efter en sidste gang, før det sendes.',
					'A letter that kindly reminds of the offer. It goes out as every letter does and is asked about once more before it is sent.',
				)}
			/>
			<Summary
				rows={[
					[say('Tilbud givet', 'Offered'), offer.madeOn === null ? '–' : writeDay(offer.madeOn, language)],
					[say('Svar senest', 'Answer by'), offer.answerBy === null ? '–' : writeDay(offer.answerBy, language)],
					[say('Påmindelser indtil nu', 'Reminders so far'), String(sheet.written)],
					[
						say('Næste efter planen', 'Next by the plan'),
						next === null ? say('ingen flere', 'no more') : writeDay(next.on, language),
					],
				]}
			/>
			{wished === null ? (
				<Alert kind="warning" title={say('Ingen påmindelse kan sendes nu', 'No reminder can be sent now')}>
					{sheet.refused}
				</Alert>
			) : (
				<Alert kind="info" title={say('Det sker, når du sender den', 'What happens when you send it')}>
					<ul>
						<li>
							{say(
								`Ny svarfrist: ${writeDay(wished.answerBy, 'da')}.`,
								`New day to answer by: ${writeDay(wished.answerBy, 'en')}.`,
							)}
						</li>
						{offer.booking === null ? null : (
							<li>
								{wished.keepsTime
									? say('Den foreslåede tid holdes så længe.', 'The proposed time is held as long.')
									: say(
											'Den foreslåede tid frigives. Brevet beder borgeren vælge en tid på svarsiden eller ringe.',
											'The proposed time is freed. The letter asks the citizen to choose a time on the answer page or to call.',
										)}
							</li>
						)}
						<li>
							{wished.replaces === null
								? say('Den kommer ud over planens egne påmindelser.', 'It comes besides the reminders of the plan.')
								: say(
										`Den træder i stedet for planens påmindelse den ${writeDay(wished.replaces.on, 'da')}.`,
										`It takes the place of the plan’s reminder on ${writeDay(wished.replaces.on, 'en')}.`,
									)}
						</li>
					</ul>
				</Alert>
			)}
			<Form to={`/borger/${citizen.id}/paamind/${offer.id}`}>
				<div class="hj-row">
					{wished === null ? null : <Button>{say('Send påmindelse', 'Send reminder')}</Button>}
					<LinkButton to={to}>{wished === null ? say('Tilbage', 'Back') : say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
