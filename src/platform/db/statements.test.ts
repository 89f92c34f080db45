import { expect, test } from 'vitest'
import { statementsOf } from './migrate.ts'

test('a script falls into its statements; bodies in $$ stay whole and comments go', () => {
	const script = `-- why
create schema a;
create function a.b() returns trigger language plpgsql as $$
begin
	raise exception 'no; never';
end;
$$;
create table a.c (
	d text default ';'
);
select 1`
	expect(statementsOf(script).map((statement) => statement.split('\n')[0])).toEqual([
		'create schema a;',
		'create function a.b() returns trigger language plpgsql as $$',
		'create table a.c (',
		'select 1',
	])
})
