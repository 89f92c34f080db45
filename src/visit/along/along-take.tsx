import type { FC } from 'hono/jsx'
import type { ShellProps } from './along-shell.tsx'

/** How the day is taken along, and what becomes of it. */
export const Take: FC<ShellProps> = (props) => {
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
			<p>
				<a href={`${home}/enheder`}>
					{say(
						'Se og stop de enheder, der må levere i dit navn',
						'See and stop the devices that may deliver in your name',
					)}
				</a>
			</p>
		</section>
	)
}

/** A PIN is typed unseen, and no browser is to keep it. */
export const Pin: FC<{ id: string; label: string; hint?: string }> = ({ id, label, hint }) => (
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
