import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/temporary.ts'
import { folderOutbox } from './outbox-transport.ts'

test('what lies there is taken back, also when asked twice; what was fetched is gone', async () => {
	const folder = await temporaryFolder('outbox')
	const outbox = folderOutbox(folder)
	expect(await outbox.put('print/a.pdf', 'a')).toMatchObject({ ok: true })
	expect([await outbox.recall('print/a.pdf'), await outbox.recall('print/a.pdf')]).toEqual(['taken', 'taken'])
	expect(await readFile(join(folder, 'held/print/a.pdf'), 'utf8')).toBe('a')
	expect(await outbox.put('print/a.pdf', 'b')).toMatchObject({ ok: true })
	await rm(join(folder, 'print/a.pdf'))
	expect(await outbox.recall('print/a.pdf')).toBe('gone')
	expect(await outbox.takeBack('print/a.pdf')).toMatchObject({ ok: true })
})

test('where the operating system refuses, the outbox is closed, and nobody knows what was fetched', async () => {
	const folder = await temporaryFolder('outbox')
	const outbox = folderOutbox(folder)
	await writeFile(join(folder, 'held'), '')
	await mkdir(join(folder, 'print/a.pdf'), { recursive: true })
	expect(await outbox.put('print/a.pdf', 'a')).toMatchObject({ why: 'outbox_is_closed' })
	expect(await outbox.takeBack('print/a.pdf')).toMatchObject({ why: 'outbox_is_closed' })
	expect(await outbox.recall('print/a.pdf')).toBe('fault')
	expect(await folderOutbox(join(folder, 'x'.repeat(300))).put('a', 'a')).toMatchObject({
		why: 'outbox_is_closed',
		detail: 'ENAMETOOLONG',
	})
})

test('what is wrong in the program is no fault of the outbox', async () => {
	const outbox = folderOutbox(await temporaryFolder('outbox'))
	await expect(outbox.put('a', 1 as never)).rejects.toThrow(TypeError)
})
