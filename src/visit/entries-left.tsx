import type { FC } from 'hono/jsx'
import type { VisitId } from '#kernel/ids.ts'
import { Alert, Button, Form } from '#platform/web/parts.tsx'
import type { LeftDraft } from './entries-left-actions.ts'
import { NoteBodyView, type NoteViewProps } from './note-page.tsx'

type Props = Omit<NoteViewProps, 'note'> & {
	readonly visit: { readonly id: VisitId }
	readonly left: readonly LeftDraft[]
	/** Only a coordinator takes a draft over. */
	readonly mayTakeOver: boolean
}

/** Drafts of those who no longer work here: what they wrote is not lost with their access. */
export const LeftDrafts: FC<Props> = (props) => (
	<>
		{props.left.map((one) => (
			<LeftPanel {...props} one={one} />
		))}
	</>
)

const LeftPanel: FC<Props & { readonly one: LeftDraft }> = (props) => {
	const { say, one, visit } = props
	return (
		<section class="hj-panel" id={`note-${one.note.id}`}>
			<h2>{say(`Kladde fra ${one.author}`, `Draft by ${one.author}`)}</h2>
			<Alert
				kind="warning"
				title={say(`${one.author} er ikke længere aktiv`, `${one.author} is no longer at work here`)}
			>
				{one.wasToBeSigned
					? say(
							'Notatet blev underskrevet på en enhed, efter at kontoen var lukket. Underskriften gælder ikke.',
							'The note was signed on a device after the account was closed. The signature does not count.',
						)
					: say('Notatet er ikke underskrevet.', 'The note is not signed.')}
			</Alert>
			<NoteBodyView {...props} note={one.note} />
			{props.mayTakeOver ? (
				<Form to={`/besoeg/${visit.id}/overtag`} class="hj-row">
					<input type="hidden" name="note" value={one.note.id} />
					<Button look="secondary">{say('Overtag kladden', 'Take the draft over')}</Button>
				</Form>
			) : null}
		</section>
	)
}
