import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf, type Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay, writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import { type CallOutcome, wordsForCall, wordsForNext } from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, DayFields, Details, Empty, Errors, Form, Heading, TextArea, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName, streetLine, townLine } from '#population/index.ts'
import { PhoneLink } from './phone-link.tsx'
import type { StoryLine } from './story.ts'

/** The outcomes with a key of their own; the number is the key. */
export const keyedOutcomes: readonly CallOutcome[] = [
	'agreed',
	'call_later',
	'no_answer',
	'no_this_time',
	'no_contact',
	'wrong_number',
]
const otherOutcomes: readonly CallOutcome[] = ['moved', 'dead']

/** What follows from an outcome; for a new time no letter and no rule takes over. */
export const wordsForNextOf = (visit: string | null, outcome: CallOutcome): Text =>
	visit !== null && outcome === 'wrong_number'
		? text(
				'Borgeren bliver på listen. Find et andet nummer, eller skriv til borgeren.',
				'The citizen stays on the list. Find another number, or write to the citizen.',
			)
		: wordsForNext[outcome]

export type CallTime = {
	readonly value: string
	readonly staff: StaffId
	readonly name: string
	readonly span: Span
	readonly reason: Text | null
}

/** One call to make. */
export type CallSheet = {
	readonly citizen: Citizen
	readonly today: Day
	readonly why: Text
	readonly until: Day | null
	readonly grounds: readonly Text[]
	/** The three newest lines of the story. */
	readonly history: readonly StoryLine[]
	readonly times: readonly CallTime[]
	/** This call's place in the list, from 1; 0 when it is not on it. And how many there are. */
	readonly place: number
	readonly of: number
	/** The one after; null at the end. */
	readonly following: string | null
	readonly offer: string | null
	/** The visit that came to nothing, when a new time for it is what the call is about. */
	readonly visit: string | null
	/** Sent along, so that one call is recorded once however often it is sent. */
	readonly key: string
	readonly typed: { readonly time: string; readonly words: string; readonly again: Day | null }
	readonly errors: Readonly<Record<string, string>>
}

const Times: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	return (
		<fieldset class="mb-5">
			<legend class="form-label">{say('Ledige tider, de nærmeste først', 'Free times, nearest first')}</legend>
			{sheet.times.length === 0 ? (
				<p>{say('Ingen ledige tider de næste uger.', 'No free times in the coming weeks.')}</p>
			) : (
				sheet.times.map((time, at) => (
					<div class="form-group-radio">
						<input
							type="radio"
							class="form-radio"
							id={`time-${at}`}
							name="time"
							value={time.value}
							checked={time.value === sheet.typed.time}
						/>
						<label class="form-label" for={`time-${at}`}>
							<strong>{writeLongDay(dayOf(time.span.from), language)}</strong>{' '}
							{`${clockOf(time.span.from)}–${clockOf(time.span.to)} · ${time.name}`}
							{time.reason ? <span class="hj-quiet"> · {time.reason[language]}</span> : null}
						</label>
					</div>
				))
			)}
		</fieldset>
	)
}

