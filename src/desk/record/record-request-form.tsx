import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import { type Ask, useAround } from '#platform/web/index.ts'
import { Button, DayFields, Errors, Field, Form, Heading, LinkButton, Radios } from '#platform/web/parts.tsx'
import {
	type AskedHow,
	type Asker,
	askedHow,
	askers,
	askerText,
	earliestAsked,
	howText,
	type RequestRefusal,
	workingDaysToAnswer,
} from './record-request.ts'

/** A request that came by telephone, letter, e-mail or face to face: when, how, and who asked. */
export const RequestForm: FC<{
	person: PersonId
	name: string
	title: string
	today: Day
	/** The last day to answer, when it is asked for today. */
	due: Day
	typed: Ask['form']
	/** The form's own, where none was sent yet: sent twice, it asks once. */
	newKey: string
	errors: Readonly<Record<string, string>>
}> = ({ person, name, title, today, due, typed, newKey, errors }) => {
	const { say, language } = useAround()
	return (
		<>
			<Heading
				title={title}
				lead={say(
					`${name} skal have svar inden ${workingDaysToAnswer} arbejdsdage. Er der bedt om det i dag, er fristen ${writeLongDay(due, 'da')}.`,
					`${name} is to be answered within ${workingDaysToAnswer} working days. Asked for today, it is due ${writeLongDay(due, 'en')}.`,
				)}
			/>
			<Errors errors={errors} />
			<Form to={`/borger/${person}/aktindsigt`} class="hj-ask">
				<input type="hidden" name="key" value={readId(typed.text('key')) ?? newKey} />
				<DayFields
					label={say('Hvornår kom det til os?', 'When did it reach us?')}
					name="on"
					value={today}
					{...(typed.has('on_year') ? { typed } : {})}
					{...(errors.on ? { error: errors.on } : {})}
				/>
				<Radios
					label={say('Hvordan?', 'How?')}
					name="how"
					value={typed.text('how')}
					choices={askedHow
						.filter((how): how is Exclude<AskedHow, 'own_page'> => how !== 'own_page')
						.map((value) => ({ value, label: howText[value][language] }))}
					{...(errors.how ? { error: errors.how } : {})}
				/>
				<Radios
					label={say('Hvem bad om det?', 'Who asked?')}
					name="by"
					value={typed.text('by') || 'citizen'}
					choices={askers.map((value: Asker) => ({ value, label: askerText[value][language] }))}
				/>
				<Field
					label={say('Var det en anden: hvem, og med hvilken ret?', 'If somebody else: who, and by what right?')}
					name="words"
					value={typed.text('words')}
					required={false}
					hint={say(
						'Se fuldmagten eller beskikkelsen, før noget udleveres.',
						'See the authority or the appointment before anything is handed out.',
					)}
					{...(errors.words ? { error: errors.words } : {})}
				/>
				<div class="hj-row">
					<Button>{say('Skriv det ned', 'Write it down')}</Button>
					<LinkButton to={`/borger/${person}`}>{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}

/** What is wrong with a request as it was typed, at the field where it is mended. */
export const refusals = (ask: Ask): Record<RequestRefusal, Readonly<Record<string, string>>> => ({
	day_missing: { on: ask.say('Skriv dag, måned og år, med tal.', 'Write day, month and year, in digits.') },
	day_in_the_future: { on: ask.say('Dagen er ikke kommet endnu.', 'That day has not come yet.') },
	day_long_past: {
		on: ask.say(
			`Er året rigtigt? Skriv en dag fra ${writeDay(earliestAsked(ask.today), 'da')} til i dag.`,
			`Is the year right? Write a day from ${writeDay(earliestAsked(ask.today), 'en')} until today.`,
		),
	},
	unknown_way: { how: ask.say('Vælg, hvordan der blev bedt om det.', 'Choose how it was asked.') },
	who_missing: {
		words: ask.say('Skriv, hvem det er, og med hvilken ret.', 'Write who it is, and by what right.'),
	},
})
