import type { FC } from 'hono/jsx'
import { Details, Radios, Select, TextArea } from '#platform/web/parts.tsx'
import { consents, type DraftedHandOver, partners } from './note.ts'
import { consentText, partnerText } from './note-words.ts'
import { type Speech, spoken } from './words-view.tsx'

type Props = Speech & {
	readonly handOvers: readonly DraftedHandOver[]
	/** Keys for rows not written in yet. */
	readonly room: readonly string[]
	/** What is wrong with the hand-overs, where something is. */
	readonly error: string | undefined
}

/** What is handed over to somebody else: to whom, what they are to know, and the citizen's yes to telling them. */
export const HandOverRows: FC<Props> = (props) => {
	const { say, handOvers, room, error } = props
	return (
		<section id="handover" aria-label={say('Overleveringer', 'Hand-overs')}>
			{error === undefined ? null : (
				<p class="form-error-message">
					<span class="sr-only">{say('Fejl', 'Error')}: </span>
					{error}
				</p>
			)}
			{handOvers.map((one) => (
				<Row {...props} of={one.key} handOver={one} />
			))}
			{room.map((key) => (
				<Details title={say('Overlevér noget til en anden', 'Hand something over to somebody else')}>
					<Row {...props} of={key} handOver={undefined} />
				</Details>
			))}
		</section>
	)
}

const Row: FC<Props & { of: string; handOver: DraftedHandOver | undefined }> = (props) => {
	const { say, of, handOver, error } = props
	const isAsked = handOver !== undefined && handOver.consent === null
	return (
		<fieldset class="hj-panel">
			<legend class="form-label">{say('Overlevering', 'Hand-over')}</legend>
			<input type="hidden" name="handover" value={of} />
			<Select
				label={say('Til hvem', 'To whom')}
				name={`handover.${of}.to`}
				value={handOver?.to}
				choices={partners.map((one) => ({ value: one, label: spoken(props, partnerText(one)) }))}
			/>
			<TextArea
				label={say('Hvad skal modtageren vide', 'What is the receiver to know')}
				name={`handover.${of}.what`}
				hint={say(
					'Kun disse ord deles – ikke resten af notatet. Ved “en anden”: skriv også hvem.',
					'Only these words are shared – not the rest of the note. For “somebody else”, write whom as well.',
				)}
				value={handOver?.what}
				rows={2}
			/>
			<Radios
				label={say('Hvordan har borgeren sagt ja til, at det deles?', 'How did the citizen say yes to sharing this?')}
				name={`handover.${of}.consent`}
				hint={say(
					'Spørg først. Siger borgeren nej, deles der ikke noget: tøm teksten ovenfor.',
					'Ask first. If the citizen says no, nothing is shared: empty the text above.',
				)}
				error={isAsked && error !== undefined ? say('Mangler borgerens ja', 'The citizen’s yes is missing') : undefined}
				value={handOver?.consent ?? undefined}
				choices={consents.map((one) => ({ value: one, label: spoken(props, consentText(one)) }))}
			/>
		</fieldset>
	)
}
