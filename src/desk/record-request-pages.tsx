import type { Child } from 'hono/jsx'
import { staffNames } from '#access/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { DeadlineBadge, workingDaysAfter } from '#inquiry/index.ts'
import { readId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay, writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import { type Answer, type Ask, listPage, type Route } from '#platform/web/index.ts'
import { Button, DayFields, Empty, Errors, Field, Form, Heading, LinkButton, Radios, To } from '#platform/web/parts.tsx'
import { findCitizen, findCitizens } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { withCitizen } from './asked-actions.ts'
import {
	type AskedHow,
	type Asker,
	askedHow,
	askers,
	askerText,
	howText,
	keptUntil,
	type RecordRequest,
	type RequestId,
	type RequestRefusal,
	readRequest,
	stateOf,
	stateText,
	workingDaysToAnswer,
} from './record-request.ts'
import {
	askForRecord,
	closeRequest,
	contentOf,
	fileOf,
	findRequest,
	listRequests,
	preparedOf,
	prepareRecord,
	type RequestWhy,
	releaseRecord,
} from './record-request-actions.ts'
import { RequestPage } from './record-request-page.tsx'

/** Coordinators read cards and journals already; nobody is given more for this. */
const readers = ['coordinator']

/** Requests for everything that is written: their clock, putting together, reading through, handing out. */
export const recordRoutes = (sources: readonly FactSource[]): Route[] => {
	const route = (method: Route['method'], path: string, shows: string, handle: Route['handle']): Route => ({
		...{ method, path, shows, handle },
		for: readers,
	})
	return [
		{
			...route('get', '/aktindsigt', 'aktindsigt: anmodninger', showList),
			nav: { label: { da: 'Aktindsigt', en: 'Requests for files' }, order: 82 },
		},
		route('get', '/borger/:person/aktindsigt', 'aktindsigt: anmodning', (ask) =>
			withCitizen(ask, (citizen) => askWho(ask, citizen, {})),
		),
		route('post', '/borger/:person/aktindsigt', 'aktindsigt: anmodning', (ask) =>
			withCitizen(ask, (citizen) => writeDown(ask, citizen)),
		),
		route('get', '/aktindsigt/:request', 'aktindsigt: hele sagen', (ask) =>
			withRequest(ask, (request, citizen) => show(ask, request, citizen)),
		),
		route('post', '/aktindsigt/:request/saml', '', (ask) =>
			withRequest(ask, (request) => prepare(ask, request, sources)),
		),
		route('post', '/aktindsigt/:request/udlever', '', (ask) =>
			withRequest(ask, (request, citizen) => release(ask, request, citizen)),
		),
		route('post', '/aktindsigt/:request/luk', '', (ask) =>
			withRequest(ask, (request, citizen) => close(ask, request, citizen)),
		),
		route('get', '/aktindsigt/:request/fil', 'aktindsigt: hele sagen som fil', (ask) =>
			withRequest(ask, (request) => file(ask, request)),
		),
	]
}

const withRequest = async (
	ask: Ask,
	then: (request: RecordRequest, citizen: Citizen) => Promise<Answer>,
): Promise<Answer> => {
	const id: RequestId | null = readId(ask.params.request)
	const request = id === null ? null : await findRequest(ask.db, id)
	const citizen = request === null ? null : await findCitizen(ask.db, request.person)
	return request === null || citizen === null
		? {
				missing: ask.say(
					'Anmodningen findes ikke. Se listen under Aktindsigt.',
					'There is no such request. See the list under Requests for files.',
				),
			}
		: then(request, citizen)
}

const showList = async (ask: Ask): Promise<Answer> => {
	const { say, db, today, language } = ask
	const { waiting, ended } = await listRequests(db, ask.at)
	const rows = [...waiting, ...ended]
	const names = await findCitizens(
		db,
		rows.map(({ person }) => person),
	)
	const nameOf = ({ person }: RecordRequest): string => {
		const citizen = names.get(person)
		return citizen === undefined ? '' : fullName(citizen)
	}
	return listPage(
		ask,
		say('Aktindsigt', 'Requests for files'),
		<Heading
			title={say('Aktindsigt', 'Requests for files')}
			lead={say(
				`Borgere, der har bedt om alt, hvad vi har skrevet om dem. Svaret gives inden ${workingDaysToAnswer} arbejdsdage. Begynd på borgerens kort, når nogen beder om det i telefonen eller i et brev.`,
				`Citizens who have asked for everything we have written about them. They are answered within ${workingDaysToAnswer} working days. Begin on the citizen’s card when somebody asks by telephone or letter.`,
			)}
		/>,
		{
			rows,
			caption: say('Anmodninger om aktindsigt, den mest presserende først', 'Requests, the most pressing first'),
			exportName: 'aktindsigt',
			sees: ({ person }) => [person],
			empty: (
				<Empty title={say('Ingen har bedt om aktindsigt.', 'Nobody has asked for their file.')}>
					{say(
						'Beder nogen om det, så find borgeren under Borgere, og vælg “Aktindsigt” på kortet.',
						'When somebody does, find the citizen under Citizens and choose “Request for the file” on the card.',
					)}
				</Empty>
			),
			columns: [
				{
					key: 'borger',
					label: say('Borger', 'Citizen'),
					value: nameOf,
					cell: (request): Child => <To to={`/aktindsigt/${request.id}`}>{nameOf(request)}</To>,
				},
				{
					key: 'bedt',
					label: say('Bedt om', 'Asked'),
					value: ({ askedOn }) => askedOn,
					cell: ({ askedOn }) => writeShortDay(askedOn),
				},
				{ key: 'hvordan', label: say('Hvordan', 'How'), value: ({ askedHow }) => howText[askedHow][language] },
				{
					key: 'frist',
					label: say('Frist', 'Due'),
					value: ({ dueOn }) => dueOn,
					cell: (request): Child =>
						stateOf(request) === 'asked' || stateOf(request) === 'prepared' ? (
							<DeadlineBadge dueOn={request.dueOn} today={today} />
						) : (
							writeShortDay(request.dueOn)
						),
				},
				{
					key: 'stand',
					label: say('Hvor langt', 'How far'),
					value: (request) => stateText[stateOf(request)][language],
				},
			],
			filters: [
				{
					key: 'stand',
					label: say('Hvor langt', 'How far'),
					choices: Object.entries(stateText).map(([value, words]) => ({ value, label: words[language] })),
					keeps: (request, value) => stateOf(request) === value,
				},
			],
		},
	)
}

const askWho = async (ask: Ask, citizen: Citizen, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const { say, language, form, today } = ask
	const title = say('Nogen har bedt om aktindsigt', 'Somebody has asked for the file')
	const due = workingDaysAfter(ask.municipality, today, workingDaysToAnswer)
	return {
		title,
		sees: [citizen.id],
		status: Object.keys(errors).length > 0 ? 422 : 200,
		page: (
			<>
				<Heading
					title={title}
					lead={say(
						`${fullName(citizen)} skal have svar inden ${workingDaysToAnswer} arbejdsdage. Er der bedt om det i dag, er fristen ${writeLongDay(due, 'da')}.`,
						`${fullName(citizen)} is to be answered within ${workingDaysToAnswer} working days. Asked for today, it is due ${writeLongDay(due, 'en')}.`,
					)}
				/>
				<Errors errors={errors} />
				<Form to={`/borger/${citizen.id}/aktindsigt`} class="hj-ask">
					<input type="hidden" name="key" value={readId(form.text('key')) ?? crypto.randomUUID()} />
					<DayFields
						label={say('Hvornår kom det til os?', 'When did it reach us?')}
						name="on"
						value={today}
						{...(form.has('on_year') ? { typed: form } : {})}
						{...(errors.on ? { error: errors.on } : {})}
					/>
					<Radios
						label={say('Hvordan?', 'How?')}
						name="how"
						value={form.text('how')}
						choices={askedHow
							.filter((how): how is Exclude<AskedHow, 'own_page'> => how !== 'own_page')
							.map((value) => ({ value, label: howText[value][language] }))}
						{...(errors.how ? { error: errors.how } : {})}
					/>
					<Radios
						label={say('Hvem bad om det?', 'Who asked?')}
						name="by"
						value={form.text('by') || 'citizen'}
						choices={askers.map((value: Asker) => ({ value, label: askerText[value][language] }))}
					/>
					<Field
						label={say('Var det en anden: hvem, og med hvilken ret?', 'If somebody else: who, and by what right?')}
						name="words"
						value={form.text('words')}
						required={false}
						hint={say(
							'Se fuldmagten eller beskikkelsen, før noget udleveres.',
							'See the authority or the appointment before anything is handed out.',
						)}
						{...(errors.words ? { error: errors.words } : {})}
					/>
					<div class="hj-row">
						<Button>{say('Skriv det ned', 'Write it down')}</Button>
						<LinkButton to={`/borger/${citizen.id}`}>{say('Fortryd', 'Cancel')}</LinkButton>
					</div>
				</Form>
			</>
		),
	}
}

const refusals = (ask: Ask): Record<RequestRefusal, Readonly<Record<string, string>>> => ({
	day_missing: { on: ask.say('Skriv dag, måned og år, med tal.', 'Write day, month and year, in digits.') },
	day_in_the_future: { on: ask.say('Dagen er ikke kommet endnu.', 'That day has not come yet.') },
	unknown_way: { how: ask.say('Vælg, hvordan der blev bedt om det.', 'Choose how it was asked.') },
	who_missing: {
		words: ask.say('Skriv, hvem det er, og med hvilken ret.', 'Write who it is, and by what right.'),
	},
})

const writeDown = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const { form } = ask
	const read = readRequest(
		{ askedOn: form.day('on'), askedBy: form.text('by'), words: form.text('words'), how: form.text('how') },
		ask.today,
	)
	if (!read.ok) return askWho(ask, citizen, refusals(ask)[read.why])
	const asked = await askForRecord(ask.db, ask.at, ask.municipality, {
		...read.value,
		person: citizen.id,
		recordedBy: ask.atWork().id,
		key: readId(form.text('key')) ?? crypto.randomUUID(),
	})
	return asked.ok
		? {
				redirect: `/aktindsigt/${asked.value}`,
				done: ask.say('Anmodningen er skrevet ned.', 'The request is written down.'),
			}
		: { missing: ask.say('Borgeren findes ikke.', 'There is no such citizen.') }
}

