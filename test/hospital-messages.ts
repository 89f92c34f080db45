import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A hospital's message in few words; all else is as MedCom's examples have it. */
export type Wanted = {
	readonly id: string
	readonly header?: string
	readonly activity: string
	readonly stayClass?: string
	readonly status?: string
	readonly deceased?: boolean
	readonly cpr?: string
	readonly episodes?: readonly string[]
	readonly start?: string
	readonly end?: string
	readonly told: string
	/** The header of the message that it corrects or continues, and when that one was told. */
	readonly about?: readonly [string, string, string]
}

export const elmer = '2509479989'
const sor = 'https://sor2.sum.dsdn.dk/#id=265161000016000'

const provenance = (id: string, header: string, told: string, activity: string, about?: string) => ({
	fullUrl: `Provenance/${id}`,
	resource: {
		resourceType: 'Provenance',
		id,
		target: [{ reference: `MessageHeader/${header}` }],
		occurredDateTime: told,
		recorded: told,
		activity: {
			coding: [
				{ system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes', code: activity },
			],
		},
		agent: [{ who: { reference: 'Organization/sender' } }],
		...(about ? { entity: [{ role: 'revision', what: { reference: `MessageHeader/${about}` } }] } : {}),
	},
})

const organization = (id: string, gln: string, sorId: string, name: string) => ({
	fullUrl: `Organization/${id}`,
	resource: {
		resourceType: 'Organization',
		id,
		identifier: [
			{ system: 'https://www.gs1.org/gln', value: gln },
			{ system: 'urn:oid:1.2.208.176.1.1', value: sorId },
		],
		name,
	},
})

/** One message of the HospitalNotification. */
export const hospitalMessage = (wanted: Wanted) => {
	const header = wanted.header ?? `h-${wanted.id}`
	return {
		resourceType: 'Bundle',
		id: wanted.id,
		type: 'message',
		timestamp: wanted.told,
		entry: [
			{
				fullUrl: `MessageHeader/${header}`,
				resource: {
					resourceType: 'MessageHeader',
					id: header,
					eventCoding: {
						system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes',
						code: 'hospital-notification-message',
					},
					destination: [
						{
							endpoint: 'https://sor2.sum.dsdn.dk/#id=953741000016009',
							receiver: { reference: 'Organization/receiver' },
						},
					],
					sender: { reference: 'Organization/sender' },
					source: { endpoint: sor },
					focus: [{ reference: 'Encounter/e1' }],
				},
			},
			{
				fullUrl: 'Patient/p1',
				resource: {
					resourceType: 'Patient',
					id: 'p1',
					identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: wanted.cpr ?? elmer }],
					name: [{ use: 'official', family: 'Elmer' }],
					...(wanted.deceased === undefined ? {} : { deceasedBoolean: wanted.deceased }),
				},
			},
			{
				fullUrl: 'Encounter/e1',
				resource: {
					resourceType: 'Encounter',
					id: 'e1',
					status: wanted.status ?? 'in-progress',
					class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: wanted.stayClass ?? 'IMP' },
					subject: { reference: 'Patient/p1' },
					episodeOfCare: (wanted.episodes ?? ['stay-1']).map((value) => ({ identifier: { system: sor, value } })),
					period: {
						...(wanted.start ? { start: wanted.start } : {}),
						...(wanted.end ? { end: wanted.end } : {}),
					},
					serviceProvider: { reference: 'Organization/sender' },
				},
			},
			organization('sender', '5790000209354', '265161000016000', 'Hjerteafdelingen på Herlev og Gentofte hospital'),
			organization('receiver', '5790001348120', '953741000016009', 'Plejecenter Herlev'),
			provenance(`v-${wanted.id}`, header, wanted.told, wanted.activity, wanted.about?.[0]),
			...(wanted.about ? [provenance(`b-${wanted.id}`, ...wanted.about)] : []),
		],
	}
}

/** Where the published messages lie, where they do. */
export const medComExamples = join(
	process.env.EXAMPLES ?? '../shared/examples/assess',
	'..',
	'medcom-hospitalnotification',
)

/** One message of MedCom's own test protocol: `STIN_A`. */
export const protocolMessage = (name: string): Uint8Array =>
	readFileSync(join(medComExamples, 'testprotocol', `HospitalNotification_Ex_${name}.json`))
