-- What was typed on a device, as it was typed there: delivered any number of times, in any order, and kept once.

-- Entries are sealed to a key of the server's on the device. A key that nothing taken along waits for any more is erased.
create table visit.sealing_key (
	id uuid primary key,
	-- an uncompressed point of P-256, base64url
	public_point text not null,
	-- PKCS #8, base64url
	private_pkcs8 text not null,
	made_at timestamptz not null
);

-- A day or a visit taken along on a device: what it may deliver to, with a secret of which only the hash is kept.
create table visit.taken_along (
	id uuid primary key,
	staff uuid not null references access.staff (id),
	sealing_key uuid not null references visit.sealing_key (id),
	hash text not null,
	taken_at timestamptz not null,
	delivers_until timestamptz not null,
	constraint secret_of_delivery_is_nobody_elses unique (hash),
	constraint what_is_taken_along_is_delivered_afterwards check (taken_at < delivers_until)
);
create index taken_along_until on visit.taken_along (delivers_until);

create table visit.visit_along (
	taken_along uuid not null references visit.taken_along (id),
	ref text not null,
	person uuid not null references population.person,
	visit uuid references visit.visit (id),
	booking uuid references booking.booking (id),
	-- the version of the writer's note that stood in it; 0 without one
	version integer not null,
	constraint one_line_per_visit_taken_along primary key (taken_along, ref),
	constraint taken_along_is_a_visit_or_a_booking check (visit is not null or booking is not null)
);
create index visit_along_of_person on visit.visit_along (person);
create index visit_along_of_visit on visit.visit_along (visit);
create index visit_along_of_booking on visit.visit_along (booking);

create table visit.entry (
	-- made on the device
	id uuid primary key,
	taken_along uuid not null,
	ref text not null,
	visit uuid not null references visit.visit (id),
	author uuid not null references access.staff (id),
	-- order on the device
	nth integer not null,
	-- write: a field was typed in · sign: it was signed · not_gone_ahead: the visit could not be held
	act text not null,
	-- null for what is no field
	field text,
	-- what stood there and what was typed, lists of words; null when the words are in a signed note, or a later entry overtook them
	was jsonb,
	value jsonb,
	-- when it was done, by the server's clock as far as it can be told
	typed_at timestamptz not null,
	delivered_at timestamptz not null,
	-- by how many minutes the device's clock was wrong, when more than five
	clock_off integer,
	-- the note that holds it for good: a signed one, or a draft that was saved by hand with it in it
	note uuid references visit.note (id),
	-- what came of a signature, or of saying that the visit could not be held: done, or why not; null while it waits
	came_of text,
	constraint entry_belongs_to_a_visit_taken_along foreign key (taken_along, ref) references visit.visit_along (taken_along, ref),
	constraint entry_has_its_place_on_the_device check (nth > 0),
	constraint act_of_an_entry_is_known check (act in ('write', 'sign', 'not_gone_ahead')),
	constraint only_typing_has_a_field check ((act = 'write') = (field is not null)),
	constraint typing_comes_to_nothing_but_words check (act <> 'write' or came_of is null)
);
create index entry_in_order on visit.entry (visit, author, taken_along, field, nth);
create index entry_of_taken_along on visit.entry (taken_along, ref, nth);
create index entry_of_note on visit.entry (note);

-- What a draft was before anything was typed on a device: what stands in it is this and every entry since, in whatever order they came.
alter table visit.note add column ground jsonb;
-- Whose draft it was before a colleague took it over.
alter table visit.note add column taken_over_from uuid references access.staff (id);
