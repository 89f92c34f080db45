create schema followup;

create table followup.agreement (
	id uuid primary key,
	person uuid not null references population.person,
	visit uuid references visit.visit,
	kind text not null,
	due_on date not null,
	what text not null,
	owner uuid not null references access.staff,
	made_by uuid not null references access.staff,
	made_at timestamptz not null,
	done_at timestamptz,
	done_by uuid references access.staff,
	outcome text,
	cancelled_at timestamptz,
	cancelled_by uuid references access.staff,
	cancelled_because text,
	constraint agreement_kind_is_known check (kind in ('visit', 'call', 'partner')),
	constraint agreement_says_what check (what <> ''),
	constraint agreement_is_done_or_cancelled check (done_at is null or cancelled_at is null),
	constraint done_agreement_has_an_outcome check
		((done_at is null) = (outcome is null) and (done_at is null) = (done_by is null)),
	constraint cancelled_agreement_has_a_reason check
		((cancelled_at is null) = (cancelled_because is null) and (cancelled_at is null) = (cancelled_by is null))
);
create index agreement_of_person on followup.agreement (person);
create index agreement_still_open on followup.agreement (due_on) where done_at is null and cancelled_at is null;

create table followup.move (
	agreement uuid not null references followup.agreement,
	nth integer not null,
	from_on date not null,
	to_on date not null,
	because text not null,
	moved_by uuid not null references access.staff,
	moved_at timestamptz not null,
	constraint moves_are_numbered primary key (agreement, nth),
	constraint move_goes_somewhere check (from_on <> to_on),
	constraint move_has_a_reason check (because <> '')
);

create table followup.closing (
	id uuid primary key,
	person uuid not null references population.person,
	closed_on date not null,
	reason text not null,
	-- the authority guided to, for a long-lasting need of frequent visits
	guided_to text,
	note text not null default '',
	closed_by uuid not null references access.staff,
	closed_at timestamptz not null,
	constraint closing_reason_is_known check (reason in ('completed', 'guided', 'citizen_wishes', 'moved', 'dead')),
	constraint guided_closing_names_the_authority check ((reason = 'guided') = (guided_to is not null))
);
create index closing_of_person on followup.closing (person, closed_on);
