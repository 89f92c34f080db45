import type { FC } from 'hono/jsx'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { wordsForCall, wordsToKnow } from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Empty, Errors, Heading, Summary, To } from '#platform/web/parts.tsx'
import { ageOf, fullName, shownAddress } from '#population/index.ts'
import { CallForm } from './call-form.tsx'
import type { CallSheet } from './call-sheet.ts'
import { PhoneLink } from './phone-link.tsx'

/** How far the round has come, and where else to go. */
const Round: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { last, minutesLeft } = sheet
	const left =
		minutesLeft === null
			? null
			: minutesLeft === 1
				? say('1 minut tilbage af telefontiden', '1 minute left of the phone hours')
				: say(`${minutesLeft} minutter tilbage af telefontiden`, `${minutesLeft} minutes left of the phone hours`)
	const counted = sheet.place > 0 ? say(`${sheet.place} af ${sheet.of}`, `${sheet.place} of ${sheet.of}`) : null
	const count = [counted, left].filter(Boolean).join(', ')
	return (
		<>
			<div class="hj-row d-print-none">
				{sheet.back === null ? null : (
					<To to={sheet.back}>{say('Tilbage til sygemeldingen', 'Back to the list of visits')}</To>
				)}
				{count === '' ? null : <strong>{count}</strong>}
				{sheet.following ? (
					<To to={`/ringeliste?borger=${sheet.following}`}>{say('Spring over, næste', 'Skip, next')}</To>
				) : null}
				<To to="/i-dag/ring-op">{say('Hele listen', 'The whole list')}</To>
				<To to="/ring-ind">{say('Nogen ringer ind', 'Someone calls us')}</To>
			</div>
			{last === null || sheet.corrects !== null ? null : <LastCall last={last} />}
		</>
	)
}

/** What this member of staff recorded last, and how to put it right. */
export const LastCall: FC<{ last: NonNullable<CallSheet['last']> }> = ({ last }) => {
	const { say, language } = useAround()
	return (
		<p class="hj-quiet d-print-none">
			{say('Seneste opkald', 'Latest call')}: {last.name} – {wordsForCall[last.outcome][language]}.{' '}
			<To to={`/ringeliste?borger=${last.person}&ret=${last.id}`}>
				{say('Ret det seneste opkald', 'Correct the latest call')}
			</To>
		</p>
	)
}

const Aside: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	const { citizen, open } = sheet
	const toKnow = wordsToKnow(sheet.toKnow, language)
	return (
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
				{open === null ? null : (
					<Summary
						rows={[
							[say('Tilbud', 'Offer'), `${open.contact[language]}, ${writeDay(open.madeOn, language)}`],
							[say('Svar', 'Answer'), open.state[language]],
							open.answerBy === null ? null : [say('Svar senest', 'Answer by'), writeDay(open.answerBy, language)],
							open.reminders === 0 ? null : [say('Påmindelser', 'Reminders'), String(open.reminders)],
						]}
					/>
				)}
				{open === null || open.event === null ? null : (
					<p>
						{say('Tilbuddet er et arrangement. ', 'The offer is an event. ')}
						<To to={`/arrangementer/${open.event}`}>
							{say('Giv plads, eller meld afbud', 'Give a seat, or give one up')}
						</To>
					</p>
				)}
				{sheet.inVain === null ? null : <p>{sheet.inVain[language]}</p>}
				{toKnow === '' ? null : (
					<p>
						<strong>{say('Vær opmærksom på:', 'Be aware:')}</strong> {toKnow}
					</p>
				)}
				<h2>{say('Senest', 'Latest')}</h2>
				{sheet.history.length === 0 ? (
					<p>{say('Intet er sket endnu.', 'Nothing has happened yet.')}</p>
				) : (
					<ul class="nobullet-list">
						{sheet.history.map((line) => (
							<li>
								<span class="hj-quiet">{writeShortDay(line.on)}</span>{' '}
								{line.struck ? <del class="hj-struck">{line.what[language]}</del> : line.what[language]}
								{line.words ? <span class="hj-words">{line.words}</span> : null}
							</li>
						))}
					</ul>
				)}
				<p class="hj-quiet">{shownAddress(citizen)[language]}</p>
				<p>
					<To to={`/borger/${citizen.id}`}>{say('Åbn borgerens kort', 'Open the citizen’s card')}</To>
					{sheet.isIncoming && sheet.can !== 'nothing' ? (
						<>
							{' · '}
							<To to={`/vurdering/${citizen.id}`}>{say('Ønsker selv et besøg', 'Asks for a visit')}</To>
						</>
					) : null}
				</p>
			</div>
		</aside>
	)
}

