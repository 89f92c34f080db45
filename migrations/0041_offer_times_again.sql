-- Whose time in a letter of a waiting portion a person has chosen: laying the times anew leaves it. And why whoever is left out of a
-- portion had no time, in the words of the day it was proposed.
alter table offer.offer add column time_given_by uuid references access.staff (id);
alter table offer.left_out add column no_time jsonb,
	add constraint words_for_no_time_are_in_both_languages check (
		no_time is null or (because = 'without_time' and no_time -> 'da' is not null and no_time -> 'en' is not null));
