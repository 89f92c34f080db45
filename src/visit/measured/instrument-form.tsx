import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { Badge, Details } from '#platform/web/parts.tsx'
import { answeredAs, type NoteBody } from '../note/note.ts'
import { type Speech, spoken } from '../note/words-view.tsx'
import { type Instrument, type Scorable, scorableFor } from './instrument.ts'
import { type Measuring, sourcesText } from './measured.ts'
import { MeasuredItem } from './measured-item.tsx'
import { mayBeSo, type Result, resultOf, shortOf, weightBadge } from './measured-result.ts'
import { scored } from './score.ts'

type Props = Speech & {
	readonly measuring: Measuring
	readonly body: NoteBody
	/** The day the note is about: limits may ask for an age. */
	readonly on: Day
}

/**
 * Tests and measurements of a note that is being written. Those filled in, and those that fit what is talked about, stand first; the rest is
 * folded away. Without a program the score and the questions come with the next save.
 */
export const MeasuredFields: FC<Props> = (props) => {
	const { say, body } = props
	const { instruments } = props.measuring
	const talkedOf = body.topics
		.filter((one) => one.important || one.state === 'talk' || one.state === 'act')
		.map((one) => one.topic)
	const isFilled = ({ code }: Instrument): boolean => body.measured.some((one) => one.instrument === code)
	const fits = ({ topics }: Instrument): boolean => topics.some((topic) => talkedOf.includes(topic))
	const filled = instruments.filter(isFilled)
	const fitting = instruments.filter((one) => !isFilled(one) && fits(one))
	const rest = instruments.filter((one) => !isFilled(one) && !fits(one))
	return (
		<div class="hj-instruments">
			{filled.map((one) => (
				<Fields {...props} of={one} />
			))}
			{fitting.length === 0 ? null : (
				<Details title={say(`Passer til samtalen (${fitting.length})`, `Fitting the conversation (${fitting.length})`)}>
					{fitting.map((one) => (
						<Fields {...props} of={one} />
					))}
				</Details>
			)}
			{rest.length === 0 ? null : (
				<Details
					title={say(`Tilføj en test eller måling (${rest.length})`, `Add a test or measurement (${rest.length})`)}
				>
					{rest.map((one) => (
						<Fields {...props} of={one} />
					))}
				</Details>
			)}
		</div>
	)
}

/** What scoring needs, as it stands in the page: the names of answers are in the form already. */
const inPage = (of: Scorable): string =>
	JSON.stringify({
		...of,
		items: of.items.map((item) =>
			item.kind === 'number'
				? { ...item, hint: null }
				: { ...item, hint: null, choices: item.choices.map(({ value, points }) => ({ value, points })) },
		),
	})

const Fields: FC<Props & { of: Instrument }> = (props) => {
	const { say, of, body, on, measuring } = props
	const filled = body.measured.find((one) => one.instrument === of.code)
	const answers = filled?.answers ?? {}
	const scorable = scorableFor(of, measuring.about(on))
	const scoredNow = scored(scorable, answers, filled?.sure)
	const result = resultOf(scoredNow)
	const isUnsettled = scoredNow.questions.length > 0 || scoredNow.missing.length > 0
	return (
		<details
			class="hj-instrument"
			id={`measured.${of.code}`}
			open={isUnsettled}
			data-instrument={inPage(scorable)}
			data-code={of.code}
			data-language={props.language}
		>
			<summary>
				{spoken(props, of.name)}{' '}
				<span class="hj-quiet" data-short>
					{spoken(props, shortOf(result))}
				</span>
			</summary>
			<Last {...props} />
			<div class={of.items.every((item) => item.kind === 'number') ? 'hj-instrument-numbers' : undefined}>
				{of.items.map((item) => (
					<MeasuredItem
						{...props}
						item={item}
						name={`measured.${of.code}.${item.code}`}
						typed={answers[item.code] ?? ''}
						question={scoredNow.questions.find((one) => one.item === item.code)?.says[props.language] ?? null}
						confirmed={scoredNow.confirmed.some((one) => one.item === item.code)}
					/>
				))}
			</div>
			<div data-result aria-live="polite">
				<ResultView {...props} result={result} />
			</div>
			<div class="form-group-checkbox" data-sure hidden={!mayBeSo(scoredNow)}>
				<input
					type="checkbox"
					class="form-checkbox"
					id={`sure.${of.code}`}
					name={`sure.${of.code}`}
					value={answeredAs(answers)}
					checked={filled?.sure === true}
				/>
				<label class="form-label" for={`sure.${of.code}`}>
					{say('Ja, sådan er det', 'Yes, it is so')}
					<span class="sr-only">: {spoken(props, of.name)}</span>
				</label>
			</div>
			<div data-with-score hidden={result.written === null}>
				<p>
					{scorable.withheld ? `${say('Tal om det.', 'Talk about it.')} ` : null}
					{spoken(props, of.talk)} {say('Tallet er ikke en diagnose.', 'The number is no diagnosis.')}
				</p>
				<p class="hj-quiet hj-source">
					{say('Kilde', 'Source')}: {spoken(props, sourcesText(of, null))}.
				</p>
			</div>
			<Details title={say('Sådan gør du', 'How to do it')}>
				<p>{spoken(props, of.how)}</p>
				{scorable.withheld ? (
					<p class="hj-quiet">
						{say('Grænserne er ikke efterprøvet og vises ikke.', 'The limits are not verified and not shown.')}
					</p>
				) : null}
				<p class="hj-quiet">{spoken(props, of.licence.says)}</p>
			</Details>
		</details>
	)
}

const Last: FC<Props & { of: Instrument }> = (props) => {
	const last = props.measuring.before(props.of.code).at(-1)
	return last === undefined ? null : (
		<p class="hj-quiet">
			{props.say('Sidst', 'Last time')} ({writeShortDay(last.on)}): {spoken(props, last.score.written)}
		</p>
	)
}

/** Figure, band and what goes with it. The browser program writes the same. */
export const ResultView: FC<Speech & { result: Result }> = (props) => {
	const { written, band, besides } = props.result
	return (
		<>
			{written === null ? null : (
				<p>
					<strong>{spoken(props, written)}</strong>{' '}
					{band === null ? null : <Badge kind={weightBadge[band.weighs]} text={spoken(props, band.name)} />}
				</p>
			)}
			{besides.map((one) => (
				<p class="hj-quiet">{spoken(props, one)}</p>
			))}
		</>
	)
}
