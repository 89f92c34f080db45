create schema inquiry;

-- Something somebody learnt about a citizen: an event, a risk, a worry, a discharge. Never deleted, only withdrawn.
create table inquiry.notice (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	nature text not null,
	kind text not null,
	happened_on date not null,
	details jsonb not null default '{}',
	source text not null,
	note text,
	key text not null,
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	withdrawn_at timestamptz,
	withdrawn_by uuid references access.staff (id),
	withdrawn_because text,
	constraint notice_is_an_event_or_a_risk check (nature in ('event', 'risk')),
	constraint notice_is_recorded_once unique (key),
	constraint withdrawal_has_a_reason check ((withdrawn_at is null) = (withdrawn_because is null))
);
create index notice_by_person on inquiry.notice (person);

-- A course with the preventive team. While one is open, a hospital may tell us of a discharge.
create table inquiry.preventive_case (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	opened_on date not null,
	opened_at timestamptz not null,
	opened_by uuid references access.staff (id),
	closed_on date,
	closed_at timestamptz,
	closed_by uuid references access.staff (id),
	closed_because text,
	constraint case_closes_after_it_opens check (closed_on is null or opened_on <= closed_on),
	constraint closed_case_has_a_reason check ((closed_on is null) = (closed_because is null))
);
create unique index citizen_has_one_open_case on inquiry.preventive_case (person) where closed_on is null;

-- A professional's yes or no on one ground. A later one stands in its place; none is changed.
create table inquiry.assessment (
	id uuid primary key default gen_random_uuid(),
	-- Of two on one ground the later written stands.
	number bigint generated always as identity,
	person uuid not null references population.person (id),
	criterion text not null,
	outcome text not null,
	because text not null,
	assessed_on date not null,
	key text not null,
	recorded_at timestamptz not null,
	recorded_by uuid not null references access.staff (id),
	constraint assessment_says_yes_or_no check (outcome in ('yes', 'no')),
	constraint assessment_says_because check (btrim(because) <> ''),
	constraint assessment_is_recorded_once unique (key)
);
create index assessment_by_person on inquiry.assessment (person);

-- Somebody looked at this citizen and set an exclusion aside.
create table inquiry.exception (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	exclusion text not null,
	because text not null,
	granted_on date not null,
	key text not null,
	recorded_at timestamptz not null,
	recorded_by uuid not null references access.staff (id),
	constraint exception_says_because check (btrim(because) <> ''),
	constraint exception_is_recorded_once unique (key)
);
create index exception_by_person on inquiry.exception (person);
