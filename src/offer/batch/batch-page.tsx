import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, Details, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { type Batch, type LeftOut, type Progress, stateOfBatch, wordsForBatch, wordsForLeftOut } from './batch.ts'
import { takeOutForm } from './batch-list.tsx'
import { batchKind, ProgressOf } from './batch-progress.tsx'

/** How many are not in it, by reason; of the newest batch each number leads to who they are. */
export type NotInIt = {
	readonly counts: readonly (readonly [LeftOut, number])[]
	readonly areListed: boolean
}

const more: Partial<Record<LeftOut, Text>> = {
	without_time: text(
		'Læg mere arbejdstid ind for medarbejderne, eller se året igennem.',
		'Enter more working hours for the consultants, or look through the year.',
	),
	later_in_year: text(
		'Årets tilbud åbner for alle 1. januar og fordeles efter fødselsmåned, så ingen måned får flere, end der er tid til. En frist, der nærmer sig, venter ikke på måneden.',
		'The year’s offers open for everyone on 1 January and are spread by month of birth, so that no month gets more than there is time for. A deadline that is near does not wait for its month.',
	),
}

const LeftOutCounts: FC<{ batch: Batch; notInIt: NotInIt }> = ({ batch, notInIt }) => {
	const { language } = useAround()
	return (
		<Summary
			rows={notInIt.counts.map(([reason, count]) => [
				wordsForLeftOut[reason][language],
				<>
					{notInIt.areListed && count > 0 ? (
						<To to={`/tilbud/${batch.id}/ikke-med?hvorfor=${reason}`}>
							{count}
							<span class="sr-only">: {wordsForLeftOut[reason][language]}</span>
						</To>
					) : (
						count
					)}
					{count > 0 && more[reason] !== undefined ? (
						<>
							<br />
							<span class="hj-quiet">{more[reason]?.[language]}</span>
						</>
					) : null}
				</>,
			])}
		/>
	)
}

const Approve: FC<{ batch: Batch; progress: Progress; answerBy: Day; hasTimes: boolean }> = ({
	batch,
	progress,
	answerBy,
	hasTimes,
}) => {
	const { say } = useAround()
	return (
		<div class="hj-panel d-print-none">
			<h2 class="sr-only">{say('Godkend og send', 'Approve and send')}</h2>
			<p>
				{say(
					`${progress.in} breve sendes, når du godkender. De foreslåede tider holdes til og med ${writeDay(answerBy, 'da')}. Ved afsendelsen ses der efter igen, om nogen er død, flyttet, undtaget eller har sagt fra.`,
					`${progress.in} letters are sent once you approve. The proposed times are held until ${writeDay(answerBy, 'en')}. At sending it is checked again whether anyone has died, moved, become excluded or opted out.`,
				)}
			</p>
			<div class="hj-row">
				<Form to={`/tilbud/${batch.id}/godkend`}>
					<Button>{say(`Godkend ${progress.in} breve`, `Approve ${progress.in} letters`)}</Button>
				</Form>
				{hasTimes ? (
					<Form to={`/tilbud/${batch.id}/laeg-igen`}>
						<Button look="secondary">{say('Læg tiderne igen', 'Plan the times again')}</Button>
					</Form>
				) : null}
				<Form to={`/tilbud/${batch.id}/traek-tilbage`}>
					<Button look="tertiary">{say('Træk udsendelsen tilbage', 'Withdraw the batch')}</Button>
				</Form>
			</div>
			{hasTimes ? (
				<p class="hj-quiet">
					{say(
						'Læg tiderne igen, når nogen er taget ud, eller en medarbejder er blevet syg. Tider, som en medarbejder har valgt, bliver stående.',
						'Plan the times again when somebody has been taken out or a consultant has fallen ill. Times that a member of staff has chosen stay.',
					)}
				</p>
			) : null}
		</div>
	)
}

