import { join } from 'node:path'
import { doorkeeper } from '#access/actions.ts'
import { type Day, readDay } from '#kernel/day.ts'
import { clockOf, fromMilliseconds, type Instant, instantAt, millisecondsOf } from '#kernel/instant.ts'
import {
	BadInput,
	type Call,
	type Command,
	fileComplaint,
	runCommand,
	terminal,
	type World,
} from '#platform/command/index.ts'
import { demoIdpPath } from '#platform/demo-idp/index.ts'
import { openJobs } from '#platform/jobs/index.ts'
import { openLog } from '#platform/log/index.ts'
import {
	BadSettings,
	InUse,
	type Municipality,
	type OpenMunicipal,
	openMunicipality,
	type Premises,
	readMunicipalities,
} from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { listen, webApp } from '#platform/web/index.ts'
import { loadStandards } from '#standard/actions.ts'
import { loadLocalOffers } from '#visit/actions.ts'
import { commands, jobs, routes } from './app.tsx'
import * as demonstration from './demonstration.ts'
import { citizensSigningIn, demonstrationProvider, signingIn } from './main-sign-in.ts'

const wallClock = (): Instant => fromMilliseconds(Date.now())
/** Stands on one day, for demonstrations; the hours go on. */
const clockOn = (day: Day) => (): Instant => {
	const now = Date.now()
	return fromMilliseconds(millisecondsOf(instantAt(day, clockOf(fromMilliseconds(now)))) + (now % 60_000))
}

const municipalities = (wanted?: readonly string[], base = baseAddress(3000)): Promise<Municipality[]> =>
	readMunicipalities(process.env.MUNICIPALITIES ?? join(projectFolder, 'municipalities'), wanted, base)

const premises = (data: unknown): Premises => ({
	data: typeof data === 'string' ? data : undefined,
	databaseUrl: process.env.DATABASE_URL,
	outbox: process.env.OUTBOX,
	digitalPost: {
		url: process.env.DIGITAL_POST_URL,
		tokenUrl: process.env.DIGITAL_POST_TOKEN_URL,
		issuerUrl: process.env.DIGITAL_POST_ISSUER_URL,
		cert: process.env.DIGITAL_POST_CERT,
		key: process.env.DIGITAL_POST_KEY,
		ca: process.env.DIGITAL_POST_CA,
	},
})

const opening = async (municipality: Municipality, at: Instant, data: unknown): Promise<OpenMunicipal> => {
	const opened = await openMunicipality(municipality, premises(data))
	const load = async (): Promise<void> => {
		await loadStandards(opened.db, at, join(municipality.folder, 'standard'))
		await loadLocalOffers(opened.db, at, municipality.folder)
	}
	await load().catch(async (refused) => {
		await opened.database.close()
		throw refused
	})
	return opened
}

const readServing = ({ values }: Call) => {
	const today = values.today === undefined ? null : readDay(String(values.today))
	if (values.today !== undefined && today === null)
		throw new BadInput(`--today ${values.today} is not a day. Write it as YYYY-MM-DD.`)
	const port = Number(values.port ?? process.env.PORT ?? 3000)
	if (!Number.isInteger(port) || port < 1 || port > 65_535)
		throw new BadInput(`--port ${values.port} is not a port. Give a number from 1 to 65535.`)
	return {
		now: today === null ? wallClock : clockOn(today),
		isFixed: today !== null,
		port,
		isDemonstration: values.demonstration === true,
		wanted: typeof values.municipality === 'string' ? values.municipality.split(',') : [],
	}
}

/** The site's address as browsers write it, without a slash at its end. */
const baseAddress = (port: number): string => {
	const written = process.env.BASE_URL ?? `http://localhost:${port}`
	if (!URL.canParse(written) || !/^https?:$/.test(new URL(written).protocol))
		throw new BadInput(`BASE_URL ${written} is not an address. Write it whole: https://visits.example.dk`)
	return written.replace(/\/$/, '')
}

