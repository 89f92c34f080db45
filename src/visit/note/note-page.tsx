import type { FC } from 'hono/jsx'
import type { VisitId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { writeShortMoment } from '#kernel/write-moment.ts'
import { Alert, Badge, Button, Details, Form, Radios, Summary, TextArea, To } from '#platform/web/parts.tsx'
import type { LocalOffer } from '../local-offer/local-offer.ts'
import { ToldView } from '../local-offer/local-offer-form.tsx'
import { ConditionNames } from '../measured/condition-form.tsx'
import type { Measuring } from '../measured/measured.ts'
import { MeasuredView, measuredName } from '../measured/measured-view.tsx'
import { type CorrectionKind, correctionKinds, correctionText, isStruck, type Note } from '../visit.ts'
import type { CameOfNote } from './invalid.ts'
import { freeWords, type TypedDay } from './note.ts'
import { agreementKindText, consentText, fieldText, noteKindText, partnerText, topicStateText } from './note-words.ts'
import { isLateEntry } from './signing.ts'
import { type Speech, spoken, Words } from './words-view.tsx'

export type NoteViewProps = Speech & {
	readonly visit: { readonly id: VisitId }
	readonly note: Note
	readonly topic: (code: string) => Text
	/** Local offers told of, by the note's id. */
	readonly told: ReadonlyMap<string, readonly LocalOffer[]>
	readonly measuring: Measuring
	readonly mayWrite: boolean
	readonly token: string
	/** A correction that was typed and could not be added, with why. */
	readonly correction?: TypedCorrection | undefined
	readonly errors: Readonly<Record<string, string>>
	/** What came from notes that are invalid and still lives. */
	readonly cameOf: readonly CameOfNote[]
}

export type TypedCorrection = { readonly note: string; readonly kind: CorrectionKind; readonly words: string }

/** A signed note as it was signed, and whatever was added since. An invalid one stays readable, struck through. */
export const NoteView: FC<NoteViewProps> = (props) => {
	const { say, note, mayWrite } = props
	const struck = isStruck(note)
	return (
		<article class="hj-panel" id={`note-${note.id}`}>
			<h2>
				{spoken(props, noteKindText(note.kind))}{' '}
				{struck ? (
					<Badge kind="error" text={say('Ugyldigt', 'Invalid')} />
				) : (
					<Badge kind="success" text={say('Underskrevet', 'Signed')} />
				)}
			</h2>
			<Written {...props} />
			<StillLives {...props} />
			{struck ? (
				<del>
					<NoteBodyView {...props} />
				</del>
			) : (
				<NoteBodyView {...props} />
			)}
			{!struck && (props.told.get(note.id) ?? []).length > 0 ? (
				<p class="d-print-none">
					<To to={`/besoeg/${props.visit.id}/tilbud`}>
						{say('Udskriv tilbuddene til borgeren', 'Print the offers for the citizen')}
					</To>
				</p>
			) : null}
			{note.corrections.map((one) => (
				<div class="hj-panel">
					<p>
						<strong>{spoken(props, correctionText(one.kind))}</strong>{' '}
						<span class="hj-quiet">
							{[one.author, one.profession].filter(Boolean).join(', ')} ·{' '}
							{writeShortMoment(one.writtenAt, props.language)}
						</span>
					</p>
					<Words text={one.words} />
				</div>
			))}
			{mayWrite ? <Correct {...props} /> : null}
		</article>
	)
}

/** What came from a note that is invalid is not taken back with it: whoever struck it is told, with the way to each. */
const StillLives: FC<NoteViewProps> = (props) => {
	const { say, note } = props
	const ours = props.cameOf.filter((one) => one.note === note.id)
	return ours.length === 0 ? null : (
		<Alert kind="warning" title={say('Det, der kom af notatet, gælder stadig', 'What came from the note still stands')}>
			<ul class="nobullet-list">
				{ours.map((one) => (
					<li>
						<To to={one.to} class="alert-link">
							{spoken(props, one.what)}
						</To>
						{'. '}
						{spoken(props, one.todo)}
					</li>
				))}
			</ul>
		</Alert>
	)
}

const Written: FC<NoteViewProps> = (props) => {
	const { say, note } = props
	if (note.signedAt === null || note.happenedOn === null) return null
	return (
		<p>
			<span class="hj-quiet">
				{[note.authorName, note.profession].filter(Boolean).join(', ')} · {say('om', 'about')}{' '}
				{writeShortDay(note.happenedOn)} · {say('skrevet', 'written')} {writeShortMoment(note.signedAt, props.language)}
			</span>{' '}
			{isLateEntry(note.happenedOn, note.signedAt) ? (
				<Badge kind="warning" text={say('Skrevet senere', 'Late entry')} />
			) : null}
		</p>
	)
}

/** What is written in a note, signed or not. */
export const NoteBodyView: FC<NoteViewProps> = (props) => {
	const { say, note, topic, measuring } = props
	const { body } = note
	const told = props.told.get(note.id) ?? []
	return (
		<Summary
			rows={[
				body.happenedTyped === null ? null : [say('Dag', 'Day'), <NoDay say={say} typed={body.happenedTyped} />],
				...body.topics.map(
					(one) =>
						[
							spoken(props, topic(one.topic)),
							<>
								{one.state === null ? null : (
									<Badge
										kind={one.state === 'act' ? 'warning' : 'none'}
										text={spoken(props, topicStateText(one.state))}
									/>
								)}{' '}
								{one.important ? <Badge kind="info" text={say('Tages op næste gang', 'Taken up next time')} /> : null}
								{one.words === '' ? null : <Words text={one.words} />}
								<ConditionNames {...props} conditions={measuring.conditions} chosen={one.conditions} />
							</>,
						] as const,
				),
				...body.measured.map((measured) =>
					note.happenedOn === null
						? null
						: ([
								measuredName({ ...props, measured }),
								<MeasuredView {...props} measured={measured} on={note.happenedOn} />,
							] as const),
				),
				told.length === 0
					? null
					: ([say('Lokale tilbud, der er fortalt om', 'Local offers told of'), <ToldView offers={told} />] as const),
				...freeWords.map((field) =>
					body[field] === '' ? null : ([spoken(props, fieldText(field)), <Words text={body[field]} />] as const),
				),
				...body.agreements.map(
					(one) =>
						[
							`${say('Aftale', 'Agreement')}: ${spoken(props, agreementKindText(one.kind))}`,
							<>
								{one.dueOn === null ? '' : `${say('Senest', 'By')} ${writeShortDay(one.dueOn)}`}
								{one.dueTyped === undefined ? null : <NoDay say={say} typed={one.dueTyped} />}
								<Words text={one.what} />
							</>,
						] as const,
				),
				...body.handOvers.map(
					(one) =>
						[
							`${say('Overlevering', 'Hand-over')}: ${spoken(props, partnerText(one.to))}`,
							<>
								<Words text={one.what} />
								<span class="hj-quiet">
									{one.consent === null
										? say('Borgerens ja mangler', 'The citizen’s yes is missing')
										: `${say('Borgerens ja', 'The citizen’s yes')}: ${spoken(props, consentText(one.consent)).toLowerCase()}`}
								</span>
							</>,
						] as const,
				),
			]}
		/>
	)
}

/** What was typed for a day and is none: whoever takes the draft over is to know before they sign. */
const NoDay: FC<Pick<Speech, 'say'> & { readonly typed: TypedDay }> = ({ say, typed }) => (
	<>
		{typed.filter((part) => part !== '').join(' ')}{' '}
		<Badge kind="warning" text={say('Er ikke en dag', 'Is not a day')} />
	</>
)

const Correct: FC<NoteViewProps> = (props) => {
	const { say, visit, note } = props
	const typed = props.correction?.note === note.id ? props.correction : undefined
	return (
		<Details title={say('Ret eller tilføj', 'Correct or add')} open={typed !== undefined}>
			<Form to={`/besoeg/${visit.id}/rettelse`}>
				<input type="hidden" name="note" value={note.id} />
				<input type="hidden" name="id" value={props.token} />
				<Radios
					label={say('Hvad vil du gøre?', 'What do you want to do?')}
					name="kind"
					value={typed?.kind ?? 'correction'}
					choices={correctionKinds.map((kind) => ({ value: kind, label: spoken(props, correctionText(kind)) }))}
				/>
				<TextArea
					label={say('Det skal stå sådan', 'This is how it should read')}
					name="words"
					value={typed?.words}
					error={typed === undefined ? undefined : props.errors.words}
				/>
				<div class="hj-row">
					<Button look="secondary">{say('Føj til notatet', 'Add to the note')}</Button>
				</div>
			</Form>
		</Details>
	)
}
