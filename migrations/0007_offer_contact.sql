create schema offer;

-- A portion of letters proposed at once. Nothing is sent before a coordinator has approved it.
create table offer.batch (
	id uuid primary key default gen_random_uuid(),
	proposed_at timestamptz not null,
	proposed_by uuid references access.staff (id),
	-- how many were due and are not in it: no free time, the limit was reached, their month has not come
	without_time integer not null,
	over_limit integer not null,
	later_in_year integer not null,
	approved_at timestamptz,
	approved_by uuid references access.staff (id),
	withdrawn_at timestamptz,
	withdrawn_by uuid references access.staff (id),
	finished_at timestamptz,
	constraint approval_has_someone_behind_it check ((approved_at is null) = (approved_by is null)),
	constraint withdrawal_has_someone_behind_it check ((withdrawn_at is null) = (withdrawn_by is null)),
	constraint batch_is_approved_or_withdrawn check (approved_at is null or withdrawn_at is null),
	constraint batch_is_finished_after_approval check (finished_at is null or approved_at is not null)
);
create unique index one_batch_waits_for_approval on offer.batch ((true)) where approved_at is null and withdrawn_at is null;

-- One offer to one citizen, on every ground open that day. Where it stands is read from its moments, never set by hand.
create table offer.offer (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	batch uuid references offer.batch (id),
	proposed_at timestamptz not null,
	standard text not null,
	-- [{criterion, intervention, from, target, until, cites, overdue}] as weighed that day
	grounds jsonb not null,
	contact text not null,
	minutes integer not null,
	-- why just now: {kind, on}
	due jsonb not null,
	staff uuid references access.staff (id),
	starts_at timestamptz,
	booking uuid references booking.booking (id),
	answer_by date,
	-- the day the letter was written or the call reached; empty until then
	made_on date,
	ended_at timestamptz,
	ended_because text,
	ended_words text,
	ended_by uuid references access.staff (id),
	-- taken out: not proposed again before
	not_before date,
	-- the letter cannot go as it is; a person must look
	held_because text,
	constraint contact_is_known check (contact in ('fixed_time_letter', 'self_booking_letter', 'phone')),
	constraint offer_names_a_ground check (jsonb_array_length(grounds) > 0),
	constraint visit_has_a_length check (minutes between 10 and 240),
	constraint proposed_time_is_someones check ((staff is null) = (starts_at is null)),
	constraint end_has_a_reason check ((ended_at is null) = (ended_because is null)),
	constraint end_is_known check (ended_because in (
		'taken_out', 'withdrawn', 'dropped', 'yes', 'no', 'no_contact', 'no_answer')),
	constraint taking_out_is_explained check (ended_because <> 'taken_out' or (ended_words <> '' and ended_by is not null)),
	constraint only_an_offer_made_is_answered check (
		ended_because not in ('yes', 'no', 'no_contact', 'no_answer') or made_on is not null)
);
create unique index citizen_has_one_open_offer on offer.offer (person) where ended_at is null;
create index offer_by_person on offer.offer (person);
create index offer_by_batch on offer.offer (batch);
create index offer_by_day_made on offer.offer (made_on) where made_on is not null;

-- Written before the file leaves; the file is set from what stands here and named by the id, so it can be made again and never twice.
create table offer.letter (
	id uuid primary key default gen_random_uuid(),
	offer uuid not null references offer.offer (id),
	purpose text not null,
	dated date not null,
	written_at timestamptz not null,
	template text not null,
	language text not null,
	-- Digital Post; otherwise printed
	digital boolean not null,
	content jsonb not null,
	delivered_at timestamptz,
	-- the number of the batch's print file it is in; null for Digital Post and until then
	print_file integer,
	-- written, and then not let out: the citizen died, moved, opted out … before it went
	withheld_at timestamptz,
	withheld_because text,
	constraint withholding_is_explained check ((withheld_at is null) = (withheld_because is null)),
	constraint only_a_letter_on_paper_is_printed check (print_file is null or (delivered_at is not null and not digital)),
	constraint letter_is_delivered_or_withheld check (delivered_at is null or withheld_at is null),
	constraint one_letter_an_offer_and_purpose unique (offer, purpose),
	constraint purpose_is_known check (purpose in ('offer', 'reminder', 'confirmation', 'change', 'cancellation')),
	constraint language_is_known check (language in ('da', 'en'))
);
create index letter_not_delivered on offer.letter (written_at) where delivered_at is null and withheld_at is null;

-- Every answer stays; the latest counts. A yes is acceptance of the visit, not a consent to recording.
create table offer.answer (
	id uuid primary key default gen_random_uuid(),
	offer uuid not null references offer.offer (id),
	key text not null,
	kind text not null,
	given_by text not null,
	given_by_name text not null default '',
	given_on date not null,
	words text not null default '',
	call_on date,
	until date,
	booking uuid references booking.booking (id),
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	constraint answer_is_recorded_once unique (key),
	constraint answer_is_known check (kind in ('yes', 'no', 'call_later', 'no_contact')),
	constraint answerer_is_known check (given_by in ('citizen', 'spouse', 'relative', 'guardian', 'other')),
	constraint yes_has_a_time check ((kind = 'yes') = (booking is not null)),
	constraint call_later_has_a_day check ((kind = 'call_later') = (call_on is not null))
);
create index answer_by_offer on offer.answer (offer, recorded_at);

-- The right stands; the contact does not. Dated, and can always be taken back.
create table offer.opt_out (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	offer uuid references offer.offer (id),
	begun_on date not null,
	until date,
	asked_by text not null,
	words text not null default '',
	recorded_at timestamptz not null,
	recorded_by uuid references access.staff (id),
	ended_on date,
	ended_words text,
	ended_at timestamptz,
	ended_by uuid references access.staff (id),
	constraint opt_out_ends_after_it_begins check (until is null or until >= begun_on),
	constraint taking_back_is_explained check (
		(ended_on is null) = (ended_at is null) and (ended_on is null or ended_words <> ''))
);
create unique index citizen_has_one_opt_out_standing on offer.opt_out (person) where ended_on is null;

create table offer.call (
	id uuid primary key default gen_random_uuid(),
	person uuid not null references population.person (id),
	offer uuid references offer.offer (id),
	key text not null,
	outcome text not null,
	words text not null default '',
	again_on date,
	made_at timestamptz not null,
	made_by uuid not null references access.staff (id),
	constraint call_is_recorded_once unique (key),
	constraint call_outcome_is_known check (outcome in (
		'agreed', 'call_later', 'no_answer', 'no_this_time', 'no_contact', 'wrong_number', 'moved', 'dead')),
	constraint call_later_says_when check (outcome <> 'call_later' or again_on is not null)
);
create index call_by_person on offer.call (person, made_at);

create function offer.refuse_change() returns trigger language plpgsql as $$
begin
	raise exception 'an answer or a call once recorded is never changed or removed; record the next one'
		using errcode = 'restrict_violation', constraint = tg_argv[0], schema = tg_table_schema, table = tg_table_name;
end $$;
create trigger answer_never_changes before update or delete on offer.answer
	for each row execute function offer.refuse_change('answer_never_changes');
create trigger call_is_never_removed before delete on offer.call
	for each row execute function offer.refuse_change('call_is_never_removed');
create trigger call_never_changes before update on offer.call
	for each row when ((old.outcome, old.words, old.made_at, old.made_by) is distinct from (new.outcome, new.words, new.made_at, new.made_by))
	execute function offer.refuse_change('call_never_changes');
