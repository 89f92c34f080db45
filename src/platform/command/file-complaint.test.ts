import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { fileComplaint } from './file-complaint.ts'

const complaint = (work: Promise<unknown>) => work.then(() => 'none', fileComplaint)

test.each([
	['a file in a folder that is not there', () => writeFile('/no-such-place/x.html', ''), '/no-such-place/x.html'],
	['a folder where a file is needed', () => readFile('src'), 'a folder'],
	['a folder below a file', () => mkdir('package.json/x'), 'package.json/x'],
	['a file put where a folder is', () => rename('package.json', 'src'), 'src'],
])('%s is told by its name, and what to do', async (_, work, says) => {
	const said = await complaint(work())
	expect(said).toContain(says)
	expect(said).toContain('run the command again')
})

test('an error of another kind is a bug and stays one', () => {
	expect(fileComplaint(new Error('x'))).toBeNull()
	expect(fileComplaint(Object.assign(new Error('x'), { code: '23505' }))).toBeNull()
	expect(fileComplaint(Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' }))).toBeNull()
})
