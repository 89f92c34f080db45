import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Db, isAmong } from '#platform/db/index.ts'
import type { LifeEvent } from '../citizen.ts'
import type { DeathReported } from './lives.ts'

/** Whose change is oldest first; each is kept from other processes until the transaction ends. */
export const lockUnfollowed = async (tx: Db, limit: number): Promise<PersonId[]> => {
	const { rows } = await sql<{ person: PersonId }>`
		select person from population.unfollowed order by since, person limit ${limit} for update skip locked`.execute(tx)
	return rows.map(({ person }) => person)
}

export const deleteUnfollowed = (tx: Db, persons: readonly PersonId[]): Promise<unknown> =>
	sql`delete from population.unfollowed where ${isAmong('person', persons)}`.execute(tx)

/** False when the citizen is known as dead already, or not at all. */
export const setReportedDead = async (tx: Db, { person, on, source }: DeathReported): Promise<boolean> => {
	const { rows } = await sql`update population.person set reported_dead_on = ${on}, reported_dead_by = ${source}
		where id = ${person} and reported_dead_on is null and status <> 'dead' returning id`.execute(tx)
	return rows.length > 0
}

/** Who told of the death that is now taken back; null when nobody had. */
export const clearReportedDead = async (tx: Db, person: PersonId): Promise<string | null> => {
	const { rows } = await sql<{ by: string }>`
		with told as (select id, reported_dead_by as by from population.person
			where id = ${person} and reported_dead_on is not null for update)
		update population.person p set reported_dead_on = null, reported_dead_by = null from told
		where p.id = told.id returning told.by`.execute(tx)
	return rows[0]?.by ?? null
}

/** A life event that may be told more than once of a day: told again it stands where it was told last. */
export const tellAgain = (
	tx: Db,
	at: Instant,
	person: PersonId,
	{ kind, on, source }: Pick<LifeEvent, 'kind' | 'on' | 'source'>,
): Promise<unknown> =>
	sql`insert into population.life_event (person, kind, happened_on, source, recorded_at)
		values (${person}, ${kind}, ${on}, ${source}, ${at})
		on conflict on constraint a_life_event_is_told_once do update
		set source = excluded.source, recorded_at = excluded.recorded_at`.execute(tx)

/** Husband, wife or partner who is left, whichever of the two rows names the other. */
export const selectSpousesLeft = async (db: Db, person: PersonId): Promise<PersonId[]> => {
	const { rows } = await sql<{ id: PersonId }>`
		select other.id from population.person own
		join population.person other on other.cpr = own.spouse_cpr or other.spouse_cpr = own.cpr
		where own.id = ${person} and other.id <> own.id and other.status = 'resident' and other.reported_dead_on is null`.execute(
		db,
	)
	return rows.map(({ id }) => id)
}

/** What the spouse was told because of a death reported that was none, unless the register tells it as well; the spouse’s life has changed by that, too. */
export const deleteLossesToldBy = (tx: Db, dead: PersonId): Promise<unknown> =>
	sql`with gone as (
			delete from population.life_event
			where kind = 'spouse_died' and details ->> 'reportedDeathOf' = ${dead}
				and not exists (select from population.person where id = ${dead}::uuid and status = 'dead')
			returning person)
		insert into population.unfollowed (person, since) select distinct person, now() from gone order by 1
		on conflict (person) do update set since = excluded.since`.execute(tx)

/** Events of some kinds, of anybody, from a day on. */
export const selectEventsSince = async (
	db: Db,
	kinds: readonly string[],
	since: Day,
): Promise<(LifeEvent & { readonly person: PersonId })[]> =>
	(
		await sql<LifeEvent & { readonly person: PersonId }>`
			select person, kind, happened_on as "on", source, details from population.life_event
			where kind = any(${[...kinds]}::text[]) and happened_on >= ${since}::date order by happened_on, person`.execute(
			db,
		)
	).rows