/** Why, what has happened, the number, the times, and six ways it can go. */
export const CallPage: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	const { citizen } = sheet
	return (
		<>
			<div class="hj-row">
				{sheet.place > 0 ? (
					<span class="hj-quiet">
						{say(`Opringning ${sheet.place} af ${sheet.of}`, `Call ${sheet.place} of ${sheet.of}`)}
					</span>
				) : null}
				{sheet.following ? (
					<To to={`/ringeliste?borger=${sheet.following}`}>{say('Spring over, næste', 'Skip, next')}</To>
				) : null}
				<To to="/i-dag/ring-op">{say('Hele listen', 'The whole list')}</To>
			</div>
			<Heading
				title={`${fullName(citizen)}, ${ageOf(citizen, sheet.today)} ${say('år', 'years')}`}
				lead={sheet.why[language]}
			/>
			<Errors errors={sheet.errors} />
			<div class="hj-beside">
				<section aria-label={say('Opringningen', 'The call')}>
					<p class="hj-big">
						{citizen.phone ? <PhoneLink number={citizen.phone} /> : say('Intet telefonnummer', 'No phone number')}
					</p>
					<Form to="/ringeliste">
						<input type="hidden" name="person" value={citizen.id} />
						<input type="hidden" name="offer" value={sheet.offer ?? ''} />
						{sheet.visit === null ? null : <input type="hidden" name="visit" value={sheet.visit} />}
						<input type="hidden" name="key" value={sheet.key} />
						<Times sheet={sheet} />
						<p class="form-label" id="outcome">
							{say('Hvordan gik det?', 'How did it go?')}
						</p>
						<div class="hj-outcomes">
							{keyedOutcomes.map((outcome, at) => (
								<button
									type="submit"
									class={`button ${at === 0 ? 'button-primary' : 'button-secondary'}`}
									name="outcome"
									value={outcome}
									accesskey={String(at + 1)}
									data-key={String(at + 1)}
									title={wordsForNextOf(sheet.visit, outcome)[language]}
								>
									<span class="hj-key" aria-hidden="true">
										{at + 1}
									</span>
									{wordsForCall[outcome][language]}
								</button>
							))}
						</div>
						<Details title={say('Andet: flyttet eller død', 'Other: moved or dead')}>
							<div class="hj-row">
								{otherOutcomes.map((outcome) => (
									<Button look="secondary" name="outcome" value={outcome}>
										{wordsForCall[outcome][language]}
									</Button>
								))}
							</div>
							<p>{wordsForNext.dead[language]}</p>
						</Details>
						<div class="hj-pair">
							<DayFields
								name="again"
								label={say('Ring igen den (ved “ring igen senere”)', 'Call again on (for “call again later”)')}
								value={sheet.typed.again}
								error={sheet.errors.again}
							/>
							<TextArea
								name="words"
								label={say('Bemærkning', 'Remark')}
								hint={say(
									'Tolk, ledsager, nøgle – eller hvem du talte med',
									'Interpreter, companion, key – or whom you spoke to',
								)}
								value={sheet.typed.words}
								rows={2}
								required={false}
							/>
						</div>
					</Form>
					<p class="hj-quiet hj-script-only">
						{say(
							'Tast 1–6 for at vælge; samme tast igen eller Enter gemmer.',
							'Press 1–6 to choose; the same key again or Enter saves.',
						)}
					</p>
				</section>
				<aside aria-label={say('Hvorfor og historik', 'Why and history')}>
					<div class="hj-panel">
						<h2>{say('Hvorfor', 'Why')}</h2>
						<p>
							{sheet.grounds.map((ground) => ground[language]).join(' · ') || sheet.why[language]}
							{sheet.until ? (
								<>
									{' '}
									<Badge kind="info" text={`${say('senest', 'by')} ${writeDay(sheet.until, language)}`} />
								</>
							) : null}
						</p>
						<h2>{say('Senest', 'Latest')}</h2>
						{sheet.history.length === 0 ? (
							<p>{say('Intet er sket endnu.', 'Nothing has happened yet.')}</p>
						) : (
							<ul class="nobullet-list">
								{sheet.history.map((line) => (
									<li>
										<span class="hj-quiet">{writeShortDay(line.on)}</span> {line.what[language]}
									</li>
								))}
							</ul>
						)}
						<p class="hj-quiet">
							{citizen.address ? `${streetLine(citizen.address)}, ${townLine(citizen.address)}` : ''}
						</p>
						<p>
							<To to={`/borger/${citizen.id}`}>{say('Åbn borgerens kort', 'Open the citizen’s card')}</To>
						</p>
					</div>
				</aside>
			</div>
			<script src="/programs/desk.js" defer></script>
		</>
	)
}

export const NoCalls: FC = () => {
	const { say } = useAround()
	return (
		<>
			<Heading title={say('Ringeliste', 'Call list')} />
			<Empty title={say('Ingen skal ringes op lige nu', 'Nobody is to be called right now')}>
				<p>
					{say(
						'Borgere kommer på listen, når de har bedt om et opkald, når et besøg ikke blev til noget, når reglen siger telefon, eller når breve er forblevet ubesvarede.',
						'Citizens come on the list when they asked for a call, when a visit came to nothing, when the rule says telephone, or when letters stay unanswered.',
					)}{' '}
					<To to="/i-dag">{say('Tilbage til I dag', 'Back to Today')}</To>
				</p>
			</Empty>
		</>
	)
}
