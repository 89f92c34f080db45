import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let home: string
beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'hj-lock-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const isLocked = (got: Awaited<ReturnType<typeof lockFolder>>) => 'release' in got

test('of many at once exactly one has the folder, also when a dead process left its lock', async () => {
	for (let round = 0; round < 50; round++) {
		const folder = join(home, `at-once-${round}`)
		if (round % 2 === 1) await writeFile(`${folder}.lock`, '999999999 1')
		const got = await Promise.all(Array.from({ length: 6 }, () => lockFolder(folder)))
		expect(got.filter(isLocked)).toHaveLength(1)
		expect(got.filter((one) => 'inUseBy' in one).map((one) => 'inUseBy' in one && one.inUseBy)).toEqual(
			Array(5).fill(process.pid),
		)
	}
	expect((await readdir(home)).every((name) => name.endsWith('.lock'))).toBe(true)
})

test('given back, the folder is free again', async () => {
	const folder = join(home, 'free')
	const first = await lockFolder(folder)
	if ('release' in first) await first.release()
	expect(isLocked(await lockFolder(folder))).toBe(true)
})

test.each([
	['a process that is gone', '999999999'],
	['an earlier process of the same number', `${process.pid} 1`],
	['nobody: it is empty', ''],
	['nobody: it is not a lock', 'x'],
])('a lock of %s is taken over', async (_, left) => {
	const folder = join(home, `left-${left.length}`)
	await writeFile(`${folder}.lock`, left)
	expect(isLocked(await lockFolder(folder))).toBe(true)
	expect(await readFile(`${folder}.lock`, 'utf8')).toMatch(new RegExp(`^${process.pid} `))
})

const onLinux = test.runIf(process.platform === 'linux')
onLinux('a lock of a process that is killed, and only not taken away yet, is taken over', async () => {
	// the shell starts a child that ends at once, and becomes one that never asks after it
	const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
	const [said] = await once(parent.stdout, 'data')
	const dead = Number(String(said))
	const stat = () => readFile(`/proc/${dead}/stat`, 'utf8')
	await expect.poll(stat).toContain(') Z ')
	const began = (await stat()).split(') ')[1]?.split(' ')[19]
	const folder = join(home, 'killed')
	await writeFile(`${folder}.lock`, `${dead} ${began}`)
	expect(isLocked(await lockFolder(folder))).toBe(true)
	parent.kill()
})

test('where no lock can be written it says so, and does not try for ever', async () => {
	await expect(lockFolder(join(home, 'no-such-place', 'database'))).rejects.toMatchObject({ code: 'ENOENT' })
})
