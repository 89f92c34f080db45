import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { LocalOffer, LocalOfferChange, LocalOfferContent, LocalOfferVersion } from './local-offer.ts'

type VersionRow = {
	offer: string
	version: number
	what: LocalOfferChange
	content: LocalOfferContent
	checked_on: Day
	ended_on: Day | null
	at: string
	by: StaffId | null
}

const versionOf = (row: VersionRow): LocalOfferVersion => ({
	offer: {
		...row.content,
		id: row.offer,
		version: row.version,
		checkedOn: row.checked_on,
		endedOn: row.ended_on,
	},
	what: row.what,
	at: instant(row.at),
	by: row.by,
})

const columns = sql`offer, version, what, content, checked_on, ended_on, at, by`

/** Every offer ever in the directory as it stands, ended ones too. */
export const selectOffers = async (db: Db): Promise<LocalOffer[]> =>
	(
		await sql<VersionRow>`
			select distinct on (offer) ${columns} from visit.local_offer_version order by offer, version desc`.execute(db)
	).rows.map((row) => versionOf(row).offer)

/** Each as it stood after every deed, oldest first. */
export const selectVersions = async (db: Db, offers: readonly string[]): Promise<LocalOfferVersion[]> => {
	if (offers.length === 0) return []
	const { rows } = await sql<VersionRow>`
		select ${columns} from visit.local_offer_version where offer = any(${[...offers]}::uuid[])
		order by offer, version`.execute(db)
	return rows.map(versionOf)
}

export type FiledOffer = { readonly id: string; readonly code: string; readonly filed: LocalOfferContent }

/** What came with the municipality's file, as the file last said it. */
export const selectFiled = async (db: Db): Promise<FiledOffer[]> =>
	(
		await sql<FiledOffer>`
			select id, code, filed from visit.local_offer where code is not null`.execute(db)
	).rows

/** Nobody else changes the directory before the transaction ends; reading goes on. */
export const holdDirectory = async (tx: Db): Promise<void> => {
	await sql`lock table visit.local_offer_version in share row exclusive mode`.execute(tx)
}

/** False when an offer of that id, or of that code, is there already. */
export const insertOffer = async (
	tx: Db,
	id: string,
	file: { readonly code: string; readonly filed: LocalOfferContent } | null,
): Promise<boolean> => {
	const { rows } = await sql`
		insert into visit.local_offer (id, code, filed)
		values (${id}, ${file?.code ?? null}, ${file === null ? null : JSON.stringify(file.filed)}::jsonb)
		on conflict do nothing returning id`.execute(tx)
	return rows.length > 0
}

export const noteFiled = async (tx: Db, id: string, filed: LocalOfferContent): Promise<void> => {
	await sql`update visit.local_offer set filed = ${JSON.stringify(filed)}::jsonb where id = ${id}`.execute(tx)
}

export const insertVersion = async (tx: Db, { offer, what, at, by }: LocalOfferVersion): Promise<void> => {
	const { id, version, checkedOn, endedOn, ...content } = offer
	await sql`
		insert into visit.local_offer_version (offer, version, what, content, checked_on, ended_on, at, by)
		values (${id}, ${version}, ${what}, ${JSON.stringify(content)}::jsonb, ${checkedOn}, ${endedOn}, ${at}, ${by})`.execute(
		tx,
	)
}
