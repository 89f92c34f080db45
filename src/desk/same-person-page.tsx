import type { Child, FC } from 'hono/jsx'
import { clockOf, dayOf, type Instant } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Badge,
	Button,
	Errors,
	Field,
	Form,
	Heading,
	LinkButton,
	Radios,
	TextArea,
	To,
} from '#platform/web/parts.tsx'
import { type Citizen, fullName, streetLine, townLine, writeCpr } from '#population/index.ts'

/** One of the two, with what is written of them. */
export type Side = {
	readonly citizen: Citizen
	readonly spouse: string
	/** Lines of their story. */
	readonly lines: number
	readonly openOffers: number
	readonly timesAhead: readonly Instant[]
	readonly visits: number
	readonly openAgreements: number
	readonly wantsNoContact: boolean
}

export type Comparison = {
	readonly sides: readonly [Side, Side]
	readonly why: readonly Text[]
	readonly stays: string
	readonly mustStay: boolean
	readonly timesTouch: boolean
	readonly parted: { readonly at: Instant; readonly who: string; readonly because: string | null } | null
	readonly typed: { readonly stays: string; readonly because: string }
	readonly errors: Readonly<Record<string, string>>
	/** Whether the one who looks may open the card. */
	readonly opensCards: boolean
}

type Row = { readonly label: string; readonly of: (side: Side) => string; readonly cell?: (side: Side) => Child }

const Table: FC<{ caption: string; rows: readonly Row[]; sides: readonly [Side, Side] }> = ({
	caption,
	rows,
	sides,
}) => {
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
				{rows.map(({ label, of, cell }) => {
					const differs = of(sides[0]) !== of(sides[1])
					return (
						<tr class={differs ? 'hj-differs' : undefined}>
							<th scope="row">
								{label}
								{differs ? (
									<>
										{' '}
										<Badge kind="warning" text={say('Forskel', 'Differs')} />
									</>
								) : null}
							</th>
							{sides.map((side, place) => (
								<td data-title={`${place + 1}. ${names[place]}`}>{cell?.(side) ?? (of(side) || '–')}</td>
							))}
						</tr>
					)
				})}
			</tbody>
		</table>
	)
}

const statuses: Readonly<Record<Citizen['status'], Text>> = {
	resident: { da: 'bosat', en: 'resident' },
	dead: { da: 'død', en: 'dead' },
	moved_out: { da: 'fraflyttet', en: 'moved out' },
	emigrated: { da: 'udrejst', en: 'emigrated' },
	disappeared: { da: 'forsvundet', en: 'disappeared' },
}
const residences: Readonly<Record<Citizen['residence'], Text>> = {
	own_home: { da: 'egen bolig', en: 'own home' },
	care_home: { da: 'plejebolig', en: 'care home' },
	institution: { da: 'institution', en: 'institution' },
	asylum_centre: { da: 'asylcenter', en: 'asylum centre' },
}
const civilStatuses: Readonly<Record<NonNullable<Citizen['civilStatus']>, Text>> = {
	unmarried: { da: 'ugift', en: 'unmarried' },
	married: { da: 'gift', en: 'married' },
	divorced: { da: 'skilt', en: 'divorced' },
	widowed: { da: 'enke eller enkemand', en: 'widowed' },
	registered_partner: { da: 'registreret partner', en: 'registered partner' },
}

const useRows = (): { register: Row[]; written: Row[] } => {
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
		{ label: say('Status', 'Status'), of: ({ citizen }) => statuses[citizen.status][language] },
		{ label: say('Status siden', 'Status since'), of: ({ citizen }) => onDay(citizen.statusSince) },
		{ label: say('Bosat siden', 'Resident since'), of: ({ citizen }) => onDay(citizen.residentSince) },
		{
			label: say('Adresse', 'Address'),
			of: ({ citizen: { address } }) => (address ? `${streetLine(address)}, ${townLine(address)}` : ''),
		},
		{ label: say('Beskyttet', 'Protected'), of: ({ citizen }) => yes(citizen.protected) },
		{ label: say('Telefon', 'Telephone'), of: ({ citizen }) => writePhone(citizen.phone ?? '') },
		{ label: say('Digital Post', 'Digital Post'), of: ({ citizen }) => yes(citizen.digitalPost) },
		{ label: say('Sprog', 'Language'), of: ({ citizen }) => citizen.language },
		{
			label: say('Civilstand', 'Civil status'),
			of: ({ citizen }) => (citizen.civilStatus === null ? '' : civilStatuses[citizen.civilStatus][language]),
		},
		{ label: say('Ægtefælle', 'Spouse'), of: ({ spouse }) => spouse },
		{ label: say('Bolig', 'Home'), of: ({ citizen }) => residences[citizen.residence][language] },
		{
			label: say('Får hjælp', 'Receives help'),
			of: ({ citizen: { help } }) =>
				[
					help.practical ? say('praktisk', 'practical') : '',
					help.personal ? say('personlig', 'personal') : '',
					help.nursing ? say('sygepleje', 'nursing') : '',
				]
					.filter(Boolean)
					.join(', '),
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
			of: ({ timesAhead }) =>
				timesAhead.map((from) => `${writeDay(dayOf(from), language)} ${say('kl.', 'at')} ${clockOf(from)}`).join(', '),
		},
		{ label: say('Besøg', 'Visits'), of: ({ visits }) => String(visits) },
		{ label: say('Åbne aftaler', 'Open agreements'), of: ({ openAgreements }) => String(openAgreements) },
		{ label: say('Ønsker ikke kontakt', 'Wants no contact'), of: ({ wantsNoContact }) => yes(wantsNoContact) },
	]
	return { register, written }
}

