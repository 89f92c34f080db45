import { sum } from 'd3-array'
import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Empty, Errors, Heading, To } from '#platform/web/parts.tsx'
import type { Assumed } from './capacity.ts'
import type { CapacityShown } from './capacity-actions.ts'
import { CapacityAssumed } from './capacity-assumed.tsx'
import type { Problems } from './capacity-form.ts'
import { CapacityMonths } from './capacity-months.tsx'
import { CapacityNotes } from './capacity-notes.tsx'
import { CapacityOutcome } from './capacity-outcome.tsx'

export type CapacityPageProps = {
	readonly capacity: CapacityShown
	readonly assumed: Assumed
	readonly problems: Problems
	readonly query: URLSearchParams
	/** Whether who reads may go to the consultants' times. */
	readonly links: boolean
	readonly file: string
}

/** What a year of offers asks of the consultants' hours: what to do first, then the plot, the table, and what it rests on. */
export const CapacityPage: FC<CapacityPageProps> = (props) => {
	const { capacity, links } = props
	const { say } = useAround()
	const { months, consultants } = capacity
	const hours = sum(months, (month) => month.hours)
	const offers = sum(months, (month) => month.offers)
	return (
		<>
			<Heading
				title={say('Kapacitet', 'Capacity')}
				lead={say(
					'Er der timer til det næste års besøg – og hjælper det at sprede tilbuddene?',
					'Are there hours for the visits of the coming year – and does it help to spread the offers?',
				)}
			/>
			{consultants === 0 ? (
				<Empty title={say('Der er ingen besøgsmedarbejdere endnu', 'There are no consultants yet')}>
					<p>
						{say(
							'Bed en administrator oprette medarbejdere, der kører på besøg, under Medarbejdere. Læg så deres arbejdstid ind.',
							'Ask an administrator to enter who visits under Staff. Then enter their working hours.',
						)}
					</p>
				</Empty>
			) : hours === 0 ? (
				<Empty title={say('Der er ingen ledige timer det næste år', 'There are no free hours in the coming year')}>
					<p>
						{say(
							'Ingen af medarbejderne har arbejdstid lagt ind, eller alt er fravær, lukkedage og aftalte besøg. Læg arbejdstid ind under Medarbejdere, så viser siden, hvor mange besøg der er plads til.',
							'None of the consultants has working hours entered, or all of it is absence, closed days and visits. Enter working hours under Staff, and this page shows how many visits there is room for.',
						)}
					</p>
					{offers === 0 ? null : (
						<p>
							{say(
								`Så længe forfalder ${offers} tilbud uden timer til besøgene.`,
								`Meanwhile ${offers} offers fall due without hours for their visits.`,
							)}
						</p>
					)}
					{links ? <To to="/ledige-tider">{say('Se de ledige tider', 'See the free times')}</To> : null}
				</Empty>
			) : offers === 0 ? (
				<Empty title={say('Ingen skal have et tilbud det næste år', 'Nobody is due an offer in the coming year')}>
					<p>
						{say(
							'Læs borgerne ind, eller se under Standard, om en kvalitetsstandard gælder.',
							'Import citizens, or see under Standard whether a standard is in force.',
						)}
					</p>
				</Empty>
			) : (
				<Reckoned {...props} />
			)}
		</>
	)
}

const Reckoned: FC<CapacityPageProps> = (props) => {
	const { capacity, assumed, problems, links, file } = props
	const { language } = useAround()
	const errors = {
		...(problems.accepted ? { ja: problems.accepted[language] } : {}),
		...(problems.between ? { vej: problems.between[language] } : {}),
	}
	return (
		<>
			<Errors errors={errors} />
			<CapacityOutcome capacity={capacity} assumed={assumed} links={links} />
			<CapacityMonths months={capacity.months} file={file} />
			<CapacityAssumed assumed={assumed} query={props.query} errors={errors} />
			<CapacityNotes capacity={capacity} />
		</>
	)
}
