import type { Child, FC } from 'hono/jsx'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { To } from '#platform/web/parts.tsx'
import type { CapacityShown } from './capacity-actions.ts'

/** What is counted and what is not. */
export const CapacityNotes: FC<{ capacity: CapacityShown }> = ({ capacity }) => {
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
