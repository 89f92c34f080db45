-- Protection has a first and a last day. described_on: the day each group of facts was described as of by the extract that
-- said it last, so that an older extract never takes back what a newer one said: {"life": "2026-03-01", …}.
alter table population.person
	add column protected_from date,
	add column protected_until date,
	add column described_on jsonb not null default '{}';

create index person_whose_protection_ends on population.person (protected_until) where protected and protected_until is not null;
create index address_by_street on population.address (lower(street), postal_code, lower(house_number));

-- A number that a citizen had before. Whoever is looked for by it is found.
create table population.former_number (
	cpr text primary key,
	person uuid not null,
	until date,
	known_at timestamptz not null,
	constraint a_former_number_was_a_citizens foreign key (person) references population.person (id),
	constraint a_former_number_has_ten_characters check (cpr ~ '^[0-9]{6}[0-9A-Z]{4}$')
);
create index former_number_by_person on population.former_number (person);

-- kind: what kind of files. whole: the list names everyone whom it is about. noted: what is unlikely but was taken as it stands,
-- [{"file", "line", "da", "en"}]. unread: records of a kind that we do not know, counted: {"031": 12}.
alter table population.import
	add column kind text not null default 'population',
	add column whole boolean not null default false,
	add column noted jsonb not null default '[]',
	add column unread jsonb not null default '{}',
	add constraint a_kind_of_file_is_known check (kind in ('population', 'extract', 'help', 'visits', 'care_homes'));

-- known_as: the number by which the register knows the citizen a row is about, when the row was last held against it.
-- extract: what an extract says beside the columns: as of when, former numbers, since when widowed, whether at home elsewhere.
alter table population.import_row
	add column known_as text,
	add column extract jsonb,
	drop constraint a_row_is_judged_by_one_word,
	drop constraint a_rejected_row_says_why,
	add constraint a_row_is_judged_by_one_word
		check (verdict in ('new', 'changed', 'unchanged', 'rejected', 'left_out')),
	add constraint a_row_not_taken_says_why
		check ((verdict in ('rejected', 'left_out')) = (reasons is not null) or verdict is null);

create index import_row_by_known_number on population.import_row (import, known_as);

-- The records of an extract on their way in, sorted here by number; empty again when the file has been read.
create table population.extract_record (
	import uuid not null,
	cpr text not null,
	file text not null,
	line integer not null,
	described_on date not null,
	records text not null,
	constraint records_belong_to_an_import foreign key (import) references population.import (id) on delete cascade
);
create index extract_record_by_number on population.extract_record (import, cpr);

-- Records of a kind that we do not know, as they stood, for whoever looks into it; the night throws them away after a while.
create table population.unread_record (
	import uuid not null,
	file text not null,
	line integer not null,
	cpr text,
	record text not null,
	constraint an_unread_record_came_with_an_import foreign key (import) references population.import (id) on delete cascade
);
create index unread_record_by_number on population.unread_record (cpr);
