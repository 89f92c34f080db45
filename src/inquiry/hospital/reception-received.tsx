import type { FC } from 'hono/jsx'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Details, Empty, Summary } from '#platform/web/parts.tsx'
import type { Reception } from './reception-actions.ts'

const outcomes: Readonly<Record<string, Text>> = {
	kept: text('Gemt', 'Kept'),
	repeated: text('Kendt i forvejen, vist én gang', 'Known already, shown once'),
	switched_off: text('Modtagelsen er slået fra; intet gemt', 'Reception is off; nothing kept'),
	not_ours: text('Ikke en borger med åbent forløb; intet gemt', 'Not a citizen with an open course; nothing kept'),
	refused: text('Afvist, kunne ikke forstås', 'Refused, could not be understood'),
}

/** What has come lately and what became of it; nothing about anybody. */
export const Received: FC<Pick<Reception, 'counts' | 'latest' | 'turnedAway'>> = ({ counts, latest, turnedAway }) => {
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
