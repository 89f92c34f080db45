-- A visit was moved, and no letter tells its citizen in time: somebody calls. Who and when are what the citizen knows.
create table booking.call_owed (
	id uuid primary key default gen_random_uuid(),
	booking uuid not null references booking.booking (id),
	staff uuid not null references access.staff (id),
	during tstzrange not null,
	owed_at timestamptz not null,
	told_at timestamptz,
	told_by uuid references access.staff (id),
	constraint call_owed_is_told_by_somebody check ((told_at is null) = (told_by is null)),
	constraint call_owed_is_told_after_it_is_owed check (told_at >= owed_at)
);
create unique index booking_is_owed_one_call on booking.call_owed (booking) where told_at is null;
create index call_owed_by_booking on booking.call_owed (booking);
