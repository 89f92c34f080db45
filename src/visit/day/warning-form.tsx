import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { VisitId } from '#kernel/ids.ts'
import { Button, Details, Form, Radios, TextArea } from '#platform/web/parts.tsx'
import { type Speech, spoken } from '../note/words-view.tsx'
import { WarningWords } from './before-view.tsx'
import { isStale, type Warning, warningKinds, warningText } from './warning.ts'

type Props = Speech & {
	readonly visit: VisitId
	readonly warnings: readonly Warning[]
	readonly today: Day
	/** May the reader say that one holds or is gone, and note another? */
	readonly mayWrite: boolean
	/** A fresh id, so that a form sent twice is one warning. */
	readonly token: string
	readonly errors: Readonly<Record<string, string>>
	/** What was typed of a new one and could not be kept. */
	readonly typedWarning?: TypedWarning | undefined
}

export type TypedWarning = { readonly kind: string; readonly words: string }

/** What to take care of in the home, each with its two answers: in sight once its day has come. */
export const WarningsToAnswer: FC<Props> = (props) =>
	props.warnings.length === 0 ? null : (
		<section aria-label={props.say('Pas på', 'Take care')}>
			{props.warnings.map((warning) => (
				<Asked {...props} warning={warning} />
			))}
		</section>
	)

const Asked: FC<Props & { warning: Warning }> = (props) => {
	const { say, visit, warning, today, mayWrite } = props
	const stale = isStale(warning, today)
	const answers = (
		<Form to={`/besoeg/${visit}/om-hjemmet/${warning.id}`} class="hj-row">
			<Button look="secondary" name="said" value="holds">
				{say('Ja, det gælder', 'Yes, it holds')}
			</Button>
			<Button look="secondary" name="said" value="gone">
				{say('Nej, ikke længere', 'No, not any more')}
			</Button>
		</Form>
	)
	return (
		<div class="hj-warning">
			<p>
				<WarningWords {...props} warning={warning} />
			</p>
			{!mayWrite ? null : stale ? (
				<>
					<p>
						<strong>{say('Gælder det stadig?', 'Does it still hold?')}</strong>
					</p>
					{answers}
				</>
			) : (
				<Details title={say('Gælder det stadig?', 'Does it still hold?')}>{answers}</Details>
			)}
		</div>
	)
}

/** Room for something that the next one at the door is to know. */
export const NewWarning: FC<Pick<Props, 'say' | 'language' | 'visit' | 'token' | 'errors' | 'typedWarning'>> = (
	props,
) => {
	const { say, visit, errors } = props
	return (
		<Details
			title={say('Skriv noget om hjemmet til den næste', 'Note something about the home')}
			open={'warning' in errors || 'warning-words' in errors}
		>
			<Form to={`/besoeg/${visit}/om-hjemmet`}>
				<input type="hidden" name="id" value={props.token} />
				<Radios
					label={say('Hvad skal den næste vide?', 'What is the next one to know?')}
					name="warning"
					error={errors.warning}
					value={props.typedWarning?.kind}
					choices={warningKinds.map((kind) => ({ value: kind, label: spoken(props, warningText(kind)) }))}
				/>
				<TextArea
					label={say('Kort', 'In short')}
					name="warning-words"
					value={props.typedWarning?.words}
					rows={2}
					required={false}
					error={errors['warning-words']}
					hint={say(
						'Om stedet, ikke om helbred. Vises med dit navn for den, der kommer næste gang; efter et halvt år bliver der spurgt, om det gælder.',
						'About the place, not about health. Shown with your name to whoever comes next; after half a year somebody is asked whether it holds.',
					)}
				/>
				<div class="hj-row">
					<Button look="secondary">{say('Gem om hjemmet', 'Save about the home')}</Button>
				</div>
			</Form>
		</Details>
	)
}
