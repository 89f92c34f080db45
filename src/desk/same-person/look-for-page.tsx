import type { FC } from 'hono/jsx'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Empty, Field, Form, Heading, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName, maskCpr } from '#population/index.ts'

type Props = {
	readonly citizen: Citizen
	readonly title: string
	readonly found: readonly { readonly citizen: Citizen; readonly why: string }[]
	/** Shown again in the field; never a CPR number. */
	readonly typed: string
	/** Null until something was searched for. */
	readonly searched: readonly Citizen[] | null
}

/** Who may be the same as one citizen. */
export const LookForPage: FC<Props> = ({ citizen, title, found, typed, searched }) => {
	const { say } = useAround()
	const Other: FC<{ other: Citizen; why: string }> = ({ other, why }) => (
		<li>
			<To to={`/dubletter/${citizen.id}/${other.id}`}>{fullName(other) || say('Uden navn', 'No name')}</To>
			{`, ${say('født', 'born')} ${writeShortDay(other.bornOn)}, ${maskCpr(other.cpr)}${why === '' ? '' : ` – ${why}`}`}
		</li>
	)
	return (
		<>
			<p class="d-print-none">
				<To to={`/borger/${citizen.id}`}>{say('Tilbage til borgeren', 'Back to the citizen')}</To>
			</p>
			<Heading title={title} />
			<h2>{say('De ligner', 'These are alike')}</h2>
			{found.length === 0 ? (
				<Empty title={say('Ingen andre i registret ligner.', 'Nobody else in the register is alike.')}>
					{say('Ved du bedre, så søg nedenfor.', 'If you know better, search below.')}
				</Empty>
			) : (
				<ul>
					{found.map((one) => (
						<Other other={one.citizen} why={one.why} />
					))}
				</ul>
			)}
			<h2>{say('Find en anden at sammenligne med', 'Find another to compare with')}</h2>
			<Form to={`/borger/${citizen.id}/dubletter`} class="hj-filter d-print-none">
				<Field
					label={say('Søg efter en borger', 'Search for a citizen')}
					name="soeg"
					value={typed}
					hint={say('Navn, fødselsdag, adresse eller CPR-nummer', 'Name, birthday, address or CPR number')}
				/>
				<Button>{say('Søg', 'Search')}</Button>
			</Form>
			{searched === null ? null : searched.length === 0 ? (
				<Empty title={say('Ingen borgere passer til søgningen.', 'No citizens match the search.')}>
					{say('Prøv med færre bogstaver eller kun efternavnet.', 'Try fewer letters, or only the surname.')}
				</Empty>
			) : (
				<ul>
					{searched.map((other) => (
						<Other other={other} why="" />
					))}
				</ul>
			)}
		</>
	)
}
