import type { Answer } from '#platform/web/index.ts'

/** A standard's text to take home. */
export const yamlFile = (yaml: string, name: string): Answer => ({
	file: yaml,
	type: 'application/yaml; charset=utf-8',
	name,
})
