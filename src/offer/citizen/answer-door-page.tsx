import type { FC } from 'hono/jsx'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Alert, Button, DayFields, Field, Form, Heading, To } from '#platform/web/parts.tsx'
import type { Mends } from '../answer/answer-form.ts'
import { CallUs } from './citizen-answer-fields.tsx'

/** Why the page is shown again: nothing tells whether there is such a code. */
export type DoorState = 'new' | 'mend' | 'wrong' | 'too_often' | 'again' | 'closed' | 'unanswered'

const Said: FC<{ state: DoorState }> = ({ state }) => {
	const { say } = useAround()
	if (state === 'wrong')
		return (
			<Alert kind="error" title={say('Det passede ikke', 'That did not fit')} live>
				<p>
					{say(
						'Se efter, at både koden og fødselsdagen er rigtige, og prøv igen. Et gammelt brev kan også være udløbet.',
						'Check that both the code and the birthday are right, and try again. An old letter may have run out.',
					)}
				</p>
				<p>
					{say(
						'Efter fem forkerte forsøg skal der gå en time. Du kan også ringe til os.',
						'After five wrong attempts an hour has to pass. You can also call us.',
					)}
				</p>
			</Alert>
		)
	if (state === 'too_often')
		return (
			<Alert kind="error" title={say('Ring til os', 'Please call us')} live>
				{say(
					'Der har været for mange forkerte forsøg. Vent en time, eller ring til os, så tager vi imod dit svar i telefonen.',
					'There have been too many wrong attempts. Wait an hour, or call us, and we take your answer on the telephone.',
				)}
			</Alert>
		)
	if (state === 'again')
		return (
			<Alert kind="info" title={say('Skriv koden igen', 'Please write the code again')} live>
				{say(
					'For din sikkerheds skyld lukker siden efter en halv time. Det, du har sendt, er gemt.',
					'For your safety the page closes after half an hour. What you have sent is saved.',
				)}
			</Alert>
		)
	if (state === 'unanswered')
		return (
			<Alert
				kind="warning"
				title={say('Siden er lukket. Du har ikke svaret endnu', 'The page is closed. You have not answered yet')}
				live
			>
				{say(
					'Vil du svare, så skriv koden og din fødselsdag igen, eller ring til os.',
					'If you want to answer, write the code and your birthday again, or call us.',
				)}
			</Alert>
		)
	if (state === 'closed')
		return (
			<Alert kind="success" title={say('Siden er lukket', 'The page is closed')} live>
				{say(
					'Det, du har sendt, er gemt. Du kan åbne det igen med koden i brevet.',
					'What you have sent is saved. You can open it again with the code in the letter.',
				)}
			</Alert>
		)
	return null
}

/** The answer page's door: the code in the letter, and the birth date. */
export const AnswerDoorPage: FC<{
	municipality: Municipality
	state: DoorState
	code: string
	typed: Typed
	mends: Mends
}> = ({ municipality, state, code, typed, mends }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Svar på brevet', 'Answer the letter')}
				lead={say(
					'Du har fået et brev fra os. Skriv koden fra brevet og din fødselsdag.',
					'You have had a letter from us. Write the code in the letter and your birthday.',
				)}
			/>
			<Said state={state} />
			<Form to="/svar" class="hj-ask hj-door">
				<Field
					label={say('Koden i brevet', 'The code in the letter')}
					name="code"
					value={code}
					width={8}
					hint={say('Otte tegn. De kan se sådan ud: K7QM-4TXP', 'Eight signs. They can look like this: K7QM-4TXP')}
					error={mends.code}
				/>
				<DayFields
					label={say('Din fødselsdag', 'Your birthday')}
					name="born"
					typed={typed}
					error={mends.born ?? mends.born_year}
					wrong={mends.born === undefined ? 'year' : undefined}
				/>
				<Button>{say('Gå videre', 'Go on')}</Button>
			</Form>
			<p>
				{say('Har du ikke koden? Du kan også svare på ', 'Have you no code? You can also answer on ')}
				<To to="/min-side">{say('Min side', 'My page')}</To>.
			</p>
			<CallUs municipality={municipality} />
			<script src="/programs/offer.js" defer></script>
		</>
	)
}
