import type { FC } from 'hono/jsx'
import { writePhone } from '#kernel/write-phone.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Heading, LinkButton, Summary } from '#platform/web/parts.tsx'
import type { Login } from './staff/staff.ts'

/** Somebody the identity provider knows and this system does not: what to ask for, and whom. */
const NotOnStaff: FC<{ login: Login; office: string; phone: string }> = ({ login, office, phone }) => {
	const { say } = useAround()
	return (
		<>
			<Heading title={say('Du har ikke adgang', 'You have no access')} />
			<p>
				{say(
					'Bed din leder eller en administrator af systemet om at give dig adgang, og oplys dette:',
					'Ask your manager or an administrator of the system to give you access, and tell them this:',
				)}
			</p>
			<Summary rows={[[say('Bruger-ID', 'User ID'), login.subject]]} />
			<p>
				{say(
					`Ved du ikke, hvem det er, så ring til ${office}, telefon ${phone}.`,
					`If you do not know who that is, call ${office}, ${phone}.`,
				)}
			</p>
			<p>
				<LinkButton to="/log-ind">{say('Log ind som en anden', 'Log in as somebody else')}</LinkButton>
			</p>
		</>
	)
}

const TryAgain: FC = () => {
	const { say } = useAround()
	return (
		<p>
			<LinkButton to="/log-ind">{say('Log ind', 'Log in')}</LinkButton>
		</p>
	)
}

export const LoggedOut: FC<{ signOutAddress: string | null }> = ({ signOutAddress }) => {
	const { say } = useAround()
	return (
		<>
			<Heading title={say('Du er logget ud', 'You are logged out')} />
			{signOutAddress ? (
				<p>
					{say('Sidder du ved en fælles computer? ', 'At a shared computer? ')}
					<a href={signOutAddress}>
						{say('Log også ud af kommunens login', 'Log out of the municipality’s login too')}
					</a>
					.
				</p>
			) : null}
			<TryAgain />
		</>
	)
}

const cannotLogIn = (ask: Ask, refused: string): Answer => ({
	refused,
	status: 409,
	title: ask.say('Du er ikke logget ind', 'You are not logged in'),
	page: (
		<>
			<Heading title={ask.say('Du er ikke logget ind', 'You are not logged in')} />
			<TryAgain />
		</>
	),
})
export const unreachable = (ask: Ask, code = ''): Answer =>
	cannotLogIn(
		ask,
		ask.say(
			`Kommunens login svarer ikke lige nu. Prøv igen om lidt. Bliver det ved, så kontakt den, der driver systemet (${code}).`,
			`The municipality’s login does not answer. Try again shortly. If it goes on, contact those who run the system (${code}).`,
		),
	)
export const notSetUp = (ask: Ask): Answer =>
	cannotLogIn(
		ask,
		ask.say(
			'Login er ikke sat op for kommunen endnu. Den, der driver systemet, skal angive kommunens login-udbyder.',
			'Login is not set up for this municipality yet. Those who run the system must name its identity provider.',
		),
	)

export const beginAgain = (ask: Ask): Answer =>
	cannotLogIn(
		ask,
		ask.say(
			'Dette login er for gammelt, er allerede brugt eller blev begyndt i en anden browser. Begynd forfra.',
			'This login is too old, was already used, or was begun in another browser. Begin again.',
		),
	)

export const providerSaidNo = (ask: Ask, code = ''): Answer =>
	cannotLogIn(
		ask,
		ask.say(
			`Kommunens login sagde nej (${code}). Begynd forfra.`,
			`The municipality’s login said no (${code}). Begin again.`,
		),
	)

export const noAccess = (ask: Ask, why: 'unknown_login' | 'not_active', login: Login): Answer => ({
	refused:
		why === 'unknown_login'
			? ask.say(
					'Dit login er ikke knyttet til en medarbejder her.',
					'Your login does not belong to anyone on staff here.',
				)
			: ask.say('Din adgang er stoppet eller er ikke begyndt endnu.', 'Your access has ended or has not begun.'),
	status: 403,
	title: ask.say('Du har ikke adgang', 'You have no access'),
	page: (
		<NotOnStaff
			login={login}
			office={ask.municipality.managersOffice.title[ask.language]}
			phone={writePhone(ask.municipality.managersOffice.phone)}
		/>
	),
})
