import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Language } from '#kernel/language.ts'
import { Button, DayFields, Errors, Form, Heading, Radios, Select, TextArea, To } from '#platform/web/parts.tsx'
import { consents, consentText, partners, partnerText } from '#visit/index.ts'

type Props = {
	readonly say: (da: string, en: string) => string
	readonly language: Language
	readonly person: PersonId
	readonly name: string
	readonly consentedOn: Day | null
	readonly typed: Readonly<Record<'id' | 'to' | 'what' | 'consent', string>>
	readonly errors: Readonly<Record<string, string>>
}

/** A hand-over made outside a note: to whom, what they are to know, and how and when the citizen said yes. */
export const NewHandOverPage: FC<Props> = (props) => {
	const { say, language, person, name, typed, errors } = props
	return (
		<>
			<Heading
				title={say(`Overlevér noget om ${name}`, `Hand something over about ${name}`)}
				lead={say(
					'Der deles kun det, du skriver her, og kun når borgeren har sagt ja til netop det.',
					'Only what you write here is shared, and only once the citizen has said yes to exactly that.',
				)}
			/>
			<Errors errors={errors} />
			<Form to={`/borger/${person}/overlevering`}>
				<input type="hidden" name="id" value={typed.id} />
				<Select
					label={say('Til hvem?', 'To whom?')}
					name="to"
					value={typed.to}
					error={errors.to}
					empty={say('Vælg', 'Choose')}
					choices={partners.map((one) => ({ value: one, label: partnerText(one)[language] }))}
				/>
				<TextArea
					label={say('Hvad skal modtageren vide?', 'What is the receiver to know?')}
					name="what"
					hint={say('Ved “en anden”: skriv også hvem.', 'For “somebody else”, write whom as well.')}
					value={typed.what}
					error={errors.what}
				/>
				<Radios
					label={say('Hvordan har borgeren sagt ja til, at det deles?', 'How did the citizen say yes to sharing this?')}
					name="consent"
					hint={say('Siger borgeren nej, deles der ikke noget.', 'If the citizen says no, nothing is shared.')}
					value={typed.consent}
					error={errors.consent}
					choices={consents.map((one) => ({ value: one, label: consentText(one)[language] }))}
				/>
				<DayFields
					label={say('Hvilken dag sagde borgeren ja?', 'On which day did the citizen say yes?')}
					name="consented"
					value={props.consentedOn}
					error={errors.consented}
				/>
				<div class="hj-row">
					<Button>{say('Gem overleveringen', 'Save the hand-over')}</Button>
					<To to={`/borger/${person}`}>{say('Tilbage til borgeren', 'Back to the citizen')}</To>
				</div>
			</Form>
		</>
	)
}
