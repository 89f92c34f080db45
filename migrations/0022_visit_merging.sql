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

