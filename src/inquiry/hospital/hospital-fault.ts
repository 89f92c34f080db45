import type { ReadProblem } from '#platform/fhir/index.ts'

/** Issue codes of FHIR R4 that we give. */
export type IssueCode =
	| 'required'
	| 'value'
	| 'code-invalid'
	| 'structure'
	| 'not-supported'
	| 'too-costly'
	| 'too-long'
	| 'transient'

/** Details as MedCom's value set for acknowledgements names them. */
export type Detail =
	| 'MSG_RESOURCE_REQUIRED'
	| 'MSG_ID_INVALID'
	| 'MSG_PARAM_INVALID'
	| 'MSG_PARAM_NO_REPEAT'
	| 'MSG_DATE_FORMAT'
	| 'MSG_BAD_SYNTAX'
	| 'MSG_BAD_FORMAT'
	| 'MSG_JSON_OBJECT'
	| 'MSG_UNKNOWN_TYPE'
	| 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE'
	| 'MSG_VALUESET_VALUE_UNKNOWN'
	| 'MSG_CodeSystem_VALUE_UNKNOWN'
	| 'MSG_Element_To_Long'
	| 'MSG_Mailbox_Out_Of_Operation'

/** Why a message could not be taken: what, and where in it. Never a value out of it. */
export type Fault = { readonly code: IssueCode; readonly where: string; readonly detail: Detail }

const ofMedCom: ReadonlySet<Detail> = new Set([
	'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
	'MSG_VALUESET_VALUE_UNKNOWN',
	'MSG_CodeSystem_VALUE_UNKNOWN',
	'MSG_Element_To_Long',
	'MSG_Mailbox_Out_Of_Operation',
])

export const systemOf = (detail: Detail): string =>
	ofMedCom.has(detail)
		? 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-acknowledgement-error-codes'
		: 'http://terminology.hl7.org/CodeSystem/operation-outcome'

const words: Readonly<Record<IssueCode, string>> = {
	required: 'is missing',
	value: 'has a value that cannot be read',
	'code-invalid': 'has a code that is not known',
	structure: 'does not stand where it may, or stands there more than once',
	'not-supported': 'is not received here',
	'too-costly': 'has more parts than are taken',
	'too-long': 'is longer than is taken',
	transient: 'could not be taken just now; send it again later',
}

/** What is wrong with a message that cannot be read as one at all. */
const ofTheWhole: Partial<Readonly<Record<Detail, string>>> = {
	MSG_BAD_SYNTAX: 'is not JSON or XML, or is cut off',
	MSG_BAD_FORMAT: 'is written in a way that is not taken',
	MSG_JSON_OBJECT: 'is no resource of FHIR',
	MSG_UNKNOWN_TYPE: 'is of a type that FHIR does not know',
}

/** *Encounter.class is missing* */
export const faultText = ({ code, where, detail }: Fault): string => `${where} ${ofTheWhole[detail] ?? words[code]}`

const unreadableAs: Readonly<Record<ReadProblem | 'too_long', Pick<Fault, 'code' | 'detail'>>> = {
	too_long: { code: 'too-long', detail: 'MSG_Element_To_Long' },
	empty: { code: 'structure', detail: 'MSG_BAD_SYNTAX' },
	not_utf8: { code: 'structure', detail: 'MSG_BAD_FORMAT' },
	not_json: { code: 'structure', detail: 'MSG_BAD_SYNTAX' },
	not_xml: { code: 'structure', detail: 'MSG_BAD_SYNTAX' },
	duplicate_key: { code: 'structure', detail: 'MSG_BAD_FORMAT' },
	forbidden_key: { code: 'structure', detail: 'MSG_BAD_FORMAT' },
	too_deep: { code: 'structure', detail: 'MSG_BAD_FORMAT' },
	has_doctype: { code: 'structure', detail: 'MSG_BAD_FORMAT' },
	not_fhir: { code: 'structure', detail: 'MSG_JSON_OBJECT' },
	unknown_resource: { code: 'structure', detail: 'MSG_UNKNOWN_TYPE' },
}

/** What is said of bytes that could not be read at all. */
export const unreadable = (why: ReadProblem | 'too_long'): Fault => ({
	...unreadableAs[why],
	where: `The message (${why})`,
})
