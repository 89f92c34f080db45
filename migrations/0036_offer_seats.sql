-- Who asked first: seats that become free go by this number.
alter table offer.seat add column number bigint generated always as identity;
-- Who of the staff took it or gave it up; empty: the citizen, on the web.
alter table offer.seat add column asked_by uuid references access.staff (id);
alter table offer.seat add column given_up_by uuid references access.staff (id);
create index seat_by_event on offer.seat (event);
create index offer_by_event on offer.offer (event) where event is not null;

-- To be invited to a collective event, and none is planned that has room.
alter table offer.left_out drop constraint reason_for_leaving_out_is_known;
alter table offer.left_out add constraint reason_for_leaving_out_is_known check (because in (
	'without_time', 'without_event', 'over_limit', 'later_in_year', 'in_peace', 'by_phone', 'kept_out', 'nothing_to_offer'));
