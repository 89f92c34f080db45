-- An answer or a call is never changed. When two citizens turn out to be one, or when everything about somebody is erased, the
-- transaction says so and names them; then, and only then, a call gets another person and an erased citizen's rows go.
create or replace function offer.refuse_change() returns trigger language plpgsql as $$
declare
	whose text;
begin
	if tg_op = 'DELETE' then
		whose := coalesce(
			to_jsonb(old) ->> 'person',
			(select o.person::text from offer.offer o where o.id = (to_jsonb(old) ->> 'offer')::uuid)
		);
		if whose = current_setting('hjemmebesoeg.erasing', true) then
			return old;
		end if;
	end if;
	raise exception 'an answer or a call once recorded is never changed or removed; record the next one'
		using errcode = 'restrict_violation', constraint = tg_argv[0], schema = tg_table_schema, table = tg_table_name;
end $$;

drop trigger call_never_changes on offer.call;
create trigger call_never_changes before update on offer.call
	for each row when ((to_jsonb(old) - 'person') is distinct from (to_jsonb(new) - 'person'))
	execute function offer.refuse_change('call_never_changes');

create function offer.refuse_giving_away() returns trigger language plpgsql as $$
begin
	if old.person || ' ' || new.person is not distinct from current_setting('hjemmebesoeg.merging', true) then
		return new;
	end if;
	raise exception 'what was said to one citizen is given to another only when the two are merged'
		using errcode = 'restrict_violation', constraint = tg_argv[0], schema = tg_table_schema, table = tg_table_name;
end $$;
create trigger call_stays_with_its_citizen before update on offer.call
	for each row when (old.person is distinct from new.person)
	execute function offer.refuse_giving_away('call_stays_with_its_citizen');
create trigger offer_stays_with_its_citizen before update on offer.offer
	for each row when (old.person is distinct from new.person)
	execute function offer.refuse_giving_away('offer_stays_with_its_citizen');
