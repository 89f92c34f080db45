import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf, isBefore, type Span } from '#kernel/instant.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Alert, Button, Errors, Field, Form, Heading, LinkButton, Radios, TextArea } from '#platform/web/parts.tsx'
import { callTimes, type ToKnow, wordsForCallTime } from '../answer/answer.ts'
import type { Mends } from '../answer/answer-form.ts'
import { writeTime } from '../offer.ts'
import {
	BigTime,
	ByWhomCarried,
	ByWhomFields,
	NeedsCarried,
	NeedsFields,
	writeClocks,
} from './citizen-answer-fields.tsx'
import type { TimeForCitizen } from './citizen-times-actions.ts'

/** One question a page: what it sends, what was typed before, what is to be mended. */
export type Asked = {
	/** The form's own: the same form sent twice is one answer. */
	readonly key: string
	readonly typed: Typed
	readonly mends: Mends
}

const Question: FC<{ to: string; asked: Asked; send: string; children?: Child; look?: 'primary' | 'warning' }> = ({
	to,
	asked,
	send,
	children,
	look,
}) => {
	const { say } = useAround()
	return (
		<Form to={to} class="hj-ask">
			<input type="hidden" name="key" value={asked.key} />
			{children}
			<div class="hj-answers">
				<Button look={look ?? 'primary'}>{send}</Button>
				<LinkButton to="/svar/tilbud">{say('Tilbage', 'Back')}</LinkButton>
			</div>
		</Form>
	)
}

/** Yes to the time held, with what the visitor is to know; the same page changes that later. */
export const YesPage: FC<{
	asked: Asked
	span: Span
	told: ToKnow | null
	mayBeTogether: boolean
	isAgreed: boolean
}> = ({ asked, span, told, mayBeTogether, isAgreed }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={isAgreed ? say('Før vi kommer', 'Before we come') : say('Ja tak til besøget', 'Yes to the visit')}
			/>
			<Errors errors={asked.mends} />
			<BigTime span={span} />
			<Question
				to="/svar/ja"
				asked={asked}
				send={isAgreed ? say('Gem', 'Save') : say('Ja tak, send mit svar', 'Yes please, send my answer')}
			>
				<NeedsFields told={told} mayBeTogether={mayBeTogether} />
				<ByWhomFields typed={asked.typed} mends={asked.mends} />
				{isAgreed ? null : <p>{say('Du har ikke sendt dit svar endnu.', 'You have not sent your answer yet.')}</p>}
			</Question>
		</>
	)
}

/** Asked before the times are shown: a companion must be able to come, an interpreter must be found. */
export const BeforeTimesPage: FC<{ asked: Asked; told: ToKnow | null; mayBeTogether: boolean }> = ({
	asked,
	told,
	mayBeTogether,
}) => {
	const { say } = useAround()
	return (
		<>
			<Heading title={say('Vælg en tid', 'Choose a time')} lead={say('Trin 1 af 2', 'Step 1 of 2')} />
			<Errors errors={asked.mends} />
			<Question to="/svar/tid" asked={asked} send={say('Vis ledige tider', 'Show free times')}>
				<NeedsFields told={told} mayBeTogether={mayBeTogether} />
				<ByWhomFields typed={asked.typed} mends={asked.mends} />
			</Question>
		</>
	)
}

export const TimesPage: FC<{ asked: Asked; told: ToKnow; times: readonly TimeForCitizen[]; lost: boolean }> = ({
	asked,
	told,
	times,
	lost,
}) => {
	const { say, language } = useAround()
	const hint = ({ isTogether, consultant, name }: TimeForCitizen): string => {
		if (isTogether) return say('Sammen: ét besøg til jer begge', 'Together: one visit to you both')
		if (consultant === 'proposed') return say(`${name}, som i brevet`, `${name}, as in the letter`)
		return consultant === 'last' ? say(`${name}, som sidst`, `${name}, as last time`) : name
	}
	const last = times.reduce<TimeForCitizen | undefined>(
		(latest, one) => (latest === undefined || isBefore(latest.span.from, one.span.from) ? one : latest),
		undefined,
	)
	if (last === undefined)
		return (
			<>
				<Heading
					title={say('Der er ingen ledige tider lige nu', 'There are no free times just now')}
					lead={say(
						'Bed os om at ringe, så finder vi en tid sammen.',
						'Ask us to call you, and we find a time together.',
					)}
				/>
				<div class="hj-answers">
					<LinkButton to="/svar/ring" look="primary">
						{say('Bed os om at ringe', 'Ask us to call you')}
					</LinkButton>
					<LinkButton to="/svar/tilbud">{say('Tilbage', 'Back')}</LinkButton>
				</div>
			</>
		)
	return (
		<>
			<Heading title={say('Vælg en tid', 'Choose a time')} lead={say('Trin 2 af 2', 'Step 2 of 2')} />
			{lost ? (
				<Alert kind="warning" title={say('Den tid blev taget af en anden', 'Somebody else took that time')} live>
					{say('Her er de næste ledige tider. Vælg en af dem.', 'Here are the next free times. Choose one of them.')}
				</Alert>
			) : null}
			<Errors errors={asked.mends} />
			<Question to="/svar/ja" asked={asked} send={say('Ja tak, send mit svar', 'Yes please, send my answer')}>
				<NeedsCarried told={told} />
				<ByWhomCarried typed={asked.typed} />
				<input type="hidden" name="choosing" value="yes" />
				<Radios
					label={say('Hvilken tid passer dig?', 'Which time suits you?')}
					name="time"
					error={asked.mends.time}
					choices={times.map((one) => ({
						value: writeTime(one.time),
						label: `${writeLongDay(dayOf(one.span.from), language)} ${writeClocks(one.span, language)}`,
						hint: hint(one),
					}))}
				/>
			</Question>
			<Form to="/svar/tid" class="hj-ask">
				<h2>{say('Passer ingen af dem?', 'Does none of them suit you?')}</h2>
				<NeedsCarried told={told} />
				<ByWhomCarried typed={asked.typed} />
				<input type="hidden" name="after" value={dayOf(last.span.from)} />
				<div class="hj-answers">
					<Button look="secondary">{say('Vis senere tider', 'Show later times')}</Button>
					<LinkButton to="/svar/ring">{say('Bed os om at ringe', 'Ask us to call you')}</LinkButton>
				</div>
			</Form>
		</>
	)
}

