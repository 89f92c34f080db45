import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addDays, day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import {
	beginDraft,
	findDraft,
	giveUpDraft,
	listDrafts,
	listStandards,
	loadStandards,
	putInForce,
	saveDraft,
} from '../actions.ts'
import { standardOn } from '../standard.ts'
import type { PutInForce } from '../version/in-force-actions.ts'
import type { DraftId } from './draft.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const later = instant('2026-03-09T09:05:00+01:00')
const files = 'municipalities/soroe/standard'

let db: Db
let manager: StaffId
let other: StaffId

const staff = async (name: string): Promise<StaffId> => {
	const added = await addStaff(db, at, null, {
		name,
		email: `${name.toLowerCase()}@example.invalid`,
		roles: ['manager'],
		profession: null,
		authorisationId: null,
		login: null,
		activeFrom: day('2020-01-01'),
	})
	if (!added.ok) throw new Error(added.why)
	return added.value.id
}

beforeEach(async () => {
	db = await freshDatabase()
	await loadStandards(db, at, files)
	manager = await staff('Lene')
	other = await staff('Ib')
})

const begun = async (from: Parameters<typeof beginDraft>[2]['from'], title = 'Ny udgave'): Promise<DraftId> => {
	const draft = await beginDraft(db, at, { id: crypto.randomUUID() as DraftId, title, from, by: manager })
	if (!draft.ok) throw new Error(draft.why)
	return draft.value
}
const copy = (validFrom = '2026-04-01') => begun({ from: day('2025-07-01'), validFrom: day(validFrom) })
const read = async (id: DraftId) => {
	const draft = await findDraft(db, id)
	if (draft === null) throw new Error('no draft')
	return draft
}
const change = async (id: DraftId, from: string | RegExp, to: string): Promise<void> => {
	const { title, yaml, revision } = await read(id)
	expect(yaml).toMatch(from)
	const saved = await saveDraft(db, at, { draft: id, title, yaml: yaml.replace(from, to), revision, by: manager })
	expect(saved.ok).toBe(true)
}
const decision = async (draft: DraftId, deviation: Partial<PutInForce> = {}): Promise<PutInForce> => ({
	draft,
	revision: (await read(draft)).revision,
	municipality: 'soroe',
	approvedBy: { da: 'Socialudvalget', en: 'The social committee' },
	approvedOn: day('2026-03-02'),
	by: manager,
	...deviation,
})
const versions = async () => (await listStandards(db)).map(({ validFrom }) => validFrom)

