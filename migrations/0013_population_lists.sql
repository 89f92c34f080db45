-- What lists from other systems tell of a citizen: since when help is given, and until when contact is not wanted.
alter table population.person add column practical_help_since date;
alter table population.person add column personal_help_since date;
alter table population.person add column nursing_since date;
alter table population.person add column declined_until date;

-- What the register itself says of the residence, where the list of care homes knows better; null where it does not.
alter table population.person add column registered_residence text;
-- Since when the citizen lives at an address of that list; null also where the day is not known.
alter table population.person add column listed_home_since date;

-- Columns of a file that nobody had a use for; and of a list of care homes what it says, until somebody decides.
alter table population.import add column unused text[] not null default '{}';
alter table population.import add column care_homes jsonb;

-- Addresses are compared by what they mean: *Storgade 012, 1. TV* and *storgade 12, 01 tv* are one,
-- and so are *Allé*, *ALLÉ* and *Alle*, also where the database itself knows no letters beyond a to z.
alter table population.address add column building_key text generated always as (
	coalesce(regexp_replace(postal_code, '[^0-9]', '', 'g'), '') || '|'
	|| regexp_replace(
		replace(translate(lower(translate(street, 'ÆØÅÉéÈè', 'æøåeeee')), '.-', '  '), 'aa', 'å'), '\s+', '', 'g'
	) || '|'
	|| regexp_replace(lower(regexp_replace(coalesce(house_number, ''), '\s', '', 'g')), '^0+(?=.)', '')
) stored;
alter table population.address add column door_key text generated always as (
	trim(
		regexp_replace(
			regexp_replace(
				regexp_replace(lower(coalesce(floor_door, '')), '([0-9])(?=[a-z])|[\s.,/-]+', '\1 ', 'g'),
				'\s+', ' ', 'g'
			),
			'(^| )0+(?=[0-9])', '\1', 'g'
		)
	)
) stored;

create index address_by_building on population.address (building_key);

-- An address that is a care home: a whole house, or one flat of it.
create table population.care_home (
	id uuid primary key default gen_random_uuid(),
	name text not null,
	street text not null,
	house_number text not null,
	floor_door text,
	postal_code text not null,
	town text,
	updated_at timestamptz not null,
	building_key text generated always as (
		coalesce(regexp_replace(postal_code, '[^0-9]', '', 'g'), '') || '|'
		|| regexp_replace(
			replace(translate(lower(translate(street, 'ÆØÅÉéÈè', 'æøåeeee')), '.-', '  '), 'aa', 'å'), '\s+', '', 'g'
		) || '|'
		|| regexp_replace(lower(regexp_replace(coalesce(house_number, ''), '\s', '', 'g')), '^0+(?=.)', '')
	) stored,
	door_key text generated always as (
		trim(
			regexp_replace(
				regexp_replace(
					regexp_replace(lower(coalesce(floor_door, '')), '([0-9])(?=[a-z])|[\s.,/-]+', '\1 ', 'g'),
					'\s+', ' ', 'g'
				),
				'(^| )0+(?=[0-9])', '\1', 'g'
			)
		)
	) stored,
	constraint a_care_home_is_listed_once unique (building_key, door_key)
);
