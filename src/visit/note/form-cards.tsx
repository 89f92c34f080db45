import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { DayFields, Select, TextArea } from '#platform/web/parts.tsx'
import type { Topic as StandardTopic } from '#standard/index.ts'
import type { Condition } from '../measured/condition.ts'
import { ConditionsOf } from '../measured/condition-form.tsx'
import type { Important } from './important.ts'
import { agreementKinds, type DraftedAgreement, type Topic, topicStates } from './note.ts'
import { asTyped } from './note-form.ts'
import { agreementKindText, topicStateShort, topicStateText } from './note-words.ts'
import { type Speech, spoken, Words } from './words-view.tsx'

type CardProps = Speech & {
	readonly topic: StandardTopic
	readonly written: Topic | undefined
	readonly conditions: readonly Condition[]
	/** What was written of it last time, when it was to be taken up again. */
	readonly last: Important | undefined
}

/**
 * One topic on one line: how it goes, in one tap. Room for words appears when there is something to say, so that a list of sixteen
 * stays a list; of what goes well a word is written when somebody asks for the room. That wish is no part of the note, and has no name.
 */
export const TopicCard: FC<CardProps> = (props) => {
	const { say, topic, written, last } = props
	const { code } = topic
	return (
		<fieldset class="hj-topic" aria-labelledby={`topic-${code}`}>
			<div class="hj-topic-line">
				<h3 id={`topic-${code}`}>{spoken(props, topic.name)}</h3>
				<div class="hj-topic-note">
					<input type="checkbox" class="hj-note-open" id={`note.${code}`} />
					<label for={`note.${code}`}>
						{say('Skriv til', 'Add a note')}
						<span class="sr-only">: {spoken(props, topic.name)}</span>
					</label>
				</div>
				<div class="hj-states">
					{topicStates.map((state) => (
						<span class="hj-choice">
							<input
								type="radio"
								class="hj-state"
								id={`state.${code}-${state}`}
								name={`state.${code}`}
								value={state}
								checked={written?.state === state}
							/>
							<label for={`state.${code}-${state}`} title={spoken(props, topicStateText(state))}>
								{spoken(props, topicStateShort(state))}
							</label>
						</span>
					))}
				</div>
			</div>
			{last === undefined ? null : (
				<div class="hj-topic-last">
					<span class="hj-quiet">
						{say('Sidst', 'Last time')}, {writeShortDay(last.on)}:
					</span>{' '}
					<Words text={last.words} />
				</div>
			)}
			<div class="hj-topic-more">
				<label class="sr-only" for={`words.${code}`}>
					{say('Kort note', 'Short note')}: {spoken(props, topic.name)}
				</label>
				<textarea
					class="form-input"
					id={`words.${code}`}
					name={`words.${code}`}
					rows={1}
					dir="auto"
					placeholder={say('Kort note', 'Short note')}
				>
					{written?.words ?? ''}
				</textarea>
				<div class="hj-topic-marks">
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
					<ConditionsOf {...props} topic={code} chosen={written?.conditions ?? []} />
					<div class="hj-untouch">
						<input type="radio" id={`state.${code}-none`} name={`state.${code}`} value="" />
						<label for={`state.${code}-none`}>{say('Ryd', 'Clear')}</label>
					</div>
				</div>
			</div>
		</fieldset>
	)
}

type AgreementProps = Speech & {
	readonly of: string
	readonly agreement: DraftedAgreement | undefined
	/** Days to choose with one tap. */
	readonly soon: readonly Day[]
	/** What is wrong with its day. */
	readonly error?: string | undefined
}

/** Room for one agreement. */
export const AgreementFields: FC<AgreementProps> = (props) => {
	const { say, of, agreement } = props
	return (
		<fieldset class="hj-panel hj-agreement">
			<legend class="form-label">{say('Aftale', 'Agreement')}</legend>
			<input type="hidden" name="agreement" value={of} />
			<TextArea
				label={say('Hvad er aftalt', 'What was agreed')}
				name={`agreement.${of}.what`}
				value={agreement?.what}
				rows={2}
			/>
			<Select
				label={say('Hvad slags', 'What kind')}
				name={`agreement.${of}.kind`}
				value={agreement?.kind ?? 'call'}
				choices={agreementKinds.map((kind) => ({ value: kind, label: spoken(props, agreementKindText(kind)) }))}
			/>
			<Due {...props} />
		</fieldset>
	)
}

/** By when: a usual time with one tap, or another day. */
const Due: FC<AgreementProps> = ({ say, of, agreement, soon, error }) => {
	const name = `agreement.${of}.on`
	const chosen = soon.find((day) => day === agreement?.dueOn)
	const names = [say('En uge', 'A week'), say('En måned', 'A month'), say('Tre måneder', 'Three months')]
	const typed = asTyped(`agreement.${of}.due`, agreement?.dueTyped)
	const isOther = typed !== undefined || (agreement !== undefined && agreement.dueOn !== null && chosen === undefined)
	return (
		<fieldset class="hj-due" id={`agreement.${of}.due-when`}>
			<legend class="form-label">{say('Senest om', 'Within')}</legend>
			<div class="hj-states">
				{soon.map((day, nth) => (
					<span class="hj-choice">
						<input
							type="radio"
							class="hj-state"
							id={`${name}-${nth}`}
							name={name}
							value={day}
							checked={day === chosen}
						/>
						<label for={`${name}-${nth}`} title={writeShortDay(day)}>
							{names[nth]}
						</label>
					</span>
				))}
				<span class="hj-choice">
					<input
						type="radio"
						class="hj-state hj-due-other"
						id={`${name}-other`}
						name={name}
						value=""
						checked={isOther}
					/>
					<label for={`${name}-other`}>{say('Anden dag', 'Other day')}</label>
				</span>
			</div>
			<div class="hj-due-day">
				<DayFields
					label={say('Senest den', 'No later than')}
					name={`agreement.${of}.due`}
					value={agreement?.dueOn}
					typed={typed}
					error={error}
				/>
			</div>
		</fieldset>
	)
}
