import type { FC } from 'hono/jsx'
import type { VisitId } from '#kernel/ids.ts'
import { writeShortMoment } from '#kernel/write-moment.ts'
import { Alert, Button, Form } from '#platform/web/parts.tsx'
import { notCarriedOutText } from '../not-carried-out.ts'
import { NoteBodyView, type NoteViewProps } from '../note/note-page.tsx'
import { spoken } from '../note/words-view.tsx'
import type { LeftDraft } from './entries-left-actions.ts'

type Props = Omit<NoteViewProps, 'note'> & {
	readonly visit: { readonly id: VisitId }
	readonly left: readonly LeftDraft[]
	/** Only a coordinator takes a draft over. */
	readonly mayTakeOver: boolean
}

/** Drafts that do not get signed of themselves: of those who no longer work here, and of the reader, where a device asked for more than could be done. */
export const LeftDrafts: FC<Props> = (props) => (
	<>
		{props.left.map((one) => (one.isOwn ? <NotCarriedOut {...props} one={one} /> : <LeftPanel {...props} one={one} />))}
	</>
)

type Panel = FC<Props & { readonly one: LeftDraft }>

/** That what was asked for on a device came to nothing, and why. */
const NotCarriedOut: Panel = (props) => {
	const { say, one } = props
	if (one.notCarriedOut === null) return null
	const { act, at, why, detail } = one.notCarriedOut
	const moment = writeShortMoment(at, props.language)
	return (
		<Alert
			kind="warning"
			title={
				act === 'sign'
					? say(
							`Underskrevet på en enhed ${moment}, men ikke udført`,
							`Signed on a device ${moment}, but not carried out`,
						)
					: say(
							`Skrevet på en enhed ${moment} som ikke gennemført, men ikke udført`,
							`Written down on a device ${moment} as not held, but not carried out`,
						)
			}
		>
			{spoken(props, notCarriedOutText(why, detail))}
		</Alert>
	)
}

const LeftPanel: Panel = (props) => {
	const { say, one, visit } = props
	return (
		<section class="hj-panel" id={`note-${one.note.id}`}>
			<h2>{say(`Kladde fra ${one.author}`, `Draft by ${one.author}`)}</h2>
			<Alert
				kind="warning"
				title={say(`${one.author} er ikke længere aktiv`, `${one.author} is no longer at work here`)}
			>
				{say('Notatet er ikke underskrevet.', 'The note is not signed.')}
			</Alert>
			<NotCarriedOut {...props} />
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
