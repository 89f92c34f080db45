-- A citizen has asked for everything that is written about them; answered within seven working days.
create table desk.record_request (
	id uuid primary key default gen_random_uuid(),
	-- the form it came by: sent twice, it is one
	key text not null,
	person uuid not null,
	asked_on date not null,
	-- who asked: the citizen, or somebody who may on the citizen's behalf
	asked_by text not null,
	-- who that was, and by what right, where it was not the citizen
	asked_by_words text not null default '',
	asked_how text not null,
	due_on date not null,
	recorded_at timestamptz not null,
	-- empty: the citizen, on the own page
	recorded_by uuid,
	prepared_at timestamptz,
	prepared_by uuid,
	-- the record as it was put together, until the file has been out for some weeks
	content jsonb,
	-- lines that whoever read it left out, by their number, with the reason
	left_out jsonb not null default '{}',
	released_at timestamptz,
	released_by uuid,
	-- of the PDF as it was handed out
	hash text,
	-- the citizen fetched it on the own page for the first time
	fetched_at timestamptz,
	withdrawn_at timestamptz,
	withdrawn_by uuid,
	withdrawn_because text,
	constraint a_request_is_recorded_once unique (key),
	constraint a_request_is_about_a_citizen foreign key (person) references population.person (id),
	constraint a_request_was_recorded_by_somebody foreign key (recorded_by) references access.staff (id),
	constraint a_record_was_prepared_by_somebody foreign key (prepared_by) references access.staff (id),
	constraint a_record_was_released_by_somebody foreign key (released_by) references access.staff (id),
	constraint a_request_was_withdrawn_by_somebody foreign key (withdrawn_by) references access.staff (id),
	constraint a_request_is_made_by_one_who_may check (asked_by in ('citizen', 'guardian', 'authorised')),
	constraint a_request_is_made_in_a_known_way check (asked_how in ('own_page', 'phone', 'letter', 'email', 'in_person')),
	constraint whoever_asks_for_another_is_named check (asked_by = 'citizen' or asked_by_words <> ''),
	constraint a_request_is_due_after_it_was_made check (due_on > asked_on),
	constraint a_record_is_prepared_by_a_person check ((prepared_at is null) = (prepared_by is null)),
	constraint a_record_is_released_by_a_person_and_known_again check
		((released_at is null) = (released_by is null) and (released_at is null) = (hash is null)),
	constraint only_what_was_prepared_is_released check (released_at is null or prepared_at is not null),
	constraint only_what_was_released_is_fetched check (fetched_at is null or released_at is not null),
	constraint a_request_ends_once check (released_at is null or withdrawn_at is null),
	constraint a_request_is_withdrawn_because check ((withdrawn_at is null) = (withdrawn_because is null))
);
create index record_request_of_person on desk.record_request (person);
create index record_request_waiting on desk.record_request (due_on) where released_at is null and withdrawn_at is null;
