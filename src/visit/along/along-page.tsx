import type { FC } from 'hono/jsx'
import { Icon } from '#platform/web/parts.tsx'
import { AlongShell, type ShellProps } from './along-shell.tsx'
import { Pin, Take } from './along-take.tsx'

/** The page that works without a network. A browser may keep it: what it shows comes from the device. */
export const AlongPage: FC<ShellProps> = (props) => {
	const { say } = props
	return (
		<AlongShell
			{...props}
			title={say('Dagen på enheden', 'The day on this device')}
			programs={['visit-along', 'visit-instrument']}
			stage="begin"
		>
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
				<NoAnswer {...props} />
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
				<Refused {...props} />
			</main>
		</AlongShell>
	)
}

const Locked: FC<ShellProps> = (props) => (
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

/** Why, and what to do, is said above it. */
const NoAnswer: FC<ShellProps> = ({ say }) => (
	<section data-stage="no-answer" hidden>
		<h1 class="mb-4">{say('Dagen på enheden', 'The day on this device')}</h1>
		<button type="button" class="button button-primary" data-do="ask-again">
			{say('Prøv igen', 'Try again')}
		</button>
	</section>
)

const TheDay: FC<ShellProps> = (props) => (
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

const Forget: FC<ShellProps> = ({ say }) => (
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

/** What the municipality did not take stays until whoever wrote it says otherwise. */
const Refused: FC<ShellProps> = ({ say }) => (
	<details class="details" hidden data-refused>
		<summary class="details-summary">{say('Slet det, der ikke blev modtaget', 'Delete what was not accepted')}</summary>
		<div class="details-text">
			<p>
				{say(
					'Det ligger forseglet på enheden, og ingen kan læse det her. Slet det først, når du har skrevet det ned et andet sted.',
					'It lies sealed on this device and nobody can read it here. Delete it when you have written it down elsewhere, and not before.',
				)}
			</p>
			<button type="button" class="button button-warning" data-do="drop-refused">
				{say('Slet det', 'Delete it')}
			</button>
		</div>
	</details>
)
