import type { FC } from 'hono/jsx'
import { clockOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, DayFields, Details, Empty, Form, Radios, Select, TextArea } from '#platform/web/parts.tsx'
import { freeSteps, mayBeUndone } from './referral.ts'
import { askedStepText, stepText, wayCodes, wayText } from './referral-words.ts'
import type { ShownReferral } from './shown-referral.ts'

/** What was done, and what can be done now. */
export const Steps: FC<ShownReferral> = (shown) => {
	const { say } = useAround()
	return (
		<section aria-labelledby="trin">
			<h2 id="trin">{say('Hvad har vi gjort?', 'What have we done?')}</h2>
			<Done {...shown} />
			<Record {...shown} />
			<Undo {...shown} />
		</section>
	)
}

const Done: FC<ShownReferral> = ({ referral, names }) => {
	const { say, language } = useAround()
	if (referral.steps.length === 0) return <Empty title={say('Intet endnu', 'Nothing yet')} />
	return (
		<ol class="hj-timeline">
			{referral.steps.map((step) => {
				const undone = referral.steps.find(({ undoes }) => undoes === step.id) !== undefined
				const what = referral.steps.find(({ id }) => id === step.undoes)
				return (
					<li>
						<time datetime={step.on}>{writeDay(step.on, language)}</time>
						<strong class={undone ? 'hj-struck' : undefined}>
							{stepText(step.kind)[language]}
							{what === undefined ? '' : `: ${stepText(what.kind)[language]}`}
							{step.how === null ? '' : ` (${wayText(step.how)[language].toLowerCase()})`}
						</strong>
						{step.words === null ? null : <div class="hj-words">{step.words}</div>}
						<div class="hj-quiet">
							{step.by === null ? say('af sig selv', 'by itself') : (names.get(step.by) ?? '')}, {say('kl.', 'at')}{' '}
							{writeClock(clockOf(step.at), language)}
						</div>
					</li>
				)
			})}
		</ol>
	)
}

const Record: FC<ShownReferral> = ({ referral, today, formKey, typed, errors }) => {
	const { say, language } = useAround()
	const isAgain = typed?.has('recording') ?? false
	return (
		<Form to={`/henvendelser/${referral.id}/trin`}>
			<h3>{say('Skriv, hvad du har gjort', 'Record what you have done')}</h3>
			<input type="hidden" name="recording" value="yes" />
			<input type="hidden" name="key" value={formKey} />
			<Radios
				name="kind"
				label={say('Hvad er gjort?', 'What was done?')}
				value={typed?.text('kind')}
				error={errors['kind-0']}
				choices={freeSteps.map((value) => ({ value, label: askedStepText(value)[language] }))}
			/>
			<Select
				name="how"
				label={say('Hvordan?', 'How?')}
				empty={say('Vælg', 'Choose')}
				value={typed?.text('how')}
				error={errors.how}
				choices={wayCodes.map((value) => ({ value, label: wayText(value)[language] }))}
			/>
			<DayFields
				name="on"
				label={say('Hvornår?', 'When?')}
				value={isAgain ? typed?.day('on') : today}
				error={errors.on_day}
			/>
			<TextArea
				name="step_words"
				label={say(
					'Hvad blev der sagt, kort? Lukker du, så skriv hvorfor.',
					'What was said, in short? If you close it, write why.',
				)}
				rows={3}
				value={typed?.text('step_words')}
				error={errors.step_words}
			/>
			<Button class="mt-5 mb-5">{say('Gem', 'Save')}</Button>
		</Form>
	)
}

const Undo: FC<ShownReferral> = ({ referral, typed, errors }) => {
	const { say, language } = useAround()
	const undoable = referral.steps.filter((step) => mayBeUndone(step, referral.steps))
	if (undoable.length === 0) return null
	return (
		<Details title={say('Skrevet ved en fejl?', 'Recorded by mistake?')} open={typed?.has('undoing') ?? false}>
			<Form to={`/henvendelser/${referral.id}/fortryd`}>
				<input type="hidden" name="undoing" value="yes" />
				<Select
					name="undo_step"
					label={say('Hvad skal fortrydes?', 'What is to be undone?')}
					empty={say('Vælg', 'Choose')}
					value={typed?.text('undo_step')}
					error={errors.undo_step}
					choices={undoable.map(({ id, kind, on }) => ({
						value: id,
						label: `${writeShortDay(on)} ${stepText(kind)[language]}`,
					}))}
				/>
				<TextArea
					name="undo_because"
					label={say('Hvorfor?', 'Why?')}
					hint={say('Det bliver stående med en streg over.', 'It remains, struck through.')}
					rows={2}
					value={typed?.text('undo_because')}
					error={errors.undo_because}
				/>
				<Button look="secondary" class="mt-5">
					{say('Fortryd', 'Undo')}
				</Button>
			</Form>
		</Details>
	)
}
