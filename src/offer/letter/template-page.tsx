import type { FC } from 'hono/jsx'
import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, Form, Heading, To } from '#platform/web/parts.tsx'
import { type Tried, wordsForTemplate } from './trial.ts'
import { templates, type Variant, writeVariant } from './trial-letters.ts'
import { YesToWords } from './trial-page.tsx'

export type WordingShown = {
	/** Names of the municipality's own files; empty when it has none. */
	readonly own: readonly string[]
	/** Of those, the ones that replace nothing: a name of ours misspelt. */
	readonly unknown: readonly string[]
	/** Null until somebody has approved what lies there now. */
	readonly approved: { readonly at: Parameters<typeof dayOf>[0]; readonly by: string } | null
}

const Whose: FC<WordingShown> = ({ own, approved }) => {
	const { say, language } = useAround()
	if (own.length === 0)
		return (
			<Alert kind="info" title={say('Brevene bruger systemets egne ord', 'The letters use the system’s own words')}>
				{say(
					'Vil kommunen bruge sine egne, lægger den, der passer systemet, en fil med samme navn i mappen “letters” i kommunens mappe. Den tages i brug, når nogen har set prøven igennem og sagt ja her.',
					'If the municipality wants its own, whoever runs the system puts a file of the same name into the folder “letters” of the municipality’s folder. It is used once somebody has looked the trial through and said yes here.',
				)}
			</Alert>
		)
	if (approved !== null)
		return (
			<Alert kind="success" title={say('Kommunens egne ord er i brug', 'The municipality’s own words are in use')}>
				{say('Set igennem og godkendt', 'Looked through and approved')} {writeDay(dayOf(approved.at), language)}{' '}
				{say('af', 'by')} {approved.by}.
			</Alert>
		)
	return (
		<Alert kind="warning" title={say('Kommunens egne ord venter på dig', 'The municipality’s own words wait for you')}>
			{say(
				'De er nye eller ændret. Indtil nogen har set prøven igennem og sagt ja, bruger alle breve systemets egne ord.',
				'They are new or changed. Until somebody has looked the trial through and said yes, every letter uses the system’s own words.',
			)}
		</Alert>
	)
}

const ToLetter: FC<{ variant: Variant; words: string; name: string }> = ({ variant, words, name }) => (
	<To to={`/breve/brev?${writeVariant(variant)}`}>
		{words}
		<span class="sr-only">, {name}</span>
	</To>
)

const Letters: FC<{ shown: WordingShown }> = ({ shown: { own, approved } }) => {
	const { say, language } = useAround()
	const sizes = [
		{ language: 'da', size: 'normal', words: say('Dansk', 'Danish') },
		{ language: 'da', size: 'large', words: say('Dansk, stor skrift', 'Danish, large print') },
		{ language: 'en', size: 'normal', words: say('Engelsk', 'English') },
		{ language: 'en', size: 'large', words: say('Engelsk, stor skrift', 'English, large print') },
	] as const
	return (
		<section class="table--responsive-scroll" tabindex={0} aria-label={say('Alle breve', 'Every letter')}>
			<table class="table hj-table">
				<thead>
					<tr>
						<th scope="col">{say('Brev', 'Letter')}</th>
						<th scope="col">{say('Ord', 'Words')}</th>
						<th scope="col">{say('Se det skrevet til alle prøveborgere', 'See it written to every trial citizen')}</th>
					</tr>
				</thead>
				<tbody>
					{templates.map((template) => {
						const name = wordsForTemplate[template]?.[language] ?? template
						const isOwn = own.some((file) => file.startsWith(`${template}.`))
						return (
							<tr>
								<th scope="row">
									{name}
									<br />
									<span class="hj-quiet">{template}.da.typ</span>
								</th>
								<td>
									{!isOwn ? (
										say('systemets', 'the system’s')
									) : approved !== null ? (
										<Badge kind="success" text={say('kommunens', 'the municipality’s')} />
									) : (
										<Badge kind="warning" text={say('kommunens, ikke godkendt', 'the municipality’s, not approved')} />
									)}
								</td>
								<td>
									{sizes.map(({ words, ...rest }, place) => (
										<>
											{place > 0 ? ' · ' : ''}
											<ToLetter variant={{ template, ...rest }} words={words} name={name} />
										</>
									))}
								</td>
							</tr>
						)
					})}
				</tbody>
			</table>
		</section>
	)
}

/** Every letter in use, whose words they are, and how to try them. */
export const LettersPage: FC<{
	shown: WordingShown
	/** What the last trial of just these words found; null when none was made. */
	tried: Tried | null
	digest: string | null
}> = ({ shown, tried, digest }) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Breve', 'Letters')}
				lead={say(
					'Hvad skriver vi til borgerne? Kan alle breve skrives, som de skal?',
					'What do we write to citizens? Can every letter be written as it should be?',
				)}
			/>
			<Whose {...shown} />
			{tried === null ? null : (
				<>
					<p>
						<To to="/breve/proeve">{say('Se, hvad prøven fandt', 'See what the trial found')}</To>
					</p>
					<YesToWords tried={tried} digest={digest} isApproved={shown.approved !== null} />
				</>
			)}
			{shown.unknown.length > 0 ? (
				<Alert kind="warning" title={say('Filer, som ikke bruges', 'Files that are not used')}>
					{shown.unknown.join(', ')}.{' '}
					{say(
						'Ingen brevskabelon hedder sådan. Ret navnet, eller fjern filen.',
						'No template is called that. Correct the name, or remove the file.',
					)}
				</Alert>
			) : null}
			<Form to="/breve/proeve">
				<Button look={shown.own.length > 0 && shown.approved === null ? 'primary' : 'secondary'}>
					{say('Prøv alle breve', 'Try every letter')}
				</Button>
				<p class="hj-quiet mt-3">
					{say(
						'Skriver hvert brev til 19 opdigtede borgere: lange navne, lange adresser, fremmede bogstaver. Det tager et halvt minut, og intet sendes.',
						'Writes every letter to 19 made-up citizens: long names, long addresses, foreign letters. It takes half a minute, and nothing is sent.',
					)}
				</p>
			</Form>
			<h2>{say('Alle breve', 'Every letter')}</h2>
			<Letters shown={shown} />
		</>
	)
}
