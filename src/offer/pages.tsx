import type { FactSource } from '#eligibility/index.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { listPage } from '#platform/web/index.ts'
import { answerPages } from './answer/answer-pages.tsx'
import { conflictPages } from './answer/conflict-pages.tsx'
import { stateOfBatch } from './batch/batch.ts'
import { listBatches } from './batch/batch-actions.ts'
import { approve, goOn, settle, showBatch, showProgress, stop, withdraw } from './batch/batch-pages.tsx'
import { proposeBatch } from './batch/batch-proposal-actions.ts'
import { countsByBatch } from './batch/batch-store.ts'
import { askForTime, giveTime } from './batch/batch-time-pages.tsx'
import { layAgain } from './batch/batch-times-pages.tsx'
import { AboveBatches, batchesList } from './batch/batches-page.tsx'
import { leaf, showLetter } from './batch/leaf-pages.tsx'
import { showLeftOut } from './batch/left-out-pages.tsx'
import { askWhyOut, putThemBack, takeThemOut } from './batch/take-out-pages.tsx'
import { awaitingPages } from './call/awaiting-pages.tsx'
import { answerDoorPages } from './citizen/answer-door-pages.tsx'
import { citizenAnswerPages } from './citizen/citizen-answer-pages.tsx'
import { citizenEventPages } from './citizen/citizen-event-pages.tsx'
import { citizenYesPages } from './citizen/citizen-yes-pages.tsx'
import { eventPages } from './event/event-pages.tsx'
import { templatePages } from './letter/template-pages.tsx'
import { noContactPages } from './no-contact/no-contact-pages.tsx'
import { reminderPages } from './reminder/reminder-pages.tsx'
import { deliveryPages } from './sending/delivery-pages.tsx'
import { waitingPages } from './sending/waiting-pages.tsx'
import { lettersWaiting } from './sending/waiting-store.ts'
import { offersAwaiting } from './store.ts'
import { openPress } from './transport.ts'
import { showYear } from './year/year-pages.tsx'

const coordinators = ['coordinator'] as const
const readers = ['coordinator', 'manager'] as const
/** The batches, their letters, and the answers. */
export const offerPages = (sources: readonly FactSource[]): Route[] => {
	const press = openPress()
	return [
		{
			method: 'get',
			path: '/tilbud',
			for: readers,
			shows: '',
			nav: { label: { da: 'Tilbud', en: 'Offers' }, order: 40 },
			handle: showBatches,
		},
		{ method: 'post', path: '/tilbud', for: coordinators, shows: '', handle: (ask) => propose(ask, sources) },
		...awaitingPages(),
		...waitingPages(sources),
		...deliveryPages(),
		{ method: 'get', path: '/tilbud/aaret', for: readers, shows: '', handle: showYear },
		{ method: 'get', path: '/tilbud/:batch', for: readers, shows: 'udsendelse af tilbud', handle: showBatch },
		{
			method: 'post',
			path: '/tilbud/:batch/godkend',
			for: coordinators,
			shows: '',
			handle: approve,
		},
		{ method: 'post', path: '/tilbud/:batch/traek-tilbage', for: coordinators, shows: '', handle: withdraw },
		{ method: 'post', path: '/tilbud/:batch/laeg-igen', for: coordinators, shows: '', handle: layAgain },
		{
			method: 'get',
			path: '/tilbud/:batch/brev/:offer',
			for: readers,
			shows: 'brev med tilbud',
			handle: (ask) => showLetter(ask, press),
		},
		{ method: 'get', path: '/tilbud/:batch/fremdrift', for: readers, shows: '', handle: showProgress },
		{ method: 'post', path: '/tilbud/:batch/stop', for: coordinators, shows: '', handle: stop },
		{ method: 'post', path: '/tilbud/:batch/fortsaet', for: coordinators, shows: '', handle: goOn },
		{
			method: 'get',
			path: '/tilbud/:batch/ikke-med',
			for: readers,
			shows: 'ikke med i udsendelsen',
			handle: showLeftOut,
		},
		{ method: 'get', path: '/tilbud/:batch/se/:offer', for: readers, shows: 'brev i udsendelsen', handle: leaf },
		{
			method: 'get',
			path: '/tilbud/:batch/tid/:offer',
			for: coordinators,
			shows: 'ny tid i udsendelse',
			handle: (ask) => askForTime(ask),
		},
		{
			method: 'post',
			path: '/tilbud/:batch/tid/:offer',
			for: coordinators,
			shows: 'ny tid i udsendelse',
			handle: giveTime,
		},
		{
			method: 'get',
			path: '/tilbud/:batch/tag-ud',
			for: coordinators,
			shows: 'tag ud af udsendelse',
			handle: (ask) => askWhyOut(ask),
		},
		{
			method: 'post',
			path: '/tilbud/:batch/tag-ud',
			for: coordinators,
			shows: 'tag ud af udsendelse',
			handle: takeThemOut,
		},
		{ method: 'post', path: '/tilbud/:batch/tag-ind/:offer', for: coordinators, shows: '', handle: putThemBack },
		{ method: 'post', path: '/tilbud/:batch/afgoer/:offer', for: coordinators, shows: '', handle: settle },
		...eventPages(sources),
		...answerPages(),
		...noContactPages(),
		...reminderPages(),
		...conflictPages(),
		...answerDoorPages,
		...citizenYesPages(sources),
		...citizenEventPages(sources),
		...citizenAnswerPages(sources),
		...templatePages(),
	]
}

