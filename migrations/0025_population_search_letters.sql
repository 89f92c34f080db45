-- Capital letters beyond A to Z are made small also where the database itself knows none: *ALLÉ* is found by *allé*, *Élise* by *élise*.
alter table population.address drop column search_text;
alter table population.address add column search_text text generated always as (
	translate(
		lower(
			street || ' ' || coalesce(house_number, '') || ' ' || coalesce(floor_door, '') || ' '
			|| coalesce(postal_code, '') || ' ' || coalesce(town, '')
		),
		'ÆØÅÄÖÜÉÈÊËÁÀÂÍÓÔÚÇÑ', 'æøåäöüéèêëáàâíóôúçñ'
	)
) stored;
alter table population.person drop column search_name;
alter table population.person add column search_name text generated always as (
	translate(lower(given_names || ' ' || surname), 'ÆØÅÄÖÜÉÈÊËÁÀÂÍÓÔÚÇÑ', 'æøåäöüéèêëáàâíóôúçñ')
) stored;
