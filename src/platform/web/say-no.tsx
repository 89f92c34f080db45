import type { Child } from 'hono/jsx'
import type { Ask } from './ask.ts'
import { Alert, LinkButton } from './parts.tsx'

const wayOut = (ask: Ask): Child => (
	<LinkButton to={ask.staff ? '/i-dag' : ask.citizen ? '/min-side/oversigt' : '/'}>
		{ask.staff
			? ask.say('Til I dag', 'To Today')
			: ask.citizen
				? ask.say('Til Min side', 'To My page')
				: ask.say('Til forsiden', 'To the front page')}
	</LinkButton>
)

const roleName = (ask: Ask, role: string): string =>
	({
		coordinator: ask.say('koordinator', 'coordinator'),
		consultant: ask.municipality.consultantTitle[ask.language],
		manager: ask.say('leder', 'manager'),
		administrator: ask.say('administrator', 'administrator'),
	})[role] ?? role

export const notFound = (ask: Ask, why: string): Child => (
	<>
		<h1>{ask.say('Siden findes ikke', 'Page not found')}</h1>
		<p>{why}</p>
		{wayOut(ask)}
	</>
)

/** A role that may not open a page is told so, and whom to ask. */
export const notForYou = (ask: Ask, roles: readonly string[]): Child => (
	<>
		<h1>{ask.say('Siden er ikke for din rolle', 'This page is not for your role')}</h1>
		<p>
			{ask.say('Siden kan åbnes af: ', 'It can be opened by: ')}
			{roles.map((role) => roleName(ask, role)).join(', ')}.{' '}
			{ask.say('Du er logget ind som: ', 'You are signed in as: ')}
			{ask.staff?.roles.map((role) => roleName(ask, role)).join(', ')}.
		</p>
		<p>
			{ask.say(
				'Skal du bruge siden i dit arbejde, så bed en administrator om at give dig rollen.',
				'If you need it for your work, ask an administrator to give you the role.',
			)}
		</p>
		{wayOut(ask)}
	</>
)

export const refusedPage = (ask: Ask, why: string, page: Child): Child => (
	<>
		<Alert kind="error" title={why} live />
		{page ?? (
			<p>
				<a href={ask.link(ask.path)}>{ask.say('Tilbage', 'Back')}</a>
			</p>
		)}
	</>
)

/** What to do with something too large to be sent. */
export const tooLargeHelp = (ask: Ask): Child => (
	<p>
		{ask.say(
			'Gå tilbage i browseren, og send mindre ad gangen. En stor fil med borgere indlæses af den, der driver systemet, med kommandoen hjemmebesoeg population import.',
			'Go back in the browser and send less at a time. A large file of citizens is imported by those who run the system, with the command hjemmebesoeg population import.',
		)}
	</p>
)

export const brokenPage = (ask: Ask, number: string): Child => (
	<>
		<h1>{ask.say('Noget gik galt hos os', 'Something went wrong on our side')}</h1>
		<p>
			{ask.say(
				'Det, du var i gang med, er ikke gemt. Gå tilbage og prøv igen. Sker det igen, så oplys dette nummer til den, der driver systemet: ',
				'What you were doing was not saved. Go back and try again. If it happens again, give this number to those who run the system: ',
			)}
			<strong>{number}</strong>
		</p>
		{wayOut(ask)}
	</>
)
