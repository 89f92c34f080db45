import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import { CallUs } from './citizen-answer-fields.tsx'
import { EventGone, Invited, Seated } from './citizen-event-page.tsx'
import { ToPrint, useWays, Ways } from './citizen-offer-parts.tsx'
import { Agreed, Called, type CitizenSheet, Held, Proposed } from './citizen-visit-page.tsx'

const NoContact: FC<{ until: Day | null }> = ({ until }) => {
	const { say } = useAround()
	const lead =
		until === null
			? say('Vi skriver og ringer ikke, før du selv siger til.', 'We do not write or call until you tell us to.')
			: say(
					`Vi skriver og ringer ikke til og med ${writeDay(until, 'da')}.`,
					`We do not write or call until ${writeDay(until, 'en')}.`,
				)
	return (
		<>
			<Heading
				title={say('Du har bedt os om ikke at kontakte dig', 'You have asked us not to contact you')}
				lead={lead}
			/>
			<p>
				{say(
					'Du har stadig ret til det, du havde ret til før. Du kan altid fortryde.',
					'You still have every right that you had before. You can change your mind at any time.',
				)}
			</p>
			<Form to="/svar/fortryd" class="hj-ask d-print-none">
				<Button look="secondary">
					{say('Fortryd: I må gerne kontakte mig igen', 'Change my mind: you may contact me again')}
				</Button>
			</Form>
		</>
	)
}

const Body: FC<{ sheet: CitizenSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const ways = useWays()
	const { standing } = sheet
	switch (standing.kind) {
		case 'proposed':
			return <Proposed sheet={sheet} standing={standing} />
		case 'agreed':
			return <Agreed sheet={sheet} standing={standing} />
		case 'no_contact':
			return <NoContact until={standing.until} />
		case 'invited':
			return <Invited standing={standing} />
		case 'seated':
			return <Seated standing={standing} />
		case 'event_gone':
			return <EventGone isCancelled={standing.isCancelled} />
		case 'declined':
			return (
				<>
					<Heading
						title={say('Du har sagt nej tak denne gang', 'You have said no, this time')}
						lead={say(
							'Tak for dit svar. Vi har skrevet det ned.',
							'Thank you for your answer. We have written it down.',
						)}
					/>
					<p>
						{say(
							'Du mister ikke noget ved at sige nej. Skifter du mening, er du velkommen.',
							'You lose nothing by saying no. If you change your mind, you are welcome.',
						)}
					</p>
					<ToPrint calendar={false} />
					<Ways
						title={say('Har du skiftet mening?', 'Have you changed your mind?')}
						ways={[...(standing.mayHaveVisit ? [ways.firstTime] : []), ways.call, ways.never]}
					/>
				</>
			)
		case 'call':
			return <Called sheet={sheet} standing={standing} />
		case 'doubt':
			return (
				<>
					<Heading
						title={say('Vi ringer til dig', 'We will call you')}
						lead={say(
							'Vi har fået to svar, der ikke er ens. Derfor ringer vi for at høre, hvad du selv ønsker.',
							'We have had two answers that differ. So we call to hear what you yourself would like.',
						)}
					/>
					<p>{say('Indtil da sker der ikke noget.', 'Until then nothing happens.')}</p>
				</>
			)
		case 'may_write':
			return (
				<>
					<Heading
						title={say('Vi må gerne kontakte dig', 'We may contact you')}
						lead={say(
							'Du hører fra os, næste gang vi har noget at tilbyde dig.',
							'You hear from us the next time we have something to offer you.',
						)}
					/>
					<p>
						{say('Vil du gerne have et besøg nu? ', 'Would you like a visit now? ')}
						<To to="/oensk-besoeg">{say('Ønsk et besøg', 'Ask for a visit')}</To>
						{say(', eller ring til os.', ', or call us.')}
					</p>
					<Ways
						title={say('Noget andet?', 'Something else?')}
						ways={[['/svar/ikke-mere', say('Bed os om ikke at kontakte dig', 'Ask us not to contact you')]]}
					/>
				</>
			)
		case 'choose':
			return (
				<>
					<Heading
						title={say('Vi vil gerne besøge dig', 'We would like to visit you')}
						lead={
							standing.isLate
								? say(
										'Det er ikke for sent. Tiden i brevet er givet videre, men du kan vælge en ny.',
										'It is not too late. The time in the letter has been passed on, but you can choose a new one.',
									)
								: say('Vælg selv en tid, der passer dig.', 'Choose a time that suits you.')
						}
					/>
					<div class="hj-answers">
						<LinkButton to="/svar/tid" look="primary">
							{say('Vælg en tid', 'Choose a time')}
						</LinkButton>
						<LinkButton to="/svar/ring">{say('Ring til mig', 'Call me')}</LinkButton>
						<LinkButton to="/svar/nej">{say('Nej tak denne gang', 'No thank you, this time')}</LinkButton>
					</div>
					<Ways title={say('Noget andet?', 'Something else?')} ways={[ways.never]} />
				</>
			)
	}
}

/** Where the citizen stands with the letter: what is proposed, or what they have answered; the receipt too. */
export const CitizenOfferPage: FC<{ sheet: CitizenSheet; lost: Child }> = ({ sheet, lost }) => {
	const { say } = useAround()
	return (
		<div class="hj-citizen-answer">
			{lost ? (
				<Alert kind="warning" title={say('Det kunne vi ikke gemme', 'We could not save that')} live>
					{lost}
				</Alert>
			) : null}
			{sheet.held === null ? <Body sheet={sheet} /> : <Held sheet={sheet} held={sheet.held} />}
			<CallUs municipality={sheet.municipality} isAnswered={sheet.latest !== null} />
			<Form to="/svar/luk" class="d-print-none hj-close">
				<Button look="tertiary">
					{sheet.isLoggedIn ? say('Tilbage til Min side', 'Back to My page') : say('Luk siden', 'Close the page')}
				</Button>
			</Form>
		</div>
	)
}
