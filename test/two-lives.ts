import { sql } from 'kysely'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'

/** Whose id ends how; every id of a planted life ends so too, so that ids that belong together can be written down. */
export type Life = { readonly end: string; readonly cpr: string; readonly words: string }

export const staffMember = 'a0000000-0000-4000-8000-0000000000aa' as StaffId
export const idOf = (kind: string, life: Pick<Life, 'end'>): string => {
	const kinds = [
		'person',
		'address',
		'offer',
		'booking',
		'visit',
		'note',
		'agreement',
		'referral',
		'screening',
		'import',
		'other',
		'letter',
		'event',
		'batch',
		'hand over',
	]
	return `${String(kinds.indexOf(kind) + 1).padStart(8, '0')}-0000-4000-8000-${life.end.padStart(12, '0')}`
}
export const personOf = (life: Pick<Life, 'end'>): PersonId => idOf('person', life) as PersonId

type Plant = (life: Life) => string

/** A row of every table that is about somebody, parents first. What is in common to two lives is planted once. */
export const plants: readonly (readonly [table: string, plant: Plant])[] = [
	[
		'population.address',
		(l) =>
			`values ('${idOf('address', l)}', 'key ${l.end}', 'Vejen ${l.words}', '${Number(l.end)}', null, '4180', 'Sorø')`,
	],
	[
		'population.person',
		(l) => `(id, cpr, born_on, sex, given_names, surname, status, status_since, address, phone)
			values ('${personOf(l)}', '${l.cpr}', '1948-03-02', 'f', 'Anna ${l.words}', 'Efternavn ${l.words}', 'dead', '2004-01-01', '${idOf('address', l)}', '0${l.end.padStart(7, '0')}')`,
	],
	[
		'population.life_event',
		(l) =>
			`(person, kind, happened_on, source, recorded_at) values ('${personOf(l)}', 'fell', '2003-01-0${Number(l.end)}', '${l.words}', now())`,
	],
	[
		'population.person_change',
		(l) => `values ('${personOf(l)}', '${idOf('import', { end: '9' })}', '{"phone": ["${l.words}", "${l.words}"]}')`,
	],
	[
		'population.former_number',
		(l) => `values ('01010${Number(l.end)}X00${Number(l.end)}', '${personOf(l)}', null, now())`,
	],
	['population.unfollowed', (l) => `values ('${personOf(l)}', now()) on conflict do nothing`],
	['population.unlooked', (l) => `values ('${personOf(l)}') on conflict do nothing`],
	['population.hold', (l) => `values ('${personOf(l)}', '${l.words}', '2003-01-01T10:00:00Z', '${staffMember}')`],
	[
		'eligibility.stance',
		(l) => `(person, since, began_on, verdict, content, digest, recorded_at)
		values ('${personOf(l)}', '2003-01-01', '2003-01-01', 'not_resident', '{"grounds": [], "exclusions": [], "verdict": "not_resident", "words": "${l.words}"}', 'x', now())`,
	],
	[
		'eligibility.debt',
		(l) => `(person, criterion, window_from, window_until, owed_on, standard, recorded_at)
		values ('${personOf(l)}', 'age-7${Number(l.end)}', '2003-01-01', '2003-02-01', '2003-03-01', '${l.words}', '2003-03-01T10:00:00Z')`,
	],
	[
		'inquiry.notice',
		(l) => `(person, nature, kind, happened_on, source, note, key, recorded_at)
		values ('${personOf(l)}', 'event', 'fell', '2003-01-01', 'relative', '${l.words}', 'n${l.end}', '2003-01-01T10:00:00Z')`,
	],
	[
		'inquiry.preventive_case',
		(l) =>
			`(person, opened_on, opened_at) values ('${personOf(l)}', '2003-01-0${Number(l.end)}', '2003-01-01T10:00:00Z')`,
	],
	[
		'inquiry.assessment',
		(l) => `(person, criterion, outcome, because, assessed_on, key, recorded_at, recorded_by)
		values ('${personOf(l)}', 'lonely', 'yes', '${l.words}', '2003-01-01', 'a${l.end}', '2003-01-01T10:00:00Z', '${staffMember}')`,
	],
	[
		'inquiry.exception',
		(l) => `(person, exclusion, because, granted_on, key, recorded_at, recorded_by)
		values ('${personOf(l)}', 'nursing', '${l.words}', '2003-01-01', 'e${l.end}', '2003-01-01T10:00:00Z', '${staffMember}')`,
	],
	[
		'inquiry.further_visit',
		(l) => `(person, wanted_by, kind, because, agreement, decided_on, key, recorded_at, recorded_by)
		values ('${personOf(l)}', 'citizen', 'visit', '${l.words}', '${idOf('agreement', l)}', '2003-01-01', 'f${l.end}', '2003-01-01T10:00:00Z', '${staffMember}')`,
	],
	[
		'inquiry.referral',
		(l) => `(id, key, received_at, channel, relation, name, born, cpr, street, town, phone, topics, words, person)
		values ('${idOf('referral', l)}', 'r${l.end}', '2003-01-01T10:00:00Z', 'web', 'relative', 'Anna ${l.words}', '', '${l.cpr}', 'Vejen ${l.words}', '', '', '{}', '${l.words}', '${personOf(l)}')`,
	],
	['inquiry.referral_sender', (l) => `values ('${idOf('referral', l)}', 'Datter ${l.words}', '', '', '', false)`],
	[
		'inquiry.referral_step',
		(l) =>
			`(referral, kind, happened_on, words, key, recorded_at) values ('${idOf('referral', l)}', 'contacted', '2003-01-01', '${l.words}', 's${l.end}', '2003-01-01T10:00:00Z')`,
	],
	[
		'inquiry.hospital_notification',
		(l) => `(person, bundle, header, act, activity, stay_class, episodes, told_at, hospital, received_at)
		values ('${personOf(l)}', 'b${l.end}', 'h${l.end}', 'tell', 'admitted', 'inpatient', '{}', '2003-01-01T10:00:00Z', '${l.words}', '2003-01-01T10:00:00Z')`,
	],
	[
		'inquiry.hospital_correction',
		(l) => `(person, kind, because, recorded_at, recorded_by)
		values ('${personOf(l)}', 'stay_ended', '${l.words}', '2003-01-01T10:00:00Z', '${staffMember}')`,
	],
	[
		'inquiry.screening',
		(l) =>
			`(id, person, discharged_on, opened_on, opened_at) values ('${idOf('screening', l)}', '${personOf(l)}', '2003-01-0${Number(l.end)}', '2003-01-02', '2003-01-02T10:00:00Z')`,
	],
	[
		'inquiry.screening_decision',
		(l) => `(screening, offered, because, key, decided_at, decided_by)
		values ('${idOf('screening', l)}', false, '${l.words}', 'd${l.end}', '2003-01-02T10:00:00Z', '${staffMember}')`,
	],
	[
		'booking.booking',
		(
			l,
		) => `(id, staff, person, during, purpose, made_at) values ('${idOf('booking', l)}', '${staffMember}', '${personOf(l)}',
		tstzrange('2003-03-0${Number(l.end)} 10:00Z', '2003-03-0${Number(l.end)} 11:00Z'), 'home_visit', '2003-01-01T10:00:00Z')`,
	],
	[
		'booking.move',
		(l) => `(booking, staff, during, moved_at, because) values ('${idOf('booking', l)}', '${staffMember}',
		tstzrange('2003-02-01 10:00Z', '2003-02-01 11:00Z'), '2003-01-01T10:00:00Z', '${l.words}')`,
	],
	[
		'booking.call_owed',
		(l) => `(booking, staff, during, owed_at, told_at, told_by) values ('${idOf('booking', l)}', '${staffMember}',
		tstzrange('2003-02-01 10:00Z', '2003-02-01 11:00Z'), '2003-01-01T10:00:00Z', '2003-01-01T11:00:00Z', '${staffMember}')`,
	],
	[
		'booking.time_need',
		(l) =>
			`(person, kind, value, recorded_at) values ('${personOf(l)}', 'profession', '${l.words}', '2003-01-01T10:00:00Z')`,
	],
	[
		'offer.offer',
		(l) => `(id, person, proposed_at, standard, grounds, contact, minutes, due, booking, made_on)
		values ('${idOf('offer', l)}', '${personOf(l)}', '2003-01-0${Number(l.end)}T10:00:00Z', 'x', '[{"criterion": "age-75", "intervention": "general", "from": "2003-01-01", "target": null, "until": null, "cites": "${l.words}", "overdue": false}]',
		'phone', 60, '{"kind": "opened", "on": "2003-01-01"}', '${idOf('booking', l)}', '2003-01-0${Number(l.end)}')`,
	],
	['offer.left_out', (l) => `values ('${idOf('batch', l)}', '${personOf(l)}', 'over_limit')`],
	[
		'offer.letter',
		(l) => `(id, person, offer, purpose, dated, written_at, template, language, channel, content, delivered_at)
		values ('${idOf('letter', l)}', '${personOf(l)}', '${idOf('offer', l)}', 'offer', '2003-01-01', '2003-01-01T10:00:00Z', 't', 'da', 'paper', '{"to": ["${l.words}"]}', '2003-01-01T10:00:00Z')`,
	],
	[
		'offer.delivery',
		(l) =>
			`(letter, state, told_at, detail) values ('${idOf('letter', l)}', 'accepted', '2003-01-01T10:00:00Z', '${l.words}')`,
	],
	[
		'offer.code',
		(l) => `(code, person, offer, issued_at)
		values ('2222222${Number(l.end) + 1}', '${personOf(l)}', '${idOf('offer', l)}', '2003-01-01T10:00:00Z')`,
	],
	[
		'offer.answer_pass',
		(l) => `values ('h${l.end}', '2222222${Number(l.end) + 1}', '2003-01-01T10:00:00Z', '2003-01-01T10:30:00Z')`,
	],
	[
		'offer.wrong_code',
		(l) => `(at, visitor, code) values ('2003-01-01T10:00:00Z', 'v', '2222222${Number(l.end) + 1}')`,
	],
	[
		'offer.seat',
		(l) =>
			`(event, person, offer, asked_at) values ('${idOf('event', l)}', '${personOf(l)}', '${idOf('offer', l)}', '2003-01-01T10:00:00Z')`,
	],
	[
		'offer.answer',
		(l) => `(offer, key, kind, given_by, given_on, words, recorded_at)
		values ('${idOf('offer', l)}', 'an${l.end}', 'no', 'citizen', '2003-01-01', '${l.words}', '2003-01-01T10:00:00Z')`,
	],
	[
		'offer.opt_out',
		(l) =>
			`(person, begun_on, asked_by, words, recorded_at) values ('${personOf(l)}', '2003-01-0${Number(l.end)}', 'citizen', '${l.words}', '2003-01-0${Number(l.end)}T10:00:00Z')`,
	],
	[
		'offer.call',
		(l) =>
			`(person, offer, key, outcome, words, made_at, made_by) values ('${personOf(l)}', '${idOf('offer', l)}', 'c${l.end}', 'no_answer', '${l.words}', '2003-01-01T10:00:00Z', '${staffMember}')`,
	],
	[
		'visit.visit',
		(l) => `(id, person, booking, offer, staff, form, occasion, intervention, planned_on, begun_at, took_place_on)
		values ('${idOf('visit', l)}', '${personOf(l)}', '${idOf('booking', l)}', '${idOf('offer', l)}', '${staffMember}', 'home_visit', 'offer', 'general', '2003-03-0${Number(l.end)}', '2003-03-01T10:00:00Z', '2003-03-0${Number(l.end)}')`,
	],
	[
		'visit.acceptance',
		(l) => `values ('${idOf('visit', l)}', '2003-03-01', 'at_the_door', '${staffMember}', '2003-03-01T10:00:00Z')`,
	],
	[
		'visit.recording_basis',
		(l) => `values ('${idOf('visit', l)}', '${l.words}', '${l.words}', null, '2003-03-01T10:00:00Z')`,
	],
	[
		'visit.note',
		(l) => `(id, visit, author, kind, happened_on, body, begun_at, saved_at)
		values ('${idOf('note', l)}', '${idOf('visit', l)}', '${staffMember}', 'administrative', '2003-03-01', '{"topics": [], "summary": "${l.words}"}', '2003-03-01T10:00:00Z', '2003-03-01T10:00:00Z')`,
	],
	[
		'visit.sealing_key',
		() => `values ('${idOf('other', { end: '77' })}', 'x', 'x', '2003-03-01T10:00:00Z') on conflict do nothing`,
	],
	[
		'visit.taken_along',
		() =>
			`values ('${idOf('other', { end: '78' })}', '${staffMember}', '${idOf('other', { end: '77' })}', 'x', '2003-03-01T10:00:00Z', '2003-04-30T10:00:00Z') on conflict do nothing`,
	],
	[
		'visit.visit_along',
		(l) =>
			`values ('${idOf('other', { end: '78' })}', 'visit:${idOf('visit', l)}', '${personOf(l)}', '${idOf('visit', l)}', '${idOf('booking', l)}', 0)`,
	],
	[
		'visit.entry',
		(l) => `(id, taken_along, ref, visit, author, nth, act, field, was, value, typed_at, delivered_at, note)
		values ('${idOf('other', l)}', '${idOf('other', { end: '78' })}', 'visit:${idOf('visit', l)}', '${idOf('visit', l)}', '${staffMember}', 1, 'write', 'summary', '[""]', '["${l.words}"]', '2003-03-01T10:00:00Z', '2003-03-01T10:00:00Z', '${idOf('note', l)}')`,
	],
	[
		'visit.journal_erasure',
		(l) => `values ('${personOf(l)}', '2003-03-01T1${Number(l.end)}:00:00Z', '${staffMember}', '1990-01-01', 10, 3)`,
	],
	['visit.saved_draft', (l) => `values ('${idOf('note', l)}', 1, '{"summary": "${l.words}"}', '2003-03-01T10:00:00Z')`],
	[
		'visit.correction',
		(l) =>
			`values ('${idOf('other', l)}', '${idOf('note', l)}', 'addition', '${l.words}', '${staffMember}', 'Navn', null, '2003-03-02T10:00:00Z')`,
	],
	[
		'visit.warning',
		(l) => `(id, person, address, kind, words, noted_on, noted_by, noted_at, review_on)
		values ('${idOf('visit', l)}', '${personOf(l)}', '${idOf('address', l)}', 'dog', '${l.words}', '2003-03-01', '${staffMember}', '2003-03-01T10:00:00Z', '2003-09-01')`,
	],
	[
		'visit.warning_review',
		(l) => `(warning, said, looked_on, looked_by, looked_at)
		values ('${idOf('visit', l)}', 'gone', '2003-04-01', '${staffMember}', '2003-04-01T10:00:00Z')`,
	],
	[
		'followup.agreement',
		(l) => `(id, person, visit, kind, due_on, what, owner, made_by, made_at)
		values ('${idOf('agreement', l)}', '${personOf(l)}', '${idOf('visit', l)}', 'call', '2003-04-01', '${l.words}', '${staffMember}', '${staffMember}', '2003-03-01T10:00:00Z')`,
	],
	[
		'followup.move',
		(l) =>
			`values ('${idOf('agreement', l)}', 1, '2003-04-01', '2003-04-02', '${l.words}', '${staffMember}', '2003-03-01T10:00:00Z')`,
	],
	[
		'followup.hand_over',
		(l) => `(id, person, visit, note, key, partner, what, made_by, made_at)
		values ('${idOf('hand over', l)}', '${personOf(l)}', '${idOf('visit', l)}', '${idOf('note', l)}', 'a', 'visitation', '${l.words}', '${staffMember}', '2003-03-01T10:00:00Z')`,
	],
	[
		'followup.sharing_consent',
		(l) => `(hand_over, nth, how, given_on, recorded_by, recorded_at)
		values ('${idOf('hand over', l)}', 1, 'spoken', '2003-03-01', '${staffMember}', '2003-03-01T10:00:00Z')`,
	],
	[
		'followup.hand_over_step',
		(l) => `(id, hand_over, nth, step, way, happened_on, words, taken_by, taken_at)
		values ('${idOf('other', l)}', '${idOf('hand over', l)}', 1, 'sent', 'phone', '2003-03-02', '${l.words}', '${staffMember}', '2003-03-02T10:00:00Z')`,
	],
	[
		'followup.closing',
		(l) => `(id, person, closed_on, reason, note, closed_by, closed_at)
		values ('${idOf('other', l)}', '${personOf(l)}', '2003-05-01', 'dead', '${l.words}', '${staffMember}', '2003-05-01T10:00:00Z')`,
	],
	[
		'desk.record_request',
		(
			l,
		) => `(key, person, asked_on, asked_by, asked_by_words, asked_how, due_on, recorded_at, withdrawn_at, withdrawn_because)
		values ('rr${l.end}', '${personOf(l)}', '2003-05-01', 'authorised', '${l.words}', 'letter', '2003-05-12', '2003-05-01T10:00:00Z', '2003-05-02T10:00:00Z', '${l.words}')`,
	],
	[
		'access.citizen_session',
		(l) => `(token_hash, person, csrf, begun_at, last_seen_at, ends_at)
		values ('cs${l.end}', '${personOf(l)}', '${l.words}', '2003-05-01T10:00:00Z', '2003-05-01T10:05:00Z', '2003-05-01T11:00:00Z')`,
	],
	['desk.seen_notice', (l) => `values ('seen ${l.end}', '${personOf(l)}', '2003-05-01T10:00:00Z', '${staffMember}')`],
]

