import type { FC } from 'hono/jsx'
import { addDays, type Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, DayFields, Errors, Field, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import type { ReadDraft } from './actions.ts'
import { hindranceWords } from './draft-refusal.ts'
import { daysInForce } from './life-words.ts'
import type { Hindrance } from './may-begin.ts'
import { hasErrors } from './problem.ts'
import { CheckResult, verdictOf } from './problem-list.tsx'
import type { Standard } from './standard.ts'

/** What was typed into the form by which a draft is put in force. */
export type Approval = { readonly da: string; readonly en: string; readonly on: Day | null }

export type DraftShown = {
	readonly draft: ReadDraft
	readonly inForce: Standard | null
	/** Why it may not begin beside the versions on file; null when it may, or when it says no day. */
	readonly hindrance: Hindrance | null
	readonly mayDecide: boolean
	readonly nameOf: (staff: StaffId) => string
	readonly approval: Approval
	readonly errors: Readonly<Record<string, string>>
}

const Editor: FC<DraftShown> = ({ draft, errors }) => {
	const { say, link } = useAround()
	const here = `/standarder/kladde/${draft.id}`
	return (
		<Form to={here} class="hj-editor">
			<input type="hidden" name="revision" value={String(draft.revision)} />
			<Field name="title" label={say('Kladdens navn', 'Name of the draft')} value={draft.title} error={errors.title} />
			<div class={`form-group ${errors.yaml ? 'form-error' : ''}`}>
				<label class="form-label" for="yaml">
					{say('Standarden som YAML', 'The standard as YAML')}
				</label>
				<div class="hj-code">
					<textarea
						class="form-input"
						id="yaml"
						name="yaml"
						rows={32}
						wrap="off"
						spellcheck={false}
						autocomplete="off"
						data-check={link(`${here}/kontrol`)}
						data-leaving={say('Det, du har skrevet, er ikke gemt.', 'What you have written is not saved.')}
					>
						{`\n${draft.yaml}`}
					</textarea>
				</div>
			</div>
			<div class="hj-row">
				<Button>{say('Gem og kontrollér', 'Save and check')}</Button>
				<To to={`${here}/yaml`}>{say('Hent som fil', 'Take out as a file')}</To>
			</div>
		</Form>
	)
}

const Checked: FC<DraftShown> = ({ draft }) => {
	const { say, language } = useAround()
	return (
		<aside aria-labelledby="kontrol-navn" class="hj-panel hj-check">
			<h2 id="kontrol-navn">{say('Kontrol', 'Check')}</h2>
			<div id="kontrol">
				<CheckResult problems={draft.problems} yaml={draft.yaml} language={language} />
			</div>
		</aside>
	)
}

/** Ways to see what a sound draft means, as it was saved. */
const WhatItMeans: FC<DraftShown> = ({ draft, inForce }) => {
	const { say } = useAround()
	const here = `/standarder/kladde/${draft.id}`
	return draft.standard === null ? null : (
		<section aria-labelledby="betyder">
			<h2 id="betyder">{say('Se, hvad den betyder', 'See what it means')}</h2>
			<div class="hj-row">
				<LinkButton to={`${here}/laes`}>{say('Læs den, som borgerne vil', 'Read it as citizens will')}</LinkButton>
				{inForce ? (
					<>
						<LinkButton to={`${here}/forskel`}>
							{say('Sammenlign med den gældende', 'Compare with the one in force')}
						</LinkButton>
						<LinkButton to={`/simulering?a=${inForce.validFrom}&b=draft:${draft.id}`}>
							{say('Simulér', 'Simulate')}
						</LinkButton>
					</>
				) : null}
			</div>
			<p class="hj-quiet">
				{say(
					'Det viser kladden, som den er gemt. Simuleringen viser, hvem den når, og hvad den koster.',
					'They show the draft as it was saved. The simulation shows whom it reaches and what it costs.',
				)}
			</p>
		</section>
	)
}

/** What putting it in force would mean for the version in force. */
const whatHappens = (standard: Standard, inForce: Standard | null): Text => {
	const begins = {
		da: `Den gælder fra ${writeDay(standard.validFrom, 'da')}.`,
		en: `It is in force from ${writeDay(standard.validFrom, 'en')}.`,
	}
	if (inForce === null || inForce.validTo !== null) return begins
	const last = addDays(standard.validFrom, -1)
	return {
		da: `${begins.da} Udgaven fra ${writeDay(inForce.validFrom, 'da')} gælder til og med dagen før, ${writeDay(last, 'da')}. Det, der er afgjort, ændres ikke.`,
		en: `${begins.en} The version from ${writeDay(inForce.validFrom, 'en')} is in force until the day before, ${writeDay(last, 'en')}. What has been decided is not changed.`,
	}
}

const PutInForce: FC<DraftShown> = ({ draft, inForce, hindrance, mayDecide, approval, errors }) => {
	const { say, language } = useAround()
	const heading = <h2 id="ikraft">{say('Sæt i kraft', 'Put in force')}</h2>
	if (draft.standard === null || hasErrors(draft.problems))
		return (
			<section aria-labelledby="ikraft">
				{heading}
				<p>
					{say(
						'Det kan først ske, når kontrollen er uden fejl.',
						'That can happen only when the check finds no errors.',
					)}
				</p>
			</section>
		)
	if (hindrance)
		return (
			<section aria-labelledby="ikraft">
				{heading}
				<Alert
					kind="warning"
					title={say('Dagene passer ikke med de andre udgaver', 'Its days clash with other versions')}
				>
					{hindranceWords(hindrance)[language]}
				</Alert>
			</section>
		)
	return (
		<section aria-labelledby="ikraft">
			{heading}
			<p>{whatHappens(draft.standard, inForce)[language]}</p>
			{mayDecide ? (
				<Form to={`/standarder/kladde/${draft.id}/i-kraft`}>
					<input type="hidden" name="revision" value={String(draft.revision)} />
					<Field
						name="approved_da"
						label={say('Godkendt af', 'Approved by, in Danish')}
						hint={say('For eksempel: Social- og Sundhedsudvalget', 'For example: Social- og Sundhedsudvalget')}
						value={approval.da}
						error={errors.approved_da}
						width={20}
					/>
					<Field
						name="approved_en"
						label={say('Godkendt af, på engelsk', 'Approved by, in English')}
						hint={say('For eksempel: the Social and Health Committee', 'For example: the Social and Health Committee')}
						value={approval.en}
						error={errors.approved_en}
						width={20}
					/>
					<DayFields
						name="approved_on"
						label={say('Hvornår blev den godkendt?', 'When was it approved?')}
						value={approval.on}
						error={errors.approved_on_day}
					/>
					<Button>{say('Sæt i kraft', 'Put in force')}</Button>
				</Form>
			) : (
				<p>{say('Lederen sætter standarden i kraft.', 'The manager puts the standard in force.')}</p>
			)}
		</section>
	)
}

/** A draft being written. */
export const DraftPage: FC<DraftShown> = (shown) => {
	const { say, language } = useAround()
	const { draft, nameOf, errors } = shown
	const verdict = verdictOf(draft.problems, language)
	return (
		<>
			<Heading
				title={draft.title}
				lead={
					<>
						<Badge kind="none" text={say('Kladde', 'Draft')} /> · <Badge kind={verdict.kind} text={verdict.words} />
						{draft.standard ? ` · ${daysInForce(draft.standard, language)}` : ''}
						{` · ${say('gemt', 'saved')} ${writeDay(dayOf(draft.changedAt), language)} ${say('kl.', 'at')} ${writeClock(clockOf(draft.changedAt), language)}, ${nameOf(draft.changedBy)}`}
					</>
				}
			/>
			<Errors errors={errors} />
			<div class="hj-beside">
				<Checked {...shown} />
				<Editor {...shown} />
			</div>
			<WhatItMeans {...shown} />
			<PutInForce {...shown} />
			<section aria-labelledby="opgiv">
				<h2 id="opgiv">{say('Opgiv kladden', 'Give up the draft')}</h2>
				<p>
					{say(
						'Den bliver lukket, men kan stadig læses, og en ny kladde kan begynde med dens tekst.',
						'It is closed, but can still be read, and a new draft can begin with its text.',
					)}
				</p>
				<Form to={`/standarder/kladde/${draft.id}/opgiv`}>
					<Button look="secondary">{say('Opgiv kladden', 'Give up the draft')}</Button>
				</Form>
			</section>
			<p>
				<LinkButton to="/standarder" look="tertiary">
					{say('Alle udgaver og kladder', 'All versions and drafts')}
				</LinkButton>
			</p>
			<script src="/programs/standard.js" defer></script>
		</>
	)
}
