-- Who was to be offered a visit and is not in the newest portion, and why: each in exactly one line. The next portion makes the
-- list anew.
create table offer.left_out (
	batch uuid not null references offer.batch (id),
	person uuid not null references population.person (id),
	because text not null,
	constraint citizen_is_left_out_for_one_reason primary key (batch, person),
	constraint reason_for_leaving_out_is_known check (because in (
		'without_time', 'over_limit', 'later_in_year', 'in_peace', 'by_phone', 'kept_out', 'nothing_to_offer'))
);
create index left_out_by_person on offer.left_out (person);
