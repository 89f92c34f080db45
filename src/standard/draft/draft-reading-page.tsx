import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Empty, Heading, LinkButton } from '#platform/web/parts.tsx'
import type { ReadDraft } from '../actions.ts'
import type { Office } from '../public/shown.ts'
import { StandardReading } from '../public/standard-page.tsx'
import type { Standard } from '../standard.ts'
import { type ChangedPart, differenceLead } from '../version/difference.ts'
import { Differences } from '../version/difference-page.tsx'

const Back: FC<{ draft: ReadDraft }> = ({ draft }) => {
	const { say } = useAround()
	return (
		<p>
			<LinkButton to={`/standarder/kladde/${draft.id}`}>{say('Tilbage til kladden', 'Back to the draft')}</LinkButton>
		</p>
	)
}

/** A draft as citizens would read it. */
export const DraftReadingPage: FC<{ draft: ReadDraft; office: Office; today: Day }> = ({ draft, office, today }) => {
	const { say, language } = useAround()
	if (draft.standard === null)
		return (
			<>
				<Heading title={draft.title} />
				<Empty title={say('Kladden kan ikke læses endnu', 'The draft cannot be read yet')}>
					{say('Ret først de fejl, kontrollen finder.', 'First mend the errors that the check finds.')}
				</Empty>
				<Back draft={draft} />
			</>
		)
	return (
		<div class="hj-citizen">
			<Heading title={draft.standard.title[language]} lead={draft.standard.texts.summary[language]} />
			<Alert kind="info" title={say('Dette er en kladde', 'This is a draft')}>
				{say('Sådan vil borgerne læse den. Den gælder ikke.', 'This is how citizens will read it. It is not in force.')}
			</Alert>
			<StandardReading standard={draft.standard} office={office} today={today} language={language} />
			<Back draft={draft} />
		</div>
	)
}

type Compared = {
	readonly draft: ReadDraft
	readonly from: Standard
	readonly to: Standard
	readonly parts: readonly ChangedPart[]
}

/** What a draft would change. */
export const DraftDifferencePage: FC<Compared> = ({ draft, from, to, parts }) => {
	const { say, language } = useAround()
	return (
		<>
			<Heading
				title={draft.title}
				lead={say(
					`${differenceLead(to, 'da')}, hvis kladden sættes i kraft, i forhold til udgaven fra ${writeDay(from.validFrom, 'da')}:`,
					`${differenceLead(to, 'en')}, if the draft is put in force, compared with the version from ${writeDay(from.validFrom, 'en')}:`,
				)}
			/>
			<Differences parts={parts} language={language} />
			<Back draft={draft} />
		</>
	)
}
