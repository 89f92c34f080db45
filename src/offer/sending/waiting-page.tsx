import type { FC } from 'hono/jsx'
import type { Instant } from '#kernel/instant.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Empty, Field, Form, Heading, Summary, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import type { Way } from './retry.ts'
import { type WaitingLetter, wordsForDown, wordsForFault, wordsForPurpose, wordsForWaiting } from './waiting.ts'

export type Waiter = { readonly one: WaitingLetter; readonly citizen: Citizen }

/** The one by which a waiting letter is named in an address: its own, or that of its offer. */
export const idOf = ({ letter, offer }: WaitingLetter): string => letter ?? offer ?? ''

/** Letters that have not gone: what waits, since when, why, and what can be done. */
export const WaitingPage: FC<{
	readonly waiters: readonly Waiter[]
	readonly down: ReadonlyMap<Way, Instant>
	/** Written and behind those that nobody takes. */
	readonly behind: number
	readonly mayAct: boolean
	readonly error: { readonly id: string; readonly words: string } | null
}> = ({ waiters, down, behind, mayAct, error }) => {
	const { say, language } = useAround()
	return (
		<>
			<Heading
				title={say('Breve, der venter', 'Letters that wait')}
				lead={say(
					'De er ikke sendt. Nogle skal du se på først; andre går af sig selv, så snart de kan.',
					'They have not gone. Some are for you to look at first; others go by themselves as soon as they can.',
				)}
			/>
			{[...down].map(([way, since]) => (
				<Alert
					kind="warning"
					title={`${wordsForDown[way][language]} ${say('siden', 'since')} ${writeMoment(since, language)}`}
				>
					<p>
						{say(
							'Intet er tabt. Vi prøver igen af os selv, og de andre breve går imens.',
							'Nothing is lost. We try again by ourselves, and the other letters go meanwhile.',
						)}{' '}
						{behind === 0
							? null
							: say(`${behind} breve mere står bag dem.`, `${behind} more letters stand behind them.`)}
					</p>
				</Alert>
			))}
			{waiters.length === 0 ? (
				<Empty title={say('Ingen breve venter', 'No letters wait')}>
					<p>
						{say(
							'Når et brev ikke kan sendes, eller nogen skal se på det først, står det her og på din arbejdsliste.',
							'When a letter cannot be sent, or somebody is to look at it first, it stands here and on your worklist.',
						)}
					</p>
				</Empty>
			) : (
				<ul class="nobullet-list">
					{waiters.map((waiter) => (
						<li>
							<WaitingOne waiter={waiter} mayAct={mayAct} error={error?.id === idOf(waiter.one) ? error.words : null} />
						</li>
					))}
				</ul>
			)}
		</>
	)
}

const WaitingOne: FC<{ readonly waiter: Waiter; readonly mayAct: boolean; readonly error: string | null }> = ({
	waiter: { one, citizen },
	mayAct,
	error,
}) => {
	const { say, language } = useAround()
	const id = idOf(one)
	const short = id.slice(0, 8)
	const name = fullName(citizen)
	const unseen = <span class="sr-only">{name}</span>
	return (
		<section class="hj-panel mb-5" aria-labelledby={`letter-${short}`}>
			<h2 id={`letter-${short}`} class="h4">
				<To to={`/borger/${citizen.id}`}>{name}</To>
			</h2>
			{error === null ? null : <Alert kind="error" title={error} live />}
			<Summary
				rows={[
					[say('Brev', 'Letter'), wordsForPurpose[one.purpose][language]],
					[say('Siden', 'Since'), writeMoment(one.failingSince ?? one.since, language)],
					one.held === null ? null : [say('Venter på dig', 'Waits for you'), wordsForWaiting(one.held)[language]],
					one.fault === null ? null : [say('Sidste forsøg', 'Last try'), wordsForFault(one.fault)[language]],
					one.next === null ? null : [say('Prøves igen', 'Tried again'), writeMoment(one.next, language)],
				]}
			/>
			{mayAct && !one.isGone ? (
				<>
					<Form to={`/tilbud/venter/${id}`} class="hj-row">
						<Button name="how" value="send">
							{one.held === null ? say('Prøv nu', 'Try now') : say('Send det alligevel', 'Send it all the same')}{' '}
							{unseen}
						</Button>
						{one.batch === null || one.offer === null ? null : (
							<To to={`/tilbud/${one.batch}/brev/${one.offer}`}>
								{say('Se brevet', 'See the letter')} {unseen}
							</To>
						)}
					</Form>
					<Details title={say('Læg til side', 'Set aside')} open={error !== null}>
						<Form to={`/tilbud/venter/${id}`}>
							<Field
								name={`words-${short}`}
								label={say('Hvorfor?', 'Why?')}
								hint={say(
									'Brevet bliver aldrig sendt. Grunden gemmes sammen med dit navn.',
									'The letter never goes. The reason is kept with your name.',
								)}
								value=""
								{...(error === null ? {} : { error })}
							/>
							<Button name="how" value="aside" look="secondary">
								{say('Læg til side', 'Set aside')} {unseen}
							</Button>
						</Form>
					</Details>
				</>
			) : null}
		</section>
	)
}
