-- The secret address at which a consultant's own calendar fetches the times of their visits. Only its hash is kept.
create table visit.calendar_address (
	id uuid primary key,
	staff uuid not null references access.staff (id),
	hash text not null,
	made_at timestamptz not null,
	ended_at timestamptz,
	fetched_at timestamptz,
	constraint calendar_address_is_nobody_elses unique (hash),
	constraint calendar_address_ends_after_it_is_made check (ended_at is null or made_at <= ended_at)
);
create unique index consultant_has_one_calendar_address on visit.calendar_address (staff) where ended_at is null;
