import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { DayFields, Details, Field, Form, Radios, Select } from '#platform/web/parts.tsx'
import { YesOrNo } from '../decision-form.tsx'
import { sourceCodes, sourceText } from '../sources.ts'
import type { ToAssess } from './to-assess.ts'

const hinted = (parts: readonly string[]): { hint?: string } => {
	const told = parts.filter((part) => part !== '')
	return told.length === 0 ? {} : { hint: told.join(' – ') }
}

/** The standard's own criteria, chosen because of what a professional knows; noted and decided upon in one deed. */
export const SpecialRiskForm: FC<ToAssess> = ({
	citizen,
	standard,
	risks,
	heardFrom,
	today,
	formKey,
	seen,
	typed,
	errors,
}) => {
	const { say, language } = useAround()
	const possible = risks.filter(({ hindrance }) => hindrance === null)
	const hindered = risks.flatMap(({ choice, hindrance }) => (hindrance === null ? [] : [{ choice, hindrance }]))
	const groups = (standard?.groups ?? []).flatMap((group) => {
		const choices = possible.filter(({ choice }) => choice.criterion.group === group.code)
		return choices.length === 0 ? [] : [{ group, choices }]
	})
	return (
		<>
			{groups.length === 0 ? null : (
				<Form to={`/vurdering/${citizen.id}/risiko`}>
					<input type="hidden" name="key" value={formKey} />
					<input type="hidden" name="seen" value={String(seen)} />
					<Radios
						name="chosen"
						label={
							groups.length === 1
								? (groups[0]?.group.name[language] ?? '')
								: say('Hvad handler det om?', 'What is it about?')
						}
						error={errors['chosen-0']}
						value={typed?.text('chosen')}
						choices={groups.flatMap(({ group, choices }) =>
							choices.map(({ choice }) => ({
								value: choice.value,
								label: choice.name[language],
								...hinted([
									groups.length === 1 ? '' : group.name[language],
									choice.criterion.initiative === 'on_request'
										? say('når borgeren selv beder om det', 'when the citizen asks for it')
										: '',
								]),
							})),
						)}
					/>
					{groups.some(({ group }) => group.list === 'illustrative') ? (
						<Field
							name="similar"
							label={say('Andet, der ligner: hvad er det?', 'Something like it: what is it?')}
							hint={say(
								'Standardens punkter er eksempler. Vælg det, det ligner mest, og skriv her, hvad det er. Borgeren kan læse det.',
								'The points of the standard are examples. Choose the one that it is most like, and write here what it is. The citizen can read it.',
							)}
							required={false}
							value={typed?.text('similar')}
							error={errors.similar}
						/>
					) : null}
					<DayFields
						name="known"
						label={say('Hvornår?', 'When?')}
						hint={say('Den dag det skete, eller den dag I så det.', 'The day it happened, or the day you saw it.')}
						value={typed?.has('known_year') ? typed.day('known') : today}
						error={errors.known_day}
					/>
					<Select
						name="source"
						label={say('Hvor ved vi det fra?', 'How do we know?')}
						value={typed?.text('source') || heardFrom}
						error={errors.source}
						choices={sourceCodes.map((value) => ({ value, label: sourceText(value)[language] }))}
					/>
					<YesOrNo because="risk_because" typed={typed} errors={errors} />
				</Form>
			)}
			{hindered.length === 0 ? null : (
				<Details
					title={say(
						`Kan ikke vælges for denne borger (${hindered.length})`,
						`Cannot be chosen for this citizen (${hindered.length})`,
					)}
				>
					<ul>
						{hindered.map(({ choice, hindrance }) => (
							<li>
								<strong>{choice.name[language]}</strong> – {hindrance[language]}
							</li>
						))}
					</ul>
				</Details>
			)}
		</>
	)
}
