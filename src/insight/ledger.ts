import { type Standing, standingMeans } from '#desk/index.ts'

/** One citizen of the ledger; the number is the one in the population file. */
export type LedgerLine = {
	readonly cpr: string
	readonly standing: Standing
}

export const ledgerHead = ['person_id', 'bucket', 'ground', 'since', 'why'] as const

/** *Tilbud mangler: Senest 31. december 2026*, and what the bucket means. */
const whyOf = ({ label, kind, details }: Standing): string => {
	const said = details.map(({ da }) => da).join('; ')
	return `${label.da}${said === '' ? '' : `: ${said}`}. ${standingMeans(kind).da}`
}

/** One row: in exactly one bucket, on which ground, since when, and why in words. */
export const ledgerRow = ({ cpr, standing }: LedgerLine): (string | null)[] => [
	cpr,
	standing.kind,
	standing.criteria.join(' '),
	standing.since,
	whyOf(standing),
]
