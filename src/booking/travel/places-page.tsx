import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Alert, Empty, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName, shownAddress } from '#population/index.ts'
import { kilometresOutside } from '../bounds.ts'
import type { Bounds, Roads } from './travel.ts'
import type { WaysTold } from './travel-transport.ts'

type Props = {
	readonly roads: Roads & { readonly matrix?: string | undefined; readonly osrm?: string | undefined }
	/** How the ways were found between some places, when it was tried. */
	readonly tried: WaysTold | null
	readonly bounds: Bounds | null
	readonly isBoundsSet: boolean
	readonly lost: readonly Citizen[]
	readonly atMost: number
}

/** How ways are measured, and whose home cannot be found. */
export const PlacesPage: FC<Props> = (props) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Kørsel', 'Driving')}
				lead={say(
					'Sådan regnes vejen mellem to besøg, og disse hjem kan vi ikke finde på kortet.',
					'This is how the way between two visits is reckoned, and these homes cannot be found on the map.',
				)}
			/>
			<Ways {...props} />
			<h2>{say('Hjem uden et brugbart punkt', 'Homes without a usable point')}</h2>
			<Lost {...props} />
		</>
	)
}

const decimal = (value: number, language: 'da' | 'en'): string =>
	new Intl.NumberFormat(language === 'da' ? 'da' : 'en-GB').format(value)

const Ways: FC<Props> = ({ roads, tried }) => {
	const { say, language } = useAround()
	const { matrix, osrm, factor, kmPerHour, gapMinutes } = roads
	const line = say(
		`den lige linje × ${decimal(factor, 'da')}, kørt med ${kmPerHour} km i timen`,
		`the straight line × ${decimal(factor, 'en')}, driven at ${kmPerHour} km an hour`,
	)
	return (
		<>
			<h2>{say('Vejen mellem to besøg', 'The way between two visits')}</h2>
			<Summary
				rows={[
					[
						say('Regnes efter', 'Reckoned by'),
						matrix !== undefined
							? say(
									`kommunens fil ${matrix}; hvor den ikke siger noget: ${line}`,
									`the municipality’s file ${matrix}; where it is silent: ${line}`,
								)
							: osrm !== undefined
								? say(
										`kommunens ruteserver; hvor den ikke svarer: ${line}`,
										`the municipality’s server of routes; where it is silent: ${line}`,
									)
								: line,
					],
					[
						say('Mindst', 'At least'),
						say(`${gapMinutes} minutter fra dør til dør`, `${gapMinutes} minutes from door to door`),
					],
				]}
			/>
			{matrix === undefined && osrm === undefined ? null : tried === null ? (
				<p>
					<LinkButton to="/koersel?proev=ja">{say('Prøv den nu', 'Try it now')}</LinkButton>
				</p>
			) : tried.fault !== null ? (
				<Alert kind="warning" title={say('Den kan ikke bruges nu', 'It cannot be used now')}>
					{tried.fault[language]}
				</Alert>
			) : (
				<Alert
					kind={tried.holes > 0 ? 'info' : 'success'}
					title={say(
						`${tried.pairs - tried.holes} af ${tried.pairs} veje er kendt`,
						`${tried.pairs - tried.holes} of ${tried.pairs} ways are known`,
					)}
				>
					{tried.holes > 0
						? say(
								`De øvrige ${tried.holes} regnes efter den lige linje.`,
								`The other ${tried.holes} are reckoned by the straight line.`,
							)
						: null}
				</Alert>
			)}
		</>
	)
}

const Lost: FC<Props> = ({ bounds, isBoundsSet, lost, atMost }) => {
	const { say, language } = useAround()
	return (
		<>
			<p>
				{say(
					'Der bliver sat den korteste tid af til vejen, for vi ved ikke, hvor langt der er. Ret punktet i adresseregistret eller i den liste, som adresserne kommer fra, og indlæs den igen.',
					'The shortest time is set aside for the way, for nobody knows how far it is. Correct the point in the address register or in the list that the addresses come from, and read it in again.',
				)}{' '}
				{isBoundsSet || bounds === null
					? null
					: say(
							'Kommunens grænser er ikke sat (bounds), så et punkt langt fra de fleste andre regnes for forkert.',
							'The municipality’s bounds are not set, so a point far from most others counts as wrong.',
						)}
			</p>
			{lost.length === 0 ? (
				<Empty title={say('Alle hjem har et brugbart punkt', 'Every home has a usable point')} />
			) : (
				<table class="table hj-table">
					<caption class="sr-only">{say('Hjem uden et brugbart punkt', 'Homes without a usable point')}</caption>
					<thead>
						<tr>
							<th scope="col">{say('Borger', 'Citizen')}</th>
							<th scope="col">{say('Adresse', 'Address')}</th>
							<th scope="col">{say('Hvad er galt', 'What is wrong')}</th>
						</tr>
					</thead>
					<tbody>
						{lost.map((citizen) => (
							<tr>
								<td data-title={say('Borger', 'Citizen')}>
									<To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>
								</td>
								<td data-title={say('Adresse', 'Address')}>{shownAddress(citizen)[language]}</td>
								<td data-title={say('Hvad er galt', 'What is wrong')}>
									<Wrong citizen={citizen} bounds={bounds} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			{lost.length < atMost ? null : (
				<p class="hj-quiet">{say(`De første ${atMost} er vist.`, `The first ${atMost} are shown.`)}</p>
			)}
		</>
	)
}

/** Of a protected address nobody is told how far off it is said to be. */
const Wrong: FC<{ citizen: Citizen; bounds: Bounds | null }> = ({ citizen, bounds }) => {
	const { say } = useAround()
	const { x = null, y = null } = citizen.address ?? {}
	if (x === null || y === null) return <>{say('Intet punkt', 'No point')}</>
	if (citizen.protected || bounds === null) return <>{say('Uden for kommunen', 'Outside the municipality')}</>
	const away = kilometresOutside({ x, y }, bounds)
	return <>{say(`${away} km uden for kommunen`, `${away} km outside the municipality`)}</>
}
