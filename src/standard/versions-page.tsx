import type { FC } from 'hono/jsx'
import { addMonths, type Day, firstOfMonth } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, Details, Empty, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import type { CheckedVersion } from './actions.ts'
import type { Draft } from './draft.ts'
import { approvalWords, asItEnds, basisWords, daysInForce, lifeOn, lifeWords } from './life-words.ts'
import type { Problem } from './problem.ts'
import { ProblemList, verdictOf } from './problem-list.tsx'
import { type Standard, standardOn } from './standard.ts'

/** A draft in the list, with what its text says. */
export type ListedDraft = {
	readonly draft: Draft
	readonly standard: Standard | null
	readonly problems: readonly Problem[]
}

export type VersionsShown = {
	readonly versions: readonly CheckedVersion[]
	readonly drafts: readonly ListedDraft[]
	readonly today: Day
	readonly nameOf: (staff: StaffId) => string
	/** For a draft begun from each version: sent twice it is begun once. */
	readonly newIds: ReadonlyMap<Day, string>
}

/** So many findings about the version in force are shown without a press. */
const openAtMost = 3

/** The first of next month: a day to begin on that is put in place of a better one. */
export const nextBeginning = (today: Day): Day => firstOfMonth(addMonths(today, 1))

const CopyForm: FC<{ version: Standard; newId: string; look: 'primary' | 'secondary' }> = ({
	version,
	newId,
	look,
}) => {
	const { say, language } = useAround()
	return (
		<Form to="/standarder/ny">
			<input type="hidden" name="id" value={newId} />
			<input type="hidden" name="from" value={version.validFrom} />
			<input
				type="hidden"
				name="title"
				value={say(
					`Ny udgave efter den fra ${writeDay(version.validFrom, language)}`,
					`New version after the one from ${writeDay(version.validFrom, language)}`,
				)}
			/>
			<Button look={look}>{say('Skriv en ny udgave', 'Write a new version')}</Button>
		</Form>
	)
}

const Version: FC<{ shown: VersionsShown; version: CheckedVersion; before: Standard | undefined }> = ({
	shown,
	version: { standard, problems, draft },
	before,
}) => {
	const { say, language } = useAround()
	const all = shown.versions.map((version) => version.standard)
	const inForce = standardOn(all, shown.today)
	const life = lifeOn(standard, inForce, shown.today)
	const verdict = verdictOf(problems, language)
	const id = `udgave-${standard.validFrom}`
	return (
		<section class={`hj-panel hj-version ${life === 'in_force' ? 'hj-next' : ''}`} aria-labelledby={id}>
			<div class="hj-panel-head">
				<h2 id={id}>{daysInForce(asItEnds(standard, all), language)}</h2>
				<Badge
					kind={life === 'in_force' ? 'success' : life === 'to_come' ? 'info' : 'none'}
					text={lifeWords[life][language]}
				/>
			</div>
			<Summary
				rows={[
					[say('Godkendt af', 'Approved by'), approvalWords(standard, language)],
					[say('Lovgrundlag', 'Legal basis'), basisWords(standard, language)],
					draft?.end?.is === 'in_force'
						? [
								say('Sat i kraft her', 'Put in force here'),
								`${writeDay(dayOf(draft.end.at), language)}, ${shown.nameOf(draft.end.by)}`,
							]
						: null,
					[say('Kontrol', 'Check'), <Badge kind={verdict.kind} text={verdict.words} />],
				]}
			/>
			{problems.length > 0 ? (
				<Details
					title={say('Se, hvad kontrollen siger', 'See what the check says')}
					open={life === 'in_force' && problems.length <= openAtMost}
				>
					<ProblemList problems={problems} language={language} />
				</Details>
			) : null}
			<div class="hj-row d-print-none">
				{life !== 'over' || inForce === null ? (
					<CopyForm
						version={standard}
						newId={shown.newIds.get(standard.validFrom) ?? ''}
						look={life === 'to_come' ? 'secondary' : 'primary'}
					/>
				) : null}
				<To to={life === 'in_force' ? '/standard' : `/standard/${standard.validFrom}`}>{say('Læs', 'Read')}</To>
				{before ? (
					<To to={`/standard/forskel?fra=${before.validFrom}&til=${standard.validFrom}`}>
						{say('Forskelle til den før', 'Differences to the one before')}
					</To>
				) : null}
				<To to={`/standarder/udgave/${standard.validFrom}/yaml`}>YAML</To>
				<To to={`/standard/${standard.validFrom}/pdf`}>PDF</To>
			</div>
		</section>
	)
}

