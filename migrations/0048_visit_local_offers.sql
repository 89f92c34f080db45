-- Local offers that citizens are told of: what the municipality's file brought, and what was written since. The table is the truth.
create table visit.local_offer (
	id uuid primary key,
	-- its name in the municipality's file, and what the file last said of it; null for what was added by hand
	code text,
	filed jsonb,
	constraint local_offer_of_the_file_is_there_once unique (code),
	constraint local_offer_of_the_file_keeps_what_it_said check ((code is null) = (filed is null))
);

-- As it stood from one moment to the next; never changed, so that a note tells of an offer as it was when it was signed.
create table visit.local_offer_version (
	offer uuid not null references visit.local_offer,
	version integer not null,
	what text not null,
	content jsonb not null,
	checked_on date not null,
	ended_on date,
	at timestamptz not null,
	-- null: it came with the municipality's file
	by uuid references access.staff,
	constraint local_offer_has_each_version_once primary key (offer, version),
	constraint change_of_local_offer_is_known check (what in ('added', 'changed', 'checked', 'ended', 'reopened')),
	constraint local_offer_has_a_name check (coalesce(content ->> 'name', '') <> ''),
	constraint kind_of_local_offer_is_known check (coalesce(content ->> 'kind', '') in ('voluntary', 'municipal', 'association')),
	constraint local_offer_ends_on_a_day check (what <> 'ended' or ended_on is not null)
);

create function visit.refuse_other_past() returns trigger language plpgsql as $$
begin
	raise exception 'a local offer as it stood is never changed or removed; write it anew as it is now'
		using errcode = 'restrict_violation', constraint = 'local_offer_keeps_its_past', schema = tg_table_schema, table = tg_table_name;
end $$;
create trigger local_offer_keeps_its_past before update or delete on visit.local_offer_version
	for each row execute function visit.refuse_other_past();
