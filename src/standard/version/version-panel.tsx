import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, Details, Form, Summary, To } from '#platform/web/parts.tsx'
import type { CheckedVersion } from '../actions.ts'
import type { Draft } from '../draft/draft.ts'
import { ProblemList, verdictOf } from '../draft/problem-list.tsx'
import type { Problem } from '../problem.ts'
import { approvalWords, basisWords, daysInForce, lifeOn, lifeWords } from '../public/life-words.ts'
import { asItEnds, type Standard, standardOn } from '../standard.ts'

/** A draft in the list, with what its text says. */
type ListedDraft = {
	readonly draft: Draft
	readonly standard: Standard | null
	readonly problems: readonly Problem[]
}

export type VersionsShown = {
	readonly versions: readonly CheckedVersion[]
	readonly drafts: readonly ListedDraft[]
	/** Given up or put in force. */
	readonly closed: readonly Draft[]
	readonly today: Day
	readonly nameOf: (staff: StaffId) => string
	/** For a draft begun from each version: sent twice it is begun once. */
	readonly newIds: ReadonlyMap<Day, string>
}

/** So many findings about the version in force are shown without a press. */
const openAtMost = 3

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

/** One version: since when, by whom, on what, and what the check says. */
export const VersionPanel: FC<{ shown: VersionsShown; version: CheckedVersion; before: Standard | undefined }> = ({
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
