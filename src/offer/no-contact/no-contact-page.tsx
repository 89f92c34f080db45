import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, DayFields, Errors, Form, Heading, LinkButton, Select, TextArea } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import { answerers, wordsForAnswerer } from '../answer/answer.ts'
import { type OptOut, optedOutOn } from './opt-out.ts'

export const NoContactPage: FC<{
	citizen: Citizen
	optOuts: readonly OptOut[]
	today: Day
	errors: Readonly<Record<string, string>>
	words: string
}> = ({ citizen, optOuts, today, errors, words }) => {
	const { say, language } = useAround()
	const standing = optedOutOn(optOuts, today)
	const to = `/borger/${citizen.id}/ingen-kontakt`
	return (
		<>
			<Heading
				title={say(`Kontakt med ${fullName(citizen)}`, `Contact with ${fullName(citizen)}`)}
				lead={say(
					'Et ønske om ikke at blive kontaktet standser breve og opkald. Det fjerner ikke retten til besøg og kan altid tages tilbage.',
					'A wish not to be contacted stops letters and calls. It does not take away the right to a visit and can always be taken back.',
				)}
			/>
			<Errors errors={errors} />
			{standing === null ? null : (
				<Alert kind="warning" title={say('Ønsker ikke at blive kontaktet', 'Wants no contact')}>
					{[
						writeDay(standing.on, language),
						standing.until === null
							? say('til det tages tilbage', 'until taken back')
							: `– ${writeDay(standing.until, language)}`,
						wordsForAnswerer[standing.askedBy][language],
						standing.words,
					]
						.filter(Boolean)
						.join(' · ')}
				</Alert>
			)}
			<Form to={to}>
				{standing === null ? (
					<>
						<DayFields
							label={say('Til og med hvilken dag?', 'Until which day?')}
							name="until"
							hint={say(
								'Uden dag gælder det, til det tages tilbage.',
								'Without a day it holds until it is taken back.',
							)}
							error={errors.until}
						/>
						<Select
							label={say('Hvem har bedt om det?', 'Who asked for it?')}
							name="by"
							choices={answerers.map((one) => ({ value: one, label: wordsForAnswerer[one][language] }))}
						/>
						<TextArea label={say('Bemærkning', 'Remark')} name="words" value={words} rows={3} required={false} />
					</>
				) : (
					<TextArea
						label={say('Hvorfor må borgeren kontaktes igen?', 'Why may the citizen be contacted again?')}
						name="words"
						value={words}
						error={errors.words}
						rows={3}
					/>
				)}
				<div class="hj-row">
					<Button name="what" value={standing === null ? 'begin' : 'end'}>
						{standing === null ? say('Gem ønsket', 'Save the wish') : say('Tag tilbage', 'Take back')}
					</Button>
					<LinkButton to={`/borger/${citizen.id}`}>{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
