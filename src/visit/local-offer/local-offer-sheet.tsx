import type { FC } from 'hono/jsx'
import { text } from '#kernel/language.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { Empty, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { phoneHoursText } from '#standard/index.ts'
import { type Speech, Words } from '../note/words-view.tsx'
import type { LocalOffer } from './local-offer.ts'
import { languagesText } from './local-offer-words.ts'

/** Whom the citizen may ask, as the municipality has it. */
export type Office = {
	readonly name: string
	readonly phones: readonly string[]
	readonly phoneHours: Parameters<typeof phoneHoursText>[0]
}

type Props = Speech & {
	/** The visit's page. */
	readonly back: string
	readonly offers: readonly LocalOffer[]
	/** Offers told of that the directory does not have, as they were written. */
	readonly others: readonly string[]
	readonly office: Office
	readonly day: string
}

export const sheetTitle = text('Tilbud, vi talte om', 'Offers we talked about')

/**
 * What the citizen was told of, to be left in the home: large, and nothing else. It names no citizen, for it lies about.
 */
export const LocalOfferSheet: FC<Props> = (props) => {
	const { say, offers, others } = props
	const isNothing = offers.length === 0 && others.length === 0
	return (
		<>
			<div class="hj-row d-print-none">
				<To to={props.back}>{say('Tilbage til besøget', 'Back to the visit')}</To>
				{isNothing ? null : (
					<>
						<LinkButton to={`${props.back}/tilbud.pdf`} look="secondary">
							{say('Hent som PDF', 'Download as PDF')}
						</LinkButton>
						<button type="button" class="button button-primary hj-print hj-script-only">
							{say('Udskriv', 'Print')}
						</button>
					</>
				)}
			</div>
			{isNothing ? (
				<Empty title={say('Notatet fortæller ikke om nogen tilbud endnu.', 'The note tells of no offers yet.')}>
					{say(
						'Vælg tilbuddene under “Råd og tilbud” i notatet, og gem. Så kan arket skrives ud.',
						'Choose the offers under “Advice and offers” in the note, and save. Then the sheet can be printed.',
					)}
				</Empty>
			) : (
				<article class="hj-hand-out">
					<h1>{sheetTitle[props.language]}</h1>
					<p>{props.day}</p>
					{offers.map((offer) => (
						<Offer {...props} offer={offer} />
					))}
					{others.map((words) => (
						<section class="hj-hand-out-offer">
							<h2>{say('Vi talte også om', 'We also talked about')}</h2>
							<Words text={words} />
						</section>
					))}
					<p class="hj-hand-out-ask">{askWords(props.office, say, props.language)}</p>
				</article>
			)}
		</>
	)
}

const Offer: FC<Props & { offer: LocalOffer }> = ({ say, language, offer }) => (
	<section class="hj-hand-out-offer">
		<h2>{offer.name}</h2>
		{offer.what === '' ? null : <Words text={offer.what} />}
		<Summary rows={factsOf(offer, say, language)} />
	</section>
)

/** Where, when, whom to ask, and in which languages; what is not known is left out. */
export const factsOf = (
	{ place, time, contact, languages }: LocalOffer,
	say: Speech['say'],
	language: Speech['language'],
): (readonly [string, string])[] =>
	[
		[say('Sted', 'Place'), place] as const,
		[say('Tid', 'Time'), time] as const,
		[say('Kontakt', 'Contact'), contact] as const,
		[say('Også på', 'Also in'), languagesText(languages, language)] as const,
	].filter(([, words]) => words !== '')

/** Whom to call with questions, in a line. */
export const askWords = (office: Office, say: Speech['say'], language: Speech['language']): string => {
	const phones = office.phones.map(writePhone).join(say(' eller ', ' or '))
	const hours = phoneHoursText(office.phoneHours, language).join('; ')
	return `${say('Har du spørgsmål? Ring til', 'Questions? Call')} ${office.name}: ${phones}. ${say('Telefontid', 'Phone hours')}: ${hours}.`
}
