import { sum } from 'd3-array'
import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Alert, To } from '#platform/web/parts.tsx'
import { type Assumed, tooMany } from './capacity.ts'
import type { CapacityShown } from './capacity-actions.ts'
import { adviceFor, leftOver } from './capacity-words.ts'

/** Whether there are hours for all, and month by month what to do where there are not. */
export const CapacityOutcome: FC<{
	capacity: CapacityShown
	assumed: Assumed
	/** Whether who reads may go to the consultants' times. */
	links: boolean
}> = ({ capacity, assumed, links }) => {
	const { say, language } = useAround()
	const { months } = capacity
	const advice = months.flatMap((month) => adviceFor(month, capacity, assumed) ?? [])
	return (
		<>
			<Verdict
				over={sum(months, (month) => tooMany(month, month.due))}
				left={sum(months, leftOver)}
				accepted={acceptedOf100(months, assumed)}
			/>
			{advice.length === 0 ? null : (
				<>
					<h2>{say('Hvad der skal gøres', 'What to do')}</h2>
					<ul>
						{advice.map((one) => (
							<li>{one[language]}</li>
						))}
					</ul>
					<p>
						{say(
							'Tilbud spredes af sig selv, når I foreslår udsendelser i måneder med plads: så kommer de med, som ellers ville falde i en for fuld måned.',
							'Offers are spread of themselves when you propose batches in months with room: those who would fall in a month too full come along.',
						)}{' '}
						<To to="/tilbud">{say('Til udsendelserne', 'To the batches')}</To>
						{links ? (
							<>
								{' · '}
								<To to="/ledige-tider">{say('Se de ledige tider', 'See the free times')}</To>
							</>
						) : null}
					</p>
				</>
			)}
		</>
	)
}

/** Of 100 letters so many become visits: as typed, or as the kinds of letters make it together. */
const acceptedOf100 = (months: CapacityShown['months'], { accepted }: Assumed): number =>
	accepted ?? Math.round((100 * sum(months, ({ due }) => due)) / sum(months, ({ offers }) => offers))

const Verdict: FC<{ over: number; left: number; accepted: number }> = ({ over, left, accepted }) => {
	const { say } = useAround()
	if (over === 0)
		return (
			<Alert
				kind="success"
				title={say(
					`Der er timer til besøgene i alle måneder, når ${accepted} af 100 siger ja`,
					`There are hours for the visits in every month when ${accepted} of 100 accept`,
				)}
			/>
		)
	const visits = over === 1 ? say('1 besøg', '1 visit') : say(`${over} besøg`, `${over} visits`)
	return (
		<Alert
			kind="warning"
			title={say(
				`Der mangler timer til ${visits}, når ${accepted} af 100 siger ja`,
				`There are no hours for ${visits} when ${accepted} of 100 accept`,
			)}
		>
			{left === 0
				? say('Spredes tilbuddene, er der plads til dem alle.', 'Spread over the months, they all fit.')
				: left < over
					? say(
							`Spredes tilbuddene, mangler der stadig timer til ${left}.`,
							`Spread over the months, there are still no hours for ${left}.`,
						)
					: say(
							'At sprede tilbuddene hjælper ikke: ingen tidligere måned har plads.',
							'Spreading the offers does not help: no earlier month has room.',
						)}
		</Alert>
	)
}
