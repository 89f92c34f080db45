-- Whoever let a device that was stopped deliver again is known, and when; it is kept when the device is stopped once more.

alter table visit.taken_along
	add column let_at timestamptz,
	add column let_by uuid references access.staff (id),
	add constraint who_let_a_delivery_is_known check ((let_at is null) = (let_by is null));
