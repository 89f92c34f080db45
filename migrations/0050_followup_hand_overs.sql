-- What is given on to somebody else on the citizen's behalf: made, sent, received, and what came of it.
create table followup.hand_over (
	id uuid primary key,
	person uuid not null references population.person,
	visit uuid references visit.visit,
	-- the signed note it was written in, and its row there
	note uuid references visit.note,
	key text,
	partner text not null,
	what text not null,
	made_by uuid not null references access.staff,
	made_at timestamptz not null,
	constraint partner_is_known check
		(partner in ('visitation', 'general_practitioner', 'rehabilitation', 'dementia_coordinator', 'volunteers', 'other')),
	constraint hand_over_says_what check (what <> ''),
	constraint hand_over_of_a_note_has_its_row check ((note is null) = (key is null)),
	constraint hand_over_of_a_note_is_made_once unique (note, key)
);
create index hand_over_of_person on followup.hand_over (person);

-- The citizen's yes to sharing this with that receiver; taken back, it ends the sharing. A later yes is another row.
create table followup.sharing_consent (
	hand_over uuid not null references followup.hand_over,
	nth integer not null,
	how text not null,
	given_on date not null,
	recorded_by uuid not null references access.staff,
	recorded_at timestamptz not null,
	withdrawn_on date,
	withdrawn_by uuid references access.staff,
	withdrawn_at timestamptz,
	constraint consents_are_numbered primary key (hand_over, nth),
	constraint way_of_consent_is_known check (how in ('spoken', 'written')),
	constraint consent_is_withdrawn_by_somebody check
		((withdrawn_on is null) = (withdrawn_at is null) and (withdrawn_on is null) = (withdrawn_by is null)),
	constraint consent_is_withdrawn_after_it_is_given check (withdrawn_on >= given_on)
);
create unique index one_consent_stands_at_a_time on followup.sharing_consent (hand_over) where withdrawn_on is null;

create table followup.hand_over_step (
	id uuid primary key,
	hand_over uuid not null references followup.hand_over,
	nth integer not null,
	-- ended: by the system, for the citizen has died, moved away or disappeared
	step text not null,
	-- by which way it was sent
	way text,
	happened_on date not null,
	words text not null default '',
	taken_by uuid references access.staff,
	taken_at timestamptz not null,
	undone_because text,
	undone_by uuid references access.staff,
	undone_at timestamptz,
	constraint hand_over_steps_are_numbered unique (hand_over, nth),
	constraint hand_over_step_is_known check (step in ('sent', 'received', 'outcome', 'not_taken', 'stopped', 'ended')),
	constraint way_is_known check (way in ('phone', 'secure_mail', 'digital_post', 'letter', 'meeting', 'system')),
	constraint only_sending_has_a_way check ((step = 'sent') = (way is not null)),
	constraint step_is_taken_by_somebody check ((step = 'ended') = (taken_by is null)),
	constraint step_that_tells_has_words check (step not in ('outcome', 'not_taken', 'stopped', 'ended') or words <> ''),
	constraint step_is_undone_by_somebody_because check
		((undone_at is null) = (undone_because is null) and (undone_at is null) = (undone_by is null))
);
