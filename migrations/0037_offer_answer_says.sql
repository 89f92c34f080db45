-- What the form said, as a hash: sent twice it is one answer, sent again with something else in it another.
alter table offer.answer add column says text not null default '';
