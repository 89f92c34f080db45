import type { FC } from 'hono/jsx'
import { addDays, type Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, type Instant, isBefore } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { Badge, Button, Empty, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { ageOf, fullName, streetLine, townLine } from '#population/index.ts'
import type { Call } from './day-sheet.ts'
import { hindranceText } from './not-gone-ahead.ts'
import { formText } from './visit.ts'
import { type Speech, spoken, Words } from './words-view.tsx'

type Props = Speech & {
	readonly day: Day
	readonly today: Day
	readonly at: Instant
	readonly calls: readonly Call[]
	/** Whose day it is. */
	readonly consultant: { readonly id: StaffId; readonly name: string }
	/** Does the reader drive this route themselves? Only then a protected address is shown. */
	readonly own: boolean
	/** May the reader begin visits? */
	readonly mayBegin: boolean
	/** Others whose day the reader may look at. */
	readonly others: readonly { readonly id: StaffId; readonly name: string }[]
	readonly criterion: (code: string) => Text
	readonly topic: (code: string) => Text
	readonly action: string
}

const address = (day: Day, props: Pick<Props, 'consultant' | 'own'>): string =>
	`/dagens-rute?dag=${day}${props.own ? '' : `&konsulent=${props.consultant.id}`}`

/** Where to, when, and what to know before ringing the bell. */
export const DayPage: FC<Props> = (props) => {
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
					{calls.map((call) => (
						<li>
							<Stop {...props} call={call} isNext={call === next} />
						</li>
					))}
				</ol>
			)}
		</>
	)
}

const Chooser: FC<Props> = ({ say, day, consultant, others, action }) => (
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

const Stop: FC<Props & { call: Call; isNext: boolean }> = (props) => {
	const { say, call, isNext } = props
	const { citizen } = call
	const name = citizen === null ? say('Ukendt borger', 'Unknown citizen') : fullName(citizen)
	return (
		<article class="hj-panel">
			<h2 class="mt-0">
				{call.span === null ? '' : `${clockOf(call.span.from)}–${clockOf(call.span.to)} `}
				<To to={`/borger/${call.person}`}>{name}</To>
				{citizen === null ? '' : `, ${ageOf(citizen, props.day)} ${say('år', 'years')}`}
			</h2>
			<p>
				{isNext ? <Badge kind="info" text={say('Næste besøg', 'Next visit')} /> : null} <StateOf {...props} />
			</p>
			<Facts {...props} />
			<div class="hj-row d-print-none">
				<Begin {...props} />
			</div>
		</article>
	)
}

const StateOf: FC<Props & { call: Call }> = ({ say, language, call }) => {
	if (call.held)
		return (
			<Badge
				kind="warning"
				text={say('Tiden er kun holdt: borgeren har ikke svaret', 'Time only held: no answer yet')}
			/>
		)
	if (call.state === 'took_place') return <Badge kind="success" text={say('Gennemført', 'Held')} />
	if (call.state === 'begun') return <Badge kind="info" text={say('Begyndt', 'Begun')} />
	if (call.state === 'planned') return <Badge kind="none" text={formText(call.form)[language]} />
	const why = call.visit?.notGoneAhead ?? 'other'
	return <Badge kind="error" text={`${say('Ikke gennemført', 'Not held')}: ${hindranceText(why)[language]}`} />
}

const Facts: FC<Props & { call: Call }> = (props) => {
	const { say, call, own } = props
	const { citizen } = call
	const home = citizen?.address ?? null
	const where =
		citizen?.protected && !own
			? say(
					'Beskyttet adresse. Kun den, der kører, kan se den.',
					'Protected address. Only the one who drives can see it.',
				)
			: home === null
				? say('Ingen adresse', 'No address')
				: `${streetLine(home)}, ${townLine(home)}`
	return (
		<Summary
			rows={[
				call.form === 'phone_visit'
					? null
					: [
							say('Adresse', 'Address'),
							citizen?.protected && own ? `${where} (${say('beskyttet', 'protected')})` : where,
						],
				[
					say('Telefon', 'Phone'),
					citizen?.phone ? <a href={`tel:${citizen.phone}`}>{citizen.phone}</a> : say('Ikke oplyst', 'Not given'),
				],
				[
					say('Hvorfor', 'Why'),
					call.criteria.length === 0
						? say('Efter behov', 'By need')
						: call.criteria.map((code) => spoken(props, props.criterion(code))).join(' · '),
				],
				call.needs === '' ? null : [say('Godt at vide', 'Good to know'), <Words text={call.needs} />],
				citizen === null || citizen.language === 'da' || citizen.language === ''
					? null
					: [say('Sprog', 'Language'), citizen.language],
				call.important.length === 0
					? null
					: [
							say('Vigtigst fra sidst', 'What mattered last time'),
							<ul>
								{call.important.map((one) => (
									<li>
										<strong>{spoken(props, props.topic(one.topic))}</strong>
										{one.words === '' ? null : <Words text={one.words} />}
									</li>
								))}
							</ul>,
						],
			]}
		/>
	)
}

const Begin: FC<Props & { call: Call }> = ({ say, call, mayBegin }) => {
	if (call.visit !== null)
		return <LinkButton to={`/besoeg/${call.visit.id}`}>{say('Åbn besøget', 'Open the visit')}</LinkButton>
	if (!mayBegin || call.held || call.booking === null) return null
	return (
		<Form to={`/besoeg/fra-booking/${call.booking}`}>
			<Button>
				{call.form === 'phone_visit'
					? say('Begynd samtalen', 'Begin the call')
					: say('Begynd besøget', 'Begin the visit')}
			</Button>
		</Form>
	)
}
