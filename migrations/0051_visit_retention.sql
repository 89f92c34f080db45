-- That a citizen's journal was erased while the citizen lives here, because its time had passed: by whom, how much, and what it was last written.
create table visit.journal_erasure (
	person uuid not null references population.person,
	erased_at timestamptz not null,
	erased_by uuid not null references access.staff,
	last_entry_on date not null,
	-- how many years it had been kept for
	kept_years integer not null,
	erased_rows integer not null,
	constraint journal_is_erased_once_at_a_time primary key (person, erased_at),
	constraint journal_is_kept_for_some_years check (kept_years >= 5)
);
