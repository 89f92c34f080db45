import type { FC } from 'hono/jsx'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Checks, Field, Radios, TextArea } from '#platform/web/parts.tsx'
import { relations, topics } from '../referral/referral.ts'
import { longestText, type TypedErrors } from '../referral/referral-form.ts'
import { relationText, senderText, topicText } from '../referral/referral-words.ts'

export type Asked = {
	readonly typed: Typed | null
	readonly errors: TypedErrors
	/** Filled in by the sender, or by staff with the sender on the phone. */
	readonly by: 'sender' | 'staff'
}

/** So much of a text far too long is shown again, to be cut. */
const shownAgain = 20_000
const again = (typed: Typed | null, field: string): string | undefined => typed?.text(field).slice(0, shownAgain)

export const AboutWhom: FC<Asked> = ({ typed, errors, by }) => {
	const { say } = useAround()
	const line = (name: string) => ({ name, value: again(typed, name), error: errors[name] })
	return (
		<>
			<Field {...line('name')} label={say('Navn', 'Name')} />
			<Field
				{...line('born')}
				label={say('Fødselsdag eller alder', 'Birthday or age')}
				hint={say(
					'For eksempel 12.3.1944 eller 82 år. Et skøn er nok.',
					'For example 12.3.1944 or 82 years. A guess will do.',
				)}
			/>
			<Radios
				name="sex"
				label={say('Er det en kvinde eller en mand?', 'Is it a woman or a man?')}
				value={typed?.text('sex')}
				choices={[
					{ value: 'f', label: say('Kvinde', 'Woman') },
					{ value: 'm', label: say('Mand', 'Man') },
				]}
			/>
			<Field {...line('street')} label={say('Vej og nummer', 'Street and number')} />
			<Field {...line('town')} label={say('Postnummer og by', 'Postal code and town')} />
			<Field
				{...line('phone')}
				label={by === 'sender' ? say('Telefon', 'Telephone') : say('Borgerens telefon', 'The citizen’s telephone')}
				type="tel"
				width={8}
			/>
		</>
	)
}

export const TheWorry: FC<Asked> = ({ typed, errors, by }) => {
	const { say, language } = useAround()
	return (
		<>
			<Checks
				name="topic"
				label={say('Sæt kryds ved det, der passer', 'Tick what fits')}
				error={errors['topic-0']}
				values={typed?.all('topic')}
				choices={topics.map((topic) => ({ value: topic, label: topicText(topic)[language] }))}
			/>
			<TextArea
				name="words"
				label={
					by === 'sender'
						? say('Fortæl med dine egne ord', 'Say it in your own words')
						: say('Hvad siges der?', 'What is said?')
				}
				hint={say(
					`Hvad har du set eller hørt? Hvor længe har det stået på? Højst ${longestText} tegn.`,
					`What have you seen or heard? How long has it been so? ${longestText} characters at most.`,
				)}
				rows={6}
				value={again(typed, 'words')}
				error={errors.words}
			/>
		</>
	)
}

export const FromWhom: FC<Asked> = ({ typed, errors, by }) => {
	const { say, language } = useAround()
	const line = (name: string) => ({ name, value: again(typed, name), error: errors[name] })
	const isSender = by === 'sender'
	const yesNo = [
		{ value: 'yes', label: say('Ja', 'Yes') },
		{ value: 'no', label: say('Nej', 'No') },
	]
	return (
		<>
			<Radios
				name="relation"
				label={isSender ? say('Hvem er du?', 'Who are you?') : say('Hvem henvender sig?', 'Who gets in touch?')}
				error={errors['relation-0']}
				value={typed?.text('relation')}
				choices={relations.map((value) => ({
					value,
					label: (isSender ? senderText : relationText)(value)[language],
				}))}
			/>
			<Field
				{...line('from_name')}
				label={isSender ? say('Dit navn', 'Your name') : say('Afsenderens navn', 'The sender’s name')}
				autocomplete={isSender ? 'name' : 'off'}
			/>
			<Field
				{...line('from_reach')}
				label={
					isSender
						? say('Din telefon eller e-mail', 'Your telephone or e-mail')
						: say('Afsenderens telefon eller e-mail', 'The sender’s telephone or e-mail')
				}
				autocomplete={isSender ? 'tel' : 'off'}
				hint={
					isSender
						? say('Så kan vi spørge, hvis vi er i tvivl om noget.', 'So that we can ask if something is unclear.')
						: undefined
				}
			/>
			<Field
				{...line('from_org')}
				label={
					isSender
						? say('Organisation, hvis du skriver for en', 'Organisation, if you write for one')
						: say('Organisation', 'Organisation')
				}
				autocomplete={isSender ? 'organization' : 'off'}
			/>
			<Radios
				name="may_name"
				label={
					isSender
						? say('Må vi fortælle borgeren, at det kommer fra dig?', 'May we tell the citizen that it comes from you?')
						: say('Må vi fortælle, hvem det kommer fra?', 'May we say who it comes from?')
				}
				hint={
					isSender
						? say(
								'Svarer du nej, eller svarer du ikke, siger vi det ikke.',
								'If you answer no, or do not answer, we do not say so.',
							)
						: say('Uden et ja siger vi det ikke.', 'Without a yes we do not say so.')
				}
				value={typed?.text('may_name')}
				choices={yesNo}
			/>
			<Radios
				name="told"
				label={
					isSender
						? say(
								'Har du fortalt borgeren, at du skriver til os?',
								'Have you told the citizen that you are writing to us?',
							)
						: say('Ved borgeren, at I taler sammen?', 'Does the citizen know of this call?')
				}
				value={typed?.text('told')}
				choices={yesNo}
			/>
		</>
	)
}
