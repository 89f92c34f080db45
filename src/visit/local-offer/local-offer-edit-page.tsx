import type { FC } from 'hono/jsx'
import { languageChoices } from '#kernel/spoken.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Button,
	Checks,
	DayFields,
	Details,
	Errors,
	Field,
	Form,
	Heading,
	LinkButton,
	Radios,
	TextArea,
} from '#platform/web/parts.tsx'
import { audiences, localOfferKinds } from './local-offer.ts'
import type { LocalOfferTyped } from './local-offer-fields.ts'
import { audienceText, languagesText, localOfferFieldText, localOfferKindText } from './local-offer-words.ts'

type Props = {
	readonly typed: LocalOfferTyped
	readonly errors: Readonly<Record<string, string>>
	/** Null for a new one. */
	readonly offer: { readonly id: string; readonly name: string; readonly version: number } | null
	/** A new one is added once, however often the form comes. */
	readonly newId: string
	/** Somebody else changed it while this was written. */
	readonly changedMeanwhile?: boolean
}

/** A local offer as it is written: a new one, or one that has changed. */
export const LocalOfferEdit: FC<Props> = (props) => {
	const { say } = useAround()
	const { offer } = props
	const back = offer === null ? '/lokale-tilbud' : `/lokale-tilbud/${offer.id}`
	return (
		<>
			<Heading title={offer === null ? say('Nyt lokalt tilbud', 'New local offer') : offer.name} />
			<Errors errors={props.errors} />
			{props.changedMeanwhile ? (
				<Alert
					kind="warning"
					title={say('En anden har ændret tilbuddet imens', 'Somebody else has changed it meanwhile')}
				>
					{say(
						'Dine ord står i felterne. Se på tilbuddets side, hvad der er ændret, og gem igen, hvis dine ord skal gælde.',
						'Your words are in the fields. See on the offer’s page what has changed, and save again if yours are to hold.',
					)}
				</Alert>
			) : null}
			<Form to={offer === null ? '/lokale-tilbud/nyt' : `${back}/ret`}>
				{offer === null ? (
					<input type="hidden" name="id" value={props.newId} />
				) : (
					<input type="hidden" name="version" value={String(offer.version)} />
				)}
				<Fields {...props} />
				<div class="hj-row">
					<Button>{offer === null ? say('Tilføj tilbud', 'Add offer') : say('Gem', 'Save')}</Button>
					<LinkButton to={back}>{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}

const Fields: FC<Props> = ({ typed, errors }) => {
	const { say, language } = useAround()
	const label = (field: Parameters<typeof localOfferFieldText>[0]) => localOfferFieldText(field)[language]
	return (
		<>
			<Field name="name" label={label('name')} value={typed.name} error={errors.name} />
			<Radios
				name="kind"
				label={label('kind')}
				error={errors['kind-0']}
				value={typed.kind ?? undefined}
				choices={localOfferKinds.map((kind) => ({ value: kind, label: localOfferKindText(kind)[language] }))}
			/>
			<TextArea
				name="what"
				label={label('what')}
				hint={say('Kort: hvad kan man, og hvad koster det?', 'In short: what can one do, and what does it cost?')}
				rows={3}
				value={typed.what}
				error={errors.what}
			/>
			<Field name="place" label={label('place')} required={false} value={typed.place} error={errors.place} />
			<Field
				name="time"
				label={label('time')}
				hint={say('For eksempel tirsdag kl. 10–12.', 'For example Tuesdays 10–12.')}
				required={false}
				value={typed.time}
				error={errors.time}
			/>
			<Field
				name="contact"
				label={label('contact')}
				hint={say(
					'Telefon, e-mail eller hjemmeside. Gerne en afdeling frem for en bestemt person.',
					'Telephone, e-mail or web page. A department rather than one person.',
				)}
				required={false}
				value={typed.contact}
				error={errors.contact}
			/>
			<Checks
				name="audiences"
				label={label('audiences')}
				hint={say('Vælg ingen, hvis det er for alle.', 'Choose none if it is for everybody.')}
				values={typed.audiences}
				choices={audiences.map((one) => ({ value: one, label: audienceText(one)[language] }))}
			/>
			<Field
				name="forWhom"
				label={say('For hvem, med andre ord', 'For whom, in other words')}
				required={false}
				value={typed.forWhom}
				error={errors.forWhom}
			/>
			<div class="mt-5 mb-5">
				<Details
					title={
						typed.languages.length === 0
							? label('languages')
							: `${label('languages')}: ${languagesText(typed.languages, language)}`
					}
				>
					<Checks
						name="languages"
						label={label('languages')}
						values={typed.languages}
						choices={languageChoices(language, typed.languages)}
					/>
				</Details>
			</div>
			<Field
				name="focus"
				label={label('focus')}
				hint={say('Hvis tilbuddet er tænkt til en bestemt baggrund.', 'If it has a particular background in mind.')}
				required={false}
				value={typed.focus}
				error={errors.focus}
			/>
			<DayFields
				name="until"
				label={label('validUntil')}
				hint={say('Lad felterne stå tomme, hvis det gælder indtil videre.', 'Leave empty if until further notice.')}
				value={typed.validUntil}
				error={errors.until_day}
			/>
		</>
	)
}
