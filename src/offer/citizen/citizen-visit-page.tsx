import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Heading, LinkButton } from '#platform/web/parts.tsx'
import { type Answer, callAt, wordsForNeed } from '../answer/answer.ts'
import { BigTime } from './citizen-answer-fields.tsx'
import { ToPrint, UntilWhen, useWays, Ways } from './citizen-offer-parts.tsx'
import { type CitizenStanding, type HeldVisit, visitAgreed } from './citizen-standing.ts'

export type CitizenSheet = {
	readonly municipality: Municipality
	readonly standing: CitizenStanding
	readonly latest: Answer | null
	/** The visit agreed on, once it has been held and written down. */
	readonly held: HeldVisit | null
	/** Whoever comes; empty when nobody is named. */
	readonly consultant: string
	readonly answerBy: Day | null
	readonly today: Day
	/** Came from their own page, and goes back there. */
	readonly isLoggedIn: boolean
}

const WhoComes: FC<{ sheet: CitizenSheet }> = ({ sheet: { municipality, consultant } }) => {
	const { say, language } = useAround()
	const title = municipality.consultantTitle[language]
	const who =
		consultant === '' ? say(`En ${title}`, `A ${title}`) : `${title[0]?.toUpperCase()}${title.slice(1)} ${consultant}`
	return <p>{say(`${who} kommer hjem til dig.`, `${who} comes to your home.`)}</p>
}

/** What the citizen told us, so that they see it has been heard. */
const Heard: FC<{ latest: Answer | null }> = ({ latest }) => {
	const { say, language } = useAround()
	if (latest === null || latest.kind !== 'yes') return null
	const lines = [
		...latest.needs.map((need) =>
			need === 'interpreter' && latest.interpreter !== ''
				? `${wordsForNeed[need][language]}: ${latest.interpreter}`
				: wordsForNeed[need][language],
		),
		...(latest.companion ? [say('Der er en med til besøget', 'Somebody will be with me')] : []),
		...(latest.together ? [say('Vi vil gerne have besøg sammen', 'We would like one visit together')] : []),
	]
	if (lines.length === 0) return null
	return (
		<>
			<h2>{say('Det har du fortalt os', 'What you have told us')}</h2>
			<ul>
				{lines.map((line) => (
					<li>{line}</li>
				))}
			</ul>
		</>
	)
}

export const Proposed: FC<{ sheet: CitizenSheet; standing: Extract<CitizenStanding, { kind: 'proposed' }> }> = ({
	sheet,
	standing,
}) => {
	const { say, language } = useAround()
	const ways = useWays()
	return (
		<>
			<Heading
				title={say('Vi vil gerne besøge dig', 'We would like to visit you')}
				lead={say('Vi har sat en tid af til dig:', 'We have set a time aside for you:')}
			/>
			<BigTime span={standing.booking.span}>
				<WhoComes sheet={sheet} />
			</BigTime>
			<p>{say('Passer tiden dig?', 'Does the time suit you?')}</p>
			<div class="hj-answers">
				<LinkButton to="/svar/ja" look="primary">
					{say('Ja tak, tiden passer mig', 'Yes please, the time suits me')}
				</LinkButton>
				<LinkButton to="/svar/tid">{say('Vælg en anden tid', 'Choose another time')}</LinkButton>
				<LinkButton to="/svar/nej">{say('Nej tak denne gang', 'No thank you, this time')}</LinkButton>
			</div>
			{sheet.answerBy !== null && sheet.answerBy >= sheet.today ? (
				<p>
					{say('Vi holder tiden til dig til og med ', 'We hold the time for you until ')}
					{writeLongDay(sheet.answerBy, language)}.
				</p>
			) : null}
			<Ways title={say('Noget andet?', 'Something else?')} ways={[ways.call, ways.never]} />
		</>
	)
}

