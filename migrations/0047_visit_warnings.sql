-- What the next one at the door is to know of the place: a dog, steep stairs. Of the home it was seen at; dated, looked at again by a day.
create table visit.warning (
	id uuid primary key,
	person uuid not null references population.person,
	-- the home it is about; null while the register knew of none. Who moves leaves it behind.
	address uuid references population.address on delete cascade,
	kind text not null,
	words text not null default '',
	noted_on date not null,
	noted_by uuid not null references access.staff,
	noted_at timestamptz not null,
	review_on date not null,
	constraint warning_kind_is_known check (kind in ('dog', 'stairs', 'way_in', 'smoke', 'unsafe', 'other')),
	constraint warning_is_explained check (kind not in ('unsafe', 'other') or words <> ''),
	constraint warning_is_looked_at_again_later check (review_on > noted_on)
);
create index warning_of_person on visit.warning (person);
create index warning_of_address on visit.warning (address);

-- Somebody looked: it still holds, until another day; or it does not, and is shown no more.
create table visit.warning_review (
	warning uuid not null references visit.warning on delete cascade,
	said text not null,
	looked_on date not null,
	looked_by uuid not null references access.staff,
	looked_at timestamptz not null,
	review_on date,
	constraint warning_is_looked_at_once_a_day primary key (warning, looked_on, said),
	constraint review_says_holds_or_gone check (said in ('holds', 'gone')),
	constraint warning_that_holds_is_looked_at_again check ((said = 'holds') = (review_on is not null)),
	constraint warning_that_holds_is_looked_at_later check (review_on > looked_on)
);
create unique index warning_is_gone_once on visit.warning_review (warning) where said = 'gone';
