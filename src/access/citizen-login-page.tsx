import type { FC } from 'hono/jsx'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Heading, LinkButton, Phones, To } from '#platform/web/parts.tsx'
import { citizenIdleMinutes } from './citizen-session.ts'

/** How a citizen reaches somebody, where the page cannot help. */
const CallUs: FC<{ municipality: Municipality }> = ({ municipality }) => {
	const { say, language } = useAround()
	const { phones } = municipality.contact
	return (
		<section class="hj-call">
			<h2>{say('Vil du hellere ringe?', 'Would you rather call?')}</h2>
			<Phones numbers={phones} />
			<p>
				{municipality.sender.office[language]}.{' '}
				<To to="#kontakt">{say('Se, hvornår vi tager telefonen', 'See when we answer the phone')}</To>
			</p>
		</section>
	)
}

export type DoorState = 'new' | 'run_out' | 'logged_out' | 'open'

/** The door of one's own page: what it is, and how one comes in. */
export const OwnDoorPage: FC<{ municipality: Municipality; state: DoorState; isSetUp: boolean }> = ({
	municipality,
	state,
	isSetUp,
}) => {
	const { say } = useAround()
	return (
		<div class="hj-citizen-answer">
			{state === 'run_out' ? (
				<Alert kind="info" title={say('Du er logget ud', 'You are logged out')} live>
					{say(
						`Der gik mere end ${citizenIdleMinutes} minutter, uden at du brugte siden. Så kan andre ikke se dine oplysninger.`,
						`More than ${citizenIdleMinutes} minutes passed without your using the page. So nobody else can see your information.`,
					)}
				</Alert>
			) : null}
			{state === 'logged_out' ? (
				<Alert kind="success" title={say('Du er logget ud', 'You are logged out')} live>
					{say(
						'Sidder du ved en fælles computer, så luk også browseren.',
						'At a shared computer, close the browser too.',
					)}
				</Alert>
			) : null}
			<Heading
				title={say('Min side', 'My page')}
				lead={say(
					'Her kan du se dine egne tilbud og tider om forebyggende hjemmebesøg.',
					'Here you can see your own offers and times for preventive home visits.',
				)}
			/>
			<ul>
				<li>{say('svare på et tilbud eller ændre en tid', 'answer an offer or change a time')}</li>
				<li>{say('læse, hvorfor du får et tilbud – eller ikke gør', 'read why you get an offer – or do not')}</li>
				<li>{say('se, hvem hos os der har set dine oplysninger', 'see who of us has looked at your information')}</li>
				<li>
					{say('bede om at se alt, hvad vi har skrevet om dig', 'ask to see everything we have written about you')}
				</li>
			</ul>
			{isSetUp ? (
				<p>
					<LinkButton to={state === 'open' ? '/min-side/oversigt' : '/min-side/log-ind'} look="primary">
						{state === 'open'
							? say('Fortsæt til Min side', 'Go on to My page')
							: say('Log ind med MitID', 'Log in with MitID')}
					</LinkButton>
				</p>
			) : (
				<Alert kind="info" title={say('Min side er ikke åben endnu', 'My page is not open yet')}>
					{say(
						'Du kan stadig svare på et brev med koden i brevet, og du kan ringe til os.',
						'You can still answer a letter with its code, and you can call us.',
					)}
				</Alert>
			)}
			<p>
				<LinkButton to="/svar">
					{say('Har du et brev med en kode? Svar her', 'Have you a letter with a code? Answer here')}
				</LinkButton>
			</p>
			<CallUs municipality={municipality} />
		</div>
	)
}

/** Why somebody who has logged in comes no further. */
export type NotIn = 'unknown' | 'no_number' | 'dead' | 'disappeared'

