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