describe('a draft', () => {
	test('begins as a whole copy of a version, and has a life of its own', async () => {
		const draft = await read(await copy())
		expect(draft).toMatchObject({
			title: 'Ny udgave',
			revision: 1,
			copiedFrom: '2025-07-01',
			madeBy: manager,
			end: null,
		})
		expect(draft.yaml).not.toContain('continues')
		const [, now] = await listStandards(db)
		expect(draft.standard?.criteria).toEqual(now?.criteria)
		expect(draft.standard).toMatchObject({ validFrom: '2026-04-01', replaces: '2025-07-01' })
		expect(await versions()).toEqual(['2019-07-01', '2025-07-01'])
	})

	test('begins from a text, also one that is wrong or continues a version on file', async () => {
		const broken = await read(await begun('municipality: [', 'Prøve'))
		expect(broken.standard).toBeNull()
		expect(broken.problems[0]).toMatchObject({ kind: 'error', line: 1 })
		const continued = await read(await begun('continues: 2025-07-01\nvalidFrom: 2027-01-01\nphoneAfterSilences: 4\n'))
		expect(continued.standard).toMatchObject({ validFrom: '2027-01-01', phoneAfterSilences: 4 })
		expect(continued.yaml).not.toContain('continues')
	})

	test('sent twice is begun once; without a name, a text or within bounds it is not begun', async () => {
		const id = crypto.randomUUID() as DraftId
		const command = { id, title: 'A', from: 'a: 1\n', by: manager }
		expect(await beginDraft(db, at, command)).toEqual({ ok: true, value: id })
		expect(await beginDraft(db, later, { ...command, title: 'B' })).toEqual({ ok: true, value: id })
		expect((await listDrafts(db)).map(({ title }) => title)).toEqual(['A'])
		const fresh = () => ({ ...command, id: crypto.randomUUID() as DraftId })
		expect(await beginDraft(db, at, { ...fresh(), title: '' })).toMatchObject({ why: 'title_missing' })
		expect(await beginDraft(db, at, { ...fresh(), from: ' \n' })).toMatchObject({ why: 'text_missing' })
		expect(await beginDraft(db, at, { ...fresh(), from: 'x'.repeat(50_000_000) })).toMatchObject({ why: 'too_large' })
		const from = { from: day('2024-01-01'), validFrom: day('2027-01-01') }
		expect(await beginDraft(db, at, { ...fresh(), from })).toMatchObject({ why: 'no_such_version' })
		expect(await listDrafts(db)).toHaveLength(1)
	})

	test('of two who save at once one is told', async () => {
		const id = await copy()
		const { yaml } = await read(id)
		const save = (by: StaffId, words: string) =>
			saveDraft(db, later, { draft: id, title: words, yaml: `${yaml}# ${words}\n`, revision: 1, by })
		const outcomes = await Promise.all([save(manager, 'Lenes'), save(other, 'Ibs')])
		expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, value: 2 }])
		expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ why: 'changed_meanwhile' })
		const kept = await read(id)
		expect(kept).toMatchObject({ revision: 2, changedAt: later })
		expect(kept.yaml.endsWith(`# ${kept.title}\n`)).toBe(true)
	})

	test('saved unchanged, or again after an answer that was lost, is not changed', async () => {
		const id = await copy()
		const { title, yaml } = await read(id)
		const save = () => saveDraft(db, later, { draft: id, title, yaml: `${yaml}# x\n`, revision: 1, by: other })
		expect(await saveDraft(db, later, { draft: id, title, yaml, revision: 1, by: other })).toEqual({
			ok: true,
			value: 1,
		})
		expect(await save()).toEqual({ ok: true, value: 2 })
		expect(await save()).toEqual({ ok: true, value: 2 })
	})

	test('given up stays to be read, takes no change, and is never removed', async () => {
		const id = await copy()
		expect(await giveUpDraft(db, later, { draft: id, by: other })).toEqual({ ok: true, value: null })
		expect(await giveUpDraft(db, later, { draft: id, by: manager })).toEqual({ ok: true, value: null })
		const draft = await read(id)
		expect(draft.end).toEqual({ is: 'given_up', by: other, at: later })
		const { title, revision } = draft
		expect(await saveDraft(db, at, { draft: id, title, yaml: 'a: 1\n', revision, by: other })).toMatchObject({
			why: 'closed',
		})
		expect(await putInForce(db, at, await decision(id))).toMatchObject({ why: 'given_up' })
		await expect(sql`delete from standard.draft`.execute(db)).rejects.toThrow(/drafts_are_given_up_not_removed/)
	})

	test('that is not there is said so', async () => {
		const nobody = crypto.randomUUID() as DraftId
		expect(await findDraft(db, nobody)).toBeNull()
		expect(await giveUpDraft(db, at, { draft: nobody, by: manager })).toMatchObject({ why: 'no_such_draft' })
	})
})

