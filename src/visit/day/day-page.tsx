import type { FC } from 'hono/jsx'
import { addDays, type Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, isBefore } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { Badge, Chooser, Empty, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import type { Speech } from '../note/words-view.tsx'
import { isStop, type Leg, type Route } from '../route/route.ts'
import { type MapGround, RouteMap } from '../route/route-map.tsx'
import { legText, tightText } from '../route/route-words.ts'
import { AtTheDoor } from './before-view.tsx'
import { type Call, stopsOf } from './day-sheet.ts'
import { Stop } from './day-stop.tsx'

export type DayProps = Speech & {
	readonly day: Day
	readonly today: Day
	readonly at: Instant
	readonly calls: readonly Call[]
	readonly route: Route
	readonly ground: MapGround
	/** Whose day it is. */
	readonly consultant: { readonly id: StaffId; readonly name: string }
	/** Does the reader drive this route themselves? Only then, and on the day, a way leads to a protected address. */
	readonly own: boolean
	/** May the reader begin visits? */
	readonly mayBegin: boolean
	/** Others whose day the reader may look at. */
	readonly others: readonly { readonly id: StaffId; readonly name: string }[]
	readonly criterion: (code: string) => Text
	readonly topic: (code: string) => Text
	readonly action: string
	readonly municipality: Municipality
	/** What the standard says of those who visit. */
	readonly promised: string
}

const address = (day: Day, props: Pick<DayProps, 'consultant' | 'own'>, page = ''): string =>
	`/dagens-rute${page}?dag=${day}${props.own ? '' : `&konsulent=${props.consultant.id}`}`

/** Where to, when, and what to know before ringing the bell. */
export const DayPage: FC<DayProps> = (props) => {
	const { say, language, day, today, calls, consultant, own, route } = props
	const next = calls.find(
		(call) => day === today && call.state === 'planned' && call.span !== null && isBefore(props.at, call.span.to),
	)
	return (
		<>
			<Heading
				title={
					own
						? say('Dagens rute', 'Route of the day')
						: say(`Dagens rute: ${consultant.name}`, `Route of the day: ${consultant.name}`)
				}
				lead={writeLongDay(day, language)}
			/>
			<nav class="hj-row d-print-none" aria-label={say('Vælg dag', 'Choose day')}>
				<LinkButton to={address(addDays(day, -1), props)}>{say('Forrige dag', 'Previous day')}</LinkButton>
				{day === today ? null : <LinkButton to={address(today, props)}>{say('I dag', 'Today')}</LinkButton>}
				<LinkButton to={address(addDays(day, 1), props)}>{say('Næste dag', 'Next day')}</LinkButton>
				{own && props.mayBegin && day === today && calls.length > 0 ? (
					<LinkButton to="/med">{say('Tag dagen med', 'Take the day along')}</LinkButton>
				) : null}
				{calls.length === 0 ? null : (
					<LinkButton to={address(day, props, '/ark')}>{say('Dagsark til udskrift', 'Day sheet to print')}</LinkButton>
				)}
				{own && props.mayBegin ? (
					<To to="/dagens-rute/kalender">
						{say('Vis besøgene i din egen kalender', 'Show the visits in your own calendar')}
					</To>
				) : null}
			</nav>
			{props.others.length === 0 ? null : (
				<Chooser
					action={props.action}
					name="konsulent"
					label={say('Konsulent', 'Consultant')}
					choices={props.others}
					chosen={consultant.id}
					keeps={{ dag: day }}
				/>
			)}
			{calls.length === 0 ? (
				<Empty title={say('Der er ingen besøg denne dag.', 'There are no visits on this day.')}>
					{say(
						'Tider, som borgere har sagt ja til, kommer selv frem her. Et besøg uden aftalt tid begyndes fra borgerens kort.',
						'Times that citizens have accepted appear here by themselves. A visit without a booked time is begun from the citizen’s card.',
					)}
				</Empty>
			) : (
				<div class="hj-beside">
					<div>
						{own && props.mayBegin ? (
							<AtTheDoor
								say={say}
								language={language}
								municipality={props.municipality}
								name={consultant.name}
								promised={props.promised}
							/>
						) : null}
						<ol class="nobullet-list hj-stops">
							{stopsOf(calls).map((both, at) => (
								<li>
									<Way {...props} leg={route.legs.find(({ to }) => to === route.stops[at])} />
									<Stop {...props} both={both} number={at + 1} isNext={next !== undefined && both.includes(next)} />
								</li>
							))}
						</ol>
						<Way {...props} leg={route.legs.find(({ to }) => !isStop(to))} />
					</div>
					<aside class="hj-route-aside">
						<RouteMap say={say} language={language} route={route} ground={props.ground} />
					</aside>
				</div>
			)}
		</>
	)
}

/** How far it is to the stop below, and whether there is time for it. */
const Way: FC<Speech & { leg: Leg | undefined }> = ({ language, leg }) => {
	if (leg === undefined) return null
	const tight = tightText(leg, language)
	return (
		<p class="hj-way">
			{legText(leg, language)} {tight === null ? null : <Badge kind="warning" text={tight} />}
		</p>
	)
}
