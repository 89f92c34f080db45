import type { FC } from 'hono/jsx'
import { clockOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, To } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import { PhoneLink } from '../call/phone-link.tsx'
import { Instead } from './sick-instead.tsx'
import { mustRing, type SickList, type SickVisit } from './sick-visit.ts'
import { heardText } from './sick-words.ts'

/** A visit without its consultant: when, whom to call, and who may come instead. */
export const VisitPanel: FC<{ visit: SickVisit; list: SickList }> = ({ visit, list }) => {
	const { language } = useAround()
	const { booking } = visit
	return (
		<section class="hj-panel" aria-labelledby={`v-${booking.id}`}>
			<h3 id={`v-${booking.id}`}>
				{writeLongMoment(booking.span.from, language)}–{writeClock(clockOf(booking.span.to), language)}
			</h3>
			<CallMark visit={visit} />
			<Visited visit={visit} staff={list.staff} />
			<Instead visit={visit} nameOf={list.nameOf} />
		</section>
	)
}

const CallMark: FC<{ visit: SickVisit }> = ({ visit }) => {
	const { say } = useAround()
	if (!visit.mustCall) return null
	return (
		<p class="hj-row">
			{mustRing(visit) ? (
				<Badge
					kind="error"
					text={
						visit.when === 'later'
							? say('Ring – et brev bliver ikke læst i tide', 'Call – a letter is not read in time')
							: say('I dag: ring – et brev bliver ikke læst i tide', 'Today: call – a letter is not read in time')
					}
				/>
			) : (
				<Badge
					kind="info"
					text={say('Samme tid, anden medarbejder: ring gerne', 'Same time, another consultant: a call is kind')}
				/>
			)}
		</p>
	)
}

const Visited: FC<{ visit: SickVisit; staff: SickList['staff'] }> = ({ visit: { visited, mustCall }, staff }) => {
	const { say, language } = useAround()
	return (
		<ul class="nobullet-list">
			{visited.map(({ citizen, heard }) => (
				<li>
					{mustCall ? (
						<>
							<strong class="hj-big">
								<PhoneLink number={citizen.phone} />
							</strong>{' '}
						</>
					) : null}
					<To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>
					<span class="hj-quiet">
						{' '}
						· {heardText[heard][language]}
						{visited.length > 1 ? ` · ${say('fælles besøg', 'joint visit')}` : ''}
						{mustCall ? '' : ' · '}
					</span>
					{mustCall ? null : <PhoneLink number={citizen.phone} />}
					{mustCall ? (
						<>
							{' · '}
							<To to={`/ringeliste?borger=${citizen.id}&fra=/sygemelding/${staff}`}>
								{say('Skriv opkaldet', 'Record the call')}
								<span class="sr-only">: {fullName(citizen)}</span>
							</To>
						</>
					) : null}
				</li>
			))}
		</ul>
	)
}
