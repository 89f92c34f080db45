import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert } from '#platform/web/parts.tsx'
import { decisionText } from '../hospital/hospital-words.ts'
import { verdictText } from '../standing-words.ts'
import type { RuleNow } from './screening-actions.ts'
import type { ShownScreening } from './shown-screening.ts'

/** What stands, what it led to, and what was decided before. */
export const Decided: FC<ShownScreening> = ({ screening, rules, verdict, names, today }) => {
	const { say, language } = useAround()
	const [standing, ...before] = screening.decisions
	if (standing === undefined) return null
	const line = (one: typeof standing): Child => (
		<>
			<strong>{decisionText(one)[language]}</strong> – <span dir="auto">{one.because}</span> (
			{writeDay(dayOf(one.at), language)}, {names.get(one.by) ?? ''})
		</>
	)
	return (
		<>
			<h2>{say('Afgørelsen', 'The decision')}</h2>
			<p>{line(standing)}</p>
			<Consequence offered={standing.offered} rules={rules} verdict={verdict} today={today} />
			{before.length === 0 ? null : (
				<>
					<h3>{say('Tidligere afgørelser, som ikke gælder længere', 'Earlier decisions, which no longer count')}</h3>
					<ul>
						{before.map((one) => (
							<li>
								<s>{line(one)}</s>
							</li>
						))}
					</ul>
				</>
			)}
		</>
	)
}

const Consequence: FC<Pick<ShownScreening, 'rules' | 'verdict' | 'today'> & { offered: boolean }> = ({
	offered,
	rules,
	verdict,
	today,
}) => {
	const { say, language } = useAround()
	const open = rules.filter(({ isOpen }) => isOpen)
	if (open.length > 0)
		return (
			<Alert
				kind={offered ? 'success' : 'info'}
				title={
					offered
						? say('Der er en grund til et tilbud', 'There is a ground for an offer')
						: say('Der er en grund, og svaret er nej', 'There is a ground, and the answer is no')
				}
			>
				<ul class="nobullet-list">
					{open.map(({ criterion }) => (
						<li>{criterion.name[language]}</li>
					))}
				</ul>
				<p>
					{say('Borgeren står nu som: ', 'The citizen now stands as: ')}
					{verdictText(verdict.verdict)[language]}.
				</p>
			</Alert>
		)
	return (
		<Alert
			kind={offered ? 'warning' : 'info'}
			title={say('Udskrivningen giver ingen grund efter standarden', 'The discharge gives no ground by the standard')}
		>
			<Hindrances rules={rules} today={today} />
			{offered ? (
				<p>
					{say(
						'Ret svarene nedenfor, hvis de er forkerte. Skal borgeren have et besøg alligevel, så beslut det under Vurdering.',
						'Correct the answers below if they are wrong. If the citizen is to have a visit all the same, decide so under Assessment.',
					)}
				</p>
			) : null}
		</Alert>
	)
}

const Hindrances: FC<{ rules: readonly RuleNow[]; today: Day }> = ({ rules, today }) => {
	const { say, language } = useAround()
	if (rules.length === 0)
		return (
			<p>
				{say(
					'Den gældende standard har ingen regel om udskrivning for borgere på den alder.',
					'The standard in force has no rule on discharge for citizens of that age.',
				)}
			</p>
		)
	return (
		<ul class="nobullet-list">
			{rules.map(({ criterion, why, lastDay, lacksCase }) => (
				<li>
					<strong>{criterion.name[language]}</strong> –{' '}
					{lastDay !== null && lastDay < today
						? say(
								`et tilbud kunne gives til og med ${writeDay(lastDay, 'da')}.`,
								`an offer could be made until ${writeDay(lastDay, 'en')}.`,
							)
						: say(`som det siges til borgeren: “${why?.da ?? ''}”`, `as the citizen is told: “${why?.en ?? ''}”`)}{' '}
					{lacksCase
						? say(
								'Det kræver en åben forebyggelsessag, og borgeren har ingen.',
								'It asks for an open preventive case, and the citizen has none.',
							)
						: ''}
				</li>
			))}
		</ul>
	)
}
