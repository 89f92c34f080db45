import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listStaff } from '#access/actions.ts'
import { weigh } from '#eligibility/actions.ts'
import {
	acceptNotifications,
	openCase,
	receiveHospitalNotification,
	receiveReferral,
	recordNotice,
} from '#inquiry/actions.ts'
import { addDays, ageOn, type Day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { optOut, ownOffer } from '#offer/actions.ts'
import { type Municipal, runCommand, terminal } from '#platform/command/index.ts'
import { writeCsv } from '#platform/csv/index.ts'
import { addCitizen, everyone } from '#population/actions.ts'
import { populationCommands } from '#population/commands.ts'
import { type Citizen, fullName, streetLine, townLine } from '#population/index.ts'
import { jobs, sources } from './app.tsx'

/** What came in during the last days, so that every list has something: all of it made up. */
export const hearOfPeople = async (municipal: Municipal, until: Day): Promise<void> => {
	const some: Citizen[] = (await everyone(municipal.db).next()).value ?? []
	const atHome = some
		.filter(({ status, residence, help }) => status === 'resident' && residence === 'own_home' && !help.personal)
		.toSorted((a, b) => (a.cpr < b.cpr ? -1 : 1))
	const aged = (from: number, to: number): Citizen[] =>
		atHome.filter((one) => from <= ageOn(one.bornOn, until) && ageOn(one.bornOn, until) <= to && one.address !== null)
	const [known, late, double] = aged(70, 74).slice(10)
	const [admitted, home, homeLate] = aged(76, 79)
	await listCareHomes(municipal, some, until)
	for (const referral of [known && worryAbout(known, 1), unknown(some, 2), late && worryAbout(late, 11), advertisement])
		if (referral) await tell(municipal, until, referral)
	const now = instantAt(until, clock('08:30'))
	await jobs.find(({ queue }) => queue === 'referrals')?.run(municipal, now, until)
	if (admitted) await goToHospital(municipal, admitted, until)
	if (home) await comeHome(municipal, home, addDays(until, -2))
	if (homeLate) await comeHome(municipal, homeLate, addDays(until, -12))
	if (double) await meetTwice(municipal, double, until)
	await wantNoContact(municipal, aged(82, 95), until)
}

/** The first of these who is to have an offer and has none has asked, on the telephone, to be left alone. */
const wantNoContact = async ({ db }: Municipal, some: readonly Citizen[], until: Day): Promise<void> => {
	const [asked, now] = [instantAt(addDays(until, -20), clock('09:40')), instantAt(until, clock('08:00'))]
	const by = (await listStaff(db)).find(({ roles }) => roles.includes('coordinator'))?.id ?? null
	const words = 'Opdigtet ønske til demonstrationen.'
	for (const { id: person } of some) {
		const isOwed = (await weigh(db, until, sources, person))?.verdict === 'offer'
		if (!isOwed || (await ownOffer(db, now, person)) !== null) continue
		await optOut(db, asked, { person, until: null, askedBy: 'citizen', words, by })
		return
	}
}

type Told = Parameters<typeof receiveReferral>[2]
type Referral = { readonly told: Told; readonly daysAgo: number; readonly seconds: number }

const madeUp = 'Opdigtet henvendelse til demonstrationen.'
const nobody: Told['sender'] = { name: '', phone: '', email: '', organisation: '', mayBeNamed: false }
const said: Told['said'] = {
	...{ relation: 'relative', name: '', born: '', cpr: null, sex: null, street: '', town: '', phone: '' },
	...{ topics: ['eats_little'], words: madeUp, toldCitizen: false },
}

const worryAbout = (citizen: Citizen, daysAgo: number): Referral => ({
	told: {
		said: {
			...said,
			name: fullName(citizen),
			born: citizen.bornOn,
			street: citizen.address === null ? '' : streetLine(citizen.address),
			town: citizen.address === null ? '' : townLine(citizen.address),
			words: `${madeUp} Der bliver ikke spist, og telefonen bliver ikke taget.`,
		},
		sender: { ...nobody, name: 'Datter Prøvesen', email: 'datter@demonstration.invalid' },
	},
	daysAgo,
	seconds: 95,
})

/** Somebody whom the register does not know, at an address in the municipality. */
const unknown = (some: readonly Citizen[], daysAgo: number): Referral => ({
	told: {
		said: {
			...said,
			name: 'Opdigtet Prøveborger',
			born: '1.6.1946',
			sex: 'f',
			street: 'Prøvestræde 7',
			town: townLine(some.find(({ address }) => address?.postalCode)?.address ?? noAddress),
			topics: ['lonely', 'falls'],
		},
		sender: { ...nobody, name: 'Nabo Prøvesen', phone: '01234567', mayBeNamed: true },
	},
	daysAgo,
	seconds: 140,
})
const noAddress = {
	id: '',
	street: '',
	houseNumber: null,
	floorDoor: null,
	postalCode: null,
	town: null,
	x: null,
	y: null,
}

const advertisement: Referral = {
	told: {
		said: {
			...said,
			relation: 'other',
			name: 'Reklame',
			words: `${madeUp} Se https://reklame.invalid og https://mere-reklame.invalid`,
		},
		sender: nobody,
	},
	daysAgo: 1,
	seconds: 1,
}

const tell = async ({ db }: Municipal, until: Day, { told, daysAgo, seconds }: Referral): Promise<void> =>
	receiveReferral(db, instantAt(addDays(until, -daysAgo), clock('10:20')), told, {
		key: crypto.randomUUID(),
		tells: { trapped: false, shownSeconds: seconds },
		enqueue: async () => {},
	})

/** A discharge that staff learnt of: somebody decides what follows. */
const comeHome = async ({ db }: Municipal, { id: person }: Citizen, on: Day): Promise<void> => {
	await recordNotice(db, instantAt(on, clock('14:00')), {
		...{ person, nature: 'event', kind: 'discharged', on, details: {}, source: 'relative', note: madeUp, by: null },
		key: crypto.randomUUID(),
	})
}

/** An open course, and a stay that the hospital tells of. */
const goToHospital = async (
	{ db, municipality }: Municipal,
	{ id: person, cpr }: Citizen,
	until: Day,
): Promise<void> => {
	const staff = await listStaff(db)
	const consultant = staff.find(({ roles }) => roles.includes('consultant'))
	const manager = staff.find(({ roles }) => roles.includes('manager'))
	if (consultant === undefined || manager === undefined) return
	const from = addDays(until, -30)
	const at = instantAt(from, clock('09:00'))
	await openCase(db, at, { person, on: from, by: consultant.id })
	await acceptNotifications(db, at, {
		...{ legalBasis: 'Opdigtet hjemmel til demonstrationen.', from, until: null, by: manager.id },
	})
	const told = instantAt(addDays(until, -1), clock('11:30'))
	const bytes = new Uint8Array(Buffer.from(JSON.stringify(admission(cpr, told))))
	await receiveHospitalNotification(db, told, { municipality, bytes, type: 'application/fhir+json', sources })
}

const entry = (resourceType: string, id: string, rest: object) => ({
	fullUrl: `${resourceType}/${id}`,
	resource: { resourceType, id, ...rest },
})
const terminology = 'http://medcomfhir.dk/ig/terminology/CodeSystem'

/** As little of MedCom's HospitalNotification as tells that somebody was admitted. */
const admission = (cpr: string, told: string) => ({
	...{ resourceType: 'Bundle', id: crypto.randomUUID(), type: 'message', timestamp: told },
	entry: [
		entry('MessageHeader', 'header', {
			eventCoding: { system: `${terminology}/medcom-messaging-eventCodes`, code: 'hospital-notification-message' },
			source: { endpoint: 'https://sygehus.demonstration.invalid' },
			sender: { reference: 'Organization/hospital' },
			focus: [{ reference: 'Encounter/stay' }],
		}),
		entry('Patient', 'citizen', { identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: cpr }] }),
		entry('Encounter', 'stay', {
			status: 'in-progress',
			class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
			subject: { reference: 'Patient/citizen' },
			episodeOfCare: [{ identifier: { system: 'https://sygehus.demonstration.invalid', value: crypto.randomUUID() } }],
			period: { start: told },
			serviceProvider: { reference: 'Organization/hospital' },
		}),
		entry('Organization', 'hospital', { name: 'Prøvesygehuset, medicinsk afdeling' }),
		entry('Provenance', 'told', {
			target: [{ reference: 'MessageHeader/header' }],
			...{ occurredDateTime: told, recorded: told, agent: [{ who: { reference: 'Organization/hospital' } }] },
			activity: { coding: [{ system: `${terminology}/medcom-messaging-activityCodes`, code: 'admit-inpatient' }] },
		}),
	],
})

