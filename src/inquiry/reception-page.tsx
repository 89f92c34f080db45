import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import {
	Alert,
	Button,
	DayFields,
	Details,
	Empty,
	Errors,
	Form,
	Heading,
	Summary,
	TextArea,
} from '#platform/web/parts.tsx'
import type { Acceptance } from './hospital-acceptance.ts'
import type { Reception } from './reception-actions.ts'

export type ShownReception = Reception & {
	/** Where messages are sent to. */
	readonly endpoint: string
	readonly today: Day
	/** A key just made; it is shown this once. */
	readonly newKey: string | null
	readonly typed: Typed | null
	readonly errors: Readonly<Record<string, string>>
}

const outcomes: Readonly<Record<string, Text>> = {
	kept: text('Gemt', 'Kept'),
	repeated: text('Kendt i forvejen, vist én gang', 'Known already, shown once'),
	switched_off: text('Modtagelsen er slået fra; intet gemt', 'Reception is off; nothing kept'),
	not_ours: text('Ikke en borger med åbent forløb; intet gemt', 'Not a citizen with an open course; nothing kept'),
	refused: text('Afvist, kunne ikke forstås', 'Refused, could not be understood'),
}

/** Whether hospitals' notifications are taken, on which legal basis, and what has come. */
export const ReceptionPage: FC<ShownReception> = (props) => {
	const { say } = useAround()
	const { inForce, standing, newKey, keyInUse, errors } = props
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
							: `${say('lavet', 'made')} ${writeShortDay(dayOf(keyInUse.madeAt))}${by(props, keyInUse.by)}`,
					],
				]}
			/>
			<h2>{say('Hjemmel', 'Legal basis')}</h2>
			{standing === null ? <Accept {...props} /> : <Refuse {...props} standing={standing} />}
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
			<Received {...props} />
			<Before {...props} />
		</>
	)
}

const by = ({ names }: Pick<ShownReception, 'names'>, staff: Acceptance['by']): string => {
	const name = staff === null ? undefined : names.get(staff)
	return name === undefined ? '' : `, ${name}`
}

const Accept: FC<ShownReception> = ({ typed, errors, today }) => {
	const { say } = useAround()
	return (
		<Form to="/udskrivning/modtagelse">
			<TextArea
				name="basis"
				label={say(
					'På hvilken hjemmel tager kommunen imod?',
					'On which legal basis does the municipality accept them?',
				)}
				hint={say(
					'Lov og paragraf, hvem der har vurderet det, og hvornår. Loven blev ændret 1. juli 2025, så spørg kommunens jurist.',
					'Act and section, who has judged it, and when. The law changed on 1 July 2025, so ask the municipality’s lawyer.',
				)}
				value={typed?.text('basis')}
				error={errors.basis}
			/>
			<DayFields
				name="from"
				label={say('Fra og med', 'From')}
				value={typed === null ? today : typed.day('from')}
				error={errors.from_day}
			/>
			<DayFields
				name="until"
				label={say('Til og med (kan udelades)', 'Until, included (optional)')}
				value={typed?.day('until') ?? null}
				error={errors.until_day}
			/>
			<Button>{say('Slå modtagelsen til', 'Switch reception on')}</Button>
		</Form>
	)
}

const Refuse: FC<ShownReception & { standing: Acceptance }> = (props) => {
	const { say, language } = useAround()
	const { standing, typed, errors, inForce, today } = props
	return (
		<>
			<p>{standing.legalBasis}</p>
			<p class="hj-quiet">
				{say('Fra', 'From')} {writeDay(standing.from, language)}
				{standing.until === null ? '' : ` ${say('til og med', 'until')} ${writeDay(standing.until, language)}`}
				{' · '}
				{say('skrevet', 'recorded')} {writeShortDay(dayOf(standing.recordedAt))}
				{by(props, standing.by)}
			</p>
			{inForce === null ? (
				<Alert
					kind="info"
					title={
						standing.from > today
							? say('Modtagelsen begynder den dag', 'Reception begins on that day')
							: say(
									'Perioden er udløbet. Afslut den, og skriv en ny hjemmel.',
									'The period has ended. End it and record a new basis.',
								)
					}
				/>
			) : null}
			<Form to="/udskrivning/modtagelse/stop">
				<TextArea
					name="ended_because"
					label={say('Hvorfor stoppes modtagelsen?', 'Why is reception stopped?')}
					rows={2}
					value={typed?.text('ended_because')}
					error={errors.ended_because}
				/>
				<Button look="warning" class="mt-5">
					{say('Slå modtagelsen fra', 'Switch reception off')}
				</Button>
			</Form>
		</>
	)
}

const Received: FC<ShownReception> = ({ counts, latest, turnedAway }) => {
	const { say, language } = useAround()
	return (
		<>
			<h2>{say('Modtaget de seneste 30 dage', 'Received in the last 30 days')}</h2>
			{counts.size === 0 ? (
				<Empty title={say('Ingen beskeder', 'No messages')}>
					{say(
						'Send en prøvebesked til adressen ovenfor, eller brug kommandoen hospital-notification.',
						'Send a trial message to the address above, or use the command hospital-notification.',
					)}
				</Empty>
			) : (
				<Summary
					rows={[...counts].map(
						([outcome, count]) => [outcomes[outcome]?.[language] ?? outcome, String(count)] as const,
					)}
				/>
			)}
			{turnedAway.length === 0 ? null : (
				<>
					<h3>{say('Afvist, fordi nøglen manglede eller var forkert', 'Refused: the key was missing or wrong')}</h3>
					<ul>
						{turnedAway.map(({ day, times }) => (
							<li>
								{writeShortDay(day)}:{' '}
								{times === 1 ? say('1 besked', '1 message') : say(`${times} beskeder`, `${times} messages`)}
							</li>
						))}
					</ul>
				</>
			)}
			{latest.length === 0 ? null : (
				<Details title={say('De seneste kvitteringer', 'The latest receipts')}>
					<ul>
						{latest.map(({ receivedAt, bundle, outcome }) => (
							<li>
								{writeShortDay(dayOf(receivedAt))} {writeClock(clockOf(receivedAt), language)} ·{' '}
								{bundle ?? say('uden læseligt nummer', 'without a readable id')} · {outcomes[outcome]?.[language]}
							</li>
						))}
					</ul>
				</Details>
			)}
		</>
	)
}

const Before: FC<ShownReception> = (props) => {
	const { say, language } = useAround()
	return props.before.length === 0 ? null : (
		<>
			<h2>{say('Tidligere', 'Earlier')}</h2>
			<ul>
				{props.before.map((one) => (
					<li>
						{one.legalBasis} ({writeDay(one.from, language)} –{' '}
						{one.ended === null ? '' : `${writeDay(dayOf(one.ended.at), language)}: ${one.ended.because}`}
						{by(props, one.ended?.by ?? null)})
					</li>
				))}
			</ul>
		</>
	)
}
