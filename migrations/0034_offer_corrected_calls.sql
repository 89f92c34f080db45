-- A call recorded wrongly: the right one points to it. What it had said counts no more, and stays readable.
alter table offer.call add column corrects uuid references offer.call (id);
alter table offer.call add constraint call_is_corrected_once unique (corrects);
alter table offer.call add constraint call_corrects_another check (corrects <> id);
