import type { FC } from 'hono/jsx'
import { writeLongDay } from '#kernel/write-day.ts'
import { Button, DayFields, Details, Radios, TextArea } from '#platform/web/parts.tsx'
import { acceptances, acceptanceText } from '../visit.ts'
import type { DraftProps } from './form-page.tsx'
import { asTyped } from './note-form.ts'
import { spoken } from './words-view.tsx'

/** The end of the note: in short, whose yes, which day, what kind of note, and the signature. */
export const SignFields: FC<DraftProps> = (props) => {
	const { say, errors, onlyAdministrative } = props
	return (
		<>
			<TextArea
				label={say('Kort om besøget', 'The visit in short')}
				name="summary"
				value={props.body.summary}
				error={errors.summary}
				rows={3}
			/>
			{onlyAdministrative ? null : (
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
					onlyAdministrative
						? say('Hvilken dag handler notatet om?', 'Which day is the note about?')
						: say('Hvilken dag var besøget?', 'Which day was the visit?')
				}
				name="happened"
				value={props.happenedOn}
				typed={asTyped('happened', props.body.happenedTyped)}
				hint={otherDayHint(props)}
				error={errors.happened}
			/>
			{onlyAdministrative ? <input type="hidden" name="kind" value="administrative" /> : <KindOfNote {...props} />}
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
		</>
	)
}

/** Written on another day than the one agreed, the day is looked at. */
const otherDayHint = ({ say, plannedOn, isAgreed, onlyAdministrative, today }: DraftProps): string | undefined => {
	if (plannedOn === today || !isAgreed || onlyAdministrative) return undefined
	const [da, en] = [writeLongDay(plannedOn, 'da'), writeLongDay(plannedOn, 'en')]
	return plannedOn < today
		? say(
				`Besøget var aftalt til ${da}. Ret dagen, hvis det blev holdt en anden dag.`,
				`The visit was agreed for ${en}. Change the day if it was held on another.`,
			)
		: say(`Besøget er aftalt til ${da}.`, `The visit is agreed for ${en}.`)
}

const KindOfNote: FC<DraftProps> = ({ say, kind, errors }) => (
	<Details
		title={
			kind === 'journal'
				? say('Slags notat: journalnotat', 'Kind of note: journal entry')
				: say('Slags notat: administrativt', 'Kind of note: administrative')
		}
		open={kind === 'administrative' || 'kind-1' in errors}
	>
		<Radios
			label={say('Slags notat', 'Kind of note')}
			name="kind"
			value={kind}
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
)
