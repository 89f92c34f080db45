import type { FC } from 'hono/jsx'
import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, To } from '#platform/web/parts.tsx'
import { daysInForce } from '../public/life-words.ts'
import type { VersionsShown } from '../version/version-panel.tsx'
import type { Draft } from './draft.ts'
import { verdictOf } from './problem-list.tsx'

const Changed: FC<{ draft: Draft; shown: VersionsShown }> = ({ draft, shown }) => {
	const { language } = useAround()
	return (
		<>
			{writeDay(dayOf(draft.changedAt), language)}, {shown.nameOf(draft.changedBy)}
		</>
	)
}

export const OpenDrafts: FC<{ shown: VersionsShown }> = ({ shown }) => {
	const { say, language } = useAround()
	const heads = [say('Kladde', 'Draft'), say('Gælder', 'In force'), say('Kontrol', 'Check'), say('Ændret', 'Changed')]
	return (
		<table class="table hj-table">
			<caption class="sr-only">{say('Kladder under arbejde', 'Drafts in the making')}</caption>
			<thead>
				<tr>
					{heads.map((head) => (
						<th scope="col">{head}</th>
					))}
				</tr>
			</thead>
			<tbody>
				{shown.drafts.map(({ draft, standard, problems }) => {
					const verdict = verdictOf(problems, language)
					return (
						<tr>
							<td data-title={heads[0]}>
								<To to={`/standarder/kladde/${draft.id}`}>{draft.title}</To>
							</td>
							<td data-title={heads[1]}>
								{standard ? daysInForce(standard, language) : say('ved vi ikke endnu', 'not known yet')}
							</td>
							<td data-title={heads[2]}>
								<Badge kind={verdict.kind} text={verdict.words} />
							</td>
							<td data-title={heads[3]}>
								<Changed draft={draft} shown={shown} />
							</td>
						</tr>
					)
				})}
			</tbody>
		</table>
	)
}

export const ClosedDrafts: FC<{ shown: VersionsShown }> = ({ shown }) => {
	const { say, language } = useAround()
	return (
		<ul>
			{shown.closed.map((draft) => (
				<li>
					<To to={`/standarder/kladde/${draft.id}`}>{draft.title}</To>:{' '}
					{draft.end?.is === 'in_force'
						? say(
								`sat i kraft fra ${writeDay(draft.end.validFrom, language)}`,
								`put in force from ${writeDay(draft.end.validFrom, language)}`,
							)
						: say('opgivet', 'given up')}{' '}
					(<Changed draft={draft} shown={shown} />)
				</li>
			))}
		</ul>
	)
}
