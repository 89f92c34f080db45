import type { FC } from 'hono/jsx'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Empty, Field, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import { wordsForNotArrived, wordsForNotOnPaper } from './delivery.ts'
import type { Lost } from './delivery-actions.ts'
import { wordsForPurpose } from './waiting.ts'

/** Letters that did not arrive, each with what can be done. */
export const NotArrivedPage: FC<{
	readonly lost: readonly Lost[]
	readonly mayAct: boolean
	readonly error: { readonly letter: string; readonly words: string } | null
}> = ({ lost, mayAct, error }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Breve, der ikke nåede frem', 'Letters that did not arrive')}
				lead={
					lost.length === 0
						? null
						: say(
								'Digital Post har meldt, at de ikke blev afleveret. Borgeren ved altså intet om dem endnu. Et brev forsvinder herfra, når det er sendt på papir, eller når I har talt sammen.',
								'Digital Post says that they were not delivered. So the citizen does not know of them yet. A letter leaves this list when it has gone on paper, or when you have spoken with each other.',
							)
				}
			/>
			{lost.length === 0 ? (
				<Empty title={say('Alle breve er nået frem', 'Every letter has arrived')}>
					<p>
						{say(
							'Når et brev ikke kan afleveres, står det her og på din arbejdsliste.',
							'When a letter cannot be delivered, it stands here and on your worklist.',
						)}
					</p>
				</Empty>
			) : (
				<ul class="nobullet-list">
					{lost.map((one) => (
						<li>
							<LostLetter one={one} mayAct={mayAct} error={error?.letter === one.letter.id ? error.words : null} />
						</li>
					))}
				</ul>
			)}
		</>
	)
}

const LostLetter: FC<{ readonly one: Lost; readonly mayAct: boolean; readonly error: string | null }> = ({
	one: { letter, citizen, toldAt, because, notOnPaper },
	mayAct,
	error,
}) => {
	const { say, language } = useAround()
	const id = letter.id.slice(0, 8)
	const name = fullName(citizen)
	return (
		<section class="hj-panel mb-5" aria-labelledby={`letter-${id}`}>
			<h2 id={`letter-${id}`} class="h4">
				<To to={`/borger/${citizen.id}`}>{name}</To>
			</h2>
			{error === null ? null : <Alert kind="error" title={error} live />}
			<Summary
				rows={[
					[say('Brev', 'Letter'), `${wordsForPurpose[letter.purpose][language]}, ${writeDay(letter.dated, language)}`],
					[say('Hvorfor', 'Why'), wordsForNotArrived(because)[language]],
					[say('Meldt', 'Told'), writeMoment(toldAt, language)],
				]}
			/>
			{mayAct ? (
				<>
					<div class="hj-row">
						{notOnPaper === null ? (
							<Form to={`/tilbud/ikke-afleveret/${letter.id}`}>
								<Button name="how" value="paper">
									{say('Send på papir', 'Send on paper')} <span class="sr-only">{name}</span>
								</Button>
							</Form>
						) : null}
						<LinkButton to={`/ringeliste?borger=${citizen.id}`} look={notOnPaper === null ? 'secondary' : 'primary'}>
							{say('Ring i stedet', 'Call instead')} <span class="sr-only">{name}</span>
						</LinkButton>
					</div>
					{notOnPaper === null ? null : (
						<p class="hj-quiet">
							{say('Ikke på papir: ', 'Not on paper: ')}
							{wordsForNotOnPaper[notOnPaper][language].toLowerCase()}.
						</p>
					)}
					<Details title={say('Gør noget andet', 'Do something else')} open={error !== null}>
						<Form to={`/tilbud/ikke-afleveret/${letter.id}`}>
							<Field
								name={`words-${id}`}
								label={say('Hvad blev gjort?', 'What was done?')}
								hint={say('Gemmes sammen med dit navn.', 'Kept with your name.')}
								value=""
								{...(error === null ? {} : { error })}
							/>
							<Button name="how" value="seen" look="secondary">
								{say('Sæt som set', 'Mark as seen')} <span class="sr-only">{name}</span>
							</Button>
						</Form>
					</Details>
				</>
			) : null}
		</section>
	)
}
