import type { FC } from 'hono/jsx'
import { writeMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, Errors, Field, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import { daysInForce } from '../public/life-words.ts'
import { CheckResult, verdictOf } from './problem-list.tsx'
import { type DraftShown, PutInForce } from './put-in-force.tsx'

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
			<p class="sr-only" role="status" id="kontrol-nu"></p>
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
						{` · ${say('gemt', 'saved')} ${writeMoment(draft.changedAt, language)}, ${nameOf(draft.changedBy)}`}
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
