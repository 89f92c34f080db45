import type { FC } from 'hono/jsx'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Errors, Field, Form, Heading, LinkButton, Radios, TextArea, To } from '#platform/web/parts.tsx'
import { fullName, writeCpr } from '#population/index.ts'
import { ComparisonLines, useRows } from '../comparison-table.tsx'
import type { Side } from './same-person.ts'

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
			<ComparisonLines caption={say('I registret', 'In the register')} rows={register} sides={sides} />
			<ComparisonLines caption={say('Skrevet hos os', 'Written by us')} rows={written} sides={sides} />
			<Parted comparison={comparison} to={to} />
			{comparison.timesTouch ? (
				<Alert
					kind="warning"
					title={say('De to har kommende tider, der overlapper hinanden.', 'The two have times to come that overlap.')}
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
