import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { Alert, Badge, Button, Errors, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import type { Before } from './day/before.ts'
import type { TypedWarning } from './day/warning-form.tsx'
import { LeftDrafts } from './device/entries-left.tsx'
import type { LeftDraft } from './device/entries-left-actions.ts'
import type { LocalOffer } from './local-offer/local-offer.ts'
import type { Measuring } from './measured/measured.ts'
import { hindranceLeadsTo, hindranceText, newTimeIsLikely } from './not-gone-ahead.ts'
import { DraftForm, type DraftProps, firstPart } from './note/form-page.tsx'
import type { Important } from './note/important.ts'
import type { CameOfNote } from './note/invalid.ts'
import { NoteView, type TypedCorrection } from './note/note-page.tsx'
import { type Speech, spoken, Words } from './note/words-view.tsx'
import { formText, isHeldUnwritten, type Note, type Visit } from './visit.ts'
import { BeforeVisit } from './visit-side.tsx'

export type VisitProps = Speech & {
	readonly visit: Visit
	readonly citizen: Citizen
	readonly today: Day
	/** Name of the consultant who visits. */
	readonly consultant: string
	/** Is the reader the one who visits? Only then, and on the day, a way leads to a protected address. */
	readonly own: boolean
	/** The page is to lie on a device, where nothing leads further. */
	readonly isTakenAlong: boolean
	readonly basis: Text | null
	readonly before: Before
	readonly municipality: Municipality
	/** What the standard says of those who visit. */
	readonly promised: string
	/** What the citizen has told the visitor to know; empty when nothing was. */
	readonly toKnow: string
	readonly criterion: (code: string) => Text
	readonly topic: (code: string) => Text
	/** Local offers that signed notes tell of, by the note's id. */
	readonly told: ReadonlyMap<string, readonly LocalOffer[]>
	/** What came from notes of this visit that are invalid and still lives. */
	readonly cameOf: readonly CameOfNote[]
	readonly measuring: Measuring
	readonly important: readonly Important[]
	/** Signed notes of this visit, oldest first. */
	readonly signed: readonly Note[]
	/** Drafts of those who are no longer at work here. */
	readonly left: readonly LeftDraft[]
	readonly mayTakeOver: boolean
	/** Others who have a note of theirs under way on this visit. */
	readonly writing: readonly string[]
	/** The reader's own note; null when there is nothing more to write just now. */
	readonly draft: DraftProps | null
	readonly mayWrite: boolean
	/** Only a consultant begins a visit. */
	readonly mayBegin: boolean
	readonly merged: boolean
	/** The reader has signed another note on the visit since the page was shown. */
	readonly signedMeanwhile: boolean
	readonly errors: Readonly<Record<string, string>>
	/** What was wrong kept the note from being signed only: what was typed is saved. */
	readonly draftIsSaved: boolean
	/** A fresh id for a correction, so that a form sent twice is one correction. */
	readonly token: string
	/** What was typed beside the note and could not be kept. */
	readonly correction?: TypedCorrection | undefined
	readonly typedWarning?: TypedWarning | undefined
}

/** What to ask, what matters, and whether it got saved. */
export const VisitPage: FC<VisitProps> = (props) => {
	const { say, citizen, visit, errors } = props
	return (
		<>
			<Heading
				title={`${spoken(props, formText(visit.form))}: ${fullName(citizen)}`}
				lead={`${ageOf(citizen, props.today)} ${say('år', 'years')} · ${writeLongDay(visit.tookPlaceOn ?? visit.plannedOn, props.language)}`}
			/>
			{props.merged ? (
				<Alert
					kind="warning"
					title={say('Der var gemt fra et andet vindue imens', 'Something was saved from another window meanwhile')}
					live
				>
					{say(
						'Intet er gået tabt: begge tekster står i kladden herunder, adskilt af en streg. Læs den igennem, før du underskriver.',
						'Nothing was lost: both texts are in the draft below, with a line between. Read it before you sign.',
					)}
				</Alert>
			) : null}
			{props.signedMeanwhile ? (
				<Alert
					kind="warning"
					title={say(
						'Ikke underskrevet: du har underskrevet et andet notat imens',
						'Not signed: you have signed another note meanwhile',
					)}
					live
				>
					{say(
						'Det, du skrev her, er gemt som kladde. Læs det underskrevne notat først. Skal kladden også gælde, så underskriv den.',
						'What you wrote here is saved as a draft. Read the signed note first. If the draft is to hold as well, sign it.',
					)}
				</Alert>
			) : null}
			<Contents {...props} />
			{props.draftIsSaved ? <NotSigned {...props} /> : <Errors errors={errors} />}
			<div class="hj-visit">
				<BeforeVisit {...props} />
				<div>
					<State {...props} />
					{isHeldUnwritten(visit, props.signed) ? <StillHeld {...props} /> : null}
					{props.signed.map((note) => (
						<NoteView {...props} note={note} />
					))}
					<LeftDrafts {...props} />
					{props.writing.map((name) => (
						<p class="hj-quiet">
							{say(`${name} har en kladde, der ikke er underskrevet.`, `${name} has a draft that is not signed.`)}
						</p>
					))}
					{props.draft === null ? null : <DraftForm {...props.draft} />}
					{props.draft === null && props.mayWrite ? <Next {...props} /> : null}
				</div>
			</div>
		</>
	)
}

/** Where what stands beside each other on a wide screen is found on a narrow one. */
const Contents: FC<VisitProps> = ({ say, signed, draft }) => (
	<nav class="hj-places" aria-label={say('På siden', 'On this page')}>
		<a href="#before">{say('Om besøget', 'About the visit')}</a>
		{signed.map(({ id }, nth) => (
			<a href={`#note-${id}`}>
				{signed.length === 1 ? say('Underskrevet notat', 'Signed note') : say(`${nth + 1}. notat`, `Note ${nth + 1}`)}
			</a>
		))}
		{draft === null ? null : <a href={`#${firstPart(draft)}`}>{say('Skriv notatet', 'Write the note')}</a>}
		{draft === null ? null : <a href="#underskriv">{say('Underskriv', 'Sign')}</a>}
	</nav>
)

/** Where to go when there is nothing more to write just now. */
const Next: FC<VisitProps> = ({ say, visit, own, signed }) => (
	<div class="hj-row">
		{signed.length > 0 ? (
			<LinkButton to={`/borger/${visit.person}/hvad-nu?besoeg=${visit.id}`} look="primary">
				{say('Hvad sker der nu?', 'What happens now?')}
			</LinkButton>
		) : null}
		{own && signed.length > 0 ? (
			<LinkButton to="/dagens-rute">{say('Til dagens rute', 'To today’s route')}</LinkButton>
		) : null}
		<LinkButton to={`/besoeg/${visit.id}?nyt=1`}>
			{signed.length === 0 ? say('Skriv et notat', 'Write a note') : say('Skriv endnu et notat', 'Write another note')}
		</LinkButton>
	</div>
)

const NotSigned: FC<VisitProps> = ({ say, errors }) => (
	<Alert
		kind="error"
		title={say('Ikke underskrevet endnu. Kladden er gemt.', 'Not signed yet. The draft is saved.')}
		live
	>
		<ul class="nobullet-list">
			{Object.entries(errors).map(([name, message]) => (
				<li>
					<a class="alert-link" href={`#${name}`}>
						{message}
					</a>
				</li>
			))}
		</ul>
	</Alert>
)

/** Striking the last entry takes its words away, not the visit: whoever struck it is told, and what to do. */
const StillHeld: FC<VisitProps> = ({ say, visit, mayBegin, isTakenAlong }) => (
	<Alert
		kind="warning"
		title={say(
			'Besøget tæller stadig som gennemført, selv om notatet er ugyldigt',
			'The visit still counts as held, though its note is invalid',
		)}
	>
		<p>{say('Blev besøget holdt, så skriv et nyt notat her.', 'If the visit was held, write a new note here.')}</p>
		<p>
			{say(
				'Blev besøget ikke holdt, kan det ikke tages tilbage. Borgeren kan stadig læse på sin egen side, at vi har været der, og får måske ikke tilbudt det næste besøg. Tal med borgeren om det, og giv et besøg efter behov.',
				'If the visit was not held, that cannot be taken back. The citizen can still read on their own page that we have been there, and may not be offered the next visit. Talk it over with the citizen, and give a visit by need.',
			)}{' '}
			{mayBegin && !isTakenAlong ? (
				<To to={`/borger/${visit.person}/besoeg`}>{say('Begynd et besøg efter behov', 'Begin a visit by need')}</To>
			) : null}
		</p>
	</Alert>
)

const State: FC<VisitProps> = (props) => {
	const { say, visit } = props
	if (visit.notGoneAhead === null) return null
	return (
		<div class="hj-panel">
			<p>
				<Badge kind="error" text={say('Ikke gennemført', 'Not held')} />{' '}
				{spoken(props, hindranceText(visit.notGoneAhead))}
			</p>
			{visit.notGoneAheadNote === '' ? null : <Words text={visit.notGoneAheadNote} />}
			{visit.newTime === null && props.mayWrite ? (
				<>
					<h2>{say('Skal borgeren tilbydes en ny tid?', 'Is the citizen to be offered a new time?')}</h2>
					<p>{spoken(props, hindranceLeadsTo(visit.notGoneAhead))}</p>
					<Form to={`/besoeg/${visit.id}/ny-tid`} class="hj-row">
						<Button look={newTimeIsLikely(visit.notGoneAhead) ? 'primary' : 'secondary'} name="wanted" value="yes">
							{say('Ja, tilbyd en ny tid', 'Yes, offer a new time')}
						</Button>
						<Button look={newTimeIsLikely(visit.notGoneAhead) ? 'secondary' : 'primary'} name="wanted" value="no">
							{say('Nej, ikke nu', 'No, not now')}
						</Button>
					</Form>
				</>
			) : (
				<p>
					{visit.newTime === 'wanted'
						? say('Borgeren skal ringes op om en ny tid.', 'The citizen is to be called about a new time.')
						: visit.newTime === 'not_wanted'
							? say('Der tilbydes ikke en ny tid nu.', 'No new time is offered now.')
							: say(
									'Det er ikke afgjort, om der skal tilbydes en ny tid.',
									'Whether to offer a new time is not decided.',
								)}
				</p>
			)}
		</div>
	)
}
