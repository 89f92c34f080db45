-- A visit was held because its journal is signed; a draft says nothing of it yet.
update visit.visit v set took_place_on = null
	where took_place_on is not null
		and exists (select from visit.note n where n.visit = v.id and n.kind = 'journal' and n.signed_at is null)
		and not exists (select from visit.note n where n.visit = v.id and n.kind = 'journal' and n.signed_at is not null)
		and not exists (select from visit.journal_erasure e where e.person = v.person);

-- The day of the citizen's yes, where it is known. It was taken to be the day of the visit, which it is at the door only.
alter table visit.acceptance alter column accepted_on drop not null;
update visit.acceptance set accepted_on = null where how <> 'at_the_door';
