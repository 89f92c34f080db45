import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import { Alert, Badge, Errors, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { consentText, partnerText } from '#visit/index.ts'
import { noteStruckText } from '../note-struck.ts'
import {
	dueBy,
	type HandOver,
	handOverStanding,
	isCalledOff,
	isGroundless,
	isOver,
	isSeenToSince,
	standingConsent,
} from './hand-over.ts'
import { ConsentForms, StepForms, UndoForm } from './hand-over-forms.tsx'
import { standingBadge } from './hand-over-list.tsx'
import { stepsAhead } from './hand-over-step.ts'
import { handOverStandingText, stepSaid, stepText } from './hand-over-words.ts'

export type HandOverProps = {
	readonly say: (da: string, en: string) => string
	readonly language: Language
	readonly handOver: HandOver
	readonly name: string
	readonly today: Day
	readonly answerDays: number
	readonly nameOf: (staff: StaffId) => string
	/** As it was sent; empty on a page just opened. */
	readonly typed: (name: string) => string
	/** A fresh id, so that a form sent twice is one step. */
	readonly token: string
	readonly errors: Readonly<Record<string, string>>
}

/** One hand-over: what is shared and on which yes, what was done, and the one thing that comes next. */
export const HandOverPage: FC<HandOverProps> = (props) => {
	const { say, language, handOver, name, today, answerDays, errors } = props
	const standing = handOverStanding(handOver, today, answerDays)
	const due = dueBy(handOver, answerDays)
	const mayShare = standingConsent(handOver) !== null
	return (
		<>
			<Heading title={`${say('Overlevering til', 'Hand-over to')}: ${partnerText(handOver.to)[language]}`} />
			<p>
				<Badge kind={standingBadge[standing]} text={handOverStandingText(standing)[language]} />
			</p>
			<Errors errors={errors} />
			<FromInvalidNote {...props} />
			{standing === 'unanswered' ? (
				<Alert kind="warning" title={say('Modtageren har ikke svaret', 'The receiver has not answered')}>
					{say(
						`Der skulle være svar senest ${writeLongDay(due, 'da')}. Kontakt modtageren, og skriv her, hvad der kommer ud af det.`,
						`An answer was due by ${writeLongDay(due, 'en')}. Contact the receiver and write here what comes of it.`,
					)}
				</Alert>
			) : null}
			{standing === 'unsent' ? (
				<Alert kind="warning" title={say('Overleveringen er ikke sendt', 'The hand-over is not sent')}>
					{say(
						`Den skulle være sendt senest ${writeLongDay(due, 'da')}. Send den, og skriv det her, eller skriv, hvorfor den ikke skal overleveres alligevel.`,
						`It was to be sent by ${writeLongDay(due, 'en')}. Send it and record that here, or write why it is not to be handed over after all.`,
					)}
				</Alert>
			) : null}
			{standing === 'withdrawn' ? (
				<Alert kind="warning" title={say('Borgeren har taget sit ja tilbage', 'The citizen has taken the yes back')}>
					{say(
						'Der må ikke deles mere. Er det allerede sendt, så giv modtageren besked. Afslut derefter overleveringen nedenfor.',
						'Nothing more may be shared. If it was sent already, tell the receiver. Then close the hand-over below.',
					)}
				</Alert>
			) : null}
			<Summary
				rows={[
					[say('Borger', 'Citizen'), <To to={`/borger/${handOver.person}`}>{name}</To>],
					[
						say('Det, der deles', 'What is shared'),
						<span dir="auto" class="hj-words">
							{handOver.what}
						</span>,
					],
					[say('Lavet', 'Made'), `${writeLongDay(dayOf(handOver.madeAt), language)}, ${props.nameOf(handOver.madeBy)}`],
					...handOver.consents.map(
						(consent) =>
							[
								say('Borgerens ja', 'The citizen’s yes'),
								<>
									{writeLongDay(consent.on, language)}, {consentText(consent.how)[language].toLowerCase()}{' '}
									<span class="hj-quiet">
										({say('skrevet ned af', 'recorded by')} {props.nameOf(consent.recordedBy)})
									</span>
									{consent.withdrawn === null ? null : (
										<>
											<br />
											{say('Taget tilbage', 'Taken back')} {writeLongDay(consent.withdrawn.on, language)}
										</>
									)}
								</>,
							] as const,
					),
					handOver.visit === null
						? null
						: [say('Aftalt ved', 'Agreed at'), <To to={`/besoeg/${handOver.visit}`}>{say('Besøget', 'The visit')}</To>],
				]}
			/>
			<Steps {...props} />
			{mayShare && !isCalledOff(handOver) && !isGroundless(handOver) ? (
				<p class="hj-row">
					<LinkButton to={`/overleveringer/${handOver.id}/pdf`}>{say('Hent som PDF', 'Download as PDF')}</LinkButton>
					<span class="hj-quiet">
						{say(
							'Kun navn, CPR-nummer, teksten og hvem den er fra – intet andet fra journalen.',
							'Only name, CPR number, the text and whom it is from – nothing else of the journal.',
						)}
					</span>
				</p>
			) : null}
			{stepsAhead(handOver).length === 0 ? null : <StepForms {...props} />}
			<ConsentForms {...props} />
			<UndoForm {...props} />
			<p>
				<To to="/overleveringer">{say('Alle overleveringer', 'All hand-overs')}</To>
			</p>
		</>
	)
}

const FromInvalidNote: FC<HandOverProps> = ({ say, language, handOver }) =>
	handOver.noteStruck === null || isCalledOff(handOver) ? null : (
		<Alert kind="error" title={noteStruckText[language]}>
			<p>
				{writeLongDay(handOver.noteStruck.on, language)}: <span dir="auto">{handOver.noteStruck.because}</span>
			</p>
			{isSeenToSince(handOver, handOver.noteStruck.at) ? null : <WhatToDo {...{ say, handOver }} />}
		</Alert>
	)

/** What is to be done about one whose note is invalid: one closed before is opened again, so that it can be told that the receiver knows. */
const WhatToDo: FC<Pick<HandOverProps, 'say' | 'handOver'>> = ({ say, handOver }) => (
	<p>
		{isGroundless(handOver)
			? say(
					'Den må ikke sendes. Træk den tilbage nedenfor; grunden er skrevet. Skal det alligevel gives videre, så skriv en ny overlevering fra borgerens kort. Var det den forkerte borger, så fra den rigtiges.',
					'It may not be sent. Withdraw it below; the reason is written. If it is to be given on all the same, write a new hand-over from the citizen’s card. If it was the wrong citizen, then from the right one’s.',
				)
			: isOver(handOver)
				? say(
						'Den er sendt og afsluttet. Giv modtageren besked om, at notatet er ugyldigt. Fortryd derefter afslutningen nedenfor, og skriv igen, hvad der kom ud af det.',
						'It was sent and closed. Tell the receiver that the note is invalid. Then undo the closing below and write again what came of it.',
					)
				: say(
						'Den er sendt. Giv modtageren besked om, at notatet er ugyldigt, og skriv nedenfor, hvad der kom ud af det.',
						'It was sent. Tell the receiver that the note is invalid, and write below what came of it.',
					)}
	</p>
)

const Steps: FC<HandOverProps> = ({ say, language, handOver, nameOf }) =>
	handOver.steps.length === 0 ? null : (
		<>
			<h2>{say('Indtil nu', 'Until now')}</h2>
			<ol class="hj-list">
				{handOver.steps.map((step) => {
					const said = stepSaid(step)[language]
					const line = (
						<>
							<strong>{stepText(step.step)[language]}</strong> {writeShortDay(step.on)}
							{said === '' ? null : <span dir="auto"> – {said}</span>}
							{step.by === null ? null : <span class="hj-quiet"> ({nameOf(step.by)})</span>}
						</>
					)
					return (
						<li>
							{step.undone === null ? (
								line
							) : (
								<>
									<s>{line}</s>{' '}
									<span class="hj-quiet">
										{say('Fortrudt', 'Undone')}: <span dir="auto">{step.undone.because}</span>
									</span>
								</>
							)}
						</li>
					)
				})}
			</ol>
		</>
	)
