import type { FC } from 'hono/jsx'
import { addDays, type Day } from '#kernel/day.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { To } from '#platform/web/parts.tsx'

/** The ways on, one below the other. */
export const Ways: FC<{ title: string; ways: readonly (readonly [string, string])[] }> = ({ title, ways }) => (
	<section class="d-print-none">
		<h2>{title}</h2>
		<ul class="nobullet-list hj-ways">
			{ways.map(([to, words]) => (
				<li>
					<To to={to}>{words}</To>
				</li>
			))}
		</ul>
	</section>
)

export const useWays = () => {
	const { say } = useAround()
	return {
		time: ['/svar/tid', say('Vælg en anden tid', 'Choose another time')],
		firstTime: ['/svar/tid', say('Vælg en tid til et besøg', 'Choose a time for a visit')],
		needs: ['/svar/ja', say('Ret det, vi skal vide, før vi kommer', 'Change what we should know before we come')],
		no: ['/svar/nej', say('Nej tak denne gang', 'No thank you, this time')],
		noAfterAll: ['/svar/nej', say('Sig nej tak til besøget', 'Say no to the visit')],
		call: ['/svar/ring', say('Bed os om at ringe til dig', 'Ask us to call you')],
		never: ['/svar/ikke-mere', say('Bed os om ikke at kontakte dig mere', 'Ask us not to contact you any more')],
	} as const
}

export const ToPrint: FC<{ calendar: boolean }> = ({ calendar }) => {
	const { say, link } = useAround()
	return (
		<div class="hj-row d-print-none">
			<span class="hj-script-only">
				<button type="button" class="button button-secondary hj-print">
					{say('Udskriv', 'Print')}
				</button>
			</span>
			{calendar ? (
				<a class="button button-secondary" href={link('/svar/besoeg.ics')}>
					{say('Hent til din kalender', 'Add to your calendar')}
				</a>
			) : null}
		</div>
	)
}

export const UntilWhen: FC<{ visitOn: Day }> = ({ visitOn }) => {
	const { say, language } = useAround()
	return (
		<p>
			{say('Du kan ændre dit svar til og med ', 'You can change your answer until ')}
			{writeLongDay(addDays(visitOn, -1), language)}.
		</p>
	)
}
