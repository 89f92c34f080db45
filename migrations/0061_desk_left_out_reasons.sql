-- Why a line is left out is kept as a code. What was handed out stays as it was; what was put together before and not handed out is put
-- together anew, since it does not say for how long it is kept.
update desk.record_request set left_out = (
	select jsonb_object_agg(number, case why
		when 'Linjen handler om en anden person' then 'another_person'
		when 'Linjen kan vise, hvem der henvendte sig' then 'who_got_in_touch'
		when 'Afgørende hensyn til dig selv eller andre' then 'weighty'
		else why end)
	from jsonb_each_text(left_out) chosen (number, why))
where left_out <> '{}';
update desk.record_request set content = null, prepared_at = null, prepared_by = null, left_out = '{}'
where prepared_at is not null and released_at is null and withdrawn_at is null and content #> '{record,keptYears}' is null;
