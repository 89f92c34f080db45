import type { FC } from 'hono/jsx'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import type { ProposedTime } from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Heading, Summary, To } from '#platform/web/parts.tsx'
import type { StaysPut } from '../move/move-visit.ts'
import { wordsForInstead, wordsForNotMoved } from './board-refusals.ts'
import { writePlace } from './board-words.ts'

/** The visit that is meant: whose it is, where, and when as it stands. */
export type Meant = {
	readonly names: string
	readonly where: Text
	readonly now: ProposedTime
	readonly minutes: number
	readonly allNames: ReadonlyMap<StaffId, string>
}

/** Whose visit it is, where and when, before anything is moved. */
export const AsItStands: FC<Meant> = ({ names, where, now, minutes, allNames }) => {
	const { say, language } = useAround()
	return (
		<Summary
			rows={[
				[say('Hos', 'With'), `${names} · ${where[language]}`],
				[say('Nu', 'Now'), writePlace(now, allNames, language)],
				[say('Varer', 'Lasts'), say(`${minutes} minutter`, `${minutes} minutes`)],
			]}
		/>
	)
}

/** To the week in which the visit stands. */
export const BackToTheBoard: FC<Pick<Meant, 'now'>> = ({ now }) => {
	const { say } = useAround()
	return (
		<p class="mt-5">
			<To to={`/uge?dag=${dayOf(now.from)}`}>{say('Tilbage til ugeoversigten', 'Back to the week board')}</To>
		</p>
	)
}

/** A visit that can be moved nowhere: why, and what is done instead. */
export const StaysPutPage: FC<Meant & { why: StaysPut; citizen: PersonId }> = ({ why, citizen, ...props }) => {
	const { now } = props
	const { say, language } = useAround()
	return (
		<>
			<Heading title={say('Besøget kan ikke flyttes', 'The visit cannot be moved')} />
			<AsItStands {...props} />
			<Alert kind="info" title={wordsForNotMoved({ why }, props.allNames)[language]}>
				<p>{wordsForInstead(why)[language]}</p>
				<ul class="nobullet-list">
					{why === 'released' ? null : (
						<li>
							<To to={`/dagens-rute?dag=${dayOf(now.from)}&konsulent=${now.staff}`} class="alert-link">
								{say('Se dagens rute', 'See the route of the day')}
							</To>
						</li>
					)}
					{why === 'has_begun' ? null : (
						<li>
							<To to={`/ringeliste?borger=${citizen}`} class="alert-link">
								{say('Ring, og aftal en ny tid', 'Call and agree on a new time')}
							</To>
						</li>
					)}
				</ul>
			</Alert>
			<BackToTheBoard {...props} />
		</>
	)
}
