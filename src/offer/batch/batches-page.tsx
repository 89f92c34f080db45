import type { FC } from 'hono/jsx'
import { writeMonth } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { type Ask, type List, useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, Empty, Field, Form, Heading, LinkButton, Select, To } from '#platform/web/parts.tsx'
import { type Batch, stateOfBatch, wordsForBatch } from './batch.ts'
import { batchKind } from './batch-progress.tsx'

export type BatchRow = { readonly batch: Batch; readonly offers: number; readonly sent: number }

export const batchesList = (ask: Ask, rows: readonly BatchRow[]): List<BatchRow> => {
	const { say, language } = ask
	return {
		rows,
		caption: say('Udsendelser af tilbud', 'Batches of offers'),
		exportName: 'udsendelser',
		empty: (
			<Empty title={say('Der er ikke foreslået nogen tilbud endnu', 'No offers have been proposed yet')}>
				{say(
					'Foreslå den første udsendelse ovenfor. Intet sendes, før du har godkendt det.',
					'Propose the first batch above. Nothing is sent before you have approved it.',
				)}
			</Empty>
		),
		columns: [
			{
				key: 'dag',
				label: say('Foreslået', 'Proposed'),
				value: ({ batch }) => batch.proposedAt,
				cell: ({ batch }) => <To to={`/tilbud/${batch.id}`}>{writeMoment(batch.proposedAt, language)}</To>,
			},
			{
				key: 'status',
				label: say('Status', 'Status'),
				value: ({ batch }) => wordsForBatch[stateOfBatch(batch)][language],
				cell: ({ batch }) => (
					<Badge kind={batchKind[stateOfBatch(batch)]} text={wordsForBatch[stateOfBatch(batch)][language]} />
				),
			},
			{ key: 'breve', label: say('Breve', 'Letters'), align: 'right', value: ({ offers }) => offers },
			{ key: 'sendt', label: say('Sendt', 'Sent'), align: 'right', value: ({ sent }) => sent },
		],
	}
}

const Propose: FC<{ limit: number }> = ({ limit }) => {
	const { say, language } = useAround()
	return (
		<div class="hj-panel d-print-none">
			<h2>{say('Næste udsendelse', 'Next batch')}</h2>
			<p>
				{say(
					`Systemet finder dem, der skal have et tilbud nu: de forsinkede først, så dem, hvis frist nærmer sig, så efter fødselsmåned. Højst ${limit}, og ikke flere, end der er ledige tider til; er der tid til overs, rykkes nogle frem fra travle måneder. Intet sendes, før du har set det igennem og godkendt.`,
					`The system finds those who are due now: overdue first, then those whose deadline is near, then by month of birth. At most ${limit}, and no more than there are free times for; where time is left, some are brought forward from busy months. Nothing is sent before you have looked it through and approved.`,
				)}
			</p>
			<Form to="/tilbud" class="hj-filter">
				<Field label={say('Højst', 'At most')} name="hoejst" value={String(limit)} width={4} />
				<Select
					label={say('Født i', 'Born in')}
					name="maaned"
					empty={say('alle måneder', 'every month')}
					choices={Array.from({ length: 12 }, (_, at) => ({
						value: String(at + 1),
						label: writeMonth(at + 1, language),
					}))}
				/>
				<Button>{say('Foreslå næste udsendelse', 'Propose the next batch')}</Button>
			</Form>
		</div>
	)
}

export const AboveBatches: FC<{
	waiting: Batch | null
	limit: number
	awaiting: number
	held: number
	mayPropose: boolean
}> = ({ waiting, limit, awaiting, held, mayPropose }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Tilbud', 'Offers')}
				lead={say('Hvem får et brev denne gang, og er det rigtigt?', 'Who gets a letter this time, and is it right?')}
			/>
			{held > 0 ? (
				<Alert kind="warning" title={say(`${held} breve venter på dig`, `${held} letters wait for you`)}>
					<To to="/tilbud/venter">{say('Se dem', 'See them')}</To>
				</Alert>
			) : null}
			{waiting !== null ? (
				<Alert kind="info" title={say('En udsendelse venter på godkendelse', 'A batch waits for approval')}>
					<LinkButton to={`/tilbud/${waiting.id}`} look="primary">
						{say('Se den igennem', 'Look it through')}
					</LinkButton>
				</Alert>
			) : mayPropose ? (
				<Propose limit={limit} />
			) : null}
			<p>
				<To to="/tilbud/afventer">{say(`${awaiting} tilbud afventer svar`, `${awaiting} offers await an answer`)}</To>
				{' · '}
				<To to="/tilbud/aaret">{say('Året måned for måned', 'The year month by month')}</To>
			</p>
			<h2>{say('Udsendelser', 'Batches')}</h2>
		</>
	)
}
