import { monthOf } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { inDanishOrder } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import type { Ask, Column, Filter, List } from '#platform/web/index.ts'
import { Empty, To } from '#platform/web/parts.tsx'
import { ageOf, fullName, shownTown } from '#population/index.ts'
import { type Contact, type Due, type OfferState, wordsForContact, wordsForDue, wordsForState } from '../offer.ts'
import { type Batch, stateOfBatch } from './batch.ts'
import { choiceIn } from './batch-asked.ts'
import { DeedsOn, type Line, StandingOf, TimeOf, writeDue } from './batch-line.tsx'

/** What the coordinator looks at one kind at a time; a choice that every line shares is not offered. */
const filtersOf = (ask: Ask, lines: readonly Line[]): Filter<Line>[] => {
	const { say, language } = ask
	const by = (
		key: string,
		label: string,
		of: (line: Line) => readonly string[],
		word = (value: string) => value,
		order = word,
	) => ({
		key,
		label,
		choices: [...new Set(lines.flatMap(of))]
			.toSorted((one, other) => inDanishOrder(order(one), order(other)))
			.map((value) => ({ value, label: word(value) })),
		keeps: (line: Line, value: string) => of(line).includes(value),
	})
	const consultants = new Map<string, string>(
		lines.flatMap(({ offer, consultant }) =>
			offer.time === null || consultant === null ? [] : [[offer.time.staff, consultant]],
		),
	)
	const visitors = {
		known: say('Den samme som sidst', 'The same as last time'),
		new: say('En anden end sidst', 'Another than last time'),
		first: say('Første besøg', 'First visit'),
		none: say('Ingen tid i brevet', 'No time in the letter'),
	}
	return [
		by(
			'maaned',
			say('Fødselsmåned', 'Month of birth'),
			monthKey,
			(value) => writeMonth(Number(value), language),
			(value) => value,
		),
		by(
			'nu',
			say('Hvorfor nu', 'Why now'),
			({ offer }) => [offer.due.kind],
			(kind) => wordsForDue[kind as Due['kind']][language],
		),
		by(
			'kanal',
			say('Kanal', 'Channel'),
			({ offer }) => [offer.contact],
			(contact) => wordsForContact[contact as Contact][language],
		),
		by('grund', say('Grund', 'Ground'), ({ grounds }) => grounds),
		by('by', say('By', 'Town'), ({ citizen }) => [shownTown(citizen)[language]].filter(Boolean)),
		by(
			'medarbejder',
			say('Medarbejder', 'Consultant'),
			({ offer }) => (offer.time === null ? [] : [offer.time.staff]),
			(staff) => consultants.get(staff) ?? '',
		),
		by(
			'hvem',
			say('Hvem kommer', 'Who comes'),
			({ visitor }) => [visitor ?? 'none'],
			(value) => visitors[value as keyof typeof visitors],
		),
		by(
			'stand',
			say('Status', 'Status'),
			({ state }) => [state],
			(state) => wordsForState[state as OfferState][language],
		),
	].filter(({ choices, key }) => choices.length > 1 || ask.query.has(key))
}

const monthKey = ({ citizen }: Line): readonly string[] => [citizen.bornOn.slice(5, 7)]

/** The table of a batch: who, why, on which ground, how, when and by whom. */
export const batchList = (ask: Ask, batch: Batch, lines: readonly Line[]): List<Line> => {
	const { say, language, today } = ask
	const mayChoose = stateOfBatch(batch) === 'waits' && ask.atWork().roles.includes('coordinator')
	const query = choiceIn(ask.query)
	const status: Column<Line> = {
		key: 'status',
		label: say('Status', 'Status'),
		value: (line) => wordsForState[line.state][language],
		cell: (line) => <StandingOf line={line} />,
	}
	return {
		rows: lines,
		rowsAPage: 100,
		caption: say('Borgere i denne udsendelse', 'Citizens in this batch'),
		exportName: `tilbud-${dayOf(batch.proposedAt)}`,
		sees: ({ citizen, beside }) => (beside === null ? [citizen.id] : [citizen.id, beside.id]),
		empty: <Empty title={say('Der er ingen i udsendelsen', 'Nobody is in the batch')} />,
		filters: filtersOf(ask, lines),
		columns: [
			{
				key: 'navn',
				label: say('Navn', 'Name'),
				value: (line) => fullName(line.citizen),
				cell: (line) => (
					<>
						{mayChoose && line.state === 'proposed' ? (
							<input
								type="checkbox"
								class="hj-choose"
								name="offer"
								value={line.offer.id}
								form={takeOutForm}
								aria-label={say(`Vælg ${fullName(line.citizen)}`, `Choose ${fullName(line.citizen)}`)}
							/>
						) : null}
						<To to={`/borger/${line.citizen.id}`}>{fullName(line.citizen)}</To>
					</>
				),
			},
			{
				key: 'foedt',
				label: say('Født', 'Born'),
				value: (line) => line.citizen.bornOn.slice(5),
				cell: (line) => (
					<>
						{writeMonth(monthOf(line.citizen.bornOn), language)}
						<br />
						<span class="hj-quiet">
							{say(`${ageOf(line.citizen, today)} år`, `aged ${ageOf(line.citizen, today)}`)}
						</span>
					</>
				),
			},
			{ key: 'by', label: say('By', 'Town'), value: ({ citizen }) => shownTown(citizen)[language] },
			{ key: 'grund', label: say('Grund', 'Ground'), value: (line) => line.grounds.join(' · ') },
			{ key: 'nu', label: say('Hvorfor nu', 'Why now'), value: (line) => writeDue(line.offer.due, language) },
			{
				key: 'tid',
				label: say('Brev og tid', 'Letter and time'),
				value: (line) =>
					[wordsForContact[line.offer.contact][language], line.offer.time?.from.slice(0, 16).replace('T', ' ')]
						.filter(Boolean)
						.join(' '),
				cell: (line) => <TimeOf line={line} />,
			},
			// While everyone in it is only proposed, the column would say one word sixty times.
			...(lines.every(({ state }) => state === 'proposed') ? [] : [status]),
			{
				key: 'goer',
				label: say('Brev', 'Letter'),
				value: () => null,
				cell: (line) => <DeedsOn line={line} batch={batch} query={query} />,
			},
		],
	}
}

/** The form above the list that the boxes in it belong to. */
export const takeOutForm = 'tag-ud'
