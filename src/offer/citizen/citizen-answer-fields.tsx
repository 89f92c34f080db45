import type { Child, FC } from 'hono/jsx'
import { clockOf, dayOf, type Span } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Checks, Details, Field, Phones, Radios } from '#platform/web/parts.tsx'
import { phoneHoursText } from '#standard/index.ts'
import { answerers, needs, type ToKnow, wordsForNeed } from '../answer/answer.ts'
import type { Mends } from '../answer/answer-form.ts'

/** *kl. 10.00–11.00*, on one line. */
export const writeClocks = ({ from, to }: Span, language: Language): string =>
	`${language === 'da' ? 'kl.\u00a0' : ''}${writeClock(clockOf(from), language)}\u2060–\u2060${writeClock(clockOf(to), language)}`

/** A day and a time, large enough to be read across the table. */
export const BigTime: FC<{ span: Span; children?: Child }> = ({ span, children }) => {
	const { language } = useAround()
	return (
		<div class="hj-panel hj-time">
			<p class="hj-big">
				{writeLongDay(dayOf(span.from), language)}
				<br />
				{writeClocks(span, language)}
			</p>
			{children}
		</div>
	)
}

/** There is always somebody to call. */
export const CallUs: FC<{ municipality: Municipality; isAnswered?: boolean }> = ({ municipality, isAnswered }) => {
	const { say, language } = useAround()
	return (
		<section class="hj-call">
			<h2>
				{isAnswered
					? say('Har du spørgsmål? Ring til os', 'Questions? Call us')
					: say('Vil du hellere ringe?', 'Would you rather call?')}
			</h2>
			<Phones numbers={municipality.contact.phones} />
			<p>
				{say('Vi tager telefonen ', 'We answer the phone on ')}
				{phoneHoursText(municipality.contact.phoneHours, language).join('; ')}.
			</p>
		</section>
	)
}

/** What the visitor is to know; shown again as it was told last. */
export const NeedsFields: FC<{ told: ToKnow | null; mayBeTogether: boolean }> = ({ told, mayBeTogether }) => {
	const { say, language } = useAround()
	return (
		<>
			<Checks
				label={say('Er der noget, vi skal vide, før vi kommer?', 'Is there anything we should know before we come?')}
				name="needs"
				hint={say('Sæt kryds, hvis noget passer. Ellers gå bare videre.', 'Tick what fits. Otherwise just go on.')}
				values={told?.needs ?? []}
				choices={needs.map((need) => ({ value: need, label: wordsForNeed[need][language] }))}
			/>
			<Field
				label={say('Hvis du vil have tolk: hvilket sprog?', 'If you want an interpreter: which language?')}
				name="interpreter"
				value={told?.interpreter ?? ''}
				required={false}
				hint={say('Skriver du det ikke, spørger vi dig.', 'If you leave it out, we will ask you.')}
			/>
			<Checks
				label={say('Er der andre med til besøget?', 'Will others be there?')}
				name="companion"
				values={told?.companion ? ['yes'] : []}
				choices={[
					{
						value: 'yes',
						label: say('Ja, jeg har en med', 'Yes, somebody will be with me'),
						hint: say('Du må gerne have familie eller en ven hos dig.', 'You may have family or a friend with you.'),
					},
				]}
			/>
			{mayBeTogether ? (
				<Checks
					label={say('Vil I have besøg sammen?', 'Would you like one visit together?')}
					name="together"
					values={told?.together ? ['yes'] : []}
					choices={[
						{
							value: 'yes',
							label: say(
								'Ja, sammen med min ægtefælle eller samlever',
								'Yes, together with my husband, wife or partner',
							),
							hint: say(
								'Den anden skal selv bede om det i sit eget svar.',
								'The other one asks for it in an answer of their own.',
							),
						},
					]}
				/>
			) : null}
		</>
	)
}

/** The same, carried on unseen to the next page. */
export const NeedsCarried: FC<{ told: ToKnow }> = ({ told }) => (
	<>
		{told.needs.map((need) => (
			<input type="hidden" name="needs" value={need} />
		))}
		<input type="hidden" name="interpreter" value={told.interpreter} />
		{told.companion ? <input type="hidden" name="companion" value="yes" /> : null}
		{told.together ? <input type="hidden" name="together" value="yes" /> : null}
	</>
)

/** For whoever answers for somebody else; folded away for everyone who does not. */
export const ByWhomFields: FC<{ typed: Typed; mends: Mends }> = ({ typed, mends }) => {
	const { say } = useAround()
	const words = {
		citizen: say('Jeg svarer for mig selv', 'I answer for myself'),
		spouse: say('Jeg svarer for min ægtefælle eller samlever', 'I answer for my husband, wife or partner'),
		relative: say('Jeg svarer for en i min familie', 'I answer for a relative'),
		guardian: say('Jeg er værge', 'I am a guardian'),
		other: say('Jeg svarer for en anden', 'I answer for somebody else'),
	}
	return (
		<Details title={say('Svarer du for en anden?', 'Do you answer for somebody else?')} open={'by_name' in mends}>
			<Radios
				label={say('Hvem svarer?', 'Who answers?')}
				name="by"
				value={typed.text('by') || 'citizen'}
				choices={answerers.map((one) => ({ value: one, label: words[one] }))}
			/>
			<Field
				label={say('Dit navn', 'Your name')}
				name="by_name"
				value={typed.text('by_name')}
				error={mends.by_name}
				required={false}
			/>
		</Details>
	)
}

export const ByWhomCarried: FC<{ typed: Typed }> = ({ typed }) => (
	<>
		<input type="hidden" name="by" value={typed.text('by')} />
		<input type="hidden" name="by_name" value={typed.text('by_name')} />
	</>
)