const showBatches = async (ask: Ask): Promise<Reply> => {
	const batches = await listBatches(ask.db)
	const counts = await countsByBatch(ask.db)
	const rows = batches.map((batch) => ({ batch, ...(counts.get(batch.id) ?? { offers: 0, sent: 0 }) }))
	const above = (
		<AboveBatches
			waiting={batches.find((batch) => stateOfBatch(batch) === 'waits') ?? null}
			limit={ask.municipality.batchLimit}
			awaiting={(await offersAwaiting(ask.db)).length}
			held={(await lettersWaiting(ask.db)).length}
			mayPropose={ask.atWork().roles.includes('coordinator')}
		/>
	)
	return listPage(ask, ask.say('Tilbud', 'Offers'), above, batchesList(ask, rows))
}

const propose = async (ask: Ask, sources: readonly FactSource[]): Promise<Reply> => {
	const [most, month] = [ask.form.number('hoejst'), ask.form.number('maaned')]
	const made = await proposeBatch(ask.db, ask.at, ask.municipality, ask.today, {
		limit: most === null ? undefined : Math.max(1, Math.floor(most)),
		birthMonth: month ?? undefined,
		by: ask.atWork().id,
		sources,
	})
	if (made.ok) return { redirect: `/tilbud/${made.value.id}` }
	const why = {
		one_waits_for_approval: ask.say(
			'En udsendelse venter allerede på godkendelse. Godkend den, eller træk den tilbage først.',
			'A batch waits for approval already. Approve or withdraw it first.',
		),
		nobody_is_due:
			month === null
				? ask.say('Ingen skal have et tilbud med brev lige nu.', 'Nobody is due for a letter just now.')
				: ask.say(
						'Ingen født i den måned skal have et tilbud med brev lige nu. Vælg en anden måned eller alle.',
						'Nobody born in that month is due for a letter just now. Choose another month, or every month.',
					),
		no_event_has_room: ask.say(
			'De, der skal have et tilbud nu, skal inviteres til et arrangement, og intet har plads. Planlæg et under Arrangementer.',
			'Those who are due now are to be invited to an event, and none has room. Plan one under Events.',
		),
		no_free_times: ask.say(
			'Der er ingen ledige tider i de næste uger. Læg arbejdstid ind for medarbejderne, og prøv igen.',
			'There are no free times in the coming weeks. Enter working hours for the consultants, and try again.',
		),
	}
	return { refused: why[made.why], status: 409 }
}
