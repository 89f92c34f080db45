-- What the rules said on the day the offer was made: every rule with its reason, in both languages. A later standard changes
-- nothing of it. Empty until the offer is made, and for offers made before decisions were kept.
alter table offer.offer add column decision jsonb;