const show = async (
	ask: Ask,
	request: RecordRequest,
	citizen: Citizen,
	refused: string | null = null,
): Promise<Answer> => {
	const names = await staffNames(ask.db)
	const title = ask.say('Aktindsigt', 'Request for the file')
	return {
		title,
		sees: [citizen.id],
		status: refused === null ? 200 : 409,
		page: (
			<RequestPage
				sheet={{
					request,
					name: fullName(citizen),
					today: ask.today,
					record: await preparedOf(ask.db, request),
					keptUntil: keptUntil(request),
					nameOf: (staff) => names.get(staff) ?? '',
					refused,
				}}
			/>
		),
	}
}

const words = (ask: Ask, why: RequestWhy): string => {
	const { say } = ask
	switch (why) {
		case 'has_ended':
			return say('Anmodningen er allerede udleveret eller lukket.', 'The request is handed out or closed already.')
		case 'not_prepared':
			return say('Saml det hele først.', 'Put everything together first.')
		case 'prepared_anew':
			return say(
				'Det er samlet igen, siden du læste det. Læs det nye igennem, før du udleverer.',
				'It was put together again since you read it. Read the new one before handing it out.',
			)
		case 'cannot_be_set':
			return say(
				'Filen kan ikke laves. Kontakt den, der driver systemet; de kan lave den med kommandoen hjemmebesoeg record.',
				'The file cannot be made. Contact those who run the system; they can make it with the command hjemmebesoeg record.',
			)
		case 'no_reason':
			return say('Skriv, hvorfor anmodningen lukkes.', 'Write why the request is closed.')
		case 'unknown_request':
			return say('Anmodningen findes ikke.', 'There is no such request.')
	}
}

