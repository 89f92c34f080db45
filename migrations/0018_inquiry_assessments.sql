-- What was decided by mistake is withdrawn, because; it stays to be read and counts no longer.
alter table inquiry.assessment
	add column withdrawn_at timestamptz,
	add column withdrawn_by uuid references access.staff (id),
	add column withdrawn_because text,
	add constraint withdrawn_assessment_has_a_reason check
		((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by is null));

alter table inquiry.exception
	add column withdrawn_at timestamptz,
	add column withdrawn_by uuid references access.staff (id),
	add column withdrawn_because text,
	add constraint withdrawn_exception_has_a_reason check
		((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by is null));

-- A visit beyond the rule: the citizen asked for it, or a professional finds that it is needed.
create table inquiry.further_visit (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	wanted_by text not null,
	kind text not null,
	because text not null,
	-- The agreement of follow-up that keeps its day and its owner; that room stands below, so no key points there.
	agreement uuid not null,
	decided_on date not null,
	key text not null,
	recorded_at timestamptz not null,
	recorded_by uuid not null references access.staff (id),
	withdrawn_at timestamptz,
	withdrawn_by uuid references access.staff (id),
	withdrawn_because text,
	constraint further_visit_is_wanted_by_somebody check (wanted_by in ('citizen', 'professional')),
	constraint further_visit_is_a_visit_or_a_call check (kind in ('visit', 'call')),
	constraint further_visit_says_because check (btrim(because) <> ''),
	constraint further_visit_is_recorded_once unique (key),
	constraint withdrawn_further_visit_has_a_reason check
		((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create index further_visit_by_person on inquiry.further_visit (person);
