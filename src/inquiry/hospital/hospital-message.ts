import { readDay } from '#kernel/day.ts'
import { clock, type Instant, instantAt, readInstant } from '#kernel/instant.ts'
import {
	codeOf,
	type Entry,
	entriesOf,
	idOf,
	idReferredTo,
	isAbout,
	ofType,
	type Part,
	part,
	parts,
	referredTo,
	textOf,
} from './fhir-parts.ts'
import type { Fault } from './hospital-fault.ts'

export type Act = 'tell' | 'revise' | 'cancel'
export type Activity = 'admitted' | 'leave_begun' | 'leave_ended' | 'discharged' | 'dead'
export type StayClass = 'inpatient' | 'emergency'

/** What one message of MedCom's HospitalNotification says. */
export type HospitalNotification = {
	/** Bundle.id: the same id is the same message. */
	readonly bundle: string
	/** MessageHeader.id; several messages may bear the same. */
	readonly header: string
	/** The message that it says it corrects or continues, and when that one was told. */
	readonly aboutHeader: string | null
	readonly aboutAt: Instant | null
	readonly act: Act
	/** A death comes with the activity of the message before it, and is read before that. */
	readonly activity: Activity
	/** False takes back a death told before. */
	readonly deceased: boolean | null
	readonly stayClass: StayClass
	/** Episodes of care, each as `system|value`; a stay may have several. */
	readonly episodes: readonly string[]
	readonly toldAt: Instant
	readonly begunAt: Instant | null
	readonly endedAt: Instant | null
	/** Hospital and department as the message names them. */
	readonly hospital: string | null
}

/** Whom a notification is about: a personal number, or null for who bears a number of another kind. */
export type Addressed = { readonly cpr: string | null; readonly notification: HospitalNotification }

export type Read =
	| { readonly ok: true; readonly value: Addressed }
	| { readonly ok: false; readonly faults: readonly Fault[] }

const mostEntries = 200
const cprSystem = 'urn:oid:1.2.208.176.1.2'
const messageEvent = 'hospital-notification-message'

const activities: Readonly<Record<string, Activity>> = {
	'admit-inpatient': 'admitted',
	'admit-emergency': 'admitted',
	'start-leave-inpatient': 'leave_begun',
	'end-leave-inpatient': 'leave_ended',
	'discharge-inpatient-home': 'discharged',
	'discharge-emergency-home': 'discharged',
}
const statuses = new Set(
	'planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown'.split(' '),
)
const classes: Readonly<Record<string, StayClass>> = { IMP: 'inpatient', EMER: 'emergency' }

/** A day without a time counts from its beginning, or to its end. */
const momentOf = (written: unknown, time: '00:00' | '23:59'): Instant | null => {
	const text = textOf(written)
	if (text === null) return null
	const day = readDay(text)
	return day === null ? readInstant(text) : instantAt(day, clock(time))
}

export const occurredAt = (provenance: Part): Instant | null => {
	const period = part(provenance.occurredPeriod)
	return (
		momentOf(provenance.occurredDateTime, '00:00') ??
		momentOf(period?.end, '00:00') ??
		momentOf(period?.start, '00:00') ??
		momentOf(provenance.recorded, '00:00')
	)
}

/** The Provenance that is about this very message; the others are its history. Of several the latest. */
export const currentProvenance = (entries: readonly Entry[], header: Entry): Part | null =>
	ofType(entries, 'Provenance')
		.map(({ resource }) => resource)
		.filter(({ target }) => parts(target).some((one) => isAbout(one, header)))
		.toSorted((a, b) => ((occurredAt(a) ?? '') < (occurredAt(b) ?? '') ? 1 : -1))[0] ?? null

type Told = { readonly act: Act; readonly activity: Activity }

const readActivity = (code: string): Told | null => {
	const found = /^(?:(revise|cancel)-)?(.+)$/.exec(code.toLowerCase())
	const activity = Object.hasOwn(activities, found?.[2] ?? '') ? activities[found?.[2] ?? ''] : undefined
	return activity === undefined ? null : { act: (found?.[1] as Act | undefined) ?? 'tell', activity }
}

/** Null: not said. */
const readDeceased = (patient: Part | null): boolean | null => {
	if (typeof patient?.deceasedBoolean === 'boolean') return patient.deceasedBoolean
	return textOf(patient?.deceasedDateTime) === null ? null : true
}

