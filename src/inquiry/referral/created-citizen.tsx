import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Field, Form, Radios } from '#platform/web/parts.tsx'
import { readBorn } from './born.ts'
import type { Said } from './referral.ts'
import { readName } from './referral-decision.ts'
import type { ShownReferral } from './shown-referral.ts'

/** A day where one was said, else the words that were used. */
const bornAs = ({ cpr, born }: Pick<Said, 'cpr' | 'born'>, today: Day): string => {
	const { on } = readBorn(cpr ?? born, today)
	return on === null ? born : writeShortDay(on)
}

/** A citizen unknown to the register, filled in from what was said. */
export const Create: FC<ShownReferral> = ({ referral, typed, errors, today }) => {
	const { say } = useAround()
	const { said } = referral
	const name = readName(said.name)
	const isAgain = typed?.has('creating') ?? false
	const value = (field: string, before: string): string => (isAgain ? (typed?.text(field) ?? '') : before)
	return (
		<Details
			title={say('Ingen af dem – opret borgeren', 'None of them – take the citizen in')}
			open={isAgain || referral.needs === 'not_known'}
		>
			<p>
				{say(
					'Borgeren får et nummer, vi selv giver, indtil registret kender borgeren.',
					'The citizen gets a number of our own until the register knows the citizen.',
				)}
			</p>
			<Form to={`/henvendelser/${referral.id}/opret`}>
				<input type="hidden" name="creating" value="yes" />
				<Field
					name="new_given"
					label={say('Fornavne', 'Given names')}
					value={value('new_given', name.givenNames)}
					error={errors.new_given}
				/>
				<Field
					name="new_surname"
					label={say('Efternavn', 'Surname')}
					value={value('new_surname', name.surname)}
					error={errors.new_surname}
				/>
				<Field
					name="new_born"
					label={say('Født', 'Born')}
					hint={say(
						'For eksempel 12.3.1944. Kendes dagen ikke, så skriv året eller cirka hvor gammel: 1944 eller 82 år. Så regnes der fra 1. januar det år.',
						'For example 12.3.1944. If the day is not known, write the year or about how old: 1944 or 82 years. Then 1 January of that year counts.',
					)}
					value={value('new_born', bornAs(said, today))}
					error={errors.new_born}
				/>
				<Radios
					name="new_sex"
					label={say('Køn', 'Sex')}
					value={value('new_sex', said.sex ?? '')}
					error={errors['new_sex-0']}
					choices={[
						{ value: 'f', label: say('Kvinde', 'Woman') },
						{ value: 'm', label: say('Mand', 'Man') },
					]}
				/>
				<Field
					name="new_street"
					label={say('Vej og nummer', 'Street and number')}
					value={value('new_street', said.street)}
					error={errors.new_street}
				/>
				<Field
					name="new_town"
					label={say('Postnummer og by', 'Postal code and town')}
					value={value('new_town', said.town)}
					error={errors.new_town}
				/>
				<Field
					name="new_phone"
					label={say('Telefon', 'Telephone')}
					required={false}
					value={value('new_phone', said.phone)}
					error={errors.new_phone}
				/>
				{referral.needs === 'outside_target_group' ? (
					<Alert kind="info" title={say('Efter alderen uden for målgruppen', 'By age outside the target group')}>
						{say(
							'Opret kun borgeren, hvis der er en grund til det.',
							'Take the citizen in only if there is a reason to.',
						)}
					</Alert>
				) : null}
				<Button look="secondary">{say('Opret borgeren', 'Take the citizen in')}</Button>
			</Form>
		</Details>
	)
}