/** Taken in under a number of our own before the register told of them: the two are one. */
const meetTwice = async ({ db }: Municipal, citizen: Citizen, until: Day): Promise<void> => {
	await addCitizen(db, instantAt(addDays(until, -3), clock('13:00')), {
		givenNames: citizen.givenNames,
		surname: citizen.surname,
		bornOn: citizen.bornOn,
		sex: citizen.sex,
		street: citizen.address?.street ?? '',
		houseNumber: citizen.address?.houseNumber ?? null,
		floorDoor: citizen.address?.floorDoor ?? null,
		postalCode: citizen.address?.postalCode ?? null,
		town: citizen.address?.town ?? null,
		phone: null,
		source: 'referral',
	})
}

/** The addresses at which care homes are, as the municipality would hand them in. */
const listCareHomes = async (municipal: Municipal, some: readonly Citizen[], on: Day): Promise<void> => {
	const homes = new Map(
		some.flatMap(({ residence, address }) =>
			residence === 'care_home' && address !== null
				? [[`${address.street} ${address.houseNumber} ${address.postalCode}`, address] as const]
				: [],
		),
	)
	const rows = [...homes.values()].map(({ street, houseNumber, postalCode, town }) => [
		...[`Plejehjemmet ${street}`, street, houseNumber, postalCode, town],
	])
	const folder = join(municipal.outbox, '..', 'population')
	await mkdir(folder, { recursive: true })
	const file = join(folder, 'care-homes.csv')
	await writeFile(file, writeCsv([['Navn', 'Vej', 'Husnr', 'Postnr', 'By'], ...rows]))
	const world = {
		...terminal,
		...{ out: async () => {}, err: () => {}, progress: () => {}, now: () => instantAt(on, clock('08:00')) },
		municipalities: async () => [municipal.municipality],
		open: async () => municipal,
	}
	const here = ['--municipality', municipal.municipality.code, '--on', on]
	if (rows.length > 0) await runCommand(populationCommands(), ['population', 'import', ...here, file], world)
}