describe('putting in force', () => {
	test('makes a version of it, with who approved it, from its first day on', async () => {
		const id = await copy()
		await change(id, 'phoneAfterSilences: 2', 'phoneAfterSilences: 3')
		expect(await putInForce(db, later, await decision(id))).toEqual({ ok: true, value: '2026-04-01' })
		const all = await listStandards(db)
		expect(all.at(-1)).toMatchObject({
			validFrom: '2026-04-01',
			phoneAfterSilences: 3,
			approval: { by: { da: 'Socialudvalget', en: 'The social committee' }, on: '2026-03-02' },
		})
		expect(standardOn(all, day('2026-03-31'))?.validFrom).toBe('2025-07-01')
		expect(standardOn(all, day('2026-04-01'))?.validFrom).toBe('2026-04-01')
		const draft = await read(id)
		expect(draft.end).toEqual({ is: 'in_force', by: manager, at: later, validFrom: '2026-04-01' })
		expect(draft.yaml).toContain('Socialudvalget')
		expect(draft.standard?.hash).toBe(all.at(-1)?.hash)
		expect(await giveUpDraft(db, later, { draft: id, by: manager })).toMatchObject({ why: 'in_force' })
	})

	test('twice, also at once, is once; broken off in the middle it is as if it had not begun', async () => {
		const id = await copy()
		const command = await decision(id)
		await expect(
			inTransaction(db, async (tx) => {
				expect(await putInForce(tx, at, command)).toMatchObject({ ok: true })
				throw new Error('the power went')
			}),
		).rejects.toThrow('the power went')
		expect(await versions()).toEqual(['2019-07-01', '2025-07-01'])
		expect(await read(id)).toMatchObject({ end: null, revision: 1 })
		const both = await Promise.all([putInForce(db, at, command), putInForce(db, at, { ...command, by: other })])
		expect(both).toEqual([
			{ ok: true, value: '2026-04-01' },
			{ ok: true, value: '2026-04-01' },
		])
		expect(await putInForce(db, later, command)).toEqual({ ok: true, value: '2026-04-01' })
		expect(await versions()).toEqual(['2019-07-01', '2025-07-01', '2026-04-01'])
		expect((await read(id)).end).toMatchObject({ at })
	})

	test('two drafts for crossing times, at once: one', async () => {
		const [first, second] = [await copy('2026-04-01'), await copy('2026-05-01')]
		await change(first, 'replaces:', 'validTo: 2026-12-31\nreplaces:')
		const outcomes = await Promise.all([
			putInForce(db, at, await decision(first)),
			putInForce(db, at, await decision(second)),
		])
		expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
		expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ why: 'overlaps' })
		expect(await versions()).toHaveLength(3)
	})

	test.each([
		['wrong', 'livesAlone: true', 'livesAlon: true', 'has_errors'],
		['of another municipality', 'municipality: soroe', 'municipality: anderby', 'another_municipality'],
		['from today', 'validFrom: 2026-04-01', 'validFrom: 2026-03-09', 'changes_what_is_decided'],
		['from the day of the one in force', 'validFrom: 2026-04-01', 'validFrom: 2025-07-01', 'has_errors'],
	])('%s: not', async (_, from, to, why) => {
		const id = await copy()
		await change(id, from, to)
		expect(await putInForce(db, at, await decision(id))).toMatchObject({ ok: false, why })
		expect(await versions()).toEqual(['2019-07-01', '2025-07-01'])
		expect((await read(id)).end).toBeNull()
	})

	test('not what someone else has changed meanwhile, nor without an approver, nor approved in time to come', async () => {
		const id = await copy()
		const command = await decision(id)
		await change(id, 'phoneAfterSilences: 2', 'phoneAfterSilences: 3')
		expect(await putInForce(db, at, command)).toMatchObject({ why: 'changed_meanwhile' })
		const again = await decision(id, { approvedBy: { da: 'Udvalget', en: '' } })
		expect(await putInForce(db, at, again)).toMatchObject({ why: 'approver_missing' })
		const early = await decision(id, { approvedOn: addDays(day('2026-03-09'), 1) })
		expect(await putInForce(db, at, early)).toMatchObject({ why: 'approved_later' })
	})

	test('a version to come that was decided here gives its place to a new decision, until it begins', async () => {
		const first = await copy()
		expect(await putInForce(db, at, await decision(first))).toMatchObject({ ok: true })
		const second = await copy()
		await change(second, 'phoneAfterSilences: 2', 'phoneAfterSilences: 5')
		expect(await putInForce(db, later, await decision(second))).toMatchObject({ ok: true })
		expect((await listStandards(db)).at(-1)?.phoneAfterSilences).toBe(5)
		const third = await copy()
		const begun = instant('2026-04-02T09:00:00+02:00')
		expect(await putInForce(db, begun, await decision(third))).toMatchObject({ why: 'changes_what_is_decided' })
	})

	test('of two, the one replaced keeps its text', async () => {
		const first = await copy()
		await putInForce(db, at, await decision(first))
		const second = await copy()
		await putInForce(db, later, await decision(second))
		expect((await read(first)).end).toMatchObject({ is: 'in_force', validFrom: '2026-04-01' })
		expect((await listDrafts(db)).map(({ end }) => end?.is)).toEqual(['in_force', 'in_force'])
	})
})

