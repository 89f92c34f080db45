-- How many messages a day were turned away because their key was missing or wrong. Nothing of what they held.
create table inquiry.hospital_turned_away (
	day date primary key,
	times integer not null,
	constraint whoever_is_turned_away_is_counted check (times > 0)
);
