-- What is signed never changes. Who it is about may, when two citizens turn out to be one, and it goes when everything about that
-- citizen is erased: the transaction says so and names them.
create or replace function visit.refuse_change() returns trigger language plpgsql as $$
declare
	whose text;
begin
	if tg_op = 'DELETE' then
		select v.person::text into whose from visit.visit v
		where v.id = coalesce(
			(to_jsonb(old) ->> 'visit')::uuid,
			(select n.visit from visit.note n where n.id = (to_jsonb(old) ->> 'note')::uuid)
		);
		if whose = current_setting('hjemmebesoeg.erasing', true) then
			return old;
		end if;
	end if;
	raise exception 'what is signed in the journal is never changed or removed; add a correction'
		using errcode = 'restrict_violation', constraint = tg_argv[0], schema = tg_table_schema, table = tg_table_name;
end $$;

create function visit.refuse_giving_away() returns trigger language plpgsql as $$
begin
	if old.person || ' ' || new.person is not distinct from current_setting('hjemmebesoeg.merging', true) then
		return new;
	end if;
	raise exception 'a visit is given to another citizen only when the two are merged'
		using errcode = 'restrict_violation', constraint = tg_argv[0], schema = tg_table_schema, table = tg_table_name;
end $$;
create trigger visit_stays_with_its_citizen before update on visit.visit
	for each row when (old.person is distinct from new.person)
	execute function visit.refuse_giving_away('visit_stays_with_its_citizen');


-- A visit that somebody signed a note about stays as it was signed: the day, the form, who was there. What is agreed afterwards about
-- a new time for a visit that did not go ahead is no part of it.
create function visit.refuse_moving_what_is_signed() returns trigger language plpgsql as $$
begin
	if exists (select from visit.note n where n.visit = old.id and n.kind = 'journal' and n.signed_at is not null) then
		raise exception 'a visit whose journal is signed stays as it was; add a correction to the note'
			using errcode = 'restrict_violation', constraint = tg_name, schema = tg_table_schema, table = tg_table_name;
	end if;
	return new;
end $$;
create trigger a_signed_visit_stays_as_it_was before update on visit.visit
	for each row when ((to_jsonb(old) - 'person' - 'new_time' - 'new_time_given_at')
		is distinct from (to_jsonb(new) - 'person' - 'new_time' - 'new_time_given_at'))
	execute function visit.refuse_moving_what_is_signed();
