import { workingDaysAfter } from '#inquiry/index.ts'
import { readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizens, withCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { readRequest, workingDaysToAnswer } from './record-request.ts'
import { askForRecord, listRequests } from './record-request-actions.ts'
import { RequestForm, refusals } from './record-request-form.tsx'
import { requestListPage } from './record-request-list-page.tsx'

const readers = ['coordinator']

/** Who has asked for everything that is written, and writing down that somebody has. */
export const recordAskedRoutes: readonly Route[] = [
	{
		...{ method: 'get', path: '/aktindsigt', shows: 'aktindsigt: anmodninger', for: readers },
		handle: (ask) => showList(ask),
		nav: { label: { da: 'Aktindsigt', en: 'Requests for files' }, order: 82 },
	},
	{
		...{ method: 'get', path: '/borger/:person/aktindsigt', shows: 'aktindsigt: anmodning', for: readers },
		handle: (ask) => withCitizen(ask, (citizen) => askWho(ask, citizen, {})),
	},
	{
		...{ method: 'post', path: '/borger/:person/aktindsigt', shows: 'aktindsigt: anmodning', for: readers },
		handle: (ask) => withCitizen(ask, (citizen) => writeDown(ask, citizen)),
	},
]

const showList = async (ask: Ask): Promise<Answer> => {
	const { waiting, ended } = await listRequests(ask.db, ask.at)
	const rows = [...waiting, ...ended]
	const names = await findCitizens(
		ask.db,
		rows.map(({ person }) => person),
	)
	return requestListPage(ask, rows, names)
}

const askWho = async (ask: Ask, citizen: Citizen, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const title = ask.say('Nogen har bedt om aktindsigt', 'Somebody has asked for the file')
	return {
		title,
		sees: [citizen.id],
		status: Object.keys(errors).length > 0 ? 422 : 200,
		page: (
			<RequestForm
				person={citizen.id}
				name={fullName(citizen)}
				title={title}
				today={ask.today}
				due={workingDaysAfter(ask.municipality, ask.today, workingDaysToAnswer)}
				typed={ask.form}
				newKey={crypto.randomUUID()}
				errors={errors}
			/>
		),
	}
}

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
