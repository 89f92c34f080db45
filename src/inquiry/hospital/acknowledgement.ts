import type { Instant } from '#kernel/instant.ts'
import {
	codeOf,
	type Entry,
	entriesOf,
	idOf,
	ofType,
	type Part,
	part,
	parts,
	referredTo,
	textOf,
} from './fhir-parts.ts'
import { type Fault, faultText, systemOf } from './hospital-fault.ts'
import { currentProvenance, occurredAt } from './hospital-message.ts'

export type Answer = 'ok' | 'transient-error' | 'fatal-error'

/** What an acknowledgement is made of beside the message received. */
export type Made = {
	readonly at: Instant
	/** Who receives, where the message does not name its receiver. */
	readonly office: string
	/** A fresh id each time. */
	readonly newId: () => string
}

const ig = 'http://medcomfhir.dk/ig'
const profile = (of: string, name: string) => ({ profile: [`${ig}/${of}/StructureDefinition/${name}`] })
const code = (system: string, value: string) => ({ system: `${ig}/terminology/CodeSystem/${system}`, code: value })
const narrative = (words: string) => ({
	status: 'generated',
	div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p></div>`,
})

const sor = 'urn:oid:1.2.208.176.1.1'
const gln = 'https://www.gs1.org/gln'

/** An organisation with nothing but its numbers and its name. */
const organization = (found: Part | null, id: string, otherwise: string) => ({
	resourceType: 'Organization',
	id,
	meta: profile('messaging', 'medcom-messaging-organization'),
	identifier: parts(found?.identifier).flatMap(({ system, value }) => {
		const number = textOf(value)
		return (system === sor || system === gln) && number !== null ? [{ system, value: number }] : []
	}),
	name: textOf(found?.name) ?? otherwise,
})

const entry = (resource: { readonly resourceType: string; readonly id: string }) => ({
	fullUrl: `${resource.resourceType}/${resource.id}`,
	resource,
})

/** The destination meant first of all, or the first named. */
const destinationOf = (header: Part | null): Part | null => {
	const named = parts(header?.destination)
	const isPrimary = ({ extension }: Part): boolean =>
		parts(extension).some(({ valueCoding }) => part(valueCoding)?.code === 'primary')
	return named.find(isPrimary) ?? named[0] ?? null
}

const outcomeOf = (faults: readonly Fault[], id: string) => ({
	resourceType: 'OperationOutcome',
	id,
	meta: profile('acknowledgement', 'medcom-acknowledgement-operationoutcome'),
	text: narrative(faults.map(faultText).join('; ')),
	issue: faults.map((fault) => ({
		severity: 'error',
		code: fault.code,
		details: { coding: [{ system: systemOf(fault.detail), code: fault.detail }], text: faultText(fault) },
		...(/^[A-Z][A-Za-z]+(\.[A-Za-z]+)*$/.test(fault.where) ? { expression: [fault.where] } : {}),
	})),
})

/** MedCom's acknowledgement of a message, as much of which could be read as could; the receiver answers and the sender receives. */
export const acknowledge = (
	message: Part | null,
	answer: Answer,
	faults: readonly Fault[],
	{ at, office, newId }: Made,
): Part => {
	const entries = message === null ? [] : entriesOf(message)
	const [header] = ofType(entries, 'MessageHeader')
	const received = header?.resource ?? null
	const destination = destinationOf(received)
	const [bundleId, headerId, outcomeId, ourProvenance, theirProvenance] = Array.from({ length: 5 }, newId) as [
		string,
		string,
		string,
		string,
		string,
	]
	const us = organizationOf(entries, destination?.receiver, office, newId)
	const them = organizationOf(entries, received?.sender, 'Unknown sender', newId)
	const about = idOf(received?.id)
	const messageHeader = {
		resourceType: 'MessageHeader',
		id: headerId,
		meta: profile('acknowledgement', 'medcom-messaging-acknowledgementHeader'),
		text: narrative(`Acknowledgement: ${answer}`),
		eventCoding: code('medcom-messaging-eventCodes', 'acknowledgement-message'),
		destination: [
			{
				extension: [
					{
						url: `${ig}/messaging/StructureDefinition/medcom-messaging-destinationUseExtension`,
						valueCoding: code('medcom-messaging-destinationUse', 'primary'),
					},
				],
				endpoint: textOf(part(received?.source)?.endpoint) ?? 'http://medcom.dk/unknown',
				receiver: { reference: `Organization/${them.id}` },
			},
		],
		sender: { reference: `Organization/${us.id}` },
		source: { endpoint: textOf(destination?.endpoint) ?? 'http://medcom.dk/unknown' },
		response: {
			identifier: about ?? (message === null ? null : idOf(message.id)) ?? 'unknown',
			code: answer,
			...(answer === 'ok' ? {} : { details: { reference: `OperationOutcome/${outcomeId}` } }),
		},
	}
	const acknowledged = {
		resourceType: 'Provenance',
		id: ourProvenance,
		meta: profile('messaging', 'medcom-messaging-provenance'),
		target: [{ reference: `MessageHeader/${headerId}` }],
		occurredDateTime: at,
		recorded: at,
		activity: { coding: [code('medcom-messaging-activityCodes', 'acknowledgement')] },
		agent: [{ who: { reference: `Organization/${us.id}` } }],
		...(about === null ? {} : { entity: [{ role: 'revision', what: { reference: `MessageHeader/${about}` } }] }),
	}
	const before = header === undefined ? null : theirs(entries, header, theirProvenance, them.id)
	return {
		resourceType: 'Bundle',
		id: bundleId,
		meta: profile('acknowledgement', 'medcom-messaging-acknowledgement'),
		type: 'message',
		timestamp: at,
		entry: [
			messageHeader,
			...(answer === 'ok' ? [] : [outcomeOf(faults, outcomeId)]),
			...(before === null ? [] : [before]),
			acknowledged,
			us,
			them,
		].map(entry),
	}
}

const organizationOf = (entries: readonly Entry[], reference: unknown, otherwise: string, newId: () => string) => {
	const found = referredTo(ofType(entries, 'Organization'), reference)?.resource ?? null
	return organization(found, idOf(found?.id) ?? newId(), otherwise)
}

/** What the sender wrote of the message received, where it can be read. */
const theirs = (entries: readonly Entry[], header: Entry, id: string, sender: string) => {
	const provenance = currentProvenance(entries, header)
	const [activity, about] = [codeOf(provenance?.activity), idOf(header.resource.id)]
	const at = provenance === null ? null : occurredAt(provenance)
	if (provenance === null || activity === null || about === null || at === null) return null
	return {
		resourceType: 'Provenance',
		id,
		meta: profile('messaging', 'medcom-messaging-provenance'),
		target: [{ reference: `MessageHeader/${about}` }],
		occurredDateTime: at,
		recorded: at,
		activity: { coding: [code('medcom-messaging-activityCodes', activity)] },
		agent: [{ who: { reference: `Organization/${sender}` } }],
	}
}