const prepare = async (ask: Ask, request: RecordRequest, sources: readonly FactSource[]): Promise<Answer> => {
	const done = await prepareRecord(ask.db, ask.at, ask.municipality, sources, {
		request: request.id,
		by: ask.atWork().id,
	})
	return done.ok
		? {
				redirect: `/aktindsigt/${request.id}`,
				done: ask.say(
					'Alt er samlet. Læs det igennem, før du udleverer.',
					'Everything is put together. Read it through first.',
				),
			}
		: { refused: words(ask, done.why), status: 409 }
}

const release = async (ask: Ask, request: RecordRequest, citizen: Citizen): Promise<Answer> => {
	const { form } = ask
	const numbers = form.all('line')
	const leftOut = Object.fromEntries(
		numbers.flatMap((number) => {
			const why = form.text(`why-${number}`)
			return why === '' ? [] : [[number, why] as const]
		}),
	)
	const done = await releaseRecord(ask.db, ask.at, {
		request: request.id,
		by: ask.atWork().id,
		preparedAt: form.text('prepared'),
		leftOut,
	})
	return done.ok
		? {
				redirect: `/aktindsigt/${request.id}`,
				done: ask.say('Filen er udleveret og kan hentes.', 'The file is handed out and can be fetched.'),
			}
		: show(ask, request, citizen, words(ask, done.why))
}

