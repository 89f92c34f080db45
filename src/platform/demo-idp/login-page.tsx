import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Language } from '#kernel/language.ts'
import type { DemoClient, DemoUser } from './demo-user.ts'

const document = (language: Language, title: string, body: Child): string =>
	String(
		html`<!doctype html>${(
			<html lang={language}>
				<head>
					<meta charset="utf-8" />
					<meta name="viewport" content="width=device-width, initial-scale=1" />
					<title>{title}</title>
					<link rel="stylesheet" href="/dkfds/css/dkfds-borgerdk.min.css" />
					<link rel="stylesheet" href="/programs/hjemmebesoeg.css" />
					<link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
				</head>
				<body>
					<main id="main" class="container page-container">
						{body}
					</main>
				</body>
			</html>
		)}`,
	)

type Choosing = {
	readonly language: Language
	readonly action: string
	readonly client: DemoClient
	readonly users: readonly DemoUser[]
}

/** Who one may be: one button each. */
export const loginPage = ({ language, action, client, users }: Choosing): string => {
	const say = (da: string, en: string): string => (language === 'en' ? en : da)
	const title = say('Log ind i demonstrationen', 'Log in to the demonstration')
	return document(
		language,
		title,
		<>
			<h1>{title}</h1>
			<p class="font-lead">{client.title[language]}</p>
			<p>
				{say(
					'Vælg, hvem du vil være. Personerne er opdigtede, og der er ingen adgangskode.',
					'Choose who to be. The people are made up, and there is no password.',
				)}{' '}
				{client.users === 'citizens'
					? say('I drift står MitID her.', 'In real use MitID stands here.')
					: say(
							'I drift er det kommunens egen login-løsning, der står her.',
							'In real use the municipality’s own login stands here.',
						)}
			</p>
			<form method="post" action={action}>
				<ul class="nobullet-list">
					{users.map((user) => (
						<li class="mb-4">
							<button
								type="submit"
								name="user"
								value={user.subject}
								class="button button-secondary"
								aria-describedby={`role-${user.subject}`}
							>
								{user.name}
							</button>
							<p id={`role-${user.subject}`} class="mt-2">
								{user.role[language]}
							</p>
						</li>
					))}
				</ul>
			</form>
			{users.length === 0 ? (
				<p>
					{say('Der er ingen brugere her. Start demonstrationen forfra.', 'No users here. Restart the demonstration.')}
				</p>
			) : null}
		</>,
	)
}

/** Shown when a login cannot go on here; the way on begins at the place one came from. */
export const cannotGoOn = (language: Language): string => {
	const say = (da: string, en: string): string => (language === 'en' ? en : da)
	const title = say('Login kunne ikke fortsætte', 'The login could not go on')
	return document(
		language,
		title,
		<>
			<h1>{title}</h1>
			<p>
				{say(
					'Siden er for gammel eller er allerede brugt. Gå tilbage til det sted, du kom fra, og begynd forfra.',
					'This page is too old or was already used. Go back to where you came from and begin again.',
				)}
			</p>
		</>,
	)
}
