-- Somebody is worried about a citizen and says so, or a citizen asks for a visit. What was said stays as it was said.
create table inquiry.referral (
	id uuid primary key default gen_random_uuid(),
	-- The form it came in on: sent twice, it is one referral.
	key text not null,
	received_at timestamptz not null,
	channel text not null,
	recorded_by uuid references access.staff (id),
	relation text not null,
	-- About whom, as it was said.
	name text not null,
	born text not null,
	cpr text,
	sex text,
	street text not null,
	town text not null,
	phone text not null,
	topics text[] not null,
	words text not null,
	told_citizen boolean,
	-- What tells a person from a program; see held_back.
	trapped boolean not null default false,
	shown_seconds integer,
	held_back text[],
	released_at timestamptz,
	released_by uuid references access.staff (id),
	-- Who it is about, and what follows. tried_at: when it was last taken up; what breaks waits behind what has not been tried.
	tried_at timestamptz,
	worked_at timestamptz,
	person uuid references population.person (id),
	needs text,
	notice_key text,
	constraint referral_is_received_once unique (key),
	constraint referral_came_by_the_web_or_staff check (channel in ('web', 'staff')),
	constraint referral_by_staff_says_who check ((channel = 'staff') = (recorded_by is not null)),
	constraint referral_is_about_a_woman_or_a_man check (sex in ('f', 'm'))
);
create index referral_by_person on inquiry.referral (person);
create index referral_to_work_out on inquiry.referral (received_at) where worked_at is null;

-- Who told us, apart from what was told: never part of the citizen's record unless the sender may be named.
create table inquiry.referral_sender (
	referral uuid primary key references inquiry.referral (id) on delete cascade,
	name text not null,
	phone text not null,
	email text not null,
	organisation text not null,
	may_be_named boolean not null
);

-- What was done about it, by whom; undone by a later step that names it.
create table inquiry.referral_step (
	id uuid primary key default gen_random_uuid(),
	number bigint generated always as identity,
	referral uuid not null references inquiry.referral (id) on delete cascade,
	kind text not null,
	happened_on date not null,
	how text,
	words text,
	key text not null,
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	undoes uuid references inquiry.referral_step (id) on delete cascade,
	constraint referral_step_is_recorded_once unique (key),
	constraint referral_step_is_undone_once unique (undoes),
	constraint only_undoing_undoes check ((kind = 'undone') = (undoes is not null))
);
create index referral_step_by_referral on inquiry.referral_step (referral);

-- By which a public form's time is known as ours, in every process; made when the first form is shown.
create table inquiry.form_secret (
	is_the_one boolean primary key default true,
	secret text not null,
	constraint form_secret_is_one check (is_the_one)
);
