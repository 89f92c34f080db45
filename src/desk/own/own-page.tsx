import type { FC } from 'hono/jsx'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { CallUs } from '#offer/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import { Story } from '../card/story-lines.tsx'
import type { Own } from './own-actions.ts'
import { File } from './own-file.tsx'
import { type OwnSaid, ownStanding, ownTime } from './own-said.ts'
import { Why } from './own-why.tsx'

export type OwnSheet = {
	readonly own: Own
	readonly municipality: Municipality
	readonly at: Instant
	readonly idleMinutes: number
	readonly formKey: string
}

const Said: FC<{ said: OwnSaid }> = ({ said: { what, when, answerBy, answer } }) => {
	const { language } = useAround()
	return (
		<>
			{when === null ? null : <p class="hj-big">{when[language]}</p>}
			<p>{what[language]}</p>
			{answerBy === null ? null : (
				<p>
					<strong>{answerBy[language]}</strong>
				</p>
			)}
			{answer === null ? null : (
				<Form to="/min-side/svar">
					<Button look={answer.isFirst ? 'primary' : 'secondary'}>{answer.words[language]}</Button>
				</Form>
			)}
		</>
	)
}

const Offer: FC<OwnSheet> = ({ own: { offer, besides }, at }) => {
	const { say } = useAround()
	if (offer === null && besides === null)
		return (
			<>
				<p>{say('Du har ikke et tilbud eller en aftale lige nu.', 'You have no offer or appointment at present.')}</p>
				<p>
					<LinkButton to="/oensk-besoeg">{say('Ønsk et besøg', 'Ask for a visit')}</LinkButton>
				</p>
			</>
		)
	return (
		<>
			{besides === null ? null : <Said said={ownTime(besides.booking, besides.consultant, dayOf(at))} />}
			{offer === null ? null : <Said said={ownStanding(offer.standing, offer, at)} />}
		</>
	)
}

const OptOut: FC<OwnSheet> = ({ own: { optOut } }) => {
	const { say } = useAround()
	if (optOut === null) return null
	return (
		<Alert kind="info" title={say('Du har bedt os om ikke at kontakte dig', 'You have asked us not to contact you')}>
			<p>
				{optOut.until === null
					? say(
							`Siden ${writeDay(optOut.on, 'da')} skriver og ringer vi ikke. Din ret til et besøg er den samme.`,
							`Since ${writeDay(optOut.on, 'en')} we neither write nor call. Your right to a visit is the same.`,
						)
					: say(
							`Til og med ${writeDay(optOut.until, 'da')} skriver og ringer vi ikke. Din ret til et besøg er den samme.`,
							`Until ${writeDay(optOut.until, 'en')} we neither write nor call. Your right to a visit is the same.`,
						)}
			</p>
			<Form to="/min-side/kontakt-mig-igen">
				<Button look="secondary">{say('I må gerne kontakte mig igen', 'You may contact me again')}</Button>
			</Form>
		</Alert>
	)
}

/** A citizen's own page: offer and time, why, who has looked, and everything on request. */
export const OwnPage: FC<OwnSheet> = (sheet) => {
	const { say } = useAround()
	const { own, municipality, idleMinutes } = sheet
	const gone = own.citizen.status !== 'resident'
	return (
		<div class="hj-citizen-answer hj-own">
			<Heading title={say('Min side', 'My page')} lead={fullName(own.citizen)} />
			{gone ? (
				<Alert kind="info" title={say('Du bor ikke længere i kommunen', 'You no longer live in the municipality')}>
					{say(
						'Du kan stadig se, hvad der er skrevet om dig her.',
						'You can still see what was written about you here.',
					)}
				</Alert>
			) : null}
			{own.citizen.protected ? (
				<Alert kind="info" title={say('Dit navn og din adresse er beskyttet', 'Your name and address are protected')}>
					{say('Derfor står adressen ikke her på siden.', 'So your address does not stand on this page.')}
				</Alert>
			) : null}
			{gone ? null : <OptOut {...sheet} />}
			{gone ? null : (
				<section aria-labelledby="offer">
					<h2 id="offer">{say('Dit tilbud og din tid', 'Your offer and your time')}</h2>
					<Offer {...sheet} />
				</section>
			)}
			<section aria-labelledby="why">
				<h2 id="why">{say('Hvorfor – og hvorfor ikke?', 'Why – and why not?')}</h2>
				<Why own={own} today={dayOf(sheet.at)} />
			</section>
			<section aria-labelledby="earlier">
				<h2 id="earlier">{say('Breve, svar og tider', 'Letters, answers and times')}</h2>
				{own.lines.length === 0 ? (
					<p>{say('Der er ikke sendt noget til dig endnu.', 'Nothing has been sent to you yet.')}</p>
				) : own.lines.length > 6 ? (
					<Details title={say(`Se alle ${own.lines.length} linjer`, `See all ${own.lines.length} lines`)}>
						<Story lines={own.lines} />
					</Details>
				) : (
					<Story lines={own.lines} />
				)}
			</section>
			<section aria-labelledby="looked">
				<h2 id="looked">{say('Hvem har set dine oplysninger?', 'Who has looked at your information?')}</h2>
				<p>
					{say(
						'Hver gang en medarbejder ser noget om dig, skriver systemet det ned. Det kan ikke slettes.',
						'Each time staff see anything about you, the system writes it down. It cannot be removed.',
					)}
				</p>
				<p>
					<LinkButton to="/min-side/hvem-har-set">{say('Se hvem', 'See who')}</LinkButton>
				</p>
			</section>
			<section aria-labelledby="file">
				<h2 id="file">{say('Alt, hvad vi har skrevet om dig', 'Everything we have written about you')}</h2>
				<File request={own.request} formKey={sheet.formKey} />
			</section>
			<CallUs municipality={municipality} isAnswered />
			<p class="hj-quiet">
				{say(
					`Du bliver logget ud, når du ikke har brugt siden i ${idleMinutes} minutter.`,
					`You are logged out after ${idleMinutes} minutes without using the page.`,
				)}
			</p>
			<Form to="/min-side/log-ud" class="d-print-none">
				<Button look="tertiary">{say('Log ud', 'Log out')}</Button>
			</Form>
		</div>
	)
}