/** A visit held, on its day or another: nothing of it is left to change. */
export const Held: FC<{ sheet: CitizenSheet; held: HeldVisit }> = ({ sheet, held: { kind, on } }) => {
	const { say } = useAround()
	const agreed = visitAgreed(sheet.standing)
	const [da, en] = [writeLongDay(on, 'da'), writeLongDay(on, 'en')]
	return (
		<>
			<Heading title={say('Din aftale med os', 'Your appointment with us')} />
			{agreed !== null && dayOf(agreed.span.from) <= on ? <BigTime span={agreed.span} /> : null}
			<Heard latest={sheet.latest} />
			<p>
				{kind === 'visit'
					? say(`Vi besøgte dig ${da}. Tak for besøget.`, `We visited you on ${en}. Thank you for having us.`)
					: say(
							`Vi talte med dig i telefonen ${da}. Tak for samtalen.`,
							`We spoke with you by telephone on ${en}. Thank you for talking with us.`,
						)}{' '}
				{say('Vil du have et besøg igen, så ring til os.', 'If you would like another visit, please call us.')}
			</p>
		</>
	)
}

export const Agreed: FC<{ sheet: CitizenSheet; standing: Extract<CitizenStanding, { kind: 'agreed' }> }> = ({
	sheet,
	standing,
}) => {
	const { say } = useAround()
	const ways = useWays()
	const on = dayOf(standing.booking.span.from)
	return (
		<>
			<Heading
				title={
					standing.isOver
						? say('Din aftale med os', 'Your appointment with us')
						: say('Du har sagt ja tak. Vi kommer:', 'You have said yes. We come on:')
				}
			/>
			<BigTime span={standing.booking.span}>{standing.isOver ? null : <WhoComes sheet={sheet} />}</BigTime>
			<Heard latest={sheet.latest} />
			{standing.mayChange ? (
				<>
					<p>
						{say('Du behøver ikke at gøre mere.', 'You need not do anything more.')}{' '}
						{sheet.latest?.companion
							? null
							: say('Du må gerne have en med til besøget.', 'You may have somebody with you.')}
					</p>
					<UntilWhen visitOn={on} />
					<ToPrint calendar />
					<Ways
						title={say('Vil du ændre noget?', 'Would you like to change something?')}
						ways={[ways.time, ways.needs, ways.noAfterAll, ways.call, ways.never]}
					/>
				</>
			) : (
				<p>
					{standing.isOver
						? say(
								'Kom vi ikke, eller vil du have et besøg igen, så ring til os.',
								'If we did not come, or you would like another visit, please call us.',
							)
						: say(
								'Besøget er i dag. Bliver du forhindret, så ring til os.',
								'The visit is today. If something has come up, please call us.',
							)}
				</p>
			)}
		</>
	)
}

/** A call asked for: to be, or on a day that has passed. */
export const Called: FC<{ sheet: CitizenSheet; standing: Extract<CitizenStanding, { kind: 'call' }> }> = ({
	sheet,
	standing,
}) => {
	const { say, language } = useAround()
	const ways = useWays()
	const agreed = visitAgreed(standing)
	return (
		<>
			{standing.on < sheet.today ? (
				<Heading
					title={say('Har vi ikke talt sammen?', 'Have we not spoken?')}
					lead={say(
						`Du har bedt os om at ringe ${writeLongDay(standing.on, 'da')}. Har vi ikke fået fat i dig, så ring til os, eller vælg her.`,
						`You have asked us to call on ${writeLongDay(standing.on, 'en')}. If we have not reached you, please call us, or choose here.`,
					)}
				/>
			) : (
				<Heading title={say('Vi ringer til dig', 'We will call you')} lead={callAt(standing)[language]} />
			)}
			{agreed === null ? null : (
				<>
					<p>{say('Din aftale gælder, til vi har talt sammen:', 'Your appointment stands until we have spoken:')}</p>
					<BigTime span={agreed.span}>
						<WhoComes sheet={sheet} />
					</BigTime>
				</>
			)}
			<ToPrint calendar={agreed !== null} />
			<Ways
				title={say('Vil du ændre noget?', 'Would you like to change something?')}
				ways={[
					...(agreed === null
						? []
						: [['/svar/ja', say('Behold tiden, I behøver ikke ringe', 'Keep the time, you need not call')] as const]),
					...(agreed !== null || standing.booking === null
						? []
						: [['/svar/ja', say('Tiden i brevet passer mig', 'The time in the letter suits me')] as const]),
					...(standing.mayHaveVisit ? [agreed === null ? ways.firstTime : ways.time] : []),
					['/svar/ring', say('Bed os om at ringe en anden dag', 'Ask us to call on another day')],
					ways.no,
					ways.never,
				]}
			/>
		</>
	)
}
