import { readDay } from '#kernel/day.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { listStandards } from './actions.ts'
import { FrontPage } from './front-page.tsx'
import { type Standard, standardOn } from './standard.ts'
import { StandardPage } from './standard-page.tsx'

const front = async (ask: Ask): Promise<Answer> => {
	const { municipality, at, today, language, say } = ask
	const standard = standardOn(await listStandards(ask.db), today)
	return {
		page: <FrontPage municipality={municipality} standard={standard} at={at} language={language} />,
		title: say('Forebyggende hjemmebesøg', 'Preventive home visits'),
	}
}

const shown = (ask: Ask, versions: readonly Standard[], version: Standard): Answer => ({
	page: (
		<StandardPage
			versions={versions}
			shown={version}
			inForce={standardOn(versions, ask.today)}
			office={ask.municipality}
			language={ask.language}
		/>
	),
	title: version.title[ask.language],
})

const current = async (ask: Ask): Promise<Answer> => {
	const versions = await listStandards(ask.db)
	const version = standardOn(versions, ask.today) ?? versions.at(-1)
	if (version) return shown(ask, versions, version)
	return {
		missing: ask.say(
			'Kommunen har endnu ikke lagt en kvalitetsstandard frem her. Ring til os, hvis du vil vide mere.',
			'The municipality has not yet published a standard here. Call us if you want to know more.',
		),
	}
}

const dated = async (ask: Ask): Promise<Answer> => {
	const from = readDay(ask.params.validFrom ?? '')
	const versions = await listStandards(ask.db)
	const version = versions.find(({ validFrom }) => validFrom === from)
	if (version) return shown(ask, versions, version)
	return {
		missing: ask.say(
			'Der er ingen udgave af kvalitetsstandarden fra den dag. Alle udgaver står nederst på siden med den, der gælder nu.',
			'There is no version of the standard from that day. All versions are listed at the foot of the page with the one in force.',
		),
	}
}

/** What anyone may read without signing in. */
export const standardPages = (): Route[] => [
	{ method: 'get', path: '/', for: 'anyone', shows: '', handle: front },
	{ method: 'get', path: '/standard', for: 'anyone', shows: '', handle: current },
	{ method: 'get', path: '/standard/:validFrom', for: 'anyone', shows: '', handle: dated },
]
