import { staffNames } from '#access/actions.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { writeShortMoment } from '#kernel/write-moment.ts'
import { type Answer, type Ask, listPage, type Route } from '#platform/web/index.ts'
import { Badge, Empty, Heading, To } from '#platform/web/parts.tsx'
import { countUnlooked, findCitizens, forwardingsInto, listPairs } from '#population/actions.ts'
import { type Citizen, fullName, maskCpr } from '#population/index.ts'
import { opensCards } from '../asked.ts'
import { likenessTexts, numbersText } from './same-person.ts'

const deciders = ['coordinator', 'administrator']

/** Citizens who may be one, and what was merged. */
export const duplicateRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/dubletter',
		for: deciders,
		shows: 'dubletter',
		nav: { label: text('Dubletter', 'Duplicates'), order: 86, for: ['administrator'] },
		handle: (ask) => showPairs(ask),
	},
	{
		method: 'get',
		path: '/dubletter/foretaget',
		for: deciders,
		shows: 'sammenlægninger',
		handle: (ask) => showMerged(ask),
	},
]

const showPairs = async (ask: Ask): Promise<Answer> => {
	const { db, say, language } = ask
	const isParted = ask.query.get('vis') === 'hver-sin'
	const pairs = await listPairs(db, isParted)
	const citizens = await findCitizens(db, [...new Set(pairs.flatMap(({ one, other }) => [one, other]))])
	const rows = pairs.flatMap((pair) => {
		const [one, other] = [citizens.get(pair.one), citizens.get(pair.other)]
		return one === undefined || other === undefined ? [] : [{ ...pair, one, other }]
	})
	const unlooked = await countUnlooked(db)
	const names = await staffNames(db)
	const why = ({ likeness, one, other }: (typeof rows)[number]): string =>
		[...likenessTexts(likeness), numbersText(one.cpr, other.cpr)].flatMap((told) => told?.[language] ?? []).join(', ')
	const who = (citizen: Citizen): string => `${fullName(citizen)}, ${maskCpr(citizen.cpr)}`
	const title = isParted
		? say('Ikke den samme', 'Not the same')
		: say('Borgere, der måske er den samme', 'Citizens who may be one')
	return listPage(
		ask,
		title,
		<>
			<Heading
				title={title}
				lead={say(
					'Systemet finder dem, der ligner hinanden. Et menneske afgør, om de er den samme.',
					'The system finds those who are alike. A person decides whether they are the same.',
				)}
			/>
			<p class="d-print-none">
				{isParted ? (
					<To to="/dubletter">{say('Dem, der skal afgøres', 'Those to decide on')}</To>
				) : (
					<To to="/dubletter?vis=hver-sin">{say('Dem, der ikke er den samme', 'Those who are not the same')}</To>
				)}
				{' · '}
				<To to="/dubletter/foretaget">{say('Lagt sammen', 'Merged')}</To>
			</p>
			{unlooked > 0 ? (
				<p class="hj-quiet">
					{say(
						`${unlooked.toLocaleString('da')} nye eller ændrede borgere er ikke set efter endnu. Det sker af sig selv inden for få minutter.`,
						`${unlooked.toLocaleString('en')} new or changed citizens have not been looked at yet. It happens by itself within minutes.`,
					)}
				</p>
			) : null}
		</>,
		{
			rows,
			exportName: 'dubletter',
			caption: title,
			sees: ({ one, other }) => [one.id, other.id],
			empty: (
				<Empty
					title={
						isParted
							? say('Ingen er endnu afgjort som to forskellige borgere.', 'Nobody has been told apart yet.')
							: say('Der er ingen dubletter at afgøre.', 'There are no duplicates to decide on.')
					}
				>
					{say(
						'Nye findes af sig selv, når borgere indlæses eller oprettes.',
						'New ones are found by themselves when citizens are imported or created.',
					)}
				</Empty>
			),
			columns: [
				{
					key: 'en',
					label: say('Borger', 'Citizen'),
					value: ({ one }) => who(one),
				},
				{ key: 'anden', label: say('Måske den samme som', 'May be the same as'), value: ({ other }) => who(other) },
				{ key: 'hvorfor', label: say('Det ligner', 'Alike in'), value: why },
				{
					key: 'lighed',
					label: say('Lighed', 'Likeness'),
					value: ({ strength }) => strength,
					cell: ({ strength }) =>
						strength >= 30 ? (
							<Badge kind="warning" text={say('Stor', 'Great')} />
						) : (
							<Badge kind="none" text={say('Nogen', 'Some')} />
						),
				},
				...(isParted
					? [
							{
								key: 'hvem',
								label: say('Sagt af', 'Said by'),
								value: ({ parted }: (typeof rows)[number]) =>
									parted === null ? null : `${names.get(parted.by) ?? ''}, ${writeShortDay(dayOf(parted.at))}`,
							},
						]
					: []),
				{
					key: 'se',
					label: say('Gør det', 'Do it'),
					value: () => null,
					cell: ({ one, other }) => (
						<To to={`/dubletter/${one.id}/${other.id}`}>
							{say('Sammenlign', 'Compare')}
							<span class="sr-only">: {fullName(one)}</span>
						</To>
					),
				},
			],
		},
	)
}

const showMerged = async (ask: Ask): Promise<Answer> => {
	const { db, say } = ask
	const rows = await forwardingsInto(db, 'everyone')
	const citizens = await findCitizens(db, [...new Set(rows.map(({ stays }) => stays))])
	const names = await staffNames(db)
	const nameOf = (person: PersonId): string => {
		const citizen = citizens.get(person)
		return citizen === undefined ? '' : fullName(citizen)
	}
	const title = say('Lagt sammen', 'Merged')
	return listPage(
		ask,
		title,
		<>
			<p class="d-print-none">
				<To to="/dubletter">{say('Alle dubletter', 'All duplicates')}</To>
			</p>
			<Heading
				title={title}
				lead={say(
					'Hvem der blev lagt sammen, af hvem og hvorfor. Det kan ikke rettes.',
					'Who was merged, by whom and why. It cannot be changed.',
				)}
			/>
		</>,
		{
			rows,
			exportName: 'lagt-sammen',
			caption: title,
			sees: ({ stays, absorbed }) => [stays, absorbed],
			empty: <Empty title={say('Ingen er lagt sammen endnu.', 'Nobody has been merged yet.')} />,
			columns: [
				{
					key: 'tid',
					label: say('Hvornår', 'When'),
					value: ({ at }) => at,
					cell: ({ at }) => writeShortMoment(at, ask.language),
				},
				{
					key: 'fra',
					label: say('Registreringen', 'The registration'),
					value: ({ name, cpr }) => `${name}, ${maskCpr(cpr)}`,
				},
				{
					key: 'til',
					label: say('Er nu', 'Is now'),
					value: ({ stays }) => nameOf(stays),
					cell: ({ stays }) => (opensCards(ask) ? <To to={`/borger/${stays}`}>{nameOf(stays)}</To> : nameOf(stays)),
				},
				{ key: 'hvem', label: say('Lagt sammen af', 'Merged by'), value: ({ by }) => names.get(by) ?? '' },
				{ key: 'hvorfor', label: say('Fordi', 'Because'), value: ({ because }) => because },
				{
					key: 'dobbelt',
					label: say('Stod dobbelt', 'Stood twice'),
					value: ({ doubles }) => doubles,
					align: 'right',
				},
			],
		},
	)
}