const close = async (ask: Ask, request: RecordRequest, citizen: Citizen): Promise<Answer> => {
	const closed = await closeRequest(ask.db, ask.at, {
		request: request.id,
		because: ask.form.text('because'),
		by: ask.atWork().id,
	})
	return closed.ok
		? { redirect: '/aktindsigt', done: ask.say('Anmodningen er lukket.', 'The request is closed.') }
		: show(ask, request, citizen, words(ask, closed.why))
}

/** What is kept of it, as a PDF or as JSON. */
const file = async (ask: Ask, request: RecordRequest): Promise<Answer> => {
	if (ask.query.get('som') === 'json') {
		const record = await contentOf(ask.db, request)
		return record === null
			? { missing: nothingKept(ask, request) }
			: {
					file: JSON.stringify(record, null, '\t'),
					type: 'application/json; charset=utf-8',
					name: 'aktindsigt.json',
					sees: [request.person],
				}
	}
	const pdf = await fileOf(ask.db, request)
	if (!pdf.ok)
		return pdf.why === 'nothing_is_kept'
			? { missing: nothingKept(ask, request) }
			: { refused: words(ask, pdf.why), status: 409 }
	return {
		file: pdf.value,
		type: 'application/pdf',
		name: ask.say('aktindsigt.pdf', 'file.pdf'),
		inline: true,
		sees: [request.person],
	}
}

const nothingKept = ({ say }: Ask, { prepared }: RecordRequest): string =>
	prepared === null
		? say('Filen er ikke samlet endnu.', 'The file is not put together yet.')
		: say(
				`Filen gemmes ikke mere. Den blev samlet ${writeDay(dayOf(prepared.at), 'da')}; bed om den igen fra borgerens kort.`,
				`The file is kept no more. It was put together on ${writeDay(dayOf(prepared.at), 'en')}; ask for it again from the citizen’s card.`,
			)
