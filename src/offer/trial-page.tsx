import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Form, Heading, To } from '#platform/web/parts.tsx'
import { type Tried, wordsForTemplate, wordsForWrong } from './trial.ts'
import { writeVariant } from './trial-letters.ts'

/** What the trial found, and the yes to the words that were tried. */
export const TrialPage: FC<{ tried: Tried; digest: string | null; isApproved: boolean }> = ({
	tried,
	digest,
	isApproved,
}) => {
	const { say, language } = useAround()
	const { letters, held, findings } = tried
	const size = { normal: '', large: say(', stor skrift', ', large print') }
	return (
		<>
			<Heading
				title={say('Prøve af alle breve', 'Trial of every letter')}
				lead={say(
					`${letters} breve er sat til opdigtede borgere. ${held} er holdt tilbage, som de skal: navnet har tegn, som skriften ikke kan vise.`,
					`${letters} letters were set to made-up citizens. ${held} were held back, as they should be: the name has signs that the font cannot show.`,
				)}
			/>
			{findings.length === 0 ? (
				<Alert kind="success" title={say('Alle breve kan sættes', 'Every letter can be set')}>
					{say(
						'Intet går ud over kanten, og intet fylder for meget.',
						'Nothing runs over the edge, and nothing takes too much room.',
					)}
				</Alert>
			) : (
				<>
					<Alert
						kind="error"
						title={say(
							`${findings.length} ting skal rettes i skabelonerne først`,
							`${findings.length} things are to be mended in the templates first`,
						)}
					/>
					<ul>
						{findings.slice(0, 100).map(({ variant, who, wrong }) => (
							<li>
								<To to={`/breve/brev?${writeVariant(variant)}`}>
									{wordsForTemplate[variant.template]?.[language]} ({variant.language}
									{size[variant.size]})
								</To>{' '}
								– {who[language].toLowerCase()}: {wordsForWrong[wrong][language]}.
							</li>
						))}
					</ul>
				</>
			)}
			{digest === null || isApproved || findings.length > 0 ? null : (
				<Form to="/breve/godkend">
					<input type="hidden" name="digest" value={digest} />
					<p>
						{say(
							'Åbn brevene på siden Breve, og læs dem igennem, før du siger ja. Derefter bruges kommunens egne ord i alle breve.',
							'Open the letters on the page Letters and read them through before you say yes. After that every letter uses the municipality’s own words.',
						)}
					</p>
					<Button>{say('Jeg har set dem igennem. Brug dem', 'I have looked them through. Use them')}</Button>
				</Form>
			)}
			<p class="mt-5">
				<To to="/breve">{say('Tilbage til alle breve', 'Back to every letter')}</To>
			</p>
		</>
	)
}
