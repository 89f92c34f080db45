import type { Ask, Route } from '#platform/web/index.ts'
import { Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import { AlongPage } from './along-page.tsx'
import { NoNetworkPage, type ShellProps } from './along-shell.tsx'

const homeOf = (ask: Ask): string => ask.link('/').replace(/\/$/, '')
const shellProps = (ask: Ask): ShellProps => ({
	say: ask.say,
	language: ask.language,
	name: ask.municipality.name[ask.language],
	home: homeOf(ask),
})

/** The same for everyone, logged in or not: what is taken along never passes through it. */
const showShell = async (ask: Ask) => {
	const page = <AlongPage {...shellProps(ask)} />
	return { body: `<!doctype html>${String(page)}`, type: 'text/html; charset=utf-8', status: 200 as const }
}

/** What the browser shows in the place of other pages while there is no network. */
const showNoNetwork = async (ask: Ask) => {
	const page = <NoNetworkPage {...shellProps(ask)} />
	return { body: `<!doctype html>${String(page)}`, type: 'text/html; charset=utf-8', status: 200 as const }
}

/** What lets the page be put among the device's own programs. */
const showManifest = async (ask: Ask) => {
	const home = homeOf(ask)
	const icon = (size: number, purpose: string) => ({
		src: `/assets/icon-${size}.png`,
		sizes: `${size}x${size}`,
		type: 'image/png',
		purpose,
	})
	const manifest = {
		id: `${home}/med`,
		name: `${ask.say('Hjemmebesøg', 'Home visits')} – ${ask.municipality.name[ask.language]}`,
		short_name: ask.say('Hjemmebesøg', 'Home visits'),
		lang: ask.language,
		start_url: `${home}/med`,
		scope: `${home}/med`,
		display: 'standalone',
		theme_color: '#44831e',
		background_color: '#ffffff',
		icons: [icon(192, 'any'), icon(512, 'any'), icon(512, 'maskable')],
	}
	return { body: JSON.stringify(manifest), type: 'application/manifest+json', status: 200 as const }
}

/** Where the page without a network asks whether somebody is logged in, and with what token. */
const showReady = async (ask: Ask) => ({
	title: ask.say('Klar til at tage dagen med', 'Ready to take the day along'),
	page: (
		<>
			<Heading title={ask.say('Klar til at tage dagen med', 'Ready to take the day along')} />
			<Form to="/besoeg/tag-med" data={{ taking: '' }}>
				<input type="hidden" name="day" value={ask.today} />
			</Form>
			<LinkButton to="/med" look="primary">
				{ask.say('Tag dagen med', 'Take the day along')}
			</LinkButton>
		</>
	),
})

export const alongRoutes: readonly Route[] = [
	{ method: 'get', path: '/med', for: 'anyone', shows: '', handle: showShell },
	{ method: 'get', path: '/med/uden-net', for: 'anyone', shows: '', handle: showNoNetwork },
	{ method: 'get', path: '/med/app.webmanifest', for: 'anyone', shows: '', handle: showManifest },
	{ method: 'get', path: '/med/klar', for: ['consultant', 'coordinator'], shows: '', handle: showReady },
]