const NotInPage: FC<{ municipality: Municipality; why: NotIn; signOutAddress: string | null }> = ({
	municipality,
	why,
	signOutAddress,
}) => {
	const { say, language } = useAround()
	const name = municipality.name[language]
	const words: Record<NotIn, readonly [string, string]> = {
		unknown: [
			say('Vi har ikke skrevet noget om dig her', 'We have written nothing about you here'),
			say(
				`Dit login virkede, men du står ikke i ${name}s liste over borgere, vi kender. Det kan være, fordi du bor i en anden kommune eller er yngre end dem, tilbuddet er for.`,
				`Your login worked, but you are not on ${name}’s list of citizens we know. You may live in another municipality, or be younger than those the service is for.`,
			),
		],
		no_number: [
			say('Vi fik ikke at vide, hvem du er', 'We were not told who you are'),
			say(
				'Dit login virkede, men dit CPR-nummer fulgte ikke med. Log ind igen, og sig ja, når MitID spørger, om nummeret må gives videre.',
				'Your login worked, but your CPR number was not passed on. Log in again and say yes when MitID asks whether it may be.',
			),
		],
		dead: [
			say('Ring til os, så hjælper vi', 'Call us and we will help'),
			say(
				'Registret siger noget om dig, der ikke passer med, at du logger ind. Er det en fejl, vil vi gerne rette den. Er du pårørende, så brug ikke en andens MitID; vi hjælper dig gerne.',
				'The register says something about you that does not fit with your logging in. If it is a mistake, we want to mend it. If you are a relative, do not use another’s MitID; we are glad to help you.',
			),
		],
		disappeared: [
			say('Ring til os, så hjælper vi', 'Call us and we will help'),
			say(
				'Der er noget i folkeregistret, som vi skal tale med dig om, før vi kan vise dig din side.',
				'There is something in the civil register that we must talk with you about before we can show you your page.',
			),
		],
	}
	const [title, lead] = words[why]
	return (
		<div class="hj-citizen-answer">
			<Heading title={title} lead={lead} />
			<CallUs municipality={municipality} />
			<div class="hj-row">
				<LinkButton to="/er-jeg-i-maalgruppen">{say('Er jeg i målgruppen?', 'Am I in the target group?')}</LinkButton>
				<LinkButton to="/">{say('Til forsiden', 'To the front page')}</LinkButton>
			</div>
			{signOutAddress === null ? null : (
				<p>
					<a href={signOutAddress}>{say('Log også ud af MitID-løsningen', 'Log out of the MitID service too')}</a>
				</p>
			)}
		</div>
	)
}

export const notIn = (ask: Ask, why: NotIn, signOutAddress: string | null): Answer => ({
	title: ask.say('Min side', 'My page'),
	page: <NotInPage municipality={ask.municipality} why={why} signOutAddress={signOutAddress} />,
})

const tryAgain = (ask: Ask, refused: string): Answer => ({
	refused,
	status: 409,
	title: ask.say('Du er ikke logget ind', 'You are not logged in'),
	page: (
		<div class="hj-citizen-answer">
			<Heading title={ask.say('Du er ikke logget ind', 'You are not logged in')} />
			<CallUs municipality={ask.municipality} />
			<p>
				<LinkButton to="/min-side/log-ind" look="primary">
					{ask.say('Prøv igen', 'Try again')}
				</LinkButton>
			</p>
		</div>
	),
})

export const citizenBeginsAgain = (ask: Ask): Answer =>
	tryAgain(
		ask,
		ask.say(
			'Der gik for lang tid, eller du begyndte i en anden browser. Begynd forfra.',
			'It took too long, or you began in another browser. Begin again.',
		),
	)
export const brokerSaidNo = (ask: Ask, code = ''): Answer =>
	tryAgain(
		ask,
		ask.say(
			`MitID sagde nej, eller du afbrød (${code}). Prøv igen.`,
			`MitID said no, or you stopped (${code}). Try again.`,
		),
	)
export const brokerUnreachable = (ask: Ask, code = ''): Answer =>
	tryAgain(
		ask,
		ask.say(
			`MitID svarer ikke lige nu (${code}). Prøv igen om lidt.`,
			`MitID does not answer (${code}). Try again shortly.`,
		),
	)
