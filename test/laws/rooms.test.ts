import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
	codeOf,
	foundByPlanting,
	type House,
	importsOf,
	isCode,
	kindOf,
	nameOf,
	readHouse,
	roomOf,
	rooms,
	roots,
	withFile,
} from './house.ts'

const house = readHouse()

/** A room imports only rooms listed above it; kernel knows no computer, platform knows no citizen. */
const orderBroken = (house: House): string[] =>
	[...house]
		.filter(([file]) => isCode(file) && !roots.includes(file))
		.flatMap(([file, text]) => {
			const room = roomOf(file)
			if (room === null || !rooms.includes(room)) return [`${file}: no room of the house`]
			return importsOf(file, text).flatMap(({ from, file: target }) => {
				if (target === null)
					return room === 'kernel' && !file.includes('.test.') ? [`${file}: kernel imports ${from}`] : []
				if (target.startsWith('test/') && file.includes('.test.')) return []
				const other = roomOf(target)
				if (other === null || !rooms.includes(other)) return [`${file}: imports ${from}`]
				return rooms.indexOf(other) > rooms.indexOf(room)
					? [`${file}: ${room} imports ${other}, which stands below it`]
					: []
			})
		})

/** Of another room only its words and its deeds are seen; of a service of the building only its door. */
const pastTheDoor = (house: House): string[] =>
	codeOf(house)
		.filter(([file]) => !roots.includes(file))
		.flatMap(([file, text]) =>
			importsOf(file, text).flatMap(({ from, file: target }) => {
				const other = target === null ? null : roomOf(target)
				if (target === null || other === null || other === roomOf(file) || other === 'kernel') return []
				const isDoor =
					other === 'platform'
						? /^src\/platform\/[^/]+\/index\.ts$|^src\/platform\/web\/(parts|list)\.tsx$|^src\/platform\/root\.ts$/.test(
								target,
							)
						: /^src\/[^/]+\/(index|actions)\.ts$/.test(target)
				return isDoor ? [] : [`${file}: goes past the door of ${other} (${from})`]
			}),
		)

/** Pages, jobs and commands are mounted by app and main, and by nobody else; another file of their own room may share a page's parts. */
const mountedElsewhere = (house: House): string[] =>
	codeOf(house)
		.filter(([file]) => !roots.includes(file))
		.flatMap(([file, text]) =>
			importsOf(file, text)
				.filter(({ file: target }) => target !== null && ['pages', 'jobs', 'commands'].includes(kindOf(target) ?? ''))
				.filter(({ file: target }) => target !== null && !isPageOfPages(file, target) && !isService(target))
				.map(({ from }) => `${file}: mounts ${from}`),
		)
const isPageOfPages = (file: string, target: string): boolean =>
	roomOf(file) === roomOf(target) && nameOf(file) === kindOf(target) && nameOf(target) !== nameOf(file)
/** `platform/jobs` is the job runner itself and no room's jobs; a service of the building mounts its own commands. */
const isService = (target: string): boolean => /^src\/platform\/(jobs|backup)\//.test(target)

/** Nothing stands in src/ beside the rooms but main and app. */
const strangers = (house: House): string[] =>
	[...house.keys()].filter(
		(file) =>
			isCode(file) &&
			roomOf(file) === null &&
			!roots.includes(file) &&
			!/^src\/(main|app|demonstration(-weeks)?)(\.db)?\.test\.tsx?$/.test(file),
	)

/** Folders where structure goes to die. */
const drawers = (house: House): string[] =>
	[...house.keys()].filter((file) =>
		/(^|\/)(utils?|shared|common|lib|helpers?|services?|models?|misc)(\/|\.tsx?$)/.test(file),
	)

/** More files of code in one folder than a reader takes in at a glance; a room that grows gets alcoves (decision 0021). */
const most = 40
const crowded = (house: House): string[] =>
	[...Map.groupBy(codeOf(house), ([file]) => posix.dirname(file))]
		.filter(([, files]) => files.length > most)
		.map(([folder, files]) => `${folder}: ${files.length} files in one folder`)

