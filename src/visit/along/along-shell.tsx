import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Language } from '#kernel/language.ts'

export type ShellProps = {
	readonly say: (da: string, en: string) => string
	readonly language: Language
	/** The municipality's name, and `/<municipality>`. */
	readonly name: string
	readonly home: string
}

/** What a page that is kept in the browser has around it. Nobody's name is in it. */
export const AlongShell: FC<
	PropsWithChildren<ShellProps & { title: string; programs: readonly string[]; stage?: string }>
> = (props) => {
	const { say, language, name, home } = props
	return (
		<html lang={language}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="theme-color" content="#44831e" />
				<title>{`${props.title} – ${name}`}</title>
				<link rel="stylesheet" href="/dkfds/css/dkfds-borgerdk.min.css" />
				<link rel="stylesheet" href="/programs/hjemmebesoeg.css" />
				<link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
				<link rel="apple-touch-icon" href="/assets/icon-192.png" />
				<link rel="manifest" href={`${home}/med/app.webmanifest`} />
				<script src="/assets/boot.js" defer></script>
				{props.programs.map((program) => (
					<script src={`/programs/${program}.js`} defer></script>
				))}
			</head>
			<body data-home={home} data-stage={props.stage}>
				<a class="skipnav" href="#main">
					{say('Gå til sidens indhold', 'Skip to content')}
				</a>
				<header class="hj-header">
					<div class="container hj-header-inner">
						<a class="hj-owner" href={`${home}/dagens-rute`}>
							<strong>{name}</strong>
							<span>{say('Dagen på enheden', 'The day on this device')}</span>
						</a>
						<div class="hj-header-side">
							<a href={`${home}/dagens-rute`}>{say('Dagens rute', 'Route of the day')}</a>
						</div>
					</div>
				</header>
				{props.children}
			</body>
		</html>
	)
}

/** What stands in the place of every other page while there is no network. */
export const NoNetworkPage: FC<ShellProps> = (props) => {
	const { say, home } = props
	return (
		<AlongShell {...props} title={say('Ingen forbindelse', 'No network')} programs={[]}>
			<main id="main" class="container page-container hj-staff" tabindex={-1}>
				<h1 class="mb-4">{say('Der er ingen forbindelse', 'There is no network')}</h1>
				<p class="font-lead hj-lead">
					{say(
						'Hent siden igen, når der er net. Har du taget dagens besøg med, kan du læse og skrive i dem nu.',
						'Fetch the page again when there is a network. If you took the day’s visits along, you can read and write in them now.',
					)}
				</p>
				<div class="hj-row">
					<a class="button button-primary" href={`${home}/med`}>
						{say('Til dagens besøg på enheden', 'To the day’s visits on this device')}
					</a>
				</div>
				<p>
					{say(
						'Det, du har skrevet og ikke leveret, ligger forseglet på enheden og leveres af sig selv.',
						'What you wrote and is not delivered lies sealed on this device, and is delivered by itself.',
					)}
				</p>
			</main>
		</AlongShell>
	)
}
