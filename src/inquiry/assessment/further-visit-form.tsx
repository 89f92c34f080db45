import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Button, DayFields, Form, Radios, Select, TextArea } from '#platform/web/parts.tsx'
import { refusalText } from '../refusals.ts'
import { type VisitKind, visitKindText, type WantedBy, wantedByText } from './further-visit.ts'
import type { ToAssess } from './to-assess.ts'

const wishes: readonly WantedBy[] = ['citizen', 'professional']

/** What the standard gives whoever asks for it: a yes makes it an offer like any other. */
const OnRequest: FC<ToAssess> = ({ citizen, onRequest, formKey, seen, typed, errors }) => {
	const { say, language } = useAround()
	if (onRequest.length === 0) return null
	return (
		<Form to={`/vurdering/${citizen.id}`}>
			<input type="hidden" name="key" value={formKey} />
			<input type="hidden" name="seen" value={String(seen)} />
			<input type="hidden" name="form" value="asked" />
			<Radios
				name="asked_criterion"
				label={say(
					'Standarden giver dette, når borgeren beder om det',
					'The standard gives this to a citizen who asks',
				)}
				error={errors['asked_criterion-0']}
				value={typed?.text('asked_criterion') || (onRequest.length === 1 ? onRequest[0]?.ground.criterion : undefined)}
				choices={onRequest.map(({ ground, name }) => ({
					value: ground.criterion,
					label: name[language],
					hint: ground.cites,
				}))}
			/>
			<TextArea
				name="asked_because"
				label={say('Hvad beder borgeren om?', 'What does the citizen ask for?')}
				hint={say('Borgeren kan læse det.', 'The citizen can read it.')}
				rows={2}
				value={typed?.text('asked_because')}
				error={errors.asked_because}
			/>
			<Button name="outcome" value="yes">
				{say('Ja, tilbyd besøget', 'Yes, offer the visit')}
			</Button>
		</Form>
	)
}

/** The citizen asks for a visit, or one more is needed than the rules give. */
export const FurtherVisitForm: FC<ToAssess> = (props) => {
	const { say, language } = useAround()
	const { citizen, further, consultants, formKey, typed, errors } = props
	const kind = (one: VisitKind) => ({ value: one, label: visitKindText[one][language] })
	return (
		<>
			<OnRequest {...props} />
			{further.hindrance === null ? (
				<Form to={`/vurdering/${citizen.id}/besoeg`}>
					<input type="hidden" name="key" value={formKey} />
					<p>
						{say(
							'Besøget kommer på opfølgningslisten med en dag og en, der har ansvaret.',
							'The visit goes onto the follow-up list with a day and somebody responsible.',
						)}
						{further.cites === '' ? null : <span class="hj-quiet"> {further.cites}.</span>}
					</p>
					<Radios
						name="wanted_by"
						label={say('Hvem ønsker det?', 'Who wants it?')}
						error={errors['wanted_by-0']}
						value={typed?.text('wanted_by')}
						choices={wishes.map((value) => ({ value, label: wantedByText[value][language] }))}
					/>
					{further.kinds.length === 1 ? (
						<input type="hidden" name="kind" value={further.kinds[0]} />
					) : (
						<Radios
							name="kind"
							label={say('Hvordan?', 'How?')}
							value={typed?.text('kind') || further.kinds[0]}
							error={errors['kind-0']}
							choices={further.kinds.map(kind)}
						/>
					)}
					<DayFields
						name="due"
						label={say('Senest hvornår?', 'By when?')}
						value={typed?.day('due') ?? null}
						error={errors.due_day}
					/>
					<Select
						name="owner"
						label={say('Hvem har ansvaret?', 'Who is responsible?')}
						empty={say('Vælg', 'Choose')}
						value={typed?.text('owner')}
						error={errors.owner}
						choices={consultants.map(({ id, name }) => ({ value: id, label: name }))}
					/>
					<TextArea
						name="visit_because"
						label={say('Begrundelse', 'Reason')}
						hint={say('Borgeren kan læse den.', 'The citizen can read it.')}
						rows={3}
						value={typed?.text('visit_because')}
						error={errors.visit_because}
					/>
					<Button class="mt-5">{say('Beslut besøget', 'Decide on the visit')}</Button>
				</Form>
			) : (
				<p>{refusalText(further.hindrance)[language]}</p>
			)}
		</>
	)
}
