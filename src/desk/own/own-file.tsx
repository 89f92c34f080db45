import type { FC } from 'hono/jsx'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Details, Form, LinkButton } from '#platform/web/parts.tsx'
import { keptUntil, type RecordRequest, stateOf, workingDaysToAnswer } from '../record/record-request.ts'
import { ownAsker } from './own-said.ts'

/** Everything that is written: asked for, on its way, or ready to be fetched. */
export const File: FC<{ request: RecordRequest | null; formKey: string }> = ({ request, formKey }) => {
	const { say, language } = useAround()
	const state = request === null ? null : stateOf(request)
	const until = request === null ? null : keptUntil(request)
	const asking = (title: string) => (
		<Details title={title}>
			<p>
				{say(
					'Anmodningen bliver sendt til kommunen, når du trykker her. En medarbejder samler alt og læser det igennem.',
					'The request is sent to the municipality when you press here. A member of staff puts everything together and reads it through.',
				)}
			</p>
			<Form to="/min-side/bed-om-alt">
				<input type="hidden" name="key" value={formKey} />
				<Button>{say('Ja, send anmodningen', 'Yes, send the request')}</Button>
			</Form>
		</Details>
	)
	if (request !== null && (state === 'asked' || state === 'prepared'))
		return (
			<>
				<p>
					<strong>
						{ownAsker(request)[language]}{' '}
						{say(
							`Svaret kommer senest ${writeLongDay(request.dueOn, 'da')}.`,
							`The answer comes by ${writeLongDay(request.dueOn, 'en')}.`,
						)}
					</strong>
				</p>
				<p>
					{state === 'asked'
						? say('Vi er ved at samle det.', 'We are putting it together.')
						: say(
								'Det er samlet. En medarbejder læser det, før det bliver givet ud.',
								'It is put together. A member of staff reads it before it is handed out.',
							)}
				</p>
			</>
		)
	if (request !== null && state === 'released' && request.isKept)
		return (
			<>
				<p>
					<strong>{say('Filen om dig er klar.', 'The file about you is ready.')}</strong> {ownAsker(request)[language]}{' '}
					{until === null
						? null
						: say(
								`Du kan hente den til og med ${writeDay(until, 'da')}. Gem den et sted, hvor andre ikke kan se den.`,
								`You can fetch it until ${writeDay(until, 'en')}. Keep it where others cannot see it.`,
							)}
				</p>
				<p>
					<LinkButton to="/min-side/fil" look="primary">
						{say('Hent filen (PDF)', 'Download the file (PDF)')}
					</LinkButton>
				</p>
				{asking(say('Bed om en ny fil', 'Ask for a new file'))}
			</>
		)
	return (
		<>
			<p>
				{say(
					`Du har ret til at se alt: breve, svar, besøg, journalen, og hvem der har set det. En medarbejder læser det igennem først, så der ikke står noget om andre. Du får svar inden ${workingDaysToAnswer} arbejdsdage.`,
					`You have a right to see everything: letters, answers, visits, the journal, and who has looked. A member of staff reads it through first, so that nothing about others stands there. You are answered within ${workingDaysToAnswer} working days.`,
				)}
			</p>
			{asking(say('Bed om alt, hvad I har skrevet om mig', 'Ask for everything you have written about me'))}
		</>
	)
}
