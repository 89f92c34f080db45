import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { environment } from '../demonstration.ts'
import { extractOf } from '../extract-writer.ts'
import { hospitalMessage } from '../hospital-messages.ts'
import { onServer, within } from '../postgres-template.ts'
import { temporaryFolder } from '../temporary.ts'
import { soundCsv } from './files.ts'
import { zipBomb } from './spreadsheets.ts'

/** What the program may take of the machine, whatever it is handed. The embedded database alone takes most of it, so this is asked on a server. */
const megabytes = 512

/** Linux counts what the one who starts a program has used into the program's `maxRSS`; the most of its own it tells elsewhere. */
const mostUsed = existsSync('/proc/self/status')
	? `readFileSync('/proc/self/status','utf8').match(/VmHWM:\\s+(\\d+)/)[1]`
	: 'process.resourceUsage().maxRSS'
const tellUsage = `data:text/javascript,import{readFileSync}from'node:fs';process.on('exit',()=>process.stderr.write('\\n'+${mostUsed}))`

describe.skipIf(inject('engine') !== 'postgres')('the program, handed something far too large', () => {
	const name = `hj_hostile_${randomUUID().replaceAll('-', '')}`
	let folder: string
	beforeAll(async () => {
		folder = await temporaryFolder('hostile')
		await onServer(inject('server'), `create database ${name} template ${inject('template')}`)
	})
	afterAll(() => onServer(inject('server'), `drop database if exists ${name} with (force)`))

	const handed = async (file: string, bytes: Uint8Array, ...command: readonly string[]) => {
		const path = join(folder, file)
		await writeFile(path, bytes)
		const program = ['--import', tellUsage, resolve('bin/hjemmebesoeg.js'), ...command]
		const child = spawn(process.execPath, [...program, '--municipality', 'soroe', path], {
			env: { ...environment(), DATABASE_URL: within(inject('server'), name) },
		})
		let [out, err] = ['', '']
		child.stdout.on('data', (piece) => {
			out += piece
		})
		child.stderr.on('data', (piece) => {
			err += piece
		})
		const code = await new Promise<number | null>((done) => child.once('exit', done))
		const peak = Number(err.trim().split('\n').at(-1)) / 1024
		expect(err).not.toMatch(/^\s+at .+:\d+:\d+/m)
		expect(peak, `${file} took ${Math.round(peak)} MB`).toBeLessThan(megabytes)
		return { code, out, err, peak }
	}

	test('a spreadsheet that unpacks to 600 MB', async () => {
		const { code, err } = await handed('bombe.xlsx', zipBomb(600), 'population', 'import')
		expect(code).toBe(2)
		expect(err).toContain('bombe.xlsx')
	})

	test('a CSV file that is one line of 25 MB', async () => {
		const line = new Uint8Array(25e6).fill(120)
		expect((await handed('linje.csv', line, 'population', 'import')).code).toBe(2)
		const [sound = new Uint8Array()] = soundCsv
		const cell = new Uint8Array(Buffer.concat([sound, line]))
		expect((await handed('celle.csv', cell, 'population', 'import')).code).toBe(2)
	})

	test('an extract with a line of 25 MB', async () => {
		const on = day('2026-03-09')
		const bytes = extractOf([`001${'6101450001'}${'x'.repeat(25e6)}`], { task: '110901', on, previous: null })
		expect((await handed('udtraek.txt', bytes, 'population', 'import')).code).toBe(2)
	})

	test('a message of a thousand resources, and one of 25 MB', async () => {
		const message = hospitalMessage({ id: 'a', activity: 'admit-inpatient', told: '2026-03-01T10:00:00+01:00' })
		const entry = Array.from({ length: 1000 }, (_, place) => message.entry[place % message.entry.length])
		const many = Buffer.from(JSON.stringify({ ...message, entry }))
		expect((await handed('tusind.json', many, 'hospital-notification')).out).toContain('MessageHeader')
		const large = Buffer.from(JSON.stringify({ ...message, language: 'x'.repeat(25e6) }))
		const { code, out } = await handed('stor.json', large, 'hospital-notification')
		expect(out === '' ? code : 2).toBe(2)
	})
})
