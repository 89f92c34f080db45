import { expect, test } from 'vitest'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { heeding } from './heeded.ts'

const pageThat = (reads: (query: URLSearchParams) => unknown): Route => ({
	...{ method: 'get', path: '/', for: 'anyone', shows: '' },
	handle: async ({ query }): Promise<Answer> => ({ missing: String(reads(query)) }),
})
const heardBy = async (reads: (query: URLSearchParams) => unknown, question = ''): Promise<string[]> => {
	const { routes, heeds } = heeding([pageThat(reads)])
	const [route] = routes as [Route]
	await route.handle({ query: new URLSearchParams(question) } as Ask)
	return ['?q=a', '?offer=b', '?format=csv&q=c'].filter((asked) => heeds(route, asked))
}

test('a page heeds the words it reads, by name or all of them', async () => {
	expect(await heardBy(() => 'nothing')).toEqual([])
	expect(await heardBy((query) => query.get('offer'))).toEqual(['?offer=b'])
	expect(await heardBy((query) => query.has('q'))).toEqual(['?q=a', '?format=csv&q=c'])
	for (const whole of [
		(query: URLSearchParams) => [...query],
		(query: URLSearchParams) => [...query.keys()],
		(query: URLSearchParams) => [...query.values()],
		(query: URLSearchParams) => query.forEach(() => {}),
		(query: URLSearchParams) => query.size,
		(query: URLSearchParams) => `${query}`,
		(query: URLSearchParams) => new URLSearchParams(query),
	])
		expect(await heardBy(whole)).toHaveLength(3)
})

test('what is read is what was asked', async () => {
	const { routes } = heeding([pageThat((query) => query.get('q'))])
	expect(await routes[0]?.handle({ query: new URLSearchParams('q=Åse+Ø') } as Ask)).toEqual({ missing: 'Åse Ø' })
})
