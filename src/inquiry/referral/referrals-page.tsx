import type { Day } from '#kernel/day.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { type Answer, type Ask, listPage } from '#platform/web/index.ts'
import { Alert, Empty, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import { DeadlineBadge } from '../deadline-badge.tsx'
import { maskNumbers } from './numbers-written.ts'
import { firstContact, type Referral, receivedOn, type Standing, standingOf } from './referral.ts'
import { needsText, relationText, standingText, stepText } from './referral-words.ts'

export type Row = { readonly referral: Referral; readonly dueOn: Day; readonly citizen: Citizen | null }

export const whoIn = ({ referral, citizen }: Pick<Row, 'referral' | 'citizen'>, ask: Pick<Ask, 'say'>): string =>
	citizen === null ? maskNumbers(referral.said.name) || ask.say('uden navn', 'no name') : fullName(citizen)

const standings: readonly Standing[] = ['waiting', 'answered', 'held_back']

const nextIn = ({ referral }: Row, ask: Ask): string => {
	const contact = firstContact(referral)
	if (contact !== null) return `${stepText(contact.kind)[ask.language]} ${writeShortDay(contact.on)}`
	if (standingOf(referral) === 'held_back') return ask.say('Se den igennem', 'Look it through')
	return referral.needs === null ? ask.say('Tag kontakt', 'Get in touch') : needsText(referral.needs)[ask.language]
}

/** Who is to be reached, those waiting first, red when the last day has passed. */
export const referralsPage = (ask: Ask, rows: readonly Row[]): Answer => {
	const { say, language } = ask
	const title = say('Henvendelser', 'Referrals')
	const held = rows.filter(({ referral }) => standingOf(referral) === 'held_back').length
	const above = (
		<>
			<Heading
				title={title}
				lead={say(
					'Nogen er bekymret for en borger, eller en borger ønsker et besøg. Her står, hvem der venter på at høre fra os.',
					'Somebody is worried about a citizen, or a citizen wishes for a visit. Here is who waits to hear from us.',
				)}
			/>
			<p>
				<LinkButton to="/henvendelse/ny" look="primary">
					{say('Skriv en henvendelse', 'Record a referral')}
				</LinkButton>
			</p>
			{held > 0 ? (
				<Alert
					kind="info"
					title={
						held === 1
							? say('1 henvendelse er holdt tilbage', '1 referral is held back')
							: say(`${held} henvendelser er holdt tilbage`, `${held} referrals are held back`)
					}
				>
					{say('Det ligner noget, der ikke er skrevet af et menneske. ', 'It looks as if no person wrote it. ')}
					<To to="/henvendelser?vis=held_back">{say('Se det igennem', 'Look it through')}</To>
				</Alert>
			) : null}
		</>
	)
	return listPage(ask, title, above, {
		rows,
		caption: title,
		exportName: 'henvendelser',
		sees: ({ citizen }) => (citizen === null ? [] : [citizen.id]),
		filters: [
			{
				key: 'vis',
				label: say('Hvilke', 'Which'),
				choices: standings.map((value) => ({ value, label: standingText(value)[language] })),
				keeps: ({ referral }, value) => standingOf(referral) === value,
			},
		],
		empty: (
			<Empty title={say('Der er ingen henvendelser', 'There are no referrals')}>
				{say(
					'De kommer fra siden “Er du bekymret?”, som alle kan skrive på, eller når du selv skriver en ned.',
					'They come from the page “Are you worried?”, open to everyone, or when you record one yourself.',
				)}
			</Empty>
		),
		columns: [
			{
				key: 'who',
				label: say('Hvem', 'Who'),
				value: (row) => whoIn(row, ask),
				cell: (row) => <To to={`/henvendelser/${row.referral.id}`}>{whoIn(row, ask)}</To>,
			},
			{
				key: 'next',
				label: say('Hvad nu', 'What now'),
				value: (row) => nextIn(row, ask),
			},
			{
				key: 'from',
				label: say('Fra', 'From'),
				value: ({ referral }) => relationText(referral.said.relation)[language],
			},
			{
				key: 'received',
				label: say('Modtaget', 'Received'),
				value: ({ referral }) => receivedOn(referral),
				cell: ({ referral }) => writeShortDay(receivedOn(referral)),
			},
			{
				key: 'due',
				label: say('Senest', 'No later than'),
				value: ({ dueOn }) => dueOn,
				cell: ({ referral, dueOn }) =>
					standingOf(referral) === 'answered' ? (
						writeShortDay(dueOn)
					) : (
						<DeadlineBadge dueOn={dueOn} today={ask.today} />
					),
			},
			{
				key: 'standing',
				label: say('Står', 'Stands'),
				value: ({ referral }) => standingText(standingOf(referral))[language],
			},
		],
	})
}
