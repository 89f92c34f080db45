create schema access;

-- Nobody is ever removed: what they did and saw keeps their name. They are deactivated.
create table access.staff (
	id uuid primary key default gen_random_uuid(),
	name text not null constraint staff_has_a_name check (name = btrim(name) and name <> ''),
	email text not null constraint staff_has_an_email check (email = lower(btrim(email)) and email like '%_@_%'),
	roles text[] not null
		constraint staff_has_a_known_role
		check (cardinality(roles) > 0 and roles <@ array['coordinator', 'consultant', 'manager', 'administrator']),
	profession text constraint profession_is_not_blank check (btrim(profession) <> ''),
	authorisation_id text constraint authorisation_id_is_not_blank check (btrim(authorisation_id) <> ''),
	login_issuer text,
	login_subject text,
	active_from date not null,
	deactivated_on date,
	version integer not null default 1,
	constraint email_belongs_to_one_of_staff unique (email),
	constraint login_belongs_to_one_of_staff unique (login_issuer, login_subject),
	constraint login_has_both_issuer_and_subject check ((login_issuer is null) = (login_subject is null))
);

-- What was changed about whom, and by whom; `by` is empty when the program's own set-up did it.
create table access.staff_change (
	id uuid primary key default gen_random_uuid(),
	at timestamptz not null,
	by uuid constraint change_was_made_by_staff references access.staff,
	staff uuid not null constraint change_is_about_staff references access.staff,
	what text not null constraint change_is_of_a_known_kind
		check (what in ('added', 'changed', 'deactivated', 'reactivated')),
	fields jsonb not null
);
create index staff_change_by_staff on access.staff_change (staff, at desc);

-- The token itself is only in the browser; here stands its sha256 in hexadecimal.
create table access.session (
	token_hash text primary key,
	staff uuid not null constraint session_belongs_to_staff references access.staff,
	csrf text not null,
	begun_at timestamptz not null,
	last_seen_at timestamptz not null,
	ends_at timestamptz not null,
	idle_minutes integer not null constraint session_falls_asleep check (idle_minutes > 0),
	ended_at timestamptz,
	ended_because text constraint session_ended_for_a_known_reason
		check (ended_because in ('logged_out', 'replaced', 'deactivated', 'changed')),
	constraint session_that_ended_says_why check ((ended_at is null) = (ended_because is null)),
	constraint session_ends_after_it_begins check (ends_at > begun_at)
);
create index session_by_staff on access.session (staff) where ended_at is null;

-- One login on its way to the identity provider and back; used once, then gone.
create table access.login_attempt (
	state text primary key,
	browser_hash text not null,
	code_verifier text not null,
	nonce text not null,
	return_to text not null,
	expires_at timestamptz not null
);
create index login_attempt_by_expiry on access.login_attempt (expires_at);

-- Who looked at whom. The citizen's id bears no foreign key: the log outlives merging and erasing.
-- `at` is the moment as the program tells it, `written_at` the machine's own, which no setting moves.
create table access.read_entry (
	id uuid primary key default gen_random_uuid(),
	at timestamptz not null,
	staff uuid not null constraint reader_is_staff references access.staff,
	person uuid not null,
	what text not null constraint reading_says_what_was_seen check (btrim(what) <> ''),
	written_at timestamptz not null default clock_timestamp()
);
create index read_entry_by_person on access.read_entry (person, at desc);
create index read_entry_by_staff on access.read_entry (staff, at desc);
create index read_entry_by_time on access.read_entry (at desc, written_at desc);

create function access.refuse_rewriting() returns trigger language plpgsql as $$
begin
	raise exception '%', tg_name using errcode = 'restrict_violation', constraint = tg_name;
end
$$;

create trigger read_log_is_never_rewritten
	before update or delete or truncate on access.read_entry
	for each statement execute function access.refuse_rewriting();

create trigger staff_history_is_never_rewritten
	before update or delete or truncate on access.staff_change
	for each statement execute function access.refuse_rewriting();

create function access.refuse_removing() returns trigger language plpgsql as $$
begin
	raise exception '%', tg_name using errcode = 'restrict_violation', constraint = tg_name;
end
$$;

create trigger staff_are_deactivated_not_removed
	before delete or truncate on access.staff
	for each statement execute function access.refuse_removing();
