create schema standard;

-- What the municipality has promised, a row for each dated version; a version in use never changes.
create table standard.version (
	valid_from date primary key,
	valid_to date,
	hash text not null,
	file text not null,
	written text not null,
	content jsonb not null,
	loaded_at timestamptz not null,
	constraint version_ends_after_it_begins check (valid_to is null or valid_from <= valid_to),
	constraint version_is_known_by_its_hash unique (hash)
);
