import type { FC } from 'hono/jsx'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import {
	answerers,
	BesidesFields,
	type CallOutcome,
	callOutcomes,
	spanOf,
	wordsForAnswerer,
	wordsForCall,
	writeTime,
} from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, DayFields, Field, Form, LinkButton, Select, TextArea } from '#platform/web/parts.tsx'
import type { CallSheet } from './call-sheet.ts'

/** Outcomes that a call to us cannot have. */
const reachesNobody: readonly CallOutcome[] = ['no_answer', 'wrong_number']

/** Outcomes that answer an offer. */
const answersAnOffer: readonly CallOutcome[] = ['agreed', 'no_this_time', 'call_later']

const isPossible = ({ isIncoming, can, agreed }: CallSheet, outcome: CallOutcome): boolean =>
	!(agreed !== null && outcome === 'call_later') &&
	!(isIncoming && reachesNobody.includes(outcome)) &&
	(can === 'agree' || !answersAnOffer.includes(outcome))

/** The key that chooses a time: a, b, c … */
const keyOfTime = (at: number): string => String.fromCharCode(97 + at)

const Times: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	const chosen = sheet.typed.time || sheet.times.filter(({ isHeld }) => isHeld).map(({ time }) => writeTime(time))[0]
	return (
		<fieldset class={`mb-5 ${sheet.errors['time-0'] ? 'form-error' : ''}`}>
			<legend class="form-label">{say('Tider', 'Times')}</legend>
			{sheet.times.length === 0 ? (
				<p>{say('Ingen ledige tider de næste uger.', 'No free times in the coming weeks.')}</p>
			) : (
				sheet.times.map(({ time, name, because, isHeld }, at) => {
					const { from, to } = spanOf(time, sheet.minutes)
					return (
						<div class="form-group-radio">
							<input
								type="radio"
								class="form-radio"
								id={`time-${at}`}
								name="time"
								value={writeTime(time)}
								checked={writeTime(time) === chosen}
								data-key={keyOfTime(at)}
							/>
							<label class="form-label" for={`time-${at}`}>
								<span class="hj-keycap hj-script-only" aria-hidden="true">
									{keyOfTime(at).toUpperCase()}
								</span>
								<strong>{writeLongDay(dayOf(from), language)}</strong>{' '}
								{`${writeClock(clockOf(from), language)}–${writeClock(clockOf(to), language)} · ${name}`}
								{because === null ? null : isHeld ? (
									<>
										{' '}
										<Badge kind="info" text={because[language]} />
									</>
								) : (
									<span class="hj-quiet"> · {because[language]}</span>
								)}
							</label>
						</div>
					)
				})
			)}
		</fieldset>
	)
}

const Outcomes: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	return (
		<>
			<p class="form-label" id="outcome">
				{say('Hvordan gik det?', 'How did it go?')}
			</p>
			<div class="hj-outcomes">
				{callOutcomes.map((outcome, at) =>
					!isPossible(sheet, outcome) ? null : (
						<button
							type="submit"
							class={`button ${outcome === 'agreed' ? 'button-primary' : 'button-secondary'}`}
							name="outcome"
							value={outcome}
							data-key={String(at + 1)}
						>
							<span class="hj-keycap" aria-hidden="true">
								{at + 1}
							</span>
							<span>
								{wordsForCall[outcome][language]}
								<small>{sheet.next[outcome][language]}</small>
							</span>
						</button>
					),
				)}
			</div>
		</>
	)
}

/** Where there is no time to agree on here: why, and the one thing to do instead. */
const NoTimes: FC<{ sheet: CallSheet }> = ({ sheet: { can, agreed, mayMove, citizen } }) => {
	const { say } = useAround()
	if (can === 'move' && agreed !== null)
		return mayMove ? (
			<>
				<p>
					{say(
						'Besøget er aftalt. Vil borgeren have en anden tid, så flyt det.',
						'The visit is agreed. If the citizen wants another time, move it.',
					)}
				</p>
				<p>
					<LinkButton to={`/uge/flyt/${agreed}`} look="primary">
						{say('Flyt besøget', 'Move the visit')}
					</LinkButton>
				</p>
			</>
		) : (
			<p>
				{say(
					'Besøget er aftalt. Vil borgeren have en anden tid, så bed en koordinator om at flytte det.',
					'The visit is agreed. If the citizen wants another time, ask a coordinator to move it.',
				)}
			</p>
		)
	return (
		<>
			<p>
				{say(
					'Borgeren har hverken et tilbud at svare på eller et aftalt besøg. Vil borgeren gerne have et besøg, så begynd her.',
					'The citizen has neither an offer to answer nor an agreed visit. If the citizen would like a visit, begin here.',
				)}
			</p>
			<p>
				<LinkButton to={`/vurdering/${citizen.id}`} look="primary">
					{say('Ønsker selv et besøg', 'Asks for a visit')}
				</LinkButton>
			</p>
		</>
	)
}

const SpokeWith: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	return (
		<>
			<Select
				name="by"
				label={say('Hvem talte du med?', 'Whom did you speak to?')}
				value={sheet.typed.by}
				choices={answerers.map((one) => ({ value: one, label: wordsForAnswerer[one][language] }))}
			/>
			<Field
				name="by_name"
				label={say('Navn, hvis det ikke var borgeren selv', 'Name, if it was not the citizen')}
				value={sheet.typed.byName}
				required={false}
			/>
		</>
	)
}

/** The times or what to do instead, the ways it can go, and what was said besides. */
export const CallForm: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { citizen, corrects, back, agreed } = sheet
	const canAgree = sheet.can === 'agree'
	return (
		<Form to="/ringeliste">
			{/* Enter in a field chooses no outcome. */}
			<button type="submit" hidden />
			<input type="hidden" name="person" value={citizen.id} />
			{sheet.visit === null ? null : <input type="hidden" name="visit" value={sheet.visit} />}
			{corrects === null ? null : <input type="hidden" name="corrects" value={corrects.id} />}
			{sheet.isIncoming ? <input type="hidden" name="ind" value="1" /> : null}
			<input type="hidden" name="key" value={sheet.key} />
			{back === null ? null : <input type="hidden" name="fra" value={back} />}
			{agreed !== null || sheet.can === 'nothing' ? <input type="hidden" name="aside" value="1" /> : null}
			{canAgree && agreed !== null ? <input type="hidden" name="missed" value={agreed} /> : null}
			{canAgree ? <Times sheet={sheet} /> : <NoTimes sheet={sheet} />}
			<Outcomes sheet={sheet} />
			<p class="hj-quiet hj-script-only">
				{say('Tast et tal, og gem med Enter.', 'Press a number, and save with Enter.')}
				{canAgree
					? say(' A, B, C … vælger en tid og “Aftalt en tid”.', ' A, B, C … chooses a time and “Agreed on a time”.')
					: ''}
			</p>
			<TextArea
				name="words"
				label={say('Bemærkning', 'Remark')}
				hint={say('Nøgle, indgang, hund', 'Key, way in, dog')}
				value={sheet.typed.words}
				rows={2}
				required={false}
			/>
			<div class="hj-halves">
				<div>
					<SpokeWith sheet={sheet} />
				</div>
				{canAgree && agreed === null ? (
					<DayFields
						name="again"
						label={say('Ring igen den (ved “ring igen senere”)', 'Call again on (for “call again later”)')}
						value={sheet.typed.again}
						error={sheet.errors.again}
					/>
				) : null}
			</div>
			<div class="mt-5">
				<BesidesFields told={sheet.typed.besides} />
			</div>
		</Form>
	)
}
