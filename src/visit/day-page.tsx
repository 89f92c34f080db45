import type { FC } from 'hono/jsx'
import { addDays, type Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, isBefore } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { Empty, Heading, LinkButton } from '#platform/web/parts.tsx'
import { type Call, stopsOf } from './day-sheet.ts'
import { Stop } from './day-stop.tsx'
import type { Speech } from './words-view.tsx'

export type DayProps = Speech & {
	readonly day: Day
	readonly today: Day
	readonly at: Instant
	readonly calls: readonly Call[]
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
}

const address = (day: Day, props: Pick<DayProps, 'consultant' | 'own'>): string =>
	`/dagens-rute?dag=${day}${props.own ? '' : `&konsulent=${props.consultant.id}`}`

/** Where to, when, and what to know before ringing the bell. */
export const DayPage: FC<DayProps> = (props) => {
	const { say, language, day, today, calls, consultant, own } = props
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
				<span class="hj-script-only">
					<button type="button" class="function-link hj-print">
						{say('Udskriv', 'Print')}
					</button>
				</span>
			</nav>
			{props.others.length === 0 ? null : <Chooser {...props} />}
			{calls.length === 0 ? (
				<Empty title={say('Der er ingen besøg denne dag.', 'There are no visits on this day.')}>
					{say(
						'Tider, som borgere har sagt ja til, kommer selv frem her. Et besøg uden aftalt tid begyndes fra borgerens kort.',
						'Times that citizens have accepted appear here by themselves. A visit without a booked time is begun from the citizen’s card.',
					)}
				</Empty>
			) : (
				<ol class="nobullet-list">
					{stopsOf(calls).map((both) => (
						<li>
							<Stop {...props} both={both} isNext={next !== undefined && both.includes(next)} />
						</li>
					))}
				</ol>
			)}
		</>
	)
}

const Chooser: FC<DayProps> = ({ say, day, consultant, others, action }) => (
	<form method="get" action={action} class="hj-filter d-print-none">
		<input type="hidden" name="dag" value={day} />
		<div class="form-group">
			<label class="form-label" for="konsulent">
				{say('Konsulent', 'Consultant')}
			</label>
			<select class="form-select" id="konsulent" name="konsulent">
				{others.map((one) => (
					<option value={one.id} selected={one.id === consultant.id}>
						{one.name}
					</option>
				))}
			</select>
		</div>
		<button type="submit" class="button button-secondary">
			{say('Vis', 'Show')}
		</button>
	</form>
)
