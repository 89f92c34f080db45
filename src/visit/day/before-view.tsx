import type { Child, FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { languageName } from '#kernel/spoken.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { Details } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import type { Important } from '../note/important.ts'
import { agreementKindText, partnerText } from '../note/note-words.ts'
import { type Speech, spoken, Words } from '../note/words-view.tsx'
import type { Before } from './before.ts'
import { isStale, type Warning, warningText } from './warning.ts'

/** Who else lives there; of them no more than name and age. */
export const livesWith = (speech: Speech, citizen: Citizen, before: Before, on: Day): string => {
	const { say } = speech
	if (before.household.length > 0)
		return before.household.map((one) => `${fullName(one)}, ${ageOf(one, on)} ${say('år', 'years')}`).join(' · ')
	return citizen.livesAlone === null || citizen.createdHere
		? say('Vides ikke', 'Not known')
		: say('Bor alene', 'Lives alone')
}

/** The language spoken, where it is another than Danish. */
export const speaks = (speech: Speech, citizen: Citizen): string | null =>
	citizen.language === 'da' || citizen.language === '' ? null : languageName(citizen.language, speech.language)

/** What to take care of at the door: what, whose word it is, from when, and whether anybody has looked since. */
export const WarningList: FC<Speech & { warnings: readonly Warning[]; today: Day }> = (props) => {
	const { say, warnings, today } = props
	return (
		<ul class="nobullet-list hj-warnings">
			{warnings.map((one) => (
				<li>
					<WarningWords {...props} warning={one} />{' '}
					{isStale(one, today) ? <strong>{say('Gælder det stadig?', 'Does it still hold?')}</strong> : null}
				</li>
			))}
		</ul>
	)
}

export const WarningWords: FC<Speech & { warning: Warning }> = (props) => {
	const { say, warning } = props
	const { kind, words, notedBy, notedOn, seenOn } = warning
	return (
		<>
			<strong>{spoken(props, warningText(kind))}</strong>
			{words === '' ? null : (
				<>
					{': '}
					<span dir="auto">{words}</span>
				</>
			)}{' '}
			<span class="hj-quiet">
				{[notedBy, writeShortDay(notedOn)].filter(Boolean).join(' ')}
				{seenOn === notedOn ? '' : `, ${say('set igen', 'seen again')} ${writeShortDay(seenOn)}`}
			</span>
		</>
	)
}

/** What mattered most, to be taken up again. */
export const ToTakeUp: FC<
	Speech & { important: readonly Important[]; topic: (code: string) => { da: string; en: string } }
> = (props) => (
	<ul>
		{props.important.map((one) => (
			<li>
				<strong>{spoken(props, props.topic(one.topic))}</strong> <span class="hj-quiet">{writeShortDay(one.on)}</span>
				{one.words === '' ? null : <Words text={one.words} />}
			</li>
		))}
	</ul>
)

/** What was agreed when somebody was there last; null when nobody was, or nothing was agreed. */
export const agreedLast = (speech: Speech, { lastTime }: Before): readonly [string, Child] | null => {
	const { say } = speech
	if (lastTime === null) return null
	const { agreements, handOvers, agreed, on, by } = lastTime
	const lines = [
		...agreements.map(({ kind, dueOn, what }) =>
			[spoken(speech, agreementKindText(kind)), dueOn === null ? '' : writeShortDay(dueOn), what]
				.filter(Boolean)
				.join(' · '),
		),
		...handOvers.map(({ to, what }) => [spoken(speech, partnerText(to)), what].filter(Boolean).join(' · ')),
		...(agreed === '' ? [] : [agreed]),
	]
	return [
		say('Aftalt sidst', 'Agreed last time'),
		<>
			<span class="hj-quiet">{[writeShortDay(on), by].filter(Boolean).join(' · ')}</span>
			{lines.length === 0 ? (
				<p>{say('Intet aftalt.', 'Nothing was agreed.')}</p>
			) : (
				<ul>
					{lines.map((line) => (
						<li>
							<Words text={line} />
						</li>
					))}
				</ul>
			)}
		</>,
	]
}

/** What to show and say at the door: who comes, from where, and whom to call to be sure. */
export const AtTheDoor: FC<Speech & { municipality: Municipality; name: string; promised: string }> = (props) => {
	const { say, municipality, name, promised } = props
	const { title, phone } = municipality.managersOffice
	return (
		<Details title={say('Ved døren: vis legitimation', 'At the door: show your card')}>
			<blockquote class="hj-say">
				{say(
					`“Goddag, jeg hedder ${name} og er ${spoken(props, municipality.consultantTitle)} i ${spoken(props, municipality.name)}. Her er mit legitimationskort.”`,
					`“Good day, my name is ${name}, and I am a ${spoken(props, municipality.consultantTitle)} in ${spoken(props, municipality.name)}. This is my identification card.”`,
				)}
			</blockquote>
			<p>
				{say(
					`Er borgeren i tvivl: bliv ude, og bed borgeren ringe til ${spoken(props, title)}, ${writePhone(phone)}.`,
					`If the citizen is in doubt: stay outside and ask the citizen to call ${spoken(props, title)}, ${writePhone(phone)}.`,
				)}
			</p>
			{promised === '' ? null : (
				<p class="hj-quiet">
					{say('Det har kommunen lovet: ', 'What the municipality has promised: ')}
					{promised}
				</p>
			)}
		</Details>
	)
}
