import type { FC } from 'hono/jsx'
import { dayOf } from '#kernel/instant.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Errors, Heading, Summary } from '#platform/web/parts.tsx'
import type { Reception } from './reception-actions.ts'
import { type BasisShown, Before, byWhom, LegalBasis } from './reception-basis.tsx'
import { KeyForm, KeyTold } from './reception-key.tsx'
import { Received } from './reception-received.tsx'

type ReceptionPageProps = Reception &
	BasisShown & {
		/** Where messages are sent to. */
		readonly endpoint: string
		/** A key just made; it is shown this once. */
		readonly newKey: string | null
	}

/** Whether hospitals' notifications are taken, on which legal basis, and what has come. */
export const ReceptionPage: FC<ReceptionPageProps> = (props) => {
	const { say } = useAround()
	const { inForce, newKey, keyInUse, errors } = props
	return (
		<>
			<Heading
				title={say('Advis fra sygehuse', 'Notifications from hospitals')}
				lead={
					inForce === null
						? say(
								'Modtagelsen er slået fra. Beskeder bliver kvitteret, og intet om borgeren gemmes.',
								'Reception is off. Messages are acknowledged, and nothing about the citizen is kept.',
							)
						: say(
								'Modtagelsen er slået til. Kun beskeder om borgere med et åbent forløb gemmes.',
								'Reception is on. Only messages about citizens with an open course are kept.',
							)
				}
			/>
			<Errors errors={errors} />
			<KeyTold newKey={newKey} keyInUse={keyInUse} />
			<Summary
				rows={[
					[
						say('Adresse for beskeder', 'Address for messages'),
						<>
							<code>
								POST {say('https://<serverens navn>', 'https://<name of the server>')}
								{props.endpoint}
							</code>{' '}
							{say(
								'Serverens navn er det, du ser i browserens adresselinje nu. Når beskederne ind ad en anden vej, så spørg dem, der driver serveren.',
								'The name of the server is what your browser’s address line shows now. If messages come in another way, ask those who run the server.',
							)}
						</>,
					],
					[
						say('Nøgle', 'Key'),
						keyInUse === null
							? say('ingen', 'none')
							: `${say('lavet', 'made')} ${writeShortDay(dayOf(keyInUse.madeAt))}${byWhom(props.names, keyInUse.by)}`,
					],
				]}
			/>
			<LegalBasis {...props} />
			<KeyForm keyInUse={keyInUse} />
			<Received {...props} />
			<Before {...props} />
		</>
	)
}
