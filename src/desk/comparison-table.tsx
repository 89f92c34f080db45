import type { Child, FC } from 'hono/jsx'
import { languageName } from '#kernel/spoken.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { useAround } from '#platform/web/index.ts'
import { Details } from '#platform/web/parts.tsx'
import { type Citizen, fullName, shownAddress, writeCpr } from '#population/index.ts'
import { civilStatusText, helpReceived, homeText, statusText } from './card/register-words.ts'
import type { Side } from './same-person/same-person.ts'

type Row = { readonly label: string; readonly of: (side: Side) => string; readonly cell?: (side: Side) => Child }

type Compared = { readonly caption: string; readonly rows: readonly Row[]; readonly sides: readonly [Side, Side] }

const differ = ({ of }: Row, [one, other]: Compared['sides']): boolean => of(one) !== of(other)

/** In what the two differ; in what they are equal is folded below. */
export const ComparisonLines: FC<Compared> = ({ caption, rows, sides }) => {
	const { say } = useAround()
	const [different, same] = [true, false].map((wanted) => rows.filter((row) => differ(row, sides) === wanted))
	return (
		<>
			{different === undefined || different.length === 0 ? (
				<p>
					<strong>{caption}:</strong> {say('ingen forskelle.', 'no differences.')}
				</p>
			) : (
				<ComparisonTable
					caption={`${caption}: ${different.length === 1 ? say('1 forskel', '1 difference') : say(`${different.length} forskelle`, `${different.length} differences`)}`}
					rows={different}
					sides={sides}
				/>
			)}
			{same === undefined || same.length === 0 ? null : (
				<Details title={`${caption}: ${say(`${same.length} ens`, `${same.length} equal`)}`}>
					<dl class="hj-summary">
						{same.map(({ label, of, cell }) => (
							<div>
								<dt>{label}</dt>
								<dd>{cell?.(sides[0]) ?? (of(sides[0]) || '–')}</dd>
							</div>
						))}
					</dl>
				</Details>
			)}
		</>
	)
}

/** The two beside each other, line by line. */
const ComparisonTable: FC<Compared> = ({ caption, rows, sides }) => {
	const { say } = useAround()
	const names = sides.map(({ citizen }) => fullName(citizen) || say('Uden navn', 'No name'))
	return (
		<table class="table hj-table hj-compare">
			<caption>{caption}</caption>
			<thead>
				<tr>
					<td />
					{names.map((name, place) => (
						<th scope="col">
							{place + 1}. {name}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map(({ label, of, cell }) => (
					<tr>
						<th scope="row">{label}</th>
						{sides.map((side, place) => (
							<td data-title={`${place + 1}. ${names[place]}`}>{cell?.(side) ?? (of(side) || '–')}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	)
}

/** What the register says of a citizen, and what is written here. */
export const useRows = (): { register: Row[]; written: Row[] } => {
	const { say, language } = useAround()
	const yes = (is: boolean): string => (is ? say('ja', 'yes') : say('nej', 'no'))
	const onDay = (day: Citizen['bornOn'] | null): string => (day === null ? '' : writeDay(day, language))
	const register: Row[] = [
		{ label: say('Navn', 'Name'), of: ({ citizen }) => fullName(citizen) },
		{
			label: say('CPR-nummer', 'CPR number'),
			of: ({ citizen }) => writeCpr(citizen.cpr),
			cell: ({ citizen }) => <span class="hj-nowrap">{writeCpr(citizen.cpr)}</span>,
		},
		{ label: say('Født', 'Born'), of: ({ citizen }) => onDay(citizen.bornOn) },
		{
			label: say('Køn', 'Sex'),
			of: ({ citizen }) => (citizen.sex === 'f' ? say('kvinde', 'female') : say('mand', 'male')),
		},
		{ label: say('Status', 'Status'), of: ({ citizen }) => statusText[citizen.status][language] },
		{ label: say('Status siden', 'Status since'), of: ({ citizen }) => onDay(citizen.statusSince) },
		{ label: say('Bosat siden', 'Resident since'), of: ({ citizen }) => onDay(citizen.residentSince) },
		{
			label: say('Adresse', 'Address'),
			of: ({ citizen }) => shownAddress(citizen)[language],
		},
		{ label: say('Beskyttet', 'Protected'), of: ({ citizen }) => yes(citizen.protected) },
		{ label: say('Telefon', 'Telephone'), of: ({ citizen }) => writePhone(citizen.phone ?? '') },
		{ label: say('Digital Post', 'Digital Post'), of: ({ citizen }) => yes(citizen.digitalPost) },
		{ label: say('Sprog', 'Language'), of: ({ citizen }) => languageName(citizen.language, language) },
		{
			label: say('Civilstand', 'Civil status'),
			of: ({ citizen }) => (citizen.civilStatus === null ? '' : civilStatusText[citizen.civilStatus][language]),
		},
		{ label: say('Ægtefælle', 'Spouse'), of: ({ spouse }) => spouse },
		{ label: say('Bolig', 'Home'), of: ({ citizen }) => homeText(citizen)[language] },
		{
			label: say('Får hjælp', 'Receives help'),
			of: ({ citizen }) => helpReceived(citizen, language),
		},
		{
			label: say('Seneste tilbud før systemet', 'Last offer before the system'),
			of: ({ citizen }) => onDay(citizen.lastOfferOn),
		},
		{
			label: say('Seneste besøg før systemet', 'Last visit before the system'),
			of: ({ citizen }) => onDay(citizen.lastVisitOn),
		},
	]
	const written: Row[] = [
		{ label: say('Linjer i historikken', 'Lines in the story'), of: ({ lines }) => String(lines) },
		{ label: say('Åbne tilbud', 'Open offers'), of: ({ openOffers }) => String(openOffers) },
		{
			label: say('Kommende tider', 'Times to come'),
			of: ({ timesAhead }) => timesAhead.map((from) => writeMoment(from, language)).join(', '),
		},
		{ label: say('Besøg', 'Visits'), of: ({ visits }) => String(visits) },
		{ label: say('Åbne aftaler', 'Open agreements'), of: ({ openAgreements }) => String(openAgreements) },
		{ label: say('Ønsker ikke kontakt', 'Wants no contact'), of: ({ wantsNoContact }) => yes(wantsNoContact) },
	]
	return { register, written }
}
