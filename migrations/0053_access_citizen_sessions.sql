-- A citizen logged in to their own page in one browser: never staff, and short.
create table access.citizen_session (
	token_hash text primary key,
	-- without a key to the citizen, whose room stands below; merged and erased with them
	person uuid not null,
	csrf text not null,
	begun_at timestamptz not null,
	last_seen_at timestamptz not null,
	ends_at timestamptz not null,
	ended_at timestamptz,
	constraint a_citizen_session_ends_after_it_began check (ends_at > begun_at)
);
create index citizen_session_of_person on access.citizen_session (person);

-- A login on its way is a citizen's or a member of staff's, and never the other's.
alter table access.login_attempt add column of_citizen boolean not null default false;

-- Citizens who look at what is written about themselves, and the command that writes a file, stand in the log too.
alter table access.read_entry alter column staff drop not null;
alter table access.read_entry add column reader text not null default 'staff';
alter table access.read_entry add constraint a_reader_is_known check (reader in ('staff', 'citizen', 'command'));
alter table access.read_entry add constraint staff_who_read_are_named check ((reader = 'staff') = (staff is not null));
