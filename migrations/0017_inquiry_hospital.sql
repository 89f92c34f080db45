-- While a row stands that covers the day, hospitals' notifications are taken. Without one, they are acknowledged and nothing is kept.
create table inquiry.hospital_acceptance (
	id uuid primary key default gen_random_uuid(),
	legal_basis text not null,
	accepted_from date not null,
	-- the last day; null while no end is set
	accepted_until date,
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	ended_at timestamptz,
	ended_by uuid references access.staff (id),
	ended_because text,
	constraint acceptance_names_a_legal_basis check (btrim(legal_basis) <> ''),
	constraint acceptance_ends_after_it_begins check (accepted_until is null or accepted_from <= accepted_until),
	constraint ended_acceptance_has_a_reason check ((ended_at is null) = (ended_because is null))
);
create unique index notifications_are_accepted_once_at_a_time on inquiry.hospital_acceptance ((true)) where ended_at is null;

-- What the message agent shows to be let in. Only its hash is kept; a new one takes the place of the one before.
create table inquiry.hospital_key (
	id uuid primary key default gen_random_uuid(),
	hash text not null,
	made_at timestamptz not null,
	made_by uuid references access.staff (id),
	replaced_at timestamptz
);
create unique index message_agent_has_one_key on inquiry.hospital_key ((true)) where replaced_at is null;

-- That a message came and what it was answered. Nothing about the person, also not as a hash.
create table inquiry.hospital_receipt (
	number bigint generated always as identity primary key,
	received_at timestamptz not null,
	-- Bundle.id; null where it could not be read
	bundle text,
	outcome text not null,
	constraint receipt_says_what_became_of_the_message
		check (outcome in ('kept', 'repeated', 'switched_off', 'not_ours', 'refused'))
);
create index receipt_by_time on inquiry.hospital_receipt (received_at);

-- A notification about a citizen with an open case, without its narrative. Never changed: a correction is a notification of its own.
create table inquiry.hospital_notification (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	-- Bundle.id
	bundle text not null,
	-- MessageHeader.id; several messages may bear the same
	header text not null,
	-- what it corrects or continues, as the message says it
	about_header text,
	-- Provenance of what it corrects or continues
	about_at timestamptz,
	act text not null,
	activity text not null,
	deceased boolean,
	stay_class text not null,
	-- episodes of care, each as *system|value*
	episodes text[] not null,
	told_at timestamptz not null,
	begun_at timestamptz,
	ended_at timestamptz,
	hospital text,
	received_at timestamptz not null,
	constraint notification_is_kept_once unique (bundle),
	constraint notification_tells_revises_or_cancels check (act in ('tell', 'revise', 'cancel')),
	constraint notification_is_of_a_known_activity
		check (activity in ('admitted', 'leave_begun', 'leave_ended', 'discharged', 'dead')),
	constraint stay_is_inpatient_or_emergency check (stay_class in ('inpatient', 'emergency'))
);
create index notification_by_person on inquiry.hospital_notification (person);

-- What staff put right by hand: the stay has ended, or the citizen of whom a hospital told the death is alive.
create table inquiry.hospital_correction (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	kind text not null,
	because text not null,
	recorded_at timestamptz not null,
	recorded_by uuid not null references access.staff (id),
	constraint correction_ends_a_stay_or_a_death check (kind in ('stay_ended', 'alive')),
	constraint hospital_correction_says_because check (btrim(because) <> '')
);
create index hospital_correction_by_person on inquiry.hospital_correction (person);

-- A discharge on which a professional decides. It stays when the discharge is taken back, and waits no longer.
create table inquiry.screening (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	discharged_on date not null,
	opened_on date not null,
	opened_at timestamptz not null,
	-- the discharge was taken back
	withdrawn_at timestamptz,
	constraint discharge_is_screened_once unique (person, discharged_on)
);

-- What a professional decided after a discharge. A later decision stands in its place; none is changed.
create table inquiry.screening_decision (
	id uuid primary key default gen_random_uuid(),
	-- Of two the later written stands.
	number bigint generated always as identity,
	screening uuid not null references inquiry.screening (id),
	offered boolean not null,
	readmission_risk boolean,
	known_to_municipality boolean,
	because text not null,
	key text not null,
	decided_at timestamptz not null,
	decided_by uuid not null references access.staff (id),
	constraint screening_says_because check (btrim(because) <> ''),
	constraint screening_is_decided_once_a_form unique (key)
);
create index decision_by_screening on inquiry.screening_decision (screening);
