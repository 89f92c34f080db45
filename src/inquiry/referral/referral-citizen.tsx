import type { FC } from 'hono/jsx'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, Field, Form, LinkButton, Radios, Summary } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName, maskCpr, shownAddress } from '#population/index.ts'
import { Create } from './created-citizen.tsx'
import type { ShownReferral } from './shown-referral.ts'

/** Whom it is about, or how staff find that out. */
export const AboutCitizen: FC<ShownReferral> = (shown) => {
	const { say } = useAround()
	return (
		<section aria-labelledby="hvem">
			<h2 id="hvem">{say('Hvem drejer det sig om?', 'Who is it about?')}</h2>
			<AsSaid {...shown} />
			{shown.citizen === null ? null : <Known {...shown} citizen={shown.citizen} />}
			{shown.citizen === null || shown.referral.noticeKey === null ? (
				<>
					<Choose {...shown} />
					<Create {...shown} />
				</>
			) : shown.typed?.has('creating') ? (
				<Create {...shown} />
			) : null}
		</section>
	)
}

const AsSaid: FC<ShownReferral> = ({ referral: { said } }) => {
	const { say } = useAround()
	const sex = said.sex === null ? '' : said.sex === 'f' ? say('kvinde', 'woman') : say('mand', 'man')
	return (
		<Summary
			rows={[
				[say('Navn', 'Name'), said.name || '–'],
				[say('Født eller alder', 'Born or age'), said.cpr === null ? said.born || '–' : maskCpr(said.cpr)],
				sex === '' ? null : [say('Køn', 'Sex'), sex],
				[say('Adresse', 'Address'), [said.street, said.town].filter(Boolean).join(', ') || '–'],
				[say('Telefon', 'Telephone'), said.phone || '–'],
			]}
		/>
	)
}

const Known: FC<ShownReferral & { readonly citizen: Citizen }> = ({ citizen, referral, today }) => {
	const { say } = useAround()
	return (
		<>
			<p class="hj-big">
				{fullName(citizen)}, {ageOf(citizen, today)} {say('år', 'years')}{' '}
				{citizen.createdHere ? (
					<Badge
						kind="warning"
						text={say('oprettet her, ikke bekræftet af registret', 'created here, not confirmed by the register')}
					/>
				) : null}
			</p>
			<p class="hj-row">
				<LinkButton to={`/borger/${citizen.id}`}>{say('Borgerens kort', 'The citizen’s card')}</LinkButton>
				{referral.noticeKey === null ? null : (
					<LinkButton to={`/vurdering/${citizen.id}`}>{say('Vurder borgeren', 'Assess the citizen')}</LinkButton>
				)}
			</p>
		</>
	)
}

const Choose: FC<ShownReferral> = ({ referral, candidates, searched, citizen, errors, today }) => {
	const { say, language } = useAround()
	const label = (one: Citizen): string =>
		`${fullName(one)}, ${ageOf(one, today)} ${say('år', 'years')}${standing(one, say) === '' ? '' : ` – ${standing(one, say)}`}`
	return (
		<>
			{candidates.length === 0 ? (
				<p>
					{searched === ''
						? say('Ingen i registret ligner det, der er sagt.', 'Nobody in the register is like what was said.')
						: say('Søgningen fandt ingen.', 'The search found nobody.')}
				</p>
			) : (
				<Form to={`/henvendelser/${referral.id}/borger`}>
					<Radios
						name="person"
						label={
							searched === ''
								? say('Er det en af dem her?', 'Is it one of these?')
								: say('Søgningen fandt', 'The search found')
						}
						error={errors['person-0']}
						value={citizen?.id}
						choices={candidates.map(({ citizen: one }) => ({
							value: one.id,
							label: label(one),
							hint: [`${say('født', 'born')} ${writeDay(one.bornOn, language)}`, shownAddress(one)[language]]
								.filter(Boolean)
								.join(' · '),
						}))}
					/>
					<Button look={candidates.some(({ certain }) => certain) ? 'primary' : 'secondary'}>
						{say('Det er den borger', 'It is this citizen')}
					</Button>
				</Form>
			)}
			<Form to={`/henvendelser/${referral.id}/soeg`} class="mt-5">
				<Field
					name="soeg"
					label={say('Søg en anden borger', 'Search for another citizen')}
					hint={say('Navn, adresse, fødselsdag eller CPR-nummer', 'Name, address, birthday or CPR number')}
					value={searched}
				/>
				<Button look="secondary" class="mt-3 mb-5">
					{say('Søg', 'Search')}
				</Button>
			</Form>
		</>
	)
}

const standing = ({ status }: Citizen, say: (da: string, en: string) => string): string =>
	status === 'resident'
		? ''
		: status === 'dead'
			? say('død', 'dead')
			: status === 'disappeared'
				? say('forsvundet', 'disappeared')
				: say('bor ikke i kommunen', 'lives elsewhere')
