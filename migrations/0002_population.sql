create schema population;

-- One dwelling. The key is the register's own id of it, or the written address where the register gives none.
create table population.address (
	id uuid primary key default gen_random_uuid(),
	key text not null,
	street text not null,
	house_number text,
	floor_door text,
	postal_code text,
	town text,
	x double precision,
	y double precision,
	search_text text generated always as (
		translate(
			lower(
				street || ' ' || coalesce(house_number, '') || ' ' || coalesce(floor_door, '') || ' '
				|| coalesce(postal_code, '') || ' ' || coalesce(town, '')
			),
			'ÆØÅ', 'æøå'
		)
	) stored,
	constraint an_address_is_registered_once unique (key)
);

-- A citizen as the population register knows them, also after death or a move: nobody is deleted by an import.
create table population.person (
	id uuid primary key default gen_random_uuid(),
	cpr text not null,
	born_on date not null,
	sex text not null,
	given_names text not null default '',
	surname text not null default '',
	status text not null,
	status_since date,
	resident_since date,
	civil_status text,
	spouse_cpr text,
	address uuid,
	protected boolean not null default false,
	digital_post boolean not null default false,
	phone text,
	language text not null default 'da',
	practical_help boolean not null default false,
	personal_help boolean not null default false,
	nursing boolean not null default false,
	residence text not null default 'own_home',
	residence_since date,
	last_offer_on date,
	last_visit_on date,
	-- Danish order where the database itself knows none: æ, ø, å last and aa as å.
	sort_key text collate "C" generated always as (
		translate(
			replace(translate(lower(surname || ' ' || given_names), 'ÆØÅÄÖäö', 'æøåæøæø'), 'aa', 'å'),
			'æøå', '{|}'
		)
	) stored,
	search_name text generated always as (translate(lower(given_names || ' ' || surname), 'ÆØÅ', 'æøå')) stored,
	constraint a_cpr_number_names_one_citizen unique (cpr),
	constraint a_citizen_lives_at_a_registered_address foreign key (address) references population.address (id),
	constraint a_cpr_number_has_ten_characters check (cpr ~ '^[0-9]{6}[0-9A-Z]{4}$'),
	constraint sex_is_female_or_male check (sex in ('f', 'm')),
	constraint status_is_known check (status in ('resident', 'dead', 'moved_out', 'emigrated', 'disappeared')),
	constraint residence_is_known check (residence in ('own_home', 'care_home', 'institution', 'asylum_centre')),
	constraint civil_status_is_known check (
		civil_status in ('unmarried', 'married', 'divorced', 'widowed', 'registered_partner')
	)
);

create index person_by_address on population.person (address);
create index person_by_spouse on population.person (spouse_cpr) where spouse_cpr is not null;
create index person_by_birth on population.person (born_on);
create index person_in_danish_order on population.person (sort_key, id);

-- Something that happened in a citizen's life, told once by the register or by whoever recorded it.
create table population.life_event (
	id uuid primary key default gen_random_uuid(),
	person uuid not null,
	kind text not null,
	happened_on date not null,
	source text not null,
	details jsonb not null default '{}',
	recorded_at timestamptz not null,
	constraint a_life_event_happens_to_a_citizen foreign key (person) references population.person (id),
	constraint a_life_event_is_told_once unique (person, kind, happened_on)
);

-- A file taken in, with what it would do and did. The rows exist only between upload and decision.
create table population.import (
	id uuid primary key default gen_random_uuid(),
	files text[] not null,
	described_on date not null,
	uploaded_at timestamptz not null,
	uploaded_by uuid,
	state text not null default 'staged',
	counts jsonb,
	-- How many imports stood in the register when this one was held against it.
	judged_after integer,
	ended_at timestamptz,
	ended_by uuid,
	constraint an_import_is_staged_committed_or_cancelled check (state in ('staged', 'committed', 'cancelled')),
	constraint an_ended_import_says_when check ((state = 'staged') = (ended_at is null))
);

create table population.import_row (
	import uuid not null,
	number integer not null,
	file text not null,
	line integer not null,
	verdict text,
	cpr text,
	data jsonb,
	reasons jsonb,
	primary key (import, number),
	constraint a_row_belongs_to_an_import foreign key (import) references population.import (id) on delete cascade,
	constraint a_row_is_judged_by_one_word check (verdict in ('new', 'changed', 'unchanged', 'rejected')),
	constraint a_rejected_row_says_why check ((verdict = 'rejected') = (reasons is not null) or verdict is null)
);

create index import_row_by_cpr on population.import_row (import, cpr);

-- What an import changed about one citizen: {"field": [before, after]}.
create table population.person_change (
	person uuid not null,
	import uuid not null,
	changes jsonb not null,
	primary key (person, import),
	constraint a_change_is_about_a_citizen foreign key (person) references population.person (id),
	constraint a_change_came_with_an_import foreign key (import) references population.import (id)
);
