import { citizenIdleMinutes } from '#access/index.ts'
import type { FactSource } from '#eligibility/index.ts'
import { readId } from '#kernel/ids.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { minutesOfOwnPass, openOwnPass, passCookie, takeBackOptOut } from '#offer/actions.ts'
import { type Answer, type Ask, listPage, type Route } from '#platform/web/index.ts'
import { Empty, Heading, To } from '#platform/web/parts.tsx'
import { noteFetched, releasedFileOf } from '../record/record-release-actions.ts'
import { askForRecord, ownRequest } from '../record/record-request-actions.ts'
import { ownOf, ownReads } from './own-actions.ts'
import { OwnPage } from './own-page.tsx'

/** A citizen's own page: only theirs, and logged as their own reading. */
export const ownRoutes = (sources: readonly FactSource[]): Route[] => {
	const own = (method: Route['method'], path: string, shows: string, handle: Route['handle']): Route => ({
		...{ method, path, shows, handle },
		for: 'citizen',
	})
	return [
		own('get', '/min-side/oversigt', 'Min side', (ask) => show(ask, sources)),
		own('get', '/min-side/hvem-har-set', 'Min side: hvem har set', showReads),
		own('get', '/min-side/fil', 'Min side: hele filen', fetchFile),
		own('post', '/min-side/svar', '', answer),
		own('post', '/min-side/kontakt-mig-igen', '', contactAgain),
		own('post', '/min-side/bed-om-alt', '', askForAll),
	]
}

const show = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	const person = ask.asCitizen()
	const own = await ownOf(ask.db, ask.at, person, sources)
	return own === null
		? { missing: ask.say('Vi har ikke længere noget skrevet om dig.', 'We no longer have anything written about you.') }
		: {
				title: ask.say('Min side', 'My page'),
				sees: [person],
				page: (
					<OwnPage
						own={own}
						municipality={ask.municipality}
						at={ask.at}
						idleMinutes={citizenIdleMinutes}
						formKey={crypto.randomUUID()}
					/>
				),
			}
}

const showReads = async (ask: Ask): Promise<Answer> => {
	const { say } = ask
	const person = ask.asCitizen()
	const title = say('Hvem har set dine oplysninger?', 'Who has looked at your information?')
	const list = listPage(
		ask,
		title,
		<>
			<p class="d-print-none">
				<To to="/min-side/oversigt">{say('Tilbage til Min side', 'Back to My page')}</To>
			</p>
			<Heading
				title={title}
				lead={say(
					'Medarbejdere må kun se dine oplysninger, når de skal bruge dem i deres arbejde. Undrer noget dig, så ring til os.',
					'Staff may look only when they need to for their work. If anything surprises you, call us.',
				)}
			/>
		</>,
		{
			rows: await ownReads(ask.db, person),
			caption: title,
			exportName: 'hvem-har-set',
			sees: () => [person],
			empty: <Empty title={say('Ingen har set dine oplysninger endnu.', 'Nobody has looked yet.')} />,
			columns: [
				{
					key: 'tid',
					label: say('Hvornår', 'When'),
					value: ({ at }) => at,
					cell: ({ at }) => writeMoment(at, ask.language),
				},
				{ key: 'hvem', label: say('Hvem', 'Who'), value: ({ who }) => who },
				{ key: 'hvad', label: say('Hvad', 'What'), value: ({ what }) => what },
			],
		},
	)
	return 'page' in list || 'file' in list ? { ...list, sees: [person] } : list
}

/** The very file that was released; the first time it is fetched is written down. */
const fetchFile = async (ask: Ask): Promise<Answer> => {
	const person = ask.asCitizen()
	const request = await ownRequest(ask.db, person)
	const file = request === null ? null : await releasedFileOf(ask.db, request)
	if (request === null || file === null)
		return {
			missing: ask.say(
				'Der ligger ikke en fil klar til dig. Se på Min side, hvor langt den er.',
				'No file lies ready for you. See on My page how far it is.',
			),
		}
	await noteFetched(ask.db, ask.at, request.id)
	return {
		file,
		type: 'application/pdf',
		name: ask.say('det-der-er-skrevet-om-mig.pdf', 'what-is-written-about-me.pdf'),
		sees: [person],
	}
}

/** On to the answer page, where everything about an offer is answered; no code is needed by somebody who is logged in. */
const answer = async (ask: Ask): Promise<Answer> => {
	const pass = await openOwnPass(ask.db, ask.at, ask.asCitizen())
	return pass === null
		? {
				redirect: '/min-side/oversigt',
				done: ask.say('Der er ikke noget at svare på lige nu.', 'There is nothing to answer at present.'),
			}
		: { redirect: '/svar/tilbud', cookies: [{ name: passCookie, value: pass, maxAge: minutesOfOwnPass * 60 }] }
}

const contactAgain = async (ask: Ask): Promise<Answer> => {
	const words = 'Taget tilbage af borgeren på Min side · Taken back by the citizen on the own page'
	await takeBackOptOut(ask.db, ask.at, { person: ask.asCitizen(), words, by: null })
	return {
		redirect: '/min-side/oversigt',
		done: ask.say('Tak. Vi må gerne kontakte dig igen.', 'Thank you. We may contact you again.'),
	}
}

const askForAll = async (ask: Ask): Promise<Answer> => {
	const asked = await askForRecord(ask.db, ask.at, ask.municipality, {
		person: ask.asCitizen(),
		askedOn: ask.today,
		askedBy: 'citizen',
		askedByWords: '',
		askedHow: 'own_page',
		recordedBy: null,
		key: readId(ask.form.text('key')) ?? crypto.randomUUID(),
	})
	return asked.ok
		? { redirect: '/min-side/oversigt', done: ask.say('Vi har fået din anmodning.', 'We have your request.') }
		: {
				missing: ask.say(
					'Vi har ikke fået din anmodning. Ring til os, så skriver vi den ned.',
					'We do not have your request. Call us, and we will write it down.',
				),
			}
}
