import type { Child } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import { Alert, Heading, LinkButton, Summary } from '#platform/web/parts.tsx'
import { type Beside, type Import, kinds } from './import-review.ts'
import { fileKindWord, kindWord, StateBadge, whatItDoes } from './import-words.tsx'
import { CareHomes, Noted } from './review-beside.tsx'
import { Decision } from './review-decision.tsx'
import { Rows, type Shown } from './review-rows.tsx'

/** What a file would do, seen before it is saved; or what became of it. */
export const reviewPage = (ask: Ask, one: Import, beside: Beside, shown: Shown, notice: Text | null): Child => {
	const { say, language } = ask
	const path = `/indlaesning/${one.id}`
	const isOnlyAddresses = one.kind === 'care_homes' && one.counts.rejected === 0
	return (
		<>
			<Heading
				title={say('Gennemsyn af indlæsning', 'Review of import')}
				lead={`${one.files.join(', ')} · ${say('beskriver', 'describes')} ${writeDay(one.on, language)}`}
			/>
			{notice ? <Alert kind="error" title={notice[language]} live /> : null}
			<p>
				<StateBadge state={one.state} say={say} />
			</p>
			<Summary
				rows={[
					[say('Filen er set som', 'The file was seen as'), fileKindWord(one.kind, say)],
					one.state === 'staged' ? [say('Når du gemmer', 'When you save'), whatItDoes(one, say)] : null,
					beside.unused.length === 0
						? null
						: [say('Kolonner, der ikke bruges', 'Columns not used'), beside.unused.join(', ')],
				]}
			/>
			{one.state === 'staged' ? <Decision one={one} homes={beside.careHomes.length} path={path} say={say} /> : null}
			<Noted one={one} ask={ask} />
			{isOnlyAddresses ? null : <Kinds one={one} shown={shown} path={path} ask={ask} />}
			{one.state !== 'staged' ? (
				<Ended one={one} say={say} />
			) : isOnlyAddresses ? (
				<CareHomes homes={beside.careHomes} say={say} />
			) : (
				<Rows shown={shown} path={path} ask={ask} />
			)}
		</>
	)
}

const Ended = ({ one, say }: { one: Import; say: Ask['say'] }) => (
	<>
		<p>
			{one.state === 'committed'
				? say(
						'Indlæsningen er gemt. Filens rækker er slettet igen; hvad der blev ændret om en borger, står på borgerens side.',
						'The import is saved. The rows of the file have been deleted; what changed about a citizen is on the citizen’s page.',
					)
				: say(
						'Intet blev gemt, og filens rækker er slettet.',
						'Nothing was saved, and the rows of the file have been deleted.',
					)}
		</p>
		<LinkButton to="/indlaesning">{say('Alle indlæsninger', 'All imports')}</LinkButton>
	</>
)

/** How many rows there are of each kind, each a way to its list. */
const Kinds = ({ one, shown, path, ask }: { one: Import; shown: Shown; path: string; ask: Ask }) => {
	const { say } = ask
	return (
		<nav aria-label={say('Rækker efter slags', 'Rows by kind')}>
			<ul class="hj-counts hj-counts-line">
				{kinds.map((kind) => (
					<li class={one.counts[kind] === 0 ? 'hj-none' : kind === 'rejected' ? 'hj-pressing' : undefined}>
						{one.state === 'staged' && one.counts[kind] > 0 ? (
							<a href={`${ask.link(path)}?vis=${kind}`} aria-current={kind === shown.kind ? 'true' : undefined}>
								<strong>{one.counts[kind]}</strong> {kindWord(kind, say)}
							</a>
						) : (
							<span>
								<strong>{one.counts[kind]}</strong> {kindWord(kind, say)}
							</span>
						)}
					</li>
				))}
			</ul>
		</nav>
	)
}
