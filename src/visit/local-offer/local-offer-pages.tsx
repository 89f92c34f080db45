import { staffNames } from '#access/actions.ts'
import { readId, type StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import type { Db } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import type { LocalOffer, LocalOfferVersion } from './local-offer.ts'
import {
	addLocalOffer,
	changeLocalOffer,
	confirmLocalOffer,
	endLocalOffer,
	everyLocalOffer,
	type LocalOfferWhy,
	localOfferStory,
	reopenLocalOffer,
} from './local-offer-actions.ts'
import { LocalOfferEdit } from './local-offer-edit-page.tsx'
import { emptyLocalOffer, type LocalOfferTyped, localOfferTyped, readLocalOffer } from './local-offer-fields.ts'
import { localOfferListPage } from './local-offer-list-page.tsx'
import { LocalOfferPage } from './local-offer-page.tsx'

const readers = ['consultant', 'coordinator', 'manager', 'administrator']
const checkers = ['consultant', 'coordinator']
const writers = ['coordinator']

type Story = readonly [LocalOfferVersion, ...LocalOfferVersion[]]
const isTold = (versions: readonly LocalOfferVersion[]): versions is Story => versions.length > 0

const missing = (ask: Ask): Answer => ({
	missing: ask.say(
		'Tilbuddet findes ikke. Find det rigtige på listen over lokale tilbud.',
		'There is no such offer. Find the right one in the list of local offers.',
	),
})

const whenFound =
	(handle: (ask: Ask, offer: LocalOffer, story: Story) => Promise<Answer>) =>
	async (ask: Ask): Promise<Answer> => {
		const story = await localOfferStory(ask.db, ask.params.localOffer ?? '')
		return isTold(story) ? handle(ask, (story.at(-1) ?? story[0]).offer, story) : missing(ask)
	}

const shown = async (ask: Ask, story: Story, refused: string | null = null): Promise<Answer> => {
	const names = await staffNames(ask.db)
	const { roles } = ask.atWork()
	return {
		title: (story.at(-1) ?? story[0]).offer.name,
		...(refused === null ? {} : { status: 409 as const }),
		page: (
			<LocalOfferPage
				story={story}
				today={ask.today}
				months={ask.municipality.localOffers.checkMonths}
				nameOf={(staff) =>
					staff === null ? ask.say('kommunens fil', 'the municipality’s file') : (names.get(staff) ?? '')
				}
				mayChange={writers.some((role) => roles.includes(role))}
				mayCheck={checkers.some((role) => roles.includes(role))}
				refused={refused}
			/>
		),
	}
}

const whyNot = (ask: Ask, why: LocalOfferWhy): string =>
	({
		unknown_offer: ask.say('Tilbuddet findes ikke.', 'There is no such offer.'),
		changed_meanwhile: ask.say(
			'En anden har ændret tilbuddet imens. Læs det igennem, og prøv igen.',
			'Somebody else has changed the offer meanwhile. Read it, and try again.',
		),
		is_ended: ask.say(
			'Tilbuddet er afsluttet. En koordinator kan åbne det igen.',
			'The offer has ended. A coordinator can open it again.',
		),
		has_passed: ask.say(
			'Tilbuddets sidste dag er passeret. En koordinator kan give det en ny sidste dag eller afslutte det.',
			'The offer’s last day has passed. A coordinator can give it a new last day, or end it.',
		),
	})[why]

const edit = (
	ask: Ask,
	offer: LocalOffer | null,
	typed: LocalOfferTyped,
	errors: Readonly<Record<string, string>> = {},
	{ newId = crypto.randomUUID() as string, changedMeanwhile = false } = {},
): Answer => ({
	title: offer === null ? ask.say('Nyt lokalt tilbud', 'New local offer') : offer.name,
	status: changedMeanwhile ? 409 : Object.keys(errors).length > 0 ? 422 : 200,
	page: (
		<LocalOfferEdit typed={typed} errors={errors} offer={offer} newId={newId} changedMeanwhile={changedMeanwhile} />
	),
})

const add = async (ask: Ask): Promise<Answer> => {
	const typed = localOfferTyped(ask.form)
	const newId = readId<string>(ask.form.text('id')) ?? crypto.randomUUID()
	const { content, errors } = readLocalOffer(typed, ask.say)
	if (content === null) return edit(ask, null, typed, errors, { newId })
	const added = await addLocalOffer(ask.db, ask.at, ask.atWork().id, newId, content)
	if (!added.ok) return edit(ask, null, typed, { name: formWasUsed[ask.language] })
	return {
		redirect: `/lokale-tilbud/${newId}`,
		done: ask.say('Tilbuddet er på listen.', 'The offer is in the directory.'),
	}
}

const change = async (ask: Ask, before: LocalOffer): Promise<Answer> => {
	const typed = localOfferTyped(ask.form)
	const { content, errors } = readLocalOffer(typed, ask.say)
	if (content === null) return edit(ask, before, typed, errors)
	const version = ask.form.number('version') ?? -1
	const done = await changeLocalOffer(ask.db, ask.at, ask.atWork().id, before.id, version, content)
	return done.ok
		? { redirect: `/lokale-tilbud/${before.id}`, done: ask.say('Rettelsen er gemt.', 'The change is saved.') }
		: edit(ask, before, typed, {}, { changedMeanwhile: true })
}

const told = async (
	ask: Ask,
	{ id }: LocalOffer,
	done: string,
	outcome: Outcome<LocalOffer, LocalOfferWhy>,
): Promise<Answer> => {
	if (outcome.ok) return { redirect: `/lokale-tilbud/${id}`, done }
	const story = await localOfferStory(ask.db, id)
	return isTold(story) ? shown(ask, story, whyNot(ask, outcome.why)) : missing(ask)
}

type Turn = (db: Db, at: Instant, by: StaffId, id: string) => Promise<Outcome<LocalOffer, LocalOfferWhy>>
const turn = (deed: Turn, da: string, en: string) =>
	whenFound(async (ask, offer) =>
		told(ask, offer, ask.say(da, en), await deed(ask.db, ask.at, ask.atWork().id, offer.id)),
	)

const confirm = whenFound(async (ask, offer) => {
	const version = ask.form.number('version') ?? -1
	const done = await confirmLocalOffer(ask.db, ask.at, ask.atWork().id, offer.id, version)
	const words = ask.say(`Set efter i dag: ${offer.name}.`, `Checked today: ${offer.name}.`)
	if (done.ok && ask.form.text('from') === 'liste') return { redirect: '/lokale-tilbud', done: words }
	return told(ask, offer, words, done)
})

const route = (method: Route['method'], path: string, whose: readonly string[], handle: Route['handle']): Route => ({
	method,
	path: `/lokale-tilbud${path}`,
	for: whose,
	shows: '',
	handle,
})

/** The directory of local offers. It knows no citizen. */
export const localOfferRoutes: readonly Route[] = [
	{
		...route('get', '', readers, async (ask) => localOfferListPage(ask, await everyLocalOffer(ask.db))),
		nav: {
			label: { da: 'Lokale tilbud', en: 'Local offers' },
			order: 77,
			for: ['coordinator', 'consultant', 'manager'],
		},
	},
	route('get', '/nyt', writers, async (ask) => edit(ask, null, emptyLocalOffer)),
	route('post', '/nyt', writers, add),
	route(
		'get',
		'/:localOffer',
		readers,
		whenFound((ask, _, story) => shown(ask, story)),
	),
	route(
		'get',
		'/:localOffer/ret',
		writers,
		whenFound(async (ask, offer) => edit(ask, offer, { ...offer, hasLastDay: offer.validUntil !== null })),
	),
	route('post', '/:localOffer/ret', writers, whenFound(change)),
	route('post', '/:localOffer/set-efter', checkers, confirm),
	route('post', '/:localOffer/afslut', writers, turn(endLocalOffer, 'Tilbuddet er afsluttet.', 'The offer has ended.')),
	route(
		'post',
		'/:localOffer/aabn',
		writers,
		turn(reopenLocalOffer, 'Tilbuddet er åbnet igen.', 'The offer is open again.'),
	),
]