/** Several at once: the boxes stand in the list below. */
const TakeOut: FC<{ batch: Batch; choice: string }> = ({ batch, choice }) => {
	const { say, link } = useAround()
	return (
		<form method="get" action={link(`/tilbud/${batch.id}/tag-ud`)} id={takeOutForm} class="hj-row d-print-none">
			{[...new URLSearchParams(choice)].map(([key, value]) => (
				<input type="hidden" name={key} value={value} />
			))}
			<button type="submit" class="button button-secondary">
				{say('Tag de valgte ud', 'Take the chosen out')}
			</button>
			<span class="hj-quiet">
				{say('Sæt flueben i listen ved dem, der ikke skal med.', 'Tick those in the list who are not to be in it.')}
			</span>
		</form>
	)
}

export const AboveBatch: FC<{
	batch: Batch
	progress: Progress
	answerBy: Day
	mayApprove: boolean
	/** Some of its letters name a time. */
	hasTimes: boolean
	notInIt: NotInIt
	/** The first letter of the list, to leaf on from. */
	first: string | null
	/** What is chosen in the list. */
	choice: string
}> = ({ batch, progress, answerBy, mayApprove, hasTimes, notInIt, first, choice }) => {
	const { say, language } = useAround()
	const state = stateOfBatch(batch)
	const waits = state === 'waits' && mayApprove
	const left = notInIt.counts.reduce((sum, [, count]) => sum + count, 0)
	return (
		<>
			<Heading
				title={say('Udsendelse af tilbud', 'Batch of offers')}
				lead={
					<>
						{say('Foreslået ', 'Proposed ')}
						{writeLongDay(dayOf(batch.proposedAt), language)}{' '}
						<Badge kind={batchKind[state]} text={wordsForBatch[state][language]} />
					</>
				}
			/>
			{waits ? <Approve batch={batch} progress={progress} answerBy={answerBy} hasTimes={hasTimes} /> : null}
			<ProgressOf batch={batch} progress={progress} mayStop={mayApprove} />
			<Details title={say(`Ikke med denne gang: ${left}`, `Not this time: ${left}`)}>
				<LeftOutCounts batch={batch} notInIt={notInIt} />
			</Details>
			{first === null ? null : (
				<p class="d-print-none">
					<a href="#liste">{say('Til listen', 'To the list')}</a>
					{' · '}
					<To to={`/tilbud/${batch.id}/se/${first}${choice}`}>
						{say('Se alle breve igennem, et ad gangen', 'Look through every letter, one at a time')}
					</To>
				</p>
			)}
			{waits ? <TakeOut batch={batch} choice={choice} /> : null}
		</>
	)
}

export const takeOutPage = (
	ask: Ask,
	body: { readonly fields: Child; readonly names: readonly string[]; readonly to: string; readonly back: string },
): Child => {
	const [one] = body.names
	const isOne = body.names.length === 1
	return (
		<>
			<Heading
				title={
					isOne
						? ask.say(`Tag ${one} ud`, `Take out ${one}`)
						: ask.say(`Tag ${body.names.length} borgere ud`, `Take out ${body.names.length} citizens`)
				}
				lead={
					isOne
						? ask.say(
								'Borgeren får ikke brev i denne udsendelse. Retten til tilbuddet består, og borgeren foreslås igen fra den dag, du vælger.',
								'The citizen gets no letter in this batch. The right to the offer stands, and the citizen is proposed again from the day you choose.',
							)
						: ask.say(
								'De får ikke brev i denne udsendelse. Retten til tilbuddet består, og de foreslås igen fra den dag, du vælger.',
								'They get no letter in this batch. The right to the offer stands, and they are proposed again from the day you choose.',
							)
				}
			/>
			{isOne ? null : (
				<ul>
					{body.names.map((name) => (
						<li>{name}</li>
					))}
				</ul>
			)}
			<Form to={body.to}>
				{body.fields}
				<div class="hj-row">
					<Button>
						{isOne
							? ask.say('Tag ud', 'Take out')
							: ask.say(`Tag ${body.names.length} ud`, `Take ${body.names.length} out`)}
					</Button>
					<LinkButton to={body.back}>{ask.say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
