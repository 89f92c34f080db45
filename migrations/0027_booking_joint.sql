-- A joint visit: two citizens of one home, each with a booking of their own, at one time with one consultant.
alter table booking.booking add column joint uuid;
alter table booking.booking drop constraint consultant_is_in_one_place;
alter table booking.booking add constraint consultant_is_in_one_place exclude using gist (
	staff with =, during with &&, (coalesce(joint, id)) with <>) where (released_at is null);
create index booking_by_joint on booking.booking (joint) where joint is not null;