export const NoPage: FC<{ asked: Asked }> = ({ asked }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Nej tak denne gang', 'No thank you, this time')}
				lead={say(
					'Det er helt i orden. Du mister ikke noget ved at sige nej.',
					'That is quite all right. You lose nothing by saying no.',
				)}
			/>
			<Errors errors={asked.mends} />
			<Question to="/svar/nej" asked={asked} send={say('Nej tak, send mit svar', 'No thank you, send my answer')}>
				<TextArea
					label={say('Vil du fortælle os hvorfor?', 'Would you like to tell us why?')}
					name="words"
					value={asked.typed.text('words')}
					rows={3}
					required={false}
				/>
				<ByWhomFields typed={asked.typed} mends={asked.mends} />
			</Question>
		</>
	)
}

export const CallPage: FC<{ asked: Asked; days: readonly Day[]; keepsVisit: boolean }> = ({
	asked,
	days,
	keepsVisit,
}) => {
	const { say, language } = useAround()
	return (
		<>
			<Heading
				title={say('Hvornår skal vi ringe?', 'When shall we call?')}
				lead={
					keepsVisit
						? say('Din aftale gælder, til vi har talt sammen.', 'Your appointment stands until we have spoken.')
						: null
				}
			/>
			<Errors errors={asked.mends} />
			<Question to="/svar/ring" asked={asked} send={say('Send', 'Send')}>
				<Radios
					label={say('Hvilken dag?', 'Which day?')}
					name="on"
					value={asked.typed.text('on')}
					error={asked.mends.on}
					choices={days.map((on) => ({ value: on, label: writeLongDay(on, language) }))}
				/>
				<Radios
					label={say('Hvornår på dagen?', 'When in the day?')}
					name="when"
					value={asked.typed.text('when') || 'any'}
					choices={[
						...callTimes.map((when) => ({ value: when, label: wordsForCallTime[when][language] })),
						{ value: 'any', label: say('Det er lige meget', 'It does not matter') },
					]}
				/>
				<Field
					label={say('Telefonnummer', 'Telephone number')}
					name="phone"
					type="tel"
					width={8}
					value={asked.typed.text('phone')}
					autocomplete="tel"
					error={asked.mends.phone}
				/>
				<ByWhomFields typed={asked.typed} mends={asked.mends} />
			</Question>
		</>
	)
}

export const NoContactPage: FC<{ asked: Asked; cancelsVisit: boolean }> = ({ asked, cancelsVisit }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Skal vi ikke kontakte dig mere?', 'Shall we not contact you any more?')}
				lead={say(
					'Så skriver og ringer vi ikke. Du har stadig ret til det samme, og du kan altid fortryde.',
					'Then we do not write or call. You keep the same rights, and you can change your mind at any time.',
				)}
			/>
			<Errors errors={asked.mends} />
			{cancelsVisit ? (
				<Alert kind="warning" title={say('Besøget bliver aflyst', 'The visit will be cancelled')}>
					{say('Den tid, vi har aftalt, bliver også aflyst.', 'The time we have agreed on is cancelled too.')}
				</Alert>
			) : null}
			<Question to="/svar/ikke-mere" asked={asked} send={say('Send', 'Send')}>
				<Radios
					label={say('Hvor længe skal vi lade være?', 'For how long?')}
					name="until"
					value={asked.typed.text('until')}
					error={asked.mends.until}
					choices={[
						{ value: 'one_year', label: say('Det næste år', 'The next year') },
						{ value: 'two_years', label: say('De næste to år', 'The next two years') },
						{ value: 'until_told', label: say('Indtil jeg selv siger til', 'Until I tell you') },
					]}
				/>
				<ByWhomFields typed={asked.typed} mends={asked.mends} />
			</Question>
		</>
	)
}
