import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { VisitId } from '#kernel/ids.ts'
import { Button, DayFields, Details, Form, Radios, TextArea } from '#platform/web/parts.tsx'
import type { Topic as StandardTopic } from '#standard/index.ts'
import { AgreementFields, TopicCard } from './form-cards.tsx'
import type { NoteBody, NoteKind } from './note.ts'
import { acceptances, acceptanceText, type How } from './visit.ts'
import { type Speech, spoken } from './words-view.tsx'

export type DraftProps = Speech & {
	readonly visit: VisitId
	/** In the order they are to be asked. */
	readonly topics: readonly StandardTopic[]
	readonly body: NoteBody
	readonly kind: NoteKind
	/** A visit that did not go ahead can only be told of in an administrative note. */
	readonly onlyAdministrative: boolean
	readonly happenedOn: Day | null
	/** Version in front of the writer; 0 for a new note. */
	readonly version: number
	readonly savedAt: string | null
	readonly accepted: How | null
	/** Keys for rows not written in yet. */
	readonly room: readonly string[]
	readonly errors: Readonly<Record<string, string>>
}

/** The note as it is written: what to talk about, what was advised and agreed. One form, so that one press keeps it all. */
export const DraftForm: FC<DraftProps> = (props) => {
	const { say, visit, body, topics, errors } = props
	return (
		<Form to={`/besoeg/${visit}/notat`}>
			<input type="hidden" name="base" value={String(props.version)} />
			<SaveLine {...props} />
			{props.onlyAdministrative ? null : (
				<Radios
					label={say('Hvordan har borgeren sagt ja til besøget?', 'How did the citizen say yes to the visit?')}
					name="accepted"
					error={errors.accepted}
					value={props.accepted ?? undefined}
					choices={acceptances.map((how) => ({ value: how, label: spoken(props, acceptanceText(how)) }))}
				/>
			)}
			<DayFields
				label={
					props.onlyAdministrative
						? say('Hvilken dag handler notatet om?', 'Which day is the note about?')
						: say('Hvilken dag var besøget?', 'Which day was the visit?')
				}
				name="happened"
				value={props.happenedOn}
				error={errors.happened}
			/>
			{props.onlyAdministrative ? null : (
				<>
					<h2>{say('Det talte vi om', 'What we talked about')}</h2>
					<p class="hj-quiet">
						{say(
							'Vælg kun det, der er relevant. Resten kan stå tomt.',
							'Choose only what is relevant. The rest may stay empty.',
						)}
					</p>
					{topics.map((topic) => (
						<TopicCard {...props} topic={topic} written={body.topics.find((one) => one.topic === topic.code)} />
					))}
				</>
			)}
			<h2>{say('Samlet', 'All in all')}</h2>
			<TextArea
				label={say('Kort om besøget', 'The visit in short')}
				name="summary"
				required={false}
				value={body.summary}
				error={errors.summary}
			/>
			{props.onlyAdministrative ? null : (
				<>
					<TextArea
						label={say('Råd og vejledning', 'Advice given')}
						name="advice"
						required={false}
						value={body.advice}
					/>
					<TextArea
						label={say('Tilbud, der er fortalt om', 'Offers informed about')}
						name="offers"
						required={false}
						hint={say(
							'Foreninger, frivillige og kommunens egne tilbud',
							'Associations, volunteers and municipal offers',
						)}
						value={body.offers}
						rows={2}
					/>
					<TextArea
						label={say('Undersøgelser, test og målinger', 'Examinations, tests and measurements')}
						name="measurements"
						required={false}
						value={body.measurements}
						rows={2}
					/>
				</>
			)}
			<h2 id="agreement">{say('Aftaler', 'Agreements')}</h2>
			<p class="hj-quiet">
				{say(
					'Aftaler kommer på opfølgningslisten, når notatet er underskrevet.',
					'Agreements are put on the follow-up list when the note is signed.',
				)}
			</p>
			{errors.agreement ? <p class="form-error-message">{errors.agreement}</p> : null}
			{body.agreements.map((agreement) => (
				<AgreementFields {...props} of={agreement.key} agreement={agreement} />
			))}
			{props.room.map((key) => (
				<Details title={say('Tilføj en aftale', 'Add an agreement')}>
					<AgreementFields {...props} of={key} agreement={undefined} />
				</Details>
			))}
			<TextArea
				label={say('Andet, vi blev enige om', 'What else we agreed')}
				name="agreed"
				required={false}
				value={body.agreed}
				rows={2}
			/>
			{props.onlyAdministrative ? (
				<input type="hidden" name="kind" value="administrative" />
			) : (
				<Details title={say('Slags notat', 'Kind of note')} open={props.kind === 'administrative'}>
					<Radios
						label={say('Slags notat', 'Kind of note')}
						name="kind"
						value={props.kind}
						choices={[
							{
								value: 'journal',
								label: say('Journalnotat', 'Journal entry'),
								hint: say(
									'Sundhedsfagligt. Underskrives af en medarbejder med sundhedsfaglig uddannelse.',
									'By a health professional, who signs it.',
								),
							},
							{
								value: 'administrative',
								label: say('Administrativt notat', 'Administrative note'),
								hint: say('Praktiske ting, uden helbredsoplysninger.', 'Practical matters, nothing about health.'),
							},
						]}
					/>
				</Details>
			)}
			<div class="hj-row">
				<Button name="do" value="sign">
					{say('Gem og underskriv', 'Save and sign')}
				</Button>
				<Button look="secondary" name="do" value="save">
					{say('Gem kladde', 'Save draft')}
				</Button>
			</div>
			<p class="hj-quiet">
				{say(
					'Efter underskrift kan notatet ikke ændres. Rettelser føjes til og vises sammen med det.',
					'Once signed the note cannot be changed. Corrections are added and shown with it.',
				)}
			</p>
		</Form>
	)
}

const SaveLine: FC<DraftProps> = ({ say, savedAt, version }) => (
	<p role="status">
		<strong>
			{savedAt === null
				? say('Ikke gemt endnu', 'Not saved yet')
				: say(`Kladden er gemt ${savedAt}`, `Draft saved ${savedAt}`)}
		</strong>
		{version > 1 ? <span class="hj-quiet"> ({say(`${version}. gang`, `${version} times`)})</span> : null}
	</p>
)
