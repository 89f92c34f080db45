import type { FC } from 'hono/jsx'
import { Heading, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName, shownAddress } from '#population/index.ts'
import type { Speech } from '../note/words-view.tsx'

type Props = Speech & {
	readonly citizen: Citizen
	/** Where it is opened; null for whoever may not. */
	readonly page: string | null
	/** On a device no way leads there. */
	readonly isTakenAlong?: boolean
}

/** What stands in the place of a protected address, and the way to it for whoever drives there. */
export const ProtectedAddress: FC<Props> = ({ say, language, citizen, page, isTakenAlong = false }) => (
	<>
		{shownAddress(citizen)[language]}
		{'. '}
		{page === null ? (
			say('Kun den, der kører, kan se den, og kun på dagen.', 'Only the one who drives can see it, on the day.')
		) : isTakenAlong ? (
			say(
				'Den ligger ikke på enheden. Se den under Dagens rute, før du kører: det kræver net.',
				'It does not lie on the device. See it under Route of the day before you leave: that takes a network.',
			)
		) : (
			<To to={page} class="d-print-none">
				{say('Vis adressen', 'Show the address')}
				<span class="sr-only"> {fullName(citizen)}</span>
			</To>
		)}
	</>
)

/** The address itself, on a page that shows nothing else. */
export const AddressPage: FC<Speech & { title: string; citizen: Citizen; back: string; backTo: string }> = (props) => {
	const { say, citizen } = props
	return (
		<>
			<Heading
				title={props.title}
				lead={say(
					'Giv den ikke videre til nogen. Det er skrevet ned, at du har set den.',
					'Do not pass it on to anyone. It is written down that you have seen it.',
				)}
			/>
			<p class="hj-big">{fullName(citizen)}</p>
			<p class="hj-big">
				{shownAddress({ ...citizen, protected: false })[props.language] || say('Ingen adresse', 'No address')}
			</p>
			<p class="d-print-none">
				<To to={props.backTo}>{props.back}</To>
			</p>
		</>
	)
}
