-- An offer that was made, and whose citizen died, moved away or disappeared before it was answered.
alter table offer.offer drop constraint end_is_known;
alter table offer.offer add constraint end_is_known check (ended_because in (
	'taken_out', 'withdrawn', 'dropped', 'yes', 'no', 'no_contact', 'no_answer', 'lapsed'));
alter table offer.offer drop constraint only_an_offer_made_is_answered;
alter table offer.offer add constraint only_an_offer_made_is_answered check (
	ended_because not in ('yes', 'no', 'no_contact', 'no_answer', 'lapsed') or made_on is not null);