const withoutPrefix = (number: string): string => number.replace(/^(\+|00)45/, '')

/** The number that the citizen has asked to be called on first, and the one of the register. */
const Numbers: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { askedOn, citizen } = sheet
	const { phone } = citizen
	if (askedOn === null)
		return <p class="hj-big">{phone ? <PhoneLink number={phone} /> : say('Intet telefonnummer', 'No phone number')}</p>
	return (
		<>
			<p class="hj-big">
				<PhoneLink number={askedOn} />
			</p>
			<p class="hj-quiet">
				{say('Det nummer er der bedt om at blive ringet på.', 'The number asked to be called on.')}{' '}
				{phone === null || withoutPrefix(phone) === withoutPrefix(askedOn) ? null : (
					<>
						{say('I registret:', 'In the register:')} <PhoneLink number={phone} />
					</>
				)}
			</p>
		</>
	)
}

/** Why, what has happened, the number, the times, and eight ways it can go. */
export const CallPage: FC<{ sheet: CallSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	const { citizen, corrects } = sheet
	return (
		<>
			<Round sheet={sheet} />
			<Heading
				title={`${fullName(citizen)}, ${ageOf(citizen, sheet.today)} ${say('år', 'years')}`}
				lead={sheet.why[language]}
			/>
			{corrects === null ? null : (
				<Alert
					kind="warning"
					title={say(
						`Du retter opkaldet “${wordsForCall[corrects.outcome].da}”`,
						`You are correcting the call “${wordsForCall[corrects.outcome].en}”`,
					)}
				>
					{say(
						'Vælg, hvordan det i virkeligheden gik. Det, der fulgte af det forkerte, tages tilbage; det bliver stående i historikken, streget over.',
						'Choose how it really went. What followed from the wrong one is taken back; it stays in the story, struck through.',
					)}
				</Alert>
			)}
			<Errors errors={sheet.errors} />
			<div class="hj-beside">
				<section aria-label={say('Opringningen', 'The call')}>
					<Numbers sheet={sheet} />
					<CallForm sheet={sheet} />
				</section>
				<Aside sheet={sheet} />
			</div>
			<script src="/programs/desk.js" defer></script>
		</>
	)
}

export const NoCalls: FC<{ last: CallSheet['last'] }> = ({ last }) => {
	const { say } = useAround()
	return (
		<>
			<Heading title={say('Ringeliste', 'Call list')} />
			{last === null ? null : <LastCall last={last} />}
			<Empty title={say('Ingen skal ringes op lige nu', 'Nobody is to be called right now')}>
				<p>
					{say(
						'Borgere kommer på listen, når de har bedt om et opkald, når et besøg ikke blev til noget, når reglen siger telefon, eller når breve er forblevet ubesvarede.',
						'Citizens come on the list when they asked for a call, when a visit came to nothing, when the rule says telephone, or when letters stay unanswered.',
					)}{' '}
					<To to="/ring-ind">{say('Nogen ringer ind', 'Someone calls us')}</To> ·{' '}
					<To to="/i-dag">{say('Tilbage til I dag', 'Back to Today')}</To>
				</p>
			</Empty>
		</>
	)
}
