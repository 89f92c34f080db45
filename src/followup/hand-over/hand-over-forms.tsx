import type { FC } from 'hono/jsx'
import { Button, DayFields, Details, Form, Radios, Select, TextArea } from '#platform/web/parts.tsx'
import { consents, consentText } from '#visit/index.ts'
import { struckReason } from '../note-struck.ts'
import { isGroundless, standingConsent, ways } from './hand-over.ts'
import type { HandOverProps } from './hand-over-page.tsx'
import { stepsAhead, stepToUndo, type ToldStep } from './hand-over-step.ts'
import { askStep, stepText, wayText } from './hand-over-words.ts'

const StepForm: FC<HandOverProps & { step: ToldStep; isFirst: boolean }> = (props) => {
	const { say, language, handOver, today, token, typed, errors, step, isFirst } = props
	const { does, words } = askStep[step]
	const reason = step === 'stopped' && handOver.noteStruck !== null ? struckReason(handOver.noteStruck)[language] : ''
	const isOptional = step === 'sent' || step === 'received'
	return (
		<Form to={`/overleveringer/${handOver.id}/skridt`}>
			<input type="hidden" name="id" value={token} />
			{step === 'sent' ? (
				<Select
					label={say('Hvordan er det sendt?', 'How was it sent?')}
					name="sent_way"
					value={typed('sent_way')}
					empty={say('Vælg', 'Choose')}
					error={errors.sent_way}
					choices={ways.map((way) => ({ value: way, label: wayText(way)[language] }))}
				/>
			) : null}
			<DayFields
				label={say('Hvilken dag?', 'Which day?')}
				name={`${step}_on`}
				value={today}
				{...(typed('step') === step ? { typed: { text: typed } } : {})}
				error={errors[`${step}_on`]}
			/>
			<TextArea
				label={words[language]}
				name={`${step}_words`}
				{...(isOptional ? { required: false } : {})}
				value={typed(`${step}_words`) || reason}
				error={errors[`${step}_words`]}
				rows={2}
			/>
			<div class="hj-row">
				<Button
					name="step"
					value={step}
					look={step === 'stopped' || step === 'not_taken' ? 'warning' : isFirst ? 'primary' : 'secondary'}
				>
					{does[language]}
				</Button>
			</div>
		</Form>
	)
}

/** What usually comes next stands open, and the withdrawal of one whose note is invalid; everything else that can have happened is folded. */
export const StepForms: FC<HandOverProps> = (props) => {
	const { say, language, handOver, errors } = props
	const ahead = stepsAhead(handOver)
	const usual = ahead.find((step) => step !== 'sent' || handOver.steps.every(({ undone }) => undone !== null)) ?? null
	const first = isGroundless(handOver) ? 'stopped' : usual === 'stopped' ? null : usual
	const again = handOver.steps.some((one) => one.step === 'sent' && one.undone === null)
	return (
		<>
			<h2>{say('Hvad er der sket?', 'What has happened?')}</h2>
			{first === null ? null : (
				<div class="hj-panel">
					<h3>{stepText(first)[language]}</h3>
					<StepForm {...props} step={first} isFirst />
				</div>
			)}
			{ahead
				.filter((step) => step !== first)
				.map((step) => (
					<Details
						title={step === 'sent' && again ? say('Sendt igen', 'Sent again') : stepText(step)[language]}
						open={Object.keys(errors).some((field) => field.startsWith(`${step}_`))}
					>
						<StepForm {...props} step={step} isFirst={false} />
					</Details>
				))}
		</>
	)
}

/** Taking the yes back, and giving it again. */
export const ConsentForms: FC<HandOverProps> = (props) => {
	const { say, language, handOver, today, errors, typed } = props
	const to = `/overleveringer/${handOver.id}/samtykke`
	if (standingConsent(handOver) !== null)
		return (
			<Details
				title={say('Borgeren tager sit ja tilbage', 'The citizen takes the yes back')}
				open={'withdrawn' in errors}
			>
				<Form to={to}>
					<DayFields
						label={say('Hvilken dag tog borgeren det tilbage?', 'On which day did the citizen take it back?')}
						name="withdrawn"
						value={today}
						error={errors.withdrawn}
					/>
					<div class="hj-row">
						<Button look="warning" name="do" value="withdraw">
							{say('Der må ikke deles mere', 'Nothing more may be shared')}
						</Button>
					</div>
				</Form>
			</Details>
		)
	return (
		<Details
			title={say('Borgeren har sagt ja igen', 'The citizen has said yes again')}
			open={'given' in errors || 'how' in errors}
		>
			<Form to={to}>
				<Radios
					label={say('Hvordan sagde borgeren ja?', 'How did the citizen say yes?')}
					name="how"
					error={errors.how}
					value={typed('how')}
					choices={consents.map((one) => ({ value: one, label: consentText(one)[language] }))}
				/>
				<DayFields label={say('Hvilken dag?', 'Which day?')} name="given" value={today} error={errors.given} />
				<div class="hj-row">
					<Button name="do" value="give">
						{say('Skriv borgerens ja ned', 'Record the citizen’s yes')}
					</Button>
				</div>
			</Form>
		</Details>
	)
}

/** The latest step taken back, because. */
export const UndoForm: FC<HandOverProps> = ({ say, language, handOver, errors, typed }) => {
	const step = stepToUndo(handOver)
	if (step === null) return null
	const what = stepText(step.step)[language].toLowerCase()
	return (
		<Details title={say(`Fortryd “${what}”`, `Undo “${what}”`)} open={'because' in errors}>
			<Form to={`/overleveringer/${handOver.id}/fortryd`}>
				<input type="hidden" name="undo" value={step.id} />
				<TextArea
					label={say('Hvorfor var det forkert?', 'Why was it wrong?')}
					name="because"
					value={typed('because')}
					error={errors.because}
					rows={2}
				/>
				<div class="hj-row">
					<Button look="secondary">{say('Fortryd', 'Undo')}</Button>
				</div>
			</Form>
		</Details>
	)
}