describe('the order of the rooms', () => {
	test('is kept', () => expect(orderBroken(house)).toEqual([]))
	test.each([
		['src/booking/word.ts', `import { Offer } from '#offer/index.ts'`, 'booking imports offer'],
		['src/platform/word.ts', `import type { Citizen } from '#population/index.ts'`, 'platform imports population'],
		['src/kernel/word.ts', `import { readFile } from 'node:fs/promises'`, 'kernel imports node:fs/promises'],
		['src/kernel/word.ts', `export { x } from '../offer/index.ts'`, 'kernel imports offer'],
		['src/visit/word.ts', `const x = await import('#desk/index.ts')`, 'visit imports desk'],
		['src/visit/word.ts', `import { run } from '#main.ts'`, 'imports #main.ts'],
		['src/helpers/word.ts', ``, 'no room of the house'],
	])('a planted violation in %s is seen: %s', (file, text, said) =>
		expect(foundByPlanting(orderBroken, house, file, text)).toEqual([expect.stringContaining(said)]),
	)
})

describe('the two doors of a room', () => {
	test('are used', () => expect(pastTheDoor(house)).toEqual([]))
	test.each([
		['src/desk/pages.tsx', `import { findOpenOffers } from '#offer/store.ts'`, 'past the door of offer'],
		['src/desk/word.ts', `import type { Row } from '#offer/store.ts'`, 'past the door of offer'],
		['src/desk/word.ts', `import { lockFolder } from '#platform/db/folder-lock.ts'`, 'past the door of platform'],
		['src/desk/word.ts', `import { x } from '../offer/letter/letter.ts'`, 'past the door of offer'],
	])('a planted violation in %s is seen: %s', (file, text, said) =>
		expect(pastTheDoor(withFile(new Map(), file, text))).toEqual([expect.stringContaining(said)]),
	)
})

describe('pages, jobs and commands', () => {
	test('are mounted by app and main only', () => expect(mountedElsewhere(house)).toEqual([]))
	test.each([
		['src/desk/word.ts', `import { pages } from './pages.tsx'`],
		['src/desk/actions.ts', `import { nightly } from './commands.ts'`],
		['src/visit/actions.ts', `import type { VisitJob } from './jobs.ts'`],
	])('a planted violation in %s is seen: %s', (file, text) =>
		expect(mountedElsewhere(withFile(new Map(), file, text))).toEqual([expect.stringContaining('mounts')]),
	)
	test('main and app may', () =>
		expect(mountedElsewhere(withFile(new Map(), 'src/app.tsx', `import { pages } from '#desk/pages.tsx'`))).toEqual([]))
})

describe('src', () => {
	test('holds the rooms and the files that put them together, and nothing else', () =>
		expect(strangers(house)).toEqual([]))
	test('a stranger is seen', () =>
		expect(foundByPlanting(strangers, house, 'src/demo.ts', '')).toEqual(['src/demo.ts']))
	test('has no folder that is a heap', () => expect(crowded(house)).toEqual([]))
	test('a heap is seen', () => {
		const files = Array.from({ length: most + 1 }, (_, n): [string, string] => [`src/offer/batch/word-${n}.ts`, ''])
		expect(crowded(new Map(files))).toEqual(['src/offer/batch: 41 files in one folder'])
		expect(crowded(new Map(files.slice(1)))).toEqual([])
	})
	test('has no drawers', () => expect(drawers(house)).toEqual([]))
	test('a drawer is seen', () => {
		expect(drawers(withFile(new Map(), 'src/offer/utils.ts', ''))).toHaveLength(1)
		expect(drawers(withFile(new Map(), 'src/shared/word.ts', ''))).toHaveLength(1)
	})
})
