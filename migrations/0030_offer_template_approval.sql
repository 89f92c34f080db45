-- A municipality's own wording of its letters is used once somebody has looked it through on made-up citizens and said yes;
-- named by a digest of all its files, so that any change asks anew.
create table offer.template_approval (
	digest text primary key,
	approved_at timestamptz not null,
	approved_by uuid not null references access.staff (id),
	constraint wording_is_named_by_its_digest check (digest ~ '^[0-9a-f]{64}$')
);
