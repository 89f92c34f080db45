import type { FC } from 'hono/jsx'
import { type Speech, spoken } from '../note/words-view.tsx'
import { type Condition, conditionsFor, namesIn } from './condition.ts'

type Props = Speech & {
	readonly conditions: readonly Condition[]
	/** Code of the topic. */
	readonly topic: string
	readonly chosen: readonly string[]
}

/** The conditions that may fit a topic, folded; what is chosen stands on the fold. Field `conditions.TOPIC`. */
export const ConditionsOf: FC<Props> = (props) => {
	const { say, conditions, topic, chosen } = props
	const shown = conditionsFor(conditions, topic, chosen)
	if (shown.length === 0) return null
	const names = namesIn(conditions, chosen)
		.map((name) => spoken(props, name))
		.join(', ')
	return (
		<details class="hj-conditions">
			<summary>
				{say('Tilstande (FSIII)', 'Conditions (FSIII)')}
				{names === '' ? null : <span class="hj-quiet">: {names}</span>}
			</summary>
			{shown.map((one) => (
				<div class="form-group-checkbox">
					<input
						type="checkbox"
						class="form-checkbox"
						id={`conditions.${topic}-${one.code}`}
						name={`conditions.${topic}`}
						value={one.code}
						checked={chosen.includes(one.code)}
						aria-describedby={`conditions.${topic}-${one.code}-hint`}
					/>
					<label class="form-label" for={`conditions.${topic}-${one.code}`}>
						{spoken(props, one.name)}
					</label>
					<span class="form-hint" id={`conditions.${topic}-${one.code}-hint`}>
						{spoken(props, one.says)}
					</span>
				</div>
			))}
		</details>
	)
}

/** Names of the conditions of a topic in a signed note. */
export const ConditionNames: FC<Omit<Props, 'topic'>> = (props) =>
	props.chosen.length === 0 ? null : (
		<p class="hj-quiet">
			{props.say('Tilstande (FSIII)', 'Conditions (FSIII)')}:{' '}
			{namesIn(props.conditions, props.chosen)
				.map((name) => spoken(props, name))
				.join(', ')}
		</p>
	)
