/// <reference lib="dom" />

/** What a service worker has, as far as this one needs it. */
type Worker = {
	readonly registration: { readonly scope: string }
	readonly clients: { readonly claim: () => Promise<void> }
	readonly skipWaiting: () => Promise<void>
	readonly addEventListener: (type: string, then: (event: WorkerEvent) => void) => void
}
type WorkerEvent = Event & {
	readonly request: Request
	readonly waitUntil: (until: Promise<unknown>) => void
	readonly respondWith: (answer: Promise<Response>) => void
}

const worker = self as unknown as Worker
const scope = new URL(worker.registration.scope).pathname
const home = `${scope}med`
const noNetwork = `${home}/uden-net`
const shelf = `shell${home}`

/** The page, its looks and its programs: nothing of any citizen, and nothing of who is logged in. */
const shell = [
	home,
	noNetwork,
	`${home}/app.webmanifest`,
	'/dkfds/css/dkfds-borgerdk.min.css',
	'/dkfds/img/all-svg-icons.svg',
	'/programs/hjemmebesoeg.css',
	'/assets/boot.js',
	'/assets/icon.svg',
	'/assets/icon-192.png',
	'/programs/visit-along.js',
	'/programs/visit-instrument.js',
	...['Regular', 'SemiBold', 'Bold'].map(
		(weight) => `/dkfds/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-${weight}.woff2`,
	),
]
/** Asked for by the page of the day itself; every other page has the network first. */
const isOfThisPage = ({ referrer }: Request): boolean => referrer !== '' && new URL(referrer).pathname === home
/** What the shell's looks ask for themselves: typefaces and signs. */
const isOfTheLooks = (path: string): boolean => /^\/(dkfds|assets)\//.test(path)

/** How long a page waits for what is newer, and how long the first of all is waited for: without every part of it nothing is kept. */
const patience = { shown: 8_000, installed: 60_000 }

const fetchAnew = async (path: string, milliseconds: number): Promise<Response | null> => {
	const signal = AbortSignal.timeout(milliseconds)
	const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache', signal }).catch(() => null)
	if (answer === null || !answer.ok || answer.redirected) return null
	await (await caches.open(shelf)).put(path, answer.clone())
	return answer
}

const kept = async (path: string): Promise<Response | undefined> => (await caches.open(shelf)).match(path)
const soon = (milliseconds: number): Promise<null> => new Promise((give) => setTimeout(() => give(null), milliseconds))

/** The newest where the network gives it soon, else the one kept. */
const newestOrKept = async (path: string): Promise<Response> => {
	const old = await kept(path)
	const anew = fetchAnew(path, patience.shown)
	return (await (old === undefined ? anew : Promise.race([anew, soon(2500)]))) ?? old ?? Response.error()
}

/** As if nobody stood between; what is kept where the network does not answer. */
const networkOr = (request: Request, path: string): Promise<Response> =>
	fetch(request).catch(async () => (await kept(path)) ?? Response.error())

worker.addEventListener('install', (event) => {
	const all = shell.map(async (path) => {
		if ((await fetchAnew(path, patience.installed)) === null) throw new Error(`not fetched: ${path}`)
	})
	event.waitUntil(Promise.all(all).then(() => worker.skipWaiting()))
})
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event) => {
	const { method, url, mode } = event.request
	const { pathname, origin } = new URL(url)
	if (method !== 'GET' || origin !== new URL(worker.registration.scope).origin) return
	if (pathname === home) event.respondWith(newestOrKept(home))
	else if (mode === 'navigate') event.respondWith(networkOr(event.request, noNetwork))
	else if (shell.includes(pathname) || isOfTheLooks(pathname))
		event.respondWith(isOfThisPage(event.request) ? newestOrKept(pathname) : networkOr(event.request, pathname))
})
