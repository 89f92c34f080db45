import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Form } from '#platform/web/parts.tsx'
import type { Reception } from './reception-actions.ts'

type KeyInUse = Pick<Reception, 'keyInUse'>

/** A key just made, shown this once; or a word of warning where there is none. */
export const KeyTold: FC<KeyInUse & { newKey: string | null }> = ({ newKey, keyInUse }) => {
	const { say } = useAround()
	return (
		<>
			{newKey === null ? null : (
				<Alert
					kind="success"
					title={say('Den nye nøgle – den vises kun nu', 'The new key – it is shown only now')}
					live
				>
					<p>
						<code class="hj-shown-once">{newKey}</code>
					</p>
					<p>
						{say(
							'Giv den til den, der driver beskedagenten. Den gamle nøgle virker ikke længere.',
							'Give it to whoever runs the message agent. The old key no longer works.',
						)}
					</p>
				</Alert>
			)}
			{keyInUse === null ? (
				<Alert kind="warning" title={say('Der er ingen nøgle', 'There is no key')}>
					{say(
						'Enhver, der kender adressen, kan sende beskeder. Lav en nøgle nedenfor, og giv den til beskedagenten.',
						'Whoever knows the address can send messages. Make a key below and give it to the message agent.',
					)}
				</Alert>
			) : null}
		</>
	)
}

/** A key for the message agent, the first or in place of the one in use. */
export const KeyForm: FC<KeyInUse> = ({ keyInUse }) => {
	const { say } = useAround()
	return (
		<>
			<h2>{say('Nøgle', 'Key')}</h2>
			<Form to="/udskrivning/modtagelse/noegle">
				<p>
					{say(
						'Beskedagenten viser nøglen i hver besked (Authorization: Bearer). Vi gemmer den ikke, kun et aftryk af den.',
						'The message agent shows the key with each message (Authorization: Bearer). We do not keep it, only a hash of it.',
					)}
				</p>
				<Button look="secondary">
					{keyInUse === null
						? say('Lav en nøgle', 'Make a key')
						: say('Lav en ny nøgle i stedet for den gamle', 'Make a new key in place of the old one')}
				</Button>
			</Form>
		</>
	)
}
