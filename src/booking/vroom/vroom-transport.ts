import { constants } from 'node:fs'
import { access, lstat, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { printable } from '#kernel/printable.ts'
import { BadInput } from '#platform/command/index.ts'
import { keysTwice } from './vroom-keys.ts'

const megabyte = 1024 * 1024
const largest = 256 * megabyte

const parse = (text: string): unknown => JSON.parse(text)

/** What stands in a JSON file, not yet looked at; a key that stands twice in one object is refused, for only one can be meant. */
export const readJson = async (file: string): Promise<unknown> => {
	const { size } = await stat(file)
	if (size > largest)
		throw new BadInput(
			`${file} holds ${Math.round(size / megabyte)} MB, and at most ${largest / megabyte} MB are read. Divide it by district or by week.`,
		)
	const text = await readFile(file, 'utf8')
	const json = text.replace(/^\uFEFF/, '')
	const value = await Promise.try(parse, json).catch((problem: Error) => {
		throw new BadInput(
			`${file} is not JSON: ${printable(problem.message.slice(0, 200))}. Give a file in VROOM’s JSON: {"jobs":[…],"vehicles":[…],"matrices":{…}}.`,
		)
	})
	const twice = keysTwice(json)
	if (twice.length > 0) throw new BadInput(`${file} cannot be planned:\n${twice.map(printable).join('\n')}`)
	return value
}

/** Refuses an answer's place before any work is done for it. */
export const refuseBadPlace = async (file: string, input: string): Promise<void> => {
	if (resolve(file) === resolve(input))
		throw new BadInput('--out names the same file as --in. Give the answer a file of its own.')
	const there = await lstat(file).then(
		(found) => found,
		() => null,
	)
	if (there?.isDirectory())
		throw new BadInput(`--out ${file} is a folder. Name a file in it: --out ${join(file, 'plan.json')}`)
	if (there !== null && !there.isFile())
		throw new BadInput(
			`--out ${file} is no ordinary file, and is not replaced. Name a file of its own: --out plan.json`,
		)
	await access(dirname(resolve(file)), constants.W_OK)
}

/** Writes a file that is there whole or not at all: beside it first, then moved into its place. */
export const writeWhole = async (file: string, text: string): Promise<void> => {
	const beside = join(dirname(resolve(file)), `.${basename(file)}.${process.pid}.part`)
	await writeFile(beside, text, { flush: true })
		.then(() => rename(beside, file))
		.finally(() => rm(beside, { force: true }))
}
