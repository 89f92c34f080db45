import type { Child, FC } from 'hono/jsx'
import { whatDrivingIs } from '#booking/index.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Empty, Errors, Field, Heading, To } from '#platform/web/parts.tsx'
import { acceptanceBy } from './acceptance.ts'
import { type Assumed, isSpreadOtherwise, tooMany } from './capacity.ts'
import type { CapacityShown } from './capacity-actions.ts'
import type { Problems } from './capacity-form.ts'
import { CapacityPlot } from './capacity-plot.tsx'
import { columnsFor } from './capacity-table.ts'
import { adviceFor, leftOver, monthAndYear } from './capacity-words.ts'

export type CapacityPageProps = {
	readonly capacity: CapacityShown
	readonly assumed: Assumed
	readonly problems: Problems
	readonly query: URLSearchParams
	/** Whether who reads may go to the consultants' times. */
	readonly links: boolean
	readonly file: string
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** What a year of offers asks of the consultants' hours: what to do first, then the plot, the table, and what it rests on. */
export const CapacityPage: FC<CapacityPageProps> = (props) => {
	const { capacity, links } = props
	const { say } = useAround()
	const { months, consultants } = capacity
	const hours = sum(months.map((month) => month.hours))
	const offers = sum(months.map((month) => month.offers))
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
	const { capacity, assumed, problems, query, file, links } = props
	const { say, language, link } = useAround()
	const { months } = capacity
	const advice = months.flatMap((month) => adviceFor(month, capacity, assumed) ?? [])
	const over = sum(months.map((month) => tooMany(month, month.due)))
	const left = sum(months.map(leftOver))
	const errors = Object.fromEntries(
		Object.entries(problems).map(([name, problem]) => [name === 'accepted' ? 'ja' : 'vej', problem[language]]),
	)
	const percent = (contact: Parameters<typeof acceptanceBy>[0]): number =>
		Math.round(acceptanceBy(contact).expected * 100)
	return (
		<>
			<Errors errors={errors} />
			<Outcome over={over} left={left} accepted={acceptedOf100(months, assumed)} />
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
			<h2>{say('Måned for måned', 'Month by month')}</h2>
			<CapacityPlot months={months} says={inWords(capacity, say, language)} />
			{isSpreadOtherwise(months) ? null : (
				<p>
					{say(
						'At sprede tilbuddene ændrer ingen måned, så det er ikke vist.',
						'Spreading the offers changes no month, so it is not shown.',
					)}
				</p>
			)}
			<CapacityTable capacity={capacity} />
			<p class="d-print-none">
				<To to={file}>{say('Hent som CSV', 'Download as CSV')}</To>
			</p>
			<h2>{say('Hvad der er regnet med', 'What is taken for given')}</h2>
			<form method="get" action={link('/kapacitet')} class="hj-capacity-form" novalidate>
				<Field
					name="ja"
					width={4}
					label={say('Hvor mange af 100 siger ja', 'How many of 100 accept')}
					hint={say(
						`Tomt: brev med tid ${percent('fixed_time_letter')}, opringning ${percent('phone')}, brev uden tid ${percent('self_booking_letter')}, som i simuleringen.`,
						`Empty: a letter with a time ${percent('fixed_time_letter')}, a call ${percent('phone')}, a letter without a time ${percent('self_booking_letter')}, as in the simulation.`,
					)}
					error={errors.ja}
					value={query.get('ja') ?? ''}
				/>
				<Field
					name="vej"
					width={4}
					label={say('Minutter mellem to besøg', 'Minutes between two visits')}
					hint={`${say('Kørsel, parkering og notat tilsammen.', 'Driving, parking and notes together.')} ${whatDrivingIs[language]}`}
					error={errors.vej}
					value={query.get('vej') ?? String(assumed.between)}
				/>
				<Button look="secondary">{say('Beregn', 'Calculate')}</Button>
			</form>
			<Notes {...props} />
		</>
	)
}

/** Of 100 letters so many become visits: as typed, or as the kinds of letters make it together. */
const acceptedOf100 = (months: CapacityShown['months'], { accepted }: Assumed): number =>
	accepted ?? Math.round((100 * sum(months.map(({ due }) => due))) / sum(months.map(({ offers }) => offers)))

const Outcome: FC<{ over: number; left: number; accepted: number }> = ({ over, left, accepted }) => {
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

/** What the plot shows, for those who hear the page. */
const inWords = ({ months }: CapacityShown, say: (da: string, en: string) => string, language: 'da' | 'en'): string => {
	const full = months.filter((month) => tooMany(month, month.due) > 0)
	const names = new Intl.ListFormat(language === 'da' ? 'da' : 'en-GB').format(
		full.map((month) => monthAndYear(month, language)),
	)
	return full.length === 0
		? say('Besøgene er færre end pladsen i alle måneder.', 'The visits are fewer than the room in every month.')
		: say(`Flere besøg end plads i ${names}.`, `More visits than room in ${names}.`)
}

const CapacityTable: FC<{ capacity: CapacityShown }> = ({ capacity: { months } }) => {
	const { say, language } = useAround()
	const caption = say(
		'Ventede besøg, plads og timer, måned for måned',
		'Visits expected, room and hours, month by month',
	)
	const month = say('Måned', 'Month')
	const columns = columnsFor(months)
	return (
		<section class="table--responsive-scroll" tabindex={0} aria-label={caption}>
			<table class="table hj-numbers">
				<caption class="sr-only">{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{month}</th>
						{columns.map(({ name }) => (
							<th scope="col" class="align-text-right">
								{name[language]}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{months.map((one) => (
						<tr>
							<th scope="row" data-title={month}>
								{monthAndYear(one, language)}
							</th>
							{columns.map(({ name, of }) => (
								<td data-title={name[language]} class="align-text-right">
									{of(one)}
								</td>
							))}
						</tr>
					))}
					<tr>
						<th scope="row" data-title={month}>
							{say('I alt', 'In all')}
						</th>
						{columns.map(({ name, of }) => (
							<td data-title={name[language]} class="align-text-right">
								<strong>{sum(months.map(of))}</strong>
							</td>
						))}
					</tr>
				</tbody>
			</table>
		</section>
	)
}

const Notes: FC<CapacityPageProps> = ({ capacity }) => {
	const { say } = useAround()
	const { firstVisit, minutes, underway, meetings } = capacity
	const notes: Child[] = [
		say(
			`Besøg tæller i den måned, de kan holdes. Et brev, der sendes i dag, kan tidligst nævne ${writeDay(firstVisit, 'da')}; timer fra den dag til månedens slutning tæller med i den første måned.`,
			`Visits count in the month in which they can be held. A letter sent today can name ${writeDay(firstVisit, 'en')} at the earliest; hours from that day to the end of its month count in the first month.`,
		),
		say(
			`Ledige timer er arbejdstid uden fravær, lukkedage, faste tider og aftalte besøg. Et besøg regnes til ${minutes} minutter.`,
			`Free hours are working hours less absence, closed days, fixed hours and agreed visits. A visit is taken to last ${minutes} minutes.`,
		),
		say(
			'Efter spredning: er en måned for fuld, kommer nogle i den nærmeste tidligere måned med plads, når deres ret er åben. Ingen rykkes tilbage.',
			'After spreading: where a month is too full, some come in the nearest earlier month with room, once their right is open. Nobody is put off.',
		),
		say(
			'Et brev med tid holder tiden, til svaret kommer. Skriv 100 for at se, om der er tid nok til alle breve på én gang.',
			'A letter with a time holds it until the answer comes. Write 100 to see whether there is time enough for all letters at once.',
		),
		say(
			'Dødsfald, udskrivelser, flytninger og bekymringer, som ingen kender endnu, er ikke regnet med.',
			'Deaths, discharges, moves and concerns that nobody knows of yet are not counted.',
		),
	]
	if (underway > 0)
		notes.push(
			underway === 1
				? say(
						'1 tilbud er på vej eller venter på svar uden en tid; det tæller i den første måned.',
						'1 offer is on its way or awaits an answer without a time; it counts in the first month.',
					)
				: say(
						`${underway} tilbud er på vej eller venter på svar uden en tid; de tæller i den første måned.`,
						`${underway} offers are on their way or await an answer without a time; they count in the first month.`,
					),
		)
	if (meetings > 0)
		notes.push(
			say(
				`${meetings} indbydes til et fællesmøde og tager ingen besøgstid.`,
				`${meetings} are invited to a meeting for several and take no visiting time.`,
			),
		)
	return (
		<ul class="hj-quiet">
			{notes.map((note) => (
				<li>{note}</li>
			))}
			<li>
				<To to="/tilbud/aaret">{say('Året måned for måned', 'The year month by month')}</To>{' '}
				{say(
					'viser kalenderårets breve: givet, i udsendelse og dem, der mangler.',
					'shows the letters of the calendar year: made, in a batch, and missing.',
				)}
			</li>
		</ul>
	)
}
