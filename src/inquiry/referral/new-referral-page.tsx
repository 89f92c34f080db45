import type { FC } from 'hono/jsx'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Alert, Button, Errors, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import { AboutWhom, FromWhom, TheWorry } from '../concern/concern-fields.tsx'
import type { TypedErrors } from './referral-form.ts'

/** A worry told on the phone, written down by staff. */
export const NewReferralPage: FC<{
	readonly citizen: Citizen | null
	readonly formKey: string
	readonly typed: Typed | null
	readonly errors: TypedErrors
}> = ({ citizen, formKey, typed, errors }) => {
	const { say } = useAround()
	const asked = { typed, errors, by: 'staff' as const }
	return (
		<>
			<Heading
				title={say('Ny henvendelse', 'New referral')}
				lead={say(
					'Skriv det ned, mens du har afsenderen i telefonen. Når du gemmer, søger vi borgeren i registret.',
					'Write it down while the sender is on the phone. When you save, the citizen is looked up in the register.',
				)}
			/>
			<Errors errors={errors} />
			<Form to="/henvendelse/ny" class="hj-ask">
				<input type="hidden" name="key" value={formKey} />
				<h2>{say('Hvem drejer det sig om?', 'Who is it about?')}</h2>
				{citizen === null ? (
					<AboutWhom {...asked} />
				) : (
					<>
						<input type="hidden" name="borger" value={citizen.id} />
						<input type="hidden" name="name" value={fullName(citizen)} />
						<Alert kind="info" title={fullName(citizen)}>
							{say('Henvendelsen bliver knyttet til borgeren.', 'The referral will be linked to the citizen.')}
						</Alert>
						<p>
							<LinkButton to="/henvendelse/ny">{say('Det er en anden', 'It is somebody else')}</LinkButton>
						</p>
					</>
				)}
				<h2>{say('Hvad er bekymringen eller ønsket?', 'What is the worry or the wish?')}</h2>
				<TheWorry {...asked} />
				<h2>{say('Afsenderen', 'The sender')}</h2>
				<p class="hj-quiet">
					{say(
						'Afsenderen står for sig selv og kommer ikke ind i borgerens journal uden et ja.',
						'The sender is kept apart and does not enter the citizen’s record without a yes.',
					)}
				</p>
				<FromWhom {...asked} />
				<Button class="mt-5">{say('Gem og find borgeren', 'Save and find the citizen')}</Button>
			</Form>
		</>
	)
}
