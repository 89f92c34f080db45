-- Languages that staff speak besides Danish, by the register's codes.
alter table access.staff add column languages text[] not null default '{}'
	constraint languages_are_written_as_codes check (array_to_string(languages, ',') ~ '^([a-z]{2,3}(,[a-z]{2,3})*)?$');
