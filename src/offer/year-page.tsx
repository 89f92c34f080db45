import type { FC } from 'hono/jsx'
import type { Language } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Empty, Heading, To } from '#platform/web/parts.tsx'
import { lateFromBefore, type MonthOfYear, nextYear } from './year.ts'
import type { YearAtAGlance } from './year-actions.ts'

const nameOf = (month: number, language: Language): string => {
	if (month === lateFromBefore) return language === 'da' ? 'Tidligere år' : 'Earlier years'
	if (month === nextYear) return language === 'da' ? 'Næste år' : 'Next year'
	return writeMonth(month, language)
}

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
								`Der mangler tid til ${short} besøg i ${tooFull.map(({ month }) => nameOf(month, 'da')).join(', ')}`,
								`There is no time for ${short} visits in ${tooFull.map(({ month }) => nameOf(month, 'en')).join(', ')}`,
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
								'Den, hvis ret først opstår senere på året – et dødsfald, en udskrivelse, en fødselsdag – kendes endnu ikke og er ikke talt med.',
								'Whoever gets a right only later in the year – by a loss, a discharge, a birthday – is not known yet and not counted.',
							)}
						</li>
						{keptOut > 0 ? (
							<li>
								{say(
									`${keptOut} er ikke med, fordi de venter på et aftalt besøg, er taget ud for en tid eller ikke ønsker kontakt.`,
									`${keptOut} are not counted because they wait for an agreed visit, are taken out for a while, or want no contact.`,
								)}
							</li>
						) : null}
						{inPeace > 0 ? (
							<li>
								{say(
									`${inPeace} har lige mistet deres ægtefælle og får ro først.`,
									`${inPeace} have just lost their spouse and are left in peace first.`,
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

const size = { width: 720, height: 240, bottom: 28, top: 12, left: 40 }

/** What each month asks for as bars – made, underway, planned – and the room there is as a line across; the table says the same. */
const YearBars: FC<{ year: number; months: readonly MonthOfYear[] }> = ({ year, months }) => {
	const { say, language } = useAround()
	const shown = months.filter(({ month }) => month >= 1 && month <= 12)
	const parts = (month: MonthOfYear) => [month.made, month.underway, month.planned ?? 0]
	const heights = shown.map((month) => parts(month).reduce((all, one) => all + one, 0))
	const most = Math.max(1, ...heights)
	const step = (size.width - size.left) / 12
	const bottom = size.height - size.bottom
	const high = (count: number): number => (Math.min(count, most) / most) * (bottom - size.top)
	const looks = ['made', 'underway', 'planned'] as const
	return (
		<figure class="hj-figure hj-year">
			<svg class="hj-plot" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby="year-bars">
				<title id="year-bars">
					{say(
						`Tilbud og plads i ${year}; tallene står i tabellen nedenfor`,
						`Offers and room in ${year}; the numbers stand in the table below`,
					)}
				</title>
				{[0, most].map((count) => (
					<>
						<line class="hj-grid" x1={size.left} x2={size.width} y1={bottom - high(count)} y2={bottom - high(count)} />
						<text class="hj-axis" x={size.left - 8} y={bottom - high(count) + 4} text-anchor="end">
							{count}
						</text>
					</>
				))}
				{shown.map((month, at) => {
					const x = size.left + at * step
					const reach = (month.room ?? Number.POSITIVE_INFINITY) + month.made + month.underway
					let y = bottom
					return (
						<>
							{parts(month).map((count, part) => {
								y -= high(count)
								return (
									<rect
										class={`hj-month hj-month-${looks[part]}`}
										x={x + step * 0.2}
										y={y}
										width={step * 0.6}
										height={high(count)}
									/>
								)
							})}
							{reach > most ? null : (
								<line
									class="hj-room"
									x1={x + step * 0.08}
									x2={x + step * 0.92}
									y1={bottom - high(reach)}
									y2={bottom - high(reach)}
								/>
							)}
							<text class="hj-axis" x={x + step / 2} y={bottom + 20} text-anchor="middle">
								{writeMonth(month.month, language).slice(0, 3)}
							</text>
						</>
					)
				})}
			</svg>
			<figcaption class="hj-quiet">
				<span class="hj-key hj-month-made" /> {say('givet', 'offered')} <span class="hj-key hj-month-underway" />{' '}
				{say('i udsendelse', 'in a batch')} <span class="hj-key hj-month-planned" /> {say('foreslås', 'planned')}{' '}
				<span class="hj-key hj-key-room" /> {say('så langt rækker pladsen', 'how far the room goes')}
			</figcaption>
		</figure>
	)
}
