-- What is known of a consultant's competence. Courses taken out by mistake stay, with who took them out.
create table access.authorisation_check (
	id uuid primary key,
	staff uuid not null references access.staff (id),
	authorisation_id text not null,
	checked_on date not null,
	-- valid: as it should be · limited: with conditions · gone: there is none
	found text not null,
	recorded_at timestamptz not null,
	recorded_by uuid not null references access.staff (id),
	constraint what_the_register_said_is_known check (found in ('valid', 'limited', 'gone')),
	constraint authorisation_that_is_checked_has_an_id check (authorisation_id <> '')
);
create index authorisation_check_of_staff on access.authorisation_check (staff, checked_on);

create table access.course (
	id uuid primary key,
	staff uuid not null references access.staff (id),
	name text not null,
	held_on date not null,
	minutes integer not null,
	recorded_at timestamptz not null,
	recorded_by uuid not null references access.staff (id),
	removed_at timestamptz,
	removed_by uuid references access.staff (id),
	constraint course_has_a_name check (name <> ''),
	constraint course_takes_time check (minutes between 1 and 60000),
	constraint removed_course_has_who_removed_it check ((removed_at is null) = (removed_by is null))
);
create index course_of_staff on access.course (staff, held_on);
