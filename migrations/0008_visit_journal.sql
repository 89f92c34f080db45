create schema visit;

create table visit.visit (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person,
	booking uuid references booking.booking,
	offer uuid references offer.offer,
	staff uuid not null references access.staff,
	form text not null,
	-- offer: on an offer · need: an extra visit by need · request: asked for by the citizen · follow_up: as agreed earlier
	occasion text not null,
	intervention text not null,
	-- codes of the standard's criteria that the visit answers
	criteria jsonb not null default '[]',
	-- the version of the standard that governs the visit
	standard text,
	planned_on date not null,
	begun_at timestamptz not null,
	took_place_on date,
	not_gone_ahead text,
	not_gone_ahead_note text not null default '',
	not_gone_ahead_at timestamptz,
	new_time text,
	new_time_given_at timestamptz,
	constraint one_visit_per_booking unique (booking),
	constraint form_is_known check (form in ('home_visit', 'phone_visit')),
	constraint occasion_is_known check (occasion in ('offer', 'need', 'request', 'follow_up')),
	constraint visit_took_place_or_did_not check (took_place_on is null or not_gone_ahead is null),
	constraint hindrance_is_known check (not_gone_ahead in
		('not_at_home', 'ill', 'admitted', 'refused_at_door', 'unsafe', 'interpreter_missing', 'other')),
	constraint hindrance_has_its_moment check ((not_gone_ahead is null) = (not_gone_ahead_at is null)),
	constraint hindrance_is_explained check (not_gone_ahead not in ('unsafe', 'other') or not_gone_ahead_note <> ''),
	constraint new_time_follows_a_hindrance check (new_time is null or not_gone_ahead is not null),
	constraint new_time_is_known check (new_time in ('wanted', 'not_wanted'))
);
create index visit_of_person on visit.visit (person, planned_on);
create index visit_of_staff on visit.visit (staff, planned_on);
create index visit_that_took_place on visit.visit (took_place_on) where took_place_on is not null;
create index new_time_wanted on visit.visit (not_gone_ahead_at) where new_time = 'wanted' and new_time_given_at is null;

-- Acceptance of the visit and the legal basis of recording are two things; neither is a consent.
create table visit.acceptance (
	visit uuid primary key references visit.visit,
	accepted_on date not null,
	how text not null,
	recorded_by uuid not null references access.staff,
	recorded_at timestamptz not null,
	constraint how_is_known check (how in ('answered_offer', 'own_request', 'by_phone', 'at_the_door'))
);

create table visit.recording_basis (
	visit uuid primary key references visit.visit,
	basis_da text not null,
	basis_en text not null,
	standard text,
	stated_at timestamptz not null
);

create table visit.note (
	id uuid primary key default gen_random_uuid(),
	visit uuid not null references visit.visit,
	author uuid not null references access.staff,
	kind text not null,
	happened_on date,
	version integer not null default 1,
	body jsonb not null,
	begun_at timestamptz not null,
	saved_at timestamptz not null,
	signed_at timestamptz,
	-- as it was when signing
	author_name text,
	author_profession text,
	constraint note_kind_is_known check (kind in ('journal', 'administrative')),
	constraint signed_note_has_author_and_day check
		(signed_at is null or (author_name is not null and happened_on is not null)),
	constraint journal_entry_has_a_profession check
		(signed_at is null or kind <> 'journal' or author_profession is not null)
);
create unique index one_draft_per_visit_and_author on visit.note (visit, author) where signed_at is null;
create index note_of_visit on visit.note (visit);
create index note_not_signed on visit.note (author) where signed_at is null;

-- What each save of a draft held, so that two writers can be brought together; gone when the note is signed.
create table visit.saved_draft (
	note uuid not null references visit.note,
	version integer not null,
	body jsonb not null,
	saved_at timestamptz not null,
	constraint one_body_per_version primary key (note, version)
);

create table visit.correction (
	id uuid primary key,
	note uuid not null references visit.note,
	-- correction: something was wrong · addition: something was missing · invalid: the note does not belong here
	kind text not null,
	words text not null,
	author uuid not null references access.staff,
	author_name text not null,
	author_profession text,
	written_at timestamptz not null,
	constraint correction_kind_is_known check (kind in ('correction', 'addition', 'invalid')),
	constraint correction_says_something check (words <> '')
);
create index correction_of_note on visit.correction (note);

create function visit.refuse_change() returns trigger language plpgsql as $$
begin
	raise exception 'what is signed in the journal is never changed or removed; add a correction'
		using errcode = 'restrict_violation', constraint = tg_argv[0], schema = tg_table_schema, table = tg_table_name;
end $$;

create trigger signed_note_never_changes before update or delete on visit.note
	for each row when (old.signed_at is not null) execute function visit.refuse_change('signed_note_never_changes');
create trigger correction_never_changes before update or delete on visit.correction
	for each row execute function visit.refuse_change('correction_never_changes');
create trigger signed_notes_are_never_emptied before truncate on visit.note
	for each statement execute function visit.refuse_change('signed_note_never_changes');
create trigger corrections_are_never_emptied before truncate on visit.correction
	for each statement execute function visit.refuse_change('correction_never_changes');
