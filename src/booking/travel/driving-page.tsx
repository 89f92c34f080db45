import type { FC } from 'hono/jsx'
import type { StaffId } from '#kernel/ids.ts'
import { languageName } from '#kernel/spoken.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import {
	Alert,
	Button,
	Checks,
	Details,
	Errors,
	Field,
	Form,
	Heading,
	LinkButton,
	Summary,
} from '#platform/web/parts.tsx'
import type { DistrictChoice } from '../working-time/working-time.ts'
import type { Driving } from './driving.ts'

export const DrivingSummary: FC<{ staff: StaffId; driving: Driving }> = ({ staff, driving }) => {
	const { say, language } = useAround()
	const { base, isOwn, districts, gone } = driving
	return (
		<>
			{base === null ? (
				<Alert kind="info" title={say('Vi ved ikke, hvor der køres fra', 'We do not know where the driving begins')}>
					{say(
						'Vejen til dagens første besøg og hjem fra det sidste er derfor ikke regnet med. Vælg et sted.',
						'The way to the first visit of the day and home from the last is therefore not counted. Choose a place.',
					)}
				</Alert>
			) : null}
			<Summary
				rows={[
					base === null
						? null
						: [
								say('Kører fra', 'Drives from'),
								`${base.words} (${isOwn ? say('egen adresse', 'their own address') : say('kommunens adresse', 'the municipality’s address')})`,
							],
					[
						say('Områder', 'Districts'),
						districts.length === 0
							? say('hele kommunen', 'the whole municipality')
							: districts.map((name) => name[language]).join(', '),
					],
					gone.length === 0
						? null
						: [
								say('Ikke mere i indstillingerne', 'Gone from the settings'),
								say(
									`${gone.join(', ')} – regnes ikke med. Vælg områder igen.`,
									`${gone.join(', ')} – not counted. Choose districts anew.`,
								),
							],
					[say('Faggruppe', 'Profession'), driving.profession ?? say('ikke skrevet', 'not written')],
					[
						say('Sprog', 'Languages'),
						[say('dansk', 'Danish'), ...driving.languages.map((code) => languageName(code, language))].join(', '),
					],
				]}
			/>
			<p>
				<LinkButton to={`/medarbejdere/${staff}/koersel`}>
					{driving.hasDistricts
						? say('Ret sted og områder', 'Change place and districts')
						: say('Ret sted', 'Change place')}
				</LinkButton>
			</p>
		</>
	)
}

type Props = {
	readonly staff: StaffId
	readonly name: string
	readonly driving: Driving
	readonly municipal: string | null
	readonly choices: readonly DistrictChoice[]
	readonly chosen: readonly string[]
	readonly typed: Typed | null
	readonly errors: Readonly<Record<string, string>>
}

export const DrivingPage: FC<Props> = (props) => {
	const { say, language } = useAround()
	const { staff, name, choices, chosen, errors } = props
	return (
		<>
			<Heading
				title={say(`Kørsel og områder: ${name}`, `Driving and districts: ${name}`)}
				lead={say(
					'Dagens kørsel regnes fra dette sted og tilbage til det.',
					'A day’s driving is counted from this place and back to it.',
				)}
			/>
			<Errors errors={errors} />
			<h2>{say('Hvor køres der fra?', 'Where does the driving begin?')}</h2>
			<BaseForm {...props} />
			{choices.length === 0 ? null : (
				<>
					<h2>{say('Hvilke områder?', 'Which districts?')}</h2>
					<Form to={`/medarbejdere/${staff}/omraader`}>
						<Checks
							name="district"
							label={say('Områder', 'Districts')}
							hint={say('Ingen valgt: hele kommunen.', 'None chosen: the whole municipality.')}
							values={chosen}
							choices={choices.map(({ code, name, postalCodes }) => ({
								value: code,
								label: name[language],
								hint: postalCodes.join(', '),
							}))}
						/>
						<Button>{say('Gem områder', 'Save districts')}</Button>
					</Form>
				</>
			)}
			<p class="mt-5">
				<LinkButton to={`/medarbejdere/${staff}/arbejdstid`}>
					{say('Tilbage til arbejdstid', 'Back to working hours')}
				</LinkButton>
			</p>
		</>
	)
}

const BaseForm: FC<Props> = ({ staff, driving, municipal, typed, errors }) => {
	const { say } = useAround()
	const { base, isOwn } = driving
	const to = `/medarbejdere/${staff}/koersel`
	const isFar = (kind: 'address' | 'point') => 'meant-0' in errors && typed?.text('base') === kind
	const meant = (
		<Checks
			name="meant"
			label={say('Køres der derfra?', 'Does the driving begin there?')}
			error={errors['meant-0']}
			values={[]}
			choices={[{ value: 'yes', label: say('Ja, der køres derfra', 'Yes, it begins there') }]}
		/>
	)
	return (
		<>
			<p>
				{say('Nu:', 'Now:')} <strong>{base === null ? say('vides ikke', 'not known') : base.words}</strong>
				{base === null || isOwn ? '' : ` (${say('kommunens adresse', 'the municipality’s address')})`}
			</p>
			{isOwn ? (
				<Form to={to} class="mb-5">
					<input type="hidden" name="base" value="municipal" />
					<Button look="secondary">
						{municipal === null
							? say('Fjern stedet', 'Remove the place')
							: say(`Brug kommunens adresse: ${municipal}`, `Use the municipality’s address: ${municipal}`)}
					</Button>
				</Form>
			) : null}
			<Details
				title={say('Vælg en adresse', 'Choose an address')}
				open={'base_street' in errors || 'base_postal' in errors || isFar('address')}
			>
				<Form to={to}>
					<input type="hidden" name="base" value="address" />
					<Field
						name="base_street"
						label={say('Vej og nummer', 'Street and number')}
						value={typed?.text('base_street')}
						error={errors.base_street}
					/>
					<Field
						name="base_postal"
						width={4}
						label={say('Postnummer', 'Postal code')}
						value={typed?.text('base_postal')}
						error={errors.base_postal}
					/>
					{isFar('address') ? meant : null}
					<Button class="mt-5">{say('Gem adressen', 'Save the address')}</Button>
				</Form>
			</Details>
			<Details
				title={say('Vælg et punkt på kortet', 'Choose a point on the map')}
				open={'base_x' in errors || isFar('point')}
			>
				<Form to={to}>
					<input type="hidden" name="base" value="point" />
					<Field
						name="base_x"
						width={10}
						label={say('Øst (x)', 'East (x)')}
						hint={say(
							'Meter i EPSG:25832, som registret skriver adresser.',
							'Metres in EPSG:25832, as the register writes addresses.',
						)}
						value={typed?.text('base_x')}
						error={errors.base_x}
					/>
					<Field name="base_y" width={10} label={say('Nord (y)', 'North (y)')} value={typed?.text('base_y')} />
					{isFar('point') ? meant : null}
					<Button class="mt-5">{say('Gem punktet', 'Save the point')}</Button>
				</Form>
			</Details>
		</>
	)
}
