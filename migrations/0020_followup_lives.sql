-- The system itself cancels what was agreed with a citizen who has died, moved away or disappeared: nobody's name stands by it.
alter table followup.agreement drop constraint cancelled_agreement_has_a_reason;
alter table followup.agreement add constraint cancelled_agreement_has_a_reason
	check ((cancelled_at is null) = (cancelled_because is null) and (cancelled_by is null or cancelled_at is not null));
