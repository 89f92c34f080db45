import type { FC } from 'hono/jsx'
import { writeLongDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Details, Reasons, To } from '#platform/web/parts.tsx'
import { ownReasons } from './own.ts'
import type { Own } from './own-actions.ts'

/** Whether the citizen is to be offered a visit, on which rules, and when that may change. */
export const Why: FC<Pick<Own, 'verdict' | 'standard'>> = ({ verdict, standard }) => {
	const { say, language } = useAround()
	if (verdict === null || standard === null)
		return (
			<p>
				{say(
					'Kommunen har ikke en kvalitetsstandard på plads lige nu. Ring til os.',
					'No quality standard is in force just now. Please call us.',
				)}
			</p>
		)
	const leads: Readonly<Record<typeof verdict.verdict, readonly [string, string]>> = {
		offer: ['Du skal have et tilbud om et besøg.', 'You are to be offered a visit.'],
		assess: [
			'En fagperson skal se på, om du skal have et tilbud.',
			'A professional is to look at whether you are offered a visit.',
		],
		excluded: [
			'Du får ikke et tilbud, fordi du er undtaget. Du kan stadig bede om et besøg.',
			'You are not offered a visit, because you are excluded. You can still ask for one.',
		],
		not_now: [
			'Du er i målgruppen, og der er ikke noget, du skal have lige nu.',
			'You are in the target group, and nothing is due just now.',
		],
		not_in_target_group: [
			'Du er ikke i målgruppen lige nu. Du kan stadig bede om et besøg.',
			'You are not in the target group just now. You can still ask for a visit.',
		],
		not_resident: [
			'Du bor ikke i kommunen mere, så herfra kommer der ikke flere tilbud.',
			'You no longer live in the municipality, so no more offers come from here.',
		],
		no_standard_in_force: [
			'Der gælder ingen regler i dag. Ring til os.',
			'No rules are in force today. Please call us.',
		],
	}
	const [da, en] = leads[verdict.verdict]
	return (
		<>
			<p>
				<strong>{say(da, en)}</strong>
			</p>
			<Details title={say('Se reglerne, og hvordan de passer på dig', 'See the rules, and how they fit you')}>
				<Reasons reasons={ownReasons(verdict.why).map((one) => ({ held: one.held, words: one[language] }))} />
			</Details>
			<p>
				{verdict.nextChangeOn === null
					? say('Det ændrer sig ikke af sig selv.', 'That does not change by itself.')
					: say(
							`Det ændrer sig tidligst ${writeLongDay(verdict.nextChangeOn, 'da')}.`,
							`That changes on ${writeLongDay(verdict.nextChangeOn, 'en')} at the earliest.`,
						)}{' '}
				<To to="/standard">{say('Læs kvalitetsstandarden', 'Read the quality standard')}</To>
			</p>
		</>
	)
}
