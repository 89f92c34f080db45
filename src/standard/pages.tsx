import type { Route } from '#platform/web/index.ts'
import { begin, begun } from './draft/beginning-pages.tsx'
import { draftPages } from './draft/draft-pages.tsx'
import { onceEach, type Tried, untried } from './draft/tried.ts'
import { asPdf, current, dated, differing, front } from './public/public-pages.tsx'
import { versions, versionYaml } from './version/versions-pages.tsx'

const forAnyone = (path: string, handle: Route['handle']): Route => ({
	method: 'get',
	path,
	for: 'anyone',
	shows: '',
	handle,
})

const forStaff = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
	method,
	path,
	for: ['manager', 'coordinator'],
	shows: '',
	handle,
})

/** What anyone may read without signing in. */
const publicRoutes: readonly Route[] = [
	forAnyone('/', front),
	forAnyone('/standard', current),
	forAnyone('/standard/forskel', differing),
	forAnyone('/standard/:validFrom', dated),
	forAnyone('/standard/:validFrom/pdf', asPdf),
]

const staffRoutes = (tried: Tried): Route[] => {
	const draft = draftPages(tried)
	const one = '/standarder/kladde/:draft'
	return [
		{
			...forStaff('get', '/standarder', versions(tried)),
			nav: { label: { da: 'Standard', en: 'Standard' }, order: 82 },
		},
		forStaff('get', '/standarder/udgave/:validFrom/yaml', versionYaml),
		forStaff('get', '/standarder/ny', begin),
		forStaff('post', '/standarder/ny', begun),
		forStaff('get', one, draft.show),
		forStaff('post', one, draft.save),
		forStaff('post', `${one}/kontrol`, draft.check),
		forStaff('get', `${one}/yaml`, draft.yaml),
		forStaff('get', `${one}/laes`, draft.read),
		forStaff('get', `${one}/forskel`, draft.differ),
		forStaff('post', `${one}/opgiv`, draft.giveUp),
		{ ...forStaff('post', `${one}/i-kraft`, draft.putInForce), for: ['manager'] },
	]
}

/** The published standard for anyone; its versions and drafts for those who answer for it. `tried` tries a standard out on citizens, whom this room does not know. */
export const standardPages = (tried: Tried = untried): Route[] => [...publicRoutes, ...staffRoutes(onceEach(tried))]
