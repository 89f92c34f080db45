import type { FC } from 'hono/jsx'
import type { Booking, WantedNeeds } from '#booking/index.ts'
import { inDanishOrder } from '#kernel/language.ts'
import { languageChoices, languageName } from '#kernel/spoken.ts'
import { writeWeekday } from '#kernel/write-day.ts'
import { writeLongMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Checks, Errors, Form, Heading, LinkButton, Radios, Select, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'

/** Those who visit, by what they bring. */
export type Visitors = { readonly languages: readonly string[]; readonly professions: readonly string[] }

type Props = {
	readonly citizen: Citizen
	readonly needs: WantedNeeds
	readonly visitors: Visitors
	/** Times given already that do not keep to what stands. */
	readonly against: readonly Booking[]
	/** Whether who reads may move visits. */
	readonly mayMove: boolean
	readonly errors: Readonly<Record<string, string>>
}

const professionsOf = ({ visitors, needs }: Props): readonly string[] =>
	[...new Set([...visitors.professions, ...(needs.profession === null ? [] : [needs.profession])])].sort(inDanishOrder)

/** What nobody who visits can meet today: a time cannot be found before somebody does. */
const Unmet: FC<Props> = ({ needs, visitors }) => {
	const { say, language } = useAround()
	const lacks = [
		needs.language !== null && !visitors.languages.includes(needs.language)
			? say(
					`Ingen af dem, der besøger, taler ${languageName(needs.language, 'da')}.`,
					`Nobody who visits speaks ${languageName(needs.language, 'en')}.`,
				)
			: '',
		needs.profession !== null && !visitors.professions.includes(needs.profession)
			? say(`Ingen af dem, der besøger, er ${needs.profession}.`, `Nobody who visits is a ${needs.profession}.`)
			: '',
	].filter((one) => one !== '')
	return lacks.length === 0 ? null : (
		<Alert kind="warning" title={say('Der kan ikke findes en tid', 'No time can be found')}>
			{lacks.join(' ')}{' '}
			{language === 'da'
				? 'Fjern ønsket her, eller ret sprog og faggruppe under Medarbejdere.'
				: 'Take the wish away here, or correct language and profession under Staff.'}
		</Alert>
	)
}

/** What was given before it was known: it stands until somebody moves it. */
const Against: FC<Props> = ({ against, mayMove }) => {
	const { say, language } = useAround()
	return (
		<>
			{against.map(({ id, span, heldUntil }) => {
				const kind = heldUntil === null ? say('aftalte', 'agreed') : say('foreslåede', 'proposed')
				const time = writeLongMoment(span.from, language)
				return (
					<Alert
						kind="warning"
						title={say(`Den ${kind} tid ${time} passer ikke med dette`, `The time ${kind}, ${time}, does not fit this`)}
					>
						{mayMove ? (
							<To to={`/uge/flyt/${id}`}>{say('Flyt besøget', 'Move the visit')}</To>
						) : (
							say('Bed en koordinator flytte besøget.', 'Ask a coordinator to move the visit.')
						)}
					</Alert>
				)
			})}
		</>
	)
}

export const TimeNeedsPage: FC<Props> = (props) => {
	const { citizen, needs, errors } = props
	const { say, language } = useAround()
	return (
		<>
			<Heading
				title={say('Hvornår passer et besøg?', 'When does a visit suit?')}
				lead={say(
					`Nye tider til ${fullName(citizen)} lægges efter dette. Tider, der allerede er givet, bliver stående.`,
					`New times for ${fullName(citizen)} keep to this. Times already given stand.`,
				)}
			/>
			<Errors errors={errors} />
			<Unmet {...props} />
			<Against {...props} />
			<Form to={`/borger/${citizen.id}/besoegstid`}>
				<Radios
					name="part"
					label={say('Tid på dagen', 'Time of day')}
					value={needs.partOfDay ?? 'any'}
					choices={[
						{ value: 'any', label: say('Hele dagen', 'Any') },
						{ value: 'morning', label: say('Kun om formiddagen, før 12', 'Only in the morning, before 12') },
						{ value: 'afternoon', label: say('Kun om eftermiddagen, efter 12', 'Only in the afternoon, after 12') },
					]}
				/>
				<Checks
					name="not_on"
					label={say('Ikke på disse dage', 'Not on these days')}
					error={errors['not_on-0']}
					values={needs.notOnWeekdays.map(String)}
					choices={[1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: writeWeekday(n, language) }))}
				/>
				<Select
					name="language"
					label={say('Den, der kommer, skal tale', 'Whoever comes is to speak')}
					hint={
						citizen.language === 'da'
							? undefined
							: say(
									`I registret står ${languageName(citizen.language, 'da')}.`,
									`The register says ${languageName(citizen.language, 'en')}.`,
								)
					}
					required={false}
					value={needs.language ?? ''}
					empty={say('Dansk er nok', 'Danish will do')}
					choices={languageChoices(language, needs.language === null ? [] : [needs.language])}
				/>
				<Select
					name="profession"
					label={say('Den, der kommer, skal være', 'Whoever comes is to be')}
					required={false}
					value={needs.profession ?? ''}
					empty={say('Uden betydning', 'No matter')}
					choices={professionsOf(props).map((value) => ({ value, label: value }))}
				/>
				<div class="hj-row">
					<Button>{say('Gem', 'Save')}</Button>
					<LinkButton to={`/borger/${citizen.id}`}>{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
