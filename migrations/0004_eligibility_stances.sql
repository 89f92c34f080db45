create schema eligibility;

-- Where a citizen stands under the standard, from one day to the next difference. Rows are ended, never rewritten.
create table eligibility.stance (
	id bigint generated always as identity primary key,
	person uuid not null references population.person (id),
	-- first day of this verdict on these grounds; earlier than began_on when only something lesser changed since
	since date not null,
	began_on date not null,
	ended_on date,
	verdict text not null,
	content jsonb not null,
	digest text not null,
	recorded_at timestamptz not null,
	constraint verdict_is_a_word_of_the_ladder check (verdict in ('no_standard_in_force', 'not_resident', 'excluded', 'offer',
		'assess', 'not_now', 'not_in_target_group')),
	constraint stance_ends_after_it_begins check (since <= began_on and (ended_on is null or began_on <= ended_on))
);

create unique index citizen_stands_in_one_place on eligibility.stance (person) where ended_on is null;
create index stance_by_verdict on eligibility.stance (verdict) where ended_on is null;
create index stance_by_person on eligibility.stance (person, id);

-- An offer that was due in our own records and was not made before its last day.
create table eligibility.debt (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	criterion text not null,
	window_from date not null,
	window_until date not null,
	owed_on date not null,
	standard text not null,
	recorded_at timestamptz not null,
	withdrawn_on date,
	withdrawn_because text,
	withdrawn_by uuid references access.staff (id),
	withdrawn_at timestamptz,
	constraint offer_is_owed_once unique (person, criterion, owed_on),
	constraint debt_begins_when_the_window_has_closed check (window_from <= window_until and window_until < owed_on),
	constraint withdrawal_has_a_day_and_a_reason check (
		(withdrawn_on is null) = (withdrawn_because is null) and (withdrawn_on is null) = (withdrawn_at is null)
	)
);
