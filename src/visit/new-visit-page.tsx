import type { FC } from 'hono/jsx'
import type { PersonId } from '#kernel/ids.ts'
import { Alert, Button, Form, Heading, Radios, To } from '#platform/web/parts.tsx'
import { type Speech, spoken } from './note/words-view.tsx'
import { forms, formText, type Occasion, occasions, occasionText, type VisitForm } from './visit.ts'

type Props = Speech & {
	readonly person: PersonId
	readonly name: string
	readonly token: string
	readonly form: VisitForm
	readonly occasion: Occasion
	readonly problem: string | null
}

/** A visit that no time was booked for: by need, on request, or as agreed. */
export const NewVisitPage: FC<Props> = (props) => {
	const { say, person, name } = props
	return (
		<>
			<Heading
				title={say(`Begynd et besøg hos ${name}`, `Begin a visit to ${name}`)}
				lead={say(
					'Til et ekstra besøg efter behov, eller når borgeren selv har bedt om det. Besøg med en aftalt tid begyndes fra dagens rute.',
					'For an extra visit by need, or when the citizen asked for one. Visits with a booked time begin from the route of the day.',
				)}
			/>
			{props.problem === null ? null : <Alert kind="error" title={props.problem} live />}
			<Form to={`/borger/${person}/besoeg`}>
				<input type="hidden" name="id" value={props.token} />
				<Radios
					label={say('Hvordan?', 'How?')}
					name="form"
					value={props.form}
					choices={forms.map((form) => ({
						value: form,
						label: spoken(props, formText(form)),
						hint:
							form === 'phone_visit'
								? say('Kun til en borger, du har besøgt før.', 'Only to a citizen you have visited before.')
								: undefined,
					}))}
				/>
				<Radios
					label={say('Hvorfor?', 'Why?')}
					name="occasion"
					value={props.occasion}
					choices={occasions
						.filter((one) => one !== 'offer')
						.map((one) => ({ value: one, label: spoken(props, occasionText(one)) }))}
				/>
				<div class="hj-row">
					<Button>{say('Begynd', 'Begin')}</Button>
					<To to={`/borger/${person}`}>{say('Tilbage til borgeren', 'Back to the citizen')}</To>
				</div>
			</Form>
		</>
	)
}
