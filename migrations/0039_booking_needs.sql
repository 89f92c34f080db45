-- When a citizen can be visited and by whom, as somebody told it; ended, never changed.
create table booking.time_need (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	kind text not null,
	value text,
	weekdays smallint[] not null default '{}',
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	ended_at timestamptz,
	ended_by uuid references access.staff (id),
	constraint need_is_of_a_known_kind check (kind in ('part_of_day', 'weekdays', 'language', 'profession')),
	constraint need_of_a_part_of_day_is_morning_or_afternoon
		check (kind <> 'part_of_day' or coalesce(value, '') in ('morning', 'afternoon')),
	constraint need_of_words_has_words
		check (kind not in ('language', 'profession') or coalesce(btrim(value), '') <> ''),
	constraint need_of_weekdays_names_some_and_leaves_one check (
		case when kind = 'weekdays'
			then value is null and cardinality(weekdays) between 1 and 6 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]
			else cardinality(weekdays) = 0 end),
	constraint need_ends_after_it_began check (ended_at is null or ended_at >= recorded_at)
);
create unique index citizen_has_one_need_of_a_kind on booking.time_need (person, kind) where ended_at is null;
create index time_need_by_person on booking.time_need (person);