const serve: Command = {
	name: 'serve',
	summary: 'the web application; --demonstration adds fictitious citizens, staff and their sign-in',
	usage: '[--municipality a,b] [--data DIR] [--port N] [--today DAY] [--demonstration]',
	options: { port: { type: 'string' }, today: { type: 'string' }, demonstration: { type: 'boolean' } },
	run: async (call) => {
		const { now, isFixed, port, isDemonstration, wanted } = readServing(call)
		const base = baseAddress(port)
		const loginOf = signingIn(base, isDemonstration)
		const citizensLoginOf = citizensSigningIn(base, isDemonstration)
		const log = openLog(process.env.LOG_LEVEL ?? 'info')
		let isServing = false
		const stopping = new Promise<void>((stop) => {
			for (const signal of ['SIGINT', 'SIGTERM'] as const)
				process.on(signal, () => {
					if (isServing) return stop()
					call.err('Stopped before the set-up was done. A demonstration is best begun anew, in an empty folder.')
					process.exit(signal === 'SIGINT' ? 130 : 143)
				})
		})
		await using open = new AsyncDisposableStack() // put away in reverse, also when something fails on the way
		const hosted: OpenMunicipal[] = []
		for (const municipality of await municipalities(wanted, base)) {
			const opened = await opening(municipality, now(), call.values.data)
			open.defer(opened.database.close)
			if (isDemonstration) await demonstration.setUp(opened, now(), call.err)
			const runner = await openJobs(
				opened.database,
				jobs.map((job) => job.queue),
				now,
				log,
			)
			open.defer(runner.stop)
			// the people of a demonstration are made up: nothing of theirs leaves the house
			const municipal = { ...opened, ...(isDemonstration ? { digitalPost: null } : {}), enqueue: runner.enqueue }
			await runner.start(municipal, jobs)
			hosted.push(municipal)
		}
		const app = webApp({
			hosted,
			routes: routes(loginOf, citizensLoginOf),
			doorkeeper,
			now,
			isDemonstration,
			isDayFixed: isFixed,
			isSecure: base.startsWith('https:'),
			log,
		})
		const provider = isDemonstration
			? await demonstrationProvider(base, hosted, loginOf, citizensLoginOf, [
					...demonstration.users(hosted),
					...(await demonstration.citizens(hosted, now())),
				])
			: null
		const server = await listen(app, port, provider && { prefix: demoIdpPath, handle: provider.handle })
		open.defer(server.stop)
		isServing = true
		call.err(welcome(base, hosted, isDemonstration, now()))
		await stopping
		call.err('Stopping …')
		return 0
	},
}

/** What is said once the server listens. */
const welcome = (base: string, hosted: readonly OpenMunicipal[], isDemonstration: boolean, at: Instant): string =>
	[
		'',
		'Hjemmebesøg is ready:',
		...hosted.map(({ municipality }) => `  ${base}/${municipality.code}  ${municipality.name.da}`),
		...(isDemonstration ? demonstration.welcome(hosted, at) : []),
		'Ctrl-C stops it.',
	].join('\n')

/** Whoever read the results has seen enough, as `head` does: the program ends without a word. */
const whenNobodyReads = (error: NodeJS.ErrnoException): void => {
	if (error.code !== 'EPIPE') throw error
	process.exit(0)
}

/** What a command is told when its input cannot be used, or a file cannot be read or written; null for a bug. */
const complaintOf = (error: unknown): string | null => {
	if (error instanceof BadInput || error instanceof BadSettings || error instanceof InUse) return error.message
	return error instanceof Error ? fileComplaint(error) : null
}

/** Runs the program with the arguments after its name; the exit code. */
export const run = async (args: readonly string[]): Promise<number> => {
	const opened: OpenMunicipal[] = []
	const world: World = {
		...terminal,
		now: wallClock,
		municipalities,
		open: async (municipality, data, how) => {
			const one =
				how === 'untouched'
					? await openMunicipality(municipality, premises(data))
					: await opening(municipality, wallClock(), data)
			opened.push(one)
			return one
		},
	}
	process.stdout.on('error', whenNobodyReads)
	try {
		return await runCommand([serve, ...commands], args, world)
	} catch (error) {
		const said = complaintOf(error)
		if (said === null) throw error
		terminal.err(said)
		return error instanceof InUse ? 3 : 2
	} finally {
		for (const one of opened) await one.database.close()
	}
}
