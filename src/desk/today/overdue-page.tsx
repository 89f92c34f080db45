import type { FC } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Empty, Errors, Form, Heading, LinkButton, Radios, TextArea, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'

type Props = {
	readonly citizen: Citizen
	/** What is still owed; empty when nothing is. */
	readonly owed: readonly { readonly criterion: string; readonly name: Text }[]
	readonly typed: Readonly<Record<'criterion' | 'because', string>>
	readonly errors: Readonly<Record<string, string>>
}

/** An offer that is owed is let go of, with a reason that stays on the citizen's card. */
export const OverduePage: FC<Props> = ({ citizen, owed, typed, errors }) => {
	const { say, language } = useAround()
	const card = `/borger/${citizen.id}`
	const [only, ...others] = owed
	const title = say(
		`Træk et forsinket tilbud tilbage: ${fullName(citizen)}`,
		`Withdraw an overdue offer: ${fullName(citizen)}`,
	)
	if (only === undefined)
		return (
			<>
				<Heading title={title} />
				<Empty title={say('Borgeren har intet forsinket tilbud.', 'The citizen has no overdue offer.')}>
					<To to={card}>{say('Tilbage til borgeren', 'Back to the citizen')}</To>
				</Empty>
			</>
		)
	return (
		<>
			<Heading
				title={title}
				lead={say(
					'Tilbuddet skulle være givet og skyldes stadig. Træk det kun tilbage, hvis det ikke længere skal gives. Retten til nye tilbud består.',
					'The offer should have been made and is still owed. Withdraw it only when it is no longer to be made. The right to new offers stands.',
				)}
			/>
			<Errors errors={errors} />
			<Form to={`${card}/forsinket`}>
				{others.length === 0 ? (
					<>
						<input type="hidden" name="criterion" value={only.criterion} />
						<p>
							{say('Forsinket tilbud:', 'Overdue offer:')} <strong>{only.name[language]}</strong>
						</p>
					</>
				) : (
					<Radios
						name="criterion"
						label={say('Hvilket tilbud?', 'Which offer?')}
						choices={owed.map(({ criterion, name }) => ({ value: criterion, label: name[language] }))}
						value={typed.criterion}
						error={errors.criterion}
					/>
				)}
				<TextArea
					name="because"
					label={say('Hvorfor trækkes tilbuddet tilbage?', 'Why is the offer withdrawn?')}
					hint={say('Grunden kan læses i borgerens historik.', 'The reason can be read in the citizen’s story.')}
					value={typed.because}
					rows={3}
					error={errors.because}
				/>
				<div class="hj-row">
					<Button>{say('Træk tilbuddet tilbage', 'Withdraw the offer')}</Button>
					<LinkButton to={card}>{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
