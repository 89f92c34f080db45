import type { FC } from 'hono/jsx'
import { DayFields, Select, TextArea } from '#platform/web/parts.tsx'
import type { Topic as StandardTopic } from '#standard/index.ts'
import { agreementKinds, type DraftedAgreement, type Topic, topicStates } from './note.ts'
import { agreementKindText, topicStateText } from './note-words.ts'
import { type Speech, spoken } from './words-view.tsx'

/** One topic: how it goes, a short note, and whether to take it up next time. */
export const TopicCard: FC<Speech & { topic: StandardTopic; written: Topic | undefined }> = (props) => {
	const { say, topic, written } = props
	const { code } = topic
	return (
		<fieldset class="hj-panel">
			<legend class="form-label">{spoken(props, topic.name)}</legend>
			<div class="hj-row">
				{topicStates.map((state) => (
					<div class="form-group-radio">
						<input
							type="radio"
							class="form-radio"
							id={`state.${code}-${state}`}
							name={`state.${code}`}
							value={state}
							checked={written?.state === state}
						/>
						<label class="form-label" for={`state.${code}-${state}`}>
							{spoken(props, topicStateText(state))}
						</label>
					</div>
				))}
				<div class="form-group-checkbox">
					<input
						type="checkbox"
						class="form-checkbox"
						id={`important-${code}`}
						name="important"
						value={code}
						checked={written?.important ?? false}
					/>
					<label class="form-label" for={`important-${code}`}>
						{say('Tag op næste gang', 'Take up next time')}
					</label>
				</div>
			</div>
			<label class="form-label" for={`words.${code}`}>
				{say('Kort note', 'Short note')} <span class="sr-only">{spoken(props, topic.name)}</span>
			</label>
			<textarea class="form-input" id={`words.${code}`} name={`words.${code}`} rows={2} dir="auto">
				{written?.words ?? ''}
			</textarea>
		</fieldset>
	)
}

/** Room for one agreement. */
export const AgreementFields: FC<Speech & { of: string; agreement: DraftedAgreement | undefined }> = (props) => {
	const { say, of, agreement } = props
	return (
		<fieldset class="hj-panel">
			<legend class="form-label">{say('Aftale', 'Agreement')}</legend>
			<input type="hidden" name="agreement" value={of} />
			<Select
				label={say('Hvad slags', 'What kind')}
				name={`agreement.${of}.kind`}
				value={agreement?.kind}
				choices={agreementKinds.map((kind) => ({ value: kind, label: spoken(props, agreementKindText(kind)) }))}
			/>
			<TextArea
				label={say('Hvad er aftalt', 'What was agreed')}
				name={`agreement.${of}.what`}
				value={agreement?.what}
				rows={2}
			/>
			<DayFields label={say('Senest', 'No later than')} name={`agreement.${of}.due`} value={agreement?.dueOn} />
		</fieldset>
	)
}
