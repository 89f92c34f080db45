import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import { type Answer, wordsForCallTime, wordsForNeed } from './answer.ts'
import { BigTime, CallUs } from './citizen-answer-fields.tsx'
import { EventGone, Invited, Seated } from './citizen-event-page.tsx'
import { ToPrint, UntilWhen, useWays, Ways } from './citizen-offer-parts.tsx'
import { type CitizenStanding, visitAgreed } from './citizen-standing.ts'

export type CitizenSheet = {
	readonly municipality: Municipality
	readonly standing: CitizenStanding
	readonly latest: Answer | null
	/** Whoever comes; empty when nobody is named. */
	readonly consultant: string
	readonly answerBy: Day | null
	readonly today: Day
}

const WhoComes: FC<{ sheet: CitizenSheet }> = ({ sheet: { municipality, consultant } }) => {
	const { say, language } = useAround()
	const title = municipality.consultantTitle[language]
	const who =
		consultant === '' ? say(`En ${title}`, `A ${title}`) : `${title[0]?.toUpperCase()}${title.slice(1)} ${consultant}`
	return <p>{say(`${who} kommer hjem til dig.`, `${who} comes to your home.`)}</p>
}

/** What the citizen told us, so that they see it has been heard. */
const Heard: FC<{ latest: Answer | null }> = ({ latest }) => {
	const { say, language } = useAround()
	if (latest === null || latest.kind !== 'yes') return null
	const lines = [
		...latest.needs.map((need) =>
			need === 'interpreter' ? `${wordsForNeed[need][language]}: ${latest.interpreter}` : wordsForNeed[need][language],
		),
		...(latest.companion ? [say('Der er en med til besøget', 'Somebody will be with me')] : []),
		...(latest.together ? [say('Vi vil gerne have besøg sammen', 'We would like one visit together')] : []),
	]
	if (lines.length === 0) return null
	return (
		<>
			<h2>{say('Det har du fortalt os', 'What you have told us')}</h2>
			<ul>
				{lines.map((line) => (
					<li>{line}</li>
				))}
			</ul>
		</>
	)
}

const Proposed: FC<{ sheet: CitizenSheet; standing: Extract<CitizenStanding, { kind: 'proposed' }> }> = ({
	sheet,
	standing,
}) => {
	const { say, language } = useAround()
	const ways = useWays()
	return (
		<>
			<Heading
				title={say('Vi vil gerne besøge dig', 'We would like to visit you')}
				lead={say('Vi har sat en tid af til dig:', 'We have set a time aside for you:')}
			/>
			<BigTime span={standing.booking.span}>
				<WhoComes sheet={sheet} />
			</BigTime>
			<p>{say('Passer tiden dig?', 'Does the time suit you?')}</p>
			<div class="hj-answers">
				<LinkButton to="/svar/ja" look="primary">
					{say('Ja tak, tiden passer mig', 'Yes please, the time suits me')}
				</LinkButton>
				<LinkButton to="/svar/tid">{say('Vælg en anden tid', 'Choose another time')}</LinkButton>
				<LinkButton to="/svar/nej">{say('Nej tak denne gang', 'No thank you, this time')}</LinkButton>
			</div>
			{sheet.answerBy !== null && sheet.answerBy >= sheet.today ? (
				<p>
					{say('Vi holder tiden til dig til og med ', 'We hold the time for you until ')}
					{writeLongDay(sheet.answerBy, language)}.
				</p>
			) : null}
			<Ways title={say('Noget andet?', 'Something else?')} ways={[ways.call, ways.never]} />
		</>
	)
}

const Agreed: FC<{ sheet: CitizenSheet; standing: Extract<CitizenStanding, { kind: 'agreed' }> }> = ({
	sheet,
	standing,
}) => {
	const { say } = useAround()
	const ways = useWays()
	const on = dayOf(standing.booking.span.from)
	return (
		<>
			<Heading
				title={
					standing.isOver
						? say('Din aftale med os', 'Your appointment with us')
						: say('Du har sagt ja tak. Vi kommer:', 'You have said yes. We come on:')
				}
			/>
			<BigTime span={standing.booking.span}>
				<WhoComes sheet={sheet} />
			</BigTime>
			<Heard latest={sheet.latest} />
			{standing.mayChange ? (
				<>
					<p>
						{say('Du behøver ikke at gøre mere.', 'You need not do anything more.')}{' '}
						{sheet.latest?.companion
							? null
							: say('Du må gerne have en med til besøget.', 'You may have somebody with you.')}
					</p>
					<UntilWhen visitOn={on} />
					<ToPrint calendar />
					<Ways
						title={say('Vil du ændre noget?', 'Would you like to change something?')}
						ways={[ways.time, ways.needs, ways.noAfterAll, ways.call, ways.never]}
					/>
				</>
			) : (
				<p>
					{standing.isOver
						? say('Vil du have et besøg igen, så ring til os.', 'If you would like another visit, please call us.')
						: say(
								'Besøget er i dag. Bliver du forhindret, så ring til os.',
								'The visit is today. If something has come up, please call us.',
							)}
				</p>
			)}
		</>
	)
}

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
	const { say, language } = useAround()
	const ways = useWays()
	const { standing } = sheet
	const agreed = visitAgreed(standing)
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
			return (
				<>
					<Heading
						title={say('Vi ringer til dig', 'We will call you')}
						lead={`${writeLongDay(standing.on, language)}${standing.when === null ? '' : `, ${wordsForCallTime[standing.when][language].toLowerCase()}`}`}
					/>
					{agreed === null ? null : (
						<>
							<p>
								{say('Din aftale gælder, til vi har talt sammen:', 'Your appointment stands until we have spoken:')}
							</p>
							<BigTime span={agreed.span}>
								<WhoComes sheet={sheet} />
							</BigTime>
						</>
					)}
					<ToPrint calendar={agreed !== null} />
					<Ways
						title={say('Vil du ændre noget?', 'Would you like to change something?')}
						ways={[
							...(agreed === null
								? []
								: [
										[
											'/svar/ja',
											say('Behold tiden, I behøver ikke ringe', 'Keep the time, you need not call'),
										] as const,
									]),
							...(agreed !== null || standing.booking === null
								? []
								: [['/svar/ja', say('Tiden i brevet passer mig', 'The time in the letter suits me')] as const]),
							...(standing.mayHaveVisit ? [agreed === null ? ways.firstTime : ways.time] : []),
							['/svar/ring', say('Bed os om at ringe en anden dag', 'Ask us to call on another day')],
							ways.no,
							ways.never,
						]}
					/>
				</>
			)
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
			<Body sheet={sheet} />
			<CallUs municipality={sheet.municipality} isAnswered={sheet.latest !== null} />
			<Form to="/svar/luk" class="d-print-none hj-close">
				<Button look="tertiary">{say('Luk siden', 'Close the page')}</Button>
			</Form>
		</div>
	)
}
