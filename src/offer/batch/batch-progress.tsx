import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Form, type Kind, LinkButton, To } from '#platform/web/parts.tsx'
import { type Batch, type BatchState, type Progress, stateOfBatch } from './batch.ts'

/** The element that the page fetches anew while letters are on their way; its own page works without a program. */
const progressElement = 'fremdrift'

/** Where no program runs, the page goes on to the one that shows the sending alone, and that one to itself, every five seconds. */
const WithoutProgram: FC<{ address: string }> = ({ address }) => (
	<noscript>
		{/* Marked as belonging here: it would be lifted out of the noscript into the head otherwise. */}
		<meta http-equiv="refresh" content={`5;url=${address}`} itemProp="" />
	</noscript>
)

/** How a batch stands, in colour. */
export const batchKind = {
	waits: 'info',
	withdrawn: 'none',
	stopped: 'warning',
	sending: 'info',
	sent: 'success',
} as const satisfies Readonly<Record<BatchState, Kind | 'none'>>

/** How far the sending has come, what fell away and what waits; stops and continues it. */
export const ProgressOf: FC<{ batch: Batch; progress: Progress; mayStop: boolean }> = ({
	batch,
	progress,
	mayStop,
}) => {
	const { say, link } = useAround()
	const state = stateOfBatch(batch)
	if (state === 'waits' || state === 'withdrawn') return null
	const isMoving = state === 'sending' && progress.left > 0
	const own = `/tilbud/${batch.id}/${progressElement}`
	const counts = [
		[progress.left, say(`${progress.left} mangler`, `${progress.left} to go`)],
		[progress.dropped, say(`${progress.dropped} faldt fra`, `${progress.dropped} dropped`)],
		[progress.held, say(`${progress.held} venter på dig`, `${progress.held} wait for you`)],
		[progress.takenOut, say(`${progress.takenOut} taget ud`, `${progress.takenOut} taken out`)],
	] as const
	const words = counts.filter(([count]) => count > 0).map(([, word]) => word)
	return (
		<div id={progressElement} data-again={isMoving ? link(own) : undefined}>
			{isMoving ? <WithoutProgram address={link(own)} /> : null}
			<Alert
				kind={batchKind[state]}
				title={
					state === 'stopped'
						? say(
								`Stoppet: ${progress.sent} af ${progress.in} breve er sendt`,
								`Stopped: ${progress.sent} of ${progress.in} letters have been sent`,
							)
						: say(
								`${progress.sent} af ${progress.in} breve er sendt`,
								`${progress.sent} of ${progress.in} letters have been sent`,
							)
				}
				live
			>
				<progress
					class="hj-progress"
					max={Math.max(1, progress.in)}
					value={progress.in - progress.left}
					aria-label={say('Afsendelsen', 'The sending')}
				/>
				{words.length === 0 ? null : <p>{words.join(' · ')}</p>}
				{progress.held > 0 ? (
					<p>
						<To to="/tilbud/venter">{say('Se de breve, der venter på dig', 'See the letters that wait for you')}</To>
					</p>
				) : null}
				{state === 'stopped' ? (
					<p>
						{say(
							'Det, der er sendt, er sendt. Resten venter, til du fortsætter. Tiderne holdes til svarfristen; går den, foreslås borgerne igen i en ny udsendelse.',
							'What has been sent has been sent. The rest waits until you continue. The times are held until the answer-by day; once that has passed, the citizens are proposed again in a new batch.',
						)}
					</p>
				) : null}
				<div class="hj-row d-print-none">
					{mayStop && isMoving ? (
						<Form to={`/tilbud/${batch.id}/stop`}>
							<Button look="secondary">{say('Stop afsendelsen', 'Stop the sending')}</Button>
						</Form>
					) : null}
					{mayStop && state === 'stopped' ? (
						<Form to={`/tilbud/${batch.id}/fortsaet`}>
							<Button>{say('Fortsæt afsendelsen', 'Continue the sending')}</Button>
						</Form>
					) : null}
					{isMoving ? <LinkButton to={`/tilbud/${batch.id}`}>{say('Opdatér', 'Refresh')}</LinkButton> : null}
				</div>
			</Alert>
		</div>
	)
}
