import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'

/** A number from 0 to 1 that a citizen draws for a question; the same every time. */
const draw = (question: string): RawBuilder<unknown> =>
	sql`((hashtext(p.cpr || ${sql.lit(question)}) & 1048575) / 1048576.0)`

const since = (days: number, question: string): RawBuilder<unknown> =>
	sql`(settings.day - (${draw(question)} * ${sql.lit(days)})::integer)`

const grounds = (criterion: string): RawBuilder<unknown> =>
	sql`${sql.lit(
		JSON.stringify([
			{
				criterion,
				intervention: 'preventive-home-visit',
				from: '2019-01-01',
				target: null,
				until: '2019-12-31',
				cites: 'Kvalitetsstandard 2021, s. 2',
				overdue: false,
			},
		]),
	)}::jsonb`

/** Eight years of work, in bulk: what the night has to read beside the register. `day` is the day before the first night. */
export const addHistories = async (db: Db, day: string, staff: string): Promise<void> => {
	const from = sql`from population.person p cross join (select ${sql.lit(day)}::date as day, ${sql.lit(staff)}::uuid as staff) settings`
	const statements = [
		// offers: a letter every other year for those in their years of visits, answered by four of five
		sql`insert into offer.offer (person, proposed_at, standard, grounds, contact, minutes, due, answer_by, made_on, ended_at, ended_because)
			select p.id, made.on::timestamptz, 'soenderborg@2021-02-02', ${grounds('age-75')}, 'fixed_time_letter', 60,
				jsonb_build_object('kind', 'window', 'on', made.on), made.on + 14, made.on, (made.on + 10)::timestamptz,
				case when ${draw('answer')} < 0.1 then 'no' when ${draw('answer')} < 0.3 then 'no_answer' else 'no_contact' end
			${from} cross join lateral (
				select ${since(360, 'first')} - 730 * nth as on from generate_series(0, 2) nth) made
			where p.born_on < settings.day - interval '72 years' and ${draw('offers')} < 0.6`,
		// offers that wait for an answer tonight; the oldest have waited too long
		sql`insert into offer.offer (person, proposed_at, standard, grounds, contact, minutes, due, answer_by, made_on)
			select p.id, made.on::timestamptz, 'soenderborg@2021-02-02', ${grounds('age-75')}, 'fixed_time_letter', 60,
				jsonb_build_object('kind', 'window', 'on', made.on), made.on + 14, made.on
			${from} cross join lateral (select ${since(15, 'waits')} as on) made
			where ${draw('waiting')} < 0.004`,
		sql`insert into offer.answer (offer, key, kind, given_by, given_on, recorded_at, recorded_by)
			select o.id, o.id::text, case o.ended_because when 'no_contact' then 'no_contact' else 'no' end, 'citizen', o.made_on + 8,
				(o.made_on + 8)::timestamptz, ${sql.lit(staff)}::uuid
			from offer.offer o where o.ended_because in ('no', 'no_contact')`,
		sql`insert into offer.opt_out (person, begun_on, asked_by, recorded_at)
			select p.id, asked.on, 'citizen', asked.on::timestamptz ${from} cross join lateral (select ${since(1500, 'opted out')} as on) asked
			where ${draw('opt-out')} < 0.02`,
		sql`insert into visit.visit (person, staff, form, occasion, intervention, criteria, planned_on, begun_at, took_place_on)
			select p.id, settings.staff, case when ${draw('phone')} < 0.1 then 'phone_visit' else 'home_visit' end, 'offer',
				'preventive-home-visit', '["age-75"]', held.on, held.on::timestamptz, held.on
			${from} cross join lateral (select ${since(500, 'visit')} - 730 * nth as on from generate_series(0, 1) nth) held
			where p.born_on < settings.day - interval '73 years' and ${draw('visits')} < 0.5`,
		sql`insert into population.life_event (person, kind, happened_on, source, recorded_at)
			select p.id, 'spouse_died', ${since(3000, 'widowed')}, 'register', now()
			${from} where ${draw('events')} < 0.1 on conflict do nothing`,
		sql`insert into inquiry.notice (person, nature, kind, happened_on, source, note, key, recorded_at, recorded_by)
			select p.id, case when ${draw('risk')} < 0.3 then 'risk' else 'event' end, 'concern_raised', ${since(2000, 'told')}, 'relative',
				'En opdigtet bekymring.', p.id::text, now(), settings.staff ${from} where ${draw('notices')} < 0.06`,
		sql`insert into inquiry.assessment (person, criterion, outcome, because, assessed_on, key, recorded_at, recorded_by)
			select p.id, 'concern', case when ${draw('assessed')} < 0.5 then 'yes' else 'no' end, 'Opdigtet.', ${since(1500, 'assessment')},
				p.id::text, now(), settings.staff ${from} where ${draw('notices')} < 0.04`,
		sql`insert into inquiry.preventive_case (person, opened_on, opened_at)
			select p.id, ${since(300, 'case')}, now() ${from} where ${draw('cases')} < 0.005`,
		sql`insert into inquiry.exception (person, exclusion, because, granted_on, key, recorded_at, recorded_by)
			select p.id, 'both-kinds-of-help', 'Opdigtet.', ${since(1500, 'exception')}, p.id::text, now(), settings.staff
			${from} where ${draw('exceptions')} < 0.005`,
		sql`insert into eligibility.debt (person, criterion, window_from, window_until, owed_on, standard, recorded_at)
			select p.id, 'spouse-died', closed.on - 90, closed.on - 1, closed.on, 'soenderborg@2021-02-02', now()
			${from} cross join lateral (select ${since(400, 'debt')} as on) closed where ${draw('debts')} < 0.01`,
		// where they stood before, long ended
		sql`insert into eligibility.stance (person, since, began_on, ended_on, verdict, content, digest, recorded_at)
			select p.id, stood.on, stood.on, stood.on + 300, 'not_now', jsonb_build_object('id', p.id, 'on', stood.on, 'standard',
				'soenderborg@2021-02-02', 'verdict', 'not_now', 'grounds', ${grounds('age-75')}, 'exclusions', '[]'::jsonb, 'nextChangeOn', null),
				'an earlier one', now()
			${from} cross join lateral (select settings.day - 400 * nth as on from generate_series(1, 4) nth) stood`,
	]
	for (const statement of statements) await statement.execute(db)
	await sql`vacuum analyze`.execute(db)
}

/** What a busy day brings: of every hundred citizens one whose facts differ so that where they stand does too. */
export const changeOneInAHundred = async (db: Db): Promise<number> => {
	const { rows } = await sql<{ id: string }>`
		update population.person p set residence = case residence when 'care_home' then 'own_home' else 'care_home' end
		where status = 'resident' and born_on < '1950-01-01' and id in (
			select id from population.person where status = 'resident' and born_on < '1950-01-01'
			order by hashtext(cpr || 'changed') limit (select count(*) / 100 from population.person))
		returning id`.execute(db)
	return rows.length
}

/** How many rows the night reads beside the register. */
export const countHistories = async (db: Db): Promise<string> => {
	const tables = [
		'population.life_event',
		'inquiry.notice',
		'inquiry.assessment',
		'inquiry.preventive_case',
		'inquiry.exception',
		'offer.offer',
		'offer.answer',
		'offer.opt_out',
		'visit.visit',
		'eligibility.debt',
		'eligibility.stance',
	]
	const counted: string[] = []
	for (const table of tables) {
		const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.raw(table)}`.execute(db)
		counted.push(`${table.replace(/.*\./, '')} ${rows[0]?.count}`)
	}
	return counted.join(', ')
}
