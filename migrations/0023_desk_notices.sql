create schema desk;

-- An important notice somebody has seen and found nothing to do about; it is shown no more.
create table desk.seen_notice (
	-- what it was about: kind and subject, and for a consultant's own notice the consultant
	notice text primary key,
	person uuid not null,
	seen_at timestamptz not null,
	seen_by uuid not null,
	constraint a_notice_is_about_a_citizen foreign key (person) references population.person (id),
	constraint somebody_saw_the_notice foreign key (seen_by) references access.staff (id)
);
create index seen_notice_of_person on desk.seen_notice (person);
