import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { clockOf, isBefore } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { wordsToKnow } from '#offer/index.ts'
import { Badge, Button, Form, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { ageOf, fullName, shownAddress } from '#population/index.ts'
import { hindranceText } from '../not-gone-ahead.ts'
import { spoken, Words } from '../note/words-view.tsx'
import { formText } from '../visit.ts'
import { addressPage } from './address-page.ts'
import { ProtectedAddress } from './address-view.tsx'
import { agreedLast, livesWith, speaks, ToTakeUp, WarningList } from './before-view.tsx'
import type { DayProps } from './day-page.tsx'
import type { Call } from './day-sheet.ts'

/** One stop of the route; a joint visit is one stop, with what to know of each and a visit to begin for each. */
export const Stop: FC<DayProps & { both: readonly [Call, ...Call[]]; number: number; isNext: boolean }> = ({
	both,
	number,
	...props
}) => {
	const { say, isNext } = props
	const [first] = both
	return (
		<article class="hj-panel">
			<h2 class="mt-0">
				<span class="hj-stop-number">{number}</span>{' '}
				{first.span === null
					? ''
					: `${say('kl. ', '')}${writeClock(clockOf(first.span.from), props.language)}–${writeClock(clockOf(first.span.to), props.language)} `}
				{both.length > 1 ? say('Fælles besøg', 'Joint visit') : <Name {...props} call={first} />}
			</h2>
			{both.map((call) => (
				<>
					{both.length > 1 ? (
						<h3>
							<Name {...props} call={call} />
						</h3>
					) : null}
					<p>
						{isNext && call === first ? <Badge kind="info" text={say('Næste besøg', 'Next visit')} /> : null}{' '}
						<StateOf {...props} call={call} />
					</p>
					<Facts {...props} call={call} />
					<div class="hj-row d-print-none">
						<Begin {...props} call={call} />
					</div>
				</>
			))}
		</article>
	)
}

const Name: FC<DayProps & { call: Call }> = ({ say, call, day }) => {
	const { citizen } = call
	const name = citizen === null ? say('Ukendt borger', 'Unknown citizen') : fullName(citizen)
	return (
		<>
			<To to={`/borger/${call.person}`}>{name}</To>
			{citizen === null ? '' : `, ${ageOf(citizen, day)} ${say('år', 'years')}`}
		</>
	)
}

/** Held; on which day, where that was another than the one agreed. */
const heldText = ({ say, language, day }: DayProps, on: Day | null): string =>
	on === null || on === day
		? say('Gennemført', 'Held')
		: say(`Gennemført ${writeDay(on, language)}`, `Held on ${writeDay(on, language)}`)

const StateOf: FC<DayProps & { call: Call }> = ({ call, ...props }) => {
	const { say, language, at } = props
	if (call.held)
		return (
			<Badge
				kind="warning"
				text={say('Tiden er kun holdt: borgeren har ikke svaret', 'Time only held: no answer yet')}
			/>
		)
	if (call.state === 'took_place')
		return <Badge kind="success" text={heldText(props, call.visit?.tookPlaceOn ?? null)} />
	if (call.state === 'begun') return <Badge kind="info" text={say('Begyndt', 'Begun')} />
	if (call.state === 'planned' && call.span !== null && isBefore(call.span.from, at))
		return <Badge kind="warning" text={say('Ikke begyndt', 'Not begun')} />
	if (call.state === 'planned') return <Badge kind="none" text={formText(call.form)[language]} />
	const why = call.visit?.notGoneAhead ?? 'other'
	return <Badge kind="error" text={`${say('Ikke gennemført', 'Not held')}: ${hindranceText(why)[language]}`} />
}

/** A protected address stands on no route, on paper or on the screen: whoever drives there opens it on the day, and that is written down. */
const Where: FC<DayProps & { call: Call }> = (props) => {
	const { say, language, call, own, day, today, consultant } = props
	const { citizen } = call
	if (citizen === null || !citizen.protected)
		return <>{(citizen && shownAddress(citizen)[language]) || say('Ingen adresse', 'No address')}</>
	const page = own && day === today ? addressPage(call, consultant.id) : null
	return <ProtectedAddress {...props} citizen={citizen} page={page} />
}

const Facts: FC<DayProps & { call: Call }> = (props) => {
	const { say, call, day } = props
	const { citizen, before } = call
	const toKnow = [wordsToKnow(call.toKnow, props.language), call.needs].filter(Boolean).join(' · ')
	const language = citizen === null ? null : speaks(props, citizen)
	return (
		<Summary
			rows={[
				before.warnings.length === 0
					? null
					: [say('Pas på', 'Take care'), <WarningList {...props} warnings={before.warnings} />],
				call.form === 'phone_visit' ? null : [say('Adresse', 'Address'), <Where {...props} />],
				[
					say('Telefon', 'Phone'),
					citizen?.phone ? (
						<a href={`tel:${citizen.phone}`}>{writePhone(citizen.phone)}</a>
					) : (
						say('Ikke oplyst', 'Not given')
					),
				],
				citizen === null ? null : [say('I hjemmet', 'At home'), livesWith(props, citizen, before, day)],
				[
					say('Hvorfor', 'Why'),
					call.criteria.length === 0
						? say('Efter behov', 'By need')
						: call.criteria.map((code) => spoken(props, props.criterion(code))).join(' · '),
				],
				toKnow === '' ? null : [say('Godt at vide', 'Good to know'), <Words text={toKnow} />],
				language === null ? null : [say('Sprog', 'Language'), language],
				call.important.length === 0
					? null
					: [say('Vigtigst fra sidst', 'What mattered last time'), <ToTakeUp {...props} important={call.important} />],
				agreedLast(props, before),
			]}
		/>
	)
}

/** A visit is begun on its day: on another, nothing leads the eye there. */
const Begin: FC<DayProps & { call: Call }> = ({ say, call, mayBegin, day, today }) => {
	if (call.visit !== null)
		return <LinkButton to={`/besoeg/${call.visit.id}`}>{say('Åbn besøget', 'Open the visit')}</LinkButton>
	if (!mayBegin || call.held || call.booking === null) return null
	return (
		<Form to={`/besoeg/fra-booking/${call.booking}`}>
			<Button look={day === today ? 'primary' : 'secondary'}>
				{call.form === 'phone_visit'
					? say('Begynd samtalen', 'Begin the call')
					: say('Begynd besøget', 'Begin the visit')}
			</Button>
		</Form>
	)
}
