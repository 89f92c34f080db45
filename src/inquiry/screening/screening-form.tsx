import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Button, Checks, Empty, Form, Radios, TextArea } from '#platform/web/parts.tsx'
import { knownLabel, riskLabel } from '../hospital/hospital-words.ts'
import type { Known } from './screening.ts'
import type { ShownScreening } from './shown-screening.ts'

const chosen = (known: unknown): string | undefined => (known === true ? 'yes' : known === false ? 'no' : undefined)

/** The questions that a professional answers after a discharge; answered before, the answers that stand. */
export const Decide: FC<ShownScreening> = ({ screening, rules, told, typed, errors, formKey }) => {
	const { say, language } = useAround()
	const [standing] = screening.decisions
	const before = (name: 'readmissionRisk' | 'knownToMunicipality'): string | undefined => {
		if (standing === undefined) return chosen(told[name])
		const known: Known = standing[name]
		return chosen(known) ?? 'unknown'
	}
	const answers = [
		{ value: 'yes', label: say('Ja', 'Yes') },
		{ value: 'no', label: say('Nej', 'No') },
		{ value: 'unknown', label: say('Vides ikke', 'Not known') },
	]
	const lacksCase = rules.some((rule) => rule.lacksCase)
	return (
		<>
			<h2>
				{standing === undefined
					? say('Skal borgeren tilbydes et besøg?', 'Is the citizen to be offered a visit?')
					: say('Ret afgørelsen', 'Correct the decision')}
			</h2>
			{rules.length === 0 ? (
				<Empty title={say('Ingen regel om udskrivning passer længere', 'No rule on discharge fits any more')} />
			) : null}
			<Form to={`/udskrivning/${screening.id}`}>
				<input type="hidden" name="key" value={formKey} />
				<Radios
					name="risk"
					label={`${riskLabel[language]}?`}
					choices={answers}
					value={typed?.text('risk') ?? before('readmissionRisk')}
					error={errors['risk-0']}
				/>
				<Radios
					name="known"
					label={`${knownLabel[language]}?`}
					hint={say('For eksempel hjemmepleje, sygepleje, træning.', 'For example home care, nursing, training.')}
					choices={answers}
					value={typed?.text('known') ?? before('knownToMunicipality')}
					error={errors['known-0']}
				/>
				{lacksCase ? (
					<Checks
						name="opens_case"
						label={say('Forebyggelsessag', 'Preventive case')}
						hint={say(
							'Et besøg for at forebygge genindlæggelse kræver, at borgeren har en åben forebyggelsessag. Borgeren har ingen.',
							'A visit to prevent readmission asks for an open preventive case. The citizen has none.',
						)}
						choices={[{ value: 'yes', label: say('Åbn en forebyggelsessag nu', 'Open a preventive case now') }]}
						values={typed?.all('opens_case') ?? []}
					/>
				) : null}
				<Radios
					name="offered"
					label={say('Din afgørelse', 'Your decision')}
					choices={[
						{ value: 'yes', label: say('Ja, tilbyd et besøg', 'Yes, offer a visit') },
						{
							value: 'no',
							label: say('Nej, intet tilbud efter denne udskrivning', 'No, no offer after this discharge'),
						},
					]}
					value={typed?.text('offered') ?? (standing === undefined ? undefined : standing.offered ? 'yes' : 'no')}
					error={errors['offered-0']}
				/>
				<TextArea
					name="because"
					label={say('Begrundelse', 'Reason')}
					hint={say('Borgeren kan læse den.', 'The citizen can read it.')}
					rows={3}
					value={typed?.text('because')}
					error={errors.because}
				/>
				<Button class="mt-5">{say('Gem afgørelsen', 'Save the decision')}</Button>
			</Form>
		</>
	)
}