const Parted: FC<{ comparison: Comparison; to: string }> = ({ comparison: { parted }, to }) => {
	const { say, language } = useAround()
	if (parted === null)
		return (
			<Form to={`${to}/hver-sin`} class="hj-panel">
				<h2>{say('Er de ikke den samme?', 'Are they not the same?')}</h2>
				<Field
					name="because"
					label={say('Hvordan ved du det?', 'How do you know?')}
					hint={say('For eksempel: talt med begge.', 'For example: spoke with both.')}
					required={false}
				/>
				<div class="hj-row">
					<Button look="secondary">{say('De er ikke den samme', 'They are not the same')}</Button>
				</div>
			</Form>
		)
	return (
		<Alert
			kind="info"
			title={say(`${parted.who} har sagt, at de ikke er den samme.`, `${parted.who} said that they are not the same.`)}
		>
			<p>
				{writeDay(dayOf(parted.at), language)}
				{parted.because ? ` · ${parted.because}` : ''}
			</p>
			<Form to={`${to}/maaske`}>
				<Button look="secondary">{say('Tag det tilbage', 'Take it back')}</Button>
			</Form>
		</Alert>
	)
}

/** The two side by side, and what a person may say of them. */
export const ComparisonPage: FC<{ comparison: Comparison }> = ({ comparison }) => {
	const { say, language } = useAround()
	const { sides, why, stays, mustStay, typed, errors } = comparison
	const [one, other] = sides
	const { register, written } = useRows()
	const to = `/dubletter/${one.citizen.id}/${other.citizen.id}`
	const nameOf = ({ citizen }: Side): string => fullName(citizen) || say('Uden navn', 'No name')
	return (
		<>
			<p class="d-print-none">
				<To to="/dubletter">{say('Alle dubletter', 'All duplicates')}</To>
				{comparison.opensCards
					? sides.map((side, place) => (
							<>
								{' · '}
								<To to={`/borger/${side.citizen.id}`}>
									{say(`Kort ${place + 1}: ${nameOf(side)}`, `Card ${place + 1}: ${nameOf(side)}`)}
								</To>
							</>
						))
					: null}
			</p>
			<Heading
				title={say('Er det den samme borger?', 'Is this the same citizen?')}
				lead={
					why.length > 0
						? `${say('Det ligner:', 'What is alike:')} ${why.map((one) => one[language]).join(', ')}.`
						: say('Der er ikke fundet noget, der ligner.', 'Nothing alike was found.')
				}
			/>
			<Errors errors={errors} />
			<Table caption={say('I registret', 'In the register')} rows={register} sides={sides} />
			<Table caption={say('Skrevet hos os', 'Written by us')} rows={written} sides={sides} />
			<Parted comparison={comparison} to={to} />
			{comparison.timesTouch ? (
				<Alert
					kind="warning"
					title={say('De to har kommende tider, der rører ved hinanden.', 'The two have times to come that touch.')}
				>
					{say(
						'Aflys den ene i ugens plan, før du lægger dem sammen: ellers banker to på den samme dør.',
						'Cancel one in the week’s plan before you merge: else two knock on one door.',
					)}
				</Alert>
			) : null}
			<Form to={to} class="hj-panel">
				<h2>{say('Læg dem sammen', 'Merge them')}</h2>
				<p>
					{say(
						'Alt, hvad der er skrevet om dem, samles på den, der bliver. Intet går tabt, og underskrevne notater ændres ikke. Af to åbne tilbud trækkes det ene tilbage. Det kan ikke gøres om.',
						'Everything written about them is gathered on the one who stays. Nothing is lost, and signed notes do not change. Of two open offers one is withdrawn. It cannot be undone.',
					)}
				</p>
				{mustStay ? (
					<>
						<input type="hidden" name="stays" value={stays} />
						<p>
							{say('Den bliver, der har det rigtige CPR-nummer:', 'Who has the real CPR number stays:')}{' '}
							<strong>{nameOf(one.citizen.id === stays ? one : other)}</strong> (
							<span class="hj-nowrap">{writeCpr((one.citizen.id === stays ? one : other).citizen.cpr)}</span>)
						</p>
					</>
				) : (
					<Radios
						name="stays"
						label={say('Hvem bliver?', 'Who stays?')}
						value={typed.stays || stays}
						error={errors.stays}
						choices={sides.map((side, place) => ({
							value: side.citizen.id,
							label: `${place + 1}. ${nameOf(side)}, ${writeCpr(side.citizen.cpr)}`,
						}))}
					/>
				)}
				<TextArea
					name="because"
					label={say('Hvordan ved du, at det er den samme?', 'How do you know that they are the same?')}
					hint={say('Det kan læses i borgerens historik.', 'It can be read in the citizen’s story.')}
					value={typed.because}
					error={errors.because}
					rows={3}
				/>
				<div class="hj-row">
					<Button>{say('Læg sammen', 'Merge')}</Button>
					<LinkButton to="/dubletter">{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
