import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { VisitId } from '#kernel/ids.ts'
import { Button, Details, Form, TextArea } from '#platform/web/parts.tsx'
import type { Topic as StandardTopic } from '#standard/index.ts'
import type { LocalOffer } from '../local-offer/local-offer.ts'
import { ToldOf } from '../local-offer/local-offer-form.tsx'
import { MeasuredFields } from '../measured/instrument-form.tsx'
import type { Measuring } from '../measured/measured.ts'
import type { How } from '../visit.ts'
import { AgreementFields, TopicCard } from './form-cards.tsx'
import { SignFields } from './form-sign.tsx'
import { HandOverRows } from './hand-over-form.tsx'
import type { Important } from './important.ts'
import { holdsConversation, type NoteBody, type NoteKind } from './note.ts'
import type { Speech } from './words-view.tsx'

export type DraftProps = Speech & {
	readonly visit: VisitId
	readonly plannedOn: Day
	/** Was that day agreed with the citizen? */
	readonly isAgreed: boolean
	readonly today: Day
	/** In the order they are to be asked. */
	readonly topics: readonly StandardTopic[]
	/** What mattered last time, shown where it is taken up. */
	readonly important: readonly Important[]
	/** What the citizen may be told of, and was. */
	readonly localOffers: readonly LocalOffer[]
	readonly measuring: Measuring
	/** The day asked about: of the visit, or planned. */
	readonly on: Day
	readonly body: NoteBody
	readonly kind: NoteKind
	/** A visit that did not go ahead can only be told of in an administrative note. */
	readonly onlyAdministrative: boolean
	readonly happenedOn: Day | null
	/** How many notes on the visit the writer had signed when this was shown. */
	readonly signedBefore: number
	/** Version in front of the writer; 0 for a new note. */
	readonly version: number
	readonly savedAt: string | null
	readonly accepted: How | null
	/** Keys for rows not written in yet. */
	readonly room: readonly string[]
	readonly roomToHandOver: readonly string[]
	/** Days by which something is usually to be done: in a week, a month, three months. */
	readonly soon: readonly Day[]
	readonly errors: Readonly<Record<string, string>>
}

/** A visit that was not held is not asked about as one that was, unless somebody had begun to write of it. */
const asksOfConversation = ({ onlyAdministrative, body }: DraftProps): boolean =>
	!onlyAdministrative || holdsConversation(body)

/** The id of the part that the note begins with. */
export const firstPart = (draft: DraftProps): string => (asksOfConversation(draft) ? 'samtale' : 'aftaler')

/**
 * The note as it is written, in the order of a conversation: what to talk about, what was measured, advised and agreed, and the signature.
 * One form, so that one press keeps it all; `data-writing` and `data-ref` are what a program that saves while writing looks for.
 */
