-- What whoever tells of letters shows to be let in. Only its hash is kept; a new one takes the place of the one before.
create table offer.status_key (
	id uuid primary key default gen_random_uuid(),
	hash text not null,
	made_at timestamptz not null,
	replaced_at timestamptz
);
create unique index teller_of_letters_has_one_key on offer.status_key ((true)) where replaced_at is null;
