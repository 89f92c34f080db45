import type { FC } from 'hono/jsx'
import { writeLongMoment } from '#kernel/write-moment.ts'
import { timeOf, writeTime } from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Radios } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import { choiceOf, leave, shownOf } from './sick-form.ts'
import { bestOf, mustRing, type Proposal, type SickList, type SickVisit } from './sick-visit.ts'
import { letterText } from './sick-words.ts'

/** Who may come instead and when, the best chosen at first; or why there is nothing to choose. */
export const Instead: FC<{ visit: SickVisit; nameOf: SickList['nameOf'] }> = ({ visit, nameOf }) => {
	const { say, language } = useAround()
	const { booking, visited, instead } = visit
	const name = visited.map(({ citizen }) => fullName(citizen)).join(say(' og ', ' and '))
	if (instead.length === 0) return <NoTime visit={visit} />
	const best = bestOf(visit)
	const labelOf = ({ staff, span, isSameTime }: Proposal): string =>
		isSameTime
			? say(`${nameOf(staff)} kommer på samme tid`, `${nameOf(staff)} comes at the same time`)
			: `${writeLongMoment(span.from, language)}, ${nameOf(staff)}`
	const stays = mustRing(visit)
		? say('Ring først; besøget bliver på listen', 'Call first; the visit stays on the list')
		: say('Lad besøget blive på listen', 'Leave the visit on the list')
	return (
		<>
			<input type="hidden" name="besoeg" value={booking.id} />
			<input type="hidden" name={shownOf(booking.id)} value={writeTime(timeOf(booking))} />
			<Radios
				name={choiceOf(booking.id)}
				label={say(`Hvem kommer til ${name}, og hvornår?`, `Who comes to ${name}, and when?`)}
				value={best === null ? leave : writeTime(timeOf(best))}
				choices={[
					...instead.map((one) => ({
						value: writeTime(timeOf(one)),
						label: labelOf(one),
						hint: [one.because, letterText(one.told)].flatMap((told) => told?.[language] ?? []).join('. '),
					})),
					{ value: leave, label: stays },
				]}
			/>
		</>
	)
}

const NoTime: FC<{ visit: SickVisit }> = ({ visit: { when, isContradicted } }) => {
	const { say } = useAround()
	if (when === 'has_begun')
		return <p>{say('Tiden er gået. Ring, og aftal en ny.', 'The time has passed. Call and agree on a new one.')}</p>
	if (isContradicted)
		return (
			<p>
				{say(
					'Svarene modsiger hinanden. Ring, og find ud af, hvad der gælder; derefter kan der gives en ny tid.',
					'The answers contradict each other. Call and find out what holds; then a new time can be given.',
				)}
			</p>
		)
	return (
		<p>
			{say(
				'Ingen, der må besøge borgeren, har en ledig tid i de næste fem uger. Ring til borgeren, eller giv plads i kalenderen.',
				'Nobody who may visit the citizen has a free time within five weeks. Call the citizen, or make room in the calendar.',
			)}
		</p>
	)
}
