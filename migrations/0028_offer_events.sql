-- A collective event: a meeting to which citizens are invited instead of a visit, or beside it.
create table offer.event (
	id uuid primary key default gen_random_uuid(),
	key text not null,
	title text not null,
	place text not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	seats integer not null,
	-- whether each may bring one companion, who takes a seat too
	companions boolean not null,
	answer_by date not null,
	made_at timestamptz not null,
	made_by uuid not null references access.staff (id),
	cancelled_at timestamptz,
	cancelled_by uuid references access.staff (id),
	cancelled_because text,
	constraint event_is_made_once unique (key),
	constraint event_has_a_name_and_a_place check (title <> '' and place <> ''),
	constraint event_ends_after_it_begins check (starts_at < ends_at),
	constraint event_has_seats check (seats between 1 and 500),
	constraint event_cancellation_is_explained check (
		(cancelled_at is null) = (cancelled_because is null) and (cancelled_at is null) = (cancelled_by is null))
);

-- A citizen's seat at an event, or a place on its waiting list.
create table offer.seat (
	id uuid primary key default gen_random_uuid(),
	event uuid not null references offer.event (id),
	person uuid not null references population.person (id),
	offer uuid references offer.offer (id),
	companion boolean not null default false,
	asked_at timestamptz not null,
	-- empty: on the waiting list
	seated_at timestamptz,
	given_up_at timestamptz,
	given_up_because text,
	-- empty until somebody has written it down
	attended boolean,
	attended_recorded_at timestamptz,
	attended_recorded_by uuid references access.staff (id),
	constraint giving_up_has_a_reason check ((given_up_at is null) = (given_up_because is null)),
	constraint attendance_has_someone_behind_it check (
		(attended is null) = (attended_recorded_at is null) and (attended is null) = (attended_recorded_by is null)),
	constraint only_the_seated_attend check (attended is not true or seated_at is not null)
);
create unique index citizen_has_one_seat_at_an_event on offer.seat (event, person) where given_up_at is null;
create index seat_by_person on offer.seat (person);

-- The event that the offer's letter invites to.
alter table offer.offer add column event uuid references offer.event (id);
