import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { Measured } from '../note/note.ts'
import { type Speech, spoken } from '../note/words-view.tsx'
import { ResultView } from './instrument-form.tsx'
import { answersText, type Measuring, scoredMeasured, sourcesText } from './measured.ts'
import { MeasuredPlot } from './measured-plot.tsx'
import { notWorkedOut, resultOf } from './measured-result.ts'

type Props = Speech & { readonly measured: Measured; readonly on: Day; readonly measuring: Measuring }

/** The name of what was measured, by the file of the note's version; the code where that file is gone. */
export const measuredName = ({ measured, measuring, language }: Omit<Props, 'on'>): string =>
	measuring.instrumentOf(measured.instrument, measured.version)?.name[language] ?? measured.instrument

/** A test or measurement in a signed note: figure, band, answers as they were typed, change, source. Never a diagnosis. */
export const MeasuredView: FC<Props> = (props) => {
	const { say, measured, measuring, on } = props
	const instrument = measuring.instrumentOf(measured.instrument, measured.version)
	const about = measuring.about(on)
	const scored = scoredMeasured(instrument, measured, about)
	const points = measuring.before(measured.instrument).filter((point) => point.on <= on)
	return (
		<div class="hj-measured-view">
			{scored.questions.length > 0 ? (
				<p class="hj-quiet">
					{spoken(props, notWorkedOut)}{' '}
					{say('Føj en rettelse til, hvis de er forkerte.', 'Add a correction if they are wrong.')}
				</p>
			) : (
				<ResultView {...props} result={resultOf(scored)} />
			)}
			{instrument?.scoring.how === 'value' && scored.score !== null ? null : (
				<p>{spoken(props, answersText(instrument, measured))}</p>
			)}
			{instrument === null ? (
				<p class="hj-quiet">
					{say(
						`Filen til ${measured.instrument}, version ${measured.version}, findes ikke mere. Svarene står, som de blev skrevet.`,
						`The file of ${measured.instrument}, version ${measured.version}, is gone. The answers stand as they were written.`,
					)}
				</p>
			) : (
				<>
					<MeasuredPlot {...props} instrument={instrument} about={about} points={points} />
					{scored.score === null ? null : (
						<p class="hj-quiet">
							{say('Noget at tale om, ikke en diagnose.', 'Something to talk about, no diagnosis.')}{' '}
							{say('Kilde', 'Source')}: {spoken(props, sourcesText(instrument, scored.score))}.
						</p>
					)}
				</>
			)}
		</div>
	)
}
