-- What a letter carries so that its citizen can answer on the web: eight signs, drawn from 28 of which none is mistaken for
-- another and which spell no word.
create function offer.new_code() returns text language sql volatile as $$
	with drawn as materialized (select decode(replace(gen_random_uuid()::text, '-', ''), 'hex') as bytes)
	select string_agg(substr('23456789BCDFGHJKMNPQRSTVWXYZ', get_byte(bytes, place) % 28 + 1, 1), '' order by place)
	from drawn, unnest(array[0, 1, 2, 3, 10, 11, 12, 13]) place
$$;
create table offer.code (
	code text primary key default offer.new_code(),
	person uuid not null references population.person (id),
	-- empty: the citizen's own, for letters about no offer
	offer uuid references offer.offer (id),
	issued_at timestamptz not null,
	constraint offer_has_one_code unique (offer),
	constraint code_is_eight_clear_signs check (code ~ '^[23456789BCDFGHJKMNPQRSTVWXYZ]{8}$')
);
create unique index citizen_has_one_code_of_their_own on offer.code (person) where offer is null;
create index code_by_person on offer.code (person);

-- Letters about no offer: a goodbye after an opt-out, the neutral one at a milestone age. And messages by NemSMS.
alter table offer.letter add column person uuid references population.person (id);
update offer.letter l set person = o.person from offer.offer o where o.id = l.offer;
alter table offer.letter alter column person set not null;
alter table offer.letter alter column offer drop not null;
create index letter_by_person on offer.letter (person);

alter table offer.letter add column channel text;
update offer.letter set channel = case when digital then 'digital_post' else 'paper' end;
alter table offer.letter alter column channel set not null;
alter table offer.letter add constraint channel_is_known check (channel in ('digital_post', 'paper', 'nemsms'));
alter table offer.letter drop constraint only_a_letter_on_paper_is_printed;
alter table offer.letter drop column digital;
alter table offer.letter add constraint only_a_letter_on_paper_is_printed check (
	print_file is null or (delivered_at is not null and channel = 'paper'));

-- Which of several letters of one purpose: the reminder's number, the moment a changed time begins, the opt-out, the age.
alter table offer.letter add column occasion text not null default '';
alter table offer.letter drop constraint one_letter_an_offer_and_purpose;
alter table offer.letter add constraint one_letter_an_offer_and_purpose unique nulls not distinct (offer, person, purpose, occasion);
alter table offer.letter drop constraint purpose_is_known;
alter table offer.letter add constraint purpose_is_known check (purpose in (
	'offer', 'reminder', 'confirmation', 'change', 'cancellation', 'goodbye', 'milestone', 'day_before'));

-- One letter to both of a couple: the other's row has no paper of its own and points to the one that carries both.
alter table offer.letter add column carried_by uuid references offer.letter (id);
-- Empty: by the rules.
alter table offer.letter add column asked_by uuid references access.staff (id);
-- Written, and waits for somebody to look: a sign the fonts lack, a loss since.
alter table offer.letter add column held_because text;
-- Tried in vain: how often, when again, and why the last time. Never what the letter says.
alter table offer.letter add column attempts integer not null default 0;
alter table offer.letter add column next_try_at timestamptz;
alter table offer.letter add column last_fault text;

-- What whoever carries the letters says became of one; each state is told once.
create table offer.delivery (
	id uuid primary key default gen_random_uuid(),
	letter uuid not null references offer.letter (id),
	state text not null,
	told_at timestamptz not null,
	detail text not null default '',
	-- a letter that did not arrive: who saw to it, and how
	settled_at timestamptz,
	settled_by uuid references access.staff (id),
	settled_how text,
	constraint delivery_state_is_told_once unique (letter, state),
	constraint delivery_state_is_known check (state in ('accepted', 'delivered', 'failed')),
	constraint only_a_failure_is_settled check (settled_at is null or state = 'failed'),
	constraint settling_has_someone_behind_it check (
		(settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_how is null))
);

-- An approved portion may be stopped and continued; what has gone has gone.
alter table offer.batch add column stopped_at timestamptz;
alter table offer.batch add column stopped_by uuid references access.staff (id);
alter table offer.batch add constraint only_an_approved_batch_is_stopped check (stopped_at is null or approved_at is not null);
alter table offer.batch add constraint stopping_has_someone_behind_it check ((stopped_at is null) = (stopped_by is null));
