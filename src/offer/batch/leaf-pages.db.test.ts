import { expect, test } from 'vitest'
import { addMinutes } from '#kernel/instant.ts'
import { listSearch } from '#platform/web/index.ts'
import { at, dora, inhabited, offerOf, propose } from '../../../test/lives.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { leaf } from './leaf-pages.tsx'

const forgotten = 'Det, du søgte efter, er glemt, og du bladrer i hele listen'

test('leafing through the letters of a search keeps its words a while more, and says when they are forgotten', async () => {
	const house = await inhabited()
	const base = `/tilbud/${await propose(house)}`
	const { app, post } = webEdge({
		...{ db: house.db, municipality: house.municipal.municipality, now: addMinutes(at(), 1) },
		staff: { kirsten: { id: house.coordinator, name: 'Kirsten', roles: ['coordinator'], profession: null } },
		routes: [
			...listSearch(['coordinator']),
			{ method: 'get', path: '/tilbud/:batch/se/:offer', for: ['coordinator'], shows: 'brev', handle: leaf },
		],
	})
	const sent = await post('/soeg-i-liste', { liste: base, q: 'Dora' })
	const [mark = ''] = /soegt=[\w-]+/.exec(sent.headers.get('location') ?? '') ?? []
	const kept = sent.headers.get('set-cookie')?.split(';')[0]
	const letter = `/soroe${base}/se/${(await offerOf(house, await house.who(dora))).id}`
	const open = (address: string, cookie = '') =>
		app.request(address, { headers: { cookie: `hj_session=kirsten; ${cookie}` } })

	const found = await open(`${letter}?${mark}`, kept)
	expect(found.headers.get('set-cookie')).toMatch(/^hj_search=[\w-]+; Max-Age=900;/)
	const page = await found.text()
	expect(page).toContain('Brev 1 af 1')
	expect(page).not.toContain(forgotten)

	const later = await (await open(`${letter}?${mark}`)).text()
	expect(later).toMatch(/Brev \d af [2-9]/)
	expect(later).toContain(forgotten)
	expect(await (await open(letter, kept)).text()).not.toContain(forgotten)
})
