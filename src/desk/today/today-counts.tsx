import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { LinkButton, To } from '#platform/web/parts.tsx'
import { type WorklistKey, worklistWords } from './worklist.ts'

export type Counted = {
	readonly key: WorklistKey
	readonly count: number
	/** How many of them are past their last day. */
	readonly late: number
}

const Count: FC<{ count: Counted }> = ({ count: { key, count, late } }) => {
	const { say, language, link } = useAround()
	const { label, isPressing } = worklistWords(key)
	return (
		<li class={isPressing || late > 0 ? 'hj-pressing' : ''}>
			<a href={link(`/i-dag/${key}`)}>
				<strong>{count}</strong>
				<span>{label[language]}</span>
				{late > 0 ? (
					<span class="hj-late">{say(`${late} over fristen`, `${late} past the last day`)}</span>
				) : isPressing ? (
					<span class="hj-late">{say('Haster', 'Pressing')}</span>
				) : null}
			</a>
		</li>
	)
}

type LinksProps = { counts: readonly Counted[]; says: (count: Counted) => string }

/** Lists side by side in a line of words. */
const Links: FC<LinksProps> = ({ counts, says }) => (
	<>
		{counts.map((count, nth) => (
			<>
				{nth === 0 ? '' : ' · '}
				<To to={`/i-dag/${count.key}`}>{says(count)}</To>
			</>
		))}
	</>
)

/** What waits stands in tiles; the lists where nothing does follow in one calm line. */
export const Counts: FC<{ counts: readonly Counted[] }> = ({ counts }) => {
	const { say, language } = useAround()
	const [waiting, done] = [counts.filter(({ count }) => count > 0), counts.filter(({ count }) => count === 0)]
	return (
		<>
			{waiting.length === 0 ? (
				<p>{say('Der venter ikke noget lige nu.', 'Nothing waits just now.')}</p>
			) : (
				<ul class="hj-counts">
					{waiting.map((count) => (
						<Count count={count} />
					))}
				</ul>
			)}
			{done.length === 0 ? null : (
				<p class="hj-quiet hj-nothing-waits">
					{say('Intet at gøre: ', 'Nothing to do: ')}
					<Links counts={done} says={({ key }) => worklistWords(key).label[language]} />
				</p>
			)}
		</>
	)
}

/** What is past its last day comes before any letter. */
const LateFirst: FC<{ counts: readonly Counted[] }> = ({ counts }) => {
	const { say, language } = useAround()
	const past = counts.filter(({ late }) => late > 0)
	return past.length === 0 ? null : (
		<p>
			<strong>{say('Først det, der er over fristen:', 'First what is past its last day:')}</strong>{' '}
			<Links counts={past} says={({ key, late }) => `${worklistWords(key).label[language]} (${late})`} />
		</p>
	)
}

/** The coordinator's first step: what is late, then the batch that waits, or the next one to make. */
export const NextBatch: FC<{ counts: readonly Counted[] }> = ({ counts }) => {
	const { say } = useAround()
	const countOf = (key: WorklistKey): number => counts.find((one) => one.key === key)?.count ?? 0
	const [waiting, missing] = [countOf('godkendelse'), countOf('tilbud-mangler')]
	if (waiting + missing === 0) return null
	return (
		<section class="hj-panel hj-next" aria-labelledby="next-batch">
			<h2 id="next-batch">{say('Næste skridt', 'Next step')}</h2>
			<LateFirst counts={counts} />
			<p>
				{waiting > 0
					? say(
							`${waiting} breve venter på, at du ser dem igennem.`,
							`${waiting} letters wait for you to look them through.`,
						)
					: say(`${missing} borgere skal have et tilbud nu.`, `${missing} citizens are to be given an offer now.`)}
			</p>
			<LinkButton to="/tilbud" look="primary">
				{waiting > 0 ? say('Se brevene igennem', 'Look the letters through') : say('Lav en udsendelse', 'Make a batch')}
			</LinkButton>
		</section>
	)
}
