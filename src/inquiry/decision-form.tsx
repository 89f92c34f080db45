import type { FC } from 'hono/jsx'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Form, Radios, TextArea } from '#platform/web/parts.tsx'
import type { ToAssess, WaitingGround } from './assessment/to-assess.ts'
import { DeadlineBadge } from './deadline-badge.tsx'
import { periodText } from './standing-words.ts'

/** A yes and a no, each a button, over the reason for either. */
export const YesOrNo: FC<{ because: string; typed: ToAssess['typed']; errors: ToAssess['errors'] }> = ({
	because,
	typed,
	errors,
}) => {
	const { say } = useAround()
	return (
		<>
			<TextArea
				name={because}
				label={say('Begrundelse', 'Reason')}
				hint={say('Borgeren kan læse den.', 'The citizen can read it.')}
				rows={3}
				value={typed?.text(because)}
				error={errors[because]}
			/>
			<div class="hj-row hj-choices">
				<Button name="outcome" value="yes">
					{say('Ja, tilbyd et besøg', 'Yes, offer a visit')}
				</Button>
				<Button name="outcome" value="no" look="secondary">
					{say('Nej, ikke på denne grund', 'No, not on this ground')}
				</Button>
			</div>
		</>
	)
}

const About: FC<{ one: WaitingGround; today: ToAssess['today'] }> = ({ one: { ground, why, wait }, today }) => {
	const { say, language } = useAround()
	return (
		<>
			{why === null ? null : <p>{why[language]}</p>}
			<p class="hj-quiet">
				{wait === null ? (
					periodText(ground, language)
				) : (
					<>
						{say('Venter siden', 'Waiting since')} {writeShortDay(wait.since)} · {say('Svar senest', 'Answer by')}{' '}
						<DeadlineBadge dueOn={wait.dueOn} today={today} />
					</>
				)}{' '}
				· {ground.cites}
			</p>
		</>
	)
}

/** What waits, and the two answers that there are. */
export const DecisionForm: FC<ToAssess> = (props) => {
	const { say, language } = useAround()
	const { citizen, waiting, mayDecide, today, typed, errors } = props
	const [only, ...others] = waiting
	if (only === undefined) return null
	const told = waiting.map((one) => (
		<>
			<h3>{one.name[language]}</h3>
			<About one={one} today={today} />
		</>
	))
	if (!mayDecide) return <div class="hj-panel">{told}</div>
	return (
		<div class="hj-panel">
			{told}
			<Form to={`/vurdering/${citizen.id}`}>
				<input type="hidden" name="key" value={props.formKey} />
				<input type="hidden" name="seen" value={String(props.seen)} />
				{others.length === 0 ? (
					<input type="hidden" name="criterion" value={only.ground.criterion} />
				) : (
					<Radios
						name="criterion"
						label={say('Hvilken grund svarer du på?', 'Which ground do you answer?')}
						error={errors['criterion-0']}
						value={typed?.text('criterion')}
						choices={waiting.map(({ ground, name }) => ({ value: ground.criterion, label: name[language] }))}
					/>
				)}
				<YesOrNo because="because" typed={typed} errors={errors} />
			</Form>
		</div>
	)
}

/** A ground decided upon may be decided upon anew: the later decision stands, and both can be read. */
export const DecideAnew: FC<ToAssess> = ({ citizen, decided, formKey, seen, typed, errors }) => {
	const { say, language } = useAround()
	return (
		<Form to={`/vurdering/${citizen.id}`}>
			<input type="hidden" name="key" value={formKey} />
			<input type="hidden" name="seen" value={String(seen)} />
			<input type="hidden" name="form" value="anew" />
			<p>{say('Den nye afgørelse gælder; begge kan læses.', 'The new decision stands; both can be read.')}</p>
			<Radios
				name="anew_criterion"
				label={say('Hvilken afgørelse?', 'Which decision?')}
				error={errors['anew_criterion-0']}
				value={typed?.text('anew_criterion') || (decided.length === 1 ? decided[0]?.criterion : undefined)}
				choices={decided.map(({ criterion, name, outcome }) => ({
					value: criterion,
					label: name[language],
					hint: outcome === 'yes' ? say('Nu: ja', 'Now: yes') : say('Nu: nej', 'Now: no'),
				}))}
			/>
			<YesOrNo because="anew_because" typed={typed} errors={errors} />
		</Form>
	)
}
