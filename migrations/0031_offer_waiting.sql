-- Letters that wait. What somebody has looked at and let go all the same holds the letter back no more.
alter table offer.offer add column let_go text[] not null default '{}';
alter table offer.letter add column let_go text[] not null default '{}';
alter table offer.letter add column withheld_by uuid references access.staff (id);
alter table offer.letter add constraint only_a_letter_withheld_was_withheld_by_somebody check (
	withheld_by is null or withheld_at is not null);
-- Since when it has been tried in vain.
alter table offer.letter add column failing_since timestamptz;
create index letter_waiting on offer.letter (next_try_at) where delivered_at is null and withheld_at is null;
-- Letters on paper that are in no print file yet.
create index letter_to_print on offer.letter (written_at) where channel = 'paper' and delivered_at is not null and print_file is null;
