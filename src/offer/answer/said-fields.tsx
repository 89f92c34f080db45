import type { FC } from 'hono/jsx'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, DayFields, Field, Radios, Select } from '#platform/web/parts.tsx'
import { writeSpan } from '../event/events-page.tsx'
import { spanOf, writeTime } from '../offer.ts'
import { answerers, answerKinds, wordsForAnswer, wordsForAnswerer } from './answer.ts'
import { type TypedSaid, yesToEvent } from './said-form.ts'
import type { TimeToChoose } from './time-to-choose.ts'
import type { OnOffer } from './visit-instead-actions.ts'

type Errors = Readonly<Record<string, string>>

const Times: FC<{ times: readonly TimeToChoose[]; minutes: number; chosen: string; error: string | undefined }> = ({
	times,
	minutes,
	chosen,
	error,
}) => {
	const { say, language } = useAround()
	if (times.length === 0)
		return (
			<Alert kind="warning" title={say('Der er ingen ledige tider', 'There are no free times')}>
				{say(
					'Skriv “Ring til mig senere”, og aftal en tid, når der er nogen.',
					'Record “Call me later” and agree on a time when there is one.',
				)}
			</Alert>
		)
	const held = times.find(({ isHeld }) => isHeld)
	return (
		<Radios
			label={say('Ved ja: hvilken tid?', 'If yes: which time?')}
			name="time"
			value={chosen || (held === undefined ? '' : writeTime(held.time))}
			error={error}
			choices={times.map(({ time, name, because }) => {
				const { from, to } = spanOf(time, minutes)
				const clocks = `${writeClock(clockOf(from), language)}–${writeClock(clockOf(to), language)}`
				return {
					value: writeTime(time),
					label: `${writeLongDay(dayOf(from), language)} ${clocks} · ${name}`,
					...(because === null ? {} : { hint: because[language] }),
				}
			})}
		/>
	)
}

/** An answer as staff write it down: what was said, what it needs besides, and who said it. */
export const SaidFields: FC<{
	labels: { readonly kind: string; readonly by: string }
	typed: TypedSaid
	times: readonly TimeToChoose[]
	minutes: number
	onOffer: OnOffer
	errors: Errors
}> = ({ labels, typed, times, minutes, onOffer: { event, visit }, errors }) => {
	const { say, language } = useAround()
	return (
		<>
			<Radios
				label={labels.kind}
				name="kind"
				value={typed.kind}
				error={errors.kind}
				choices={[
					...(event === null
						? []
						: [
								{
									value: yesToEvent,
									label: say('Ja, til arrangementet', 'Yes, to the event'),
									hint: `${event.title}, ${writeSpan(event.span, language)}`,
								},
							]),
					...answerKinds
						.filter((kind) => visit || kind !== 'yes')
						.map((kind) => ({
							value: kind,
							label:
								kind === 'yes' && event !== null
									? say('Ja, men til et besøg', 'Yes, but to a visit')
									: wordsForAnswer[kind][language],
						})),
				]}
			/>
			{visit ? <Times times={times} minutes={minutes} chosen={typed.time} error={errors.time} /> : null}
			<DayFields
				label={say('Ved “ring senere”: hvilken dag?', 'If “call later”: which day?')}
				name="call_on"
				value={typed.callOn}
				error={errors.call_on}
			/>
			<DayFields
				label={say('Ved “ingen kontakt”: til og med hvilken dag?', 'If “no contact”: until which day?')}
				name="until"
				hint={say('Uden dag gælder det, til det tages tilbage.', 'Without a day it holds until it is taken back.')}
				value={typed.until}
				error={errors.until}
			/>
			<Select
				label={labels.by}
				name="by"
				value={typed.by}
				choices={answerers.map((one) => ({ value: one, label: wordsForAnswerer[one][language] }))}
			/>
			<Field
				label={say('Navn, hvis det ikke var borgeren selv', 'Name, if it was not the citizen')}
				name="by_name"
				value={typed.byName}
				required={false}
			/>
		</>
	)
}
