-- Two citizens that may be one: in what they agree, and, where a person has looked, that they are not the same.
create table population.alike (
	one uuid not null,
	other uuid not null,
	likeness jsonb not null,
	strength integer not null,
	found_at timestamptz not null,
	parted_at timestamptz,
	parted_by uuid,
	parted_because text,
	primary key (one, other),
	constraint one_of_two_alike_is_a_citizen foreign key (one) references population.person (id) on delete cascade,
	constraint the_other_of_two_alike_is_a_citizen foreign key (other) references population.person (id) on delete cascade,
	constraint two_alike_are_named_in_one_order check (one < other),
	constraint two_are_parted_by_someone foreign key (parted_by) references access.staff (id),
	constraint parting_has_someone_behind_it check ((parted_at is null) = (parted_by is null))
);
create index alike_by_other on population.alike (other);

-- Citizens who are new, or changed in what others are compared by, and still to be looked at for their like.
create table population.unlooked (
	person uuid primary key,
	constraint a_citizen_to_look_at_is_on_file foreign key (person) references population.person (id) on delete cascade
);
insert into population.unlooked (person) select id from population.person;

create function population.look_at_new_persons() returns trigger language plpgsql as $$
begin
	insert into population.unlooked (person) select id from added order by id on conflict do nothing;
	return null;
end $$;
create trigger new_persons_are_looked_at after insert on population.person
	referencing new table as added
	for each statement execute function population.look_at_new_persons();

create function population.look_at_changed_persons() returns trigger language plpgsql as $$
begin
	insert into population.unlooked (person)
	select a.id from after_change a join before_change b on b.id = a.id
	where (a.cpr, a.born_on, a.given_names, a.surname, a.address, a.phone)
		is distinct from (b.cpr, b.born_on, b.given_names, b.surname, b.address, b.phone)
	order by a.id on conflict do nothing;
	return null;
end $$;
create trigger changed_persons_are_looked_at after update on population.person
	referencing old table as before_change new table as after_change
	for each statement execute function population.look_at_changed_persons();

-- A citizen who turned out to be another: whoever asks for the one gets the other. The absorbed row stands here as it was,
-- and so do the rows that said what the other's said already.
create table population.forwarding (
	absorbed uuid primary key,
	-- into whom then; and who stands for both now, when that one was merged in turn
	merged_into uuid not null,
	stays uuid not null,
	merged_at timestamptz not null,
	merged_by uuid not null,
	because text not null,
	absorbed_row jsonb not null,
	doubles jsonb not null default '[]',
	constraint who_stays_is_a_citizen foreign key (stays) references population.person (id),
	constraint citizens_are_merged_by_someone foreign key (merged_by) references access.staff (id),
	constraint merging_says_because check (btrim(because) <> ''),
	constraint nobody_is_merged_into_themselves check (absorbed <> merged_into and absorbed <> stays)
);
create index forwarding_by_who_stays on population.forwarding (stays);

create function population.refuse_rewriting() returns trigger language plpgsql as $$
begin
	raise exception '%', tg_name using errcode = 'restrict_violation', constraint = tg_name;
end $$;
-- Only who stands for both now may change, in the merging that says so; and when somebody is erased, one of their numbers goes out
-- of what stood here of others, and what stood here of themselves goes. The transaction names them.
create function population.refuse_rewriting_a_merging() returns trigger language plpgsql as $$
declare
	erased text := nullif(current_setting('hjemmebesoeg.erasing', true), '');
	number text;
begin
	if tg_op = 'DELETE' then
		if old.stays::text = erased then
			return old;
		end if;
	elsif to_jsonb(new) - 'stays' - 'absorbed_row' - 'doubles' = to_jsonb(old) - 'stays' - 'absorbed_row' - 'doubles' and (old.stays = new.stays
			or old.stays || ' ' || new.stays = current_setting('hjemmebesoeg.merging', true)) then
		if new.absorbed_row = old.absorbed_row and new.doubles = old.doubles then
			return new;
		end if;
		for number in
			select cpr from population.person where id::text = erased
			union select cpr from population.former_number where person::text = erased
			union select absorbed_row ->> 'cpr' from population.forwarding where stays::text = erased
		loop
			if new.absorbed_row = replace(old.absorbed_row::text, '"' || number || '"', 'null')::jsonb
				and new.doubles = replace(old.doubles::text, '"' || number || '"', 'null')::jsonb then
				return new;
			end if;
		end loop;
	end if;
	raise exception 'a merging is never rewritten or removed'
		using errcode = 'restrict_violation', constraint = tg_name, schema = tg_table_schema, table = tg_table_name;
end $$;
create trigger a_merging_is_never_rewritten before update or delete on population.forwarding
	for each row execute function population.refuse_rewriting_a_merging();
create trigger mergings_are_never_emptied before truncate on population.forwarding
	for each statement execute function population.refuse_rewriting();

-- Somebody whose data are kept beyond the time, because: a complaint, a case of compensation, a supervision.
create table population.hold (
	person uuid primary key,
	because text not null,
	held_at timestamptz not null,
	held_by uuid not null,
	constraint who_is_held_is_a_citizen foreign key (person) references population.person (id),
	constraint somebody_holds_on foreign key (held_by) references access.staff (id),
	constraint holding_on_says_because check (btrim(because) <> '')
);

-- That somebody was erased, by whom, and how much it was; nothing of who it was. The id stands in the read log and nowhere else.
create table population.erasure (
	erased uuid primary key,
	erased_at timestamptz not null,
	erased_by uuid not null,
	-- the rows taken away, by room
	counts jsonb not null,
	constraint citizens_are_erased_by_someone foreign key (erased_by) references access.staff (id)
);
create trigger an_erasure_is_never_rewritten before update or delete or truncate on population.erasure
	for each statement execute function population.refuse_rewriting();
