import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Button, Form, Radios, TextArea } from '#platform/web/parts.tsx'
import { exclusionText } from '#standard/index.ts'
import type { ToAssess } from './to-assess.ts'

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
				<Form to={`/vurdering/${citizen.id}/fravig`}>
					<input type="hidden" name="key" value={formKey} />
					<Radios
						name="exclusion"
						label={say('Fravig undtagelsen', 'Set the exclusion aside')}
						error={errors['exclusion-0']}
						value={typed?.text('exclusion') || (permitted.length === 1 ? permitted[0]?.exclusion : undefined)}
						choices={permitted.map(({ exclusion }) => ({ value: exclusion, label: nameOf(exclusion) }))}
					/>
					<TextArea
						name="exception_because"
						label={say('Begrundelse for at fravige', 'Reason for setting it aside')}
						value={typed?.text('exception_because')}
						error={errors.exception_because}
					/>
					<Button look="secondary" class="mt-5">
						{say('Fravig undtagelsen', 'Set the exclusion aside')}
					</Button>
				</Form>
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
			<Form to={`/vurdering/${citizen.id}/fravig`}>
				<input type="hidden" name="key" value={formKey} />
				<Radios
					name="left_out"
					label={say('Undtag borgeren', 'Leave the citizen out')}
					error={errors['exclusion-0']}
					value={typed?.text('left_out')}
					choices={open.map(({ code, name }) => ({ value: code, label: name[language] }))}
				/>
				<TextArea
					name="left_out_because"
					label={say('Begrundelse for at undtage', 'Reason for leaving out')}
					value={typed?.text('left_out_because')}
					error={errors.exception_because}
				/>
				<Button look="secondary" class="mt-5">
					{say('Undtag borgeren', 'Leave the citizen out')}
				</Button>
			</Form>
		</>
	)
}
