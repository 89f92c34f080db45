import type { Child } from 'hono/jsx'
import { addMonths } from '#kernel/day.ts'
import { languageName } from '#kernel/spoken.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { listPage } from '#platform/web/list.tsx'
import { Alert, Badge, Button, Empty, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import {
	audiences,
	contentFields,
	inOrderOfCare,
	isEnded,
	type LocalOffer,
	localOfferKinds,
	staleness,
} from './local-offer.ts'
import {
	audienceText,
	forWhomText,
	languagesText,
	localOfferFieldText,
	localOfferKindText,
	localOfferValue,
	staleText,
} from './local-offer-words.ts'

type Columns = Parameters<typeof listPage<LocalOffer>>[3]['columns']

/** The directory: what must be looked at first, then by name; ended ones only when asked for. */
export const localOfferListPage = (ask: Ask, everyOffer: readonly LocalOffer[]): Answer => {
	const { say, language, today, municipality } = ask
	const months = municipality.localOffers.checkMonths
	const why = (offer: LocalOffer) => staleness(offer, today, months)
	const wantsEnded = ask.query.get('tilstand') === 'afsluttet'
	const rows = inOrderOfCare(everyOffer, today, months).filter((offer) => wantsEnded || !isEnded(offer, today))
	const spokenThere = [...new Set(rows.flatMap(({ languages }) => languages))]
	return listPage<LocalOffer>(
		ask,
		say('Lokale tilbud', 'Local offers'),
		<>
			<Heading
				title={say('Lokale tilbud', 'Local offers')}
				lead={say(
					'Det, I kan fortælle borgerne om: kommunens, frivilliges og foreningers tilbud.',
					'What you can tell citizens about: offers of the municipality, of volunteers and of associations.',
				)}
			/>
			{ask.atWork().roles.includes('coordinator') ? (
				<p class="d-print-none">
					<LinkButton to="/lokale-tilbud/nyt" look="primary">
						{say('Nyt tilbud', 'New offer')}
					</LinkButton>
				</p>
			) : null}
			<ToCheck ask={ask} stale={everyOffer.filter((offer) => why(offer) !== null)} months={months} />
		</>,
		{
			rows,
			caption: say('Lokale tilbud', 'Local offers'),
			exportName: 'lokale-tilbud',
			rowsAPage: 200,
			empty: (
				<Empty
					title={
						wantsEnded
							? say('Ingen tilbud er afsluttet.', 'No offer has ended.')
							: say('Der er ingen tilbud på listen endnu.', 'There are no offers in the directory yet.')
					}
				>
					{say(
						'En koordinator tilføjer dem her, eller de kommer ind med kommunens fil ved næste start.',
						'A coordinator adds them here, or they come in with the municipality’s file at the next start.',
					)}
				</Empty>
			),
			filters: [
				{
					key: 'hvem',
					label: say('Hvem står bag', 'Who is behind it'),
					choices: localOfferKinds.map((kind) => ({ value: kind, label: localOfferKindText(kind)[language] })),
					keeps: (offer, value) => offer.kind === value,
				},
				{
					key: 'for',
					label: say('Særligt for', 'Especially for'),
					choices: audiences.map((one) => ({ value: one, label: audienceText(one)[language] })),
					keeps: (offer, value) => offer.audiences.some((one) => one === value),
				},
				{
					key: 'sprog',
					label: say('Sprog', 'Language'),
					choices: spokenThere.map((code) => ({ value: code, label: languageName(code, language) })),
					keeps: (offer, value) => offer.languages.includes(value),
				},
				{
					key: 'tilstand',
					label: say('Tilstand', 'State'),
					choices: [
						{ value: 'se-efter', label: say('Skal ses efter', 'To be checked') },
						{ value: 'afsluttet', label: say('Afsluttet', 'Ended') },
					],
					keeps: (offer, value) => (value === 'afsluttet' ? isEnded(offer, today) : why(offer) !== null),
				},
			],
			columns: ask.query.get('format') === 'csv' ? exported(ask) : shown(ask, why),
		},
	)
}

const ToCheck = ({ ask, stale, months }: { ask: Ask; stale: readonly LocalOffer[]; months: number }) => {
	const { say, today } = ask
	if (stale.length === 0) return null
	const since = writeShortDay(addMonths(today, -months))
	const number = stale.length
	return (
		<div class="d-print-none">
			<Alert
				kind="warning"
				title={
					number === 1
						? say('1 tilbud skal ses efter', '1 offer is to be checked')
						: say(`${number} tilbud skal ses efter`, `${number} offers are to be checked`)
				}
			>
				{say(
					`Deres sidste dag er passeret, eller ingen har set efter siden ${since}. De står først. `,
					`Their last day has passed, or nobody has checked since ${since}. They stand first. `,
				)}
				<To to="/lokale-tilbud?tilstand=se-efter">{say('Vis kun dem', 'Show only those')}</To>
			</Alert>
		</div>
	)
}

type Why = (offer: LocalOffer) => ReturnType<typeof staleness>

const shown = (ask: Ask, why: Why): Columns => {
	const { say, language, today } = ask
	const alsoIn = ({ languages }: LocalOffer) =>
		languages.length === 0 ? '' : `${say('Også på', 'Also in')} ${languagesText(languages, language)}`
	return [
		{
			key: 'navn',
			label: say('Tilbud', 'Offer'),
			value: ({ name, what }) => `${name} ${what}`,
			cell: ({ id, name, what }) => (
				<>
					<To to={`/lokale-tilbud/${id}`}>{name}</To>
					<br />
					{what}
				</>
			),
		},
		{
			key: 'hvem',
			label: say('Hvem står bag', 'Who is behind it'),
			value: ({ kind }) => localOfferKindText(kind)[language],
		},
		{
			key: 'sted',
			label: say('Sted og tid', 'Place and time'),
			value: ({ place, time }) => [place, time].filter(Boolean).join('. '),
			cell: ({ place, time }) => lines(place, time),
		},
		{ key: 'kontakt', label: say('Kontakt', 'Contact'), value: ({ contact }) => contact },
		{
			key: 'for',
			label: say('For hvem', 'For whom'),
			value: (offer) => [forWhomText(offer, language), offer.focus, alsoIn(offer)].filter(Boolean).join('. '),
			cell: (offer) => lines(forWhomText(offer, language), offer.focus, alsoIn(offer)),
		},
		{
			key: 'set-efter',
			label: say('Set efter', 'Checked'),
			value: ({ checkedOn }) => checkedOn,
			cell: (offer) => {
				const stale = why(offer)
				return (
					<>
						{writeShortDay(offer.checkedOn)}
						{offer.validUntil === null ? null : (
							<>
								<br />
								{say('Gælder til', 'Valid until')} {writeShortDay(offer.validUntil)}
							</>
						)}
						{stale === null ? null : (
							<>
								<br />
								<Badge kind="warning" text={staleText(stale)[language]} />
							</>
						)}
						{isEnded(offer, today) ? (
							<>
								<br />
								<Badge kind="none" text={say('Afsluttet', 'Ended')} />
							</>
						) : null}
						{stale === 'unchecked' ? (
							<StillRight offer={offer} words={say('Stadig rigtigt', 'Still right')} from="liste" />
						) : null}
					</>
				)
			},
		},
	]
}

/** Each that says something, on a line of its own. */
const lines = (...words: readonly string[]): Child =>
	words.filter(Boolean).map((one, nth) => (
		<>
			{nth === 0 ? null : <br />}
			{one}
		</>
	))

/** One press from the list; the name is said to whoever does not see the row. */
export const StillRight = ({ offer, words, from }: { offer: LocalOffer; words: string; from?: 'liste' }) => (
	<Form to={`/lokale-tilbud/${offer.id}/set-efter`} class="d-print-none">
		<input type="hidden" name="version" value={String(offer.version)} />
		{from ? <input type="hidden" name="from" value={from} /> : null}
		<Button look="secondary" class="button-small">
			{words}
			<span class="sr-only"> {offer.name}</span>
		</Button>
	</Form>
)

const exported = ({ say, language }: Ask): Columns => [
	...contentFields.map((field) => ({
		key: field,
		label: localOfferFieldText(field)[language],
		value: (offer: LocalOffer) =>
			field === 'validUntil' ? (offer.validUntil ?? '') : localOfferValue(offer, field, language),
	})),
	{ key: 'set-efter', label: say('Set efter', 'Checked'), value: ({ checkedOn }) => checkedOn },
	{ key: 'afsluttet', label: say('Afsluttet', 'Ended'), value: ({ endedOn }) => endedOn },
]
