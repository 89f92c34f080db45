import type { FC } from 'hono/jsx'
import { writeLongMoment, writeMoment } from '#kernel/write-moment.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Errors, Form, Heading, LinkButton, Summary, TextArea, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import type { Offer } from '../offer.ts'
import { type Answer, wordsForAnswer, wordsForAnswerer, wordsForWay } from './answer.ts'
import { SaidFields } from './said-fields.tsx'
import type { TypedSaid } from './said-form.ts'
import type { TimeToChoose } from './time-to-choose.ts'
import type { OnOffer } from './visit-instead-actions.ts'

export type ConflictSheet = {
	readonly citizen: Citizen
	readonly offer: Offer
	readonly pair: readonly [Answer, Answer]
	readonly nameOf: (staff: Answer['recordedBy']) => string
	readonly times: readonly TimeToChoose[]
	readonly onOffer: OnOffer
	/** At the event that the offer invites to, or on its waiting list. */
	readonly hasSeat: boolean
	readonly key: string
	readonly typed: TypedSaid & { readonly words: string }
	readonly errors: Readonly<Record<string, string>>
}

const One: FC<{ answer: Answer; nameOf: ConflictSheet['nameOf'] }> = ({ answer, nameOf }) => {
	const { say, language } = useAround()
	const who = [wordsForAnswerer[answer.by][language], answer.byName].filter(Boolean).join(', ')
	const at = writeMoment(answer.recordedAt, language)
	return (
		<section class="hj-panel" aria-label={who}>
			<p class="hj-big">{wordsForAnswer[answer.kind][language]}</p>
			<Summary
				rows={[
					[say('Hvem', 'Who'), who],
					[
						say('På vegne af', 'On behalf of'),
						answer.by === 'citizen' ? say('sig selv', 'themselves') : say('borgeren', 'the citizen'),
					],
					[say('Hvornår', 'When'), at],
					[say('Hvordan', 'How'), wordsForWay[answer.through][language]],
					[
						say('Skrevet af', 'Recorded by'),
						answer.recordedBy === null
							? say('borgeren på nettet', 'the citizen, on the web')
							: nameOf(answer.recordedBy),
					],
					answer.words === '' ? null : [say('Bemærkning', 'Remark'), answer.words],
				]}
			/>
		</section>
	)
}

/** Both answers beside each other, the number to call, and what holds. */
export const ConflictPage: FC<{ sheet: ConflictSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { citizen, offer, pair, typed, errors } = sheet
	const held = sheet.times.find(({ isHeld }) => isHeld)
	const isToEvent = offer.event !== null
	return (
		<>
			<Heading
				title={say(`Hvad gælder for ${fullName(citizen)}?`, `What holds for ${fullName(citizen)}?`)}
				lead={say(
					'To personer har svaret hver sit. Ring, og spørg borgeren selv. Indtil du har skrevet, hvad der gælder, går der ingen breve, og intet er aftalt.',
					'Two people have answered differently. Call and ask the citizen. Until you have recorded what holds, no letters go and nothing is agreed.',
				)}
			/>
			<Errors errors={errors} />
			<div class="hj-halves">
				{pair.map((answer) => (
					<One answer={answer} nameOf={sheet.nameOf} />
				))}
			</div>
			<p>
				{held === undefined
					? isToEvent
						? say(
								`Borgeren er inviteret til et arrangement. ${sheet.hasSeat ? 'Pladsen er holdt imens.' : 'Ingen plads er holdt.'}`,
								`The citizen is invited to an event. ${sheet.hasSeat ? 'The seat is held meanwhile.' : 'No seat is held.'}`,
							)
						: say('Ingen tid er holdt for borgeren.', 'No time is held for the citizen.')
					: say(
							`Tiden ${writeLongMoment(held.time.from, 'da')} hos ${held.name} er holdt imens, til og med dagen før.`,
							`The time on ${writeLongMoment(held.time.from, 'en')} with ${held.name} is held meanwhile, until the day before.`,
						)}
			</p>
			<p class="hj-big">
				{citizen.phone === null ? (
					say('Intet telefonnummer', 'No phone number')
				) : (
					<a class="hj-nowrap" href={`tel:${citizen.phone.replaceAll(' ', '')}`}>
						{writePhone(citizen.phone)}
					</a>
				)}
			</p>
			<Form to={`/borger/${citizen.id}/modstrid/${offer.id}`}>
				<input type="hidden" name="key" value={sheet.key} />
				<SaidFields
					labels={{
						kind: say('Hvad gælder?', 'What holds?'),
						by: say('Hvem har sagt, hvad der gælder?', 'Who has said what holds?'),
					}}
					typed={typed}
					times={sheet.times}
					onOffer={sheet.onOffer}
					minutes={offer.minutes}
					errors={errors}
				/>
				<TextArea
					label={say('Hvordan har du fundet ud af det?', 'How did you find out?')}
					name="words"
					hint={say('Hvem du talte med, og hvad de sagde', 'Whom you spoke to, and what they said')}
					value={typed.words}
					error={errors.words}
					rows={3}
				/>
				<div class="hj-row">
					<Button>{say('Gem, hvad der gælder', 'Save what holds')}</Button>
					<LinkButton to="/i-dag/modstridende">{say('Fortryd', 'Cancel')}</LinkButton>
					<To to={`/borger/${citizen.id}`}>{say('Borgerens kort', 'The citizen’s card')}</To>
				</div>
			</Form>
		</>
	)
}
