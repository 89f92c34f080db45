import type { FC } from 'hono/jsx'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Details, Empty, Heading, LinkButton } from '#platform/web/parts.tsx'
import { ClosedDrafts, OpenDrafts } from '../draft/listed-drafts.tsx'
import { standardOn } from '../standard.ts'
import { VersionPanel, type VersionsShown } from './version-panel.tsx'

/** What has been promised, since when, and whether it is lawful; and what is being written. */
export const VersionsPage: FC<VersionsShown> = (shown) => {
	const { say, language } = useAround()
	const { versions, drafts, closed, today } = shown
	const all = versions.map(({ standard }) => standard)
	const inForce = standardOn(all, today)
	const [next] = all.filter(({ validFrom }) => validFrom > today)
	return (
		<>
			<Heading
				title={say('Kvalitetsstandarden', 'The quality standard')}
				lead={
					inForce
						? say(
								`Den gældende udgave har været i kraft siden ${writeDay(inForce.validFrom, 'da')}.${next ? ` Den næste begynder ${writeDay(next.validFrom, 'da')}.` : ''}`,
								`The version in force has been so since ${writeDay(inForce.validFrom, 'en')}.${next ? ` The next one begins on ${writeDay(next.validFrom, 'en')}.` : ''}`,
							)
						: say('Ingen udgave gælder i dag.', 'No version is in force today.')
				}
			/>
			{versions.length === 0 ? (
				<Empty title={say('Der er ingen udgave endnu', 'There is no version yet')}>
					{say('Begynd en kladde fra en tekst nedenfor.', 'Begin a draft from a text below.')}
				</Empty>
			) : null}
			{versions.toReversed().map((version) => (
				<VersionPanel
					shown={shown}
					version={version}
					before={all.filter(({ validFrom }) => validFrom < version.standard.validFrom).at(-1)}
				/>
			))}
			<section aria-labelledby="kladder">
				<h2 id="kladder">{say('Kladder', 'Drafts')}</h2>
				{drafts.length === 0 ? (
					<Empty title={say('Ingen kladder er under arbejde', 'No drafts are in the making')}>
						{say(
							'Tryk “Skriv en ny udgave” ved en udgave, eller begynd fra en tekst. En kladde binder ingen, før den er sat i kraft.',
							'Press “Write a new version” at a version, or begin from a text. A draft binds nobody until it is put in force.',
						)}
					</Empty>
				) : (
					<OpenDrafts shown={shown} />
				)}
				<p class="d-print-none">
					<LinkButton to="/standarder/ny">{say('Begynd fra en tekst', 'Begin from a text')}</LinkButton>
				</p>
				{closed.length > 0 ? (
					<Details title={say(`Afsluttede kladder (${closed.length})`, `Closed drafts (${closed.length})`)}>
						<ClosedDrafts shown={shown} />
					</Details>
				) : null}
			</section>
			<p class="hj-quiet">
				{language === 'da'
					? 'En advarsel standser ingenting: kommunen bestemmer sit eget serviceniveau. Kun en fejl skal rettes først.'
					: 'A warning stops nothing: the municipality sets its own level of service. Only an error has to be mended first.'}
			</p>
		</>
	)
}
