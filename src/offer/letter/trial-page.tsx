import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Form, Heading, To } from '#platform/web/parts.tsx'
import { type Tried, wordsForTemplate, wordsForWrong } from './trial.ts'
import { templates, type Variant, variants, writeVariant } from './trial-letters.ts'

/** The yes to the words that were tried; nothing when there is nothing to say yes to. */
export const YesToWords: FC<{ tried: Tried; digest: string | null; isApproved: boolean }> = ({
	tried,
	digest,
	isApproved,
}) => {
	const { say } = useAround()
	if (digest === null || isApproved || tried.findings.length > 0) return null
	return (
		<Form to="/breve/godkend">
			<input type="hidden" name="digest" value={digest} />
			<p>
				{say(
					'Læs kommunens egne breve igennem, før du siger ja. Derefter bruges kommunens egne ord i alle breve.',
					'Read the municipality’s own letters through before you say yes. After that every letter uses the municipality’s own words.',
				)}
			</p>
			<Button>{say('Jeg har set dem igennem. Brug dem', 'I have looked them through. Use them')}</Button>
		</Form>
	)
}

/** The letters in the municipality's own words, each in a tab of its own, so that the result stays where it is. */
const OwnLetters: FC<{ own: readonly string[] }> = ({ own }) => {
	const { say, language, link } = useAround()
	const mine = templates.filter((template) => own.some((file) => file.startsWith(`${template}.`)))
	const wordsFor = (variant: Variant): string =>
		[
			variant.language === 'da' ? say('dansk', 'Danish') : say('engelsk', 'English'),
			...(variant.size === 'large' ? [say('stor skrift', 'large print')] : []),
		].join(', ')
	if (mine.length === 0) return null
	return (
		<>
			<h2>{say('Kommunens egne breve', 'The municipality’s own letters')}</h2>
			<p class="hj-quiet">{say('Hvert brev åbner i en ny fane.', 'Each letter opens in a new tab.')}</p>
			<ul>
				{mine.map((template) => (
					<li>
						{wordsForTemplate[template]?.[language] ?? template}:{' '}
						{variants
							.filter((variant) => variant.template === template)
							.map((variant, at) => (
								<>
									{at > 0 ? ' · ' : ''}
									<a href={link(`/breve/brev?${writeVariant(variant)}`)} target="_blank" rel="noopener">
										{wordsFor(variant)}
										<span class="sr-only">
											, {wordsForTemplate[template]?.[language] ?? template} ({say('ny fane', 'new tab')})
										</span>
									</a>
								</>
							))}
					</li>
				))}
			</ul>
		</>
	)
}

/** What the trial found, and the yes to the words that were tried. */
export const TrialPage: FC<{
	tried: Tried
	own: readonly string[]
	digest: string | null
	isApproved: boolean
}> = ({ tried, own, digest, isApproved }) => {
	const { say, language } = useAround()
	const { letters, held, findings } = tried
	const size = { normal: '', large: say(', stor skrift', ', large print') }
	return (
		<>
			<Heading
				title={say('Prøve af alle breve', 'Trial of all letters')}
				lead={say(
					`${letters} breve er skrevet til opdigtede borgere. ${held} er holdt tilbage, som de skal: navnet har tegn, som skriften ikke kan vise.`,
					`${letters} letters were written to made-up citizens. ${held} were held back, as they should be: the name has signs that the font cannot show.`,
				)}
			/>
			{findings.length === 0 ? (
				<Alert
					kind="success"
					title={say('Alle breve kan skrives, som de skal', 'Every letter can be written as it should be')}
				>
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
			<OwnLetters own={own} />
			<YesToWords tried={tried} digest={digest} isApproved={isApproved} />
			<p class="mt-5">
				<To to="/breve">{say('Tilbage til alle breve', 'Back to every letter')}</To>
			</p>
		</>
	)
}
