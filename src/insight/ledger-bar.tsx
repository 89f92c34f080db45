import type { FC } from 'hono/jsx'
import {
	groupLabel,
	type StandingGroup,
	type StandingKind,
	standingGroup,
	standingLabel,
	standingMeans,
} from '#desk/index.ts'
import { useAround } from '#platform/web/index.ts'
import { barOf } from './plot-geometry.ts'
import { type Shown, writeShown } from './small-numbers.ts'

export type LedgerPart = { readonly kind: StandingKind; readonly count: number; readonly shown: Shown }

const width = 720

/** Where every citizen stands, once each: one bar, then what its parts are. */
export const LedgerBar: FC<{ parts: readonly LedgerPart[]; links: boolean }> = ({ parts, links }) => {
	const { say, language, link } = useAround()
	const filled = parts.filter(({ count }) => count > 0)
	const total = filled.reduce((sum, { count }) => sum + count, 0)
	const groups = [...Map.groupBy(filled, ({ kind }) => standingGroup(kind))].map(([key, members]) => ({
		key,
		count: members.reduce((sum, { count }) => sum + count, 0),
	}))
	const groupsInWords = groups
		.toSorted((a, b) => b.count - a.count)
		.slice(0, 3)
		.map(({ key }) => groupLabel(key as StandingGroup)[language].toLowerCase())
	return (
		<>
			<svg
				class="hj-bar"
				preserveAspectRatio="none"
				viewBox={`0 0 ${width} 36`}
				role="img"
				aria-labelledby="ledger-title ledger-desc"
			>
				<title id="ledger-title">{say('Hvor alle borgere står i dag', 'Where all citizens stand today')}</title>
				<desc id="ledger-desc">
					{say(
						`${total} borgere, hver ét sted. Flest står under: ${groupsInWords.join(', ')}. Tabellen nedenfor viser alle.`,
						`${total} citizens, each in one place. Most stand under: ${groupsInWords.join(', ')}. The table below shows all.`,
					)}
				</desc>
				{barOf(groups, width).map((piece) => (
					<rect class={`hj-part hj-part-${piece.key}`} x={piece.x} y={0} width={piece.width} height={36} />
				))}
			</svg>
			<div class="table--responsive-scroll">
				<table class="table hj-numbers">
					<caption class="sr-only">{say('Hvor alle borgere står i dag', 'Where all citizens stand today')}</caption>
					<thead>
						<tr>
							<th scope="col">{say('Står under', 'Stands under')}</th>
							<th scope="col" class="align-text-right">
								{say('Borgere', 'Citizens')}
							</th>
							<th scope="col">{say('Det betyder', 'It means')}</th>
						</tr>
					</thead>
					<tbody>
						{filled.map(({ kind, shown }) => (
							<tr>
								<td data-title={say('Står under', 'Stands under')}>
									<span class={`hj-swatch hj-part-${standingGroup(kind)}`} aria-hidden="true" />
									{standingLabel(kind)[language]}
								</td>
								<td data-title={say('Borgere', 'Citizens')} class="align-text-right">
									{links ? <a href={link(`/stilling?ord=${kind}`)}>{writeShown(shown)}</a> : writeShown(shown)}
								</td>
								<td data-title={say('Det betyder', 'It means')}>{standingMeans(kind)[language]}</td>
							</tr>
						))}
					</tbody>
					<tfoot>
						<tr>
							<th scope="row">{say('I alt', 'Total')}</th>
							<td class="align-text-right">{total}</td>
							<td />
						</tr>
					</tfoot>
				</table>
			</div>
		</>
	)
}
