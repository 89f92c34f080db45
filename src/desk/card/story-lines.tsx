import type { FC } from 'hono/jsx'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Empty } from '#platform/web/parts.tsx'
import { type StoryLine, writeWhen } from './story.ts'

/** What everyone told of the citizen, with who did and when. */
export const Story: FC<{ lines: readonly StoryLine[] }> = ({ lines }) => {
	const { say, language } = useAround()
	return lines.length === 0 ? (
		<Empty title={say('Intet er sket endnu', 'Nothing has happened yet')} />
	) : (
		<ol class="hj-timeline">
			{lines.map((line) => (
				<li>
					<time datetime={line.on}>
						{writeWhen(line, language)}
						{line.who ? ` · ${line.who}` : ''}
					</time>
					<What line={line} words={line.words} />
				</li>
			))}
		</ol>
	)
}

/** What happened lately in the citizen's own life, with day and source. */
export const Life: FC<{ lines: readonly StoryLine[] }> = ({ lines }) => {
	const { say, language } = useAround()
	return (
		<div class="hj-panel">
			<h2 class="hj-life-title">{say('Livshændelser', 'Life events')}</h2>
			{lines.length === 0 ? (
				<p>{say('Ingen de seneste to år.', 'None in the last two years.')}</p>
			) : (
				<ul class="hj-life">
					{lines.map((line) => (
						<li>
							<span class="hj-quiet">
								{writeDay(line.on, language)}
								{line.who ? ` · ${line.who}` : ''}
							</span>
							<What line={line} />
						</li>
					))}
				</ul>
			)}
		</div>
	)
}

/** Struck through where it was corrected since, and said so to those who hear it. */
const What: FC<{ line: StoryLine; words?: string }> = ({ line, words }) => {
	const { say, language } = useAround()
	const said = (
		<>
			{line.what[language]}
			{words ? <span class="hj-words">{words}</span> : null}
		</>
	)
	return line.struck ? (
		<del class="hj-struck">
			<span class="sr-only">{say('Rettet siden: ', 'Corrected since: ')}</span>
			{said}
		</del>
	) : (
		said
	)
}
