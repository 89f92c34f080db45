-- A standard on its way: written, checked, put in force or given up. It may be wrong, and it is never removed.
create table standard.draft (
	id uuid primary key,
	title text not null,
	yaml text not null,
	-- rises by one with every change; who changes it says which one was read
	revision integer not null default 1,
	-- the version it was begun from; null when it came as a text
	copied_from date references standard.version,
	made_by uuid not null references access.staff,
	made_at timestamptz not null,
	changed_by uuid not null references access.staff,
	changed_at timestamptz not null,
	given_up_by uuid references access.staff,
	given_up_at timestamptz,
	in_force_by uuid references access.staff,
	in_force_at timestamptz,
	-- the first day of the version that it became
	became date references standard.version,
	constraint draft_has_a_title check (title <> ''),
	constraint draft_is_no_book check (length(yaml) <= 1000000),
	constraint draft_is_given_up_by_someone check ((given_up_at is null) = (given_up_by is null)),
	constraint draft_in_force_is_a_version check
		((in_force_at is null) = (in_force_by is null) and (in_force_at is null) = (became is null)),
	constraint draft_in_force_is_not_given_up check (in_force_at is null or given_up_at is null)
);

create function standard.refuse_removing() returns trigger language plpgsql as $$
begin
	raise exception '%', tg_name using errcode = 'restrict_violation', constraint = tg_name;
end
$$;

create trigger drafts_are_given_up_not_removed
	before delete or truncate on standard.draft
	for each statement execute function standard.refuse_removing();
