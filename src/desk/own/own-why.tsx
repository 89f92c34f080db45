import type { FC } from 'hono/jsx'
import type { Why as Ground } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Details, Reasons, To } from '#platform/web/parts.tsx'
import { ownGrounds } from './own.ts'
import type { Own } from './own-actions.ts'
import { isUnderWay, ownLead } from './own-said.ts'

/** Whether the citizen is to be offered a visit, on which rules, and when that may change. */
export const Why: FC<{ own: Own; today: Day }> = ({ own, today }) => {
	const { say, language } = useAround()
	const { verdict, standard } = own
	if (verdict === null || standard === null)
		return (
			<p>
				{say(
					'Kommunen har ikke en kvalitetsstandard på plads lige nu. Ring til os.',
					'No quality standard is in force just now. Please call us.',
				)}
			</p>
		)
	const standing = own.offer?.standing ?? null
	const lead = ownLead(verdict.verdict, { standing, wantsNoContact: own.optOut !== null, today })
	const isOffered = standing !== null && isUnderWay(standing, today)
	const isPromised = verdict.verdict === 'offer' || verdict.verdict === 'assess'
	const { because, others } = ownGrounds(verdict.why, isOffered ? (own.offer?.criteria ?? []) : isPromised ? null : [])
	const told = (reasons: readonly Ground[]) => (
		<Reasons reasons={reasons.map((one) => ({ held: one.held, words: one[language] }))} />
	)
	return (
		<>
			<p>
				<strong>{lead[language]}</strong>
			</p>
			{because.length === 0 ? null : told(because)}
			{verdict.verdict === 'not_resident' ? null : (
				<Details
					title={
						because.length === 0
							? say('Se reglerne, og hvordan de passer på dig', 'See the rules, and how they fit you')
							: say('Andre grunde', 'Other reasons')
					}
				>
					{told(others)}
				</Details>
			)}
			<p>
				{verdict.verdict === 'not_resident' ? null : (
					<>
						{verdict.nextChangeOn === null
							? say(
									'Det, reglerne siger om dig, ændrer sig ikke af sig selv.',
									'What the rules say of you does not change by itself.',
								)
							: say(
									`Det, reglerne siger om dig, ændrer sig tidligst ${writeLongDay(verdict.nextChangeOn, 'da')}.`,
									`What the rules say of you changes on ${writeLongDay(verdict.nextChangeOn, 'en')} at the earliest.`,
								)}{' '}
					</>
				)}
				<To to="/standard">{say('Læs kvalitetsstandarden', 'Read the quality standard')}</To>
			</p>
		</>
	)
}
