import type { FC } from 'hono/jsx'
import type { Language } from '#kernel/language.ts'
import { Icon } from '#platform/web/parts.tsx'

type Props = {
	readonly say: (da: string, en: string) => string
	readonly language: Language
	/** The municipality's name, and `/<municipality>`. */
	readonly name: string
	readonly home: string
}

/** The page that works without a network. Nobody's name is in it: a browser may keep it, and what it shows comes from the device. */
export const AlongPage: FC<Props> = (props) => {
	const { say, language, name, home } = props
	return (
		<html lang={language}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="theme-color" content="#44831e" />
				<title>{`${say('Dagen på enheden', 'The day on this device')} – ${name}`}</title>
				<link rel="stylesheet" href="/dkfds/css/dkfds-borgerdk.min.css" />
				<link rel="stylesheet" href="/assets/hjemmebesoeg.css" />
				<link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
				<link rel="apple-touch-icon" href="/assets/icon-192.png" />
				<link rel="manifest" href={`${home}/med/app.webmanifest`} />
				<script src="/assets/boot.js" defer></script>
				<script src="/programs/visit-along.js" defer></script>
				<script src="/programs/visit-instrument.js" defer></script>
			</head>
			<body data-home={home} data-stage="begin">
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
				<div class="hj-kept-bar">
					<div class="container">
						<p role="status" data-kept></p>
					</div>
				</div>
				<main id="main" class="container page-container hj-staff" tabindex={-1}>
					<noscript>
						<p>
							{say(
								'Siden, der virker uden net, kræver JavaScript. Alt andet kan bruges uden.',
								'The page that works without a network needs JavaScript. Everything else works without.',
							)}
						</p>
					</noscript>
					<div class="alert alert-error mb-5" role="alert" hidden data-problem>
						<Icon name="error" class="alert-icon" />
						<div class="alert-body">
							<p class="alert-heading" data-problem-words></p>
						</div>
					</div>
					<Take {...props} />
					<Locked {...props} />
					<TheDay {...props} />
					<section data-stage="visit" hidden>
						<button type="button" class="function-link" data-do="list">
							{say('Tilbage til dagens besøg', 'Back to the visits of the day')}
						</button>
						<h1 class="mb-4" data-visit-title tabindex={-1}>
							{say('Besøget', 'The visit')}
						</h1>
						<p class="hj-panel" role="status" hidden data-visit-done></p>
						<div data-visit></div>
					</section>
				</main>
			</body>
		</html>
	)
}

const Take: FC<Props> = (props) => {
	const { say, home } = props
	return (
		<section data-stage="take" hidden>
			<h1 class="mb-4">{say('Tag dagens besøg med', 'Take the day’s visits along')}</h1>
			<p class="font-lead hj-lead">
				{say(
					'Så kan du læse og skrive, også hvor der ikke er dækning.',
					'Then you can read and write where there is no coverage.',
				)}
			</p>
			<form class="hj-panel" data-form="take">
				<Pin
					id="pin"
					label={say('Vælg en kode til i dag', 'Choose a PIN for today')}
					hint={say(
						'Mindst 6 tal. Du skal bruge den ude hos borgeren.',
						'At least 6 digits. You need it at the visit.',
					)}
				/>
				<Pin id="pin-again" label={say('Skriv koden igen', 'Write the PIN again')} />
				<div class="hj-row">
					<button type="submit" class="button button-primary">
						{say('Tag dagen med', 'Take the day along')}
					</button>
					<a class="button button-tertiary" href={`${home}/log-ind?til=%2Fmed`} hidden data-log-in>
						{say('Log ind', 'Sign in')}
					</a>
				</div>
			</form>
			<ul>
				<li>
					{say(
						'Dagens besøg ligger krypteret på denne enhed og låses op med koden.',
						'The day’s visits lie encrypted on this device and are unlocked by the PIN.',
					)}
				</li>
				<li>
					{say(
						'De slettes, når dagen er omme, efter fem forkerte koder, eller når du selv gør det.',
						'They are erased at the end of the day, after five wrong PINs, or when you do it yourself.',
					)}
				</li>
				<li>
					{say(
						'Det, du skriver, leveres af sig selv, når der er net. Heller ikke en glemt kode sletter det.',
						'What you write is delivered by itself when there is a network. A forgotten PIN does not erase it either.',
					)}
				</li>
			</ul>
		</section>
	)
}

const Locked: FC<Props> = (props) => (
	<section data-stage="locked" hidden>
		<h1 class="mb-4">{props.say('Dagen er låst', 'The day is locked')}</h1>
		<p class="font-lead hj-lead" data-until></p>
		<form class="hj-panel" data-form="unlock">
			<Pin id="pin-now" label={props.say('Din kode til i dag', 'Your PIN for today')} />
			<div class="hj-row">
				<button type="submit" class="button button-primary">
					{props.say('Lås op', 'Unlock')}
				</button>
			</div>
		</form>
		<Forget {...props} />
	</section>
)

const TheDay: FC<Props> = (props) => (
	<section data-stage="day" hidden>
		<h1 class="mb-4">{props.say('Dagens besøg', 'The visits of the day')}</h1>
		<p class="font-lead hj-lead" data-until></p>
		<ol class="nobullet-list hj-along" data-visits></ol>
		<p class="hj-quiet" hidden data-none>
			{props.say('Der var ingen besøg at tage med i dag.', 'There were no visits to take along today.')}
		</p>
		<div class="hj-row">
			<button type="button" class="button button-secondary" data-do="lock">
				{props.say('Lås nu', 'Lock now')}
			</button>
			<button type="button" class="button button-secondary" data-do="again">
				{props.say('Hent dagen igen', 'Fetch the day again')}
			</button>
		</div>
		<Forget {...props} />
	</section>
)

const Forget: FC<Props> = ({ say }) => (
	<details class="details">
		<summary class="details-summary">{say('Slet dagen fra denne enhed', 'Erase the day from this device')}</summary>
		<div class="details-text">
			<p>
				{say(
					'Besøgene slettes fra enheden. Det, du har skrevet og ikke leveret, bliver liggende forseglet og leveres, når der er net.',
					'The visits are erased from this device. What you wrote and is not delivered stays sealed, and is delivered when there is a network.',
				)}
			</p>
			<button type="button" class="button button-warning" data-do="forget">
				{say('Slet dagen', 'Erase the day')}
			</button>
		</div>
	</details>
)

const Pin: FC<{ id: string; label: string; hint?: string }> = ({ id, label, hint }) => (
	<div class="form-group">
		<label class="form-label" for={id}>
			{label}
		</label>
		{hint ? (
			<span class="form-hint" id={`${id}-hint`}>
				{hint}
			</span>
		) : null}
		<input
			class="form-input hj-width-8"
			type="password"
			inputmode="numeric"
			autocomplete="off"
			id={id}
			aria-describedby={hint ? `${id}-hint` : undefined}
		/>
	</div>
)
