import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { lookOf, type NumberLook } from './cell-text.ts'
import { limits, type NoWorkbook } from './limits.ts'
import { listen } from './xml.ts'
import type { Allowance, Part } from './zip.ts'

export type Archive = { readonly parts: ReadonlyMap<string, Part>; readonly allowance: Allowance }

/** A path that a part names, from the folder of the part that names it. */
const resolved = (folder: string, target: string): string => {
	const steps: string[] = []
	for (const step of (target.startsWith('/') ? target : `${folder}/${target}`).split('/'))
		if (step === '..') steps.pop()
		else if (step !== '' && step !== '.') steps.push(step)
	return steps.join('/').toLowerCase()
}

type Relation = { readonly type: string; readonly path: string }

const relationsOf = async (
	{ parts, allowance }: Archive,
	of: string,
): Promise<Outcome<ReadonlyMap<string, Relation>, NoWorkbook>> => {
	const folder = of.split('/').slice(0, -1).join('/')
	const part = parts.get(`${folder === '' ? '' : `${folder}/`}_rels/${of.split('/').at(-1)}.rels`)
	const found = new Map<string, Relation>()
	if (part === undefined) return yes(found)
	const trouble = await listen(part, allowance, {
		open: (name, { Id, Type, Target, TargetMode }) => {
			if (name === 'Relationship' && Id && Type && Target && TargetMode !== 'External' && found.size < limits.entries)
				found.set(Id, { type: Type.split('/').at(-1) ?? '', path: resolved(folder, Target) })
			return null
		},
	})
	return trouble === null ? yes(found) : no(trouble)
}

export type Workbook = {
	/** Those a person sees first, in their order. */
	readonly sheets: readonly string[]
	readonly sharedTexts: string | null
	readonly styles: string | null
	readonly isFrom1904: boolean
}

/** Which parts are the workbook's sheets, and which serve them all. */
export const readWorkbook = async (archive: Archive): Promise<Outcome<Workbook, NoWorkbook>> => {
	const { parts, allowance } = archive
	const roots = await relationsOf(archive, '')
	if (!roots.ok) return roots
	const path = [...roots.value.values()].find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
	const part = parts.get(path)
	if (path.endsWith('.bin') || (part === undefined && parts.has('xl/workbook.bin'))) return no('binary_workbook')
	if (part === undefined || !/workbook/.test(path)) return no('no_workbook')
	const relations = await relationsOf(archive, path)
	if (!relations.ok) return relations
	const sheets: { path: string; isHidden: boolean }[] = []
	let isFrom1904 = false
	const trouble = await listen(part, allowance, {
		open: (name, attributes) => {
			if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
			if (name !== 'sheet' || sheets.length >= limits.entries) return null
			const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
			const relation = relations.value.get(id)
			if (relation?.type === 'worksheet')
				sheets.push({ path: relation.path, isHidden: /hidden/i.test(attributes.state ?? '') })
			return null
		},
	})
	const ofType = (wanted: string) => [...relations.value.values()].find(({ type }) => type === wanted)?.path ?? null
	if (trouble !== null) return no(trouble)
	return yes({
		sheets: sheets.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden)).map((sheet) => sheet.path),
		sharedTexts: ofType('sharedStrings'),
		styles: ofType('styles'),
		isFrom1904,
	})
}

/** How the numbers of each style are to be read. */
export const readStyles = async (
	archive: Archive,
	path: string | null,
): Promise<Outcome<readonly NumberLook[], NoWorkbook>> => {
	const part = path === null ? undefined : archive.parts.get(path)
	if (part === undefined) return yes([])
	const codes = new Map<number, string>()
	const ids: number[] = []
	let isInCellStyles = false
	const trouble = await listen(part, archive.allowance, {
		open: (name, { numFmtId, formatCode }) => {
			if (name === 'cellXfs') isInCellStyles = true
			if (name === 'numFmt' && codes.size < limits.styles) codes.set(Number(numFmtId), formatCode ?? '')
			if (name === 'xf' && isInCellStyles && ids.length < limits.styles) ids.push(Number(numFmtId ?? 0))
			return null
		},
		close: (name) => {
			if (name === 'cellXfs') isInCellStyles = false
			return null
		},
	})
	return trouble === null ? yes(ids.map((id) => lookOf(id, codes.get(id)))) : no(trouble)
}
