/** What the process that sends is told: where, and at which step to kill itself. */
export type Order = {
	readonly database: { readonly url: string } | { readonly folder: string }
	readonly outbox: string
	readonly killAt: Step | null
}

export const steps = [
	'before a letter is set',
	'set and not yet on record',
	'on record and not yet put',
	'while it is put',
	'put and not yet on record as gone',
	'before the print file',
	'between the print file and its list',
	'printed and not yet on record as printed',
] as const
export type Step = (typeof steps)[number]
