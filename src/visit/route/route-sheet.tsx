import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { wordsToKnow } from '#offer/index.ts'
import { Empty, To } from '#platform/web/parts.tsx'
import { ageOf, fullName, shownAddress } from '#population/index.ts'
import { type Call, stopsOf } from '../day/day-sheet.ts'
import { type Speech, Words } from '../note/words-view.tsx'
import { formText } from '../visit.ts'
import { isStop, type Leg, type Route } from './route.ts'
import { type MapGround, RouteMap } from './route-map.tsx'
import { legText, tightText } from './route-words.ts'

type SheetProps = Speech & {
	readonly day: Day
	readonly consultant: { readonly id: StaffId; readonly name: string }
	readonly own: boolean
	readonly calls: readonly Call[]
	readonly route: Route
	readonly ground: MapGround
}

/**
 * The day on one sheet of paper: what it takes to get there and ring the bell, and no more. Paper is lost: why a visit is made
 * and what was noted last time stay on the screen, and so does a protected address.
 */
export const RouteSheet: FC<SheetProps> = (props) => {
	const { say, language, calls, route } = props
	return (
		<div class="hj-sheet">
			<h1>{`${say('Dagsark', 'Day sheet')}: ${props.consultant.name}`}</h1>
			<p class="hj-lead">{writeLongDay(props.day, language)}</p>
			<p class="hj-row d-print-none">
				<span class="hj-script-only">
					<button type="button" class="button button-primary hj-print">
						{say('Udskriv', 'Print')}
					</button>
				</span>
				<To to={`/dagens-rute?dag=${props.day}${props.own ? '' : `&konsulent=${props.consultant.id}`}`}>
					{say('Tilbage til dagens rute', 'Back to the route of the day')}
				</To>
			</p>
			{calls.length === 0 ? (
				<Empty title={say('Der er ingen besøg denne dag.', 'There are no visits on this day.')} />
			) : (
				<>
					<table class="table hj-table hj-sheet-table">
						<caption class="sr-only">{say('Dagens besøg i rækkefølge', 'The day’s visits in order')}</caption>
						<thead>
							<tr>
								<th scope="col">{say('Nr.', 'No.')}</th>
								<th scope="col">{say('Tid', 'Time')}</th>
								<th scope="col">{say('Borger', 'Citizen')}</th>
								<th scope="col">{say('Adresse og telefon', 'Address and phone')}</th>
								<th scope="col" class="hj-sheet-needs">
									{say('Godt at vide', 'Good to know')}
								</th>
							</tr>
						</thead>
						<tbody>
							{stopsOf(calls).map((both, at) => (
								<StopRow
									{...props}
									both={both}
									number={at + 1}
									leg={route.legs.find(({ to }) => to === route.stops[at])}
								/>
							))}
						</tbody>
					</table>
					<Home {...props} leg={route.legs.find(({ to }) => !isStop(to))} />
					<RouteMap say={say} language={language} route={route} ground={props.ground} />
					<p class="hj-quiet">
						{say(
							'Beskyttede adresser står ikke på papir: se dem på skærmen, når du kører. Makulér arket, når dagen er slut.',
							'Protected addresses are not put on paper: see them on the screen when you drive. Shred the sheet when the day is over.',
						)}
					</p>
				</>
			)}
		</div>
	)
}

const Home: FC<Speech & { leg: Leg | undefined }> = ({ language, leg }) =>
	leg === undefined ? null : <p>{legText(leg, language)}</p>

const StopRow: FC<SheetProps & { both: readonly [Call, ...Call[]]; number: number; leg: Leg | undefined }> = (
	props,
) => {
	const { say, language, both, number, leg } = props
	const [first] = both
	const tight = leg === undefined ? null : tightText(leg, language)
	return (
		<tr>
			<td data-title={say('Nr.', 'No.')}>
				<span class="hj-stop-number">{number}</span>
			</td>
			<td data-title={say('Tid', 'Time')} class="hj-clock">
				{first.span === null
					? say('Ingen tid', 'No time')
					: `${writeClock(clockOf(first.span.from), language)}–${writeClock(clockOf(first.span.to), language)}`}
			</td>
			<td data-title={say('Borger', 'Citizen')}>
				{both.map((call) => (
					<p>
						<strong>{call.citizen === null ? say('Ukendt borger', 'Unknown citizen') : fullName(call.citizen)}</strong>
						{call.citizen === null ? '' : `, ${ageOf(call.citizen, props.day)} ${say('år', 'years')}`}
						{call.held ? ` – ${say('har ikke svaret', 'has not answered')}` : ''}
					</p>
				))}
				<p>{both.length > 1 ? say('Fælles besøg', 'Joint visit') : formText(first.form)[language]}</p>
			</td>
			<td data-title={say('Adresse og telefon', 'Address and phone')}>
				{first.form === 'phone_visit' ? null : (
					<p>{(first.citizen && shownAddress(first.citizen)[language]) || say('Ingen adresse', 'No address')}</p>
				)}
				{[...new Set(both.flatMap(({ citizen }) => citizen?.phone ?? []))].map((phone) => (
					<p>
						{say('Tlf.', 'Tel.')} <span class="hj-clock">{writePhone(phone)}</span>
					</p>
				))}
				{leg === undefined ? null : (
					<p class="hj-quiet">
						{legText(leg, language)}
						{tight === null ? '' : ` – ${tight}`}
					</p>
				)}
			</td>
			<td data-title={say('Godt at vide', 'Good to know')}>
				{both.map((call) => (
					<Needs {...props} call={call} />
				))}
			</td>
		</tr>
	)
}

const Needs: FC<Speech & { call: Call }> = ({ say, language, call: { citizen, toKnow, needs } }) => {
	const spoken = citizen === null || ['da', ''].includes(citizen.language) ? '' : citizen.language
	const words = [wordsToKnow(toKnow, language), needs, spoken && `${say('Sprog', 'Language')}: ${spoken}`]
	const said = words.filter(Boolean).join(' · ')
	return said === '' ? null : <Words text={said} />
}
