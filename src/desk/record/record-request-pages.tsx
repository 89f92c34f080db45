import { staffNames } from '#access/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { chooseLeftOut, contentOf, fileOf, preparedOf, releaseRecord, writtenSince } from './record-release-actions.ts'
import { keptUntil, type RecordRequest, type RequestId, stateOf } from './record-request.ts'
import { closeRequest, findRequest, prepareRecord } from './record-request-actions.ts'
import { RequestPage } from './record-request-page.tsx'
import { nothingKept, preparedWords, requestRefusal } from './record-request-words.ts'

/** Coordinators read cards and journals already; nobody is given more for this. */
const readers = ['coordinator']

/** One request: putting together, reading through, handing out. */
export const recordRoutes = (sources: readonly FactSource[]): Route[] => {
	const route = (method: Route['method'], path: string, shows: string, handle: Route['handle']): Route => ({
		...{ method, path, shows, handle },
		for: readers,
	})
	return [
		route('get', '/aktindsigt/:request', 'aktindsigt: hele sagen', (ask) =>
			withRequest(ask, (request, citizen) => show(ask, { request, citizen, sources })),
		),
		route('post', '/aktindsigt/:request/saml', '', (ask) =>
			withRequest(ask, (request) => prepare(ask, request, sources)),
		),
		route('post', '/aktindsigt/:request/udlever', '', (ask) =>
			withRequest(ask, (request, citizen) => decide(ask, { request, citizen, sources })),
		),
		route('post', '/aktindsigt/:request/luk', '', (ask) =>
			withRequest(ask, (request, citizen) => close(ask, { request, citizen, sources })),
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

type Asked = {
	readonly request: RecordRequest
	readonly citizen: Citizen
	readonly sources: readonly FactSource[]
}

const show = async (ask: Ask, { request, citizen, sources }: Asked, refused: string | null = null): Promise<Answer> => {
	const { db, at, municipality } = ask
	const names = await staffNames(db)
	const isRead = stateOf(request) === 'prepared'
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
					record: await preparedOf(db, request),
					writtenSince: isRead ? await writtenSince(db, at, { municipality, sources }, request) : [],
					keptUntil: keptUntil(request),
					nameOf: (staff) => names.get(staff) ?? '',
					refused,
				}}
			/>
		),
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
				done: preparedWords(done.value.lost)[ask.language],
			}
		: { refused: requestRefusal(ask, done.why), status: 409 }
}

/** Keeps what is to be left out, or hands out without it. */
const decide = async (ask: Ask, asked: Asked): Promise<Answer> => {
	const { form, say, db, at, municipality } = ask
	const { request, sources } = asked
	const read = {
		request: request.id,
		preparedAt: form.text('prepared'),
		leftOut: Object.fromEntries(form.all('line').map((number) => [number, form.text(`why-${number}`)])),
	}
	const isKept = form.text('do') === 'keep'
	const done = isKept
		? await chooseLeftOut(db, read)
		: await releaseRecord(db, at, { municipality, sources }, { ...read, by: ask.atWork().id })
	if (!done.ok) return show(ask, asked, requestRefusal(ask, done.why))
	return {
		redirect: `/aktindsigt/${request.id}`,
		done: isKept
			? say('Valgene er gemt. Filen er ikke udleveret endnu.', 'The choices are kept. The file is not handed out yet.')
			: say('Filen er udleveret og kan hentes.', 'The file is handed out and can be fetched.'),
	}
}

const close = async (ask: Ask, asked: Asked): Promise<Answer> => {
	const { request } = asked
	const closed = await closeRequest(ask.db, ask.at, {
		request: request.id,
		because: ask.form.text('because'),
		by: ask.atWork().id,
	})
	return closed.ok
		? { redirect: '/aktindsigt', done: ask.say('Anmodningen er lukket.', 'The request is closed.') }
		: show(ask, asked, requestRefusal(ask, closed.why))
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
			: { refused: requestRefusal(ask, pdf.why), status: 409 }
	return {
		file: pdf.value,
		type: 'application/pdf',
		name: ask.say('aktindsigt.pdf', 'file.pdf'),
		inline: true,
		sees: [request.person],
	}
}
