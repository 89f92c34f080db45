-- A device that is lost, or lent, delivers no more: what it sends afterwards stays on it, sealed, and is refused by name.

alter table visit.taken_along
	-- made by the browser, the same for all that it takes along; null for what was taken along before browsers said it
	add column device uuid,
	-- what kind of browser on what kind of device, in two words
	add column browser text,
	add column stopped_at timestamptz,
	add column stopped_by uuid references access.staff (id),
	add constraint who_stopped_a_delivery_is_known check ((stopped_at is null) = (stopped_by is null));
create index taken_along_by_staff on visit.taken_along (staff, taken_at);
