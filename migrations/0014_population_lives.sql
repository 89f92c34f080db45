-- Citizens whose life has changed and whose consequences are still to be drawn: written by the changes themselves, and taken away
-- in the transaction that draws them.
create table population.unfollowed (
	person uuid primary key,
	since timestamptz not null,
	constraint a_change_is_followed_for_a_citizen foreign key (person) references population.person (id) on delete cascade
);
create index unfollowed_in_order on population.unfollowed (since, person);

-- A death told by somebody else before the register does. The register's own status stands beside it, untouched.
alter table population.person add column reported_dead_on date;
alter table population.person add column reported_dead_by text;
alter table population.person add constraint a_reported_death_says_who_told_it
	check ((reported_dead_on is null) = (reported_dead_by is null));

-- While the first file comes in there is nothing yet that could follow.
create function population.is_first_load() returns boolean language sql stable as $$
	select exists (select from population.import where state = 'staged')
		and not exists (select from population.import where state = 'committed')
$$;

-- The citizens themselves, and who lives, or lived until now, at the same address.
create function population.follow_changed_persons() returns trigger language plpgsql as $$
begin
	insert into population.unfollowed (person, since)
	with changed as materialized (
		select a.id, a.address as now_at, b.address as before_at,
			(a.status, a.reported_dead_on, a.address) is distinct from (b.status, b.reported_dead_on, b.address) as touches_home
		from after_change a join before_change b on b.id = a.id
		where (a.status, a.reported_dead_on, a.address, a.residence, a.protected, a.spouse_cpr, a.civil_status, a.born_on,
				a.practical_help, a.personal_help, a.nursing)
			is distinct from (b.status, b.reported_dead_on, b.address, b.residence, b.protected, b.spouse_cpr, b.civil_status, b.born_on,
				b.practical_help, b.personal_help, b.nursing)
	), home as materialized (
		select now_at as address from changed where touches_home and now_at is not null
		union select before_at from changed where touches_home and before_at is not null
	)
	select id, now() from changed
	union select p.id, now() from home join population.person p on p.address = home.address
	order by 1
	on conflict (person) do update set since = excluded.since;
	return null;
end $$;
create trigger changed_persons_are_followed after update on population.person
	referencing old table as before_change new table as after_change
	for each statement execute function population.follow_changed_persons();

-- So many newcomers at once are a register, and the night weighs everyone.
create function population.follow_new_persons() returns trigger language plpgsql as $$
begin
	if (select count(*) from added) <= 2000 and not population.is_first_load() then
		insert into population.unfollowed (person, since) select id, now() from added order by id
		on conflict (person) do update set since = excluded.since;
	end if;
	return null;
end $$;
create trigger new_persons_are_followed after insert on population.person
	referencing new table as added
	for each statement execute function population.follow_new_persons();

create function population.follow_life_events() returns trigger language plpgsql as $$
begin
	if not population.is_first_load() then
		insert into population.unfollowed (person, since) select distinct person, now() from added order by 1
		on conflict (person) do update set since = excluded.since;
	end if;
	return null;
end $$;
create trigger life_events_are_followed after insert on population.life_event
	referencing new table as added
	for each statement execute function population.follow_life_events();
