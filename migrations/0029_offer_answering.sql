-- What an answer says besides: what the visitor must know, whether somebody is brought, whether the couple wants one visit.
alter table offer.answer add column needs text[] not null default '{}';
alter table offer.answer add column interpreter text not null default '';
alter table offer.answer add column companion boolean not null default false;
alter table offer.answer add column together boolean not null default false;
-- *Phone me*: the part of the day that suits.
alter table offer.answer add column call_when text;
-- How it reached us.
alter table offer.answer add column through text not null default 'phone';
-- Recorded by somebody who has found out which of two conflicting answers holds.
alter table offer.answer add column settles boolean not null default false;
alter table offer.answer add column seat uuid references offer.seat (id);
alter table offer.answer add constraint needs_are_known check (
	needs <@ array['hearing', 'sight', 'walking', 'memory', 'interpreter', 'dog']);
alter table offer.answer add constraint part_of_the_day_is_known check (call_when in ('morning', 'midday', 'afternoon'));
alter table offer.answer add constraint way_of_answering_is_known check (through in ('web', 'phone', 'letter', 'email', 'visit', 'desk'));
alter table offer.answer drop constraint yes_has_a_time;
alter table offer.answer add constraint yes_has_a_time check ((kind = 'yes') = (booking is not null or seat is not null));

-- A citizen's own pass to the answer page, by the hash of what their browser holds; half an hour.
create table offer.answer_pass (
	token_hash text primary key,
	code text not null references offer.code (code),
	opened_at timestamptz not null,
	until timestamptz not null
);
create index answer_pass_by_code on offer.answer_pass (code);
-- Attempts with a wrong code or birth date; of whom only a hash that changes every day. Kept for a day.
create table offer.wrong_code (
	id bigint generated always as identity primary key,
	at timestamptz not null,
	visitor text not null,
	-- the code tried, when there is such a one
	code text references offer.code (code)
);
create index wrong_code_by_time on offer.wrong_code (at);
create index wrong_code_by_code on offer.wrong_code (code);
