import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { clockOf, type Span } from '#kernel/instant.ts'
import type { Language, Text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import type { Notice, NoticeKind } from '../notice.ts'
import { type Counted, Counts, NextBatch } from './today-counts.tsx'

/** One visit of the consultant's own day. */
export type OwnVisit = {
	readonly span: Span | null
	readonly name: string
	readonly place: string
	readonly form: Text
	/** The page of the visit, once begun, else of the citizen. */
	readonly to: string
	/** Booking by which it is begun; null when it is begun already. */
	readonly start: string | null
	readonly state: 'planned' | 'begun' | 'took_place' | 'not_gone_ahead'
}

export type Today = {
	readonly today: Day
	readonly name: string
	readonly notices: readonly (Notice & { readonly name: string })[]
	readonly counts: readonly Counted[]
	/** Does the reader make the batches of letters? */
	readonly mayMakeBatch: boolean
	/** Null for someone who visits nobody. */
	readonly own: readonly OwnVisit[] | null
}

const clocks = ({ from, to }: Span, language: Language): string =>
	`${writeClock(clockOf(from), language)}–${writeClock(clockOf(to), language)}`

const Next: FC<{ visits: readonly OwnVisit[] }> = ({ visits }) => {
	const { say, language } = useAround()
	const next = visits.find((visit) => visit.state === 'begun') ?? visits.find((visit) => visit.state === 'planned')
	const rest = visits.filter((visit) => visit !== next)
	return (
		<section class="hj-panel hj-next" aria-labelledby="own-day">
			<h2 id="own-day">{say('Din dag', 'Your day')}</h2>
			{next === undefined ? (
				<p>
					{visits.length === 0
						? say('Du har ingen besøg i dag.', 'You have no visits today.')
						: say('Du er færdig med dagens besøg.', 'You are done with today’s visits.')}
				</p>
			) : (
				<>
					<p class="hj-big">
						{next.span ? (
							<>
								<span class="hj-clock">{clocks(next.span, language)}</span>{' '}
							</>
						) : null}
						{next.name}
					</p>
					<p>
						{next.place || say('Ingen adresse i registret', 'No address in the register')} · {next.form[language]}
					</p>
					{next.start === null ? (
						<LinkButton to={next.to} look="primary">
							{next.state === 'begun'
								? say('Fortsæt besøget', 'Continue the visit')
								: say('Åbn borgerens kort', 'Open the citizen’s card')}
						</LinkButton>
					) : (
						<Form to={`/besoeg/fra-booking/${next.start}`}>
							<Button>{say('Begynd besøget', 'Begin the visit')}</Button>
						</Form>
					)}
				</>
			)}
			{rest.length > 0 ? (
				<ol class="hj-day">
					{rest.map((visit) => (
						<li class={visit.state === 'planned' ? '' : 'hj-done'}>
							<span class="hj-clock">{visit.span ? clocks(visit.span, language) : '–'}</span>{' '}
							<To to={visit.to}>{visit.name}</To>
							<span class="hj-quiet">
								{' '}
								{visit.state === 'took_place'
									? say('gennemført', 'held')
									: visit.state === 'not_gone_ahead'
										? say('ikke gennemført', 'not held')
										: visit.place}
							</span>
						</li>
					))}
				</ol>
			) : null}
			<p>
				<To to="/dagens-rute">{say('Se hele dagens rute', 'See the whole day')}</To>
			</p>
		</section>
	)
}

const kinds: Readonly<Record<NoticeKind, 'info' | 'warning' | 'error'>> = {
	visit_off: 'error',
	left: 'warning',
	death_taken_back: 'warning',
	letter_went: 'warning',
	bereaved: 'warning',
	excluded: 'warning',
	protected: 'warning',
	held: 'error',
}
/** So many stand open; more are unfolded, so that the day's work stays in sight. */
const shownAtOnce = 5

const NoticeAlert: FC<{ notice: Today['notices'][number] }> = ({ notice }) => {
	const { say, language } = useAround()
	const { action, about } = notice
	return (
		<Alert kind={kinds[notice.kind]} title={`${notice.name}: ${notice.what[language]}`}>
			<div class="hj-notice-deeds">
				<To to={notice.to} class="alert-link">
					{action === null ? say('Åbn borgerens kort', 'Open the citizen’s card') : action[language]}
				</To>
				{about === null ? null : (
					<Form to="/i-dag/set">
						<input type="hidden" name="kind" value={notice.kind} />
						<input type="hidden" name="about" value={about} />
						<Button look="secondary" class="button-small">
							{say('Set – intet at gøre', 'Seen – nothing to do')}
							<span class="sr-only">: {notice.name}</span>
						</Button>
					</Form>
				)}
			</div>
		</Alert>
	)
}

const Notices: FC<{ notices: Today['notices'] }> = ({ notices }) => {
	const { say } = useAround()
	const rest = notices.slice(shownAtOnce)
	return notices.length === 0 ? null : (
		<section aria-labelledby="notices">
			<h2 id="notices" class="sr-only">
				{say('Vigtigt', 'Important')}
			</h2>
			{notices.slice(0, shownAtOnce).map((notice) => (
				<NoticeAlert notice={notice} />
			))}
			{rest.length === 0 ? null : (
				<Details title={say(`${rest.length} flere vigtige beskeder`, `${rest.length} more important notices`)}>
					{rest.map((notice) => (
						<NoticeAlert notice={notice} />
					))}
				</Details>
			)}
		</section>
	)
}

/** What must be done now: notices, the consultant's own day, and the day's work as counts. */
export const TodayPage: FC<{ today: Today; below?: Child }> = ({ today, below }) => {
	const { say, language } = useAround()
	const written = writeLongDay(today.today, language)
	return (
		<>
			<Heading
				title={say('I dag', 'Today')}
				lead={`${written.charAt(0).toUpperCase()}${written.slice(1)}. ${say('Hej', 'Hello')} ${today.name}.`}
			/>
			<Notices notices={today.notices} />
			{today.own ? <Next visits={today.own} /> : null}
			{today.own === null && today.mayMakeBatch ? <NextBatch counts={today.counts} /> : null}
			<h2>{say('Dagens arbejde', 'The day’s work')}</h2>
			<Counts counts={today.counts} />
			{below}
		</>
	)
}