const DraftTable: FC<{ drafts: readonly ListedDraft[]; shown: VersionsShown; caption: string }> = ({
	drafts,
	shown,
	caption,
}) => {
	const { say, language } = useAround()
	return (
		<table class="table hj-table">
			<caption class="sr-only">{caption}</caption>
			<thead>
				<tr>
					<th scope="col">{say('Kladde', 'Draft')}</th>
					<th scope="col">{say('Gælder', 'In force')}</th>
					<th scope="col">{say('Kontrol', 'Check')}</th>
					<th scope="col">{say('Ændret', 'Changed')}</th>
				</tr>
			</thead>
			<tbody>
				{drafts.map(({ draft, standard, problems }) => {
					const verdict = verdictOf(problems, language)
					return (
						<tr>
							<td data-title={say('Kladde', 'Draft')}>
								<To to={`/standarder/kladde/${draft.id}`}>{draft.title}</To>
							</td>
							<td data-title={say('Gælder', 'In force')}>
								{standard ? daysInForce(standard, language) : say('ved vi ikke endnu', 'not known yet')}
							</td>
							<td data-title={say('Kontrol', 'Check')}>
								{draft.end?.is === 'given_up' ? (
									<Badge kind="none" text={say('Opgivet', 'Given up')} />
								) : draft.end?.is === 'in_force' ? (
									<Badge kind="success" text={say('Sat i kraft', 'Put in force')} />
								) : (
									<Badge kind={verdict.kind} text={verdict.words} />
								)}
							</td>
							<td data-title={say('Ændret', 'Changed')}>
								{writeDay(dayOf(draft.changedAt), language)}, {shown.nameOf(draft.changedBy)}
							</td>
						</tr>
					)
				})}
			</tbody>
		</table>
	)
}

/** What has been promised, since when, and whether it is lawful; and what is being written. */
export const VersionsPage: FC<VersionsShown> = (shown) => {
	const { say, language } = useAround()
	const { versions, drafts, today } = shown
	const all = versions.map(({ standard }) => standard)
	const inForce = standardOn(all, today)
	const [next] = all.filter(({ validFrom }) => validFrom > today)
	const [open, closed] = [
		drafts.filter(({ draft }) => draft.end === null),
		drafts.filter(({ draft }) => draft.end !== null),
	]
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
				<Version
					shown={shown}
					version={version}
					before={all.filter(({ validFrom }) => validFrom < version.standard.validFrom).at(-1)}
				/>
			))}
			<section aria-labelledby="kladder">
				<h2 id="kladder">{say('Kladder', 'Drafts')}</h2>
				{open.length === 0 ? (
					<Empty title={say('Ingen kladder er under arbejde', 'No drafts are in the making')}>
						{say(
							'Tryk “Skriv en ny udgave” ved en udgave, eller begynd fra en tekst. En kladde binder ingen, før den er sat i kraft.',
							'Press “Write a new version” at a version, or begin from a text. A draft binds nobody until it is put in force.',
						)}
					</Empty>
				) : (
					<DraftTable drafts={open} shown={shown} caption={say('Kladder under arbejde', 'Drafts in the making')} />
				)}
				<p class="d-print-none">
					<LinkButton to="/standarder/ny">{say('Begynd fra en tekst', 'Begin from a text')}</LinkButton>
				</p>
				{closed.length > 0 ? (
					<Details title={say(`Afsluttede kladder (${closed.length})`, `Closed drafts (${closed.length})`)}>
						<DraftTable drafts={closed} shown={shown} caption={say('Afsluttede kladder', 'Closed drafts')} />
					</Details>
				) : null}
			</section>
			<p class="hj-quiet">
				{language === 'da'
					? 'Kontrollen advarer, men standser ikke: kommunen bestemmer sit eget serviceniveau.'
					: 'The check warns and does not stop: the municipality sets its own level of service.'}
			</p>
		</>
	)
}
