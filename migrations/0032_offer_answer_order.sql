-- Of two answers in one second the one recorded later counts.
alter table offer.answer add column number bigint generated always as identity;
