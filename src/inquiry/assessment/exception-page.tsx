import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Button, Form, Radios, TextArea } from '#platform/web/parts.tsx'
import { exclusionText } from '#standard/index.ts'
import type { ToAssess } from './to-assess.ts'

type Decision = Pick<ToAssess, 'citizen' | 'formKey' | 'typed' | 'errors'> & {
	readonly fields: { readonly exclusion: string; readonly because: string }
	/** What pressing the button does. */
	readonly deed: string
	readonly reason: string
	readonly choices: readonly { readonly value: string; readonly label: string }[]
	/** Chosen beforehand, where there is no other. */
	readonly only?: string | undefined
}

/** A decision on one exclusion for this citizen, with its reason. */
const Decide: FC<Decision> = ({ citizen, formKey, typed, errors, fields, deed, reason, choices, only }) => (
	<Form to={`/vurdering/${citizen.id}/fravig`}>
		<input type="hidden" name="key" value={formKey} />
		<Radios
			name={fields.exclusion}
			label={deed}
			error={errors['exclusion-0']}
			value={typed?.text(fields.exclusion) || only}
			choices={choices}
		/>
		<TextArea
			name={fields.because}
			label={reason}
			value={typed?.text(fields.because)}
			error={errors.exception_because}
		/>
		<Button look="secondary" class="mt-5">
			{deed}
		</Button>
	</Form>
)

export const Excluded: FC<ToAssess> = ({ citizen, verdict, standard, mayDecide, formKey, typed, errors }) => {
	const { say, language } = useAround()
	const held = verdict.exclusions.filter(({ exceptionOn }) => exceptionOn === undefined)
	if (held.length === 0) return null
	const nameOf = (code: string): string => (standard === null ? code : exclusionText(standard, code)[language])
	const permitted = held.filter(({ exceptionPossible }) => exceptionPossible)
	return (
		<>
			<h2>{say('Undtagelser, der gælder borgeren', 'Exclusions that apply')}</h2>
			<ul>
				{held.map(({ exclusion, cites, exceptionPossible }) => (
					<li>
						{nameOf(exclusion)} ({cites}).{' '}
						{exceptionPossible
							? say('Kan fraviges efter en konkret vurdering.', 'Can be set aside after an individual assessment.')
							: say('Kan ikke fraviges.', 'Cannot be set aside.')}
					</li>
				))}
			</ul>
			{permitted.length > 0 && mayDecide ? (
				<Decide
					citizen={citizen}
					formKey={formKey}
					typed={typed}
					fields={{ exclusion: 'exclusion', because: 'exception_because' }}
					deed={say('Fravig undtagelsen', 'Set the exclusion aside')}
					reason={say('Begrundelse for at fravige', 'Reason for setting it aside')}
					choices={permitted.map(({ exclusion }) => ({ value: exclusion, label: nameOf(exclusion) }))}
					only={permitted.length === 1 ? permitted[0]?.exclusion : undefined}
					errors={errors}
				/>
			) : null}
		</>
	)
}

/** Exclusions that leave nobody out until it is decided about that citizen. */
export const LeaveOut: FC<ToAssess> = ({ citizen, verdict, standard, mayDecide, formKey, typed, errors }) => {
	const { say, language } = useAround()
	const decided = verdict.exclusions.map(({ exclusion }) => exclusion)
	const open = (standard?.exclusions ?? []).filter(
		({ strength, code }) => strength === 'permissive' && !decided.includes(code),
	)
	if (open.length === 0 || !mayDecide) return null
	return (
		<>
			<h2>{say('Kan undtages ved en konkret beslutning', 'May be left out by a decision')}</h2>
			<p>
				{say(
					'Kommunen må undlade at give tilbuddet i disse tilfælde, men kun når det er besluttet for netop denne borger.',
					'The municipality may leave the offer out in these cases, but only when it is decided for this very citizen.',
				)}
			</p>
			<Decide
				citizen={citizen}
				formKey={formKey}
				typed={typed}
				fields={{ exclusion: 'left_out', because: 'left_out_because' }}
				deed={say('Undtag borgeren', 'Leave the citizen out')}
				reason={say('Begrundelse for at undtage', 'Reason for leaving out')}
				choices={open.map(({ code, name }) => ({ value: code, label: name[language] }))}
				errors={errors}
			/>
		</>
	)
}
