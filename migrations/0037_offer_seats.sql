-- Who asked first: seats that become free go by this number.
alter table offer.seat add column number bigint generated always as identity;
-- Who of the staff took it or gave it up; empty: the citizen, on the web.
alter table offer.seat add column asked_by uuid references access.staff (id);
alter table offer.seat add column given_up_by uuid references access.staff (id);
create index seat_by_event on offer.seat (event);
create index offer_by_event on offer.offer (event) where event is not null;
-- Due, and to be invited to a collective event when one is planned.
alter table offer.batch add column without_event integer not null default 0;