/** What every planted life needs beside it. */
export const plantGround = async (db: Db): Promise<void> => {
	await sql`insert into access.staff (id, name, email, roles, profession, active_from)
		values (${staffMember}, 'Vibeke Vikar', 'vikar@example.dk', array['coordinator', 'administrator'], 'nurse', '2000-01-01')`.execute(
		db,
	)
	await sql`insert into population.import (id, files, described_on, uploaded_at, state, counts, ended_at)
		values (${idOf('import', { end: '9' })}, '{x}', '2003-01-01', '2003-01-01T10:00:00Z', 'committed', '{}', '2003-01-01T10:00:00Z')`.execute(
		db,
	)
}

export const plantLife = async (db: Db, life: Life): Promise<void> => {
	await sql`insert into offer.event (id, key, title, place, starts_at, ends_at, seats, companions, answer_by, made_at, made_by)
		values (${idOf('event', life)}, ${`e${life.end}`}, 'Møde', 'Salen', '2003-05-01T10:00:00Z', '2003-05-01T12:00:00Z', 10, true,
			'2003-04-01', '2003-01-01T10:00:00Z', ${staffMember})`.execute(db)
	await sql`insert into offer.batch (id, proposed_at, without_time, over_limit, later_in_year, withdrawn_at, withdrawn_by)
		values (${idOf('batch', life)}, '2003-01-01T10:00:00Z', 0, 2, 0, '2003-01-01T10:00:00Z', ${staffMember})`.execute(
		db,
	)
	for (const [table, plant] of plants) {
		const columns =
			table === 'population.address' ? '(id, key, street, house_number, floor_door, postal_code, town) ' : ''
		await sql.raw(`insert into ${table} ${columns}${plant(life)}`).execute(db)
	}
	await sql`update visit.note set signed_at = '2003-03-02T10:00:00Z', author_name = 'Vibeke Vikar' where id = ${idOf('note', life)}`.execute(
		db,
	)
}

