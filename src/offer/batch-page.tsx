import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, Details, Form, Heading, LinkButton, Summary } from '#platform/web/parts.tsx'
import { type Batch, type Progress, stateOfBatch, wordsForBatch } from './batch.ts'
import { batchKind } from './batch-list.tsx'

const NotInIt: FC<{ batch: Batch }> = ({ batch }) => {
	const { say } = useAround()
	const { withoutTime, overLimit, laterInYear } = batch
	return (
		<Summary
			rows={[
				[
					say('Skal have tilbud, men der er ingen ledig tid endnu', 'Due, but there is no free time yet'),
					String(withoutTime),
				],
				[
					say('Skal have tilbud og kommer i næste udsendelse', 'Due and will come in the next batch'),
					String(overLimit),
				],
				[
					say('Har et tilbud til gode senere i året', 'Are to have theirs later in the year'),
					<>
						{laterInYear}
						<br />
						<span class="hj-quiet">
							{say(
								'Årets tilbud åbner for alle 1. januar og fordeles efter fødselsmåned, så ingen måned får flere, end der er tid til. En frist, der nærmer sig, venter ikke på måneden.',
								'The year’s offers open for everyone on 1 January and are spread by month of birth, so that no month gets more than there is time for. A deadline that is near does not wait for its month.',
							)}
						</span>
					</>,
				],
			]}
		/>
	)
}

const Approve: FC<{ batch: Batch; progress: Progress; answerBy: Day }> = ({ batch, progress, answerBy }) => {
	const { say } = useAround()
	return (
		<div class="hj-panel d-print-none">
			<h2>{say('Godkend og send', 'Approve and send')}</h2>
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
				<Form to={`/tilbud/${batch.id}/traek-tilbage`}>
					<Button look="tertiary">{say('Træk udsendelsen tilbage', 'Withdraw the batch')}</Button>
				</Form>
			</div>
		</div>
	)
}

const Sending: FC<{ batch: Batch; progress: Progress }> = ({ batch, progress }) => {
	const { say } = useAround()
	const isSent = stateOfBatch(batch) === 'sent'
	const rest = [
		progress.dropped > 0 ? say(`${progress.dropped} faldt fra`, `${progress.dropped} dropped`) : '',
		progress.held > 0 ? say(`${progress.held} venter på dig`, `${progress.held} wait for you`) : '',
		progress.takenOut > 0 ? say(`${progress.takenOut} taget ud`, `${progress.takenOut} taken out`) : '',
	].filter(Boolean)
	return (
		<Alert
			kind={isSent ? 'success' : 'info'}
			title={say(
				`${progress.sent} af ${progress.in} breve er sendt`,
				`${progress.sent} of ${progress.in} letters have been sent`,
			)}
			live
		>
			<p>{rest.join(' · ')}</p>
			{progress.left > 0 ? <LinkButton to={`/tilbud/${batch.id}`}>{say('Opdatér', 'Refresh')}</LinkButton> : null}
		</Alert>
	)
}

export const AboveBatch: FC<{ batch: Batch; progress: Progress; answerBy: Day; mayApprove: boolean }> = ({
	batch,
	progress,
	answerBy,
	mayApprove,
}) => {
	const { say, language } = useAround()
	const state = stateOfBatch(batch)
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
			{state === 'waits' && mayApprove ? <Approve batch={batch} progress={progress} answerBy={answerBy} /> : null}
			{state === 'sending' || state === 'sent' ? <Sending batch={batch} progress={progress} /> : null}
			<Details
				title={say(
					`Ikke med denne gang: ${batch.withoutTime + batch.overLimit} i næste udsendelse, ${batch.laterInYear} senere i året`,
					`Not this time: ${batch.withoutTime + batch.overLimit} in the next batch, ${batch.laterInYear} later in the year`,
				)}
			>
				<NotInIt batch={batch} />
			</Details>
		</>
	)
}

export const takeOutPage = (
	ask: Ask,
	body: { readonly fields: Child; readonly name: string; readonly to: string; readonly back: string },
): Child => (
	<>
		<Heading
			title={ask.say(`Tag ${body.name} ud`, `Take out ${body.name}`)}
			lead={ask.say(
				'Borgeren får ikke brev i denne udsendelse. Retten til tilbuddet består, og borgeren foreslås igen fra den dag, du vælger.',
				'The citizen gets no letter in this batch. The right to the offer stands, and they are proposed again from the day you choose.',
			)}
		/>
		<Form to={body.to}>
			{body.fields}
			<div class="hj-row">
				<Button>{ask.say('Tag ud', 'Take out')}</Button>
				<LinkButton to={body.back}>{ask.say('Fortryd', 'Cancel')}</LinkButton>
			</div>
		</Form>
	</>
)
