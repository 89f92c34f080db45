import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Language } from '#kernel/language.ts'
import { writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import {
	Alert,
	Badge,
	Button,
	DayFields,
	Details,
	Errors,
	Form,
	Heading,
	LinkButton,
	Select,
	Summary,
	TextArea,
	To,
} from '#platform/web/parts.tsx'
import { agreementKinds, agreementKindText } from '#visit/index.ts'
import { type Agreement, standingOf, standingText } from './agreement.ts'
import { noteStruckText, struckReason } from './note-struck.ts'
import { cancelledText } from './tell.ts'

type Speech = { readonly say: (da: string, en: string) => string; readonly language: Language }
export type Typed = Readonly<Record<'outcome' | 'because' | 'what' | 'kind' | 'owner' | 'id', string>>
type Props = Speech & {
	readonly agreement: Agreement
	readonly name: string
	readonly phone: string | null
	readonly owner: string
	readonly today: Day
	readonly typed: Typed
	readonly errors: Readonly<Record<string, string>>
}

/** One agreement: what it is, and the three things that can become of it. */
export const AgreementPage: FC<Props> = (props) => {
	const { say, language, agreement, name, today, typed, errors } = props
	const standing = standingOf(agreement, today)
	const isOpen = agreement.doneAt === null && agreement.cancelledAt === null
	const struck = isOpen ? agreement.noteStruck : null
	return (
		<>
			<Heading title={`${agreementKindText(agreement.kind)[language]}: ${name}`} />
			<p>
				<Badge
					kind={
						standing === 'overdue' ? 'error' : standing === 'due' ? 'warning' : standing === 'coming' ? 'info' : 'none'
					}
					text={standingText(standing)[language]}
				/>
			</p>
			<Errors errors={errors} />
			{struck === null ? null : (
				<Alert kind="error" title={noteStruckText[language]}>
					<p>
						{writeLongDay(struck.on, language)}: <span dir="auto">{struck.because}</span>
					</p>
					<p>
						{say(
							'Annullér aftalen nedenfor; grunden er skrevet. Gælder den alligevel, så gør den færdig eller flyt den som ellers.',
							'Cancel the agreement below; the reason is written. If it holds all the same, finish it or move it as usual.',
						)}
					</p>
				</Alert>
			)}
			<Summary
				rows={[
					[say('Borger', 'Citizen'), <To to={`/borger/${agreement.person}`}>{name}</To>],
					[say('Aftalen', 'The agreement'), <span dir="auto">{agreement.what}</span>],
					[say('Senest', 'Due'), writeLongDay(agreement.dueOn, language)],
					[say('Hvem', 'Who'), props.owner],
					[
						say('Telefon', 'Phone'),
						props.phone ? (
							<a href={`tel:${props.phone}`}>{writePhone(props.phone)}</a>
						) : (
							say('Ikke oplyst', 'Not given')
						),
					],
					agreement.visit === null
						? null
						: [
								say('Aftalt ved', 'Agreed at'),
								<To to={`/besoeg/${agreement.visit}`}>{say('Besøget', 'The visit')}</To>,
							],
					...agreement.moves.map(
						(move) =>
							[
								say('Flyttet', 'Moved'),
								`${writeShortDay(move.from)} → ${writeShortDay(move.to)}: ${move.because}`,
							] as const,
					),
					agreement.outcome === null
						? null
						: [say('Det kom der ud af det', 'What came of it'), <span dir="auto">{agreement.outcome}</span>],
					agreement.cancelledBecause === null
						? null
						: [say('Annulleret, fordi', 'Cancelled because'), cancelledText(agreement.cancelledBecause)[language]],
				]}
			/>
			{isOpen && agreement.kind !== 'partner' ? (
				<div class="hj-row">
					<LinkButton
						to={`/borger/${agreement.person}/besoeg?occasion=follow_up&form=${agreement.kind === 'call' ? 'phone_visit' : 'home_visit'}`}
					>
						{agreement.kind === 'call'
							? say('Begynd telefonbesøg', 'Begin a visit by phone')
							: say('Begynd besøg', 'Begin a visit')}
					</LinkButton>
				</div>
			) : null}
			{isOpen ? null : (
				<p>
					<LinkButton to={`/borger/${agreement.person}/hvad-nu`}>
						{say('Hvad sker der nu?', 'What happens now?')}
					</LinkButton>
				</p>
			)}
			{isOpen ? (
				<>
					<h2>{say('Gjort', 'Done')}</h2>
					<Form to={`/opfoelgning/${agreement.id}/udfoert`}>
						<TextArea
							label={say('Hvad kom der ud af det?', 'What came of it?')}
							name="outcome"
							value={typed.outcome}
							error={errors.outcome}
						/>
						<div class="hj-row">
							<Button>{say('Markér som udført', 'Mark as done')}</Button>
						</div>
					</Form>
					<Details
						title={say('Flyt til en anden dag', 'Move to another day')}
						open={'day' in errors || 'because' in errors}
					>
						<Form to={`/opfoelgning/${agreement.id}/flyt`}>
							<DayFields label={say('Ny dag', 'New day')} name="to" value={agreement.dueOn} error={errors.day} />
							<TextArea
								label={say('Hvorfor flyttes den?', 'Why is it moved?')}
								name="because"
								value={typed.because}
								error={errors.because}
								rows={2}
							/>
							<div class="hj-row">
								<Button look="secondary">{say('Flyt', 'Move')}</Button>
							</div>
						</Form>
					</Details>
					<Details title={say('Annullér aftalen', 'Cancel the agreement')} open={'cancel' in errors || struck !== null}>
						<Form to={`/opfoelgning/${agreement.id}/annuller`}>
							<TextArea
								label={say('Hvorfor annulleres den?', 'Why is it cancelled?')}
								name="cancel"
								value={typed.because || (struck === null ? '' : struckReason(struck)[language])}
								error={errors.cancel}
								rows={2}
							/>
							<div class="hj-row">
								<Button look="warning">{say('Annullér', 'Cancel')}</Button>
							</div>
						</Form>
					</Details>
				</>
			) : null}
		</>
	)
}

type NewProps = Speech & {
	readonly person: PersonId
	readonly name: string
	readonly dueOn: Day | null
	readonly owners: readonly { readonly id: string; readonly name: string }[]
	readonly typed: Typed
	readonly errors: Readonly<Record<string, string>>
}

export const NewAgreementPage: FC<NewProps> = (props) => {
	const { say, language, person, name, typed, errors } = props
	return (
		<>
			<Heading title={say(`Ny aftale med ${name}`, `New agreement with ${name}`)} />
			<Errors errors={errors} />
			<Form to={`/borger/${person}/aftale`}>
				<input type="hidden" name="id" value={typed.id} />
				<Select
					label={say('Hvad slags?', 'What kind?')}
					name="kind"
					value={typed.kind}
					error={errors.kind}
					choices={agreementKinds.map((kind) => ({ value: kind, label: agreementKindText(kind)[language] }))}
				/>
				<TextArea
					label={say('Hvad er aftalt?', 'What was agreed?')}
					name="what"
					value={typed.what}
					error={errors.what}
				/>
				<DayFields label={say('Senest', 'No later than')} name="due" value={props.dueOn} error={errors.due} />
				<Select
					label={say('Hvem gør det?', 'Who does it?')}
					name="owner"
					value={typed.owner}
					choices={props.owners.map((one) => ({ value: one.id, label: one.name }))}
				/>
				<div class="hj-row">
					<Button>{say('Gem aftalen', 'Save the agreement')}</Button>
					<To to={`/borger/${person}`}>{say('Tilbage til borgeren', 'Back to the citizen')}</To>
				</div>
			</Form>
		</>
	)
}