/** Every table of the rooms, by name; the job runner's own are not the rooms'. */
export const everyTable = async (db: Db): Promise<string[]> =>
	(
		await sql<{ name: string }>`
			select table_schema || '.' || table_name as name from information_schema.tables
			where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'platform', 'pgboss')
			order by 1`.execute(db)
	).rows.map(({ name }) => name)

export const countRows = async (db: Db): Promise<ReadonlyMap<string, number>> => {
	const counts = new Map<string, number>()
	for (const table of await everyTable(db))
		counts.set(
			table,
			(await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)).rows[0]?.count ?? 0,
		)
	return counts
}

/** Every row of every table as text, but for some tables. */
export const dump = async (db: Db, without: readonly string[]): Promise<readonly { table: string; row: string }[]> => {
	const all: { table: string; row: string }[] = []
	for (const table of await everyTable(db)) {
		if (without.includes(table)) continue
		const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(db)
		for (const { row } of rows) all.push({ table, row })
	}
	return all
}

/** Every column of the rooms that holds a citizen's id: by a foreign key, or by its name. */
export const personColumns = async (db: Db): Promise<string[]> => {
	const { rows } = await sql<{ name: string }>`
		select n.nspname || '.' || c.relname || '.' || a.attname as name
		from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
		where k.contype = 'f' and k.confrelid = 'population.person'::regclass
		union
		select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
		where column_name in ('person', 'persons') and table_schema not in ('pg_catalog', 'information_schema', 'pgboss')
		order by 1`.execute(db)
	return rows.map(({ name }) => name)
}
