-- A ground for keeping somebody's data ends by somebody's word, and stays to be read; another may come later.
alter table population.hold drop constraint hold_pkey;
alter table population.hold
	add column id uuid primary key default gen_random_uuid(),
	add column ended_at timestamptz,
	add column ended_by uuid,
	add constraint somebody_lets_go foreign key (ended_by) references access.staff (id),
	add constraint letting_go_has_a_moment check ((ended_at is null) = (ended_by is null)),
	add constraint hold_ends_after_it_begins check (held_at <= ended_at);
create unique index citizen_is_held_for_one_reason_at_a_time on population.hold (person) where ended_at is null;
create index hold_of_person on population.hold (person);
