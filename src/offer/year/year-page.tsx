import type { FC } from 'hono/jsx'
import type { Language } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Empty, Heading, To } from '#platform/web/parts.tsx'
import { lateFromBefore, type MonthOfYear, nextYear } from './year.ts'
import type { YearAtAGlance } from './year-actions.ts'
import { YearBars } from './year-bars.tsx'

const nameOf = (month: number, language: Language): string => {
	if (month === lateFromBefore) return language === 'da' ? 'Tidligere år' : 'Earlier years'
	if (month === nextYear) return language === 'da' ? 'Næste år' : 'Next year'
	return writeMonth(month, language)
}

/** *marts, april og maj*. */
const inWords = (months: readonly MonthOfYear[], language: Language): string =>
	new Intl.ListFormat(language === 'da' ? 'da' : 'en-GB').format(
		months.map(({ month }) =>
			month === lateFromBefore || month === nextYear ? nameOf(month, language).toLowerCase() : nameOf(month, language),
		),
	)

const sum = (months: readonly MonthOfYear[], of: (month: MonthOfYear) => number): number =>
	months.reduce((all, month) => all + of(month), 0)

/** More planned than there is time for, although every earlier month was looked to for room. */
const isTooFull = ({ room, planned }: MonthOfYear): boolean => room !== null && planned !== null && planned > room

export const YearPage: FC<{ year: number; glance: YearAtAGlance }> = ({ year, glance }) => {
	const { say } = useAround()
	const { months, minutes, keptOut, inPeace } = glance
	const tooFull = months.filter(isTooFull)
	const short = sum(tooFull, ({ planned, room }) => (planned ?? 0) - (room ?? 0))
	const all = sum(months, ({ byBirthMonth, onOtherGrounds }) => byBirthMonth + onOtherGrounds)
	return (
		<>
			<Heading
				title={say(`Året ${year}`, `The year ${year}`)}
				lead={say(
					'Er der tid nok til dem, der skal have et tilbud, måned for måned?',
					'Is there time enough for those who are to be offered a visit, month by month?',
				)}
			/>
			{all === 0 ? (
				<Empty title={say('Ingen skal have et tilbud i år', 'Nobody is to be offered a visit this year')}>
					{say(
						'Når natten har vurderet borgerne, står de her. Læs borgerne ind, eller se om en kvalitetsstandard gælder.',
						'Once the night has weighed the citizens, they stand here. Import citizens, or see whether a standard is in force.',
					)}
				</Empty>
			) : (
				<>
					{tooFull.length === 0 ? (
						<Alert
							kind="success"
							title={say('Der er tid nok i årets måneder', 'There is time enough in every month')}
						/>
					) : (
						<Alert
							kind="warning"
							title={say(
								`Der mangler tid til ${short} besøg i ${inWords(tooFull, 'da')}`,
								`There is no time for ${short} visits in ${inWords(tooFull, 'en')}`,
							)}
						>
							{say(
								'Også når der rykkes frem til måneder med plads. Læg mere arbejdstid ind, eller aftal at frister overskrides.',
								'Even when months with room are used. Enter more working hours, or agree that deadlines are exceeded.',
							)}{' '}
							<To to="/ledige-tider">{say('Se de ledige tider', 'See the free times')}</To>
						</Alert>
					)}
					<YearBars year={year} months={months} />
					<YearTable months={months} />
					<ul class="hj-quiet">
						<li>
							{say(
								`Plads er ledig tid i medarbejdernes kalendere, når brevet sendes i måneden, delt i besøg af ${minutes} minutter. Svarer nogen nej, bliver der mere plads.`,
								`Room is free time in the consultants’ calendars when letters go that month, divided into visits of ${minutes} minutes. Whoever declines leaves more room.`,
							)}
						</li>
						<li>
							{say(
								'Foreslås viser, hvornår de manglende får deres tilbud: er en måned for fuld, rykkes nogle frem til den nærmeste måned med plads. Ingen rykkes tilbage.',
								'Planned shows when those missing are to have their offer: where a month is too full, some come in the nearest earlier month with room. Nobody is put off.',
							)}
						</li>
						<li>
							{say(
								'Tilbud givet tæller efter den måned, borgeren hører til, ikke efter den dag, brevet blev sendt.',
								'Offered counts by the month that the citizen belongs to, not by the day on which the letter went.',
							)}
						</li>
						<li>
							{say(
								'Den, hvis ret først opstår senere på året – et dødsfald, en udskrivelse, en fødselsdag – kendes endnu ikke og er ikke talt med.',
								'Whoever gets a right only later in the year – by a loss, a discharge, a birthday – is not known yet and not counted.',
							)}
						</li>
						{keptOut > 0 ? (
							<li>
								{keptOut === 1
									? say(
											'1 borger er ikke med: borgeren venter på et aftalt besøg, er taget ud for en tid eller ønsker ikke kontakt.',
											'1 citizen is not counted: the citizen waits for an agreed visit, is taken out for a while, or wants no contact.',
										)
									: say(
											`${keptOut} borgere er ikke med: de venter på et aftalt besøg, er taget ud for en tid eller ønsker ikke kontakt.`,
											`${keptOut} citizens are not counted: they wait for an agreed visit, are taken out for a while, or want no contact.`,
										)}
							</li>
						) : null}
						{inPeace > 0 ? (
							<li>
								{inPeace === 1
									? say(
											'1 borger har lige mistet sin ægtefælle og får ro først.',
											'1 citizen has just lost a spouse and is left in peace first.',
										)
									: say(
											`${inPeace} borgere har lige mistet deres ægtefælle og får ro først.`,
											`${inPeace} citizens have just lost their spouse and are left in peace first.`,
										)}
							</li>
						) : null}
					</ul>
				</>
			)}
		</>
	)
}

const YearTable: FC<{ months: readonly MonthOfYear[] }> = ({ months }) => {
	const { say, language } = useAround()
	const columns: readonly (readonly [string, (month: MonthOfYear) => number | null])[] = [
		[say('Fødselsmåned', 'Month of birth'), ({ byBirthMonth }) => byBirthMonth],
		[say('Andre grunde', 'Other grounds'), ({ onOtherGrounds }) => onOtherGrounds],
		[say('Tilbud givet', 'Offered'), ({ made }) => made],
		[say('I udsendelse', 'In a batch'), ({ underway }) => underway],
		[say('Mangler', 'Missing'), ({ missing }) => missing],
		[say('Foreslås', 'Planned'), ({ planned }) => planned],
		[say('Plads', 'Room'), ({ room }) => room],
	]
	const caption = say('Tilbud og ledig tid, måned for måned', 'Offers and free time, month by month')
	return (
		<section class="table--responsive-scroll" tabindex={0} aria-label={caption}>
			<table class="table hj-table">
				<caption class="sr-only">{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{say('Måned', 'Month')}</th>
						{columns.map(([label]) => (
							<th scope="col" class="align-text-right">
								{label}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{months.map((month) => (
						<tr>
							<th scope="row" data-title={say('Måned', 'Month')}>
								{nameOf(month.month, language)}
							</th>
							{columns.map(([label, of]) => (
								<td data-title={label} class="align-text-right">
									{of(month) ?? '–'}
								</td>
							))}
						</tr>
					))}
					<tr>
						<th scope="row" data-title={say('Måned', 'Month')}>
							{say('I alt', 'In all')}
						</th>
						{columns.map(([label, of]) => (
							<td data-title={label} class="align-text-right">
								<strong>{sum(months, (month) => of(month) ?? 0)}</strong>
							</td>
						))}
					</tr>
				</tbody>
			</table>
		</section>
	)
}
