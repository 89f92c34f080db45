create schema booking;

-- The hours a consultant works, by weekday. Free time is computed from these, never stored.
create table booking.working_hours (
	id uuid primary key default gen_random_uuid(),
	staff uuid not null references access.staff (id),
	weekday smallint not null,
	from_clock time not null,
	to_clock time not null,
	weeks text not null default 'every',
	valid_from date not null,
	valid_to date,
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	constraint weekday_is_monday_to_sunday check (weekday between 1 and 7),
	constraint working_hours_end_after_they_begin check (from_clock < to_clock),
	constraint weeks_are_every_even_or_odd check (weeks in ('every', 'even', 'odd')),
	constraint pattern_ends_after_it_begins check (valid_to is null or valid_from <= valid_to),
	constraint consultant_works_one_pattern_at_a_time exclude using gist (
		staff with =,
		weekday with =,
		int4range(extract(epoch from from_clock)::integer, extract(epoch from to_clock)::integer) with &&,
		(case weeks when 'even' then int4range(0, 1) when 'odd' then int4range(1, 2) else int4range(0, 2) end) with &&,
		daterange(valid_from, valid_to, '[]') with &&
	)
);

-- Only the kind is kept, never the reason behind it.
create table booking.absence (
	id uuid primary key default gen_random_uuid(),
	staff uuid not null references access.staff (id),
	during tstzrange not null,
	kind text not null,
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	constraint absence_has_a_length check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
	constraint absence_kind_is_known check (kind in ('holiday', 'illness', 'course', 'meeting')),
	constraint absence_is_recorded_once unique (staff, during, kind)
);

create table booking.booking (
	id uuid primary key default gen_random_uuid(),
	staff uuid not null references access.staff (id),
	person uuid not null references population.person (id),
	during tstzrange not null,
	purpose text not null,
	held_until date,
	key text not null default gen_random_uuid()::text,
	made_at timestamptz not null,
	made_by uuid references access.staff (id),
	confirmed_at timestamptz,
	released_at timestamptz,
	released_because text,
	constraint booking_has_a_length check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
	constraint booking_purpose_is_known check (purpose in ('home_visit', 'phone_visit', 'follow_up')),
	constraint booking_is_asked_for_once unique (key),
	constraint release_has_a_reason check ((released_at is null) = (released_because is null)),
	constraint consultant_is_in_one_place exclude using gist (staff with =, during with &&) where (released_at is null),
	constraint citizen_is_visited_once_at_a_time exclude using gist (person with =, during with &&) where (released_at is null)
);
create index booking_by_person on booking.booking (person);
create index booking_by_held_until on booking.booking (held_until) where held_until is not null and released_at is null;

-- Where a booking was before it was moved; the booking itself says where it is now.
create table booking.move (
	id bigint generated always as identity primary key,
	booking uuid not null references booking.booking (id),
	staff uuid not null references access.staff (id),
	during tstzrange not null,
	moved_at timestamptz not null,
	moved_by uuid references access.staff (id),
	because text not null
);
create index move_by_booking on booking.move (booking);