const readEpisodes = (encounter: Part): string[] => {
	const found = parts(encounter.episodeOfCare).flatMap((episode) => {
		const { system, value } = part(episode.identifier) ?? {}
		const written = textOf(value) ?? textOf(episode.reference)
		return written === null ? [] : [`${textOf(system) ?? ''}|${written}`]
	})
	return [...new Set(found)].sort().slice(0, 10)
}

const missing = (where: string): Fault => ({ code: 'required', where, detail: 'MSG_RESOURCE_REQUIRED' })

/** The envelope's faults: whatever it holds, it cannot be taken for a hospital's notification. */
const envelopeFaults = (bundle: Part, entries: readonly Entry[]): Fault[] => {
	const faults: Fault[] = []
	if (bundle.resourceType !== 'Bundle')
		return [
			{
				code: 'not-supported',
				// repeated to the sender only where it is a name of a resource, whatever else somebody put there
				where: /^[A-Z][A-Za-z]{1,40}$/.exec(textOf(bundle.resourceType) ?? '')?.[0] ?? 'The resource',
				detail: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
			},
		]
	if (Array.isArray(bundle.entry) && bundle.entry.length > mostEntries)
		faults.push({ code: 'too-costly', where: 'Bundle.entry', detail: 'MSG_Element_To_Long' })
	if (bundle.id === undefined) faults.push(missing('Bundle.id'))
	else if (idOf(bundle.id) === null) faults.push({ code: 'value', where: 'Bundle.id', detail: 'MSG_ID_INVALID' })
	if (bundle.type === undefined) faults.push(missing('Bundle.type'))
	else if (bundle.type !== 'message')
		faults.push({ code: 'not-supported', where: 'Bundle.type', detail: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE' })
	const headers = ofType(entries, 'MessageHeader')
	if (headers.length === 0) faults.push(missing('MessageHeader'))
	if (headers.length > 1) faults.push({ code: 'structure', where: 'MessageHeader', detail: 'MSG_PARAM_NO_REPEAT' })
	return faults
}

const headerFaults = (header: Part): Fault[] => {
	const faults: Fault[] = []
	if (header.id === undefined) faults.push(missing('MessageHeader.id'))
	else if (idOf(header.id) === null) faults.push({ code: 'value', where: 'MessageHeader.id', detail: 'MSG_ID_INVALID' })
	const event = textOf(part(header.eventCoding)?.code)
	if (event === null) faults.push(missing('MessageHeader.event'))
	else if (event !== messageEvent)
		faults.push({
			code: 'not-supported',
			where: 'MessageHeader.event',
			detail: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
		})
	if (textOf(part(header.source)?.endpoint) === null) faults.push(missing('MessageHeader.source.endpoint'))
	return faults
}

const encounterFaults = (encounter: Part): Fault[] => {
	const faults: Fault[] = []
	const status = textOf(encounter.status)
	if (status === null) faults.push(missing('Encounter.status'))
	else if (!statuses.has(status))
		faults.push({ code: 'code-invalid', where: 'Encounter.status', detail: 'MSG_VALUESET_VALUE_UNKNOWN' })
	const kind = textOf(part(encounter.class)?.code)
	if (kind === null) faults.push(missing('Encounter.class'))
	else if (!Object.hasOwn(classes, kind))
		faults.push({ code: 'code-invalid', where: 'Encounter.class', detail: 'MSG_VALUESET_VALUE_UNKNOWN' })
	return faults
}

const provenanceFaults = (provenance: Part, isDeath: boolean): Fault[] => {
	const faults: Fault[] = []
	if (provenance.recorded === undefined) faults.push(missing('Provenance.recorded'))
	if (parts(provenance.agent).length === 0) faults.push(missing('Provenance.agent'))
	if (occurredAt(provenance) === null)
		faults.push({ code: 'value', where: 'Provenance.occurred', detail: 'MSG_DATE_FORMAT' })
	const activity = codeOf(provenance.activity)
	if (activity === null) faults.push(missing('Provenance.activity'))
	else if (readActivity(activity) === null && !isDeath)
		faults.push({ code: 'code-invalid', where: 'Provenance.activity', detail: 'MSG_CodeSystem_VALUE_UNKNOWN' })
	return faults
}

/** Ten characters; the last four may be letters in a number given for want of another. Modulus 11 is not asked for. */
const readNumber = (patient: Part): { readonly cpr: string | null; readonly faults: Fault[] } => {
	const known = parts(patient.identifier)
	const own = known.find(({ system }) => system === cprSystem)
	if (own === undefined) {
		const hasAnother = known.some(({ system, value }) => textOf(system) !== null && textOf(value) !== null)
		return { cpr: null, faults: hasAnother ? [] : [missing('Patient.identifier')] }
	}
	const written = textOf(own.value)
	if (written === null) return { cpr: null, faults: [missing('Patient.identifier.value')] }
	const found = /^(\d{6})[- ]?([0-9A-Z]{4})$/.exec(written.toUpperCase())
	if (found === null)
		return { cpr: null, faults: [{ code: 'value', where: 'Patient.identifier.value', detail: 'MSG_PARAM_INVALID' }] }
	return { cpr: `${found[1]}${found[2]}`, faults: [] }
}

/** The one referred to, or the only one there is. */
const meant = (entries: readonly Entry[], type: string, references: readonly unknown[]): Part | null => {
	const all = ofType(entries, type)
	for (const reference of references) {
		const found = referredTo(all, reference)
		if (found !== null) return found.resource
	}
	return all.length === 1 ? (all[0]?.resource ?? null) : null
}

/** What a message says, or everything that keeps us from understanding it. Activity and death count before the status of the stay. */
export const readNotification = (bundle: Part): Read => {
	const entries = entriesOf(bundle)
	const outer = envelopeFaults(bundle, entries)
	const [header] = ofType(entries, 'MessageHeader')
	if (header === undefined || outer.some(({ code }) => code === 'too-costly' || code === 'structure'))
		return { ok: false, faults: outer }
	const faults = [...outer, ...headerFaults(header.resource)]
	const encounter = meant(entries, 'Encounter', parts(header.resource.focus))
	if (encounter === null) faults.push(missing('Encounter'))
	else faults.push(...encounterFaults(encounter))
	const patient = meant(entries, 'Patient', [encounter?.subject])
	if (patient === null) faults.push(missing('Patient'))
	const number = patient === null ? null : readNumber(patient)
	if (number !== null) faults.push(...number.faults)
	const deceased = readDeceased(patient)
	const provenance = currentProvenance(entries, header)
	if (provenance === null) faults.push(missing('Provenance'))
	else faults.push(...provenanceFaults(provenance, deceased === true))
	const toldAt = provenance === null ? null : occurredAt(provenance)
	const [id, headerId] = [idOf(bundle.id), idOf(header.resource.id)]
	const told = readActivity(codeOf(provenance?.activity) ?? '')
	const stayClass = classes[textOf(part(encounter?.class)?.code) ?? '']
	if (faults.length > 0 || !encounter || !provenance || !toldAt || !id || !headerId || !stayClass || !number)
		return { ok: false, faults }
	if (told === null && deceased !== true) return { ok: false, faults }
	const about = parts(provenance.entity).map(({ what }) => what)
	const aboutHeader = about.map(idReferredTo).find((one) => one !== null) ?? null
	const before = ofType(entries, 'Provenance').find(({ resource }) =>
		parts(resource.target).some((target) => aboutHeader !== null && idReferredTo(target) === aboutHeader),
	)
	const period = part(encounter.period)
	const provider = referredTo(entries, encounter.serviceProvider) ?? referredTo(entries, header.resource.sender)
	return {
		ok: true,
		value: {
			cpr: number.cpr,
			notification: {
				bundle: id,
				header: headerId,
				aboutHeader,
				aboutAt: before === undefined ? null : occurredAt(before.resource),
				...(deceased === true || told === null ? { act: 'tell', activity: 'dead' } : told),
				deceased,
				stayClass,
				episodes: readEpisodes(encounter),
				toldAt,
				begunAt: momentOf(period?.start, '00:00'),
				endedAt: momentOf(period?.end, '23:59'),
				hospital: textOf(provider?.resource.name),
			},
		},
	}
}

/** It puts right what is kept already, and says nothing new: such a message is taken also when the case is closed by then. */
export const isCorrectionOf = (kept: readonly HospitalNotification[], one: HospitalNotification): boolean =>
	(one.act !== 'tell' || one.deceased === false) &&
	kept.some(({ episodes }) => episodes.some((episode) => one.episodes.includes(episode)))
