import type { FC } from 'hono/jsx'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import type { Draft } from './draft.ts'

type Closed = { readonly draft: Draft; readonly nameOf: (staff: StaffId) => string; readonly newId: string }

const AgainForm: FC<{ title: string; yaml: string; newId: string; look: 'primary' | 'secondary' }> = ({
	title,
	yaml,
	newId,
	look,
}) => {
	const { say } = useAround()
	return (
		<Form to="/standarder/ny">
			<input type="hidden" name="id" value={newId} />
			<input type="hidden" name="title" value={title} />
			<textarea name="yaml" hidden>{`\n${yaml}`}</textarea>
			<Button look={look}>{say('Begynd en ny kladde med denne tekst', 'Begin a new draft with this text')}</Button>
		</Form>
	)
}

/** A text to read, in a window of its own that the keyboard can move. */
const WholeText: FC<{ label: string; yaml: string }> = ({ label, yaml }) => (
	<div class="form-group">
		<label class="form-label" for="text">
			{label}
		</label>
		<textarea class="form-input hj-text" id="text" rows={24} wrap="off" readonly>
			{`\n${yaml}`}
		</textarea>
	</div>
)

/** A draft that was given up or put in force: it can be read, and its text used again. */
export const ClosedDraftPage: FC<Closed> = ({ draft, nameOf, newId }) => {
	const { say, language } = useAround()
	const { end } = draft
	return (
		<>
			<Heading
				title={draft.title}
				lead={
					end?.is === 'in_force' ? (
						<Badge kind="success" text={say('Sat i kraft', 'Put in force')} />
					) : (
						<Badge kind="none" text={say('Opgivet', 'Given up')} />
					)
				}
			/>
			{end ? (
				<p>
					{writeDay(dayOf(end.at), language)}, {nameOf(end.by)}.{' '}
					{end.is === 'in_force' ? (
						<To to={`/standard/${end.validFrom}`}>
							{say(
								`Læs udgaven fra ${writeDay(end.validFrom, 'da')}`,
								`Read the version from ${writeDay(end.validFrom, 'en')}`,
							)}
						</To>
					) : null}
				</p>
			) : null}
			<div class="hj-row">
				<AgainForm title={draft.title} yaml={draft.yaml} newId={newId} look="secondary" />
				<To to={`/standarder/kladde/${draft.id}/yaml`}>{say('Hent som fil', 'Take out as a file')}</To>
			</div>
			<WholeText label={say('Kladdens tekst', 'The text of the draft')} yaml={draft.yaml} />
			<p>
				<LinkButton to="/standarder" look="tertiary">
					{say('Alle udgaver og kladder', 'All versions and drafts')}
				</LinkButton>
			</p>
		</>
	)
}

/** Somebody else saved first: nothing is overwritten, and nothing typed is lost. */
export const ChangedMeanwhile: FC<Closed & { title: string; yaml: string }> = ({
	draft,
	nameOf,
	newId,
	title,
	yaml,
}) => {
	const { say } = useAround()
	return (
		<>
			<Heading title={draft.title} />
			<Alert
				kind="warning"
				title={say(
					`${nameOf(draft.changedBy)} har gemt kladden, mens du skrev`,
					`${nameOf(draft.changedBy)} saved the draft while you wrote`,
				)}
			>
				{say(
					'Din tekst er ikke gemt endnu. Gem den som en ny kladde, så kan I se forskellen og vælge.',
					'Your text is not saved yet. Save it as a new draft, then you can see the difference and choose.',
				)}
			</Alert>
			<div class="hj-row">
				<AgainForm title={say(`${title} (min tekst)`, `${title} (my text)`)} yaml={yaml} newId={newId} look="primary" />
				<To to={`/standarder/kladde/${draft.id}`}>{say('Se den, der er gemt', 'See the one that is saved')}</To>
			</div>
			<WholeText label={say('Din tekst', 'Your text')} yaml={yaml} />
		</>
	)
}