export const DraftForm: FC<DraftProps> = (props) => {
	const { say, visit, body, onlyAdministrative } = props
	const isLeftOver = onlyAdministrative && asksOfConversation(props)
	return (
		<Form
			to={`/besoeg/${visit}/notat`}
			class="hj-writing"
			data={{ writing: '', ref: `visit:${visit}`, today: props.today, planned: props.plannedOn }}
		>
			<input type="hidden" name="base" value={String(props.version)} />
			<input type="hidden" name="signed-before" value={String(props.signedBefore)} />
			<SaveLine {...props} />
			{isLeftOver ? (
				<p class="hj-panel">
					{say(
						'Besøget er registreret som ikke gennemført. Det, du nåede at skrive, står her endnu. Fjern det, der ikke hører til, før du underskriver.',
						'The visit is recorded as not held. What you wrote is still here. Take away what does not belong before you sign.',
					)}
				</p>
			) : null}
			{!asksOfConversation(props) ? null : (
				<>
					<Part of="samtale" title={say('Det taler vi om', 'What we talk about')}>
						<p class="hj-quiet">
							{say(
								'Tryk kun på det, I taler om. Resten kan stå tomt.',
								'Touch only what you talk about. The rest may stay empty.',
							)}
						</p>
						{props.topics.map((topic) => (
							<TopicCard
								{...props}
								topic={topic}
								conditions={props.measuring.conditions}
								written={body.topics.find((one) => one.topic === topic.code)}
								last={props.important.find((one) => one.topic === topic.code)}
							/>
						))}
					</Part>
					<Part of="maalinger" title={say('Test og målinger', 'Tests and measurements')}>
						<MeasuredFields {...props} />
						<TextArea
							label={say('Andre undersøgelser og målinger', 'Other examinations and measurements')}
							name="measurements"
							value={body.measurements}
							rows={2}
						/>
					</Part>
					<Part of="raad" title={say('Råd og tilbud', 'Advice and offers')}>
						<TextArea label={say('Råd og vejledning', 'Advice given')} name="advice" value={body.advice} rows={2} />
						<ToldOf {...props} told={body.told} />
						<TextArea
							label={say('Andre tilbud, du har fortalt om', 'Other offers you told of')}
							name="offers"
							hint={say('De tilbud, der ikke står på listen', 'Those that are not in the directory')}
							value={body.offers}
							rows={2}
						/>
					</Part>
				</>
			)}
			<Part of="aftaler" title={say('Aftaler og overleveringer', 'Agreements and hand-overs')}>
				<Agreements {...props} />
			</Part>
			<Part of="underskriv" title={say('Samlet', 'All in all')}>
				<SignFields {...props} />
			</Part>
			<script src="/programs/visit-writing.js" defer></script>
			<script src="/programs/visit-instrument.js" defer></script>
		</Form>
	)
}

/** One stretch of the conversation. */
const Part: FC<{ of: string; title: string; children?: Child }> = ({ of, title, children }) => (
	<section class="hj-part" aria-labelledby={of}>
		<h2 id={of}>{title}</h2>
		{children}
	</section>
)

const Agreements: FC<DraftProps> = (props) => {
	const { say, body, errors } = props
	return (
		<>
			{errors.agreement ? (
				<p class="form-error-message" id="agreement">
					{errors.agreement}
				</p>
			) : null}
			{body.agreements.map((agreement) => (
				<AgreementFields
					{...props}
					of={agreement.key}
					agreement={agreement}
					error={errors[`agreement.${agreement.key}.due`]}
				/>
			))}
			<div class="hj-room">
				{props.room.map((key, nth) => (
					<Details
						title={
							body.agreements.length + nth === 0
								? say('Tilføj en aftale', 'Add an agreement')
								: say('Tilføj endnu en aftale', 'Add one more agreement')
						}
					>
						<AgreementFields {...props} of={key} agreement={undefined} />
					</Details>
				))}
			</div>
			<HandOverRows {...props} handOvers={body.handOvers} room={props.roomToHandOver} error={errors.handover} />
			<TextArea
				label={say('Andet, vi blev enige om', 'What else we agreed')}
				name="agreed"
				value={body.agreed}
				rows={2}
			/>
		</>
	)
}

/** Always in sight: was it saved? A press here saves; without a program nothing else does. */
const SaveLine: FC<DraftProps> = (props) => {
	const { say, savedAt } = props
	return (
		<div class="hj-save-line">
			<p role="status" data-saved>
				{savedAt === null
					? say('Ikke gemt endnu', 'Not saved yet')
					: say(`Kladden er gemt ${savedAt}`, `Draft saved ${savedAt}`)}
			</p>
			{!asksOfConversation(props) ? null : (
				<nav class="hj-parts" aria-label={say('Notatets dele', 'Parts of the note')}>
					<a href="#samtale">{say('Samtale', 'Talk')}</a>
					<a href="#maalinger">{say('Målinger', 'Tests')}</a>
					<a href="#raad">{say('Råd', 'Advice')}</a>
					<a href="#aftaler">{say('Aftaler', 'Agreements')}</a>
					<a href="#underskriv">{say('Underskriv', 'Sign')}</a>
				</nav>
			)}
			<Button look="secondary" name="do" value="save">
				{say('Gem kladde', 'Save draft')}
			</Button>
		</div>
	)
}