describe('the folder of files and what was decided here', () => {
	const folder = () => {
		const made = join(mkdtempSync(join(tmpdir(), 'hj-draft-')), 'standard')
		cpSync(files, made, { recursive: true })
		return made
	}

	test('live beside each other: a version without a file stays, and its file changes nothing', async () => {
		const id = await copy()
		await putInForce(db, at, await decision(id))
		expect(await loadStandards(db, at, files)).toEqual({ added: 0 })
		expect(await versions()).toHaveLength(3)
		const taken = folder()
		writeFileSync(join(taken, '2026-04-01.yaml'), (await read(id)).yaml)
		expect(await loadStandards(db, at, taken)).toEqual({ added: 0 })
		expect(await loadStandards(await freshDatabase(), at, taken)).toEqual({ added: 3 })
	})

	test('a file that says something else about the same day is refused, before and after it begins', async () => {
		const id = await copy()
		await putInForce(db, at, await decision(id))
		const taken = folder()
		const { yaml } = await read(id)
		writeFileSync(join(taken, '2026-04-01.yaml'), yaml.replace('phoneAfterSilences: 2', 'phoneAfterSilences: 9'))
		await expect(loadStandards(db, at, taken)).rejects.toThrow(/was put in force in the system.*Take it out as YAML/s)
		const begun = instant('2026-05-01T09:00:00+02:00')
		await expect(loadStandards(db, begun, taken)).rejects.toThrow(/has been in force since 2026-04-01/)
		expect((await listStandards(db)).at(-1)?.phoneAfterSilences).toBe(2)
	})

	test('what an earlier program read is read anew from the same text', async () => {
		await sql`update standard.version set hash = 'of old ' || valid_from,
			content = jsonb_set(content - 'merging', '{hash}', to_jsonb('of old ' || valid_from))`.execute(db)
		expect(await loadStandards(db, at, files)).toEqual({ added: 0 })
		expect(await listStandards(db)).toEqual(await listStandards(await loaded()))
	})

	test('a text in an older writing is taken from its file again', async () => {
		await sql`update standard.version set hash = 'of old ' || valid_from, written = 'exception: none'`.execute(db)
		expect(await loadStandards(db, at, files)).toEqual({ added: 2 })
		expect(await listStandards(db)).toEqual(await listStandards(await loaded()))
	})

	const loaded = async (): Promise<Db> => {
		const fresh = await freshDatabase()
		await loadStandards(fresh, at, files)
		return fresh
	}
})

test('a draft is as good as its text: nothing hostile keeps a page from showing', async () => {
	const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((to, n) => `${to}: &${to} [${`*${'abcdefgh'[n]},`.repeat(9)}]`).join('\n')}\n`
	for (const text of [
		bomb,
		`a: ${'['.repeat(20_000)}`,
		'\u0001',
		readFileSync('package.json', 'utf8'),
		'a: !!js/function x',
	]) {
		const draft = await read(await begun(text))
		expect(draft.standard).toBeNull()
		expect(draft.problems.length).toBeGreaterThan(0)
	}
})
