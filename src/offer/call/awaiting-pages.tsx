import type { OfferId } from '#kernel/ids.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { type Ask, type List, listPage, type Answer as Reply, type Route } from '#platform/web/index.ts'
import { Badge, Empty, Heading, To } from '#platform/web/parts.tsx'
import { findCitizens } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { type Answer, wordsForAnswer } from '../answer/answer.ts'
import { answersTo } from '../answer/answer-store.ts'
import { isConflicting } from '../answer/conflict.ts'
import { type Offer, wordsForContact } from '../offer.ts'
import { isStandingReminder } from '../reminder/reminder.ts'
import { type Reminding, remindingOf } from '../reminder/reminder-actions.ts'
import { offersAwaiting } from '../store.ts'

type Row = {
	readonly offer: Offer
	readonly citizen: Citizen
	readonly answers: readonly Answer[]
	readonly reminding: Reminding | null
}

/** Offers that were made and have no answer that ends them, with what is done about each next. */
export const awaitingPages = (): Route[] => [
	{
		method: 'get',
		path: '/tilbud/afventer',
		for: ['coordinator', 'manager'],
		shows: 'tilbud der afventer svar',
		handle: show,
	},
]

const show = async (ask: Ask): Promise<Reply> => {
	const { db, say } = ask
	const offers = await offersAwaiting(db)
	const ids = offers.map(({ id }) => id)
	const citizens = await findCitizens(
		db,
		offers.map(({ person }) => person),
	)
	const answers: ReadonlyMap<OfferId, readonly Answer[]> = Map.groupBy(await answersTo(db, ids), ({ offer }) => offer)
	const reminding = await remindingOf(db, ask.today, ask.municipality, offers)
	const rows = offers.flatMap((offer): Row[] => {
		const citizen = citizens.get(offer.person)
		return citizen === undefined
			? []
			: [{ offer, citizen, answers: answers.get(offer.id) ?? [], reminding: reminding.get(offer.id) ?? null }]
	})
	const title = say('Tilbud, der afventer svar', 'Offers awaiting an answer')
	const lead = say(
		'Den, der ikke svarer, får en påmindelse efter kvalitetsstandardens plan. Du kan sende den før.',
		'Whoever does not answer is reminded by the plan of the quality standard. You can send the reminder earlier.',
	)
	return listPage(ask, title, <Heading title={title} lead={lead} />, listOf(ask, rows))
}

const listOf = (ask: Ask, rows: readonly Row[]): List<Row> => {
	const { say, language } = ask
	const mayDo = ask.atWork().roles.includes('coordinator')
	const writtenOf = ({ reminding }: Row): number => (reminding?.letters ?? []).filter(isStandingReminder).length
	const status = ({ answers, offer }: Row): string => {
		const last = answers.at(-1)
		if (isConflicting(answers)) return say('Svarene modsiger hinanden', 'The answers contradict each other')
		if (last !== undefined) return wordsForAnswer[last.kind][language]
		return offer.answerBy !== null && offer.answerBy < ask.today ? say('Fristen er gået', 'Past its day') : ''
	}
	return {
		rows,
		caption: say('Tilbud, der afventer svar', 'Offers awaiting an answer'),
		exportName: 'afventer-svar',
		empty: (
			<Empty title={say('Ingen tilbud afventer svar', 'No offers await an answer')}>
				{say(
					'Når en udsendelse er sendt, står de her, indtil borgerne har svaret.',
					'Once a batch has been sent, its offers stand here until the citizens have answered.',
				)}
			</Empty>
		),
		sees: ({ citizen }) => [citizen.id],
		columns: [
			{
				key: 'navn',
				label: say('Navn', 'Name'),
				value: ({ citizen }) => fullName(citizen),
				cell: ({ citizen }) => <To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>,
			},
			{ key: 'kanal', label: say('Kanal', 'Channel'), value: ({ offer }) => wordsForContact[offer.contact][language] },
			{
				key: 'dag',
				label: say('Tilbud givet', 'Offered'),
				value: ({ offer }) => offer.madeOn,
				cell: ({ offer }) => (offer.madeOn === null ? '' : writeShortDay(offer.madeOn)),
			},
			{
				key: 'frist',
				label: say('Svar senest', 'Answer by'),
				value: ({ offer }) => offer.answerBy,
				cell: ({ offer }) => (offer.answerBy === null ? '' : writeShortDay(offer.answerBy)),
			},
			{ key: 'paamindet', label: say('Påmindet', 'Reminded'), value: writtenOf, align: 'right' },
			{
				key: 'naeste',
				label: say('Næste påmindelse', 'Next reminder'),
				value: ({ reminding }) => reminding?.next?.on ?? null,
				cell: ({ reminding }) =>
					reminding?.next ? <span class="hj-nowrap">{writeShortDay(reminding.next.on)}</span> : '–',
			},
			{
				key: 'svar',
				label: say('Status', 'Status'),
				value: status,
				cell: (row) => (isConflicting(row.answers) ? <Badge kind="warning" text={status(row)} /> : status(row)),
			},
			{
				key: 'goer',
				label: say('Næste skridt', 'Next step'),
				value: () => null,
				cell: ({ offer, citizen, answers }) => {
					const who = <span class="sr-only"> {fullName(citizen)}</span>
					if (!mayDo) return null
					if (isConflicting(answers))
						return (
							<To to={`/borger/${citizen.id}/modstrid/${offer.id}`}>
								{say('Find ud af, hvad der gælder', 'Find out what holds')}
								{who}
							</To>
						)
					return (
						<>
							<To to={`/borger/${citizen.id}/svar/${offer.id}`}>
								{say('Skriv svar', 'Record answer')}
								{who}
							</To>
							{answers.at(-1)?.kind === 'call_later' ? null : (
								<>
									{' · '}
									<To to={`/borger/${citizen.id}/paamind/${offer.id}`}>
										{say('Påmind', 'Remind')}
										{who}
									</To>
								</>
							)}
						</>
					)
				},
			},
		],
	}
}
