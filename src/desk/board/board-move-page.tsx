import type { FC } from 'hono/jsx'
import { type FreeTime, whatDrivingIs } from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { type ProposedTime, writeTime } from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, DayFields, Field, Form, Heading, LinkButton, Select, To } from '#platform/web/parts.tsx'
import type { NotMoved } from '../move/move-visit.ts'
import type { MoveWeighed, Obstacle } from './board-cost.ts'
import { wordsForNotMoved, wordsForObstacle } from './board-refusals.ts'
import { AsItStands, BackToTheBoard, type Meant } from './board-stays-page.tsx'
import {
	wordsForMinutes,
	wordsForNoChange,
	wordsForTight,
	wordsForTold,
	wordsWhileMoving,
	writePlace,
} from './board-words.ts'

/** Where it might go, and what that would take; `isThere`: it is there already. */
export type Weighed = {
	readonly to: ProposedTime
	readonly isThere: boolean
	readonly takes: Outcome<MoveWeighed, NotMoved>
	readonly obstacle: Obstacle | null
}

/** Why it cannot go there. */
export const whyNot = (
	{ to, obstacle }: Pick<Weighed, 'to' | 'obstacle'>,
	no: Parameters<typeof wordsForNotMoved>[0],
	names: ReadonlyMap<StaffId, string>,
): Text => (obstacle === null ? wordsForNotMoved(no, names) : wordsForObstacle(obstacle, names.get(to.staff) ?? ''))

export type MovePageProps = Meant & {
	readonly booking: BookingId
	readonly weighed: Weighed | null
	/** What somebody typed that is no time, where they did. */
	readonly errors: Readonly<Record<string, string>>
	readonly typed: { readonly staff: string; readonly on: Day | null; readonly clock: string }
	readonly suggestions: readonly FreeTime[]
	readonly consultants: readonly { readonly id: StaffId; readonly name: string }[]
	readonly action: string
}

/** An address that shows what it would take to have the visit then. */
const weighAddress = (booking: BookingId, { staff, from }: ProposedTime): string =>
	`/uge/flyt/${booking}?hos=${staff}&dag=${dayOf(from)}&kl=${clockOf(from)}`

export const MovePage: FC<MovePageProps> = (props) => {
	const { booking, now, allNames } = props
	const chosen = props.weighed?.to.staff ?? now.staff
	const { say, language } = useAround()
	return (
		<>
			<Heading title={say('Flyt besøget', 'Move the visit')} />
			<AsItStands {...props} />
			{props.weighed === null ? null : <Takes {...props} weighed={props.weighed} />}
			<Choose {...props} />
			{props.suggestions.length === 0 ? null : (
				<>
					<h2>{say('Ledige tider i nærheden', 'Free times near by')}</h2>
					<ul class="hj-pick">
						{props.suggestions.map(({ staff, span, because }) => (
							<li>
								<To to={weighAddress(booking, { staff, from: span.from })}>
									{writePlace({ staff, from: span.from }, allNames, language)}
								</To>{' '}
								{chosen === now.staff ? because[language] : null}
							</li>
						))}
					</ul>
				</>
			)}
			<BackToTheBoard {...props} />
		</>
	)
}

const Takes: FC<MovePageProps & { weighed: Weighed }> = ({ booking, now, weighed, allNames }) => {
	const { say, language } = useAround()
	const there = writePlace(weighed.to, allNames, language)
	if (weighed.isThere) return <Alert kind="info" title={wordsForNoChange[language]} live />
	if (!weighed.takes.ok)
		return (
			<Alert kind="warning" title={say('Besøget kan ikke flyttes derhen', 'The visit cannot be moved there')} live>
				<p>{there}</p>
				<p>{whyNot(weighed, weighed.takes, allNames)[language]}</p>
			</Alert>
		)
	const { told, minutes, tight } = weighed.takes.value
	return (
		<section class="hj-board-takes" aria-labelledby="takes">
			<h2 id="takes">{say(`Til ${there}`, `To ${there}`)}</h2>
			<ul>
				<li>{wordsForMinutes(minutes)[language]}</li>
				{tight.map((gap) => (
					<li>
						<strong>{say('Stramt: ', 'Tight: ')}</strong>
						{wordsForTight(gap)[language]}
					</li>
				))}
				{[...new Set(told)].map((how) => (
					<li>{wordsForTold(how)[language]}</li>
				))}
			</ul>
			{minutes === null ? null : <p class="hj-quiet">{whatDrivingIs[language]}</p>}
			<Form to="/uge/flyt">
				<input type="hidden" name="booking" value={booking} />
				<input type="hidden" name="expected" value={writeTime(now)} />
				<input type="hidden" name="to" value={writeTime(weighed.to)} />
				<input type="hidden" name="sure" value="yes" />
				<div class="hj-row">
					<Button>{say('Flyt besøget', 'Move the visit')}</Button>
					<LinkButton to={`/uge?dag=${dayOf(now.from)}`}>{say('Lad det blive', 'Let it be')}</LinkButton>
				</div>
			</Form>
		</section>
	)
}

const Choose: FC<MovePageProps> = ({ typed, errors, consultants, action }) => {
	const { say } = useAround()
	return (
		<form method="get" action={action} novalidate>
			<h2>{say('Vælg en tid', 'Choose a time')}</h2>
			<Select
				name="hos"
				label={say('Konsulent', 'Consultant')}
				choices={consultants.map(({ id, name }) => ({ value: id, label: name }))}
				value={typed.staff}
				error={errors.hos}
			/>
			<DayFields name="dag" label={say('Dag', 'Day')} value={typed.on} error={errors.dag_day} />
			<Field
				name="kl"
				width={5}
				label={say('Klokken', 'Time')}
				hint={say('For eksempel 9.30', 'For example 9:30')}
				value={typed.clock}
				error={errors.kl}
			/>
			<Button look="secondary" class="mt-5">
				{say('Se, hvad det betyder', 'See what it means')}
			</Button>
		</form>
	)
}

/** What a move would take, in one line for whoever is dragging; names nobody. */
export const MoveSays: FC<{ weighed: Weighed; allNames: MovePageProps['allNames'] }> = ({ weighed, allNames }) => {
	const { language } = useAround()
	const { takes, to, isThere } = weighed
	const whether = takes.ok
		? [
				wordsForMinutes(takes.value.minutes),
				...takes.value.tight.map(wordsForTight),
				...wordsWhileMoving(takes.value.told),
			]
		: [whyNot(weighed, takes, allNames)]
	return (
		<p id="hj-board-says" data-may={takes.ok && !isThere ? 'yes' : 'no'}>
			{writePlace(to, allNames, language)}:{' '}
			{(isThere ? [wordsForNoChange] : whether).map((words) => words[language]).join(' ')}
		</p>
	)
}
