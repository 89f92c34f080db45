import type { FC } from 'hono/jsx'
import { type Speech, spoken } from '../note/words-view.tsx'
import type { Item } from './instrument.ts'

type Props = Speech & {
	readonly item: Item
	/** Name of the field, `measured.CODE.ITEM`. */
	readonly name: string
	/** As it was typed, also where it is odd. */
	readonly typed: string
	/** What is to be asked about it; null when nothing is odd. */
	readonly question: string | null
	/** It was asked about, and the writer has said that it is so. */
	readonly confirmed: boolean
}

/** One answer of an instrument. The question about something odd stands at the field and is read aloud. */
export const MeasuredItem: FC<Props> = (props) =>
	props.item.kind === 'number' ? <NumberField {...props} /> : <Choices {...props} />

const Ask: FC<Props> = ({ say, name, question, confirmed }) => (
	<span class={confirmed ? 'hj-confirmed' : 'form-error-message'} id={`${name}-ask`} aria-live="polite" data-ask={name}>
		{question ?? (confirmed ? say('Bekræftet', 'Confirmed') : '')}
	</span>
)

const NumberField: FC<Props> = (props) => {
	const { item, name, typed, question } = props
	if (item.kind !== 'number') return null
	return (
		<div class={`form-group ${question === null ? '' : 'form-error'}`}>
			<label class="form-label" for={name}>
				{spoken(props, item.name)}
				{item.unit === null ? null : <span class="hj-quiet"> ({spoken(props, item.unit)})</span>}
			</label>
			{item.hint === null ? null : (
				<span class="form-hint" id={`${name}-hint`}>
					{spoken(props, item.hint)}
				</span>
			)}
			<Ask {...props} />
			<input
				class="form-input hj-width-8"
				id={name}
				name={name}
				type="text"
				inputmode={item.unable === null ? 'decimal' : undefined}
				autocomplete="off"
				value={typed}
				aria-describedby={`${item.hint === null ? '' : `${name}-hint `}${name}-ask`}
				aria-invalid={question === null ? undefined : 'true'}
			/>
		</div>
	)
}

/** The last choice is no answer, so that one can be taken back; something odd stays chosen as it was typed. */
const Choices: FC<Props> = (props) => {
	const { say, item, name, typed, question } = props
	if (item.kind !== 'choice') return null
	const isOdd = typed !== '' && !item.choices.some((choice) => choice.value === typed)
	const choices = [
		...item.choices.map((choice) => ({ value: choice.value, label: spoken(props, choice.name) })),
		...(isOdd ? [{ value: typed, label: `“${typed}”` }] : []),
		{ value: '', label: say('Ikke svaret', 'Not answered') },
	]
	return (
		<fieldset class={`hj-choices ${question === null ? '' : 'form-error'}`} aria-describedby={`${name}-ask`}>
			<legend class="form-label">{spoken(props, item.name)}</legend>
			{item.hint === null ? null : <span class="form-hint">{spoken(props, item.hint)}</span>}
			<Ask {...props} />
			<div class="hj-choices-row">
				{choices.map(({ value, label }, nth) => (
					<div class="form-group-radio">
						<input
							type="radio"
							class="form-radio"
							id={nth === 0 ? name : `${name}-${nth}`}
							name={name}
							value={value}
							checked={value === typed}
						/>
						<label class="form-label" for={nth === 0 ? name : `${name}-${nth}`}>
							{label}
						</label>
					</div>
				))}
			</div>
		</fieldset>
	)
}
