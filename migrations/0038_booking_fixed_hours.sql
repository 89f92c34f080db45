-- What a consultant's week holds besides visits: taken out of free time, never booked.
create table booking.fixed_hours (
	id uuid primary key default gen_random_uuid(),
	staff uuid not null references access.staff (id),
	kind text not null,
	weekday smallint not null,
	from_clock time not null,
	to_clock time not null,
	weeks text not null default 'every',
	valid_from date not null,
	valid_to date,
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	constraint fixed_hours_are_of_a_known_kind check (kind in ('phone', 'office', 'meeting', 'break')),
	constraint fixed_hours_lie_on_monday_to_sunday check (weekday between 1 and 7),
	constraint fixed_hours_end_after_they_begin check (from_clock < to_clock),
	constraint fixed_hours_are_every_even_or_odd_week check (weeks in ('every', 'even', 'odd')),
	constraint fixed_hours_last_from_first_to_last_day check (valid_to is null or valid_from <= valid_to),
	constraint consultant_does_one_fixed_thing_at_a_time exclude using gist (
		staff with =,
		weekday with =,
		int4range(extract(epoch from from_clock)::integer, extract(epoch from to_clock)::integer) with &&,
		(case weeks when 'even' then int4range(0, 1) when 'odd' then int4range(1, 2) else int4range(0, 2) end) with &&,
		daterange(valid_from, valid_to, '[]') with &&
	)
);

-- Where a consultant drives from who does not drive from the municipality's own place; EPSG:25832.
create table booking.base (
	staff uuid primary key references access.staff (id),
	words text not null constraint base_is_called_something check (btrim(words) <> ''),
	x double precision not null,
	y double precision not null,
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	constraint base_lies_in_denmark check (x between 400000 and 950000 and y between 6000000 and 6450000)
);

-- Which districts a consultant serves, by the codes of the municipality's settings; none: everywhere.
create table booking.served_district (
	staff uuid not null references access.staff (id),
	district text not null constraint district_served_has_a_code check (btrim(district) <> ''),
	primary key (staff, district)
);
